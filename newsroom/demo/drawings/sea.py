"""Scenes by the water: harbours, ships, bridges, islands."""

from __future__ import annotations

from math import sin
from random import Random

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import CARGO, OCHRE, SAND, SKIN, Mood


def port(c: Canvas, m: Mood, rng: Random) -> None:
    """Gantry cranes over a berth, a ship alongside, their light in the water."""
    c.sky(m.high, m.low, 0, 805)
    c.glow(430, 590, 620, m.lamp, 0.75)
    c.oval(430, 590, 92, 92, m.sun)
    marks.cloud(c, 830, 170, 420, m.light, 0.35)
    marks.cloud(c, 120, 290, 300, m.light, 0.3)
    for n in range(7):
        marks.crane(c, 700 + n * 150, 742, 190 + rng.uniform(-8, 8), mix(m.far, m.low, 0.25), 0.8)
    c.rect(0, 726, c.width, 26, mix(m.far, m.mid, 0.5))
    for x, h in ((1330, 520), (1010, 600), (650, 690)):
        marks.crane(c, x, 770, h, mix(m.near, m.ink, 0.35 if x < 1300 else 0.0))
    marks.containers(c, 980, 770, 11, 4, 34, CARGO, rng)
    hull = [(40, 640), (70, 800), (860, 800), (905, 668), (860, 668), (845, 690), (130, 690)]
    marks.containers(c, 205, 690, 7, 4, 33, CARGO, rng)
    c.rect(110, 520, 74, 175, m.light)
    marks.windows(c, 114, 532, 66, 120, m.ink, rng, 4, 6, 1, 0.6)
    c.rect(128, 470, 26, 52, m.accent)
    c.poly(hull, m.ink)
    c.poly([(62, 765), (70, 800), (860, 800), (872, 765)], m.accent)
    c.sky(mix(m.low, m.mid, 0.45), m.near, 800)
    c.reflect(800, 262, mix(m.mid, m.near, 0.5), 0.32)
    c.veil(800, 267, m.ink, 0.0, 0.55)
    c.beam([(380, 800), (480, 800), (560, 1067), (300, 1067)], m.sun, 0.18)
    marks.waves(c, 805, m.light, rng, 90, 0.2)
    c.rect(930, 770, 700, 30, m.ink)
    for x in range(950, 1600, 70):
        c.rect(x, 790, 16, 40, m.ink)
    marks.birds(c, 520, 380, 7, m.ink, rng)


