"""Still lifes: one object, seen close."""

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


def _steam(c: Canvas, x: float, y: float, h: float, colour: str) -> None:
    for n in range(3):
        c.line([(x + (n - 1) * 46 + 22 * sin(k / 4 + n * 1.4), y - k * h / 20) for k in range(21)],
               colour, 9, 0.35)  # fmt: skip


def coffee(c: Canvas, m: Mood, rng: Random) -> None:
    """A drip filter over a glass of coffee and condensed milk, beans on the table."""
    c.sky(mix(m.high, OCHRE, 0.15), m.low, 0, 720)
    c.glow(420, 260, 620, m.lamp, 0.7)
    for n in range(3):
        x = 90 + n * 520
        c.rect(x, 60, 400, 560, m.light, 0.35)
        c.rect(x + 194, 60, 12, 560, m.low)
        c.rect(x, 330, 400, 12, m.low)
    c.rect(0, 700, 1600, 367, mix(CLAY, m.ink, 0.4))
    c.rect(0, 700, 1600, 16, mix(CLAY, OCHRE, 0.4))
    c.beam([(0, 1067), (420, 716), (760, 716), (520, 1067)], m.lamp, 0.18)
    x, y = 760, 900
    c.oval(x + 80, y + 10, 330, 40, m.ink, 0.35)
    c.oval(x, y, 290, 44, m.light)
    c.oval(x, y - 6, 200, 26, mix(m.light, m.ink, 0.14))
    c.poly([(x - 150, y - 400), (x + 150, y - 400), (x + 112, y - 14), (x - 112, y - 14)],
           mix(m.light, m.high, 0.4), 0.85)  # fmt: skip
    c.poly(
        [(x - 142, y - 320), (x + 142, y - 320), (x + 122, y - 110), (x - 122, y - 110)], "#3b1f14"
    )
    c.poly(
        [(x - 122, y - 110), (x + 122, y - 110), (x + 110, y - 26), (x - 110, y - 26)], "#f0dcb4"
    )
    c.oval(x, y - 26, 110, 16, "#f0dcb4")
    c.oval(x, y - 110, 122, 14, "#8a5a3a")
    c.oval(x, y - 320, 142, 20, "#55301f")
    c.poly(
        [(x - 120, y - 380), (x - 88, y - 380), (x - 76, y - 60), (x - 94, y - 60)], "#ffffff", 0.3
    )
    steel = mix(m.light, m.ink, 0.28)
    c.oval(x, y - 402, 240, 30, mix(steel, m.ink, 0.2))
    c.oval(x, y - 412, 240, 30, steel)
    c.poly([(x - 128, y - 600), (x + 128, y - 600), (x + 116, y - 412), (x - 116, y - 412)], steel)
    c.poly([(x + 40, y - 600), (x + 128, y - 600), (x + 116, y - 412), (x + 50, y - 412)],
           mix(steel, m.ink, 0.22))  # fmt: skip
    c.rect(x - 104, y - 590, 26, 170, m.light, 0.7)
    c.oval(x, y - 600, 136, 20, mix(steel, m.ink, 0.1))
    c.oval(x, y - 612, 120, 20, m.light)
    c.oval(x, y - 640, 22, 18, m.ink)
    c.line(
        [(x + 122, y - 560), (x + 190, y - 540), (x + 180, y - 470), (x + 120, y - 480)], m.ink, 13
    )
    for k in range(4):
        c.oval(x, y - 392 + k * 19, 5, 8, "#3b1f14")
    _steam(c, x, y - 650, 190, m.light)
    for _ in range(34):
        bx, by = rng.choice((rng.gauss(1250, 120), rng.gauss(300, 90))), rng.uniform(900, 1040)
        c.oval(bx, by + 7, 30, 20, m.ink, 0.3)
        c.oval(bx, by, 28, 20, rng.choice(("#4a2617", "#5c3120", "#3b1f14")))
        c.arc(bx, by, 20, 26, 250, 290, "#1f0f09", 3)
        c.line([(bx - 16, by + 4), (bx, by - 2), (bx + 16, by - 6)], "#1f0f09", 3)


