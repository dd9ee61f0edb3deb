"""Scenes indoors: meetings, stages, classrooms, hotels."""

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

COATS = (INDIGO, "#2b2f36", TEAL, RED, "#5a4a66", CLAY, "#3d4d5c")


def classroom(c: Canvas, m: Mood, rng: Random) -> None:
    """Students at desks, a teacher at the board, light from tall windows."""
    x: float
    c.sky(mix(m.low, m.light, 0.4), mix(m.low, SAND, 0.3), 0, 720)
    for n in range(3):
        x = 40 + n * 190
        c.rect(x, 80, 160, 420, m.light)
        c.sky(m.high, m.low, 90, 400, x + 10, 140)
        c.rect(x + 76, 90, 8, 400, m.light)
        c.rect(x, 270, 160, 8, m.light)
        c.beam([(x + 20, 500), (x + 150, 500), (x + 560, 1067), (x + 330, 1067)], m.lamp, 0.22)
    c.rect(650, 90, 850, 420, mix(CLAY, m.ink, 0.3))
    c.rect(666, 106, 818, 388, mix(LEAF, m.ink, 0.55))
    for n, w in enumerate((330, 250, 300)):
        c.rect(710, 160 + n * 50, w, 6, m.light, 0.8)
    c.ring(1330, 240, 84, 84, m.light, 5)
    c.line([(1246, 240), (1414, 240)], m.light, 4)
    c.line([(1330, 156), (1390, 300)], m.light, 4)
    c.line([(720, 440), (860, 400), (980, 420), (1120, 330)], OCHRE, 7)
    c.rect(0, 700, 1600, 367, mix(SAND, CLAY, 0.25))
    c.rect(0, 690, 1600, 14, mix(CLAY, m.ink, 0.3))
    marks.person(c, 1190, 740, 480, m.accent, SKIN[2], legs=m.ink)
    c.line([(1150, 400), (1090, 460), (1040, 330)], m.accent, 34)
    c.oval(1036, 318, 18, 20, SKIN[2])
    for row in range(3):
        s = 0.72 + row * 0.3
        y = 760 + row * 116
        count = 6 - row
        for n in range(count):
            x = (n + 0.5) * 1600 / count + (30 if row % 2 else -30)
            hair = ("#1f1a1c", "#2b2023", "#1a1719")[n % 3]
            c.card(x - 70 * s, y - 96 * s, 140 * s, 210 * s, 44 * s, m.light)
            c.rect(x - 18 * s, y - 120 * s, 36 * s, 40 * s, SKIN[(n + row) % 4])
            c.oval(x, y - 150 * s, 48 * s, 56 * s, hair)
            if n % 2:
                c.card(x - 17 * s, y - 140 * s, 34 * s, 124 * s, 16 * s, hair)
            c.rect(x - 130 * s, y + 30 * s, 260 * s, 16 * s, OCHRE)
            c.rect(x - 120 * s, y + 46 * s, 240 * s, 60 * s, mix(CLAY, m.ink, 0.35))
            c.poly([(x + 70 * s, y + 30 * s), (x + 120 * s, y + 30 * s), (x + 116 * s, y + 14 * s),
                    (x + 74 * s, y + 14 * s)], CARGO[(n + row) % 5])  # fmt: skip


