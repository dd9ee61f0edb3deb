// Asks for the address of something that stands elsewhere.

import { crel } from "django-prose-editor/editor";

import { dialogForm, openDialog } from "newsroom/surface/dialogs/dialog";
import { complain, field } from "newsroom/surface/tools";
import { gettext } from "newsroom/surface/words";

// The same as in articles/markup/document.py.
const ADDRESS = /^https:\/\/[a-z0-9.-]+\.[a-z]{2,}(?:[/?#][^\s<>"\\^`{|}]*)?$/i;
const LONGEST = 2000;

/**
 * Return the address in what was pasted: bare, or in the middle of an embed code (`<iframe
 * src="…">`). Empty if there is none that begins with https.
 */
export function embedAddress(pasted = "") {
  const found = /(?:https?:)?\/\/[^\s"'<>]+/i.exec(pasted)?.[0] ?? pasted.trim();
  const address = found.replace(/^(?:https?:)?\/\//i, "https://").replaceAll("&amp;", "&");
  return address.length <= LONGEST && ADDRESS.test(address) ? address : "";
}

/** Ask for an address; promise it, or undefined. */
export function askEmbedAddress(editor, current = "") {
  return openDialog({
    title: gettext("Embed something from elsewhere"),
    editor,
    fill(body, close) {
      const address = crel("input", { type: "text", value: current, autofocus: true });
      address.inputMode = "url";
      const hint = gettext(
        "The address of a video, a post or a map: paste it, or the embed code. Readers see a " +
          "card and decide themselves whether to open it.",
      );
      body.append(
        dialogForm([field(gettext("Address"), address, { hint })], {
          does: current ? gettext("Change") : gettext("Insert"),
          onCancel: () => close(),
          onSubmit() {
            const found = embedAddress(address.value);
            if (found) return close(found);
            complain(address, gettext("Paste an address that begins with https://"));
            address.focus();
          },
        }),
      );
      address.select();
    },
  });
}