def phone_pay(c: Canvas, m: Mood, rng: Random) -> None:
    """A hand pays by phone at a stall: a code on a stand, a tick on the screen."""
    c.sky(mix(TEAL, m.light, 0.45), mix(TEAL, m.light, 0.7), 0, 760)
    for k in range(9):
        tint = m.accent if k % 2 else m.light
        c.poly(
            [(k * 190 - 40, 0), (k * 190 + 150, 0), (k * 190 + 130, 170), (k * 190 - 60, 170)],
            tint,
        )
        c.slice(k * 190 + 35, 170, 95, 0, 180, tint)
    for n in range(3):
        c.rect(80, 360 + n * 130, 640, 12, mix(CLAY, m.ink, 0.3))
        for k in range(9):
            h = rng.uniform(50, 92)
            c.card(100 + k * 68, 360 + n * 130 - h, 50, h, 9, rng.choice(CARGO))
    c.rect(0, 760, 1600, 307, OCHRE)
    c.rect(0, 760, 1600, 18, mix(OCHRE, m.light, 0.4))
    x, y = 380, 800
    c.poly([(x - 170, y + 120), (x + 190, y + 120), (x + 170, y + 80), (x - 150, y + 80)], m.ink)
    c.card(x - 150, y - 340, 320, 430, 16, m.light)
    c.rect(x - 150, y - 290, 320, 12, m.accent)
    cell = 21
    for row in range(11):
        for col in range(11):
            corner = (row < 3 or row > 7) and (col < 3 or (col > 7 and row < 3))
            if corner or rng.random() < 0.48:
                c.rect(x - 106 + col * cell, y - 250 + row * cell, cell - 1, cell - 1, m.ink)
    for fx, fy in (
        (x - 106, y - 250),
        (x - 106 + 8 * cell, y - 250),
        (x - 106, y - 250 + 8 * cell),
    ):
        c.rect(fx, fy, cell * 3, cell * 3, m.ink)
        c.rect(fx + cell * 0.5, fy + cell * 0.5, cell * 2, cell * 2, m.light)
        c.rect(fx + cell, fy + cell, cell, cell, m.accent)
    skin = SKIN[2]
    c.poly(
        [(1600, 640), (1600, 1067), (1290, 1067), (1180, 900), (1220, 760), (1420, 640)], INDIGO
    )
    c.poly([(1180, 760), (1290, 700), (1300, 960), (1210, 990), (1120, 900)], skin)
    px, py = 880, 330

    def tilt(u: float, v: float) -> tuple[float, float]:
        a = 0.2
        return px + u * cos(a) - v * sin(a), py + u * sin(a) + v * cos(a)

    c.poly([(1010, 860), (1160, 640), (1290, 740), (1240, 930), (1100, 990)], skin)
    for w, h, tint in ((0, 0, m.ink), (14, 14, mix(m.light, TEAL, 0.08))):
        c.poly([tilt(w, h), tilt(330 - w, h), tilt(330 - w, 640 - h), tilt(w, 640 - h)], tint)
    c.poly([tilt(14, 14), tilt(316, 14), tilt(316, 130), tilt(14, 130)], TEAL)
    cx, cy = tilt(165, 270)
    c.oval(cx, cy, 86, 86, TEAL)
    c.line([(cx - 40, cy), (cx - 10, cy + 34), (cx + 44, cy - 34)], m.light, 17)
    for v, w in ((410, 190), (450, 130)):
        c.line([tilt(165 - w / 2, v), tilt(165 + w / 2, v)], mix(m.light, m.ink, 0.5), 15)
    c.poly([tilt(60, 520), tilt(270, 520), tilt(270, 580), tilt(60, 580)], m.accent)
    for k in range(4):
        a, b = tilt(-12, 330 + k * 84), tilt(46, 344 + k * 84)
        c.line([a, b], mix(skin, "#000000", 0.05 + 0.03 * k), 50)
    a, b = tilt(350, 560), tilt(270, 380)
    c.line([a, b], mix(skin, "#ffffff", 0.05), 62)
    for n in range(3):
        c.arc(640, 560, 60 + n * 46, 60 + n * 46, -50, 50, m.light, 11)


