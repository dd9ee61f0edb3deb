// Begins: every text area that wants the writing surface gets it.

import { Extension, createTextareaEditor, pm } from "django-prose-editor/editor";

import { Lookup } from "newsroom/surface/lookup";
import { warnOfLoss } from "newsroom/surface/lossless";
import "newsroom/surface/safety_net";
import { extensions } from "newsroom/surface/schema";
import { gettext } from "newsroom/surface/words";

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
            lang: textarea.lang || document.documentElement.lang,
            spellcheck: "true",
          },
          scrollMargin: ROOM,
          scrollThreshold: ROOM,
        },
      }),
    ],
  });

/** Put the surface in the place of `textarea`, which goes on holding the HTML. */
export function startSurface(textarea) {
  const { photos, stories, story } = JSON.parse(textarea.dataset.writingSurface);
  const loaded = textarea.value;
  const editor = createTextareaEditor(textarea, [
    asField(textarea),
    ...extensions({
      photos: new Lookup(photos, "photos"),
      stories: new Lookup(stories, "stories"),
      story,
    }),
  ]);
  editor.view.dom.closest(".prose-editor").classList.add("surface");
  warnOfLoss(editor, loaded);
  for (const label of textarea.labels ?? []) {
    label.addEventListener("click", () => editor.view.focus());
  }
  // Words that were put back from the safety net, or by any other script.
  textarea.addEventListener("newsroom:set", () => {
    editor.commands.setContent(textarea.value, { emitUpdate: false });
  });
  return editor;
}

for (const textarea of document.querySelectorAll("textarea[data-writing-surface]")) {
  startSurface(textarea);
}
