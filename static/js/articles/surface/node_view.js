// How one of our nodes looks and behaves in the editor: a picture or card, its words, and tools
// that show while the cursor is in it. Each kind of node extends this.

import { crel, pm } from "django-prose-editor/editor";

import { announce } from "newsroom/surface/announce";
import { changeAttributes, dispatchApart, selectNode } from "newsroom/surface/blocks";
import { moveBlock } from "newsroom/surface/move";
import { button } from "newsroom/surface/tools";
import { fill, gettext } from "newsroom/surface/words";

const { NodeSelection, TextSelection } = pm.state;

export class OwnNodeView {
  /** `kind` names the node to people; `content` is the tag of its own text, if it has one. */
  constructor({ node, editor, getPos }, { kind, tag = "figure", content = "" }) {
    this.node = node;
    this.editor = editor;
    this.view = editor.view;
    this.getPos = getPos;
    this.kind = kind;
    this.dom = crel(tag, { className: `own-node own-${node.type.name}`, role: "group" });
    this.face = crel("div", { className: "own-face", contentEditable: "false" });
    this.tools = crel("div", { className: "own-tools", role: "group", contentEditable: "false" });
    this.tools.setAttribute("aria-label", fill(gettext("Tools: %(kind)s"), { kind }));
    if (content) {
      this.contentDOM = crel(content, { className: "own-text" });
      this.holder = crel("div", { className: "own-holder" }, [this.contentDOM]);
    }
    this.dom.append(...[this.face, this.holder, this.tools].filter(Boolean));
    this.name("");
    this.listen();
  }

  /** Say what the node is and what is in it. */
  name(title) {
    this.dom.setAttribute("aria-label", title ? `${this.kind}: ${title}` : this.kind);
  }

  listen() {
    // The picture belongs to a node that has text, so ProseMirror would not select it by itself.
    this.face.addEventListener("click", (event) => {
      if (!event.target.closest("button, input, select, a")) selectNode(this.view, this.getPos());
    });
    // Pressing in the words of a node that is selected as a whole would start to drag it.
    this.holder?.addEventListener("mousedown", (event) => {
      const { selection } = this.view.state;
      if (!(selection instanceof NodeSelection) || selection.from !== this.getPos()) return;
      const at = this.view.posAtCoords({ left: event.clientX, top: event.clientY });
      if (!at) return;
      const near = TextSelection.near(this.view.state.doc.resolve(at.pos));
      this.view.dispatch(this.view.state.tr.setSelection(near));
    });
    for (const part of [this.face, this.tools]) {
      part.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        this.back();
      });
      part.addEventListener("focusin", () => this.activate());
    }
  }

  /** Put the selection on this node if it is elsewhere, so that its tools are the ones shown. */
  activate() {
    const { $from } = this.view.state.selection;
    const pos = this.getPos();
    if (pos === undefined || ($from.pos >= pos && $from.pos < pos + this.node.nodeSize)) return;
    const whole = NodeSelection.create(this.view.state.doc, pos);
    this.view.dispatch(this.view.state.tr.setSelection(whole));
  }

  /** Go back from the tools to the text. */
  back() {
    const pos = this.getPos();
    if (!this.contentDOM) return selectNode(this.view, pos);
    const inside = TextSelection.create(this.view.state.doc, pos + 1 + this.node.content.size);
    this.view.dispatch(this.view.state.tr.setSelection(inside));
    this.view.focus();
  }

  /** Fill the tools: those of this kind of node, then those that all have. */
  fillTools(own) {
    const common = crel("div", { className: "own-tools-common" }, [
      button(gettext("Move up"), { sign: "up", name: "up", onClick: () => this.move(-1) }),
      button(gettext("Move down"), { sign: "down", name: "down", onClick: () => this.move(1) }),
      button(fill(gettext("Remove: %(kind)s"), { kind: this.kind }), {
        sign: "remove",
        name: "remove",
        onClick: () => this.remove(),
      }),
    ]);
    this.tools.replaceChildren(...own, common);
    // A view-only text has no tools, and its fields must not be reachable either.
    this.tools.inert = !this.editor.isEditable;
  }

  change(attributes) {
    changeAttributes(this.view, this.getPos(), attributes);
  }

  move(direction) {
    const pos = moveBlock(this.view, direction);
    if (pos === null) return;
    // ProseMirror may have drawn the node anew: the focus goes to the same button of the new one.
    const name = direction < 0 ? "up" : "down";
    this.view.nodeDOM(pos)?.querySelector(`[data-tool="${name}"]`)?.focus();
  }

  remove() {
    const pos = this.getPos();
    const { tr } = this.view.state;
    tr.delete(pos, pos + this.node.nodeSize);
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size))));
    dispatchApart(this.view, tr);
    this.view.focus();
    announce(fill(gettext("Removed: %(kind)s. Undo brings it back."), { kind: this.kind }));
  }

  /** Show in grey, where the node's own words are missing, what stands there instead. */
  placeholder(words) {
    this.holder.dataset.placeholder = words;
    this.contentDOM.setAttribute("aria-label", words);
  }

  /** Draw the attributes of `this.node`; each kind has its own. */
  draw() {}

  /** Return the function that Tiptap wants: it makes a view of this kind and draws it. */
  static maker() {
    return (props) => {
      const made = new this(props);
      made.update(props.node);
      return made;
    };
  }

  // What ProseMirror asks of a node view ----------------------------------------------------------

  update(node) {
    if (node.type !== this.node.type) return false;
    const before = this.node;
    this.node = node;
    this.holder?.classList.toggle("is-blank", node.content.size === 0);
    if (before === node || JSON.stringify(before.attrs) !== JSON.stringify(node.attrs)) this.draw();
    return true;
  }

  selectNode() {
    this.dom.classList.add("ProseMirror-selectednode");
  }

  deselectNode() {
    this.dom.classList.remove("ProseMirror-selectednode");
  }

  stopEvent(event) {
    if (/^(drag|drop)/.test(event.type)) return false;
    return this.tools.contains(event.target) || Boolean(event.target.closest?.(".own-face button"));
  }

  // Only the words are the document. Without this every change of a picture would make ProseMirror
  // read the node anew, which changes the picture again, without end.
  ignoreMutation(mutation) {
    if (!this.contentDOM?.contains(mutation.target)) return true;
    return mutation.type === "attributes" && mutation.target === this.contentDOM;
  }
}