def round_table(c: Canvas, m: Mood, rng: Random) -> None:
    """A conference round a large oval table, screens and flags behind."""
    x: float
    c.sky(mix(m.near, m.ink, 0.1), mix(m.mid, m.near, 0.4), 0, 620)
    for n in range(13):
        c.rect(n * 130, 0, 8, 620, m.ink, 0.14)
    c.card(520, 90, 560, 300, 8, m.light)
    c.oval(800, 240, 104, 104, mix(TEAL, m.light, 0.2))
    for k in (0.35, 0.72):
        c.ring(800, 240, 104 * k, 104, m.light, 4)
    c.line([(696, 240), (904, 240)], m.light, 4)
    c.rect(560, 116, 180, 14, m.accent)
    for n, tint in enumerate((m.accent, TEAL, OCHRE, m.light, INDIGO, m.accent)):
        x = (130, 220, 310, 1260, 1350, 1440)[n]
        c.rect(x, 150, 8, 400, OCHRE)
        c.poly([(x + 8, 160), (x + 70, 230), (x + 62, 400), (x + 8, 360)], tint)
    c.rect(0, 600, 1600, 467, mix(CLAY, m.ink, 0.55))
    c.oval(800, 860, 1000, 380, mix(CLAY, m.ink, 0.42))
    people = sorted(((pi * (1.06 + 0.88 * n / 8), n) for n in range(9)), key=lambda p: sin(p[0]))
    for angle, n in people:
        x, y = 800 + 640 * cos(angle), 760 + 165 * sin(angle)
        s = 0.86 + 0.42 * (sin(angle) + 1)
        c.card(x - 72 * s, y - 250 * s, 144 * s, 270 * s, 30 * s, mix(m.ink, CLAY, 0.22))
        marks.person(c, x, y + 190 * s, 470 * s, COATS[n % 7], SKIN[n % 4], seated=True)
        c.poly([(x - 22 * s, y - 212 * s), (x + 22 * s, y - 212 * s), (x, y - 130 * s)], m.light)
        c.poly([(x - 6 * s, y - 200 * s), (x + 6 * s, y - 200 * s), (x + 4 * s, y - 140 * s),
                (x - 4 * s, y - 140 * s)], (RED, OCHRE, TEAL)[n % 3])  # fmt: skip
    c.oval(800, 880, 700, 230, mix(CLAY, m.ink, 0.3))
    c.oval(800, 858, 700, 230, mix(OCHRE, CLAY, 0.55))
    c.oval(800, 852, 430, 128, mix(CLAY, m.ink, 0.5))
    c.oval(800, 862, 420, 118, mix(LEAF, m.ink, 0.35))
    for _ in range(90):
        a, r = rng.uniform(0, 2 * pi), rng.random() ** 0.5
        c.oval(800 + 380 * r * cos(a), 858 + 96 * r * sin(a), 17, 12,
               rng.choice((LEAF, LEAF, mix(LEAF, m.light, 0.3), "#d98aa0", m.light)))  # fmt: skip
    for n in range(16):
        a = pi * (1.04 + 0.92 * n / 8) if n < 9 else pi * (0.08 + 0.84 * (n - 9) / 6)
        x, y = 800 + 570 * cos(a), 856 + 182 * sin(a)
        c.poly([(x - 26, y - 4), (x + 26, y - 4), (x + 34, y + 14), (x - 34, y + 14)], m.light)
        c.line([(x + 46, y + 6), (x + 40, y - 36)], m.ink, 4)
        c.oval(x + 40, y - 38, 6, 8, m.ink)
    marks.audience(c, 1010, 1, mix(m.ink, INDIGO, 0.3), rng, 74)


def concert(c: Canvas, m: Mood, rng: Random) -> None:
    """A singer and a band in crossing beams, hands raised in front."""
    c.sky("#1a1033", "#5c1f3f", 0, 900)
    for n in range(11):
        x = 60 + n * 150
        tint = ("#f5c966", "#d1453b", "#7fc4bf", "#d98aa0")[n % 4]
        end = 800 + (n - 5) * rng.uniform(-190, 190)
        c.beam([(x - 8, 0), (x + 8, 0), (end + 120, 900), (end - 60, 900)], tint, 0.2)
        c.oval(x, 16, 22, 16, tint)
    c.rect(0, 0, 1600, 22, "#0b0714")
    for n in range(27):
        c.line([(n * 62, 22), (n * 62 + 31, 62), (n * 62 + 62, 22)], "#0b0714", 5)
    c.rect(0, 60, 1600, 9, "#0b0714")
    c.oval(800, 440, 280, 280, "#f2b25c")
    c.glow(800, 440, 640, "#f2b25c", 0.55)
    ink = "#120a1c"
    c.rect(0, 800, 1600, 267, ink)
    x = 800
    c.poly([(x - 54, 800), (x - 44, 560), (x - 66, 430), (x - 20, 396), (x + 30, 396), (x + 62, 430),
            (x + 50, 560), (x + 96, 800)], ink)  # fmt: skip
    c.oval(x + 4, 340, 42, 50, ink)
    c.poly([(x - 40, 330), (x - 30, 270), (x + 40, 280), (x + 56, 350), (x + 76, 470), (x + 24, 420)],
           ink)  # fmt: skip
    c.line([(x - 50, 440), (x - 110, 400), (x - 46, 372)], ink, 26)
    c.line([(x - 46, 376), (x - 24, 362)], ink, 15)
    c.line([(x + 54, 440), (x + 140, 330), (x + 180, 210)], ink, 25)
    for bx, flip in ((470, 1), (1130, -1)):
        c.poly([(bx - 36, 800), (bx - 42, 560), (bx, 520), (bx + 42, 560), (bx + 36, 800)], ink)
        c.oval(bx, 480, 34, 40, ink)
        c.line([(bx - 120 * flip, 690), (bx + 170 * flip, 560)], ink, 17)
        c.oval(bx - 80 * flip, 676, 62, 44, ink)
    c.oval(640, 730, 62, 62, ink)
    c.oval(980, 730, 66, 66, ink)
    for dx in (590, 690, 930, 1040):
        c.line([(dx, 800), (dx, 640)], ink, 5)
        c.oval(dx, 640, 56, 8, ink)
    for row in range(3):
        base = 930 + row * 60
        tone = mix("#3a1533", "#07040c", row / 2)
        along = -20.0
        while along < 1620:
            s = 44 + row * 16
            c.oval(along, base, s * 0.5, s * 0.62, tone)
            c.card(along - s * 0.9, base + s * 0.5, s * 1.8, 200, 20, tone)
            if rng.random() < 0.45:
                hx = along + rng.uniform(-20, 20)
                c.line([(along + s * 0.6, base + s), (hx + s, base - s * 1.7)], tone, s * 0.3)
                c.oval(hx + s, base - s * 1.9, s * 0.2, s * 0.28, tone)
            along += s * rng.uniform(1.5, 2.1)