def umbrella(c: Canvas, m: Mood, rng: Random) -> None:
    """A large red umbrella over a street of small houses in the rain."""
    c.sky(m.high, m.low)
    for _ in range(190):
        x, y = rng.uniform(-50, 1650), rng.uniform(-40, 1000)
        if not (180 < x < 1420 and y > 330):
            c.line([(x, y), (x - 15, y + 52)], m.light, 3, 0.55)
    for n in range(10):
        x, w, h = n * 170 - 40, rng.uniform(130, 175), rng.uniform(100, 230)
        c.rect(x, 940 - h, w, h, mix(m.far, m.mid, rng.random()))
    x, y = 800, 520
    c.oval(x, 990, 660, 60, m.ink, 0.2)
    for n in range(6):
        hx = 400 + n * 140
        wall = ("#e2bd6d", m.light, "#c9805c", mix(TEAL, m.light, 0.4), "#ecdcb9", "#8fb0a2")[n]
        h = (180, 230, 160, 250, 190, 170)[n]
        c.rect(hx, 985 - h, 128, h, wall)
        c.poly(
            [(hx - 12, 987 - h), (hx + 64, 915 - h), (hx + 140, 987 - h)],
            (CLAY, INDIGO, TEAL)[n % 3],
        )
        for k in range(2):
            c.rect(hx + 20 + k * 54, 1010 - h, 32, 40, m.lamp)
            c.rect(hx + 34 + k * 54, 1010 - h, 3, 40, m.ink)
        c.rect(hx + 46, 925, 38, 60, m.ink)
    c.line([(x, y - 350), (x, y + 330)], m.ink, 17)
    c.arc(x + 46, y + 330, 46, 52, 0, 180, m.ink, 17)
    for n in range(6):
        left, right = -620 + n * 206.7, -620 + (n + 1) * 206.7
        tint = mix(RED, "#000000", 0.2) if n % 2 else RED
        hem: list[tuple[float, float]] = []
        for k in range(11):
            t = k / 10
            u = left + (right - left) * t
            hem.append((x + u, y - 6 - 40 * sin(pi * t)))
        lhs = [(x + left * sin(t * pi / 2), y - 6 - 394 * cos(t * pi / 2)) for t in
               [k / 12 for k in range(13)]]  # fmt: skip
        rhs = [(x + right * sin(t * pi / 2), y - 6 - 394 * cos(t * pi / 2)) for t in
               [k / 12 for k in range(13)]]  # fmt: skip
        c.poly([*lhs, *hem, *rhs[::-1]], tint)
        c.line(lhs, mix(RED, "#000000", 0.35), 3)
    c.line([(x, y - 400), (x, y - 450)], m.ink, 13)
    for n in range(12):
        c.line(
            [(140 + n * 8, 1010 + n % 3 * 14), (190 + n * 110, 1010 + n % 3 * 14)], m.light, 3, 0.3
        )


