// Words of the story shown large once more, and whose words they are.

import { Node, crel } from "django-prose-editor/editor";

import { OwnNodeView } from "newsroom/surface/node_view";
import { line } from "newsroom/surface/tools";
import { gettext } from "newsroom/surface/words";

class PullquoteView extends OwnNodeView {
  constructor(props) {
    super(props, { kind: gettext("Pull quote"), content: "blockquote" });
    this.face.remove();
    this.cite = line({ maxLength: 200, className: "pullquote-cite" }, (cite) =>
      this.change({ cite }),
    );
    this.cite.placeholder = gettext("Whose words?");
    this.cite.setAttribute("aria-label", gettext("Whose words?"));
    this.source = crel("div", { className: "pullquote-source", contentEditable: "false" }, [
      this.cite,
    ]);
    this.source.addEventListener("focusin", () => this.activate());
    this.cite.disabled = !this.editor.isEditable;
    this.tools.before(this.source);
    this.fillTools([]);
    this.placeholder(gettext("A sentence worth reading twice"));
  }

  draw() {
    if (this.cite !== document.activeElement) this.cite.value = this.node.attrs.cite;
    this.dom.classList.toggle("lacks-cite", !this.node.attrs.cite);
  }

  stopEvent(event) {
    return super.stopEvent(event) || event.target === this.cite;
  }
}

export const Pullquote = Node.create({
  name: "pullquote",
  group: "story",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  selectable: true,

  addAttributes: () => ({
    cite: {
      default: "",
      rendered: false,
      parseHTML: (element) => element.dataset.cite ?? "",
    },
  }),

  parseHTML: () => [{ tag: "blockquote[data-pullquote]", priority: 60 }],

  renderHTML({ node }) {
    const attributes = { "data-pullquote": "" };
    if (node.attrs.cite) attributes["data-cite"] = node.attrs.cite;
    return ["blockquote", attributes, 0];
  },

  addNodeView: () => PullquoteView.maker(),
});
