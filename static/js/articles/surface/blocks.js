// What the nodes of our own have in common, seen from the document: where they are, what encloses
// the cursor, and how one of them changes in a single step of undo.

import { pm } from "django-prose-editor/editor";

const { NodeSelection } = pm.state;
const { closeHistory } = pm.history;

export const OWN_NODES = ["photo", "gallery", "related", "pullquote", "embed"];

export const isOwn = (node) => Boolean(node) && OWN_NODES.includes(node.type.name);

/** Return the top-level block the selection is in: `{node, pos, index}`, or null. */
export function topBlock(state) {
  const { selection } = state;
  const { $from } = selection;
  if ($from.depth === 0 && !(selection instanceof NodeSelection)) return null;
  const index = $from.index(0);
  if (index >= state.doc.childCount) return null;
  return { node: state.doc.child(index), pos: $from.posAtIndex(index, 0), index };
}

/** Return our node that the selection is in or is, as `{node, pos}`, or null. */
export function ownBlock(state) {
  const block = topBlock(state);
  return block && isOwn(block.node) ? block : null;
}

/** Whether the cursor is in a caption or a pull quote, where only words in a row may stand. */
export function inOwnText(state) {
  return !(state.selection instanceof NodeSelection) && ownBlock(state) !== null;
}

/** Dispatch `tr` as an undo step of its own, even straight after typing. */
export function dispatchApart(view, tr) {
  view.dispatch(closeHistory(tr));
}

/** Change attributes of the node at `pos`, if any of them really changes. */
export function changeAttributes(view, pos, attributes) {
  const node = view.state.doc.nodeAt(pos);
  const changed = Object.entries(attributes).filter(
    ([name, value]) => JSON.stringify(node.attrs[name]) !== JSON.stringify(value),
  );
  if (!changed.length) return;
  const { tr } = view.state;
  for (const [name, value] of changed) tr.setNodeAttribute(pos, name, value);
  dispatchApart(view, tr);
}

/** Select the node at `pos` as a whole. */
export function selectNode(view, pos) {
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)));
  view.focus();
}
