"""Pictures for what cannot be seen: law, trade, savings, news, ideas."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import (
    CLAY,
    INDIGO,
    LEAF,
    OCHRE,
    RED,
    SAND,
    TEAL,
    Mood,
)


def law_books(c: Canvas, m: Mood, rng: Random) -> None:
    """Scales before shelves of bound books."""
    c.rect(0, 0, 1600, 1067, mix(CLAY, m.ink, 0.6))
    for row in range(4):
        x = 20.0
        y = 40 + row * 236
        c.rect(0, y, 1600, 206, mix(CLAY, m.ink, 0.75))
        while x < 1560:
            w, h = rng.uniform(26, 66), rng.uniform(140, 196)
            tint = mix(rng.choice((RED, TEAL, INDIGO, OCHRE, CLAY, "#48566a", SAND)), m.ink, 0.22)
            c.rect(x, y + 206 - h, w, h, tint)
            c.rect(x, y + 206 - h + 20, w, 7, OCHRE, 0.8)
            c.rect(x, y + 206 - 40, w, 7, OCHRE, 0.8)
            if w > 44:
                c.rect(x + 9, y + 206 - h * 0.62, w - 18, 30, mix(tint, m.ink, 0.4))
            x += w + 3
        c.rect(0, y + 206, 1600, 24, mix(CLAY, OCHRE, 0.18))
    c.veil(0, 1067, m.ink, 0.45, 0.35)
    c.glow(800, 420, 700, m.lamp, 0.5)
    brass, shade = OCHRE, mix(OCHRE, m.ink, 0.35)
    c.rect(0, 960, 1600, 107, mix(CLAY, m.ink, 0.3))
    c.oval(800, 962, 210, 30, shade)
    c.oval(800, 946, 200, 30, brass)
    c.poly([(770, 940), (788, 260), (812, 260), (830, 940)], brass)
    c.poly([(804, 260), (812, 260), (830, 940), (806, 940)], shade)
    c.oval(800, 236, 34, 34, brass)
    lean = 26
    c.poly([(420, 262 + lean), (800, 222), (1180, 262 - lean), (1180, 280 - lean), (800, 254),
            (420, 280 + lean)], brass)  # fmt: skip
    for x, y in ((420, 272 + lean), (1180, 272 - lean)):
        for dx in (-150, 0, 150):
            c.line([(x, y), (x + dx, y + 330)], brass, 4)
        c.slice(x, y + 326, 168, 0, 180, shade)
        c.oval(x, y + 328, 168, 26, brass)
        c.oval(x, y + 326, 148, 18, mix(brass, m.light, 0.35))
    y = 590 + lean
    for k in range(3):
        c.rect(345 + k * 8, y - k * 34, 150 - k * 10, 30, (TEAL, INDIGO, RED)[k])
    c.oval(1180, 540, 44, 50, m.lamp)
    c.glow(1180, 540, 150, m.lamp, 0.7)


def globe(c: Canvas, m: Mood, rng: Random) -> None:
    """The earth from above the sea lanes, routes and lights across it."""
    c.sky("#0b0d1c", "#1b2145")
    for _ in range(160):
        r = rng.uniform(0.8, 2.6)
        c.oval(rng.uniform(0, 1600), rng.uniform(0, 1067), r, r, m.light, rng.uniform(0.4, 1))
    x, y, r = 800, 1000, 800
    c.glow(x, y, 1080, "#7fc4bf", 0.65)
    c.oval(x, y, r + 14, r + 14, "#7fc4bf", 0.35)
    c.oval(x, y, r, r, mix(TEAL, INDIGO, 0.35))
    for k in (0.25, 0.5, 0.75):
        c.ring(x, y, r * k, r, mix(TEAL, m.light, 0.15), 2.4)
    for k in range(1, 8):
        yy = y - r + k * 190
        half = (max(0, r * r - (yy - y) ** 2)) ** 0.5
        c.arc(x, yy, half, 60, 180, 360, mix(TEAL, m.light, 0.15), 2.4)
    land = mix(LEAF, OCHRE, 0.35)
    blobs = (
        [(480, 520), (560, 420), (700, 380), (860, 360), (980, 400), (1010, 470), (960, 520),
         (990, 590), (930, 640), (900, 580), (860, 600), (880, 690), (930, 770), (900, 830), (850, 760),
         (820, 660), (760, 620), (730, 700), (690, 780), (650, 690), (600, 620), (520, 600)],
        [(1000, 860), (1060, 830), (1100, 880), (1050, 930)],
        [(860, 880), (940, 930), (1030, 960), (1000, 990), (900, 950)],
        [(1080, 560), (1110, 500), (1140, 460), (1150, 520), (1110, 590)],
        [(960, 700), (990, 690), (1000, 760), (970, 790)],
        [(1180, 1000), (1290, 950), (1420, 980), (1480, 1067), (1160, 1067)],
        [(90, 800), (180, 660), (300, 620), (420, 700), (440, 860), (380, 1067), (150, 1067)],
    )  # fmt: skip
    for blob in blobs:
        c.poly([(a + 6, b + 8) for a, b in blob], "#0b0d1c", 0.25)
        c.poly(blob, land)
    places = [(905, 700), (1000, 470), (1110, 520), (700, 740), (330, 720), (1000, 940), (1300, 1000),
              (560, 470), (880, 560)]  # fmt: skip
    home = places[0]
    for px, py in places[1:]:
        mid = ((home[0] + px) / 2, min(home[1], py) - 90 - abs(home[0] - px) * 0.22)
        pts = []
        for k in range(25):
            t = k / 24
            pts.append(((1 - t) ** 2 * home[0] + 2 * t * (1 - t) * mid[0] + t * t * px,
                        (1 - t) ** 2 * home[1] + 2 * t * (1 - t) * mid[1] + t * t * py))  # fmt: skip
        c.line(pts, "#f5c966", 4)
        k = rng.randint(8, 17)
        c.oval(*pts[k], 9, 9, m.light)
        c.oval(px, py, 10, 10, "#f5c966")
        c.glow(px, py, 60, "#f5c966", 0.8)
    c.oval(*home, 19, 19, RED)
    c.ring(*home, 32, 32, RED, 5)
    c.poly([(x, y - r), (x + r, y), (x + r, y + 200), (x + 500, y + 200)], "#0b0d1c", 0.0)


def notes_coins(c: Canvas, m: Mood, rng: Random) -> None:
    """Columns of coins rising like a chart, a plant growing from the last."""
    c.sky(mix(m.low, m.light, 0.4), m.low, 0, 820)
    c.oval(1130, 420, 330, 330, mix(m.accent, m.low, 0.12))
    c.rect(0, 800, 1600, 267, mix(TEAL, m.ink, 0.35))
    c.rect(0, 800, 1600, 14, mix(TEAL, m.light, 0.25))
    for n, count in enumerate((3, 5, 7, 10, 14)):
        x = 250 + n * 232
        c.oval(x + 60, 912, 140, 24, m.ink, 0.35)
        for k in range(count):
            dx, y = rng.uniform(-7, 7), 900 - k * 34
            gold = mix(OCHRE, m.ink, 0.08 * (k % 3))
            c.card(x + dx - 100, y - 22, 200, 40, 10, mix(gold, m.ink, 0.3))
            for r in range(15):
                c.rect(x + dx - 94 + r * 13, y - 14, 3, 26, mix(gold, m.ink, 0.5))
            c.oval(x + dx, y - 22, 100, 22, gold)
        top = 900 - (count - 1) * 34 - 22
        c.oval(x, top, 100, 22, mix(OCHRE, m.light, 0.3))
        c.oval(x, top, 74, 15, mix(OCHRE, m.light, 0.05))
    x, y = 250 + 4 * 232, 900 - 13 * 34 - 26
    c.line([(x, y), (x - 8, y - 90), (x + 6, y - 190)], LEAF, 13)
    for dx, dy, w, s in ((-8, -90, 90, -1), (2, -130, 84, 1), (6, -190, 70, -1), (6, -190, 66, 1)):
        c.poly([(x + dx, y + dy), (x + dx + s * w * 0.5, y + dy - 54), (x + dx + s * w, y + dy - 50),
                (x + dx + s * w * 0.7, y + dy - 8)], LEAF if s < 0 else mix(LEAF, m.light, 0.2))  # fmt: skip
    c.line([(170, 640), (440, 590), (700, 500), (930, 330), (1080, 180)], m.accent, 9)
    c.poly([(1110, 140), (1100, 206), (1050, 170)], m.accent)


def newsstand(c: Canvas, m: Mood, rng: Random) -> None:
    """A bundle of papers tied with string and one open front page."""
    c.sky(mix(m.low, SAND, 0.3), mix(SAND, m.mid, 0.2))
    for n in range(11):
        c.line([(0, 60 + n * 110), (1600, 40 + n * 112)], m.ink, 3, 0.13)
    c.beam([(200, 0), (620, 0), (240, 1067), (0, 1067), (0, 500)], m.light, 0.35)
    c.poly([(150, 860), (760, 950), (1040, 870), (420, 800)], m.ink, 0.25)
    for k in range(15):
        y = 880 - k * 21
        tint = m.light if k % 2 else mix(m.light, SAND, 0.55)
        c.poly([(110, y - 60), (670, y + 20), (670, y + 38), (110, y - 42)], tint)
        c.poly(
            [(670, y + 20), (930, y - 60), (930, y - 42), (670, y + 38)], mix(tint, m.ink, 0.15)
        )
    y = 880 - 14 * 21
    top = [(110, y - 60), (370, y - 136), (930, y - 60), (670, y + 20)]
    c.poly(top, m.light)
    c.poly([(180, y - 66), (370, y - 122), (560, y - 96), (370, y - 38)], m.ink)
    c.poly([(420, y - 32), (610, y - 90), (860, y - 56), (670, y + 2)], mix(m.light, m.ink, 0.3))
    c.line([(390, 590), (390, 905)], CLAY, 11)
    c.line([(390, y - 20), (650, y - 98)], CLAY, 11)
    c.line([(800, y - 20), (800, 858)], CLAY, 11)
    c.line([(520, y - 98), (800, y - 20)], CLAY, 11)

    def at(u: float, v: float) -> tuple[float, float]:
        return 860 + 620 * u - 110 * v + 40 * u * v, 170 + 90 * u + 760 * v

    c.poly([at(0.02, 0.02), at(1.04, 0.03), at(1.03, 1.03), at(0.03, 1.03)], m.ink, 0.25)
    c.poly([at(0, 0), at(1, 0), at(1, 1), at(0, 1)], m.light)

    def block(u: float, v: float, w: float, h: float, tint: str) -> None:
        c.poly([at(u, v), at(u + w, v), at(u + w, v + h), at(u, v + h)], tint)

    block(0.06, 0.05, 0.88, 0.09, m.ink)
    block(0.06, 0.16, 0.88, 0.006, m.ink)
    block(0.06, 0.19, 0.6, 0.05, mix(m.ink, m.light, 0.15))
    block(0.06, 0.26, 0.6, 0.32, TEAL)
    c.poly([at(0.06, 0.58), at(0.2, 0.4), at(0.34, 0.5), at(0.5, 0.36), at(0.66, 0.58)], INDIGO)
    c.oval(*at(0.54, 0.33), 26, 26, OCHRE)
    block(0.71, 0.19, 0.23, 0.16, m.accent)
    for k in range(7):
        block(0.71, 0.385 + k * 0.028, 0.23 if k < 6 else 0.14, 0.013, mix(m.light, m.ink, 0.45))
    for col in range(4):
        for k in range(11):
            block(0.06 + col * 0.225, 0.62 + k * 0.03, 0.2 if k < 10 else 0.12, 0.013,
                  mix(m.light, m.ink, 0.45))  # fmt: skip
    c.poly([at(0.5, 0), at(0.51, 0), at(0.51, 1), at(0.5, 1)], m.ink, 0.08)


def bulb(c: Canvas, m: Mood, rng: Random) -> None:
    """A light bulb with a seedling in it on a stack of certificates."""
    c.sky(m.high, m.low)
    for n in range(26):
        a = n / 26 * 2 * pi
        c.beam([(800, 430), (800 + 1300 * cos(a - 0.05), 430 + 1300 * sin(a - 0.05)),
                (800 + 1300 * cos(a + 0.05), 430 + 1300 * sin(a + 0.05))], m.lamp, 0.2)  # fmt: skip
    c.glow(800, 430, 640, m.lamp, 0.9)
    for k in range(5):
        y = 1010 - k * 28
        c.poly([(350 + k * 20, y), (1250 - k * 16, y), (1290 - k * 16, y + 28), (310 + k * 20, y + 28)],
               (m.light, SAND, m.light, mix(SAND, m.light, 0.5), m.light)[k])  # fmt: skip
        c.rect(310 + k * 20, y + 26, 980 - k * 36, 3, m.ink, 0.4)
    c.oval(1130, 924, 50, 20, m.accent)
    c.poly([(1100, 930), (1090, 990), (1116, 974), (1130, 994), (1140, 934)], m.accent)
    c.line([(470, 906), (720, 906)], mix(m.light, m.ink, 0.4), 7)
    x = 800
    c.rect(x - 70, 750, 140, 130, mix(m.ink, m.light, 0.35))
    for k in range(4):
        c.card(x - 78, 756 + k * 30, 156, 18, 9, m.ink)
    c.poly([(x - 50, 876), (x + 50, 876), (x + 26, 904), (x - 26, 904)], m.ink)
    c.poly([(x - 150, 600), (x + 150, 600), (x + 84, 700), (x + 74, 756), (x - 74, 756), (x - 84, 700)],
           mix(m.lamp, m.light, 0.5))  # fmt: skip
    c.oval(x, 430, 246, 246, mix(m.lamp, m.light, 0.5))
    c.poly(
        [(x - 230, 520), (x - 150, 602), (x + 150, 602), (x + 230, 520)], mix(m.lamp, m.light, 0.5)
    )
    c.oval(x - 110, 320, 40, 74, "#ffffff", 0.7)
    c.poly([(x - 90, 720), (x - 110, 660), (x + 110, 660), (x + 90, 720), (x + 74, 754), (x - 74, 754)],
           mix(CLAY, m.ink, 0.4))  # fmt: skip
    c.line([(x, 664), (x - 6, 560), (x + 4, 440)], LEAF, 13)
    for dy, w, s in ((570, 120, -1), (530, 126, 1), (450, 96, -1), (440, 100, 1)):
        c.poly([(x, dy), (x + s * w * 0.45, dy - 70), (x + s * w, dy - 74), (x + s * w * 0.75, dy - 12)],
               LEAF if s < 0 else mix(LEAF, m.ink, 0.2))  # fmt: skip
    c.ring(x, 430, 246, 246, mix(OCHRE, m.ink, 0.2), 5)


SCENES = {
    "law-books": law_books,
    "globe": globe,
    "notes-coins": notes_coins,
    "newsstand": newsstand,
    "bulb": bulb,
}
