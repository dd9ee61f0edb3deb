// Several photos of the library under one caption.

import { Node, crel } from "django-prose-editor/editor";

import { pickPhotos } from "newsroom/surface/dialogs/photo_picker";
import { IdListView, readIds } from "newsroom/surface/id_list";
import { button } from "newsroom/surface/tools";
import { fill, gettext } from "newsroom/surface/words";

export const MOST_PHOTOS = 40;

class GalleryView extends IdListView {
  signs = ["left", "right"];

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
    this.list.replaceChildren(...ids.map((id) => this.item(id)));
  }

  item(id) {
    const image = crel("img", { alt: "", loading: "lazy" });
    const title = crel("span", { className: "gallery-title" });
    const tools = crel("div", { className: "gallery-tools" }, [
      this.step(gettext("Earlier"), id, -1),
      this.step(gettext("Later"), id, 1),
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

  placeInWords(place, of) {
    return fill(gettext("Now photo %(place)s of %(of)s."), { place, of });
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