def lobby(c: Canvas, m: Mood, rng: Random) -> None:
    """A hotel lobby with tall arches, a desk, a hanging lamp and luggage."""
    x: float
    c.sky(mix(m.light, SAND, 0.5), mix(SAND, CLAY, 0.2), 0, 800)
    for n in range(5):
        x = 80 + n * 310
        c.rect(x, 240, 210, 540, mix(m.near, m.ink, 0.2))
        c.slice(x + 105, 240, 105, 180, 360, mix(m.near, m.ink, 0.2))
        c.sky(m.high, m.low, 252, 528, x + 14, 182)
        c.slice(x + 105, 253, 91, 180, 360, m.high)
        marks.palm(c, x + 80, 790, 330, mix(m.mid, m.near, 0.5), 0.1)
        c.rect(x + 101, 160, 8, 620, mix(m.near, m.ink, 0.2))
        c.rect(x, 480, 210, 8, mix(m.near, m.ink, 0.2))
    c.rect(0, 780, 1600, 287, mix(m.light, SAND, 0.3))
    for n in range(9):
        for k in range(3):
            if (n + k) % 2:
                x0, y0 = n * 200 - 100, 780 + k * 96
                c.poly([(x0, y0), (x0 + 200, y0), (x0 + 200, y0 + 96), (x0, y0 + 96)],
                       mix(TEAL, m.light, 0.35))  # fmt: skip
    c.line([(800, 0), (800, 150)], m.ink, 5)
    for n, (w, y) in enumerate(((260, 160), (200, 215), (130, 266))):
        for k in range(13):
            x = 800 - w + k * w / 6
            c.oval(x, y + 8 * sin(k / 12 * pi), 13, 17, m.lamp)
        c.rect(800 - w, y - 14, w * 2, 8, OCHRE)
    c.glow(800, 220, 520, m.lamp, 0.6)
    for px, tint, skin in ((1120, m.accent, SKIN[2]), (1300, m.ink, SKIN[0])):
        marks.person(c, px, 1010, 470, tint, skin, seated=True)
    c.rect(960, 720, 500, 250, mix(CLAY, m.ink, 0.4))
    c.rect(940, 700, 540, 26, m.light)
    for n in range(8):
        c.rect(980 + n * 60, 750, 36, 190, mix(CLAY, m.ink, 0.25))
    c.card(1010, 660, 66, 42, 8, OCHRE)
    for px, tint, h in ((360, INDIGO, 560), (560, OCHRE, 540)):
        marks.person(c, px, 1030, h, tint, SKIN[1], legs=m.ink)
    c.card(420, 880, 92, 150, 12, m.accent)
    c.rect(448, 800, 8, 84, m.ink)
    c.rect(476, 800, 8, 84, m.ink)
    c.rect(446, 796, 40, 9, m.ink)
    c.card(626, 930, 130, 100, 12, mix(CLAY, m.ink, 0.3))
    c.arc(691, 932, 30, 26, 180, 360, m.ink, 7)
    for k in range(9):
        a = (200 + k * 18) * pi / 180
        c.line([(160, 880), (160 + 200 * cos(a), 880 + 260 * sin(a))], LEAF, 15)
    c.poly([(100, 880), (220, 880), (200, 1020), (120, 1020)], mix(INDIGO, m.light, 0.15))