def container_ship(c: Canvas, m: Mood, rng: Random) -> None:
    """A laden ship at sea, coming towards the reader."""
    x: float
    c.sky(m.high, m.low, 0, 700)
    c.glow(1180, 470, 560, m.sun, 0.7)
    marks.cloud(c, 90, 240, 430, m.light, 0.55)
    marks.cloud(c, 1080, 150, 360, m.light, 0.5)
    c.sky(mix(m.mid, m.low, 0.35), m.ink, 690)
    c.rect(0, 684, c.width, 8, mix(m.mid, m.low, 0.5))
    bow, keel = 470, 905
    size = 46
    for row in range(6):
        for column in range(11 - row // 3):
            shade = rng.choice(CARGO)
            x = 520 + column * 76 + row * 5
            y = 590 - row * size + column * 2.5
            c.rect(x, y, 73, size - 2, shade)
            for rib in range(1, 7):
                c.rect(x + rib * 10.4, y + 6, 1.6, size - 14, mix(shade, "#000000", 0.22))
    c.poly([(1360, 240), (1500, 240), (1500, 660), (1360, 660)], m.light)
    c.poly([(1500, 240), (1540, 262), (1540, 660), (1500, 660)], mix(m.light, m.ink, 0.25))
    c.rect(1330, 222, 220, 20, m.light)
    marks.windows(c, 1372, 262, 118, 300, m.ink, rng, 6, 9, 1, 0.62)
    c.rect(1400, 130, 60, 94, m.accent)
    c.rect(1400, 156, 60, 16, m.light)
    c.line([(480, 600), (480, 380)], m.ink, 7)
    c.line([(480, 390), (620, 560)], m.ink, 2.5)
    c.poly([(bow - 95, 575), (bow + 60, 640), (1580, 640), (1560, keel), (bow + 90, keel),
            (bow + 10, 800)], m.ink)  # fmt: skip
    c.poly([(bow + 60, 640), (1580, 640), (1576, 690), (bow + 40, 690)], mix(m.ink, m.mid, 0.22))
    c.poly([(bow + 42, 850), (bow + 90, keel), (1560, keel), (1566, 850)], m.accent)
    c.oval(bow + 45, 700, 12, 15, m.light)
    c.poly([(bow + 60, keel + 6), (bow + 24, 838), (300, keel + 40), (130, 960), (900, 930)],
           m.light, 0.75)  # fmt: skip
    for n in range(26):
        y = 905 + n * 7
        x = rng.uniform(-100, 1400)
        c.card(x, y, rng.uniform(120, 420), 5, 3, m.light, 0.22)
    for n in range(5):
        top = 930 + n * 34
        crest = [(x, top + 13 * sin(x / (70 + n * 22) + n * 1.7)) for x in range(-10, 1620, 10)]
        c.poly([*crest, (1620, 1100), (-10, 1100)], mix(m.near, m.ink, 0.2 + n * 0.16), 0.72)
    marks.birds(c, 300, 330, 6, m.ink, rng)


def fishing_boats(c: Canvas, m: Mood, rng: Random) -> None:
    """Wooden boats at their moorings in a bay, headlands behind."""
    c.sky(m.high, m.low, 0, 560)
    c.glow(1120, 455, 700, m.lamp, 0.7)
    c.oval(1120, 455, 80, 80, m.sun)
    for n, (base, h) in enumerate(((560, 190), (560, 120))):
        marks.hills(c, base, h, mix(m.far, m.mid, n * 0.5), rng)
    c.sky(mix(m.low, m.mid, 0.25), m.near, 556)
    c.beam([(1085, 556), (1155, 556), (1290, 1067), (900, 1067)], m.sun, 0.3)
    marks.waves(c, 560, m.light, rng, 110, 0.3)
    for x, y, w in ((260, 620, 170), (560, 604, 130), (820, 612, 150), (1420, 622, 170)):
        marks.boat(c, x, y, w, mix(m.near, m.ink, 0.4), m.light, m.accent)
    marks.boat(c, 1150, 740, 360, m.ink, m.light, m.accent)
    c.beam([(1000, 752), (1330, 752), (1280, 800), (1040, 800)], m.ink, 0.3)
    marks.boat(c, 520, 880, 640, m.ink, mix(m.light, OCHRE, 0.3), m.accent)
    c.beam([(250, 902), (760, 902), (690, 985), (320, 985)], m.ink, 0.34)
    marks.person(c, 640, 812, 120, m.accent, SKIN[1], hat=SAND)
    for x, y, r in ((980, 960, 74), (1160, 1000, 92)):
        c.oval(x, y + 16, r * 1.1, r * 0.34, m.ink, 0.35)
        c.oval(x, y, r, r * 0.42, mix(OCHRE, m.ink, 0.35))
        c.oval(x, y - 8, r * 0.86, r * 0.31, m.ink)
        c.line([(x - r * 0.9, y - 4), (x + r * 0.9, y - 12)], OCHRE, 5)


def cable_bridge(c: Canvas, m: Mood, rng: Random) -> None:
    """A cable-stayed bridge over a wide river, seen from the bank."""
    px: float
    c.sky(m.high, m.low, 0, 720)
    c.glow(800, 640, 700, m.sun, 0.6)
    marks.cloud(c, 1150, 180, 340, m.light, 0.45)
    x = 0.0
    while x < c.width:
        w, h = rng.uniform(40, 100), rng.uniform(30, 150)
        c.rect(x, 715 - h, w, h, mix(m.far, m.low, 0.3))
        x += w + rng.uniform(-10, 24)
    c.sky(mix(m.low, m.mid, 0.35), m.near, 712)
    deck = [(0, 612), (1600, 560)]

    def level(px: float) -> float:
        return deck[0][1] + (deck[1][1] - deck[0][1]) * px / 1600

    for px, h, w in ((1170, 440, 17), (430, 560, 24)):
        foot = level(px)
        top = foot - h
        for n in range(1, 15):
            for side in (-1, 1):
                end = px + side * n * (h * 0.068)
                c.line([(px, top + n * 6), (end, level(end))], m.light if m.dark else m.ink,
                       1.8, 0.8)  # fmt: skip
        c.poly([(px - w * 1.6, 760), (px - w * 0.5, top), (px + w * 0.5, top),
                (px + w * 1.6, 760)], m.accent)  # fmt: skip
        c.poly([(px + w * 0.1, 760), (px + w * 0.1, top), (px + w * 0.5, top),
                (px + w * 1.6, 760)], mix(m.accent, "#000000", 0.25))  # fmt: skip
        c.rect(px - w * 3, 752, w * 6, 30, m.ink)
    c.poly([(0, 608), (1600, 557), (1600, 584), (0, 640)], m.ink)
    c.poly([(0, 604), (1600, 553), (1600, 559), (0, 610)], m.light)
    for n in range(16):
        px = 30 + n * 103 + rng.uniform(-20, 20)
        y = level(px) - 8
        if n % 3:
            c.card(px, y - 20, 44, 18, 5, rng.choice(CARGO))
        else:
            c.rect(px, y - 36, 74, 34, rng.choice(CARGO))
            c.rect(px + 76, y - 26, 20, 24, m.light)
    c.reflect(782, 150, mix(m.mid, m.near, 0.5), 0.25)
    c.veil(782, 285, m.ink, 0, 0.6)
    marks.waves(c, 790, m.light, rng, 80, 0.22)
    c.poly([(1020, 900), (1060, 936), (1400, 936), (1440, 890), (1400, 902), (1060, 902)], m.ink)
    c.poly([(1080, 902), (1160, 850), (1330, 850), (1390, 902)], SAND)
    c.rect(1352, 846, 44, 56, m.light)
    bank = [(0, 960), (200, 945), (420, 985), (640, 1010), (760, 1067), (0, 1067)]
    c.poly(bank, m.ink)
    for _ in range(46):
        px = rng.uniform(0, 620)
        h = rng.uniform(40, 110)
        c.line([(px, 1000), (px + rng.uniform(-16, 24), 1000 - h)], m.ink, 4)


def karst_bay(c: Canvas, m: Mood, rng: Random) -> None:
    """Limestone islands in still water and a junk under sail."""
    c.sky(m.high, m.low, 0, 640)
    c.oval(560, 360, 96, 96, m.sun)
    c.glow(560, 360, 520, m.sun, 0.55)
    for depth in range(3):
        tint = (mix(m.far, m.low, 0.45), m.far, mix(m.mid, m.far, 0.35))[depth]
        for _ in range(7 - depth * 2):
            marks.karst(c, rng.uniform(0, c.width), 642, rng.uniform(130, 260) + depth * 40,
                        rng.uniform(120, 270) + depth * 60, tint, rng)  # fmt: skip
        c.veil(520, 122, m.low, 0, 0.55)
    marks.karst(c, 1340, 660, 460, 520, m.mid, rng, mix(m.mid, m.ink, 0.3))
    marks.karst(c, 1060, 656, 220, 260, m.mid, rng, mix(m.mid, m.ink, 0.3))
    marks.karst(c, 90, 670, 420, 430, m.near, rng, mix(m.near, m.ink, 0.4))
    c.sky(mix(m.low, m.mid, 0.2), m.near, 650)
    c.reflect(656, 330, mix(m.low, m.mid, 0.6), 0.3)
    c.veil(656, 411, m.near, 0.05, 0.75)
    marks.waves(c, 664, m.light, rng, 80, 0.28)
    x, y = 700, 850
    c.poly([(x - 190, y - 34), (x - 150, y + 26), (x + 170, y + 26), (x + 220, y - 56),
            (x + 130, y - 26)], m.ink)  # fmt: skip
    for sx, w, h in ((-110, 150, 250), (40, 190, 340), (160, 110, 220)):
        foot = y - 44
        sail = [(x + sx, foot), (x + sx - w * 0.12, foot - h * 0.6), (x + sx + w * 0.3, foot - h),
                (x + sx + w * 0.74, foot - h * 0.7), (x + sx + w * 0.66, foot)]  # fmt: skip
        c.poly(sail, m.accent)
        for n in range(1, 6):
            t = n / 6
            c.line([(x + sx - w * 0.08, foot - h * t * 0.9),
                    (x + sx + w * 0.7, foot - h * t * 0.82)],
                   mix(m.accent, "#000000", 0.35), 3)  # fmt: skip
    c.beam([(x - 150, y + 26), (x + 170, y + 26), (x + 120, y + 170), (x - 90, y + 170)],
           m.accent, 0.28)  # fmt: skip


def offshore_wind(c: Canvas, m: Mood, rng: Random) -> None:
    """A row of turbines standing in the sea, a service boat among them."""
    c.sky(m.high, m.low, 0, 780)
    c.glow(300, 700, 760, m.sun, 0.7)
    marks.cloud(c, 900, 160, 520, m.light, 0.5)
    marks.cloud(c, 80, 330, 330, m.light, 0.35)
    for n in range(9):
        marks.turbine(c, 120 + n * 175, 772, 150 + n * 6, mix(m.light, m.far, 0.55),
                      rng.uniform(0, 120))  # fmt: skip
    c.sky(mix(m.low, m.mid, 0.5), m.near, 768)
    for x, base, h in ((380, 800, 340), (760, 830, 470), (1270, 900, 760)):
        marks.turbine(c, x, base, h, m.light, rng.uniform(0, 120), mix(m.light, m.ink, 0.3))
        w = h * 0.035
        c.poly([(x - w * 1.4, base + h * 0.05), (x - w, base - h * 0.07), (x + w, base - h * 0.07),
                (x + w * 1.4, base + h * 0.05)], "#d9a12f")  # fmt: skip
        c.beam([(x - w, base + h * 0.05), (x + w, base + h * 0.05), (x + w * 2.4, base + h * 0.3),
                (x - w * 2.4, base + h * 0.3)], m.light, 0.25)  # fmt: skip
    marks.waves(c, 775, m.light, rng, 120, 0.28)
    c.poly([(470, 948), (500, 990), (760, 990), (820, 930), (740, 948)], m.ink)
    c.poly([(560, 948), (580, 880), (690, 880), (716, 948)], m.light)
    c.rect(592, 896, 92, 22, m.ink)
    c.line([(630, 880), (630, 830)], m.ink, 5)
    c.rect(500, 940, 240, 12, m.accent)
    c.poly([(470, 992), (380, 1010), (880, 1010), (800, 992)], m.light, 0.5)


def delta(c: Canvas, m: Mood, rng: Random) -> None:
    """A river dividing into arms, seen from above, with fields between."""
    c.sky(m.far, m.mid, 0)
    tints = (m.mid, m.far, mix(m.mid, OCHRE, 0.45), mix(m.far, OCHRE, 0.5), mix(m.mid, m.near, 0.5),
             mix(m.far, m.light, 0.4))  # fmt: skip
    y = -40.0
    while y < c.height + 40:
        h = rng.uniform(46, 92) * (0.55 + y / c.height)
        x = -140.0
        while x < c.width + 60:
            w = rng.uniform(90, 260)
            skew = 60
            c.poly([(x + skew, y), (x + w + skew - 5, y), (x + w - 5, y + h - 5), (x, y + h - 5)],
                   rng.choice(tints))  # fmt: skip
            if rng.random() < 0.4:
                for n in range(1, 7):
                    t = n / 7
                    c.line([(x + skew * (1 - t) + 8, y + h * t),
                            (x + w + skew * (1 - t) - 14, y + h * t)],
                           m.near, 1.6, 0.35)  # fmt: skip
            x += w
        y += h
    water = mix(m.low, m.high, 0.35)

    def arm(points: list[tuple[float, float, float]]) -> None:
        path: list[tuple[float, float, float]] = []
        for (x0, y0, w0), (x1, y1, w1) in zip(points, points[1:], strict=False):
            for n in range(24):
                t = n / 24
                s = t * t * (3 - 2 * t)
                path.append((x0 + (x1 - x0) * s, y0 + (y1 - y0) * t, w0 + (w1 - w0) * t))
        for grow, tint in ((16, mix(m.near, m.ink, 0.2)), (9, SAND), (0, water)):
            c.poly([(x - w / 2 - grow, y) for x, y, w in path]
                   + [(x + w / 2 + grow, y) for x, y, w in reversed(path)], tint)  # fmt: skip

    arm([(610, 360, 60), (420, 560, 74), (180, 760, 96), (240, 930, 130), (60, 1120, 170)])
    arm([(820, 470, 70), (1010, 640, 86), (1290, 800, 100), (1180, 960, 130), (1420, 1130, 190)])
    arm([(560, -40, 50), (760, 150, 66), (600, 330, 92), (830, 520, 120), (700, 740, 140),
         (860, 930, 170), (760, 1120, 250)])  # fmt: skip
    for x, y, s in (
        (690, 740, 34),
        (860, 955, 52),
        (640, 330, 22),
        (250, 905, 30),
        (1210, 950, 34),
    ):
        c.poly([(x - s, y), (x - s * 0.5, y - s * 0.3), (x + s * 0.8, y - s * 0.3), (x + s * 1.3, y),
                (x + s * 0.8, y + s * 0.3), (x - s * 0.5, y + s * 0.3)], m.ink)  # fmt: skip
        c.rect(x - s * 0.3, y - s * 0.16, s * 0.8, s * 0.32, m.accent)
        c.line([(x - s, y), (x - s * 3.4, y + s * 0.5)], m.light, 3, 0.6)
        c.line([(x - s, y), (x - s * 3.2, y - s * 0.5)], m.light, 3, 0.6)
    for _ in range(90):
        x, y = rng.uniform(0, c.width), rng.uniform(0, c.height)
        r = 5 + 9 * y / c.height
        if c.image.getpixel((int(x) * 2 - 1, int(y) * 2 - 1)) != tuple(
            int(water[n : n + 2], 16) for n in (1, 3, 5)
        ):
            c.oval(x, y + r * 0.5, r, r * 0.6, m.ink, 0.3)
            c.oval(x, y, r, r, mix(m.near, m.ink, 0.25))
    c.veil(0, 420, m.low, 0.75, 0)


SCENES = {
    "port": port,
    "container-ship": container_ship,
    "fishing-boats": fishing_boats,
    "cable-bridge": cable_bridge,
    "karst-bay": karst_bay,
    "offshore-wind": offshore_wind,
    "delta": delta,
}
