// Turns the pages of an issue without leaving the page. Every step is a link that works without
// this script too: where it leads is fetched, and what differs (marked data-turn) is put in place.
// The address and the back button go along, and the neighbours are fetched before they are asked for.

import { room } from "./room.js";

const KEPT = 30;

const reader = document.querySelector(".reader");
const stage = reader.querySelector(".stage");
const sheets = reader.querySelector(".stage-sheets");
const strip = reader.querySelector(".strip");
const spread = matchMedia("(min-width: 60em) and (orientation: landscape)"); // as in reader_spread.css
const pages = new Map();
let wanted = location.href;

const number = () => Number(sheets.querySelector("[data-asked]").dataset.number);
const link = (rel) =>
  [...reader.querySelectorAll(`.controls a[rel="${rel}"]`)].find((one) => one.checkVisibility());

/** What differs between two pages of an issue, by its name. */
function taken(from) {
  const parts = new Map();
  for (const part of from.querySelectorAll("[data-turn]")) {
    parts.set(part.dataset.turn, [...part.childNodes]);
  }
  return { title: from.title, parts };
}

/** Fetch a page, once. Fails where there is none, or where it is closed by now. */
function open(url) {
  if (!pages.has(url)) {
    const page = fetch(url, { credentials: "same-origin" }).then(async (answer) => {
      const found = taken(new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (!answer.ok || !found.parts.has("sheets")) throw new Error(url);
      // Pictures of a parsed text load nothing; their copies in this document do.
      for (const [name, nodes] of found.parts) {
        found.parts.set(name, nodes.map((node) => document.importNode(node, true)));
      }
      return found;
    });
    pages.set(url, page);
    page.catch(() => pages.delete(url));
    if (pages.size > KEPT) pages.delete(pages.keys().next().value);
  }
  return pages.get(url);
}

/** Fetch a page and its pictures before they are asked for. */
async function prepare(url) {
  const page = await open(url).catch(() => undefined);
  for (const sheet of page?.parts.get("sheets") ?? []) {
    if (!sheet.matches?.(spread.matches ? ".sheet" : "[data-asked]")) continue;
    sheet.querySelector("img").loading = "eager";
  }
}

/** Show the page at `url`; `note` is how history keeps it, if it shall. */
async function turn(url, note = "pushState") {
  wanted = url;
  let page;
  try {
    [page] = await Promise.all([open(url), prepare(url)]);
  } catch {
    location.assign(url); // The server says what is the matter.
    return;
  }
  if (wanted !== url) return; // The reader has gone on meanwhile.
  const before = number();
  const focused = document.activeElement?.closest(".controls a")?.rel;
  if (note && url !== location.href) history[note](null, "", url);
  for (const [name, nodes] of page.parts) {
    reader.querySelector(`[data-turn="${name}"]`)?.replaceChildren(...nodes);
  }
  document.title = page.title;
  view.whole();
  sheets.dataset.turned = number() < before ? "back" : "on";
  if (focused) (link(focused) ?? link("prev") ?? link("next"))?.focus();
  show();
}

/** Show in the strip where the reader is, and fetch what may come next. */
function show() {
  const opened = [...sheets.querySelectorAll(".sheet")].map((sheet) => sheet.dataset.number);
  for (const one of strip.querySelectorAll("a")) {
    one.toggleAttribute("data-open", opened.includes(one.dataset.number));
    one.removeAttribute("aria-current");
  }
  const here = strip.querySelector(`[data-number="${number()}"]`);
  here.setAttribute("aria-current", "page");
  const row = here.closest("ol");
  row.scrollLeft = here.offsetLeft - (row.clientWidth - here.clientWidth) / 2;
  for (const rel of ["next", "prev"]) if (link(rel)) prepare(link(rel).href);
}

function step(rel) {
  const there = link(rel);
  if (there) turn(there.href);
  return Boolean(there);
}

const view = room(stage, sheets, {
  onSwipe: (on) => step(on ? "next" : "prev"),
  onSize: (scale) => {
    reader.querySelector("[data-size]").textContent = `${Math.round(scale * 100)}%`;
    if (scale > 1) sheets.querySelectorAll(".picture:not([data-large])").forEach(enlarge);
  },
});

/** Put the largest file of a picture in its place when it is there, not before. */
async function enlarge(picture) {
  if (!picture.checkVisibility()) return;
  picture.dataset.large = "";
  const large = picture.cloneNode(true);
  for (const source of large.querySelectorAll("source")) source.sizes = "1800px";
  const image = large.querySelector("img");
  image.loading = "eager";
  await image.decode().then(() => picture.replaceWith(large), () => {});
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else reader.requestFullscreen();
}

const ends = (which) => strip.querySelector(`li:${which}-child a`).href;
const DO = { larger: () => view.zoom(1.5), smaller: () => view.zoom(1 / 1.5), whole: view.whole, full };
const KEYS = {
  "+": DO.larger,
  "=": DO.larger,
  "-": DO.smaller,
  0: view.whole,
  f: full,
  Home: () => turn(ends("first")),
  End: () => turn(ends("last")),
  PageDown: () => step("next"),
  PageUp: () => step("prev"),
};
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input")) return;
  const arrow = ARROWS[event.key];
  if (event.key === "Escape") {
    if (view.scale() > 1) view.whole();
  } else if (arrow && view.scale() > 1) {
    event.preventDefault();
    view.move(80 * arrow[0], 80 * arrow[1]);
  } else if (arrow?.[0]) {
    event.preventDefault();
    step(arrow[0] < 0 ? "next" : "prev");
  } else if (KEYS[event.key]) {
    event.preventDefault();
    KEYS[event.key]();
  }
});

reader.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) DO[button.dataset.do]();
  const there = event.target.closest(".controls a[rel], .strip a");
  if (!there || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  turn(there.href);
});

addEventListener("popstate", () => {
  if (location.hash === "") turn(location.href, null);
});

document.addEventListener("fullscreenchange", () => {
  const on = document.fullscreenElement === reader;
  reader.querySelector('[data-do="full"]').setAttribute("aria-pressed", String(on));
  view.whole();
});

pages.set(location.href.split("#")[0], Promise.resolve(taken(document)));
reader.querySelector('[data-do="full"]').hidden = !document.fullscreenEnabled;
reader.querySelector("[data-needs-script]").removeAttribute("data-needs-script");
spread.addEventListener("change", show);
show();
