// Begins: every text area that wants the writing surface gets it.

import { Editor, Extension, crel, pm } from "django-prose-editor/editor";

import { Lookup } from "newsroom/surface/lookup";
import { warnOfLoss } from "newsroom/surface/lossless";
import "newsroom/surface/safety_net";
import { extensions } from "newsroom/surface/schema";
import { gettext } from "newsroom/surface/words";

const STEP = 250; // milliseconds

// The toolbar sticks to the top of the window: the cursor's line must not scroll below it.
const ROOM = { top: 130, bottom: 60, left: 0, right: 0 };

/** The editor as one text field: to screen readers, to spell checkers, when it scrolls. */
const asField = (textarea) =>
  Extension.create({
    name: "asField",
    addProseMirrorPlugins: () => [
      new pm.state.Plugin({
        props: {
          attributes: {
            role: "textbox",
            "aria-multiline": "true",
            "aria-label": textarea.labels?.[0]?.textContent.trim() || gettext("Text"),
            ...(textarea.getAttribute("aria-describedby") && {
              "aria-describedby": textarea.getAttribute("aria-describedby"),
            }),
            ...(textarea.disabled && { "aria-readonly": "true" }),
            ...(textarea.ariaInvalid === "true" && { "aria-invalid": "true" }),
            lang: textarea.lang || document.documentElement.lang,
            spellcheck: "true",
          },
          scrollMargin: ROOM,
          scrollThreshold: ROOM,
        },
      }),
    ],
  });

/**
 * Keep the HTML in `textarea` up to date, but not at each letter: writing out a long story takes
 * longer than all the rest of a keystroke. Whoever leaves the text or sends the form has it all.
 */
function keepInStep(editor, textarea) {
  let timer = null;
  const write = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    const html = editor.getHTML();
    textarea.value = html === "<p></p>" ? "" : html;
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  };
  editor.on("update", () => (timer ??= setTimeout(write, STEP)));
  editor.on("blur", write);
  // Before the safety net asks whether something is unsaved, hence in the capturing phase.
  for (const type of ["beforeunload", "pagehide"]) addEventListener(type, write, true);
  textarea.form?.addEventListener("submit", write, true);
  textarea.form?.addEventListener("formdata", (event) => {
    write();
    if (textarea.name && !textarea.disabled) event.formData.set(textarea.name, textarea.value);
  });
}

/** Put the surface in the place of `textarea`, which goes on holding the HTML. */
export function startSurface(textarea) {
  const { photos, stories } = JSON.parse(textarea.dataset.writingSurface);
  const story = Number(textarea.form?.dataset.story) || null;
  const element = crel("div", { className: "prose-editor surface" });
  textarea.before(element);
  element.append(textarea);
  const editor = new Editor({
    element,
    editable: !textarea.disabled && !textarea.readOnly,
    content: textarea.value,
    extensions: [
      asField(textarea),
      ...extensions({
        photos: new Lookup(photos, "photos"),
        stories: new Lookup(stories, "stories"),
        story,
      }),
    ],
  });
  warnOfLoss(editor, textarea.value);
  keepInStep(editor, textarea);
  // Its label, and links from a list of errors, lead to the text area, which is hidden now.
  document.addEventListener("click", ({ target }) => {
    const names = `label[for="${textarea.id}"], a[href$="#${textarea.id}"]`;
    if (target.closest?.(names)) editor.view.focus();
  });
  // Words that were put back from the safety net, or by any other script.
  textarea.addEventListener("newsroom:set", () => {
    editor.commands.setContent(textarea.value, { emitUpdate: false });
  });
  return editor;
}

for (const textarea of document.querySelectorAll("textarea[data-writing-surface]")) {
  startSurface(textarea);
}
