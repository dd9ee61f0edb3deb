// Asks where a link leads.

import { crel } from "django-prose-editor/editor";

import { dialogForm, openDialog } from "newsroom/surface/dialogs/dialog";
import { button, complain, field, freshId } from "newsroom/surface/tools";
import { gettext } from "newsroom/surface/words";

// The same as in articles/markup/document.py.
const ADDRESS = /^(?:https?:\/\/(?=[^/?#])|mailto:(?=[^?])|\/(?![/\\])|#)[^\s<>"\\^`{|}]*$/i;
const LONGEST = 2000;

export const isAddress = (href) => href.length <= LONGEST && ADDRESS.test(href);

/** Return the address that somebody means who types `example.com` or `me@example.com`. */
export function meantAddress(typed) {
  const text = typed.trim();
  if (isAddress(text)) return text;
  if (/^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`;
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text) || /^https?:/i.test(text)) {
    try {
      const { href, hostname } = new URL(/^https?:/i.test(text) ? text : `https://${text}`);
      if (/\.[a-z0-9-]{2,}$/i.test(hostname) && isAddress(href)) return href;
    } catch {
      // No address at all: the caller says so.
    }
  }
  return "";
}

/** Ask for a link; promise `{href, rel}`, `{href: ""}` to take it away, or undefined. */
export function askLink(editor, { href = "", rel = "" } = {}) {
  return openDialog({
    title: href ? gettext("Change the link") : gettext("Link"),
    editor,
    fill(body, close) {
      const address = crel("input", { type: "text", value: href ?? "", autofocus: true });
      address.inputMode = "url";
      const paid = crel("input", { type: "checkbox", id: freshId() });
      paid.checked = /sponsored/.test(rel ?? "");
      const label = crel("label", {
        htmlFor: paid.id,
        textContent: gettext("Somebody pays for this link"),
      });
      const form = dialogForm(
        [
          field(gettext("Address"), address, {
            hint: gettext("A page on the web, an e-mail address, or one of ours such as /money/"),
          }),
          crel("div", { className: "surface-check" }, [paid, label]),
        ],
        {
          does: gettext("Set the link"),
          onCancel: () => close(),
          onSubmit() {
            const meant = meantAddress(address.value);
            if (meant) return close({ href: meant, rel: paid.checked ? "sponsored" : null });
            complain(address, gettext("This is no address of a page or a mailbox."));
            address.focus();
          },
        },
      );
      if (href) {
        const remove = button(gettext("Remove the link"), { onClick: () => close({ href: "" }) });
        form.querySelector(".surface-actions").append(remove);
      }
      body.append(form);
      address.select();
    },
  });
}
