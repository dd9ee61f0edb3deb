"""Scenes of sport."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import INDIGO, LEAF, OCHRE, RED, SKIN, TEAL, Mood


def stadium(c: Canvas, m: Mood, rng: Random) -> None:
    """A full bowl under floodlights, the pitch striped, a match going on."""
    x: float
    c.sky(m.high, m.low, 0, 420)
    marks.cloud(c, 160, 120, 330, m.light, 0.25)
    stand = mix(m.near, m.ink, 0.35)
    c.poly([(0, 300), (260, 190), (1340, 190), (1600, 300), (1600, 700), (0, 700)], stand)
    c.poly([(0, 210), (250, 120), (1350, 120), (1600, 210), (1600, 250), (1330, 165), (270, 165),
            (0, 250)], m.light)  # fmt: skip
    for n in range(15):
        x = 250 + n * 78
        c.line([(x, 165), (x + (800 - x) * 0.05, 300)], m.ink, 4)
    for row in range(24):
        y = 215 + row * 15
        for _ in range(170):
            x = rng.uniform(0, 1600)
            if y > 300 - min(x, 1600 - x) * 0.42:
                tint = rng.choice((RED, RED, m.light, OCHRE, TEAL, INDIGO, "#d98aa0"))
                c.oval(x, y + 5, 4.6, 5.4, mix(tint, stand, rng.uniform(0.05, 0.5)))
    for x in (110, 1490):
        c.line([(x, 330), (x, 40)], m.ink, 15)
        c.rect(x - 66, 14, 132, 60, m.ink)
        for k in range(12):
            c.oval(x - 52 + k % 6 * 21, 30 + k // 6 * 27, 9, 9, "#fff8dc")
        c.glow(x, 44, 330, "#fff8dc", 0.85)
        c.beam([(x, 40), (260, 1000), (1340, 1000)], "#fff8dc", 0.06)
    c.rect(0, 585, 1600, 34, mix(INDIGO, m.ink, 0.3))
    for n in range(8):
        c.rect(20 + n * 200, 590, 170, 24, (RED, TEAL, OCHRE, m.light)[n % 4], 0.85)
    c.rect(0, 618, 1600, 449, mix(LEAF, "#2f6b3d", 0.5))
    for n in range(10):
        if n % 2:
            x0, x1 = 260 + n * 108, 260 + (n + 1) * 108
            c.poly([(x0, 618), (x1, 618), (800 + (x1 - 800) * 2.3, 1067),
                    (800 + (x0 - 800) * 2.3, 1067)], m.light, 0.09)  # fmt: skip
    c.line([(250, 640), (1350, 640)], m.light, 4)
    c.line([(250, 640), (-150, 1067)], m.light, 5)
    c.line([(1350, 640), (1750, 1067)], m.light, 5)
    c.line([(800, 640), (800, 1067)], m.light, 5)
    c.ring(800, 830, 250, 84, m.light, 5)
    spots = ((420, 720, 0), (560, 800, 1), (690, 770, 0), (760, 880, 1), (900, 860, 0), (1010, 740, 1),
             (1180, 800, 0), (1280, 720, 1), (640, 980, 0), (1120, 960, 1), (330, 890, 1),
             (880, 700, 0))  # fmt: skip
    for x, y, team in spots:
        h = 66 + (y - 640) * 0.2
        c.oval(x + 14, y, h * 0.28, h * 0.06, m.ink, 0.35)
        marks.person(c, x, y, h, (RED, m.light)[team], SKIN[(x + y) % 4], legs=(RED, INDIGO)[team])
    c.oval(828, 884, 10, 10, m.light)


def football(c: Canvas, m: Mood, rng: Random) -> None:
    """A striker's shot and a goalkeeper's dive."""
    c.sky(mix(m.high, m.mid, 0.3), mix(m.low, m.far, 0.4), 0, 620)
    for row in range(9):
        for _ in range(60):
            c.oval(rng.uniform(0, 1600), 230 + row * 40, 15, 18,
                   mix(rng.choice((RED, OCHRE, m.light, TEAL, INDIGO)), m.far, 0.55))  # fmt: skip
    c.veil(180, 420, m.low, 0.5, 0.1)
    c.rect(0, 590, 1600, 70, INDIGO)
    for n in range(5):
        c.rect(20 + n * 330, 602, 290, 46, (m.light, RED, OCHRE, TEAL, m.light)[n])
    c.rect(0, 660, 1600, 407, mix(LEAF, "#2f6b3d", 0.4))
    for n in range(6):
        c.rect(n * 290, 660, 145, 407, m.light, 0.07)
    for n in range(19):
        c.line([(1000 + n * 32, 250), (1060 + n * 34, 780)], m.light, 2, 0.6)
    for n in range(12):
        c.line([(1000, 250 + n * 46), (1600, 250 + n * 48)], m.light, 2, 0.6)
    c.line([(985, 800), (985, 240), (1620, 240)], "#ffffff", 19)
    c.line([(0, 800), (1600, 800)], m.light, 7)

    def limb(points: list[tuple[float, float]], tint: str, w: float) -> None:
        c.line(points, tint, w)
        for x, y in points:
            c.oval(x, y, w / 2, w / 2, tint)

    skin = SKIN[1]
    c.oval(1240, 812, 260, 17, m.ink, 0.25)
    limb([(1330, 520), (1430, 590), (1540, 560)], m.ink, 44)
    limb([(1330, 540), (1400, 660), (1510, 700)], m.ink, 44)
    limb([(1180, 430), (1340, 540)], OCHRE, 100)
    limb([(1180, 420), (1120, 330), (1060, 290)], OCHRE, 36)
    limb([(1150, 470), (1080, 400), (1030, 350)], OCHRE, 36)
    c.oval(1046, 278, 28, 28, m.light)
    c.oval(1014, 336, 28, 28, m.light)
    c.oval(1124, 400, 40, 44, SKIN[0])
    c.slice(1130, 390, 45, 200, 20, "#1f1a1c")
    x, y = 480, 560
    c.oval(440, 1000, 260, 24, m.ink, 0.3)
    limb([(x - 20, y + 130), (x - 70, y + 270), (x - 40, y + 410)], skin, 54)
    limb([(x - 54, y + 330), (x - 40, y + 410)], RED, 50)
    limb([(x - 40, y + 420), (x + 20, y + 428)], m.ink, 36)
    limb([(x + 10, y + 130), (x + 150, y + 190), (x + 280, y + 110)], skin, 54)
    limb([(x + 190, y + 168), (x + 280, y + 110)], RED, 50)
    limb([(x + 286, y + 100), (x + 330, y + 50)], m.ink, 36)
    c.poly([(x - 74, y + 60), (x + 70, y + 60), (x + 110, y + 190), (x + 10, y + 210), (x - 90, y + 190)],
           m.light)  # fmt: skip
    c.poly([(x - 90, y - 150), (x + 60, y - 160), (x + 76, y + 90), (x - 80, y + 90)], RED)
    c.rect(x - 30, y - 90, 16, 110, m.light)
    c.rect(x + 4, y - 90, 16, 110, m.light)
    limb([(x - 80, y - 120), (x - 190, y - 60), (x - 250, y - 150)], skin, 40)
    limb([(x - 80, y - 120), (x - 130, y - 92)], RED, 56)
    limb([(x + 56, y - 126), (x + 170, y - 60), (x + 210, y + 40)], skin, 40)
    limb([(x + 56, y - 126), (x + 106, y - 98)], RED, 56)
    c.rect(x - 30, y - 200, 44, 56, skin)
    c.oval(x - 4, y - 232, 50, 58, skin)
    c.slice(x - 10, y - 244, 56, 160, 350, "#1f1a1c")
    for n in range(4):
        c.line([(830 - n * 26, 470 + n * 16), (700 - n * 40, 560 + n * 20)], m.light, 5, 0.6)
    c.oval(890, 410, 44, 44, m.light)
    c.poly(
        [(890 + 18 * cos(k * 2 * pi / 5), 410 + 18 * sin(k * 2 * pi / 5)) for k in range(5)], m.ink
    )
    for k in range(5):
        a = k * 2 * pi / 5 + 0.6
        c.oval(890 + 36 * cos(a), 410 + 36 * sin(a), 8, 8, m.ink)
    for _ in range(24):
        c.oval(x + rng.uniform(-90, 100), 980 + rng.uniform(-40, 16), 5, 5, mix(LEAF, m.ink, 0.4))


def marathon(c: Canvas, m: Mood, rng: Random) -> None:
    """Runners coming over a bridge at sunrise."""
    c.sky(m.high, m.low, 0, 620)
    c.glow(800, 460, 680, m.lamp, 0.8)
    c.oval(800, 450, 130, 130, m.sun)
    x = 0.0
    while x < 1600:
        w, h = rng.uniform(50, 110), rng.uniform(50, 250)
        c.rect(x, 600 - h, w, h, mix(m.far, m.low, 0.2))
        x += w + rng.uniform(-4, 18)
    c.rect(0, 590, 1600, 477, mix(m.mid, m.far, 0.5))
    c.poly([(690, 600), (910, 600), (1700, 1067), (-100, 1067)], mix(m.ink, m.mid, 0.35))
    for side in (-1, 1):
        c.poly([(800 + side * 112, 596), (800 + side * 126, 560), (800 + side * 1050, 800),
                (800 + side * 900, 1067)], m.accent)  # fmt: skip
        for n in range(7):
            t = (n / 6) ** 2
            px = 800 + side * (130 + 720 * t)
            c.line([(px, 620 + 330 * t), (px, 600 - 380 * t)], m.ink, 4 + 15 * t)
            c.line([(px, 600 - 380 * t), (800 + side * 118, 560)], m.ink, 2 + 3 * t)
    for n in range(6):
        t = (n / 6) ** 2
        c.poly([(796 - 6 * t, 620 + 450 * t), (804 + 6 * t, 620 + 450 * t), (806 + 16 * t, 650 + 500 * t),
                (794 - 16 * t, 650 + 500 * t)], m.light)  # fmt: skip

    def runner(x: float, feet: float, h: float, tint: str, skin: str, step: int) -> None:
        hip, neck = feet - h * 0.48, feet - h * 0.84
        w = h * 0.075
        c.oval(x, feet + 4, h * 0.22, h * 0.03, m.ink, 0.35)
        for s, knee, foot in (
            (step, (0.05, 0.24), (0.02, 0.0)),
            (-step, (0.07, 0.3), (0.06, 0.14)),
        ):
            c.line([(x + s * h * 0.04, hip), (x + s * h * knee[0], feet - h * knee[1]),
                    (x + s * h * foot[0], feet - h * foot[1])], skin, w)  # fmt: skip
            c.oval(x + s * h * foot[0], feet - h * foot[1], h * 0.05, h * 0.028, m.light)
        c.card(x - h * 0.09, hip - h * 0.05, h * 0.18, h * 0.15, h * 0.04, m.ink)
        for s in (-1, 1):
            up = 0.1 if s == step else 0.02
            c.line([(x + s * h * 0.1, neck + h * 0.03), (x + s * h * 0.17, neck + h * 0.2),
                    (x + s * h * 0.08, neck + h * (0.24 - up * 1.6))], skin, w * 0.8)  # fmt: skip
        c.card(x - h * 0.11, neck - h * 0.01, h * 0.22, h * 0.35, h * 0.06, tint)
        c.rect(x - h * 0.06, neck + h * 0.12, h * 0.12, h * 0.08, m.light)
        c.rect(x - h * 0.03, neck - h * 0.05, h * 0.06, h * 0.07, skin)
        c.oval(x, neck - h * 0.085, h * 0.062, h * 0.078, skin)
        c.slice(x, neck - h * 0.1, h * 0.068, 180, 360, "#1f1a1c")
        if step > 0:
            c.rect(x - h * 0.066, neck - h * 0.12, h * 0.132, h * 0.022, tint)

    pack = [(rng.uniform(-0.9, 0.9), rng.random() ** 1.3) for _ in range(30)]
    for n, (u, t) in enumerate(sorted(pack, key=lambda p: p[1])):
        if t < 0.75:
            runner(800 + u * (100 + 480 * t), 640 + 260 * t, 70 + 200 * t,
                   (RED, TEAL, OCHRE, INDIGO, m.light)[n % 5], SKIN[n % 4], 1 if n % 2 else -1)  # fmt: skip
    for x, feet, h, tint, k in ((430, 985, 410, TEAL, 1), (1180, 1000, 420, OCHRE, -1),
                                (780, 1040, 480, m.accent, 1)):  # fmt: skip
        runner(x, feet, h, tint, SKIN[(k + 1) % 4], k)


def swimming(c: Canvas, m: Mood, rng: Random) -> None:
    """Lanes from above, swimmers in mid-stroke."""
    c.sky("#3a9aa3", "#1f6f70")
    for n in range(46):
        y = n * 24
        c.line(
            [(x, y + 7 * sin(x / 40 + n * 1.3)) for x in range(-10, 1620, 14)], m.light, 2, 0.16
        )
    for n in range(6):
        y = 90 + n * 178
        for k in range(68):
            c.oval(k * 24 + 6, y, 11, 9, (RED, m.light)[k // 5 % 2])
        c.rect(0, y + 80, 1600, 18, INDIGO, 0.35)
    for n in range(5):
        x, y = (980, 720, 1120, 560, 830)[n], 180 + n * 178
        skin, cap = SKIN[n % 4], (RED, OCHRE, m.light, INDIGO, RED)[n]
        c.poly(
            [(x - 330, y - 34), (x - 120, y - 20), (x - 120, y + 20), (x - 330, y + 40)],
            m.light,
            0.5,
        )
        for _ in range(26):
            c.oval(x - 300 + rng.gauss(0, 60), y + rng.gauss(0, 26), 10, 8, m.light, 0.7)
        c.poly([(x - 290, y - 16), (x - 110, y - 26), (x - 110, y + 26), (x - 290, y + 14)], skin)
        c.poly([(x - 150, y - 28), (x - 80, y - 34), (x - 80, y + 34), (x - 150, y + 28)], m.ink)
        c.poly([(x - 90, y - 32), (x + 40, y - 52), (x + 40, y + 52), (x - 90, y + 32)], skin)
        c.line([(x + 30, y - 44), (x + 130, y - 62), (x + 230, y - 30)], skin, 25)
        c.line([(x + 20, y + 44), (x - 60, y + 74), (x - 150, y + 60)], skin, 25)
        c.oval(x + 80, y, 44, 38, cap)
        c.line([(x + 60, y - 30), (x + 60, y + 30)], mix(cap, m.ink, 0.3), 5)
        for _ in range(14):
            c.oval(x + 240 + rng.gauss(0, 24), y - 28 + rng.gauss(0, 18), 9, 8, m.light, 0.8)


SCENES = {"stadium": stadium, "football": football, "marathon": marathon, "swimming": swimming}