def bottles(c: Canvas, m: Mood, rng: Random) -> None:
    """Bales of pressed bottles at a recycling plant, one bottle on top."""
    c.sky(m.high, m.low, 0, 900)
    c.glow(1180, 260, 560, m.lamp, 0.6)
    marks.cloud(c, 120, 190, 380, m.light, 0.6)
    for n in range(5):
        x = n * 340 - 30
        c.poly([(x, 560), (x, 420), (x + 170, 340), (x + 340, 420), (x + 340, 560)],
               mix(m.far, m.mid, 0.3))  # fmt: skip
    c.rect(0, 520, 1600, 100, mix(m.far, m.mid, 0.5))
    c.rect(0, 600, 1600, 467, mix(SAND, m.mid, 0.3))
    plastics = (mix(TEAL, m.light, 0.55), mix(TEAL, m.light, 0.3), mix(INDIGO, m.light, 0.6), m.light,
                mix(LEAF, m.light, 0.5), mix(m.high, m.light, 0.5))  # fmt: skip

    def bale(x: float, y: float, w: float, h: float) -> None:
        c.rect(x, y, w, h, mix(TEAL, m.ink, 0.3))
        for _ in range(int(w * h / 700)):
            bx, by = rng.uniform(x + 14, x + w - 14), rng.uniform(y + 14, y + h - 14)
            a, ln, th = rng.uniform(0, pi), rng.uniform(18, 46), rng.uniform(10, 20)
            tint = rng.choice(plastics)
            dx, dy = ln * cos(a) / 2, ln * sin(a) / 2
            one = (min(max(bx - dx, x + 6), x + w - 6), min(max(by - dy, y + 6), y + h - 6))
            two = (min(max(bx + dx, x + 6), x + w - 6), min(max(by + dy, y + 6), y + h - 6))
            c.line([one, two], tint, th, 0.9)
            if rng.random() < 0.4:
                c.oval(*two, 6, 6, rng.choice((RED, INDIGO, OCHRE, m.light)))
        for k in (0.25, 0.5, 0.75):
            c.rect(x + w * k, y, 6, h, m.ink)
        c.rect(x + w - 26, y, 26, h, m.ink, 0.25)
        c.rect(x, y + h - 14, w, 14, m.ink, 0.25)

    c.oval(800, 1010, 820, 50, m.ink, 0.2)
    for x, y, w, h in ((250, 690, 360, 300), (620, 690, 360, 300), (990, 690, 360, 300),
                       (430, 390, 360, 296), (800, 390, 360, 296)):  # fmt: skip
        bale(x, y, w, h)
    x, y = 800, 386
    c.poly([(x - 60, y), (x - 66, y - 150), (x - 24, y - 240), (x - 24, y - 280), (x + 24, y - 280),
            (x + 24, y - 240), (x + 66, y - 150), (x + 60, y)], mix(TEAL, m.light, 0.5), 0.9)  # fmt: skip
    c.rect(x - 64, y - 130, 128, 66, m.accent)
    c.rect(x - 64, y - 108, 128, 20, m.light)
    c.rect(x - 29, y - 306, 58, 30, m.accent)
    c.poly([(x - 46, y - 160), (x - 30, y - 190), (x - 22, y - 190), (x - 30, y - 20), (x - 46, y - 20)],
           "#ffffff", 0.6)  # fmt: skip
    for px, h, tint in ((150, 330, "#e07b2c"), (1450, 320, TEAL)):
        marks.person(c, px, 1030, h, tint, SKIN[1], legs=INDIGO)
        c.slice(px, 1030 - h + h * 0.078, h * 0.085, 180, 360, OCHRE)


