// What a gallery and a related box share: a list of numbers, with one item for each, in order.

import { announce } from "newsroom/surface/announce";
import { OwnNodeView } from "newsroom/surface/node_view";
import { button } from "newsroom/surface/tools";

/** Read a list of numbers such as `3,9,12`: each once, what is no number left out. */
export function readIds(text, most) {
  const ids = (text ?? "").split(",").filter((piece) => /^\s*[1-9]\d{0,17}\s*$/.test(piece));
  return [...new Set(ids.map(Number))].slice(0, most);
}

/** Return `list` with the item at `index` moved by `step`. */
function moved(list, index, step) {
  const copy = [...list];
  const [item] = copy.splice(index, 1);
  copy.splice(index + step, 0, item);
  return copy;
}

/**
 * The view of a node whose attribute `ids` is such a list.
 *
 * A view of this kind has `this.list` (the element with the items), `this.add` (the button that
 * adds one), `signs` ([earlier, later], the names of its arrows) and `placeInWords(place, of)`.
 */
export class IdListView extends OwnNodeView {
  /** Return the button that moves the item `id` one place; `by` is -1 or 1. */
  step(label, id, by) {
    const sign = this.signs[by < 0 ? 0 : 1];
    const { ids } = this.node.attrs;
    const made = button(label, { sign, name: `${sign}-${id}`, onClick: () => this.shift(id, by) });
    made.disabled = ids.indexOf(id) === (by < 0 ? 0 : ids.length - 1);
    return made;
  }

  shift(id, by) {
    const { ids } = this.node.attrs;
    this.change({ ids: moved(ids, ids.indexOf(id), by) });
    const place = this.node.attrs.ids.indexOf(id) + 1;
    announce(this.placeInWords(place, ids.length));
    // The button of the same arrow keeps the focus; at the end of the list, the other one gets it.
    const names = by < 0 ? this.signs : [...this.signs].reverse();
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
}
