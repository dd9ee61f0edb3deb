"""Drawn faces: authors of the paper, and the invented people who are interviewed in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import (
    BONE,
    CLAY,
    INDIGO,
    OCHRE,
    PAPER,
    RED,
    SAND,
    SKIN,
    TEAL,
    Mood,
)

BLACK, GREY = "#1f1a1c", "#77716d"


@dataclass(frozen=True)
class Face:
    """What makes one face differ from the next."""

    skin: str
    hair: str
    cut: str
    coat: str
    shirt: str
    ground: str
    glasses: bool = False


FACES = {
    "face-lan": Face(SKIN[2], BLACK, "bob", TEAL, BONE, "#e9c98a"),
    "face-duc": Face(SKIN[0], BLACK, "short", INDIGO, BONE, "#c9d8d2", True),
    "face-mai": Face(SKIN[2], BLACK, "long", RED, BONE, "#d9e2d4"),
    "face-khoa": Face(SKIN[1], BLACK, "swept", "#3d4d5c", "#e2bd6d", "#efd9c4"),
    "face-ha": Face(SKIN[0], GREY, "bun", "#2b2f36", BONE, "#d8c7cf", True),
    "face-tuan": Face(SKIN[3], GREY, "short", CLAY, BONE, "#d5dccb"),
    "face-yen": Face(SKIN[2], BLACK, "bun", OCHRE, "#2b2f36", "#c4d3da"),
    "face-bich": Face(SKIN[2], BLACK, "long", INDIGO, BONE, "#efe0c4", True),
    "face-son": Face(SKIN[1], BLACK, "swept", "#2b2f36", BONE, "#cfd9c8", True),
    "face-vy": Face(SKIN[0], BLACK, "bob", "#5a4a66", "#d98aa0", "#f0dfcf"),
}


def bust(c: Canvas, f: Face, x: float, y: float, s: float) -> None:
    """Draw head and shoulders; ``y`` is the middle of the face, ``s`` its size."""
    shade, brow = mix(f.skin, "#000000", 0.13), mix(f.hair, "#000000", 0.2)
    if f.cut in ("long", "bob"):
        low = 2.0 if f.cut == "long" else 1.16
        c.card(x - 1.08 * s, y - 1.2 * s, 2.16 * s, (1.2 + low) * s, 0.95 * s, f.hair)
    if f.cut == "bun":
        c.oval(x + 0.1 * s, y - 1.36 * s, 0.46 * s, 0.4 * s, f.hair)
    c.poly([(x - 2.1 * s, y + 4.2 * s), (x - 1.95 * s, y + 2.25 * s), (x - 1.2 * s, y + 1.72 * s),
            (x - 0.4 * s, y + 1.46 * s), (x + 0.4 * s, y + 1.46 * s), (x + 1.2 * s, y + 1.72 * s),
            (x + 1.95 * s, y + 2.25 * s), (x + 2.1 * s, y + 4.2 * s)], f.coat)  # fmt: skip
    c.poly([(x - 0.56 * s, y + 1.42 * s), (x + 0.56 * s, y + 1.42 * s), (x + 0.1 * s, y + 2.9 * s),
            (x - 0.1 * s, y + 2.9 * s)], f.shirt)  # fmt: skip
    c.poly([(x - 0.38 * s, y + 0.7 * s), (x + 0.38 * s, y + 0.7 * s), (x + 0.42 * s, y + 1.5 * s),
            (x, y + 1.86 * s), (x - 0.42 * s, y + 1.5 * s)], shade)  # fmt: skip
    for side in (-1, 1):
        c.poly([(x + side * 0.5 * s, y + 1.4 * s), (x + side * 0.96 * s, y + 1.74 * s),
                (x + side * 0.66 * s, y + 2.3 * s), (x + side * 0.08 * s, y + 3.1 * s)],
               mix(f.coat, "#ffffff", 0.1))  # fmt: skip
        c.oval(x + side * 0.84 * s, y + 0.06 * s, 0.13 * s, 0.24 * s, shade)
    c.oval(x, y - 0.08 * s, 0.84 * s, 0.96 * s, f.skin)
    c.oval(x, y + 0.36 * s, 0.7 * s, 0.78 * s, f.skin)
    if f.cut in ("short", "swept"):
        lift = 1.2 if f.cut == "swept" else 1.12
        c.poly([(x - 0.9 * s, y - 0.02 * s), (x - 0.94 * s, y - 0.6 * s), (x - 0.6 * s, y - lift * s),
                (x + 0.1 * s, y - (lift + 0.1) * s), (x + 0.68 * s, y - 1.0 * s),
                (x + 0.94 * s, y - 0.5 * s), (x + 0.9 * s, y - 0.02 * s), (x + 0.74 * s, y - 0.42 * s),
                (x + 0.3 * s, y - 0.62 * s), (x - 0.4 * s, y - (0.7 if f.cut == "short" else 0.5) * s),
                (x - 0.74 * s, y - 0.36 * s)], f.hair)  # fmt: skip
    else:
        part = -0.3 if f.cut == "bob" else 0.25
        c.poly([(x - 0.92 * s, y + 0.2 * s), (x - 0.96 * s, y - 0.5 * s), (x - 0.6 * s, y - 1.08 * s),
                (x, y - 1.2 * s), (x + 0.6 * s, y - 1.08 * s), (x + 0.96 * s, y - 0.5 * s),
                (x + 0.92 * s, y + 0.2 * s), (x + 0.78 * s, y - 0.3 * s), (x + part * s, y - 0.78 * s),
                (x - 0.78 * s, y - 0.3 * s)], f.hair)  # fmt: skip
    for side in (-1, 1):
        ex = x + side * 0.34 * s
        c.line([(ex - 0.19 * s, y - 0.2 * s), (ex + 0.02 * side * s, y - 0.25 * s),
                (ex + 0.19 * s, y - 0.2 * s)], brow, 0.07 * s)  # fmt: skip
        c.oval(ex, y + 0.03 * s, 0.075 * s, 0.09 * s, "#241c1a")
        c.oval(ex + 0.025 * s, y, 0.022 * s, 0.022 * s, "#ffffff")
        if f.glasses:
            c.ring(ex, y + 0.03 * s, 0.27 * s, 0.23 * s, "#241c1a", 0.045 * s)
    if f.glasses:
        c.line([(x - 0.08 * s, y), (x + 0.08 * s, y)], "#241c1a", 0.045 * s)
    c.line([(x + 0.02 * s, y + 0.12 * s), (x - 0.08 * s, y + 0.4 * s), (x + 0.08 * s, y + 0.42 * s)],
           mix(f.skin, "#000000", 0.26), 0.05 * s)  # fmt: skip
    c.arc(x, y + 0.52 * s, 0.3 * s, 0.22 * s, 25, 155, "#8a3a32", 0.06 * s)


def face(c: Canvas, _m: Mood, _rng: Random, look: Face) -> None:
    """One head and shoulders on a plain ground."""
    c.rect(0, 0, c.width, c.height, look.ground)
    c.oval(
        c.width * 0.5,
        c.height * 0.5,
        c.width * 0.42,
        c.width * 0.42,
        mix(look.ground, "#ffffff", 0.3),
    )
    bust(c, look, c.width * 0.5, c.height * 0.42, c.width * 0.17)


def office(c: Canvas, m: Mood, rng: Random, look: Face) -> None:
    """An executive before an office window with the city behind."""
    c.sky(m.high, m.low)
    c.glow(1180, 420, 620, m.lamp, 0.6)
    for depth in range(2):
        x = 0.0
        while x < 1600:
            w, h = rng.uniform(70, 150), rng.uniform(160, 560 - depth * 180)
            tint = mix(m.far, m.mid, depth * 0.7)
            c.rect(x, 900 - h, w, h, tint)
            marks.windows(c, x + 8, 914 - h, w - 16, h - 30, m.lamp if m.dark else m.light, rng, 4,
                          max(3, int(h / 34)), 0.5)  # fmt: skip
            x += w + rng.uniform(0, 30)
    for x in (40, 560, 1080, 1560):
        c.rect(x, 0, 22, 900, m.ink)
    c.rect(0, 0, 1600, 26, m.ink)
    c.rect(0, 880, 1600, 187, mix(CLAY, m.ink, 0.35))
    c.rect(0, 872, 1600, 14, mix(OCHRE, m.ink, 0.2))
    bust(c, look, 560, 430, 172)
    c.rect(0, 1000, 1600, 67, mix(OCHRE, CLAY, 0.5))
    c.card(1130, 830, 330, 190, 10, m.ink)
    c.card(1142, 842, 306, 166, 6, mix(TEAL, m.light, 0.3))
    c.line([(1160, 980), (1220, 930), (1290, 950), (1370, 880), (1430, 890)], RED, 7)
    c.poly([(1020, 1000), (1090, 1000), (1080, 900), (1030, 900)], PAPER)
    for k in range(5):
        c.line([(1055, 905), (1010 + k * 24, 800 - 20 * (k % 2))], SAND if k % 2 else TEAL, 9)


SCENES: dict[str, Callable[[Canvas, Mood, Random], None]] = {
    **{name: partial(face, look=look) for name, look in FACES.items()},
    "office-ha": partial(office, look=Face(SKIN[0], GREY, "bun", INDIGO, BONE, PAPER)),
    "office-son": partial(
        office, look=Face(SKIN[1], BLACK, "short", "#2b2f36", BONE, PAPER, True)
    ),
    "office-yen": partial(office, look=Face(SKIN[2], BLACK, "bob", RED, BONE, PAPER)),
}
