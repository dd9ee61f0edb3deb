"""Scenes of the city: towers, trains, building sites, industry."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import CARGO, CLAY, INDIGO, LEAF, OCHRE, SAND, SKIN, TEAL, Mood


def skyline(c: Canvas, m: Mood, rng: Random) -> None:
    """Towers on a river bend, one tall and slender, boats below."""
    c.sky(m.high, m.low, 0, 792)
    c.glow(620, 640, 780, m.lamp, 0.6)
    c.oval(560, 560, 120, 120, m.sun)
    marks.cloud(c, 120, 210, 420, m.light, 0.35)
    marks.cloud(c, 1180, 150, 330, m.light, 0.3)
    for depth in range(3):
        tint = (mix(m.far, m.low, 0.35), mix(m.far, m.mid, 0.5), mix(m.mid, m.near, 0.5))[depth]
        x = -30.0
        while x < c.width:
            w = rng.uniform(54, 120) - depth * 4
            h = rng.uniform(90, 330 - depth * 30) * (1.15 if 600 < x < 1250 else 0.75)
            marks.tower(c, x, 765, w, h, tint, m, rng, 0.25 + depth * 0.14)
            x += w + rng.uniform(-8, 26 + depth * 26)
    face = mix(m.near, m.ink, 0.2)
    c.poly([(1010, 765), (1010, 300), (1040, 190), (1062, 96), (1084, 190), (1112, 300),
            (1112, 765)], face)  # fmt: skip
    c.poly([(1062, 96), (1084, 190), (1112, 300), (1112, 765), (1070, 765)],
           mix(face, "#000000", 0.25))  # fmt: skip
    c.line([(1062, 100), (1062, 30)], face, 5)
    marks.windows(c, 1016, 310, 50, 440, m.lamp if m.dark else m.light, rng, 3, 24, 0.7)
    c.poly([(1112, 430), (1166, 420), (1166, 436), (1112, 450)], m.accent)
    c.poly([(770, 765), (770, 380), (800, 352), (884, 352), (884, 765)], mix(m.near, m.mid, 0.4))
    marks.windows(c, 780, 372, 96, 380, m.lamp if m.dark else m.light, rng, 6, 22, 0.6)
    for x in range(0, 1640, 52):
        marks.tree(c, x + rng.uniform(-14, 14), 788, rng.uniform(60, 96), mix(m.near, m.ink, 0.5),
                   m.ink)  # fmt: skip
    c.rect(0, 776, c.width, 14, m.ink)
    c.sky(mix(m.low, m.mid, 0.4), m.near, 790)
    c.reflect(790, 270, mix(m.mid, m.near, 0.5), 0.33)
    c.veil(790, 277, m.ink, 0, 0.5)
    marks.waves(c, 796, m.light, rng, 100, 0.22)
    for x, y, w in ((380, 900, 250), (1240, 850, 160)):
        c.poly([(x - w / 2, y - 20), (x - w * 0.4, y + 16), (x + w * 0.42, y + 16),
                (x + w / 2, y - 24)], m.ink)  # fmt: skip
        c.rect(x - w * 0.34, y - 56, w * 0.66, 36, m.light)
        marks.windows(c, x - w * 0.32, y - 56, w * 0.62, 36, m.lamp, rng, 9, 1, 1, 0.6)
        c.rect(x - w * 0.38, y - 64, w * 0.74, 9, m.accent)


def metro(c: Canvas, m: Mood, rng: Random) -> None:
    """An elevated train curving between buildings at rush hour."""
    c.sky(m.high, m.low, 0, 820)
    c.glow(420, 300, 600, m.lamp, 0.5)
    marks.cloud(c, 240, 170, 380, m.light, 0.45)
    for depth in range(2):
        x = -20.0
        while x < c.width:
            w, h = rng.uniform(90, 170), rng.uniform(240, 520) - depth * 110
            marks.tower(c, x, 850, w, h, (mix(m.far, m.low, 0.2), m.mid)[depth], m, rng, 0.5)
            x += w + rng.uniform(4, 50)
    marks.tower(c, 1240, 900, 400, 760, mix(m.near, CLAY, 0.35), m, rng, 0.55)
    marks.tower(c, -60, 900, 260, 640, mix(m.near, INDIGO, 0.3), m, rng, 0.55)
    for x, w, y in ((330, 40, 596), (760, 58, 622), (1310, 86, 664)):
        c.poly([(x - w * 1.4, y), (x + w * 1.4, y), (x + w * 0.5, y + 70), (x + w * 0.5, 1000),
                (x - w * 0.5, 1000), (x - w * 0.5, y + 70)], mix(m.light, m.ink, 0.35))  # fmt: skip
        c.poly([(x + w * 0.1, y + 40), (x + w * 0.5, y + 70), (x + w * 0.5, 1000),
                (x + w * 0.1, 1000)], mix(m.light, m.ink, 0.55))  # fmt: skip
    c.poly([(0, 560), (1600, 628), (1600, 712), (0, 608)], mix(m.light, m.ink, 0.22))
    c.poly([(0, 590), (1600, 680), (1600, 712), (0, 608)], mix(m.light, m.ink, 0.48))
    top = [(60, 430), (1460, 400), (1560, 470), (1600, 560), (1600, 622), (60, 566)]
    c.poly(top, m.light)
    c.poly([(60, 520), (1600, 545), (1600, 622), (60, 566)], m.accent)
    c.poly([(60, 536), (1600, 570), (1600, 580), (60, 544)], m.light)
    glass = m.lamp if m.dark else "#20343a"
    for n in range(13):
        x = 90 + n * 104
        t = n / 13
        c.card(x, 456 - 14 * t, 80, 50 + 16 * t, 9, glass)
        if n % 3 == 1:
            c.rect(x - 14, 448 - 14 * t, 3, 110 + 30 * t, mix(m.light, m.ink, 0.4))
    c.poly([(1462, 424), (1530, 470), (1574, 552), (1480, 548)], glass)
    c.oval(1572, 586, 14, 9, m.lamp)
    c.poly([(0, 900), (1600, 880), (1600, 1067), (0, 1067)], mix(m.ink, m.near, 0.3))
    c.poly([(0, 884), (1600, 864), (1600, 884), (0, 904)], mix(m.light, m.far, 0.3))
    for n in range(12):
        c.poly([(60 + n * 150, 990), (130 + n * 150, 989), (120 + n * 150, 1000),
                (46 + n * 150, 1001)], m.light, 0.7)  # fmt: skip
    for n in range(13):
        x, y = rng.uniform(-40, 1580), rng.choice((945, 955, 1034, 1046))
        tint = rng.choice(CARGO)
        c.ring(x - 30, y, 17, 17, "#0c0c0e", 6)
        c.ring(x + 34, y, 17, 17, "#0c0c0e", 6)
        c.poly([(x - 44, y - 20), (x + 10, y - 22), (x + 24, y - 50), (x + 34, y - 48),
                (x + 30, y - 4), (x - 30, y)], tint)  # fmt: skip
        c.card(x - 22, y - 74, 30, 56, 12, rng.choice(CARGO))
        c.oval(x - 4, y - 86, 13, 14, rng.choice(CARGO))
    for x in range(120, 1600, 330):
        marks.tree(c, x, 892, 150, mix(m.near, LEAF, 0.5), m.ink)


def building_site(c: Canvas, m: Mood, rng: Random) -> None:
    """A concrete frame going up under tower cranes."""
    c.sky(m.high, m.low, 0)
    c.glow(380, 420, 640, m.lamp, 0.75)
    c.oval(380, 420, 110, 110, m.sun)
    marks.cloud(c, 980, 150, 400, m.light, 0.45)
    x = 0.0
    while x < c.width:
        w, h = rng.uniform(60, 130), rng.uniform(60, 260)
        c.rect(x, 900 - h, w, h, mix(m.far, m.low, 0.3))
        x += w + rng.uniform(0, 34)

    def tower_crane(x: float, base: float, h: float, arm: float, tint: str) -> None:
        w = h * 0.03
        c.line([(x - w, base), (x - w, base - h)], tint, w * 0.35)
        c.line([(x + w, base), (x + w, base - h)], tint, w * 0.35)
        steps = int(h / (w * 2))
        for n in range(steps):
            y = base - n * w * 2
            c.line([(x - w, y), (x + w, y - w * 2)] if n % 2 else [(x + w, y), (x - w, y - w * 2)],
                   tint, w * 0.22)  # fmt: skip
        top = base - h
        c.poly([(x - w, top), (x + w, top), (x, top - h * 0.16)], tint)
        c.rect(x - arm * 0.35, top - w * 0.4, arm * 1.35, w * 0.5, tint)
        c.rect(x, top - w * 2.4, arm * 0.95, w * 0.35, tint)
        for n in range(12):
            ax = x + arm * n / 12.6
            c.line([(ax, top), (ax + arm * 0.04, top - w * 2.2), (ax + arm * 0.08, top)], tint,
                   w * 0.22)  # fmt: skip
        c.line([(x, top - h * 0.16), (x + arm * 0.8, top - w * 2.4)], tint, w * 0.2)
        c.line([(x, top - h * 0.16), (x - arm * 0.32, top)], tint, w * 0.2)
        c.rect(x - arm * 0.34, top, arm * 0.12, w * 2.6, tint)
        c.rect(x + w, top + w * 0.3, w * 2, w * 2.4, tint)
        c.line([(x + arm * 0.62, top), (x + arm * 0.62, top + h * 0.3)], tint, w * 0.16)
        c.rect(x + arm * 0.55, top + h * 0.3, arm * 0.14, w * 1.1, m.accent)

    tower_crane(1330, 940, 640, -420, mix(m.mid, m.ink, 0.3))
    frame = mix(m.near, m.ink, 0.2)
    for floor in range(9):
        y = 905 - floor * 66
        inset = 0 if floor < 6 else (floor - 5) * 62
        c.rect(690, y, 560 - inset, 15, frame)
        for n in range(8):
            px = 700 + n * 76
            if px < 1230 - inset:
                c.rect(px, y - 52, 15, 54, frame)
        if floor < 4:
            c.rect(706, y - 50, 520, 50, mix(m.mid, m.light, 0.28))
            marks.windows(c, 710, y - 48, 512, 46, m.light, rng, 14, 1, 0.8, 0.6)
        elif floor < 6:
            c.rect(706, y - 50, rng.uniform(120, 260), 50, mix(TEAL, m.far, 0.45), 0.8)
    for n in range(10):
        c.line([(760 + n * 34, 322), (760 + n * 34, 290 - rng.uniform(0, 24))], frame, 3)
    for px in (800, 880, 1010):
        marks.person(c, px, 376, 66, "#e07b2c", SKIN[1], hair=m.light, legs=m.ink)
    tower_crane(540, 960, 830, 620, m.ink)
    c.rect(0, 930, 1600, 137, m.ink)
    c.poly([(0, 930), (340, 880), (520, 930)], mix(CLAY, m.ink, 0.4))
    for n in range(16):
        c.rect(n * 104, 950, 98, 117, mix(m.accent, m.ink, 0.08))
        c.poly([(n * 104, 1067), (n * 104, 1010), (n * 104 + 57, 950), (n * 104 + 98, 950),
                (n * 104 + 98, 962), (n * 104 + 6, 1067)], m.light, 0.92)  # fmt: skip


def green_tower(c: Canvas, m: Mood, rng: Random) -> None:
    """A tower whose balconies are planted, seen from below."""
    c.sky(m.high, m.low)
    c.glow(1280, 260, 620, m.lamp, 0.7)
    c.oval(1280, 260, 80, 80, m.sun)
    marks.cloud(c, 80, 260, 320, m.light, 0.6)
    marks.cloud(c, 1100, 470, 360, m.light, 0.45)
    for x, h in ((30, 360), (180, 260), (1180, 330), (1330, 460), (1470, 300)):
        marks.tower(c, x, 1000, 130, h, mix(m.far, m.low, 0.15), m, rng, 0.5)
    left, right, top, base = 430, 1090, 70, 1010
    c.poly(
        [(left, base), (left + 40, top + 30), (760, top), (760, base)], mix(m.light, SAND, 0.35)
    )
    c.poly([(760, base), (760, top), (right - 60, top + 60), (right, base)],
           mix(m.light, m.mid, 0.45))  # fmt: skip
    for floor in range(15):
        t = floor / 15
        y = base - 60 - (base - top - 90) * t
        l, r = left + 40 * t, right - 60 * t
        c.rect(l + 16, y - 34, 730 - l, 32, mix(m.near, m.ink, 0.15))
        c.rect(772, y - 34 + 4, r - 788, 30, mix(m.near, m.ink, 0.4))
        for n in range(7):
            if rng.random() < 0.35:
                c.rect(l + 26 + n * 42, y - 32, 28, 28, m.lamp)
        c.rect(l - 20, y, 790 - l, 11, m.light)
        c.rect(770, y, r - 752, 11, mix(m.light, m.ink, 0.22))
        for _ in range(30):
            px = rng.uniform(l - 14, r + 10)
            if rng.random() < 0.72:
                tint = mix(LEAF, m.near if rng.random() < 0.5 else OCHRE, rng.uniform(0, 0.45))
                c.oval(px, y - 3, rng.uniform(9, 24), rng.uniform(7, 15), tint)
                if rng.random() < 0.3:
                    c.oval(px, y + 16, 6, 17, tint)
    for px in (520, 640, 900):
        marks.tree(c, px, top + 40, 110, LEAF, m.ink)
    c.rect(0, 1000, 1600, 67, mix(m.near, m.ink, 0.4))
    for x in range(-10, 1640, 88):
        marks.tree(c, x + rng.uniform(-16, 16), 1020, rng.uniform(90, 170),
                   mix(m.near, LEAF, rng.random() * 0.6), m.ink)  # fmt: skip
    for px, tint in ((240, m.accent), (300, INDIGO), (1180, OCHRE), (1300, m.light)):
        marks.person(c, px, 1050, 92, tint, SKIN[1])


def industrial_park(c: Canvas, m: Mood, rng: Random) -> None:
    """Sheds, roads and a pond, seen from the air at an angle."""
    c.sky(mix(m.far, m.mid, 0.4), m.mid)

    def at(gx: float, gy: float, z: float = 0) -> tuple[float, float]:
        return 800 + (gx - gy) * 62, -120 + (gx + gy) * 33 - z

    for n in range(-2, 30, 5):
        for one, two in ((at(n, -6), at(n, 32)), (at(-6, n), at(32, n))):
            c.line([one, two], mix(m.ink, m.light, 0.35), 34)
            c.line([one, two], m.light, 1.6, 0.7)

    def block(gx: float, gy: float, w: float, d: float, z: float, roof: str, wall: str) -> None:
        a, b = at(gx, gy, z), at(gx + w, gy, z)
        e, f = at(gx + w, gy + d, z), at(gx, gy + d, z)
        shade = [at(gx + w, gy), at(gx + w + 1, gy + 0.6), at(gx + w + 1, gy + d + 0.6),
                 at(gx + 0.8, gy + d + 0.7), at(gx, gy + d)]  # fmt: skip
        c.poly(shade, m.ink, 0.25)
        c.poly([f, e, at(gx + w, gy + d), at(gx, gy + d)], wall)
        c.poly([e, b, at(gx + w, gy), at(gx + w, gy + d)], mix(wall, "#000000", 0.28))
        c.poly([a, b, e, f], roof)
        for k in range(1, int(w * 2)):
            t = k / (w * 2)
            c.line([(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t),
                    (f[0] + (e[0] - f[0]) * t, f[1] + (e[1] - f[1]) * t)],
                   mix(roof, "#000000", 0.12), 2)  # fmt: skip

    plots = [(gx, gy) for gx in range(-1, 26, 5) for gy in range(-1, 26, 5)]
    for gx, gy in sorted(plots, key=sum):
        pick = rng.random()
        if (gx, gy) == (9, 9):
            pond = [at(gx + 2 + 1.9 * cos(k / 12 * pi), gy + 2 + 1.9 * sin(k / 12 * pi))
                    for k in range(24)]  # fmt: skip
            c.poly(pond, mix(m.high, m.mid, 0.4))
            c.line([*pond, pond[0]], m.light, 5)
        elif pick < 0.16:
            c.poly([at(gx, gy), at(gx + 4, gy), at(gx + 4, gy + 4), at(gx, gy + 4)],
                   mix(LEAF, m.far, 0.35))  # fmt: skip
            for _ in range(12):
                px, py = at(gx + rng.uniform(0.3, 3.7), gy + rng.uniform(0.3, 3.7))
                c.oval(px + 5, py + 5, 13, 8, m.ink, 0.3)
                c.oval(px, py - 8, 13, 15, mix(m.near, LEAF, rng.random() * 0.5))
        else:
            roof = rng.choice((m.light, SAND, mix(m.accent, m.light, 0.08), mix(TEAL, m.light, 0.3),
                               mix(INDIGO, m.light, 0.25), m.light))  # fmt: skip
            if pick < 0.6:
                block(
                    gx + 0.2, gy + 0.3, 3.6, 3.2, rng.uniform(30, 60), roof, mix(SAND, m.mid, 0.3)
                )
            else:
                for part in range(2):
                    block(gx + 0.2, gy + 0.2 + part * 2, 3.6, 1.5, rng.uniform(26, 44), roof,
                          mix(SAND, m.mid, 0.3))  # fmt: skip
            if rng.random() < 0.4:
                px, py = at(gx + 1, gy + 1, 50)
                c.rect(px, py - 96, 20, 100, m.accent)
                c.rect(px, py - 76, 20, 14, m.light)
    for _ in range(26):
        line = rng.choice(range(-2, 30, 5))
        px, py = at(line + 0.12, rng.uniform(-4, 28)) if rng.random() < 0.5 else at(
            rng.uniform(-4, 28), line + 0.12)  # fmt: skip
        c.card(px - 15, py - 14, 30, 15, 3, rng.choice(CARGO))
    c.veil(0, 330, m.low, 0.85, 0)


SCENES = {
    "skyline": skyline,
    "metro": metro,
    "building-site": building_site,
    "green-tower": green_tower,
    "industrial-park": industrial_park,
}
