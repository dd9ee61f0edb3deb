// Several photos of the library under one caption.

import { Node, crel } from "django-prose-editor/editor";

import { announce } from "newsroom/surface/announce";
import { pickPhotos } from "newsroom/surface/dialogs/photo_picker";
import { OwnNodeView } from "newsroom/surface/node_view";
import { button } from "newsroom/surface/tools";
import { fill, gettext } from "newsroom/surface/words";

export const MOST_PHOTOS = 40;

/** Read a list of numbers such as `3,9,12`: each once, what is no number left out. */
export function readIds(text, most) {
  const ids = (text ?? "").split(",").filter((piece) => /^\s*[1-9]\d{0,17}\s*$/.test(piece));
  return [...new Set(ids.map(Number))].slice(0, most);
}

/** Return `list` with the item at `index` moved by `step`. */
export function moved(list, index, step) {
  const copy = [...list];
  const [item] = copy.splice(index, 1);
  copy.splice(index + step, 0, item);
  return copy;
}

class GalleryView extends OwnNodeView {
  constructor(props) {
    super(props, { kind: gettext("Gallery"), content: "figcaption" });
    this.photos = props.extension.options.photos;
    this.list = crel("ol", { className: "gallery-photos" });
    this.face.append(this.list);
    this.add = button(gettext("Add photos"), {
      sign: "plus",
      words: true,
      onClick: () => this.addPhotos(),
    });
    this.fillTools([this.add]);
    this.placeholder(gettext("One caption for all. Empty: each photo has its own."));
  }

  draw() {
    const { ids } = this.node.attrs;
    this.name(fill(gettext("%(count)s photos"), { count: ids.length }));
    this.add.disabled = ids.length >= MOST_PHOTOS;
    this.list.replaceChildren(...ids.map((id, index) => this.item(id, index)));
  }

  item(id, index) {
    const last = this.node.attrs.ids.length - 1;
    const image = crel("img", { alt: "", loading: "lazy" });
    const title = crel("span", { className: "gallery-title" });
    const step = (label, sign, by, off) => {
      const onClick = () => this.shift(id, by);
      const made = button(label, { sign, name: `${sign}-${id}`, onClick });
      made.disabled = off;
      return made;
    };
    const tools = crel("div", { className: "gallery-tools" }, [
      step(gettext("Earlier"), "left", -1, index === 0),
      step(gettext("Later"), "right", 1, index === last),
      button(gettext("Take out"), { sign: "close", onClick: () => this.takeOut(id) }),
    ]);
    const item = crel("li", {}, [image, title, tools]);
    this.photos.get(id).then(
      (photo) => {
        item.classList.toggle("is-missing", !photo);
        title.textContent = photo?.title ?? fill(gettext("Photo %(id)s is gone"), { id });
        if (photo) image.src = photo.thumb || photo.preview;
        for (const tool of tools.children) {
          tool.setAttribute("aria-label", `${tool.title}: ${title.textContent}`);
        }
      },
      (error) => (title.textContent = error.message),
    );
    return item;
  }

  shift(id, by) {
    const { ids } = this.node.attrs;
    this.change({ ids: moved(ids, ids.indexOf(id), by) });
    const place = this.node.attrs.ids.indexOf(id) + 1;
    announce(fill(gettext("Now photo %(place)s of %(of)s."), { place, of: ids.length }));
    const names = by < 0 ? ["left", "right"] : ["right", "left"];
    for (const name of names) {
      const tool = this.list.querySelector(`[data-tool="${name}-${id}"]`);
      if (tool && !tool.disabled) return tool.focus();
    }
  }

  takeOut(id) {
    const ids = this.node.attrs.ids.filter((other) => other !== id);
    if (!ids.length) return this.remove();
    this.change({ ids });
    this.add.focus();
  }

  async addPhotos() {
    const { ids } = this.node.attrs;
    const picked = await pickPhotos({ photos: this.photos, editor: this.editor, several: true });
    const all = [...new Set([...ids, ...picked.map((photo) => photo.id)])].slice(0, MOST_PHOTOS);
    if (picked.length) this.change({ ids: all });
  }
}

export const Gallery = Node.create({
  name: "gallery",
  group: "story",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  selectable: true,

  addOptions: () => ({ photos: null }),

  addAttributes: () => ({
    ids: {
      default: [],
      rendered: false,
      parseHTML: (element) => readIds(element.dataset.gallery, MOST_PHOTOS),
    },
  }),

  parseHTML() {
    return [
      {
        tag: "figure[data-gallery]",
        priority: 60,
        getAttrs: (element) =>
          readIds(element.dataset.gallery, MOST_PHOTOS).length ? null : false,
        contentElement: (element) => element.querySelector("figcaption") ?? element,
      },
    ];
  },

  renderHTML: ({ node }) => [
    "figure",
    { "data-gallery": node.attrs.ids.join(",") },
    ["figcaption", 0],
  ],

  addNodeView: () => GalleryView.maker(),
});
