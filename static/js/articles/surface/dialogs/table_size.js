// Asks how large a table shall be.

import { crel } from "django-prose-editor/editor";

import { dialogForm, openDialog } from "newsroom/surface/dialogs/dialog";
import { complain, field, freshId } from "newsroom/surface/tools";
import { gettext } from "newsroom/surface/words";

const MOST = { rows: 100, columns: 12 };

/** Ask for rows and columns; promise `{rows, cols, withHeaderRow}`, or undefined. */
export function askTableSize(editor) {
  return openDialog({
    title: gettext("Table"),
    editor,
    fill(body, close) {
      const number = (value, most) =>
        crel("input", { type: "number", min: 1, max: most, value, required: true });
      const rows = number(3, MOST.rows);
      const columns = number(3, MOST.columns);
      rows.autofocus = true;
      const header = crel("input", { type: "checkbox", id: freshId(), checked: true });
      const label = crel("label", {
        htmlFor: header.id,
        textContent: gettext("The first row names the columns"),
      });
      body.append(
        dialogForm(
          [
            field(gettext("Rows"), rows),
            field(gettext("Columns"), columns),
            crel("div", { className: "surface-check" }, [header, label]),
          ],
          {
            does: gettext("Insert"),
            onCancel: () => close(),
            onSubmit() {
              const wrong = [rows, columns].filter((input) => !input.checkValidity());
              for (const input of [rows, columns]) {
                complain(input, wrong.includes(input) ? input.validationMessage : "");
              }
              if (wrong.length) return wrong[0].focus();
              close({
                rows: rows.valueAsNumber,
                cols: columns.valueAsNumber,
                withHeaderRow: header.checked,
              });
            },
          },
        ),
      );
      rows.select();
    },
  });
}
