// Keys and typing in and around our own nodes. Their captions are lines of text to ProseMirror,
// which would otherwise split a photo in two at Enter, turn it into a heading, or replace a
// selected photo with the first letter typed.

import { Extension, pm } from "django-prose-editor/editor";

import { inOwnText, isOwn, ownBlock, selectNode } from "newsroom/surface/blocks";
import { paragraphBelow } from "newsroom/surface/insert";

const { NodeSelection, Plugin } = pm.state;
const { ReplaceAroundStep } = pm.transform;
const { Decoration, DecorationSet } = pm.view;

const isWhole = (state) =>
  state.selection instanceof NodeSelection && isOwn(state.selection.node);

/** Whether `tr` would turn one of our nodes into something else. */
function destroys(tr) {
  return tr.steps.some((step, index) => {
    if (!(step instanceof ReplaceAroundStep) || !step.structure) return false;
    const node = tr.docs[index].nodeAt(step.from);
    return isOwn(node) && step.slice.content.firstChild?.type !== node.type;
  });
}

/** Make a paragraph below a node that is selected as a whole, so that typing leaves it alone. */
function stepBelow(view) {
  if (!isWhole(view.state)) return false;
  paragraphBelow(view);
  return true;
}

export const Keys = Extension.create({
  name: "ownKeys",
  priority: 1000, // before the keys of lists, headings and tables

  addKeyboardShortcuts() {
    const inText = (does) => () => {
      const { view } = this.editor;
      if (!inOwnText(view.state)) return false;
      return does(view, ownBlock(view.state)) !== false;
    };
    const leave = inText((view) => paragraphBelow(view));
    return {
      Enter: () => stepBelow(this.editor.view) || leave(),
      "Mod-Enter": () => {
        paragraphBelow(this.editor.view);
        return true;
      },
      Escape: inText((view, { pos }) => selectNode(view, pos)),
      Backspace: inText((view, { pos }) => {
        const { empty, $from } = view.state.selection;
        if (!empty || $from.parentOffset > 0) return false;
        selectNode(view, pos);
      }),
      "Mod-a": inText((view, { node }) => {
        const { $from, from, to } = view.state.selection;
        // First the caption; once more selects the whole text, as everywhere.
        if (!node.content.size || to - from === node.content.size) return false;
        const { TextSelection } = pm.state;
        const range = TextSelection.create(view.state.doc, $from.start(), $from.end());
        view.dispatch(view.state.tr.setSelection(range));
      }),
    };
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        filterTransaction: (tr) => !tr.docChanged || !destroys(tr),
        props: {
          handleTextInput(view, _from, _to, text) {
            if (!stepBelow(view)) return false;
            view.dispatch(view.state.tr.insertText(text));
            return true;
          },
          handleDOMEvents: {
            compositionstart: (view) => {
              stepBelow(view);
              return false;
            },
          },
          // The tools of a node show while the cursor is in it.
          decorations(state) {
            const block = ownBlock(state);
            if (!block) return DecorationSet.empty;
            const end = block.pos + block.node.nodeSize;
            return DecorationSet.create(state.doc, [
              Decoration.node(block.pos, end, { class: "is-active" }),
            ]);
          },
        },
      }),
    ];
  },
});
