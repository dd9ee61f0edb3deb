"""Scenes of work: assembly line, warehouse, sewing hall, fish."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import (
    CARGO,
    CLAY,
    INDIGO,
    LEAF,
    OCHRE,
    RED,
    SAND,
    SKIN,
    TEAL,
    Mood,
)


def factory_hall(c: Canvas, m: Mood, rng: Random) -> None:
    """Robot arms along an assembly line under roof trusses."""
    c.sky(mix(m.low, m.far, 0.3), m.low, 0, 700)
    for n in range(6):
        x = n * 280 - 20
        c.poly([(x + 40, 60), (x + 230, 60), (x + 210, 300), (x + 60, 300)], m.light, 0.75)
        c.beam([(x + 60, 300), (x + 210, 300), (x + 60, 1067), (x - 180, 1067)], m.lamp, 0.13)
    for n in range(7):
        x = n * 270 - 60
        c.rect(x, 0, 22, 760, mix(m.mid, m.ink, 0.3))
        c.line([(x, 30), (x + 270, 30)], m.ink, 14)
        c.line([(x, 130), (x + 270, 130)], m.ink, 8)
        for k in range(4):
            c.line([(x + k * 68, 130), (x + 34 + k * 68, 30), (x + 68 + k * 68, 130)], m.ink, 5)
    c.rect(0, 330, 1600, 16, m.accent)
    c.rect(960, 346, 120, 54, OCHRE)
    c.line([(1020, 400), (1020, 500)], m.ink, 5)
    c.rect(965, 500, 110, 46, mix(m.mid, m.ink, 0.5))
    c.rect(0, 740, 1600, 327, mix(m.mid, m.light, 0.35))
    c.poly([(0, 800), (1600, 760), (1600, 780), (0, 826)], OCHRE)
    for x in range(0, 1640, 60):
        c.poly([(x, 826 - x * 0.029), (x + 26, 825 - x * 0.029), (x + 46, 800 - x * 0.025),
                (x + 20, 801 - x * 0.025)], m.ink)  # fmt: skip

    def arm(x: float, base: float, s: float, bend: float, tint: str) -> None:
        c.rect(x - 60 * s, base - 50 * s, 120 * s, 50 * s, m.ink)
        c.poly([(x - 44 * s, base - 48 * s), (x + 44 * s, base - 48 * s), (x + 30 * s, base - 120 * s),
                (x - 30 * s, base - 120 * s)], mix(tint, m.ink, 0.3))  # fmt: skip
        elbow = (x - 60 * s * bend, base - 330 * s)
        wrist = (x + 170 * s * bend, base - 390 * s)
        tool = (x + 230 * s * bend, base - 250 * s)
        for one, two, w in (
            ((x, base - 110 * s), elbow, 58),
            (elbow, wrist, 44),
            (wrist, tool, 28),
        ):
            c.line([one, two], tint, w * s)
        for (jx, jy), r in (((x, base - 110 * s), 44), (elbow, 40), (wrist, 30)):
            c.oval(jx, jy, r * s, r * s, mix(tint, m.ink, 0.25))
            c.oval(jx, jy, r * 0.45 * s, r * 0.45 * s, m.light)
        c.rect(tool[0] - 22 * s, tool[1], 44 * s, 16 * s, m.ink)
        c.rect(tool[0] - 20 * s, tool[1] + 14 * s, 9 * s, 30 * s, m.ink)
        c.rect(tool[0] + 11 * s, tool[1] + 14 * s, 9 * s, 30 * s, m.ink)
        if bend > 0:
            c.glow(tool[0], tool[1] + 46 * s, 120 * s, m.lamp, 0.95)
            for k in range(9):
                a = k / 9 * 2 * pi
                c.line([(tool[0], tool[1] + 46 * s), (tool[0] + 60 * s * cos(a) * rng.random(),
                        tool[1] + 46 * s + 56 * s * sin(a) * rng.random())], m.light, 2.4)  # fmt: skip

    for n in range(4):
        arm(240 + n * 390, 830, 0.72, 1 if n % 2 else -1, mix(m.accent, m.far, 0.25))
    c.poly([(0, 860), (1600, 850), (1600, 905), (0, 930)], mix(m.ink, m.mid, 0.25))
    for n in range(20):
        c.oval(40 + n * 84, 897 - n * 1.4, 15, 15, mix(m.light, m.ink, 0.35))
    for n in range(5):
        x, y = 60 + n * 330, 862 - n * 2
        tint = (TEAL, m.accent, INDIGO, OCHRE, TEAL)[n]
        c.poly([(x, y), (x + 10, y - 46), (x + 66, y - 58), (x + 100, y - 104), (x + 180, y - 104),
                (x + 216, y - 56), (x + 246, y - 46), (x + 250, y)], tint)  # fmt: skip
        c.poly(
            [(x + 84, y - 58), (x + 108, y - 94), (x + 138, y - 94), (x + 138, y - 58)], m.light
        )
        c.poly(
            [(x + 146, y - 58), (x + 146, y - 94), (x + 174, y - 94), (x + 198, y - 58)], m.light
        )
        c.oval(x + 56, y, 26, 26, m.ink)
        c.oval(x + 196, y, 26, 26, m.ink)
    arm(1180, 1060, 1.25, 1, m.accent)
    for px, h, tint in ((300, 330, TEAL), (420, 316, INDIGO)):
        marks.person(c, px, 1060, h, tint, SKIN[1], legs=m.ink)
        c.slice(px, 1060 - h + h * 0.078, h * 0.085, 180, 360, OCHRE)
        c.rect(px - h * 0.1, 1060 - h * 0.72, h * 0.2, h * 0.03, m.light)
    c.card(352, 850, 62, 80, 6, m.light)


def warehouse(c: Canvas, m: Mood, rng: Random) -> None:
    """An aisle of racks running to a bright door, a forklift in the middle."""
    c.sky(mix(m.far, m.mid, 0.3), mix(m.low, m.far, 0.4))
    vx, vy = 760, 500
    c.poly([(0, 1067), (1600, 1067), (vx + 120, vy + 110), (vx - 120, vy + 110)],
           mix(SAND, m.light, 0.35))  # fmt: skip
    c.poly(
        [(0, 0), (1600, 0), (vx + 120, vy - 160), (vx - 120, vy - 160)], mix(m.near, m.ink, 0.4)
    )
    for n in range(6):
        t = n / 6
        y = vy - 160 - (vy - 160) * (1 - t) ** 2
        half = 90 + 700 * (1 - t) ** 2
        c.rect(vx - half, y, half * 2, 5 + 12 * (1 - t), m.light, 0.9)
    c.rect(vx - 120, vy - 160, 240, 270, m.light)
    c.glow(vx, vy, 420, m.lamp, 0.85)
    c.rect(vx - 70, vy - 60, 140, 170, "#ffffff")
    for side in (-1, 1):
        bays = 9
        for n in range(bays):
            near = ((bays - n) / bays) ** 2.1
            far = ((bays - n - 1) / bays) ** 2.1
            x0, x1 = vx + side * (120 + 720 * near), vx + side * (120 + 720 * far)
            floor0, floor1 = vy + 110 + 560 * near, vy + 110 + 560 * far
            roof0, roof1 = vy - 160 - 480 * near, vy - 160 - 480 * far
            for level in range(4):
                a, b = level / 4 + 0.03, (level + 1) / 4 - 0.045
                lo0, lo1 = floor0 + (roof0 - floor0) * a, floor1 + (roof1 - floor1) * a
                hi0, hi1 = floor0 + (roof0 - floor0) * b, floor1 + (roof1 - floor1) * b
                c.poly([(x0, lo0), (x1, lo1), (x1, hi1), (x0, hi0)], mix(m.ink, m.near, 0.3))
                for part in range(2):
                    if rng.random() < 0.86:
                        p, q = part / 2 + 0.04, (part + 1) / 2 - 0.06
                        tall = rng.uniform(0.6, 0.95)
                        xa, xb = x0 + (x1 - x0) * p, x0 + (x1 - x0) * q
                        la, lb = lo0 + (lo1 - lo0) * p, lo0 + (lo1 - lo0) * q
                        ha = la + (hi0 + (hi1 - hi0) * p - la) * tall
                        hb = lb + (hi0 + (hi1 - hi0) * q - lb) * tall
                        box = mix(
                            rng.choice((*CARGO, OCHRE, SAND, SAND, CLAY)), m.ink, 0.3 * n / bays
                        )
                        c.poly([(xa, la), (xb, lb), (xb, hb), (xa, ha)], box)
                        c.line([((xa + xb) / 2, (la + lb) / 2), ((xa + xb) / 2, (ha + hb) / 2)],
                               mix(box, m.ink, 0.25), 2 + 5 * near)  # fmt: skip
                c.line([(x0, lo0), (x1, lo1)], "#d97b2c", 3 + 11 * near)
            c.line([(x0, floor0), (x0, roof0)], mix(INDIGO, m.ink, 0.2), 4 + 16 * near)
    c.poly([(vx - 26, vy + 110), (vx - 20, vy + 110), (330, 1067), (280, 1067)], OCHRE)
    c.poly([(vx + 20, vy + 110), (vx + 26, vy + 110), (1240, 1067), (1190, 1067)], OCHRE)
    x, y = 790, 960
    c.oval(x + 30, y + 8, 220, 26, m.ink, 0.3)
    for wx, r in ((x - 80, 46), (x + 110, 54)):
        c.oval(wx, y - r + 12, r, r, m.ink)
        c.oval(wx, y - r + 12, r * 0.45, r * 0.45, m.light)
    c.poly([(x - 130, y - 60), (x - 110, y - 150), (x + 20, y - 160), (x + 60, y - 210),
            (x + 170, y - 200), (x + 180, y - 60)], m.accent)  # fmt: skip
    marks.person(c, x + 24, y - 110, 270, TEAL, SKIN[1], seated=True)
    c.slice(x + 24, y - 358, 25, 180, 360, OCHRE)
    c.poly(
        [
            (x - 60, y - 160),
            (x - 50, y - 410),
            (x + 130, y - 410),
            (x + 160, y - 205),
            (x + 146, y - 205),
            (x + 118, y - 396),
            (x - 38, y - 396),
            (x - 46, y - 160),
        ],
        m.ink,
    )
    c.rect(x - 166, y - 440, 15, 440, m.ink)
    c.rect(x - 142, y - 440, 10, 440, m.ink)
    c.rect(x - 290, y - 120, 160, 11, m.ink)
    c.rect(x - 285, y - 136, 130, 16, mix(OCHRE, m.ink, 0.4))
    for k in range(4):
        c.rect(
            x - 282 + k % 2 * 63,
            y - 200 - k // 2 * 64,
            61,
            62,
            (SAND, mix(SAND, CLAY, 0.4))[k % 3 % 2],
        )
        c.rect(x - 258 + k % 2 * 63, y - 200 - k // 2 * 64, 12, 62, mix(SAND, CLAY, 0.6))


def garment(c: Canvas, m: Mood, rng: Random) -> None:
    """Rows of sewing machines, workers in headscarves, bolts of cloth."""
    x: float
    c.sky(mix(m.light, m.low, 0.4), mix(m.low, m.far, 0.4))
    for n in range(5):
        x = 60 + n * 320
        c.poly([(x, 60), (x + 230, 60), (x + 215, 86), (x + 15, 86)], m.light)
        c.beam([(x + 15, 86), (x + 215, 86), (x + 330, 700), (x - 100, 700)], m.light, 0.18)
        c.line([(x + 40, 0), (x + 40, 60)], m.ink, 3)
        c.line([(x + 190, 0), (x + 190, 60)], m.ink, 3)
    c.rect(0, 270, 1600, 120, mix(m.far, m.light, 0.4))
    for n in range(30):
        h, tint = rng.uniform(70, 110), rng.choice((RED, TEAL, INDIGO, OCHRE, CLAY, SAND, m.light))
        c.card(12 + n * 54, 390 - h, 46, h, 5, tint)
        c.oval(35 + n * 54, 390 - h, 23, 7, mix(tint, m.light, 0.4))
    for row in range(4):
        t = row / 3
        y, s = 520 + 180 * row + 36 * t * row, 0.5 + 0.62 * t
        count = 7 - row
        for n in range(count):
            x = (n + 0.5 + (0.18 if row % 2 else -0.08)) * 1600 / count
            tint = (TEAL, INDIGO, CLAY, TEAL, mix(LEAF, m.light, 0.2))[(n + row) % 5]
            skin = SKIN[(n + row) % 4]
            marks.person(
                c, x - 30 * s, y + 110 * s, 380 * s, tint, skin, hair=m.light, seated=True
            )
            c.rect(x - 140 * s, y, 290 * s, 16 * s, mix(OCHRE, m.light, 0.35))
            c.rect(x - 136 * s, y + 16 * s, 280 * s, 96 * s, mix(m.far, m.light, 0.25))
            c.rect(x - 130 * s, y + 16 * s, 13 * s, 110 * s, m.ink)
            c.rect(x + 126 * s, y + 16 * s, 13 * s, 110 * s, m.ink)
            cloth = (RED, OCHRE, m.light, INDIGO)[(n * 2 + row) % 4]
            c.poly([(x - 120 * s, y - 2), (x + 40 * s, y - 8 * s), (x + 96 * s, y + 4 * s),
                    (x + 76 * s, y + 84 * s), (x - 20 * s, y + 56 * s), (x - 96 * s, y + 70 * s)],
                   cloth)  # fmt: skip
            c.poly([(x + 130 * s, y), (x + 130 * s, y - 92 * s), (x + 30 * s, y - 92 * s),
                    (x + 22 * s, y - 30 * s), (x + 44 * s, y - 30 * s), (x + 52 * s, y - 62 * s),
                    (x + 96 * s, y - 62 * s), (x + 92 * s, y)], m.ink)  # fmt: skip
            c.oval(x + 136 * s, y - 78 * s, 19 * s, 19 * s, mix(m.ink, m.light, 0.25))
            c.rect(x + 60 * s, y - 114 * s, 15 * s, 22 * s, m.accent)
            c.line([(x + 32 * s, y - 30 * s), (x + 32 * s, y - 4 * s)], m.light, 3)


def seafood(c: Canvas, m: Mood, rng: Random) -> None:
    """A processing line: fish on steel, workers in white, blue crates."""
    c.sky(mix(m.light, m.high, 0.3), mix(m.high, m.mid, 0.35))
    for n in range(8):
        c.rect(n * 210, 60, 190, 20, m.light)
        c.glow(n * 210 + 95, 70, 180, "#ffffff", 0.5)
    for n in range(14):
        c.line([(n * 120, 120), (n * 120, 520)], m.light, 2, 0.7)
    for n in range(5):
        c.line([(0, 130 + n * 96), (1600, 130 + n * 96)], m.light, 2, 0.7)
    for n in range(7):
        x = 110 + n * 232
        marks.person(c, x, 780, 520, m.light, SKIN[n % 4], hair=mix(m.light, m.high, 0.35),
                     seated=True)  # fmt: skip
        c.poly([(x - 60, 420), (x + 60, 420), (x + 70, 640), (x - 70, 640)], (TEAL, INDIGO)[n % 2])
        c.card(x - 27, 316, 54, 34, 10, mix(m.high, m.light, 0.5))
        for side in (-1, 1):
            c.line([(x + side * 60, 430), (x + side * 84, 520), (x + side * 30, 590)], m.light, 30)
            c.oval(x + side * 26, 596, 19, 17, mix(TEAL, m.light, 0.5))
    c.poly([(0, 590), (1600, 590), (1600, 800), (0, 800)], mix(m.light, m.mid, 0.3))
    c.rect(0, 586, 1600, 14, m.light)
    c.rect(0, 796, 1600, 36, mix(m.mid, m.ink, 0.45))

    def fish(x: float, y: float, s: float, tint: str) -> None:
        body = [
            (x + s * cos(k / 12 * pi) * 1.2, y - s * 0.42 * sin(k / 12 * pi)) for k in range(25)
        ]
        c.oval(x, y + s * 0.12, s * 1.2, s * 0.4, m.ink, 0.18)
        c.poly(body, tint)
        c.poly([(x - s * 1.05, y), (x - s * 1.6, y - s * 0.4), (x - s * 1.45, y), (x - s * 1.6,
                y + s * 0.4)], tint)  # fmt: skip
        c.poly([(x - s * 0.2, y - s * 0.38), (x + s * 0.3, y - s * 0.62), (x + s * 0.45, y - s * 0.34)],
               mix(tint, m.ink, 0.3))  # fmt: skip
        c.poly([(x + s * 1.2, y), (x + s * 0.6, y + s * 0.3), (x - s, y + s * 0.12), (x, y + s * 0.05)],
               m.light, 0.6)  # fmt: skip
        c.arc(x + s * 0.5, y, s * 0.22, s * 0.32, 270, 90, mix(tint, m.ink, 0.35), 3)
        c.oval(x + s * 0.84, y - s * 0.1, s * 0.08, s * 0.08, m.ink)

    for _ in range(30):
        fish(rng.uniform(30, 1580), rng.uniform(640, 770), rng.uniform(40, 54),
             rng.choice((mix(INDIGO, m.light, 0.35), mix(TEAL, m.light, 0.3), "#c98a78")))  # fmt: skip
    for n in range(5):
        x, tint = 10 + n * 324, (INDIGO, TEAL, RED, INDIGO, TEAL)[n]
        for k in range(7):
            fish(x + 56 + k * 32, 892 - k % 2 * 14, 42, mix(m.mid, m.light, 0.3 + 0.1 * (k % 3)))
        c.poly([(x, 890), (x + 300, 890), (x + 280, 1067), (x + 20, 1067)], tint)
        c.rect(x - 6, 884, 312, 22, mix(tint, m.ink, 0.2))
        for k in range(5):
            c.rect(x + 40 + k * 48, 936, 24, 60, mix(tint, m.ink, 0.3))


SCENES = {
    "factory-hall": factory_hall,
    "warehouse": warehouse,
    "garment": garment,
    "seafood": seafood,
}
