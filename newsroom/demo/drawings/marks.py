"""Things that stand in many scenes: hills, clouds, trees, people, houses, boats."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from newsroom.demo.drawings.canvas import Canvas, Colour, Point, mix
from newsroom.demo.drawings.moods import Mood


def outline(
    width: float, base: float, height: float, rng: Random, waves: int = 5, step: int = 8
) -> list[Point]:
    """Return a rolling line across the picture, a sum of a few waves."""
    parts = [
        (rng.uniform(0.4, 1.0) / (n + 1), (n + 1) * rng.uniform(0.7, 1.3), rng.uniform(0, 2 * pi))
        for n in range(waves)
    ]
    total = sum(size for size, _, _ in parts)
    return [
        (
            x,
            base
            - height
            * (
                0.5 + 0.5 * sum(s * sin(f * pi * x / width * 1.6 + p) for s, f, p in parts) / total
            ),
        )
        for x in range(-step, int(width) + 2 * step, step)
    ]


def hills(c: Canvas, base: float, height: float, colour: Colour, rng: Random) -> list[Point]:
    """Draw a range of hills down to the bottom edge; return its upper line."""
    line = outline(c.width, base, height, rng)
    c.poly([*line, (c.width + 20, c.height), (-20, c.height)], colour)
    return line


def peaks(c: Canvas, base: float, height: float, colour: Colour, rng: Random) -> None:
    """Draw a sharp range of mountains with a lit side."""
    x = -80.0
    while x < c.width + 80:
        w, h = rng.uniform(160, 380), height * rng.uniform(0.45, 1)
        top = (x + w * rng.uniform(0.4, 0.6), base - h)
        c.poly([(x, base), top, (x + w, base)], colour)
        c.poly([top, (x + w, base), (x + w * 0.58, base)], mix(colour, "#000000", 0.12))
        x += w * 0.55


def karst(c: Canvas, x: float, base: float, w: float, h: float, colour: Colour, rng: Random,
          shade: Colour | None = None) -> None:  # fmt: skip
    """Draw one limestone tower: steep flanks, a round uneven head."""
    left, right = [], []
    for n in range(13):
        t = n / 12
        half = w / 2 * (1 - t**3.2) ** 0.6 * rng.uniform(0.93, 1.05)
        left.append((x - half, base - h * t))
        right.append((x + half * rng.uniform(0.9, 1.02), base - h * t))
    c.poly(left + right[::-1], colour)
    if shade:
        inner = [(x + (px - x) * (0.15 + 0.25 * (n % 3)), py) for n, (px, py) in enumerate(right)]
        c.poly(inner + right[::-1], shade)


def cloud(c: Canvas, x: float, y: float, w: float, colour: Colour, alpha: float = 0.8) -> None:
    """Draw a flat cloud of three bars with round ends."""
    h = w * 0.085
    c.card(x, y, w, h, h / 2, colour, alpha)
    c.card(x + w * 0.18, y - h * 0.95, w * 0.5, h, h / 2, colour, alpha)
    c.card(x + w * 0.35, y + h * 0.95, w * 0.55, h * 0.8, h * 0.4, colour, alpha)


def birds(c: Canvas, x: float, y: float, count: int, colour: Colour, rng: Random) -> None:
    """Draw a few birds on the wing."""
    for _ in range(count):
        bx, by, s = x + rng.uniform(-120, 120), y + rng.uniform(-60, 60), rng.uniform(9, 17)
        c.line([(bx - s, by - s * 0.45), (bx, by), (bx + s, by - s * 0.55)], colour, 2.6)


def waves(c: Canvas, top: float, colour: Colour, rng: Random, count: int = 60,
          alpha: float = 0.35) -> None:  # fmt: skip
    """Draw glints on water, wider towards the reader."""
    for _ in range(count):
        t = rng.random() ** 1.4
        y = top + 6 + t * (c.height - top)
        w = 18 + 150 * t * rng.uniform(0.4, 1)
        c.card(rng.uniform(-60, c.width), y, w, 2 + 5 * t, 1 + 2 * t, colour, alpha)


def tree(c: Canvas, x: float, base: float, h: float, leaf: Colour, wood: Colour) -> None:
    """Draw a round tree with a shaded side."""
    c.rect(x - h * 0.03, base - h * 0.45, h * 0.06, h * 0.45, wood)
    c.oval(x, base - h * 0.66, h * 0.27, h * 0.34, leaf)
    c.oval(x - h * 0.16, base - h * 0.5, h * 0.18, h * 0.2, leaf)
    c.oval(x + h * 0.15, base - h * 0.52, h * 0.17, h * 0.2, mix(leaf, "#000000", 0.14))


def palm(c: Canvas, x: float, base: float, h: float, colour: Colour, lean: float = 0.12,
         wood: Colour | None = None) -> None:  # fmt: skip
    """Draw a palm whose trunk bends by ``lean`` of its height."""
    trunk = [(x + lean * h * (n / 10) ** 2, base - h * n / 10) for n in range(11)]
    for n, (one, two) in enumerate(zip(trunk, trunk[1:], strict=False)):
        c.line([one, two], wood or colour, max(3.0, h * 0.035 * (1 - n / 16)))
    tx, ty = trunk[-1]
    for angle in (-172, -148, -118, -88, -58, -30, -6, 14, 166):
        a = angle * pi / 180
        size = h * (0.42 if abs(angle) < 160 else 0.36)
        tip = (tx + size * cos(a), ty + size * sin(a) * 0.55 + size * 0.22)
        bend = (tx + size * 0.5 * cos(a), ty + size * 0.5 * sin(a) - size * 0.1)
        under = (tx + size * 0.52 * cos(a), ty + size * 0.5 * sin(a) + size * 0.07)
        c.poly([(tx, ty - 3), bend, tip, under, (tx, ty + 4)], colour)


def person(c: Canvas, x: float, feet: float, h: float, clothes: Colour, skin: Colour,
           hair: Colour = "#1f1a1c", hat: Colour | None = None, legs: Colour | None = None,
           seated: bool = False) -> None:  # fmt: skip
    """Draw a standing (or, from the waist up, seated) person, ``h`` tall."""
    head = h * 0.075
    top = feet - h + head * 1.2
    shoulder, hip = top + head * 1.75, feet - h * 0.46
    if not seated:
        c.poly([(x - h * 0.085, hip - 4), (x + h * 0.085, hip - 4), (x + h * 0.075, feet),
                (x + h * 0.012, feet), (x, hip + h * 0.1), (x - h * 0.012, feet),
                (x - h * 0.075, feet)], legs or mix(clothes, "#000000", 0.45))  # fmt: skip
    c.card(x - h * 0.125, shoulder - h * 0.02, h * 0.25, h * 0.36, h * 0.07, clothes)
    c.rect(x - h * 0.1, shoulder + h * 0.1, h * 0.2, hip - shoulder - h * 0.06, clothes)
    c.rect(x - head * 0.4, top + head * 0.5, head * 0.8, head * 1.3, mix(skin, "#000000", 0.12))
    c.oval(x, top, head * 0.88, head * 1.08, skin)
    c.slice(x, top - head * 0.12, head * 1.02, 180, 360, hair)
    if hat:
        c.poly([(x - head * 2.3, top - head * 0.2), (x, top - head * 1.9),
                (x + head * 2.3, top - head * 0.2)], hat)  # fmt: skip
        c.poly([(x, top - head * 1.9), (x + head * 2.3, top - head * 0.2),
                (x + head * 0.4, top - head * 0.2)], mix(hat, "#000000", 0.12))  # fmt: skip


def windows(c: Canvas, x: float, y: float, w: float, h: float, colour: Colour, rng: Random,
            across: int = 5, down: int = 12, lit: float = 0.6, fill: float = 0.55,
            alpha: float = 1) -> None:  # fmt: skip
    """Draw a grid of windows, of which a share is lit."""
    cw, ch = w / across, h / down
    for row in range(down):
        for column in range(across):
            if rng.random() < lit:
                c.rect(x + column * cw + cw * (1 - fill) / 2, y + row * ch + ch * 0.25,
                       cw * fill, ch * 0.5, colour, alpha)  # fmt: skip


def crane(c: Canvas, x: float, base: float, h: float, colour: Colour, reach: float = 1.0) -> None:
    """Draw a ship-to-shore gantry crane whose boom points left over the water."""
    leg, w = h * 0.035, h * 0.34
    deck = base - h * 0.58
    for lx in (x, x + w):
        c.rect(lx - leg / 2, deck, leg, h * 0.58, colour)
    c.line([(x, base - h * 0.08), (x + w, base - h * 0.3)], colour, leg * 0.4)
    c.rect(x - leg / 2, base - h * 0.32, w + leg, leg * 0.8, colour)
    left, right = x - h * 0.62 * reach, x + w + h * 0.24
    c.rect(left, deck - leg, right - left, leg * 1.15, colour)
    head = (x + w * 0.18, base - h)
    c.poly([(x - leg, deck), (head[0] - leg * 0.4, head[1]), (head[0] + leg * 0.5, head[1]),
            (x + leg, deck)], colour)  # fmt: skip
    c.line([(x + w, deck), head], colour, leg * 0.55)
    for tip in (left + h * 0.04, left + h * 0.3, right - leg):
        c.line([head, (tip, deck - leg)], colour, leg * 0.28)
    c.rect(x + w * 0.55, deck - leg * 4, h * 0.2, leg * 3, colour)
    cab = left + h * 0.22
    c.rect(cab, deck + leg * 0.2, leg * 2.2, leg * 1.7, colour)
    c.line([(cab + leg, deck + leg), (cab + leg, deck + h * 0.2)], colour, leg * 0.16)


def turbine(c: Canvas, x: float, base: float, h: float, colour: Colour, turn: float,
            shade: Colour | None = None) -> None:  # fmt: skip
    """Draw a wind turbine, hub at the top, blades turned by ``turn`` degrees."""
    c.poly([(x - h * 0.017, base), (x - h * 0.008, base - h), (x + h * 0.008, base - h),
            (x + h * 0.017, base)], colour)  # fmt: skip
    if shade:
        c.poly([(x + h * 0.003, base), (x + h * 0.002, base - h), (x + h * 0.008, base - h),
                (x + h * 0.017, base)], shade)  # fmt: skip
    for n in range(3):
        a = (turn + 120 * n) * pi / 180
        r, q = h * 0.52, h * 0.11
        tip = (x + r * cos(a), base - h + r * sin(a))
        belly = (x + q * cos(a + 0.22), base - h + q * sin(a + 0.22))
        c.poly([(x, base - h), belly, tip], colour)
        c.line([(x, base - h), tip], colour, h * 0.007)
    c.oval(x, base - h, h * 0.022, h * 0.022, colour)


def containers(c: Canvas, x: float, base: float, columns: int, rows: int, size: float,
               colours: tuple[str, ...], rng: Random, full: bool = False) -> None:  # fmt: skip
    """Draw stacks of boxes ``size`` high on the ground at ``base``."""
    w = size * 2.35
    for column in range(columns):
        tall = rows if full else rng.randint(max(1, rows - 2), rows)
        for row in range(tall):
            colour = rng.choice(colours)
            left, top = x + column * (w + 2), base - (row + 1) * (size + 1)
            c.rect(left, top, w, size, colour)
            for rib in range(1, 9):
                c.rect(left + rib * w / 9, top + size * 0.12, 1.4, size * 0.76,
                       mix(colour, "#000000", 0.2))  # fmt: skip
            c.rect(left, top + size * 0.9, w, size * 0.1, mix(colour, "#000000", 0.25))


def boat(c: Canvas, x: float, water: float, w: float, hull: Colour, top: Colour,
         accent: Colour) -> None:  # fmt: skip
    """Draw a wooden fishing boat seen from the side."""
    c.poly([(x - w * 0.5, water - w * 0.16), (x - w * 0.36, water + w * 0.03),
            (x + w * 0.34, water + w * 0.03), (x + w * 0.56, water - w * 0.24),
            (x + w * 0.4, water - w * 0.13), (x - w * 0.3, water - w * 0.12)], hull)  # fmt: skip
    c.line([(x - w * 0.48, water - w * 0.135), (x - w * 0.3, water - w * 0.095),
            (x + w * 0.4, water - w * 0.105), (x + w * 0.54, water - w * 0.21)],
           accent, w * 0.02)  # fmt: skip
    c.rect(x - w * 0.3, water - w * 0.3, w * 0.26, w * 0.19, top)
    c.rect(x - w * 0.33, water - w * 0.325, w * 0.32, w * 0.03, hull)
    c.rect(x - w * 0.26, water - w * 0.26, w * 0.07, w * 0.06, hull)
    c.rect(x - w * 0.14, water - w * 0.26, w * 0.07, w * 0.06, hull)
    c.line([(x + w * 0.12, water - w * 0.12), (x + w * 0.12, water - w * 0.52)], hull, w * 0.014)
    c.poly([(x + w * 0.12, water - w * 0.52), (x + w * 0.25, water - w * 0.47),
            (x + w * 0.12, water - w * 0.42)], accent)  # fmt: skip


def tower(c: Canvas, x: float, base: float, w: float, h: float, face: str, m: Mood, rng: Random,
           lit: float = 0.5) -> None:  # fmt: skip
    """Draw one tower with a shaded side and windows."""
    side = w * 0.28
    c.rect(x, base - h, w - side, h, face)
    c.rect(x + w - side, base - h, side, h, mix(face, "#000000", 0.2))
    glass = m.lamp if m.dark else mix(face, m.light, 0.55)
    windows(c, x + 6, base - h + 14, w - side - 12, h - 30, glass, rng,
                  max(2, int(w / 20)), max(3, int(h / 24)), lit)  # fmt: skip


def audience(c: Canvas, y: float, rows: int, tint: str, rng: Random, size: float = 54) -> None:
    """Draw rows of heads seen from behind."""
    for row in range(rows):
        s = size * (1 + 0.42 * row)
        x = rng.uniform(-s, 0)
        top = y + row * size * 1.35
        while x < c.width + s:
            dark = mix(tint, "#000000", 0.12 * row + rng.uniform(0, 0.12))
            c.card(x - s * 0.95, top + s * 0.55, s * 1.9, s * 3, s * 0.6, dark)
            c.oval(x, top, s * 0.46, s * 0.56, mix(dark, "#000000", 0.3))
            x += s * rng.uniform(2.05, 2.5)
