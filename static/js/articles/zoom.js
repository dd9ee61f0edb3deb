// An infographic, enlarged and moved inside its frame: by buttons, wheel, two fingers, keys.
// Without this script a link opens the picture at its full size.

const MOST = 4;
const STEP = 60;

const part = document.querySelector(".infographic");
const frame = part.querySelector(".infographic-frame");
const picture = frame.querySelector("img");
const fingers = new Map();
let scale = 1;
let x = 0;
let y = 0;

const within = (value, low, high) => Math.min(high, Math.max(low, value));

function draw() {
  x = within(x, frame.clientWidth * (1 - scale), 0);
  y = within(y, frame.clientHeight * (1 - scale), 0);
  picture.style.transform = scale === 1 ? "" : `translate(${x}px, ${y}px) scale(${scale})`;
  frame.toggleAttribute("data-enlarged", scale > 1);
}

/** The middle of what can be seen of the frame. */
function middle() {
  const { top, bottom } = frame.getBoundingClientRect();
  return [frame.clientWidth / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2 - top];
}

/** Make it `by` times as large, leaving what is at (`left`, `top`) of the frame where it is. */
function zoom(by, [left, top] = middle()) {
  const before = scale;
  scale = within(scale * by, 1, MOST);
  x = left - ((left - x) * scale) / before;
  y = top - ((top - y) * scale) / before;
  // Now the largest file is worth fetching.
  for (const source of frame.querySelectorAll("source")) source.sizes = "1920px";
  draw();
}

function move(across, down) {
  x += across;
  y += down;
  draw();
}

function whole() {
  scale = 1;
  draw();
}

const at = ({ clientX, clientY }) => {
  const box = frame.getBoundingClientRect();
  return [clientX - box.left, clientY - box.top];
};

part.querySelector(".infographic-zoom").addEventListener("click", ({ target }) => {
  const by = Number(target.dataset.by);
  if (by) zoom(by);
  else if (by === 0) whole();
});

const KEYS = {
  "+": () => zoom(1.5),
  "=": () => zoom(1.5),
  "-": () => zoom(1 / 1.5),
  0: whole,
};
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

frame.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const [across, down] = (scale > 1 && ARROWS[event.key]) || [];
  if (across === undefined && !KEYS[event.key]) return;
  event.preventDefault();
  if (across === undefined) KEYS[event.key]();
  else move(across * STEP, down * STEP);
});

// A wheel scrolls the page until the picture is enlarged or Ctrl is held (as a touchpad's pinch is
// reported); reduced to its whole, it lets the page go again.
frame.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && scale === 1) return;
  event.preventDefault();
  zoom(Math.exp(-within(event.deltaY, -100, 100) / 250), at(event));
}, { passive: false });

frame.addEventListener("pointerdown", (event) => {
  fingers.set(event.pointerId, at(event));
  if (scale > 1) frame.setPointerCapture(event.pointerId);
});

frame.addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const now = at(event);
  const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
  if (other) {
    const apart = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]) || 1;
    zoom(apart(now) / apart(before), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
  } else if (scale > 1) {
    move(now[0] - before[0], now[1] - before[1]);
  }
  fingers.set(event.pointerId, now);
});

for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
  frame.addEventListener(end, (event) => fingers.delete(event.pointerId));
}

frame.tabIndex = 0;
frame.setAttribute("role", "group");
frame.setAttribute("aria-label", frame.dataset.frame);
picture?.setAttribute("draggable", "false");
addEventListener("resize", draw);
part.querySelector("[data-needs-script]").removeAttribute("data-needs-script");
