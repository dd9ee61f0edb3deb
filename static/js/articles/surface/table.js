// Tables: at the top level only, a paragraph or list in each cell, no widths and no merging by hand
// (cells that span, from Word or a web page, are kept).

import {
  Table as BaseTable,
  TableCell as BaseCell,
  TableHeader as BaseHeader,
} from "django-prose-editor/editor";

import { askTableSize } from "newsroom/surface/dialogs/table_size";
import { insertBlock } from "newsroom/surface/insert";

const cell = {
  content: "(paragraph | bulletList | orderedList)+",

  addAttributes() {
    const { colspan, rowspan, colwidth } = this.parent();
    // Widths are a matter of the page. ProseMirror's tables want the attribute all the same.
    return { colspan, rowspan, colwidth: { ...colwidth, default: null, rendered: false } };
  },
};

export const Table = BaseTable.extend({ group: "story" });
export const TableCell = BaseCell.extend(cell);
export const TableHeader = BaseHeader.extend(cell);

/** Ask for a size and put an empty table at the cursor. */
export async function insertTable(editor) {
  const size = await askTableSize(editor);
  if (!size) return;
  const { table, tableRow, tableHeader, tableCell } = editor.schema.nodes;
  const row = (type) =>
    tableRow.create(null, Array.from({ length: size.cols }, () => type.createAndFill()));
  const rows = Array.from({ length: size.rows }, (_, index) =>
    row(index === 0 && size.withHeaderRow ? tableHeader : tableCell),
  );
  insertBlock(editor, table.create(null, rows));
}
