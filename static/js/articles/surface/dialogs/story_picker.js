// Finding an earlier story for a related box.

import { crel } from "django-prose-editor/editor";

import { openDialog } from "newsroom/surface/dialogs/dialog";
import { field } from "newsroom/surface/tools";
import { gettext } from "newsroom/surface/words";

const PAUSE = 250;

/** Let somebody pick a story that is not in `exclude`; promise it, or undefined. */
export function pickStory({ stories, editor, exclude }) {
  return openDialog({
    title: gettext("Which earlier story?"),
    editor,
    className: "story-picker",
    fill(body, close) {
      const search = crel("input", { type: "search", autofocus: true, autocomplete: "off" });
      const list = crel("ul", { className: "story-picker-list" });
      const status = crel("p", { className: "surface-status", role: "status" });
      body.append(field(gettext("Words of its headline"), search), status, list);
      let latest = 0;
      let timer;

      const find = async () => {
        const turn = ++latest;
        try {
          const q = search.value.trim();
          const parameters = { q, exclude: exclude.filter(Boolean).join(",") };
          const { items } = await stories.search(parameters);
          if (turn !== latest) return;
          list.replaceChildren(...items.map((story) => choice(story, close)));
          status.textContent = items.length ? "" : gettext("No story has these words.");
        } catch (error) {
          if (turn === latest) status.textContent = error.message;
        }
      };
      search.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(find, PAUSE);
      });
      search.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        list.querySelector("button")?.focus();
      });
      list.addEventListener("keydown", (event) => step(event, search));
      find();
    },
  });
}

function choice(story, close) {
  const words = crel("span", { className: "story-picker-words" }, [
    crel("strong", { textContent: story.headline }),
    crel("span", {
      className: "related-note",
      textContent: [story.mark, story.section, story.published].filter(Boolean).join(" · "),
    }),
  ]);
  const parts = [words];
  if (story.thumb) parts.unshift(crel("img", { src: story.thumb, alt: "", loading: "lazy" }));
  const made = crel("button", { type: "button", className: "story-picker-choice" }, parts);
  made.addEventListener("click", () => close(story));
  return crel("li", {}, [made]);
}

/** Up and down go from story to story, and from the first back to the search. */
function step(event, search) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll("button")];
  const next = all.indexOf(document.activeElement) + by;
  (next < 0 ? search : all[Math.min(next, all.length - 1)]).focus();
}
