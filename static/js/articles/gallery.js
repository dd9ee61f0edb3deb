// The pictures of a photo story, one at a time on top of the page. Each has an address of its own:
// the viewer shows it in the address bar, and the browser's back button closes the viewer.
// Without this script the same links lead to pages.

const items = [...document.querySelectorAll(".photo-story-pictures > li")];
const links = items.map((item) => item.querySelector(".photo-story-open"));
const viewer = document.querySelector(".viewer");
const part = (name) => viewer.querySelector(`.viewer-${name}`);
const SWIPE = 40;

let shown = 0;

/** Show picture `index`, going round at the ends; `note` is how history keeps it, if it shall. */
function show(index, note) {
  shown = (index + items.length) % items.length;
  const item = items[shown];
  const picture = item.querySelector(".picture, .placeholder").cloneNode(true);
  for (const source of picture.querySelectorAll("source")) source.sizes = "100vw";
  picture.querySelector("img")?.setAttribute("loading", "eager");
  part("stage").replaceChildren(picture);
  const caption = item.querySelector(".caption");
  part("words").replaceChildren(...(caption?.cloneNode(true).childNodes ?? []));
  part("count").textContent = item.querySelector(".photo-story-number").textContent;
  if (note) history[note]({ picture: shown }, "", links[shown].href);
  if (!viewer.open) viewer.showModal();
}

const go = (by) => show(shown + by, "replaceState");

links.forEach((link, index) =>
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(index, "pushState");
  }),
);

viewer.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.classList.contains("viewer-close")) viewer.close();
  else go(Number(button.dataset.by));
});

viewer.addEventListener("keydown", (event) => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!by || event.altKey || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  go(by);
});

// Escape closes a dialog by itself; then the address goes back to the story's. The browser tells
// it a moment later, when Forward may have opened the viewer again.
viewer.addEventListener("close", () => {
  if (viewer.open) return;
  if (history.state?.picture !== undefined) history.back();
  links[shown].focus();
});

addEventListener("popstate", ({ state }) => {
  if (state?.picture !== undefined) show(state.picture);
  else if (viewer.open) viewer.close();
});

// One finger sideways; two fingers, or one on an enlarged picture, are the browser's.
let start;
viewer.addEventListener("touchstart", ({ touches }) => {
  start = touches.length === 1 && visualViewport.scale === 1 ? touches[0] : undefined;
}, { passive: true });
viewer.addEventListener("touchend", ({ changedTouches: [end] }) => {
  if (!start) return;
  const [across, down] = [end.clientX - start.clientX, end.clientY - start.clientY];
  if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(down)) go(across < 0 ? 1 : -1);
});
