// A photo of the library in the text: its picture, the caption for this story, and tools for size,
// description and crop. What is left blank comes from the library, and the node says so.

import { Node, crel } from "django-prose-editor/editor";

import { pickPhotos } from "newsroom/surface/dialogs/photo_picker";
import { FocusPoint } from "newsroom/surface/focus_point";
import { OwnNodeView } from "newsroom/surface/node_view";
import { button, field, line, select } from "newsroom/surface/tools";
import { fill, gettext } from "newsroom/surface/words";

const SIZES = () => [
  ["text", gettext("As wide as the text")],
  ["wide", gettext("Wide")],
  ["full", gettext("Full width")],
  ["small", gettext("Small, beside the text")],
];
const RATIOS = () => [
  ["", gettext("As the photo is")],
  ["3:2", "3:2"],
  ["16:9", "16:9"],
  ["1:1", gettext("1:1, square")],
  ["4:5", gettext("4:5, upright")],
];
const CROP = /^(3:2|16:9|1:1|4:5)?(?:@(\d{1,3}),(\d{1,3}))?$/;

/** Take a crop such as `16:9@20,75` apart: `{ratio, point}`, either may be empty. */
export function readCrop(crop) {
  const [, ratio = "", x, y] = CROP.exec(crop) ?? [];
  return { ratio, point: x === undefined ? null : [Number(x), Number(y)] };
}

/** Put a crop together again. */
export const writeCrop = ({ ratio, point }) =>
  ratio + (point ? `@${point.map(Math.round).join(",")}` : "");

class PhotoView extends OwnNodeView {
  photo = undefined; // not known yet; null: there is none

  constructor(props) {
    super(props, { kind: gettext("Photo"), content: "figcaption" });
    this.photos = props.extension.options.photos;
    this.image = crel("img", { alt: "" });
    this.missing = crel("p", { className: "own-missing", hidden: true });
    this.point = new FocusPoint(this.image, (point) => {
      const { ratio } = readCrop(this.node.attrs.crop);
      this.change({ crop: writeCrop({ ratio, point }) });
    });
    this.face.append(this.image, this.point.mark, this.missing);
    this.credit = crel("span", { className: "photo-credit", contentEditable: "false" });
    this.holder.append(this.credit);
    this.size = select(SIZES(), (size) => this.change({ size }));
    this.ratio = select(RATIOS(), (ratio) => {
      const { point } = readCrop(this.node.attrs.crop);
      this.change({ crop: writeCrop({ ratio, point }) });
    });
    this.alt = line({ maxLength: 300 }, (alt) => this.change({ alt }));
    this.fillTools([
      field(gettext("Description for those who cannot see it"), this.alt),
      field(gettext("Size"), this.size),
      field(gettext("Crop"), this.ratio),
      field(gettext("Keep in view"), this.point.control),
      button(gettext("Another photo"), {
        sign: "replace",
        words: true,
        onClick: () => this.swap(),
      }),
    ]);
  }

  draw() {
    const { id, size, alt, crop } = this.node.attrs;
    this.dom.dataset.size = size;
    this.size.value = size;
    if (this.alt !== document.activeElement) this.alt.value = alt;
    const { ratio, point } = readCrop(crop);
    this.ratio.value = ratio;
    this.shape(ratio);
    this.point.show(point, this.photo?.focus);
    if (this.shownId !== id) this.load(id);
  }

  /** Give the picture its place at once: as the crop says, else as the photo is. */
  shape(ratio) {
    const { width, height } = this.photo ?? {};
    const shape = ratio.replace(":", " / ") || (height ? `${width} / ${height}` : "3 / 2");
    this.dom.style.setProperty("--crop", shape);
    this.dom.style.setProperty("--whole", height ? `${width} / ${height}` : shape);
  }

  async load(id) {
    this.shownId = id;
    this.photo = undefined;
    this.placeholder(gettext("Caption"));
    try {
      const photo = await this.photos.get(id);
      if (this.shownId === id) this.showPhoto(photo);
    } catch (error) {
      this.showMissing(error.message);
      // Whoever signs in again in another tab comes back to this one.
      addEventListener("focus", () => this.load(this.node.attrs.id), { once: true });
    }
  }

  showPhoto(photo) {
    this.photo = photo;
    if (!photo) {
      const words = gettext(
        "Photo %(id)s is no longer in the library. Readers see nothing here: remove it or choose " +
          "another photo.",
      );
      this.showMissing(fill(words, { id: this.node.attrs.id }));
      return;
    }
    this.missing.hidden = true;
    this.dom.classList.remove("is-missing");
    this.image.hidden = false;
    this.shape(readCrop(this.node.attrs.crop).ratio);
    this.image.src = photo.preview || photo.thumb;
    this.name(photo.title);
    this.credit.textContent = photo.credit;
    const inherited = gettext("From the library: %(words)s");
    this.placeholder(
      photo.caption
        ? fill(inherited, { words: photo.caption })
        : gettext("Write a caption: the library has none."),
    );
    this.alt.placeholder = photo.alt
      ? fill(inherited, { words: photo.alt })
      : gettext("Missing: say in one sentence what it shows.");
    this.dom.classList.toggle("lacks-alt", !photo.alt);
    this.point.show(readCrop(this.node.attrs.crop).point, photo.focus);
  }

  showMissing(words) {
    this.image.hidden = true;
    this.missing.hidden = false;
    this.missing.textContent = words;
    this.dom.classList.add("is-missing");
    this.name(words);
  }

  async swap() {
    const [photo] = await pickPhotos({ photos: this.photos, editor: this.editor });
    // The crop belonged to the other picture, and so did its description.
    if (photo) this.change({ id: photo.id, crop: "", alt: "" });
  }
}

export const Photo = Node.create({
  name: "photo",
  group: "story",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  selectable: true,

  addOptions: () => ({ photos: null }),

  addAttributes() {
    const from = (name, fallback = "") => ({
      default: fallback,
      rendered: false,
      parseHTML: (element) => element.getAttribute(name) ?? fallback,
    });
    const sizes = SIZES().map(([value]) => value);
    const size = (element) =>
      sizes.includes(element.dataset.size) ? element.dataset.size : "text";
    return {
      id: { default: null, rendered: false, parseHTML: (element) => Number(element.dataset.photo) },
      size: { ...from("data-size", "text"), parseHTML: size },
      alt: from("data-alt"),
      crop: from("data-crop"),
    };
  },

  parseHTML() {
    return [
      {
        tag: "figure[data-photo]",
        priority: 60,
        getAttrs: (element) => (/^[1-9]\d{0,17}$/.test(element.dataset.photo) ? null : false),
        contentElement: (element) => element.querySelector("figcaption") ?? element,
      },
    ];
  },

  renderHTML({ node }) {
    const { id, size, alt, crop } = node.attrs;
    const attributes = { "data-photo": id, "data-size": size };
    if (alt) attributes["data-alt"] = alt;
    if (crop) attributes["data-crop"] = crop;
    return ["figure", attributes, ["figcaption", 0]];
  },

  addNodeView: () => PhotoView.maker(),
});
