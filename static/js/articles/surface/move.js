// Moving the block around the cursor up and down: Alt+Up and Alt+Down, and the arrow buttons.

import { Extension } from "django-prose-editor/editor";

import { announce } from "newsroom/surface/announce";
import { dispatchApart, topBlock } from "newsroom/surface/blocks";
import { fill, gettext } from "newsroom/surface/words";

/**
 * Move the top-level block around the cursor by one (`direction` -1 or 1).
 *
 * It is the neighbour that is carried across, so the selection in the block survives. Returns
 * where the block is now, or null if it is at the end already.
 */
export function moveBlock(view, direction) {
  const block = topBlock(view.state);
  if (!block) return null;
  const { doc, tr } = view.state;
  const neighbour = doc.maybeChild(block.index + direction);
  if (!neighbour) {
    const first = gettext("It is the first already.");
    announce(direction < 0 ? first : gettext("It is the last already."));
    return null;
  }
  const end = block.pos + block.node.nodeSize;
  let pos = block.pos;
  if (direction < 0) {
    const start = block.pos - neighbour.nodeSize;
    tr.insert(end, neighbour).delete(start, block.pos);
    pos = start;
  } else {
    tr.delete(end, end + neighbour.nodeSize).insert(block.pos, neighbour);
    pos = block.pos + neighbour.nodeSize;
  }
  dispatchApart(view, tr.scrollIntoView());
  const place = { place: block.index + direction + 1, of: doc.childCount };
  announce(fill(gettext("Moved: now %(place)s of %(of)s."), place));
  return pos;
}

export const Move = Extension.create({
  name: "move",

  addKeyboardShortcuts() {
    const move = (direction) => () => {
      moveBlock(this.editor.view, direction);
      return true; // also at the end, where the browser would do something else
    };
    return { "Alt-ArrowUp": move(-1), "Alt-ArrowDown": move(1) };
  },
});
