// A field that suggests while one types: the combobox of the ARIA Authoring Practices
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
//
//   suggest(input, { find, show, choose })
//
// `find(words)` answers with a promise of results, `show(result)` with the nodes of one, and
// `choose(result)` does what choosing means. Arrow keys, Enter and Escape work as expected;
// Enter without a choice is left to the field.

const DELAY = 180;
let count = 0;

export function suggest(input, { find, show, choose }) {
  const list = document.createElement("ul");
  list.id = `suggest-${++count}`;
  list.className = "suggest-list";
  list.role = "listbox";
  // The surface's catalogue of words, where the page has it.
  list.ariaLabel = window.gettext?.("Suggestions") ?? "Suggestions";
  list.hidden = true;
  const box = document.createElement("div");
  box.className = "suggest";
  input.before(box);
  box.append(input, list);
  input.role = "combobox";
  input.autocomplete = "off";
  input.ariaAutoComplete = "list";
  input.setAttribute("aria-controls", list.id);
  input.ariaExpanded = "false";

  let results = [];
  let current = -1;
  let asked = 0;
  let timer = 0;

  function close() {
    list.hidden = true;
    current = -1;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
  }

  function mark(next) {
    current = next;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === next)));
    if (next < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", list.children[next].id);
    list.children[next].scrollIntoView({ block: "nearest" });
  }

  function take(i) {
    const result = results[i];
    close();
    choose(result);
  }

  function draw() {
    list.replaceChildren(
      ...results.map((result, i) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${i}`;
        item.role = "option";
        item.append(...show(result));
        // Not click: the field would lose the focus, and the list close, before it.
        item.addEventListener("pointerdown", (event) => {
          event.preventDefault();
          take(i);
        });
        return item;
      }),
    );
    list.hidden = results.length === 0;
    input.ariaExpanded = String(!list.hidden);
    mark(-1);
  }

  async function ask() {
    const mine = ++asked;
    const found = await find(input.value).catch(() => []);
    if (mine !== asked || document.activeElement !== input) return;
    results = found;
    draw();
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, DELAY);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const last = results.length - 1;
    if (event.key === "ArrowDown") mark(current === last ? 0 : current + 1);
    else if (event.key === "ArrowUp") mark(current <= 0 ? last : current - 1);
    else if (event.key === "Enter" && current >= 0) take(current);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

// Fetch JSON from an address of ours; anything but an answer counts as nothing found.
export async function fetchJson(url, query) {
  const address = new URL(url, location.href);
  Object.entries(query).forEach(([name, value]) => address.searchParams.set(name, value));
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : {};
}
