// Related contents: a list to move and shorten, and a field that finds stories by their words.
// The numbers in order stay in the plain field, which is what the server reads.

import { fetchJson, suggest } from "./suggest.js";

const MOST = 10;

function tool(sign, label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = sign;
  button.ariaLabel = label;
  button.addEventListener("click", act);
  return button;
}

export function enhanceRelated(box) {
  const words = box.dataset;
  const list = box.querySelector("[data-related-list]");
  const stored = box.querySelector("input");
  const search = document.createElement("input");
  search.id = stored.id;
  search.type = "text";
  search.placeholder = words.wordFind;
  stored.removeAttribute("id");
  stored.after(search);
  stored.type = "hidden";

  const ids = () => [...list.children].map((item) => item.dataset.storyId);
  const own = document.getElementById("story-form")?.dataset.story ?? "";

  function store() {
    stored.value = ids().join(", ");
    stored.dispatchEvent(new Event("change", { bubbles: true }));
    search.disabled = list.children.length >= MOST;
  }

  function enhance(item) {
    const headline = item.querySelector("span").firstChild.textContent.trim();
    const move = (step) => (event) => {
      const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
      if (!other) return;
      if (step < 0) other.before(item);
      else other.after(item);
      store();
      event.currentTarget.focus();
    };
    item.append(
      tool("↑", `${words.wordUp}: ${headline}`, move(-1)),
      tool("↓", `${words.wordDown}: ${headline}`, move(1)),
      tool("✕", `${words.wordRemove}: ${headline}`, () => {
        item.remove();
        store();
        search.focus();
      }),
    );
  }

  function pick(story) {
    const item = document.createElement("li");
    item.dataset.storyId = story.id;
    const text = document.createElement("span");
    const small = document.createElement("small");
    small.textContent = `${story.section} · ${story.id}`;
    text.append(`${story.headline} `, small);
    item.append(text);
    list.append(item);
    enhance(item);
    search.value = "";
    store();
  }

  suggest(search, {
    async find(q) {
      if (!q.trim()) return [];
      const { stories = [] } = await fetchJson(words.suggest, { q, exclude: own });
      const taken = new Set(ids());
      return stories.filter((story) => !taken.has(String(story.id)));
    },
    show(story) {
      const small = document.createElement("small");
      small.textContent = `${story.section} · ${story.published}`;
      return [story.headline, small];
    },
    choose: pick,
  });
  // Enter in this field searches; it must not save the story.
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  // Unsaved words put back by the safety net: only the numbers were kept.
  stored.addEventListener("newsroom:set", async () => {
    const { stories = [] } = await fetchJson(words.suggest, { ids: stored.value });
    list.replaceChildren();
    stories.forEach(pick);
  });
  [...list.children].forEach(enhance);
  search.disabled = list.children.length >= MOST;
}
