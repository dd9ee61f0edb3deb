"""The three pictures of the story on the alliance of five universities."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import (
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
    marks.audience(c, 930, 2, "#313a78", rng, 62)
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
    c.poly(
        [(x - 62, 430), (x - 100, 470), (x - 30, 700), (x - 4, 700)], mix(coat, "#ffffff", 0.08)
    )
    c.poly(
        [(x + 62, 430), (x + 100, 470), (x + 30, 700), (x + 4, 700)], mix(coat, "#ffffff", 0.05)
    )
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
    c.poly(
        [(x - 330, 800), (x + 250, 800), (x + 210, 1067), (x - 290, 1067)], mix(CLAY, m.ink, 0.25)
    )
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
    for n in range(6):
        x = 120 + n * 275
        c.card(x - 96, 1000, 192, 120, 60, m.light)
        c.oval(x, 950, 66, 78, ("#1f1a1c", "#2b2023")[n % 2])


SCENES = {
    "launch": launch,
    "lectern": lectern,
    "student-models": student_models,
}
