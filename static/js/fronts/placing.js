// The placing screen with script: drag a story to a place, go from place to place with the arrow
// keys, find stories while typing. Each step presses the same buttons that work without script.

const form = document.getElementById("placing");
const held = document.querySelector("[data-held]");
const finder = document.querySelector("form[data-find]");
const boxes = [...document.querySelectorAll("[data-spot]")];

/** Send the form as if the button `name` with `value` had been pressed. */
function send(name, value) {
  const button = document.createElement("button");
  button.name = name;
  button.value = value;
  button.hidden = true;
  form.append(button);
  form.requestSubmit(button);
}

// Dragging ------------------------------------------------------------------------------------

function makeDraggable(item) {
  item.draggable = true;
  item.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/x-story", item.dataset.story);
    event.dataTransfer.effectAllowed = "move";
    document.body.classList.add("is-dragging");
  });
  item.addEventListener("dragend", () => document.body.classList.remove("is-dragging"));
}

for (const box of boxes) {
  if (box.dataset.story) makeDraggable(box);
  const over = (event) => {
    if (!event.dataTransfer.types.includes("text/x-story")) return;
    event.preventDefault();
    box.classList.add("is-over");
  };
  box.addEventListener("dragenter", over);
  box.addEventListener("dragover", over);
  box.addEventListener("dragleave", (event) => {
    if (!box.contains(event.relatedTarget)) box.classList.remove("is-over");
  });
  box.addEventListener("drop", (event) => {
    const story = event.dataTransfer.getData("text/x-story");
    if (!story) return;
    event.preventDefault();
    send("place", `${box.dataset.spot}/${story}`);
  });
}

// Keys ----------------------------------------------------------------------------------------

const control = (box) => box.querySelector(".box-place") ?? box;

/** Return the box that lies next to `from` in the direction of an arrow, as the eye sees it. */
function neighbour(from, key) {
  const here = from.getBoundingClientRect();
  const middle = (rect) => [rect.left + rect.width / 2, rect.top + rect.height / 2];
  const [x, y] = middle(here);
  let best = null;
  let least = Infinity;
  for (const box of boxes) {
    if (box === from) continue;
    const [bx, by] = middle(box.getBoundingClientRect());
    const [dx, dy] = [bx - x, by - y];
    const along = { ArrowDown: dy, ArrowUp: -dy, ArrowRight: dx, ArrowLeft: -dx }[key];
    const aside = key === "ArrowDown" || key === "ArrowUp" ? Math.abs(dx) : Math.abs(dy);
    const far = along + 2 * aside;
    if (along > 4 && far < least) [best, least] = [box, far];
  }
  return best;
}

document.addEventListener("keydown", (event) => {
  const box = event.target.closest?.("[data-spot]");
  const field = event.target.matches?.("input, textarea, select");
  if (event.key === "Escape" && held) {
    location.assign(document.querySelector("[data-let-go]").href);
  } else if (box && !field && event.key.startsWith("Arrow")) {
    const next = neighbour(box, event.key);
    if (next) control(next).focus();
    event.preventDefault();
  } else if (box && !field && event.key === "Delete") {
    box.querySelector("[data-take-out]")?.click();
  }
});

// Stories found ----------------------------------------------------------------------------------

if (finder) {
  const field = finder.querySelector("input");
  const results = document.querySelector("[data-results]");
  const links = () => [...results.querySelectorAll("[data-take]")];
  const ready = () => results.querySelectorAll("[data-story]").forEach(makeDraggable);
  let asked = 0;
  let timer = 0;

  async function ask() {
    const mine = ++asked;
    const address = new URL(finder.action);
    address.search = new URLSearchParams({ q: field.value, results: "" });
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok || mine !== asked) return;
    results.innerHTML = await answer.text();
    form.elements.q.value = field.value;
    ready();
  }

  ready();
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 200);
  });
  finder.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    await ask();
    links()[0]?.focus();
  });
  finder.closest("section").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [field, ...links()];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

// Where the last step was taken, the next one begins.
const there = boxes.find((box) => `#${box.id}` === location.hash);
const first = there ?? (held ? boxes[0] : null);
// After the browser has gone to the address's fragment, which takes the focus away.
if (first) addEventListener("load", () => requestAnimationFrame(() => control(first).focus()));
