// The point of a photo that a crop keeps in view: dragged on the picture, or moved with the arrow
// keys on its button. Without one the photo's own point counts.

import { crel } from "django-prose-editor/editor";

import { announce } from "newsroom/surface/announce";
import { button } from "newsroom/surface/tools";
import { fill, gettext } from "newsroom/surface/words";

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const within = (value) => Math.min(100, Math.max(0, Math.round(value)));

export class FocusPoint {
  point = null;
  own = null;

  /** `onChange` gets `[x, y]` in percent, or null for the photo's own point. */
  constructor(image, onChange) {
    this.image = image;
    this.onChange = onChange;
    this.mark = crel("span", { className: "focus-mark", hidden: true });
    this.toggle = button(gettext("Point"), { sign: "point", onClick: () => this.turn() });
    this.toggle.setAttribute("aria-pressed", "false");
    this.words = crel("span", { className: "focus-words" });
    this.toggle.append(this.words);
    this.reset = button(gettext("Use the photo's own point"), {
      sign: "close",
      onClick: () => {
        this.onChange(null);
        this.toggle.focus();
      },
    });
    this.control = crel("div", { className: "focus-control", role: "group" }, [
      this.toggle,
      this.reset,
    ]);
    this.toggle.addEventListener("keydown", (event) => this.onKey(event));
    this.toggle.addEventListener("blur", () => this.turn(false));
    image.addEventListener("pointerdown", (event) => this.onPointer(event));
  }

  /** Show the point of this use, or else the photo's own. */
  show(point, own) {
    this.point = point;
    this.own = own ?? this.own;
    const [x, y] = this.current();
    this.image.style.objectPosition = `${x}% ${y}%`;
    this.reset.hidden = !point;
    this.words.textContent = point ? `${x}, ${y}` : gettext("the photo's own");
    this.toggle.setAttribute(
      "aria-label",
      fill(gettext("Point to keep in view: %(point)s. Arrow keys move it."), {
        point: this.words.textContent,
      }),
    );
    this.mark.style.left = `${x}%`;
    this.mark.style.top = `${y}%`;
  }

  current() {
    return this.point ?? this.own ?? [50, 50];
  }

  get on() {
    return this.toggle.getAttribute("aria-pressed") === "true";
  }

  /** While it is on, the whole picture is shown and a press on it sets the point. */
  turn(on = !this.on) {
    this.toggle.setAttribute("aria-pressed", String(on));
    this.mark.hidden = !on;
    this.image.closest(".own-node").classList.toggle("sets-point", on);
    if (on) announce(gettext("Press on the picture, or move the point with the arrow keys."));
  }

  onKey(event) {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    this.turn(true);
    const far = event.shiftKey ? 1 : 5;
    const [x, y] = this.current();
    this.onChange([within(x + step[0] * far), within(y + step[1] * far)]);
  }

  onPointer(event) {
    if (!this.on) return;
    event.preventDefault(); // keeps the focus on the button, and the mode on
    event.stopPropagation();
    const box = this.image.getBoundingClientRect();
    this.onChange([
      within(((event.clientX - box.left) / box.width) * 100),
      within(((event.clientY - box.top) / box.height) * 100),
    ]);
  }
}
