// The byline: rows are moved and removed by buttons; the place numbers follow.

import { fetchJson, suggest } from "./suggest.js";

const ROW = "[data-byline-row]";

export function enhanceByline(box) {
  const rows = box.querySelector("[data-byline-rows]");
  const total = box.querySelector("[name=credits-TOTAL_FORMS]");
  const empty = box.querySelector("[data-byline-empty]");
  const address = box.querySelector("[data-suggest]").dataset.suggest;

  const field = (row, name) => row.querySelector(`[name$="-${name}"]`);
  const shown = () => [...rows.querySelectorAll(ROW)].filter((row) => !row.hidden);

  function number() {
    shown().forEach((row, i) => {
      field(row, "place").value = i + 1;
    });
  }

  function move(row, step) {
    const all = shown();
    const other = all[all.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    number();
  }

  function remove(row) {
    // It stays in the form, ticked, so that the server counts the same rows.
    field(row, "remove").checked = true;
    row.hidden = true;
    number();
    (shown().at(-1)?.querySelector("[name$='-name']") ?? add).focus();
  }

  function enhance(row) {
    row.querySelector("[data-byline-tools]").hidden = false;
    const on = (what, act) => row.querySelector(`[data-byline-${what}]`).addEventListener("click", act);
    on("up", (event) => (move(row, -1), event.currentTarget.focus()));
    on("down", (event) => (move(row, 1), event.currentTarget.focus()));
    on("remove", () => remove(row));
    field(row, "remove").addEventListener("newsroom:set", (event) => {
      row.hidden = event.currentTarget.checked;
    });
    const name = field(row, "name");
    name.removeAttribute("list");
    name.addEventListener("input", () => {
      field(row, "author").value = "";
    });
    suggest(name, {
      find: async (q) => (q.trim() ? ((await fetchJson(address, { q })).results ?? []) : []),
      show: (author) => [author.name],
      choose(author) {
        name.value = author.name;
        field(row, "author").value = author.id;
        name.dispatchEvent(new Event("change", { bubbles: true }));
      },
    });
  }

  function addRow() {
    const html = empty.innerHTML
      .replaceAll("__prefix__", total.value)
      .replaceAll("__number__", Number(total.value) + 1);
    rows.insertAdjacentHTML("beforeend", html);
    total.value = Number(total.value) + 1;
    enhance(rows.lastElementChild);
    number();
    return rows.lastElementChild;
  }

  const add = box.querySelector("[data-byline-add]");
  add.hidden = false;
  add.addEventListener("click", () => field(addRow(), "name").focus());

  // Unsaved words put back by the safety net: there must be rows for them.
  box.closest("form").addEventListener("newsroom:put-back", ({ detail }) => {
    const kept = new Map(detail.fields).get(total.name);
    while (Number(total.value) < Math.min(Number(kept), 60)) addRow();
  });

  // The row kept empty for browsers without script; here there is a button for it.
  const spare = shown().at(-1);
  if (shown().length > 1 && !field(spare, "name").value) {
    spare.remove();
    total.value = Number(total.value) - 1;
  }
  box.dataset.enhanced = "";
  shown().forEach(enhance);
  number();
}
