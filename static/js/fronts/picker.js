// Picking stories and photos by their words. The numbers stay in the plain field, which is what
// the server reads; without script somebody types them there.

import { fetchJson, suggest } from "../articles/admin/suggest.js";

function tool(sign, label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = sign;
  button.ariaLabel = label;
  button.addEventListener("click", act);
  return button;
}

function thumbnail(address) {
  const picture = new Image(72, 48);
  picture.src = address;
  picture.alt = "";
  return picture;
}

function enhance(box) {
  const words = box.dataset;
  const what = words.picker;
  const several = "several" in words;
  const list = box.querySelector("[data-picked]");
  const stored = box.querySelector("input");
  const search = document.createElement("input");
  search.type = "text";
  search.placeholder = words.wordFind;
  search.id = stored.id;
  stored.removeAttribute("id");
  stored.after(search);
  stored.type = "hidden";
  box.querySelector("[data-plain]").remove();

  function store() {
    stored.value = [...list.children].map((item) => item.dataset.id).join(", ");
    search.parentElement.hidden = !several && list.children.length > 0;
  }

  function equip(item) {
    const name = item.querySelector("span").textContent;
    const move = (step) => (event) => {
      const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
      if (!other) return;
      if (step < 0) other.before(item);
      else other.after(item);
      store();
      event.currentTarget.focus();
    };
    if (several) {
      item.append(
        tool("↑", `${words.wordUp}: ${name}`, move(-1)),
        tool("↓", `${words.wordDown}: ${name}`, move(1)),
      );
    }
    const remove = tool("✕", `${words.wordRemove}: ${name}`, () => {
      item.remove();
      store();
      search.focus();
    });
    item.append(remove);
  }

  function pick(one) {
    const item = document.createElement("li");
    item.dataset.id = one.id;
    const name = document.createElement("span");
    name.textContent = one.headline ?? one.title;
    if (what === "photos" && one.thumb) item.append(thumbnail(one.thumb));
    item.append(name);
    list.append(item);
    equip(item);
    search.value = "";
    store();
  }

  suggest(search, {
    async find(q) {
      if (!q.trim()) return [];
      const taken = new Set([...list.children].map((item) => item.dataset.id));
      const answer = await fetchJson(words.find, { q });
      return (answer[what] ?? []).filter((one) => !taken.has(String(one.id))).slice(0, 12);
    },
    show(one) {
      const small = document.createElement("small");
      small.textContent = one.section ? `${one.section} · ${one.published}` : (one.credit ?? "");
      const pictures = what === "photos" && one.thumb ? [thumbnail(one.thumb)] : [];
      return [...pictures, one.headline ?? one.title, small];
    },
    choose: pick,
  });
  // Enter in this field searches; it must not save the form.
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  [...list.children].forEach(equip);
  store();
}

document.querySelectorAll("[data-picker]").forEach(enhance);
// Rows that the admin adds to a table of lines are copies of an empty one.
document.addEventListener("formset:added", (event) => {
  event.target.querySelectorAll("[data-picker]:not(:has(.suggest))").forEach(enhance);
});
