"""Scenes of the street: markets, old houses, cafés, festivals."""

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

FRUIT = (RED, OCHRE, "#d97b2c", LEAF, "#8a3a5a", "#e4c64d")


def street_market(c: Canvas, m: Mood, rng: Random) -> None:
    """Stalls under striped awnings, buyers between heaps of fruit."""
    y: float
    c.sky(m.high, m.low, 0, 600)
    for n in range(9):
        x, w = n * 180 - 10, 178
        h = rng.uniform(420, 600)
        wall = rng.choice(("#e2bd6d", "#d9a07a", mix(TEAL, m.light, 0.5), m.light, "#cfc09b"))
        wall = mix(wall, m.near, 0.45 if m.dark else 0.08)
        c.rect(x, 640 - h, w, h, wall)
        c.rect(x, 640 - h, w, 16, mix(wall, m.ink, 0.3))
        for row in range(3):
            for col in range(2):
                c.rect(x + 28 + col * 72, 690 - h + row * 140, 48, 90, mix(TEAL, m.ink, 0.3))
                c.rect(x + 22 + col * 72, 780 - h + row * 140, 60, 9, m.light)
    for y in (190, 250):
        c.line([(x, y + 40 * sin(x / 250)) for x in range(0, 1620, 20)], m.ink, 3)
    for n in range(9):
        x = 90 + n * 180
        y = 190 + 40 * sin(x / 250)
        c.oval(x, y + 46, 32, 38, m.accent)
        c.rect(x - 12, y + 4, 24, 9, OCHRE)
        c.rect(x - 12, y + 80, 24, 9, OCHRE)
    c.rect(0, 640, 1600, 427, mix(SAND, m.near, 0.35 if m.dark else 0.12))
    c.poly([(620, 640), (980, 640), (1260, 1067), (340, 1067)], mix(SAND, m.light, 0.25), 0.8)

    def stall(x: float, y: float, s: float, tint: str) -> None:
        w = 400 * s
        for px in (x + 14 * s, x + w - 20 * s):
            c.rect(px, y - 330 * s, 9 * s, 330 * s, m.ink)
        c.rect(x, y - 150 * s, w, 150 * s, mix(CLAY, m.ink, 0.4))
        for row in range(2):
            for col in range(4):
                bx, by = x + col * w / 4 + 8 * s, y - 150 * s + row * 60 * s
                fruit = FRUIT[(row * 4 + col + int(x)) % len(FRUIT)]
                for k in range(9):
                    fx, fy = bx + (10 + k % 5 * 18) * s, by - (k // 5) * 14 * s
                    c.oval(fx, fy, 11 * s, 11 * s, mix(fruit, m.ink, 0.12 * (k % 3)))
                c.rect(bx - 4 * s, by + 4 * s, w / 4 - 10 * s, 42 * s, mix(OCHRE, m.ink, 0.45))
        for k in range(8):
            colour = tint if k % 2 else m.light
            left = x - 30 * s + k * (w + 60 * s) / 8
            wide = (w + 60 * s) / 8
            c.poly([(left + 12 * s, y - 400 * s), (left + wide + 4 * s, y - 400 * s),
                    (left + wide, y - 310 * s), (left, y - 310 * s)], colour)  # fmt: skip
            c.slice(left + wide / 2, y - 310 * s, wide / 2, 0, 180, colour)

    stall(640, 720, 0.42, TEAL)
    stall(820, 730, 0.45, m.accent)
    for px, py, h, tint, hat in ((720, 800, 170, INDIGO, SAND), (930, 815, 176, m.light, None),
                                 (850, 790, 160, m.accent, SAND)):  # fmt: skip
        marks.person(c, px, py, h, tint, rng.choice(SKIN), hat=hat)
    marks.person(c, 250, 985, 320, LEAF, SKIN[0], hat=SAND, seated=True)
    marks.person(c, 1320, 965, 320, OCHRE, SKIN[1], hat=SAND, seated=True)
    stall(60, 900, 1.0, m.accent)
    stall(1110, 880, 0.98, TEAL)
    marks.person(c, 610, 1040, 400, m.accent, SKIN[2], hat=SAND, legs=m.ink)
    c.line([(480, 800), (760, 760)], mix(OCHRE, m.ink, 0.5), 9)
    for bx, by in ((480, 800), (760, 760)):
        c.line([(bx, by), (bx - 50, by + 130)], m.ink, 3)
        c.line([(bx, by), (bx + 50, by + 130)], m.ink, 3)
        c.poly([(bx - 76, by + 130), (bx + 76, by + 130), (bx + 50, by + 190), (bx - 50, by + 190)],
               mix(OCHRE, m.ink, 0.3))  # fmt: skip
        for k in range(11):
            c.oval(bx - 56 + k % 6 * 22, by + 124 - k // 6 * 18, 14, 14, FRUIT[(k + int(bx)) % 6])
    marks.person(c, 1010, 1020, 360, INDIGO, SKIN[0], legs=m.ink)


def old_quarter(c: Canvas, m: Mood, rng: Random) -> None:
    """Narrow tube houses with balconies, shopfronts and a tangle of wires."""
    c.sky(m.high, m.low, 0, 900)
    c.glow(1000, 300, 600, m.lamp, 0.45)
    x = -30.0
    tints = ("#e2bd6d", "#c9805c", "#8fb0a2", "#ecdcb9", "#b7c4a0", "#d8a9a0", "#7d9aa5")
    n = rng.randint(0, 6)
    while x < c.width:
        w, h = rng.uniform(150, 215), rng.uniform(470, 760)
        wall = mix(tints[n % 7], m.near, 0.5 if m.dark else 0.06)
        trim, y = mix(wall, m.light, 0.6), 900 - h
        c.rect(x, y, w, h, wall)
        c.rect(x + w - 16, y, 16, h, mix(wall, m.ink, 0.18))
        kind = n % 3
        if kind == 0:
            c.poly([(x - 6, y), (x + w / 2, y - 70), (x + w + 6, y)], mix(CLAY, m.ink, 0.25))
        elif kind == 1:
            c.rect(x - 6, y - 16, w + 12, 18, trim)
            c.slice(x + w / 2, y - 12, 44, 180, 360, trim)
        else:
            c.rect(x, y - 40, w, 42, mix(wall, m.ink, 0.15))
            for k in range(5):
                c.oval(x + 20 + k * w / 5, y - 46, 20, 20, mix(LEAF, m.near, 0.3))
        floors = int((h - 190) / 150)
        for f in range(floors):
            fy = y + 34 + f * 150
            lamp = rng.random() < (0.65 if m.dark else 0.15)
            for k in range(2):
                wx = x + w * 0.14 + k * w * 0.4
                c.card(wx - 5, fy - 5, w * 0.3 + 10, 100, 4, trim)
                c.rect(wx, fy, w * 0.3, 92, m.lamp if lamp else mix(TEAL, m.ink, 0.45))
                c.rect(wx, fy, w * 0.09, 92, mix(LEAF, m.ink, 0.25))
                c.rect(wx + w * 0.21, fy, w * 0.09, 92, mix(LEAF, m.ink, 0.25))
            c.rect(x + 4, fy + 102, w - 8, 9, trim)
            for k in range(12):
                c.rect(x + 8 + k * (w - 16) / 12, fy + 72, 3, 32, m.ink)
            c.rect(x + 6, fy + 70, w - 12, 4, m.ink)
            for k in range(rng.randint(1, 4)):
                c.oval(x + rng.uniform(16, w - 16), fy + 66, 16, 13, mix(LEAF, m.near, 0.2))
        c.rect(x + 10, 740, w - 20, 160, m.lamp if m.dark or n % 2 else mix(m.ink, TEAL, 0.2))
        for k in range(3):
            c.rect(x + 20 + k * (w - 40) / 3, 800, (w - 60) / 3, 70, rng.choice(CARGO), 0.85)
        for k in range(6):
            left = x + 2 + k * (w - 4) / 6
            c.poly(
                [
                    (left, 716),
                    (left + (w - 4) / 6, 716),
                    (left + (w - 4) / 6 + 4, 762),
                    (left - 4, 762),
                ],
                m.light if k % 2 else (m.accent, TEAL, INDIGO)[n % 3],
            )
        x += w + 3
        n += 1
    c.rect(0, 896, 1600, 171, mix(SAND, m.ink, 0.45 if not m.dark else 0.8))
    c.rect(0, 890, 1600, 20, mix(m.light, m.ink, 0.25))
    for y in (150, 176, 205):
        c.line([(x, y + 60 * sin(pi * ((x + y * 3) % 800) / 800)) for x in range(0, 1640, 20)],
               m.ink, 2.4)  # fmt: skip
    c.rect(780, 110, 15, 810, m.ink)
    for px, py, h, tint, hat in ((180, 1010, 210, m.light, None), (260, 1016, 204, m.accent, None),
                                 (620, 1000, 190, LEAF, SAND), (1190, 1012, 212, INDIGO, None),
                                 (1480, 1004, 196, OCHRE, SAND)):  # fmt: skip
        marks.person(c, px, py, h, tint, rng.choice(SKIN), hat=hat)
    bx, by = 930, 985
    for wx in (bx - 74, bx + 74):
        c.ring(wx, by, 44, 44, m.ink, 5)
    c.line([(bx - 74, by), (bx - 20, by - 70), (bx + 50, by - 70), (bx + 74, by)], m.accent, 6)
    c.line([(bx - 20, by - 70), (bx + 10, by), (bx - 74, by)], m.accent, 6)
    for _ in range(34):
        c.oval(bx - 74 + rng.uniform(-54, 54), by - 70 + rng.uniform(-58, 20), 17, 17,
               rng.choice((RED, "#d98aa0", "#e4c64d", m.light)))  # fmt: skip


def cafe(c: Canvas, m: Mood, rng: Random) -> None:
    """A corner café in the evening, people at low tables on the pavement."""
    c.sky(m.high, m.low, 0, 800)
    x = 0.0
    while x < c.width:
        w, h = rng.uniform(120, 200), rng.uniform(300, 640)
        c.rect(x, 800 - h, w, h, mix(m.far, m.near, 0.35))
        marks.windows(c, x + 10, 820 - h, w - 20, h - 60, m.lamp if m.dark else m.light, rng, 4, 7,
                      0.35, 0.4)  # fmt: skip
        x += w
    wall = mix("#e2bd6d", m.near, 0.25 if m.dark else 0.0)
    c.rect(300, 190, 1010, 680, wall)
    c.rect(280, 170, 1050, 28, m.light)
    for k in range(5):
        c.rect(350 + k * 195, 240, 116, 200, m.light)
        c.rect(358 + k * 195, 248, 100, 184, mix(TEAL, m.ink, 0.25))
        c.rect(405 + k * 195, 248, 6, 184, m.light)
    c.rect(340, 560, 930, 300, m.lamp)
    c.glow(800, 700, 620, m.lamp, 0.55)
    for k in range(7):
        c.rect(340 + k * 155, 560, 9, 300, m.ink)
    c.rect(380, 640, 300, 10, CLAY)
    c.rect(380, 720, 300, 10, CLAY)
    for k in range(11):
        c.rect(392 + k * 26, 640 - 34 - k % 3 * 8, 15, 34 + k % 3 * 8, rng.choice(CARGO))
        c.rect(392 + k * 26, 720 - 30 - k % 2 * 12, 17, 30 + k % 2 * 12, rng.choice(CARGO))
    marks.person(c, 930, 910, 280, m.light, SKIN[0], seated=True)
    marks.person(c, 1110, 914, 270, m.accent, SKIN[1], seated=True)
    c.rect(820, 760, 420, 100, mix(CLAY, m.ink, 0.5))
    for k in range(16):
        left = 280 + k * 66
        c.poly([(left + 20, 480), (left + 82, 480), (left + 66, 580), (left, 580)],
               m.accent if k % 2 else m.light)  # fmt: skip
        c.slice(left + 33, 580, 33, 0, 180, m.accent if k % 2 else m.light)
    for k in range(9):
        y = 450 + 26 * sin(k / 8 * pi)
        c.oval(230 + k * 145, y, 11, 13, m.lamp)
        c.glow(230 + k * 145, y, 60, m.lamp, 0.7)
    c.rect(0, 850, 1600, 217, mix(m.near, m.ink, 0.35))
    c.poly([(260, 860), (1350, 860), (1600, 1067), (0, 1067)], mix(SAND, m.near, 0.45))
    for px, py in ((260, 970), (720, 1000), (1230, 975)):
        c.oval(px, py - 66, 82, 18, m.accent)
        c.rect(px - 6, py - 62, 12, 64, m.ink)
        for side in (-1, 1):
            sx = px + side * 130
            skin, tint = rng.choice(SKIN), rng.choice((m.light, INDIGO, TEAL, OCHRE, RED))
            marks.person(c, sx, py + 70, 310, tint, skin, seated=True)
            c.card(sx - 44, py - 70, 88, 62, 20, mix(INDIGO, m.ink, 0.5))
            c.rect(sx - 40, py - 12, 80, 14, m.ink)
            c.rect(sx - 36, py, 9, 60, m.ink)
            c.rect(sx + 28, py, 9, 60, m.ink)
        for side in (-30, 26):
            c.card(px + side - 10, py - 104, 22, 36, 4, mix(CLAY, m.ink, 0.5))
            c.rect(px + side - 10, py - 104, 22, 9, m.light)
    marks.tree(c, 60, 960, 600, mix(LEAF, m.near, 0.5), m.ink)
    marks.tree(c, 1560, 960, 560, mix(LEAF, m.near, 0.6), m.ink)


def lanterns(c: Canvas, m: Mood, rng: Random) -> None:
    """Silk lanterns over a quay at night, paper boats with candles on the river."""
    x: float
    c.sky(m.high, m.low, 0, 640)
    for n in range(11):
        x, w, h = n * 150 - 20, 148, rng.uniform(230, 330)
        wall = mix("#e2bd6d", m.near, 0.35 + 0.2 * (n % 3) / 2)
        c.rect(x, 640 - h, w, h, wall)
        c.poly([(x - 14, 646 - h), (x + 20, 570 - h), (x + w - 20, 570 - h), (x + w + 14, 646 - h)],
               mix(CLAY, m.ink, 0.5))  # fmt: skip
        for k in range(2):
            c.rect(x + 24 + k * 62, 670 - h, 40, 70, m.lamp)
            c.rect(x + 43 + k * 62, 670 - h, 3, 70, m.ink)
        c.rect(x + 20, 560, 108, 84, m.lamp)
        c.rect(x + 50, 560, 5, 84, m.ink)
        c.rect(x + 94, 560, 5, 84, m.ink)
    c.rect(0, 640, 1600, 24, mix(m.ink, CLAY, 0.3))
    for _ in range(24):
        marks.person(c, rng.uniform(0, 1600), 660, rng.uniform(84, 104),
                     rng.choice((m.ink, INDIGO, RED, TEAL, m.light)), rng.choice(SKIN),
                     hat=rng.choice((None, None, SAND)))  # fmt: skip
    c.reflect(664, 403, m.near, 0.42)
    c.veil(664, 403, m.ink, 0.1, 0.62)
    marks.waves(c, 670, m.lamp, rng, 120, 0.22)
    for _ in range(26):
        t = rng.random()
        x, y, s = rng.uniform(30, 1570), 710 + 320 * t, 12 + 26 * t
        c.glow(x, y - s * 0.4, s * 5, m.lamp, 0.6)
        c.poly([(x - s, y), (x + s, y), (x + s * 0.6, y + s * 0.5), (x - s * 0.6, y + s * 0.5)],
               rng.choice((RED, "#d98aa0", OCHRE, m.light)))  # fmt: skip
        c.oval(x, y - s * 0.3, s * 0.2, s * 0.4, m.light)
    for row, (y, size, count) in enumerate(((120, 40, 9), (250, 62, 6))):
        c.line([(x, y - 46 + 50 * sin(pi * x / 1600)) for x in range(0, 1610, 20)], m.ink, 3)
        for n in range(count):
            x = (n + 0.5 + 0.2 * (row % 2)) * 1600 / count
            cy = y + 50 * sin(pi * x / 1600)
            tint = (RED, OCHRE, TEAL, "#b4476a", "#d97b2c")[(n + row * 2) % 5]
            c.glow(x, cy, size * 3.4, tint, 0.5)
            c.oval(x, cy, size, size * 1.1, tint)
            for side in (-0.6, -0.2, 0.2, 0.6):
                c.arc(x, cy, size * abs(side) + 2, size * 1.1, 90 if side > 0 else 270,
                      270 if side < 0 else 450, mix(tint, "#ffffff", 0.35), 2)  # fmt: skip
            c.rect(x - size * 0.4, cy - size * 1.16, size * 0.8, size * 0.14, m.ink)
            c.rect(x - size * 0.4, cy + size * 1.04, size * 0.8, size * 0.14, m.ink)
            for k in (-4, 0, 4):
                c.line([(x + k, cy + size * 1.1), (x + k, cy + size * 1.9)], OCHRE, 2)


def floating_market(c: Canvas, m: Mood, rng: Random) -> None:
    """Boats heaped with fruit on the river, seen from a boat among them."""
    c.sky(m.high, m.low, 0, 400)
    c.glow(1150, 300, 520, m.lamp, 0.7)
    c.oval(1150, 300, 74, 74, m.sun)
    for x in range(-20, 1640, 66):
        marks.palm(c, x + rng.uniform(-20, 20), 400, rng.uniform(120, 210),
                   mix(m.mid, m.near, rng.random()), rng.uniform(-0.15, 0.15))  # fmt: skip
    for x in (90, 560, 1330):
        c.rect(x, 330, 150, 60, mix(CLAY, m.far, 0.4))
        c.poly([(x - 16, 334), (x + 30, 286), (x + 120, 286), (x + 166, 334)], mix(m.accent, m.far,
               0.25))  # fmt: skip
    c.sky(mix(m.low, OCHRE, 0.2), m.mid, 390)
    marks.waves(c, 395, m.light, rng, 130, 0.35)

    def sampan(x: float, y: float, s: float, load: int) -> None:
        c.beam([(x - 210 * s, y + 30 * s), (x + 220 * s, y + 30 * s), (x + 150 * s, y + 76 * s),
                (x - 150 * s, y + 76 * s)], m.ink, 0.28)  # fmt: skip
        marks.person(c, x + 176 * s, y + 10 * s, 230 * s, rng.choice((INDIGO, RED, LEAF, m.light)),
                     rng.choice(SKIN), hat=SAND, legs=m.ink)  # fmt: skip
        c.line([(x + 140 * s, y - 130 * s), (x + 330 * s, y + 60 * s)], mix(CLAY, m.ink, 0.4),
               7 * s)  # fmt: skip
        for k in range(46):
            row = k // 12
            fx = x - 150 * s + (k % 12) * 22 * s + row * 10 * s
            if fx < x + 120 * s - row * 12 * s:
                c.oval(fx, y - (18 + row * 20) * s, 14 * s, 13 * s,
                       mix(FRUIT[(load + k // 17) % 6], m.ink, 0.13 * (k % 3)))  # fmt: skip
        c.poly([(x - 280 * s, y - 56 * s), (x - 190 * s, y - 12 * s), (x + 200 * s, y - 12 * s),
                (x + 300 * s, y - 64 * s), (x + 220 * s, y + 38 * s), (x - 200 * s, y + 38 * s)],
               mix(CLAY, m.ink, 0.55))  # fmt: skip
        c.line([(x - 280 * s, y - 56 * s), (x - 190 * s, y - 10 * s), (x + 200 * s, y - 10 * s),
                (x + 300 * s, y - 64 * s)], mix(OCHRE, m.ink, 0.15), 7 * s)  # fmt: skip
        c.oval(x - 236 * s, y - 22 * s, 9 * s, 9 * s, m.light)

    for x, y, s in ((180, 440, 0.28), (520, 452, 0.32), (860, 446, 0.3), (1420, 455, 0.34),
                    (1180, 530, 0.5), (330, 570, 0.58), (1390, 700, 0.82), (740, 690, 0.78),
                    (330, 905, 1.15), (1130, 930, 1.2)):  # fmt: skip
        sampan(x, y, s, rng.randint(0, 5))


def ao_dai(c: Canvas, m: Mood, rng: Random) -> None:
    """Dresses on a runway of lotus ponds: long tunics in three colours."""
    c.sky(m.high, m.low)
    c.oval(800, 470, 370, 370, mix(m.sun, m.low, 0.15 if m.dark else 0.3))
    for side in (-1, 1):
        for n in range(9):
            c.line([(800 + side * (420 + n * 44), 80), (800 + side * (520 + n * 70), 1067)],
                   mix(m.far, m.low, 0.3), 16, 0.5)  # fmt: skip
    c.poly([(620, 800), (980, 800), (1300, 1067), (300, 1067)], mix(m.light, SAND, 0.3))
    c.rect(0, 860, 500, 207, mix(m.mid, m.near, 0.5), 0.9)
    c.rect(1100, 860, 500, 207, mix(m.mid, m.near, 0.5), 0.9)
    c.poly([(620, 800), (980, 800), (1300, 1067), (300, 1067)], mix(m.light, SAND, 0.3))
    for x, y, r in ((110, 930, 90), (300, 1010, 110), (1330, 920, 86), (1500, 1000, 120)):
        c.oval(x, y, r, r * 0.3, LEAF)
        c.line([(x, y), (x + r * 0.9, y - 6)], mix(LEAF, m.ink, 0.35), 3)
    for x, y, s in ((200, 870, 1.2), (1430, 860, 1.3), (60, 1010, 0.9)):
        for angle in (-70, -35, 0, 35, 70):
            a = (angle - 90) * pi / 180
            c.poly([(x, y), (x + 40 * s * cos(a - 0.35), y + 50 * s * sin(a - 0.35)),
                    (x + 62 * s * cos(a), y + 78 * s * sin(a)),
                    (x + 40 * s * cos(a + 0.35), y + 50 * s * sin(a + 0.35))],
                   mix("#d98aa0", m.light, abs(angle) / 140))  # fmt: skip
    for x, feet, s, tint, skin in ((500, 930, 0.88, TEAL, SKIN[2]), (1110, 930, 0.9, OCHRE, SKIN[0]),
                                   (800, 1010, 1.12, m.accent, SKIN[2])):  # fmt: skip
        top = feet - 700 * s
        c.poly([(x - 44 * s, feet - 330 * s), (x + 44 * s, feet - 330 * s), (x + 60 * s, feet),
                (x + 4 * s, feet), (x, feet - 120 * s), (x - 8 * s, feet), (x - 62 * s, feet)],
               m.light)  # fmt: skip
        c.poly([(x - 60 * s, top + 128 * s), (x + 60 * s, top + 128 * s), (x + 44 * s, top + 300 * s),
                (x + 70 * s, top + 400 * s), (x + 116 * s, feet - 40 * s), (x + 12 * s, feet - 70 * s),
                (x + 2 * s, top + 400 * s), (x - 16 * s, feet - 66 * s), (x - 104 * s, feet - 30 * s),
                (x - 66 * s, top + 400 * s), (x - 44 * s, top + 300 * s)], tint)  # fmt: skip
        c.poly([(x + 2 * s, top + 400 * s), (x + 70 * s, top + 400 * s), (x + 116 * s, feet - 40 * s),
                (x + 12 * s, feet - 70 * s)], mix(tint, "#000000", 0.16))  # fmt: skip
        for side in (-1, 1):
            c.poly([(x + side * 58 * s, top + 130 * s), (x + side * 88 * s, top + 330 * s),
                    (x + side * 66 * s, top + 334 * s), (x + side * 38 * s, top + 180 * s)],
                   mix(tint, "#000000", 0.1))  # fmt: skip
            c.oval(x + side * 78 * s, top + 346 * s, 12 * s, 16 * s, skin)
        c.rect(x - 14 * s, top + 84 * s, 28 * s, 50 * s, mix(skin, "#000000", 0.1))
        c.rect(x - 20 * s, top + 112 * s, 40 * s, 20 * s, tint)
        c.oval(x, top + 48 * s, 43 * s, 48 * s, "#1f1a1c")
        c.oval(x, top + 64 * s, 35 * s, 44 * s, skin)
        c.slice(x, top + 52 * s, 37 * s, 190, 350, "#1f1a1c")
        c.arc(x, top + 50 * s, 58 * s, 58 * s, 200, 340, tint, 20 * s)
        for k in range(7):
            c.oval(
                x + (-40 + k * 13) * s, feet - (120 - 9 * (k % 3)) * s, 7 * s, 7 * s, m.light, 0.8
            )


SCENES = {
    "street-market": street_market,
    "old-quarter": old_quarter,
    "cafe": cafe,
    "lanterns": lanterns,
    "floating-market": floating_market,
    "ao-dai": ao_dai,
}
