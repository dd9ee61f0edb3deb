"""Scenes of the country: fields, hills, energy, forests, beaches."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import CLAY, INDIGO, LEAF, OCHRE, RED, SAND, SKIN, Mood


def wind_hills(c: Canvas, m: Mood, rng: Random) -> None:
    """Turbines along ridges that fade into the distance."""
    c.sky(m.high, m.low, 0, 820)
    c.glow(1180, 420, 640, m.lamp, 0.6)
    c.oval(1180, 420, 84, 84, m.sun)
    marks.cloud(c, 160, 210, 420, m.light, 0.55)
    marks.cloud(c, 700, 330, 280, m.light, 0.4)
    layers = ((640, 190, m.far, 150, 8), (740, 170, mix(m.far, m.mid, 0.6), 230, 6),
              (850, 170, m.mid, 360, 4))  # fmt: skip
    for base, height, tint, size, count in layers:
        line = marks.outline(c.width, base, height, rng)
        for n in range(count):
            x, y = line[int((n + rng.uniform(0.2, 0.8)) / count * len(line))]
            marks.turbine(c, x, y + 6, size * rng.uniform(0.9, 1.1), m.light, rng.uniform(0, 120),
                          mix(m.light, m.ink, 0.25))  # fmt: skip
        c.poly([*line, (c.width + 20, c.height), (-20, c.height)], tint)
        c.veil(base - 60, 200, m.low, 0.0, 0.35)
    marks.turbine(c, 360, 930, 800, m.light, rng.uniform(10, 50), mix(m.light, m.ink, 0.3))
    front = marks.hills(c, 990, 150, m.near, rng)
    for n in range(9):
        offset = 26 + n * n * 5
        c.line([(x, y + offset) for x, y in front], mix(m.near, m.ink, 0.35), 3 + n * 0.6, 0.8)
    c.poly([(1010, 1067), (1090, 905), (1112, 905), (1180, 1067)], SAND)
    for x, h in ((1300, 120), (1390, 150), (1470, 110), (60, 130), (140, 100)):
        marks.tree(c, x, 985, h, mix(m.near, m.ink, 0.6), m.ink)


def rice_terraces(c: Canvas, m: Mood, rng: Random) -> None:
    """Flooded terraces stepping down a valley."""
    c.sky(m.high, m.low, 0, 420)
    c.glow(520, 230, 520, m.lamp, 0.55)
    c.oval(520, 240, 66, 66, m.sun)
    marks.hills(c, 400, 190, mix(m.far, m.low, 0.35), rng)
    marks.hills(c, 440, 150, m.far, rng)
    c.veil(330, 130, m.low, 0, 0.6)
    tints = (m.mid, mix(m.mid, OCHRE, 0.4), m.near, mix(m.high, m.light, 0.35),
             mix(m.mid, m.near, 0.5), mix(m.far, OCHRE, 0.35))  # fmt: skip
    count = 17
    for n in range(count):
        t = n / count
        base = 395 + 700 * t**1.35
        swell = 36 + 90 * t
        phase, pace = n * 0.33 + rng.uniform(-0.1, 0.1), 1.9 - t * 0.8
        line = [(x, base + swell * sin(pace * pi * x / c.width + phase)
                 + swell * 0.35 * sin(3.1 * pi * x / c.width + n))
                for x in range(-10, c.width + 20, 10)]  # fmt: skip
        tint = tints[n % len(tints)]
        down = [(c.width + 10, c.height + 10), (-10, c.height + 10)]
        c.poly([*line, *down], mix(tint, m.ink, 0.45))
        rim = 5 + 9 * t
        c.poly([*[(x, y + rim) for x, y in line], *down], tint)
        c.line(line, mix(m.light, tint, 0.3), 1.5 + 2 * t)
    for x, y, s in ((1180, 640, 1.0), (360, 560, 0.7)):
        c.rect(x, y - 44 * s, 92 * s, 44 * s, mix(CLAY, m.ink, 0.35))
        c.poly([(x - 16 * s, y - 42 * s), (x + 20 * s, y - 92 * s), (x + 76 * s, y - 92 * s),
                (x + 108 * s, y - 42 * s)], mix(OCHRE, m.ink, 0.2))  # fmt: skip
        c.rect(x + 36 * s, y - 28 * s, 20 * s, 28 * s, m.ink)
    for x, y in ((1330, 655), (1390, 668), (250, 585), (310, 590)):
        marks.tree(c, x, y, 105, m.near, m.ink)
    for x, y, h, tint in ((620, 905, 120, RED), (760, 922, 128, INDIGO), (700, 865, 108, m.light)):
        marks.person(c, x, y, h, tint, SKIN[1], hat=SAND, legs=m.ink)


def coffee_hills(c: Canvas, m: Mood, rng: Random) -> None:
    """Rows of coffee bushes over red earth, pickers with baskets."""
    c.sky(m.high, m.low, 0, 480)
    c.glow(1200, 300, 560, m.lamp, 0.6)
    marks.cloud(c, 240, 150, 380, m.light, 0.6)
    marks.peaks(c, 470, 250, mix(m.far, m.low, 0.4), rng)
    marks.hills(c, 510, 130, m.far, rng)
    earth = mix(CLAY, "#7b3327", 0.45)
    c.poly([(0, 470), (500, 420), (1000, 450), (1600, 400), (1600, 1067), (0, 1067)], earth)
    for n in range(15):
        t = (n / 14) ** 1.5
        y0 = 440 + 640 * t
        r = 9 + 46 * t
        x = -40.0
        while x < c.width + 60:
            y = y0 - 34 * (1 - t) * sin(pi * x / c.width * 1.3 + n * 0.15)
            c.oval(x, y + r * 0.5, r * 1.25, r * 0.42, mix(earth, m.ink, 0.45))
            c.oval(x, y, r * rng.uniform(1.0, 1.15), r * rng.uniform(0.82, 0.95),
                   mix(m.near, m.ink, 0.15))  # fmt: skip
            c.oval(x - r * 0.22, y - r * 0.26, r * 0.72, r * 0.52, mix(m.near, LEAF, 0.75))
            if t > 0.18:
                for _ in range(5):
                    c.oval(x + rng.uniform(-r, r) * 0.75, y + rng.uniform(-r, r) * 0.5, r * 0.075,
                           r * 0.075, RED)  # fmt: skip
            x += r * 1.75
        if n in (7, 10, 12):
            for px in {7: (420, 1150), 10: (900,), 12: (330, 1290)}[n]:
                h = 70 + 170 * t
                tint = rng.choice((INDIGO, RED, m.light, OCHRE))
                marks.person(c, px, y0 + r * 0.8, h, tint, SKIN[0], hat=SAND, legs=m.ink)
                c.oval(px + h * 0.16, y0 - h * 0.18, h * 0.11, h * 0.09, mix(SAND, m.ink, 0.25))
    c.rect(1230, 372, 150, 60, m.light)
    c.poly([(1206, 378), (1250, 322), (1366, 322), (1404, 378)], RED)
    c.rect(1290, 392, 30, 40, m.ink)


def solar_roof(c: Canvas, m: Mood, rng: Random) -> None:
    """Panels in rows on a factory roof, engineers walking between them."""
    c.sky(m.high, m.low, 0, 420)
    c.glow(1260, 170, 520, m.lamp, 0.8)
    c.oval(1260, 170, 74, 74, m.sun)
    x = 0.0
    while x < c.width:
        w, h = rng.uniform(60, 150), rng.uniform(40, 170)
        c.rect(x, 430 - h, w, h, mix(m.far, m.low, 0.35))
        x += w + rng.uniform(0, 30)
    marks.hills(c, 440, 40, mix(m.mid, m.far, 0.5), rng)
    c.poly([(0, 440), (1600, 400), (1600, 1067), (0, 1067)], mix(m.light, m.far, 0.5))
    vx, vy = 980, 250

    def at(u: float, v: float) -> tuple[float, float]:
        """Turn roof coordinates (u across, v away from the reader) into the picture."""
        depth = 1 / (1 + v * 0.42)
        return vx + (u - 0.5) * 2700 * depth, vy + 900 * depth

    for row in range(8, -1, -1):
        v0, v1 = row * 0.9, row * 0.9 + 0.6
        for column in range(12):
            u0, u1 = column / 12 + 0.004 - 0.25, (column + 1) / 12 - 0.004 - 0.25
            if column == 6:
                continue
            a, b, d, e = at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)
            lift = 26 / (1 + v1 * 0.42)
            face = [(a[0], a[1]), (b[0], b[1]), (d[0], d[1] - lift), (e[0], e[1] - lift)]
            c.poly([a, b, (b[0], b[1] + lift * 0.5), (a[0], a[1] + lift * 0.5)], m.ink, 0.55)
            shine = rng.random() < 0.12
            c.poly(face, mix(INDIGO, m.high, 0.55 if shine else rng.uniform(0.02, 0.14)))
            for n in range(1, 4):
                t = n / 4
                c.line([(face[0][0] + (face[1][0] - face[0][0]) * t, face[0][1]),
                        (face[3][0] + (face[2][0] - face[3][0]) * t, face[3][1])],
                       m.light, 1.2, 0.5)  # fmt: skip
            for t in (0.33, 0.66):
                c.line([(face[0][0] + (face[3][0] - face[0][0]) * t,
                         face[0][1] + (face[3][1] - face[0][1]) * t),
                        (face[1][0] + (face[2][0] - face[1][0]) * t,
                         face[1][1] + (face[2][1] - face[1][1]) * t)],
                       m.light, 1.2, 0.5)  # fmt: skip
            c.line([face[3], face[2]], m.light, 2.2)
    for v, h in ((1.7, 190), (2.1, 165)):
        px, py = at(0.292 + (0.012 if h < 180 else -0.012), v)
        marks.person(c, px, py + 8, h, "#e07b2c", SKIN[1], legs=INDIGO)
        c.slice(px, py + 8 - h + h * 0.075, h * 0.082, 180, 360, m.light)


def solar_farm(c: Canvas, m: Mood, rng: Random) -> None:
    """Long tilted rows of panels on a plain under a low sun."""
    c.sky(m.high, m.low, 0, 560)
    c.glow(800, 520, 760, m.lamp, 0.85)
    c.oval(800, 500, 104, 104, m.sun)
    marks.peaks(c, 560, 210, mix(m.far, m.low, 0.2), rng)
    marks.hills(c, 590, 60, m.mid, rng)
    c.sky(mix(m.mid, OCHRE, 0.3), m.near, 570)
    for n in range(9):
        t = n / 8
        y, h = 590 + 430 * t**1.5, 14 + 120 * t**1.3
        w = 50 + 150 * t
        x = -w * (0.3 + 0.2 * (n % 2))
        c.rect(0, y + h * 0.95, c.width, h * 0.25, m.ink, 0.3)
        while x < c.width:
            skew = h * 0.45
            glint = max(0.0, 1 - abs(x + w / 2 - 800) / (420 + 420 * t)) ** 2
            tint = mix(INDIGO, m.lamp, 0.06 + 0.5 * glint)
            c.rect(x + w * 0.48, y + h * 0.6, w * 0.04, h * 0.6, m.ink)
            c.poly([(x, y + h), (x + skew, y), (x + w - 6 + skew, y), (x + w - 6, y + h)], tint)
            for k in range(1, 5):
                s = k / 5
                c.line([(x + (w - 6) * s, y + h), (x + (w - 6) * s + skew, y)],
                       m.light, 1 + t, 0.35)  # fmt: skip
            c.line([(x + skew / 2, y + h / 2), (x + w - 6 + skew / 2, y + h / 2)], m.light, 1 + t,
                   0.35)  # fmt: skip
            x += w
    for x in (120, 560, 1090, 1500):
        c.line([(x, 570), (x, 420)], m.ink, 5)
        c.line([(x - 34, 440), (x + 34, 440)], m.ink, 4)
        c.line([(x - 26, 462), (x + 26, 462)], m.ink, 4)
    for x0, x1 in ((-320, 120), (120, 560), (560, 1090), (1090, 1500), (1500, 1950)):
        for dy in (440, 462):
            c.line([(x0 + (x1 - x0) * k / 12, dy + 40 * sin(pi * k / 12)) for k in range(13)],
                   m.ink, 1.6)  # fmt: skip


def mangrove(c: Canvas, m: Mood, rng: Random) -> None:
    """Mangroves on arched roots at low water, a heron in front."""
    c.sky(m.high, m.low, 0, 620)
    c.glow(760, 480, 640, m.lamp, 0.7)
    c.oval(760, 470, 70, 70, m.sun)
    for depth, (base, h, tint) in enumerate(
        ((600, 210, mix(m.far, m.low, 0.35)), (620, 260, m.far), (640, 300, m.mid))
    ):
        for _ in range(16):
            x = rng.uniform(-60, c.width + 60)
            if depth == 2 and 480 < x < 1060:
                continue
            r = h * rng.uniform(0.3, 0.5)
            c.oval(x, base - h * rng.uniform(0.4, 0.7), r * 1.3, r, tint)
            c.rect(x - 6, base - h * 0.4, 12, h * 0.4, tint)
    c.sky(mix(m.low, m.mid, 0.25), m.near, 625)
    c.beam([(720, 625), (800, 625), (960, 1067), (560, 1067)], m.lamp, 0.35)
    for x, base, h in ((190, 800, 640), (1390, 840, 720), (1080, 720, 380)):
        tint = mix(m.near, m.ink, 0.55)
        for n in range(-5, 6):
            reach = n * h * 0.065
            c.line([(x + reach * (k / 8) ** 0.6, base - h * 0.3 + h * 0.33 * (k / 8) ** 1.7)
                    for k in range(9)], tint, h * 0.016)  # fmt: skip
        c.rect(x - h * 0.03, base - h * 0.75, h * 0.06, h * 0.5, tint)
        for _ in range(16):
            c.oval(x + rng.uniform(-0.36, 0.36) * h, base - h * rng.uniform(0.62, 1.0),
                   h * 0.17, h * 0.11, mix(m.near, m.ink, rng.uniform(0.2, 0.6)))  # fmt: skip
        c.oval(x, base + h * 0.04, h * 0.4, h * 0.025, m.ink, 0.35)
    marks.waves(c, 640, m.light, rng, 90, 0.3)
    x, y = 640, 950
    c.line([(x, y), (x, y - 130)], m.ink, 5)
    c.line([(x + 22, y + 4), (x + 20, y - 128)], m.ink, 5)
    c.poly([(x - 80, y - 120), (x + 10, y - 190), (x + 64, y - 168), (x + 30, y - 118)], m.light)
    c.line([(x + 50, y - 165), (x + 76, y - 220), (x + 58, y - 268), (x + 74, y - 300)], m.light,
           15)  # fmt: skip
    c.oval(x + 82, y - 304, 24, 14, m.light)
    c.poly([(x + 98, y - 312), (x + 164, y - 296), (x + 98, y - 298)], OCHRE)


def hotel_pool(c: Canvas, m: Mood, rng: Random) -> None:
    """A pool that runs out to the sea, parasols, palms, a tray of drinks."""
    c.sky(m.high, m.low, 0, 470)
    c.glow(1120, 330, 560, m.lamp, 0.7)
    c.oval(1120, 380, 88, 88, m.sun)
    marks.hills(c, 470, 90, mix(m.far, m.mid, 0.3), rng)
    c.sky(mix(m.mid, m.high, 0.4), m.mid, 462, 120)
    marks.waves(c, 465, m.light, rng, 24, 0.35)
    c.sky("#7fc4bf" if not m.dark else m.mid, m.near, 575)
    c.rect(0, 566, c.width, 12, m.light)
    for n in range(22):
        y = 596 + (n * n) * 0.95
        c.line([(x, y + (3 + n * 0.3) * sin(x / (46 + n * 4) + n)) for x in range(-10, 1620, 12)],
               m.light, 1.4 + n * 0.12, 0.22)  # fmt: skip
    c.poly([(0, 690), (560, 690), (330, 1067), (0, 1067)], SAND)
    c.poly([(560, 690), (590, 690), (370, 1067), (330, 1067)], m.light)
    for n in range(7):
        t = n / 7
        c.line([(0, 720 + n * n * 8), (545 - 230 * t, 720 + n * n * 8)], mix(SAND, m.ink, 0.22), 2)
    for x, y, s in ((120, 740, 0.9), (330, 700, 0.62)):
        c.rect(x + 96 * s, y - 330 * s, 9 * s, 380 * s, m.ink)
        for k, tint in enumerate((m.accent, m.light, m.accent, m.light, m.accent, m.light)):
            left = x - 130 * s + k * 77 * s
            c.poly([(x + 100 * s, y - 400 * s), (left, y - 270 * s), (left + 77 * s, y - 270 * s)],
                   tint)  # fmt: skip
        c.poly([(x - 70 * s, y + 60 * s), (x + 190 * s, y + 60 * s), (x + 270 * s, y - 36 * s),
                (x + 290 * s, y - 28 * s), (x + 204 * s, y + 86 * s), (x - 70 * s, y + 86 * s)],
               m.light)  # fmt: skip
        c.rect(x - 50 * s, y + 84 * s, 12 * s, 40 * s, m.ink)
        c.rect(x + 180 * s, y + 84 * s, 12 * s, 40 * s, m.ink)
    marks.palm(c, 1370, 620, 520, mix(m.near, m.ink, 0.55), -0.16)
    marks.palm(c, 1500, 680, 640, m.ink, -0.1)
    c.poly([(1250, 600), (1600, 600), (1600, 720), (1330, 660)], mix(m.near, m.ink, 0.65))
    c.oval(960, 786, 26, 30, mix(SKIN[1], m.ink, 0.1))
    c.slice(960, 778, 30, 180, 360, m.ink)
    c.arc(960, 822, 92, 20, 200, 340, m.light, 4)
    c.arc(960, 830, 150, 32, 205, 335, m.light, 3)


def beach_road(c: Canvas, m: Mood, rng: Random) -> None:
    """A motorbike on a coast road that bends round a headland."""
    c.sky(m.high, m.low, 0, 520)
    c.glow(330, 330, 560, m.lamp, 0.65)
    c.oval(330, 330, 80, 80, m.sun)
    marks.cloud(c, 690, 190, 400, m.light, 0.5)
    c.sky(mix(m.mid, m.high, 0.35), m.mid, 505, 420)
    marks.waves(c, 510, m.light, rng, 60, 0.3)
    c.poly([(1600, 170), (1330, 250), (1150, 420), (1010, 470), (860, 520), (1000, 600), (1600, 700)],
           mix(m.near, m.far, 0.25))  # fmt: skip
    c.poly([(1600, 300), (1420, 390), (1240, 560), (1080, 600), (1600, 760)], m.near)
    road = "#4a4b50" if not m.dark else m.ink
    c.poly([(0, 1067), (0, 905), (600, 770), (980, 640), (1130, 588), (1210, 570), (1226, 580),
            (1180, 620), (1090, 720), (1180, 860), (1420, 1067)], road)  # fmt: skip
    c.line([(0, 905), (600, 770), (980, 640), (1130, 588), (1210, 570)], m.light, 9)
    for x in range(0, 1100, 58):
        y = 905 - x * 0.228 if x < 600 else 770 - (x - 600) * 0.342
        c.rect(x, y - 46 + x * 0.02, 9, 46 - x * 0.02, m.light)
    for a, b in (((330, 1000), (480, 942)), ((610, 890), (730, 838)), ((820, 790), (900, 748)),
                 ((960, 706), (1010, 674))):  # fmt: skip
        c.line([a, b], OCHRE, 7)
    c.poly([(1180, 860), (1090, 720), (1180, 620), (1600, 640), (1600, 1067), (1420, 1067)],
           mix(m.near, m.ink, 0.5))  # fmt: skip
    x, y = 640, 905
    for wx in (x - 74, x + 84):
        c.ring(wx, y, 46, 46, m.ink, 11)
        c.oval(wx, y, 9, 9, m.light)
    c.poly([(x - 92, y - 50), (x - 10, y - 86), (x + 40, y - 44), (x + 64, y - 120),
            (x + 88, y - 116), (x + 60, y - 10), (x - 66, y - 8)], m.accent)  # fmt: skip
    c.line([(x + 84, y), (x + 60, y - 150), (x + 34, y - 160)], m.ink, 8)
    for px, tint, skin in ((x - 46, INDIGO, SKIN[0]), (x + 2, m.light, SKIN[2])):
        c.card(px - 32, y - 210, 60, 128, 24, tint)
        c.oval(px, y - 236, 25, 28, skin)
        c.slice(px, y - 240, 31, 170, 360, m.ink if tint == INDIGO else m.accent)
    c.line([(x + 14, y - 190), (x + 46, y - 158)], m.light, 15)
    c.line([(x, y - 96), (x + 44, y - 82), (x + 36, y - 30)], m.ink, 22)
    marks.palm(c, 1310, 900, 620, m.ink, -0.14)
    marks.palm(c, 1460, 960, 520, m.ink, 0.06)


def golf_green(c: Canvas, m: Mood, rng: Random) -> None:
    """The last green by a lake, a ball rolling to the flag."""
    c.sky(m.high, m.low, 0, 520)
    c.glow(420, 330, 560, m.lamp, 0.6)
    marks.cloud(c, 980, 190, 420, m.light, 0.6)
    marks.hills(c, 480, 160, mix(m.far, m.low, 0.3), rng)
    marks.hills(c, 520, 90, m.far, rng)
    for x in range(-20, 1640, 74):
        marks.tree(c, x + rng.uniform(-20, 20), 560, rng.uniform(110, 210),
                   mix(m.mid, m.near, rng.uniform(0.1, 0.9)), m.ink)  # fmt: skip
    c.sky(mix(m.mid, m.far, 0.35), m.near, 540)
    c.oval(1330, 690, 420, 70, mix(m.high, m.light, 0.3))
    c.oval(1330, 700, 420, 62, mix(m.high, m.mid, 0.25))
    c.oval(650, 860, 900, 250, mix(m.mid, m.near, 0.35))
    c.oval(640, 850, 760, 190, mix(m.far, m.mid, 0.35))
    for n in range(8):
        c.beam([(-120 + n * 200, 1030), (-20 + n * 200, 1030), (140 + n * 150, 680),
                (60 + n * 150, 680)], m.light, 0.1)  # fmt: skip
    c.oval(1150, 880, 190, 46, mix(SAND, m.light, 0.35))
    c.oval(1150, 872, 178, 36, SAND)
    c.oval(760, 800, 30, 9, m.ink)
    c.line([(760, 800), (760, 400)], m.light, 8)
    c.poly([(764, 402), (920, 446), (764, 496)], m.accent)
    c.beam([(760, 800), (980, 830), (986, 836), (764, 806)], m.ink, 0.3)
    c.line([(330, 905), (560, 838)], m.light, 3, 0.6)
    c.oval(572, 848, 19, 7, m.ink, 0.35)
    c.oval(570, 834, 17, 17, m.light)
    marks.person(c, 230, 960, 330, m.light, SKIN[0], legs=INDIGO)
    c.slice(230, 658, 30, 180, 360, m.accent)
    c.card(226, 652, 48, 9, 4, m.accent)
    c.line([(262, 760), (300, 800)], SKIN[0], 16)
    c.line([(298, 792), (336, 948), (362, 950)], m.ink, 7)


def reservoir(c: Canvas, m: Mood, rng: Random) -> None:
    """A dam between forested slopes, water falling through its gates."""
    c.sky(m.high, m.low, 0, 430)
    c.glow(880, 260, 480, m.lamp, 0.6)
    marks.peaks(c, 430, 280, mix(m.far, m.low, 0.3), rng)
    marks.hills(c, 440, 110, m.far, rng)
    c.poly([(0, 250), (330, 400), (470, 700), (520, 1067), (0, 1067)], m.mid)
    c.poly([(1600, 210), (1280, 390), (1130, 700), (1080, 1067), (1600, 1067)], m.near)
    wall = mix(m.light, m.far, 0.25)
    c.poly([(330, 430), (1270, 430), (1130, 900), (470, 900)], wall)
    c.rect(320, 410, 960, 26, m.light)
    for n in range(7):
        x = 380 + n * 126
        c.rect(x, 386, 34, 60, mix(wall, m.ink, 0.35))
        inward = (800 - x) * 0.26
        if n in (2, 3, 4):
            c.poly([(x + 40, 446), (x + 120, 446), (x + 112 + inward, 905),
                    (x + 46 + inward, 905)], m.light)  # fmt: skip
            for k in range(5):
                a = x + 48 + k * 16
                c.line([(a, 450), (a + inward, 900)], mix(m.high, m.mid, 0.4), 3, 0.6)
        else:
            c.poly([(x + 40, 446), (x + 120, 446), (x + 118, 500), (x + 42, 500)],
                   mix(wall, m.ink, 0.5))  # fmt: skip
    c.sky(mix(m.mid, m.high, 0.45), m.near, 890)
    for _ in range(60):
        c.oval(rng.gauss(800, 190), rng.uniform(862, 930), rng.uniform(20, 62),
               rng.uniform(14, 36), m.light, 0.35)  # fmt: skip
    marks.waves(c, 915, m.light, rng, 50, 0.4)
    for side, tint in ((0, mix(m.mid, m.ink, 0.3)), (1, mix(m.near, m.ink, 0.45))):
        for _ in range(70):
            t = rng.random()
            edge = 100 + 400 * t if side == 0 else 1500 - 400 * t
            x = rng.uniform(-20, edge - 60) if side == 0 else rng.uniform(edge + 60, 1620)
            y = 330 + 640 * t + rng.uniform(-20, 60)
            c.poly([(x - 24, y + 50), (x, y - 50), (x + 24, y + 50)],
                   mix(tint, m.ink, rng.uniform(0, 0.3)))  # fmt: skip
    for n in range(2):
        x = 1360 + n * 130
        c.line([(x, 520), (x - 30, 760)], m.light, 4)
        c.line([(x, 520), (x + 30, 760)], m.light, 4)
        c.line([(x - 44, 560), (x + 44, 560)], m.light, 4)
        c.line([(x - 36, 600), (x + 36, 600)], m.light, 4)


def forest_house(c: Canvas, m: Mood, rng: Random) -> None:
    """A stilt house on the edge of a forest under a large moon."""
    c.sky(m.high, m.low, 0, 900)
    c.glow(1080, 360, 640, m.sun, 0.5)
    c.oval(1080, 360, 190, 190, m.sun)
    for _ in range(90):
        c.oval(rng.uniform(0, 1600), rng.uniform(0, 480), 1.8, 1.8, m.light, 0.8)
    marks.peaks(c, 720, 300, m.far, rng)
    c.veil(560, 190, m.low, 0, 0.5)
    marks.hills(c, 800, 110, m.mid, rng)
    for x in range(-20, 1640, 46):
        h = rng.uniform(110, 260)
        y = 870 + rng.uniform(-10, 20)
        for k in range(3):
            c.poly([(x - h * 0.2 + k * 6, y - h * k * 0.26), (x, y - h * (0.46 + k * 0.27)),
                    (x + h * 0.2 - k * 6, y - h * k * 0.26)], m.near)  # fmt: skip
    c.rect(0, 860, 1600, 207, mix(m.near, m.ink, 0.5))
    x, y = 420, 930
    for px in (x - 170, x - 60, x + 60, x + 170):
        c.rect(px - 7, y - 110, 14, 120, m.ink)
    c.rect(x - 200, y - 240, 400, 130, m.ink)
    c.poly([(x - 270, y - 230), (x - 150, y - 420), (x + 150, y - 420), (x + 270, y - 230)],
           mix(m.ink, CLAY, 0.25))  # fmt: skip
    for px in (x - 150, x - 20, x + 100):
        c.rect(px, y - 215, 56, 74, m.lamp)
        c.rect(px + 26, y - 215, 4, 74, m.ink)
    c.glow(x, y - 170, 330, m.lamp, 0.4)
    c.poly([(x + 200, y - 112), (x + 214, y - 112), (x + 290, y + 10), (x + 268, y + 10)], m.ink)
    for angle in range(0, 360, 45):
        a = angle * pi / 180
        c.oval(980 + 46 * cos(a), 985 + 16 * sin(a), 10, 7, mix(m.far, m.light, 0.3))
    c.poly([(960, 984), (978, 920), (990, 950), (1000, 984)], m.lamp)
    c.glow(980, 960, 200, m.lamp, 0.5)
    marks.person(c, 1070, 1010, 130, m.accent, SKIN[1])
    marks.person(c, 890, 1006, 120, INDIGO, SKIN[0])


SCENES = {
    "wind-hills": wind_hills,
    "rice-terraces": rice_terraces,
    "coffee-hills": coffee_hills,
    "solar-roof": solar_roof,
    "solar-farm": solar_farm,
    "mangrove": mangrove,
    "hotel-pool": hotel_pool,
    "beach-road": beach_road,
    "golf-green": golf_green,
    "reservoir": reservoir,
    "forest-house": forest_house,
}
