// Putting a new photo into the library without leaving the story.

import { crel } from "django-prose-editor/editor";

import { dialogForm } from "newsroom/surface/dialogs/dialog";
import { fetchJson } from "newsroom/surface/lookup";
import { button, complain, field } from "newsroom/surface/tools";
import { fill, gettext } from "newsroom/surface/words";

export const ACCEPTED = ["image/jpeg", "image/png", "image/webp", "image/avif"];
const PATIENCE = 120_000; // a large photo over a phone's connection

const token = (editor) =>
  editor.view.dom.closest("form")?.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

/** Return the form. `onDone` gets the photo as the library knows it now. */
export function uploadForm({ address, editor, file, onDone, onCancel }) {
  const chosen = crel("input", { type: "file", accept: ACCEPTED.join() });
  const preview = crel("img", { className: "upload-preview", alt: "", hidden: true });
  const caption = crel("textarea", { rows: 3, maxLength: 2000 });
  const credit = crel("input", { type: "text", maxLength: 150, autocomplete: "off" });
  const alt = crel("input", { type: "text", maxLength: 300, autocomplete: "off" });
  const status = crel("p", { className: "surface-status", role: "alert" });
  const existing = crel("div", { className: "upload-existing" });

  const show = () => {
    complain(chosen, "");
    existing.replaceChildren();
    if (preview.src) URL.revokeObjectURL(preview.src);
    const [picked] = chosen.files;
    preview.hidden = !picked;
    if (picked) preview.src = URL.createObjectURL(picked);
  };
  chosen.addEventListener("change", show);

  const send = async (submit) => {
    const [picked] = chosen.files;
    existing.replaceChildren();
    if (!picked) {
      complain(chosen, gettext("Choose a photo on this device first."));
      return chosen.focus();
    }
    const body = new FormData();
    const words = { caption: caption.value, credit: credit.value, alt: alt.value };
    body.append("file", picked);
    for (const [name, value] of Object.entries(words)) body.append(name, value.trim());
    submit.disabled = true;
    status.textContent = fill(gettext("Sending %(name)s…"), { name: picked.name });
    try {
      const headers = { Accept: "application/json", "X-CSRFToken": token(editor) };
      onDone(await fetchJson(address, { method: "POST", body, headers, patience: PATIENCE }));
    } catch (error) {
      status.textContent = "";
      complain(chosen, error.message);
      // The library has this very picture already: offer that one instead of a second copy.
      const known = error.answer?.photo;
      if (known) {
        const words = fill(gettext("Use “%(title)s” from the library"), { title: known.title });
        existing.append(button(words, { className: "surface-main", onClick: () => onDone(known) }));
      }
      chosen.focus();
    } finally {
      submit.disabled = false;
    }
  };

  const form = dialogForm(
    [
      field(gettext("Photo"), chosen, { hint: gettext("JPEG, PNG, WebP or AVIF.") }),
      preview,
      existing,
      field(gettext("Caption"), caption, {
        hint: gettext("What it shows. Empty: what the file says of itself."),
      }),
      field(gettext("Credit"), credit, {
        hint: gettext("The name alone. Empty: what the file says of itself."),
      }),
      field(gettext("Description for those who cannot see it"), alt, {
        hint: gettext("One sentence."),
      }),
      status,
    ],
    { does: gettext("Upload"), onSubmit: send, onCancel },
  );
  form.classList.add("upload-form");
  if (file) {
    const transfer = new DataTransfer();
    transfer.items.add(file);
    chosen.files = transfer.files;
    show();
  }
  return form;
}
