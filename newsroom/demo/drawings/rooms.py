"""Scenes indoors: meetings, stages, classrooms, hotels."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import CARGO, CLAY, INDIGO, LEAF, OCHRE, RED, SAND, SKIN, TEAL, Mood

COATS = (INDIGO, "#2b2f36", TEAL, RED, "#5a4a66", CLAY, "#3d4d5c")


def _audience(c: Canvas, y: float, rows: int, tint: str, rng: Random, size: float = 54) -> None:
    """Draw rows of heads seen from behind."""
    for row in range(rows):
        s = size * (1 + 0.42 * row)
        x = rng.uniform(-s, 0)
        top = y + row * size * 1.35
        while x < c.width + s:
            dark = mix(tint, "#000000", 0.12 * row + rng.uniform(0, 0.12))
            c.card(x - s * 0.95, top + s * 0.55, s * 1.9, s * 3, s * 0.6, dark)
            c.oval(x, top, s * 0.46, s * 0.56, mix(dark, "#000000", 0.3))
            x += s * rng.uniform(2.05, 2.5)


def classroom(c: Canvas, m: Mood, rng: Random) -> None:
    """Students at desks, a teacher at the board, light from tall windows."""
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
    _audience(c, 1010, 1, mix(m.ink, INDIGO, 0.3), rng, 74)


def launch(c: Canvas, m: Mood, rng: Random) -> None:
    """Eight people on a stage press a glowing ring together, an audience in front."""
    c.sky("#141a3d", "#2c3566", 0, 800)
    c.card(200, 70, 1200, 520, 10, "#0e1330")
    for n in range(5):
        c.ring(800, 330, 90 + n * 52, 90 + n * 52, mix("#2c3566", "#7fc4bf", 0.6 - n * 0.1), 4)
    for n in range(22):
        a = n / 22 * 2 * pi
        r = 140 + (n % 4) * 52
        x, y = 800 + r * cos(a), 330 + r * sin(a)
        c.line([(800, 330), (x, y)], "#7fc4bf", 1.4, 0.35)
        c.oval(x, y, 9 + n % 3 * 3, 9 + n % 3 * 3, (OCHRE, "#7fc4bf", m.light, "#d1453b")[n % 4])
    c.oval(800, 318, 54, 58, "#ffe6a8")
    c.rect(780, 370, 40, 26, "#ffe6a8")
    c.rect(782, 400, 36, 8, m.light)
    c.rect(786, 412, 28, 8, m.light)
    c.glow(800, 320, 360, "#ffe6a8", 0.7)
    for x, lean in ((80, 260), (330, 120), (1270, -120), (1520, -260)):
        c.beam([(x - 12, 0), (x + 12, 0), (x + lean + 130, 800), (x + lean - 130, 800)], "#cfe8ff",
               0.11)  # fmt: skip
        c.rect(x - 24, 0, 48, 34, "#090c1c")
    c.rect(0, 740, 1600, 327, mix(CLAY, "#14162d", 0.5))
    c.rect(0, 884, 1600, 183, "#10142f")
    c.rect(0, 860, 1600, 24, RED)
    for n in range(8):
        x = 330 + n * 134
        coat = ("#2b2f36", INDIGO, RED, "#3b4252", TEAL, "#2b2f36", m.light, INDIGO)[n]
        marks.person(c, x, 850, 380 - (n % 3) * 12, coat, SKIN[n % 4], legs="#15171f")
        if coat != RED and coat != m.light:
            c.poly([(x - 20, 530), (x + 20, 530), (x, 600)], m.light)
    for n in range(8):
        x = 330 + n * 134
        c.line([(x + (24 if x < 800 else -24), 560), (x + (46 if x < 800 else -46), 650)],
               ("#2b2f36", INDIGO, RED, "#3b4252", TEAL, "#2b2f36", m.light, INDIGO)[n], 30)  # fmt: skip
        c.card(x - 42, 668, 84, 180, 6, mix(m.light, INDIGO, 0.25))
        c.oval(x, 668, 44, 14, "#7fc4bf")
        c.glow(x, 664, 90, "#b8f0e4", 0.9)
    for x in (90, 1510):
        for k in range(16):
            a = k / 16 * 2 * pi
            c.oval(x + 62 * cos(a) * rng.random(), 760 + 46 * sin(a) * rng.random(), 24, 22,
                   (RED, "#d98aa0", OCHRE, LEAF)[k % 4])  # fmt: skip
        c.poly([(x - 30, 790), (x + 30, 790), (x + 20, 856), (x - 20, 856)], m.light)
    _audience(c, 930, 2, "#1b2145", rng, 62)
    for x, y in ((420, 900), (1130, 920)):
        c.card(x - 26, y - 34, 52, 84, 8, "#090c1c")
        c.rect(x - 20, y - 26, 40, 62, "#7fa8d8")


def lectern(c: Canvas, m: Mood, rng: Random) -> None:
    """A man in a dark suit speaks at a lectern with flowers before a deep curtain."""
    c.sky("#7c1712", "#54100e", 0, 1067)
    for n in range(24):
        x = n * 70
        c.rect(x, 0, 26, 1067, "#000000", 0.1)
        c.rect(x + 36, 0, 12, 1067, "#ffffff", 0.05)
    c.glow(760, 380, 760, "#ffd9a0", 0.38)
    c.card(980, 120, 540, 330, 8, m.light)
    c.rect(1020, 160, 300, 26, INDIGO)
    c.rect(1020, 206, 460, 12, mix(INDIGO, m.light, 0.5))
    c.rect(1020, 234, 400, 12, mix(INDIGO, m.light, 0.5))
    for n, h in enumerate((50, 82, 70, 116, 140)):
        c.rect(1040 + n * 84, 420 - h, 52, h, (TEAL, OCHRE)[n == 4])
    x = 640
    coat = "#22262f"
    c.poly([(x - 210, 1067), (x - 190, 520), (x - 120, 452), (x - 50, 430), (x + 50, 430),
            (x + 120, 452), (x + 196, 520), (x + 216, 1067)], coat)  # fmt: skip
    c.poly([(x - 62, 430), (x + 62, 430), (x + 8, 690), (x - 8, 690)], m.light)
    c.poly([(x - 18, 448), (x + 18, 448), (x + 26, 640), (x, 690), (x - 26, 640)], INDIGO)
    c.poly([(x - 62, 430), (x - 100, 470), (x - 30, 700), (x - 4, 700)], mix(coat, "#ffffff", 0.08))
    c.poly([(x + 62, 430), (x + 100, 470), (x + 30, 700), (x + 4, 700)], mix(coat, "#ffffff", 0.05))
    c.rect(x - 44, 370, 88, 76, mix(SKIN[0], "#000000", 0.14))
    c.oval(x, 300, 92, 116, SKIN[0])
    c.poly([(x + 10, 184), (x + 92, 290), (x + 84, 350), (x + 40, 412), (x + 30, 300)],
           mix(SKIN[0], "#000000", 0.1))  # fmt: skip
    c.oval(x - 95, 306, 15, 28, SKIN[0])
    c.oval(x + 95, 306, 15, 28, mix(SKIN[0], "#000000", 0.1))
    c.poly([(x - 98, 290), (x - 96, 220), (x - 50, 168), (x + 20, 160), (x + 80, 190), (x + 100, 292),
            (x + 78, 236), (x + 20, 214), (x - 60, 232), (x - 84, 252)], "#26221f")  # fmt: skip
    c.line([(x - 60, 276), (x - 22, 272)], "#26221f", 9)
    c.line([(x + 22, 272), (x + 60, 276)], "#26221f", 9)
    for dx in (-42, 42):
        c.ring(x + dx, 302, 32, 25, "#26221f", 4)
        c.oval(x + dx, 302, 7, 8, "#26221f")
    c.line([(x - 10, 300), (x + 10, 300)], "#26221f", 4)
    c.line([(x - 2, 312), (x - 10, 346), (x + 8, 348)], mix(SKIN[0], "#000000", 0.3), 4)
    c.line([(x - 30, 376), (x, 382), (x + 30, 374)], "#8a3a32", 6)
    c.line([(x - 180, 560), (x - 250, 740), (x - 130, 800)], coat, 84)
    c.oval(x - 112, 806, 40, 34, SKIN[0])
    c.line([(x + 180, 560), (x + 290, 700), (x + 330, 560)], coat, 80)
    c.line([(x + 330, 570), (x + 334, 540)], m.light, 54)
    c.oval(x + 336, 506, 34, 42, SKIN[0])
    for k in range(4):
        c.line([(x + 318 + k * 13, 490), (x + 312 + k * 18, 440 + 6 * abs(k - 1))], SKIN[0], 14)
    c.poly([(x - 330, 800), (x + 250, 800), (x + 210, 1067), (x - 290, 1067)], mix(CLAY, m.ink, 0.25))
    c.poly([(x - 350, 776), (x + 270, 776), (x + 250, 810), (x - 330, 810)], OCHRE)
    c.oval(x - 40, 950, 70, 70, OCHRE)
    c.oval(x - 40, 950, 56, 56, mix(CLAY, m.ink, 0.25))
    for dx in (-60, 40):
        c.line([(x + dx, 780), (x + dx * 0.5, 620)], "#15171f", 7)
        c.oval(x + dx * 0.5, 612, 15, 25, "#15171f")
    for _ in range(70):
        c.oval(x - 40 + rng.gauss(0, 120), 1010 + rng.uniform(-30, 70), 24, 22,
               rng.choice((m.light, "#d98aa0", OCHRE, LEAF, LEAF, RED)))  # fmt: skip


def student_models(c: Canvas, m: Mood, rng: Random) -> None:
    """A visitor bends over a table of students' models: a robot, a drone, a small turbine."""
    c.sky(mix(m.high, m.light, 0.45), mix(m.low, m.light, 0.4), 0, 760)
    for n in range(4):
        x = 70 + n * 390
        tint = (TEAL, INDIGO, m.accent, OCHRE)[n]
        c.rect(x, 80, 310, 400, m.light)
        c.rect(x, 80, 310, 64, tint)
        for k in range(5):
            c.rect(x + 26, 176 + k * 24, rng.uniform(120, 250), 8, mix(m.light, m.ink, 0.3))
        for k in range(6):
            h = rng.uniform(24, 110)
            c.rect(x + 34 + k * 42, 450 - h, 28, h, mix(tint, m.light, 0.35))
    for px, tint, skin, h in ((190, m.light, SKIN[1], 760), (420, m.light, SKIN[2], 730),
                              (1400, m.light, SKIN[0], 750)):  # fmt: skip
        marks.person(c, px, 1120, h, tint, skin, seated=True)
        c.poly([(px - 20, 1120 - h * 0.78), (px + 20, 1120 - h * 0.78), (px + 8, 1120 - h * 0.6),
                (px - 8, 1120 - h * 0.6)], m.accent)  # fmt: skip
        c.card(px - 26, 1120 - h * 0.64, 52, 66, 4, TEAL)
    coat = "#2b2f36"
    c.poly([(1190, 1067), (1180, 640), (1130, 500), (1010, 450), (940, 500), (930, 1067)], coat)
    c.poly([(1000, 452), (1060, 462), (1020, 560), (980, 520)], m.light)
    c.poly([(1008, 470), (1034, 476), (1022, 600), (996, 580)], RED)
    c.rect(974, 396, 62, 76, mix(SKIN[2], "#000000", 0.14))
    c.oval(990, 352, 74, 90, SKIN[2])
    c.poly([(916, 330), (930, 268), (1000, 246), (1062, 280), (1070, 380), (1044, 340), (1010, 300),
            (940, 300)], "#35312f")  # fmt: skip
    c.ring(952, 358, 25, 20, "#1a1a1a", 4)
    c.ring(1010, 358, 25, 20, "#1a1a1a", 4)
    c.line([(940, 410), (970, 418), (996, 408)], "#8a3a32", 5)
    c.line([(950, 540), (840, 680), (760, 640)], coat, 72)
    c.line([(772, 646), (748, 632)], m.light, 44)
    c.oval(722, 622, 34, 28, SKIN[2])
    c.line([(706, 616), (664, 600)], SKIN[2], 15)
    c.rect(0, 760, 1600, 307, m.light)
    c.rect(0, 760, 1600, 20, mix(SAND, m.ink, 0.1))
    c.rect(0, 800, 1600, 267, INDIGO)
    for n in range(32):
        c.poly([(n * 50, 800), (n * 50 + 26, 800), (n * 50 + 16, 1067), (n * 50 + 6, 1067)],
               mix(INDIGO, m.ink, 0.25))  # fmt: skip
    x = 560
    c.card(x - 66, 560, 132, 120, 20, m.light)
    c.card(x - 50, 584, 100, 56, 16, m.ink)
    c.oval(x - 22, 612, 12, 12, "#7fd1c2")
    c.oval(x + 22, 612, 12, 12, "#7fd1c2")
    c.line([(x, 560), (x, 524)], m.ink, 5)
    c.oval(x, 520, 11, 11, m.accent)
    c.card(x - 52, 684, 104, 76, 12, m.accent)
    c.line([(x - 58, 700), (x - 110, 730)], m.ink, 15)
    c.line([(x + 58, 700), (x + 96, 640)], m.ink, 15)
    marks.turbine(c, 800, 764, 170, mix(TEAL, m.light, 0.1), 20)
    c.poly([(700, 764), (720, 730), (880, 730), (900, 764)], LEAF)
    for k in (-1, 1):
        c.line([(250, 700), (250 + k * 120, 680)], m.ink, 10)
        c.oval(250 + k * 120, 668, 66, 9, mix(TEAL, m.light, 0.2), 0.8)
        c.rect(247 + k * 120, 668, 7, 16, m.ink)
    c.card(206, 684, 88, 42, 12, m.accent)
    c.line([(220, 724), (200, 762)], m.ink, 6)
    c.line([(280, 724), (300, 762)], m.ink, 6)
    c.card(1210, 690, 260, 70, 10, m.ink)
    for k in range(5):
        c.oval(1240 + k * 48, 724, 15, 15, (OCHRE, TEAL, RED, LEAF, m.light)[k])
    c.card(1250, 586, 180, 108, 8, mix(m.ink, INDIGO, 0.3))
    c.line([(1262, 668), (1300, 630), (1334, 650), (1380, 606), (1420, 616)], "#7fd1c2", 5)


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
        n = -20.0
        while n < 1620:
            s = 44 + row * 16
            c.oval(n, base, s * 0.5, s * 0.62, tone)
            c.card(n - s * 0.9, base + s * 0.5, s * 1.8, 200, 20, tone)
            if rng.random() < 0.45:
                hx = n + rng.uniform(-20, 20)
                c.line([(n + s * 0.6, base + s), (hx + s, base - s * 1.7)], tone, s * 0.3)
                c.oval(hx + s, base - s * 1.9, s * 0.2, s * 0.28, tone)
            n += s * rng.uniform(1.5, 2.1)


def lobby(c: Canvas, m: Mood, rng: Random) -> None:
    """A hotel lobby with tall arches, a desk, a hanging lamp and luggage."""
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
    c.line([(ux + k * 10, uy - 24 * abs(sin(k * 1.3 + 1)) + 6 * cos(k)) for k in range(11)], INDIGO, 6)
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
    c.poly([(pen[0] - 12, pen[1] - 4), (pen[0] + 18, pen[1] - 34), (pen[0] + 34, pen[1] - 16)], OCHRE)
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
    "launch": launch,
    "lectern": lectern,
    "student-models": student_models,
    "concert": concert,
    "lobby": lobby,
    "signing": signing,
}
