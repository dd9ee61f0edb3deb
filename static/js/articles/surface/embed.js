// Something that stands elsewhere: a video, a post, a map. Kept as its address and shown as a card;
// nothing is loaded from there while somebody writes.

import { Node, crel } from "django-prose-editor/editor";

import { askEmbedAddress, embedAddress } from "newsroom/surface/dialogs/embed_address";
import { icon } from "newsroom/surface/icons";
import { OwnNodeView } from "newsroom/surface/node_view";
import { button } from "newsroom/surface/tools";
import { fill, gettext } from "newsroom/surface/words";

class EmbedView extends OwnNodeView {
  constructor(props) {
    super(props, { kind: gettext("Embed"), content: "figcaption" });
    this.where = crel("strong");
    this.address = crel("span", { className: "embed-address" });
    const words = crel("div", { className: "embed-words" }, [this.where, this.address]);
    this.face.append(crel("div", { className: "embed-card" }, [icon("embed"), words]));
    this.fillTools([
      button(gettext("Another address"), {
        sign: "replace",
        words: true,
        onClick: () => this.swap(),
      }),
    ]);
    this.placeholder(gettext("Caption"));
  }

  draw() {
    const { url } = this.node.attrs;
    const host = new URL(url).hostname.replace(/^www\./, "");
    this.where.textContent = fill(gettext("Readers open this on %(host)s"), { host });
    this.address.textContent = url;
    this.name(host);
  }

  async swap() {
    const url = await askEmbedAddress(this.editor, this.node.attrs.url);
    if (url) this.change({ url });
  }
}

export const Embed = Node.create({
  name: "embed",
  group: "story",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  selectable: true,

  addAttributes: () => ({
    url: {
      default: "",
      rendered: false,
      parseHTML: (element) => embedAddress(element.dataset.embed),
    },
  }),

  parseHTML: () => [
    {
      tag: "figure[data-embed]",
      priority: 60,
      getAttrs: (element) => (embedAddress(element.dataset.embed) ? null : false),
      contentElement: (element) => element.querySelector("figcaption") ?? element,
    },
  ],

  renderHTML: ({ node }) => ["figure", { "data-embed": node.attrs.url }, ["figcaption", 0]],

  addNodeView: () => EmbedView.maker(),
});
