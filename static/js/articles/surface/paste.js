// What happens to what is pasted and dropped: markup of others is cleaned before it is read, files
// go to the upload, and a caption takes words only.

import { Extension, pm } from "django-prose-editor/editor";

import { announce } from "newsroom/surface/announce";
import { inOwnText } from "newsroom/surface/blocks";
import { pickPhotos } from "newsroom/surface/dialogs/photo_picker";
import { ACCEPTED } from "newsroom/surface/dialogs/photo_upload";
import { insertBlock } from "newsroom/surface/insert";
import { cleanPasted } from "newsroom/surface/paste_cleaner";
import { gettext } from "newsroom/surface/words";

const { Plugin, TextSelection } = pm.state;

/** Return the first picture among `files`, or null. */
const pictureIn = (files) => [...(files ?? [])].find((file) => file.type.startsWith("image/"));

export const Paste = Extension.create({
  name: "storyPaste",

  addOptions: () => ({ photos: null }),

  transformPastedHTML: (html) => cleanPasted(html),

  addProseMirrorPlugins() {
    const { editor } = this;
    const upload = async (file) => {
      if (!ACCEPTED.includes(file.type)) {
        announce(gettext("Pictures come as JPEG, PNG, WebP or AVIF."));
      }
      const [photo] = await pickPhotos({ photos: this.options.photos, editor, file });
      if (photo) insertBlock(editor, editor.schema.nodes.photo.create({ id: photo.id }));
    };
    return [
      new Plugin({
        props: {
          handlePaste(view, event, slice) {
            const picture = pictureIn(event.clipboardData?.files);
            // Word and spreadsheets put a picture of the words beside the words: words win.
            if (picture && !event.clipboardData.types.includes("text/html")) {
              upload(picture);
              return true;
            }
            if (!inOwnText(view.state) || isInline(slice)) return false;
            const words = slice.content.textBetween(0, slice.content.size, " ", " ");
            view.dispatch(view.state.tr.insertText(words.replace(/\s+/g, " ")).scrollIntoView());
            return true;
          },
          handleDrop(view, event) {
            const picture = pictureIn(event.dataTransfer?.files);
            if (!picture) return false;
            event.preventDefault();
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
            if (at) {
              const near = TextSelection.near(view.state.doc.resolve(at.pos));
              view.dispatch(view.state.tr.setSelection(near));
            }
            upload(picture);
            return true;
          },
        },
      }),
    ];
  },
});

/** Whether `slice` is a piece of a single line, which fits into a caption as it is. */
function isInline({ content, openStart, openEnd }) {
  const [first] = content.content;
  return content.childCount === 1 && first.type.name === "paragraph" && openStart && openEnd;
}