def signing(c: Canvas, m: Mood, rng: Random) -> None:
    """Two hands over a contract: one signs, one holds the page."""
    c.sky(mix(CLAY, m.ink, 0.35), mix(CLAY, m.ink, 0.6))
    for n in range(7):
        c.line([(0, 120 + n * 160), (1600, 60 + n * 160)], m.ink, 4, 0.2)
    c.poly([(330, 130), (1180, 60), (1300, 930), (400, 1020)], m.ink, 0.3)
    c.poly([(310, 110), (1160, 40), (1280, 910), (380, 1000)], m.light)

    def at(u: float, v: float) -> tuple[float, float]:
        return 310 + 850 * u + 70 * v + 50 * u * v, 110 - 70 * u + 890 * v - 20 * u * v

    c.line([at(0.12, 0.1), at(0.5, 0.1)], m.accent, 20)
    for n in range(9):
        c.line([at(0.12, 0.19 + n * 0.052), at(rng.uniform(0.74, 0.88), 0.19 + n * 0.052)],
               mix(m.light, m.ink, 0.35), 8)  # fmt: skip
    c.line([at(0.12, 0.84), at(0.42, 0.84)], m.ink, 5)
    c.line([at(0.54, 0.84), at(0.88, 0.84)], m.ink, 5)
    ux, uy = at(0.13, 0.81)
    c.line([(ux + k * 11, uy - 22 * abs(sin(k * 1.7)) + 8 * sin(k)) for k in range(22)], INDIGO, 6)
    ux, uy = at(0.55, 0.81)
    c.line(
        [(ux + k * 10, uy - 24 * abs(sin(k * 1.3 + 1)) + 6 * cos(k)) for k in range(11)], INDIGO, 6
    )
    sx, sy = at(0.3, 0.7)
    c.oval(sx, sy, 72, 70, RED, 0.85)
    c.ring(sx, sy, 58, 56, m.light, 5)
    c.slice(sx, sy, 26, 0, 360, m.light)
    pen = (ux + 104, uy - 12)
    skin = SKIN[2]
    c.poly([(1600, 420), (1600, 860), (1330, 850), (1250, 700), (1330, 520)], INDIGO)
    c.poly([(1345, 510), (1300, 560), (1240, 720), (1330, 862), (1390, 858)], m.light)
    c.poly([(1310, 540), (1180, 560), (1060, 640), (1010, 720), (1020, 800), (1110, 800), (1250, 830),
            (1320, 840)], skin)  # fmt: skip
    c.line([pen, (1230, 420)], m.ink, 24)
    c.line([(1110, 612), (1230, 420)], m.accent, 26)
    c.poly(
        [(pen[0] - 12, pen[1] - 4), (pen[0] + 18, pen[1] - 34), (pen[0] + 34, pen[1] - 16)], OCHRE
    )
    for k, (x, y) in enumerate(((1000, 690), (1016, 740), (1050, 790))):
        c.line([(x + 110, y - 40), (x, y), (x + 26, y + 44)], mix(skin, "#000000", 0.05 * k), 40)
    c.line([(1180, 600), (1090, 600), (1040, 690)], mix(skin, "#ffffff", 0.06), 44)
    c.poly([(0, 300), (0, 700), (150, 690), (230, 590), (190, 400)], "#2b2f36")
    c.poly([(176, 392), (210, 400), (250, 590), (168, 690), (130, 690)], m.light)
    c.poly([(200, 430), (330, 420), (440, 470), (470, 520), (440, 600), (330, 640), (216, 640)],
           SKIN[0])  # fmt: skip
    for k in range(4):
        y = 480 + k * 40
        c.line([(370, y), (500 - abs(k - 1) * 16, y + 10)], mix(SKIN[0], "#000000", 0.04 * k), 36)


SCENES = {
    "classroom": classroom,
    "round-table": round_table,
    "concert": concert,
    "lobby": lobby,
    "signing": signing,
}
