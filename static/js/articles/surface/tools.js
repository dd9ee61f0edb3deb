// Small controls that the nodes and dialogs are made of.

import { crel } from "django-prose-editor/editor";

import { icon } from "newsroom/surface/icons";

let count = 0;

/** An id that nothing else on the page has. */
export const freshId = () => `surface-${++count}`;

/** A button that shows an icon (or, given no icon, its label) and says `label`. */
export function button(label, { sign, onClick, name, className = "", words = false }) {
  const made = crel("button", { type: "button", className: `surface-button ${className}` });
  if (sign) made.append(icon(sign));
  if (words || !sign) made.append(crel("span", { textContent: label }));
  else made.setAttribute("aria-label", label);
  made.title = label;
  if (name) made.dataset.tool = name;
  made.addEventListener("click", (event) => {
    event.preventDefault();
    onClick?.(event);
  });
  return made;
}

/** A label with its control below it. */
export function field(label, control, { hint = "" } = {}) {
  control.id ||= freshId();
  const made = crel("div", { className: "surface-field" }, [
    crel("label", { htmlFor: control.id, textContent: label }),
    control,
  ]);
  if (hint) {
    const note = crel("p", { id: freshId(), className: "surface-hint", textContent: hint });
    control.setAttribute("aria-describedby", note.id);
    made.append(note);
  }
  return made;
}

/** A select of `[value, words]` pairs. */
export function select(options, onChange) {
  const made = crel(
    "select",
    {},
    options.map(([value, words]) => crel("option", { value, textContent: words })),
  );
  made.addEventListener("change", () => onChange(made.value));
  return made;
}

/** A line of text that counts when it is left or confirmed, not at each letter. */
export function line(attributes, onChange) {
  const made = crel("input", { type: "text", autocomplete: "off", ...attributes });
  made.addEventListener("change", () => onChange(made.value.trim()));
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // it would send the form around the editor
    onChange(made.value.trim());
  });
  return made;
}

/** Tell `input`'s trouble in words below it; no words clear it. */
export function complain(input, words) {
  const holder = input.closest(".surface-field");
  holder.querySelector(".surface-error")?.remove();
  input.toggleAttribute("aria-invalid", Boolean(words));
  if (!words) return;
  input.setAttribute("aria-invalid", "true");
  const note = crel("p", { id: freshId(), className: "surface-error", textContent: words });
  input.setAttribute("aria-errormessage", note.id);
  holder.append(note);
}
