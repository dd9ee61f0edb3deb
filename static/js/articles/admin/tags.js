// Tags: the word after the last comma is completed from the paper's tags.

import { fetchJson, suggest } from "./suggest.js";

function split(text) {
  const words = text.split(/[,;]/);
  const typed = words.pop().trim();
  return { before: words.map((word) => word.trim()).filter(Boolean), typed };
}

export function enhanceTags(box) {
  const input = box.querySelector("input[name=tags]");
  if (!input) return;
  suggest(input, {
    async find(text) {
      const { before, typed } = split(text);
      if (!typed) return [];
      const taken = new Set(before.map((word) => word.toLocaleLowerCase()));
      const { results = [] } = await fetchJson(box.dataset.tags, { q: typed });
      return results.filter((tag) => !taken.has(tag.name.toLocaleLowerCase()));
    },
    show: (tag) => [tag.name],
    choose(tag) {
      input.value = `${[...split(input.value).before, tag.name].join(", ")}, `;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
  });
}
