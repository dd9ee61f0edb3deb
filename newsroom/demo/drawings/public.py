"""Public places: ministry, hospital, airport."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import CLAY, INDIGO, LEAF, OCHRE, SAND, SKIN, TEAL, Mood


def ministry(c: Canvas, m: Mood, rng: Random) -> None:
    """A public building with columns, steps and a flagpole."""
    c.sky(m.high, m.low, 0, 800)
    c.glow(800, 420, 800, m.lamp, 0.45)
    marks.cloud(c, 100, 190, 380, m.light, 0.6)
    marks.cloud(c, 1150, 250, 360, m.light, 0.5)
    for x in range(-30, 1640, 90):
        marks.tree(c, x, 800, rng.uniform(180, 260), mix(m.mid, m.near, 0.4), m.ink)
    wall = "#e2bd6d" if not m.dark else mix(OCHRE, m.near, 0.4)
    shade = mix(wall, m.ink, 0.25)
    c.rect(180, 400, 1240, 400, wall)
    c.rect(150, 380, 1300, 26, m.light)
    c.rect(150, 402, 1300, 9, shade)
    for x in list(range(220, 520, 96)) + list(range(1080, 1400, 96)):
        for y in (440, 620):
            c.rect(x - 6, y - 6, 66, 132, m.light)
            c.rect(x, y, 54, 120, mix(TEAL, m.ink, 0.25))
            c.rect(x + 25, y, 4, 120, m.light)
            c.rect(x, y + 40, 54, 4, m.light)
    c.rect(530, 350, 540, 450, mix(wall, m.light, 0.25))
    c.poly([(500, 350), (800, 220), (1100, 350)], m.light)
    c.poly([(570, 336), (800, 238), (1030, 336)], wall)
    c.oval(800, 298, 30, 30, m.accent)
    c.rect(505, 345, 590, 24, m.light)
    c.rect(560, 370, 480, 400, mix(m.ink, TEAL, 0.3))
    for x in (590, 740, 890):
        c.rect(x + 24, 520, 72, 250, mix(CLAY, m.ink, 0.4))
    for x in range(548, 1060, 122):
        c.rect(x, 369, 40, 402, m.light)
        c.rect(x + 26, 369, 14, 402, mix(m.light, m.ink, 0.2))
        c.rect(x - 8, 369, 56, 14, m.light)
        c.rect(x - 8, 758, 56, 14, m.light)
    for n in range(8):
        c.rect(520 - n * 26, 770 + n * 17, 560 + n * 52, 17, mix(m.light, m.ink, 0.06 * (n % 2) + n
               * 0.02))  # fmt: skip
    c.poly([(0, 800), (330, 800), (300, 906), (1300, 906), (1270, 800), (1600, 800), (1600, 1067),
            (0, 1067)], mix(LEAF, m.near, 0.4))  # fmt: skip
    c.poly([(300, 906), (1300, 906), (1600, 1067), (0, 1067)], mix(SAND, m.light, 0.3))
    c.line([(330, 880), (330, 130)], m.light, 9)
    c.poly([(335, 136), (500, 150), (480, 196), (500, 246), (335, 240)], m.accent)
    for x, y, h, tint in ((640, 890, 120, INDIGO), (700, 900, 124, m.ink), (980, 960, 150, m.accent),
                          (1060, 966, 152, m.light), (520, 1010, 178, m.ink)):  # fmt: skip
        marks.person(c, x, y, h, tint, rng.choice(SKIN))
    for x in (120, 1480):
        marks.palm(c, x, 930, 430, mix(m.near, m.ink, 0.3), 0.05, mix(CLAY, m.ink, 0.4))


def hospital(c: Canvas, m: Mood, rng: Random) -> None:
    """A hospital front at change of shift, an ambulance at the door."""
    c.sky(m.high, m.low, 0, 800)
    c.glow(1260, 250, 560, m.lamp, 0.6)
    marks.cloud(c, 70, 200, 360, m.light, 0.6)
    for x in range(-20, 1640, 110):
        marks.tower(c, x, 800, 96, rng.uniform(120, 330), mix(m.far, m.low, 0.2), m, rng, 0.4)
    c.rect(240, 190, 640, 640, m.light)
    c.rect(880, 330, 500, 500, mix(m.light, m.far, 0.45))
    c.rect(240, 176, 640, 16, mix(m.light, m.ink, 0.3))
    glass = m.lamp if m.dark else mix(TEAL, m.high, 0.35)
    for floor in range(7):
        y = 226 + floor * 76
        c.rect(270, y, 420, 44, glass)
        for n in range(9):
            c.rect(270 + n * 47, y, 5, 44, m.light)
        if floor > 1:
            for n in range(7):
                c.rect(
                    912 + n * 66, y, 46, 40, mix(glass, m.ink, 0.15 if (n + floor) % 3 else 0.5)
                )
    c.rect(720, 190, 160, 640, m.accent)
    c.rect(780, 250, 40, 130, m.light)
    c.rect(735, 295, 130, 40, m.light)
    c.rect(420, 690, 420, 140, mix(m.ink, TEAL, 0.35))
    for n in range(6):
        c.rect(420 + n * 70, 690, 6, 140, m.light)
    c.poly([(360, 690), (900, 690), (950, 662), (330, 662)], mix(m.light, m.ink, 0.2))
    c.rect(380, 690, 12, 140, m.ink)
    c.rect(870, 690, 12, 140, m.ink)
    c.rect(0, 828, 1600, 239, mix(m.light, m.mid, 0.4))
    c.rect(0, 900, 1600, 167, mix(m.ink, m.mid, 0.35))
    c.rect(0, 892, 1600, 12, m.light)
    x, y = 1010, 968
    c.card(x, y - 200, 380, 180, 20, m.light)
    c.poly([(x + 370, y - 190), (x + 440, y - 170), (x + 500, y - 96), (x + 520, y - 80),
            (x + 520, y - 20), (x + 370, y - 20)], m.light)  # fmt: skip
    c.poly([(x + 392, y - 168), (x + 434, y - 152), (x + 480, y - 96), (x + 392, y - 96)], m.ink)
    c.rect(x, y - 92, 520, 26, m.accent)
    c.rect(x + 150, y - 182, 22, 70, m.accent)
    c.rect(x + 126, y - 158, 70, 22, m.accent)
    c.rect(x + 330, y - 214, 44, 16, m.accent)
    for wx in (x + 96, x + 430):
        c.oval(wx, y - 14, 45, 45, m.ink)
        c.oval(wx, y - 14, 20, 20, mix(m.light, m.ink, 0.3))
    for px, h, tint in ((300, 215, m.light), (390, 206, TEAL), (560, 210, TEAL), (660, 214, m.light),
                        (840, 206, INDIGO)):  # fmt: skip
        marks.person(c, px, 1010, h, tint, rng.choice(SKIN), legs=mix(tint, m.ink, 0.2))
    for px in (90, 1540):
        marks.tree(c, px, 900, 250, LEAF, m.ink)


def airport(c: Canvas, m: Mood, rng: Random) -> None:
    """An aircraft leaving the runway, the terminal's long roof behind."""
    c.sky(m.high, m.low, 0, 800)
    c.glow(1200, 640, 760, m.lamp, 0.8)
    c.oval(1200, 640, 112, 112, m.sun)
    marks.cloud(c, 60, 220, 470, m.light, 0.45)
    marks.cloud(c, 1120, 180, 360, m.light, 0.45)
    marks.hills(c, 790, 110, mix(m.far, m.low, 0.2), rng)
    c.rect(0, 770, 1600, 297, mix(m.mid, LEAF, 0.25))
    roof = [(x, 700 - 34 * sin((x - 80) / 700 * pi * 3) ** 2) for x in range(80, 790, 10)]
    c.poly([*roof, (790, 716), (80, 716)], m.light)
    c.rect(100, 712, 670, 66, mix(TEAL, m.ink, 0.4))
    for x in range(100, 770, 30):
        c.rect(x, 712, 4, 66, m.light)
    c.poly([(856, 780), (868, 560), (892, 560), (904, 780)], m.light)
    c.poly([(836, 566), (850, 510), (910, 510), (924, 566)], mix(m.ink, TEAL, 0.35))
    c.rect(830, 500, 100, 12, m.accent)
    c.poly([(0, 850), (1600, 820), (1600, 950), (0, 1010)], mix(m.ink, m.mid, 0.3))
    for n in range(10):
        x = 40 + n * 170
        c.poly([(x, 931 - n * 4.6), (x + 84, 929 - n * 4.6), (x + 84, 938 - n * 4.6),
                (x, 941 - n * 4.6)], m.light)  # fmt: skip
    for n in range(20):
        c.oval(20 + n * 84, 1018 - n * 3.6, 6, 4, m.lamp)

    def lift(px: float, py: float) -> tuple[float, float]:
        a = -0.2
        return 700 + px * cos(a) - py * sin(a), 470 + px * sin(a) + py * cos(a)

    dark = mix(m.ink, INDIGO, 0.3)
    c.poly([lift(*p) for p in ((-40, 10), (-270, -190), (-220, -196), (110, 0))],
           mix(m.light, m.ink, 0.35))  # fmt: skip
    body = [(-520, -30), (-470, -52), (380, -58), (470, -40), (525, 4), (470, 36), (350, 48),
            (-300, 40)]  # fmt: skip
    c.poly([lift(*p) for p in body], m.light)
    c.poly([lift(*p) for p in ((-300, 40), (350, 48), (470, 36), (525, 4), (-430, 6))],
           mix(m.light, m.far, 0.5))  # fmt: skip
    c.poly([lift(*p) for p in ((-500, -40), (-580, -210), (-500, -214), (-350, -52))], m.accent)
    c.poly([lift(*p) for p in ((-470, -10), (-600, 40), (-540, 46), (-360, 6))], dark)
    for n in range(26):
        c.oval(*lift(-330 + n * 27, -20), 6, 8, dark)
    c.poly([lift(*p) for p in ((448, -40), (486, -28), (496, -12), (440, -18))], dark)
    c.poly([lift(*p) for p in ((90, 26), (-330, 240), (-260, 246), (220, 44))],
           mix(m.light, m.ink, 0.16))  # fmt: skip
    c.poly([lift(*p) for p in ((-20, 94), (70, 92), (76, 138), (-16, 142))], m.accent)
    c.poly([lift(*p) for p in ((60, 92), (84, 96), (88, 134), (66, 138))], dark)


SCENES = {
    "ministry": ministry,
    "hospital": hospital,
    "airport": airport,
}
