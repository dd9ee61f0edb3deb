// The frame of every dialog: it stands outside the form around the editor, closes with Escape, and
// gives the focus back to where it came from.

import { crel } from "django-prose-editor/editor";

import { button, freshId } from "newsroom/surface/tools";
import { gettext } from "newsroom/surface/words";

/**
 * Open a dialog and promise what it is closed with; undefined if it is given up.
 *
 * `fill(body, close)` puts things into it; `close(result)` ends it. A form in it is sent by Enter
 * to nobody: the dialog's own code decides.
 */
export function openDialog({ title, editor, className = "", fill }) {
  return new Promise((resolve) => {
    const heading = crel("h2", { id: freshId(), textContent: title });
    const body = crel("div", { className: "surface-dialog-body" });
    // At once, not when the browser comes to say that it has closed: a letter typed meanwhile would
    // stand in the text before what the dialog puts there.
    let open = true;
    const end = (result) => {
      if (!open) return;
      open = false;
      dialog.remove();
      editor?.view.focus();
      resolve(result);
    };
    const close = (value) => {
      dialog.close();
      end(value);
    };
    const shut = button(gettext("Close"), { sign: "close", onClick: () => close() });
    const dialog = crel("dialog", { className: `surface-dialog ${className}` }, [
      crel("header", {}, [heading, shut]),
      body,
    ]);
    dialog.setAttribute("aria-labelledby", heading.id);
    // A press on the backdrop lands on the dialog itself; what is inside fills it completely.
    dialog.addEventListener("click", (event) => event.target === dialog && close());
    dialog.addEventListener("close", () => end());
    document.body.append(dialog);
    dialog.showModal();
    fill(body, close);
    (body.querySelector("[autofocus]") ?? shut).focus();
  });
}

/** A form with a row of buttons at its end: the one that does it, and Cancel. */
export function dialogForm(parts, { does, onSubmit, onCancel }) {
  const submit = crel("button", {
    type: "submit",
    className: "surface-button surface-main",
    textContent: does,
  });
  const actions = crel("div", { className: "surface-actions" }, [
    submit,
    button(gettext("Cancel"), { onClick: onCancel }),
  ]);
  const form = crel("form", { noValidate: true }, [...parts, actions]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onSubmit(submit);
  });
  return form;
}
