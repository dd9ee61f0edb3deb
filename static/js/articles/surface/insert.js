// Putting a block of our own into the text where the cursor is.

import { pm } from "django-prose-editor/editor";

import { dispatchApart } from "newsroom/surface/blocks";

const { NodeSelection, TextSelection } = pm.state;

/**
 * Insert `node` at the cursor. In the middle of a top-level paragraph it splits the paragraph and
 * the spaces at the cut go; an empty paragraph gives way; anywhere else it comes after the block
 * the cursor is in. The cursor ends in the node's own text if it has one, else on the node.
 */
export function insertBlock(editor, node) {
  const { view } = editor;
  const { tr, schema } = view.state;
  // What is selected stays: a block is put after it, not in its place.
  const $cursor = tr.selection instanceof NodeSelection ? null : tr.selection.$to;
  const paragraph = $cursor?.depth === 1 && $cursor.parent.type.name === "paragraph";
  const pos = paragraph ? cut(tr, $cursor) : afterBlock(tr);
  tr.insert(pos, node);
  const after = pos + node.nodeSize;
  // Without a paragraph below there would be nowhere to go on writing.
  if (after === tr.doc.content.size) tr.insert(after, schema.nodes.paragraph.create());
  tr.setSelection(
    node.inlineContent
      ? TextSelection.create(tr.doc, pos + 1)
      : node.type.name === "table"
        ? TextSelection.near(tr.doc.resolve(pos + 1))
        : NodeSelection.create(tr.doc, pos),
  );
  dispatchApart(view, tr.scrollIntoView());
  view.focus();
  return pos;
}

/** Make room in the paragraph around `$cursor` and return the place. */
function cut(tr, $cursor) {
  const text = $cursor.parent;
  if (text.content.size === 0) {
    tr.delete($cursor.before(), $cursor.after());
    return $cursor.before();
  }
  const before = text.textBetween(0, $cursor.parentOffset, null, "\ufffc");
  const after = text.textBetween($cursor.parentOffset, text.content.size, null, "\ufffc");
  if (!after.trim()) return $cursor.after();
  if (!before.trim()) return $cursor.before();
  const start = $cursor.pos - (before.length - before.trimEnd().length);
  const end = $cursor.pos + (after.length - after.trimStart().length);
  tr.delete(start, end).split(start);
  return start + 1;
}

function afterBlock(tr) {
  const { $to } = tr.selection;
  return $to.depth ? $to.after(1) : $to.pos;
}

/** Put an empty paragraph after the top-level block around the cursor, and the cursor into it. */
export function paragraphBelow(view) {
  const { tr, schema, selection } = view.state;
  const pos = selection.$to.depth ? selection.$to.after(1) : selection.to;
  const next = tr.doc.resolve(pos).nodeAfter;
  if (!(next?.type.name === "paragraph" && next.content.size === 0)) {
    tr.insert(pos, schema.nodes.paragraph.create());
  }
  tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView();
  dispatchApart(view, tr);
  view.focus();
}
