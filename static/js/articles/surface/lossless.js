// ProseMirror drops silently what its schema lacks, at the first change. So what was loaded is
// compared with what the editor holds, and the writer is told before anything is lost.

import { crel } from "django-prose-editor/editor";

import { fill, gettext } from "newsroom/surface/words";

// What is counted, and how it is called. Markup may differ where it means the same.
const STRUCTURES = () => ({
  "figure[data-photo]": gettext("photos"),
  "figure[data-gallery]": gettext("galleries"),
  "figure[data-embed]": gettext("embeds"),
  "aside[data-related]": gettext("related boxes"),
  "blockquote": gettext("quotations"),
  "h2, h3": gettext("headings"),
  "li": gettext("points of lists"),
  "td, th": gettext("cells of tables"),
  "a[href]": gettext("links"),
  "hr": gettext("lines"),
});

const read = (html) => new DOMParser().parseFromString(html, "text/html").body;

/** The words of `body` without spaces, which the two sides put differently between blocks. */
const letters = (body) => body.textContent.normalize("NFC").replace(/\s+/g, "");

/** Return in words what `kept` lacks of `loaded` (both HTML); empty if nothing is missing. */
export function missing(loaded, kept) {
  const before = read(loaded);
  const after = read(kept);
  const found = Object.entries(STRUCTURES()).flatMap(([selector, name]) => {
    const counts = [before, after].map((body) => body.querySelectorAll(selector).length);
    return counts[0] === counts[1] ? [] : [`${name} (${counts[0]} → ${counts[1]})`];
  });
  if (letters(before) !== letters(after)) found.push(gettext("words"));
  return found.join(", ");
}

/** Warn above the editor if it cannot hold all of what was in the text area. */
export function warnOfLoss(editor, loaded) {
  if (!loaded.trim()) return;
  const lost = missing(loaded, editor.getHTML());
  if (!lost) return;
  const words = gettext(
    "The editor cannot hold all of this text: %(what)s would change. As long as you do not touch " +
      "the text, it stays as it is.",
  );
  editor.view.dom.closest(".prose-editor").before(
    crel("p", {
      className: "surface-warning",
      role: "alert",
      textContent: fill(words, { what: lost }),
    }),
  );
}
