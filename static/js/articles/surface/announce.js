// Says to screen readers what happened to something that is not where the cursor is.

import { crel } from "django-prose-editor/editor";

let place;

/** Announce `text` once. The place is outside the editor: inside it would be read as text. */
export function announce(text) {
  if (!place) {
    place = crel("div", { className: "surface-announcement", role: "status" });
    document.body.append(place);
  }
  place.textContent = "";
  // The same words twice are only read again if the place was empty in between.
  setTimeout(() => (place.textContent = text), 50);
}
