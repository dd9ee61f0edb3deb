"""Scenes of the country: fields, hills, energy, forests."""

from __future__ import annotations

from math import pi, sin
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


def reservoir(c: Canvas, m: Mood, rng: Random) -> None:
    """A dam between forested slopes, water falling through its gates."""
    x: float
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


SCENES = {
    "wind-hills": wind_hills,
    "rice-terraces": rice_terraces,
    "coffee-hills": coffee_hills,
    "solar-roof": solar_roof,
    "solar-farm": solar_farm,
    "mangrove": mangrove,
    "reservoir": reservoir,
}