def noodle_soup(c: Canvas, m: Mood, rng: Random) -> None:
    """A bowl of noodle soup from above with herbs, lime and chopsticks."""
    c.sky(mix(TEAL, m.ink, 0.25), mix(TEAL, m.ink, 0.45))
    for n in range(9):
        for k in range(6):
            x, y = n * 200 + (100 if k % 2 else 0) - 60, k * 200 + 20
            c.ring(x, y, 74, 74, mix(TEAL, m.light, 0.14), 4)
            c.ring(x, y, 40, 40, mix(TEAL, m.light, 0.14), 4)
    x, y = 760, 550
    c.oval(x + 26, y + 34, 446, 440, m.ink, 0.35)
    c.oval(x, y, 440, 440, m.light)
    c.ring(x, y, 412, 412, INDIGO, 7)
    for k in range(28):
        a = k / 28 * 2 * pi
        c.oval(x + 390 * cos(a), y + 390 * sin(a), 10, 10, INDIGO)
    c.oval(x, y, 366, 366, mix("#b06a2a", m.ink, 0.1))
    c.oval(x, y, 352, 352, "#c98a3c")
    for n in range(34):
        a0, r0 = rng.uniform(0, 2 * pi), rng.uniform(90, 250)
        cx, cy = x + rng.uniform(-70, 70), y + rng.uniform(-70, 70)
        c.arc(cx, cy, r0, r0 * rng.uniform(0.7, 1), a0 * 57, a0 * 57 + rng.uniform(60, 130),
              rng.choice(("#f4e6c8", "#ecd9b0", "#fbf2dc")), 14)  # fmt: skip
    for k, (dx, dy, a) in enumerate(((-150, -120, 0.3), (-60, -170, 0.6), (-180, -20, 0.0),
                                     (60, -150, 1.0), (-90, -70, 0.5))):  # fmt: skip
        pts = [(x + dx + 110 * cos(t) * cos(a) - 60 * sin(t) * sin(a),
                y + dy + 110 * cos(t) * sin(a) + 60 * sin(t) * cos(a))
               for t in [n / 12 * 2 * pi for n in range(12)]]  # fmt: skip
        c.poly(pts, mix("#8a4434", "#b5654a", (k % 3) / 2))
        c.line([pts[0], pts[6]], "#d9a08a", 6)
    for _ in range(60):
        a, r = rng.uniform(0, 2 * pi), rng.uniform(20, 320)
        c.ring(x + r * cos(a), y + r * sin(a), 11, 11, LEAF, 5)
    for _ in range(13):
        a, r = rng.uniform(0.1, 1.3), rng.uniform(90, 270)
        px, py, t = x + r * cos(a), y + r * sin(a), rng.uniform(0, pi)
        c.poly([(px - 50 * cos(t), py - 50 * sin(t)), (px - 22 * sin(t), py + 22 * cos(t)),
                (px + 50 * cos(t), py + 50 * sin(t)), (px + 22 * sin(t), py - 22 * cos(t))], LEAF)  # fmt: skip
        c.line([(px - 44 * cos(t), py - 44 * sin(t)), (px + 44 * cos(t), py + 44 * sin(t))],
               mix(LEAF, m.light, 0.4), 3)  # fmt: skip
    for k in range(9):
        a = 2.0 + k * 0.19
        c.oval(x + 230 * cos(a), y + 230 * sin(a), 20, 9, RED)
    for w, off in ((17, 0), (17, 52)):
        c.line([(1010 + off, 60), (1420 + off, 980)], m.ink, w + 8, 0.3)
        c.line([(1000 + off, 50), (1410 + off, 970)], mix(CLAY, m.ink, 0.2), w)
        c.line([(1000 + off, 50), (1064 + off, 194)], RED, w)
    for lx, ly in ((230, 200), (330, 130)):
        c.oval(lx + 8, ly + 10, 84, 84, m.ink, 0.3)
        c.oval(lx, ly, 82, 82, LEAF)
        c.oval(lx, ly, 68, 68, "#dfe6a8")
        for k in range(8):
            a = k / 8 * 2 * pi
            c.line([(lx, ly), (lx + 62 * cos(a), ly + 62 * sin(a))], m.light, 6)
    c.oval(1390, 230, 110, 110, m.light)
    c.oval(1390, 230, 86, 86, "#7c1712")
    for _ in range(24):
        a, r = rng.uniform(0, 2 * pi), rng.uniform(0, 70)
        c.oval(1390 + r * cos(a), 230 + r * sin(a), 7, 5, OCHRE)


SCENES = {
    "coffee": coffee,
    "phone-pay": phone_pay,
    "umbrella": umbrella,
    "bottles": bottles,
    "noodle-soup": noodle_soup,
}
