// The room in which pages lie: enlarged and moved by wheel, fingers and double tap, never out of
// sight; at their own size, a finger sideways turns them.

const MOST = 5;
const TAPPED = 2.5;
const SWIPE = 48;

const within = (value, low, high) => Math.min(high, Math.max(low, value));

/**
 * Make `stage` a room for `sheets`. `onSwipe(on)` turns the pages and says whether it could;
 * `onSize(scale)` hears of every new size. Returns `{ zoom, move, whole, scale }`.
 */
export function room(stage, sheets, { onSwipe, onSize }) {
  const fingers = new Map();
  let [scale, x, y] = [1, 0, 0];
  let begun; // one finger that may become a swipe or a tap
  let tapped = { time: 0 };

  /** The edges of what is seen of the pages, at their own size. */
  function edges() {
    const seen = [...sheets.querySelectorAll("img")].filter((one) => one.offsetParent);
    const at = seen.map((one) => one.closest(".sheet"));
    return {
      left: Math.min(...at.map((one) => one.offsetLeft)),
      right: Math.max(...at.map((one) => one.offsetLeft + one.offsetWidth)),
      top: Math.min(...at.map((one) => one.offsetTop)),
      bottom: Math.max(...at.map((one) => one.offsetTop + one.offsetHeight)),
    };
  }

  /** Keep the pages over the whole stage, or in its middle where they are smaller. */
  function kept(value, low, high, size) {
    if ((high - low) * scale <= size) return (size - (low + high) * scale) / 2;
    return within(value, size - high * scale, -low * scale);
  }

  function draw(glides = false) {
    if (scale === 1) [x, y] = [0, 0];
    else {
      const { left, right, top, bottom } = edges();
      x = kept(x, left, right, stage.clientWidth);
      y = kept(y, top, bottom, stage.clientHeight);
    }
    sheets.toggleAttribute("data-glides", glides);
    sheets.style.transform = scale === 1 ? "" : `translate(${x}px, ${y}px) scale(${scale})`;
    stage.toggleAttribute("data-enlarged", scale > 1);
  }

  const middle = () => [stage.clientWidth / 2, stage.clientHeight / 2];

  /** Make them `by` times as large, leaving what is at (`left`, `top`) of the stage where it is. */
  function zoom(by, [left, top] = middle(), glides = true) {
    const before = scale;
    scale = within(scale * by, 1, MOST);
    if (scale < 1.02) scale = 1;
    x = left - ((left - x) * scale) / before;
    y = top - ((top - y) * scale) / before;
    draw(glides);
    if (scale !== before) onSize(scale);
  }

  function move(across, down, glides = true) {
    x += across;
    y += down;
    draw(glides);
  }

  const whole = () => zoom(1 / scale);

  const at = ({ clientX, clientY }) => {
    const box = stage.getBoundingClientRect();
    return [clientX - box.left, clientY - box.top];
  };

  function drag(across) {
    sheets.removeAttribute("data-glides");
    sheets.style.transform = `translateX(${across}px)`;
  }

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const here = at(event);
    fingers.set(event.pointerId, here);
    begun = fingers.size === 1 ? { here, time: event.timeStamp, touch: event.pointerType !== "mouse" } : undefined;
    if (scale > 1) stage.setPointerCapture(event.pointerId);
  });

  stage.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const apart = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]) || 1;
      zoom(apart(now) / apart(before), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2], false);
    } else if (scale > 1) {
      move(now[0] - before[0], now[1] - before[1], false);
    } else if (begun?.touch) {
      drag(now[0] - begun.here[0]);
    }
    fingers.set(event.pointerId, now);
  });

  /** Twice at one place, soon after another: look closer, or at the whole again. */
  function tap(here, time) {
    const near = tapped.here && Math.hypot(here[0] - tapped.here[0], here[1] - tapped.here[1]) < 30;
    if (near && time - tapped.time < 350) {
      tapped = { time: 0 };
      zoom(scale > 1 ? 1 / scale : TAPPED, here);
    } else tapped = { here, time };
  }

  stage.addEventListener("pointerup", (event) => {
    if (!fingers.delete(event.pointerId) || !begun) return;
    const [across, down] = at(event).map((value, axis) => value - begun.here[axis]);
    const { here, touch } = begun;
    begun = undefined;
    if (Math.hypot(across, down) < 10) {
      draw();
      tap(here, event.timeStamp);
    } else if (scale === 1 && touch) {
      const sideways = Math.abs(across) > SWIPE && Math.abs(across) > 1.5 * Math.abs(down);
      if (!sideways || !onSwipe(across < 0)) draw(true);
    }
  });

  stage.addEventListener("pointercancel", (event) => {
    fingers.delete(event.pointerId);
    begun = undefined;
    draw(true);
  });

  // A wheel scrolls the page until the pages are enlarged or Ctrl is held (as a touchpad's pinch
  // is reported).
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && scale === 1) return;
    event.preventDefault();
    zoom(Math.exp(-within(event.deltaY, -100, 100) / 250), at(event), false);
  }, { passive: false });

  stage.addEventListener("dragstart", (event) => event.preventDefault());
  addEventListener("resize", () => draw());
  return { zoom, move, whole, scale: () => scale };
}
