"""Scenes of technology: servers, laboratory, chip, trading screen."""

from __future__ import annotations

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


def data_centre(c: Canvas, m: Mood, rng: Random) -> None:
    """A corridor of servers, small lights, a technician with a tablet."""
    c.rect(0, 0, 1600, 1067, "#0d1626")
    vx, vy = 900, 500
    deep = "#101e33"
    c.poly([(0, 1067), (1600, 1067), (vx + 90, vy + 120), (vx - 90, vy + 120)], "#1a2c44")
    c.poly([(0, 0), (1600, 0), (vx + 90, vy - 180), (vx - 90, vy - 180)], "#0a1120")
    c.glow(vx, vy, 520, "#7fc4bf", 0.7)
    c.rect(vx - 90, vy - 180, 180, 300, "#bfe3dc")
    c.rect(vx - 40, vy - 110, 80, 230, "#ecfaf4")
    for n in range(9):
        t = (n / 9) ** 2
        y = vy - 180 - 330 * t
        c.rect(vx - 30 - 130 * t, y, 60 + 260 * t, 4 + 14 * t, "#dff4ee")
    for n in range(16):
        t = (n / 15) ** 2
        c.line([(vx - 90 - 900 * t, vy + 120 + 460 * t), (vx + 90 + 900 * t, vy + 120 + 460 * t)],
               "#2b4564", 1.5 + 2 * t)  # fmt: skip
    for side in (-1, 1):
        for n in range(8):
            near, far = ((8 - n) / 8) ** 2.2, ((7 - n) / 8) ** 2.2
            x0, x1 = vx + side * (90 + 860 * near), vx + side * (90 + 860 * far)
            f0, f1 = vy + 120 + 480 * near, vy + 120 + 480 * far
            r0, r1 = vy - 180 - 400 * near, vy - 180 - 400 * far
            c.poly([(x0, f0), (x1, f1), (x1, r1), (x0, r0)], mix(deep, "#2b4564", 0.12 * (n % 2)))
            c.line([(x0, f0), (x0, r0)], "#35577d", 1.5 + 6 * near)
            for k in range(19):
                a = (k + 0.6) / 20
                ya, yb = f0 + (r0 - f0) * a, f1 + (r1 - f1) * a
                c.line([(x0 + (x1 - x0) * 0.08, ya + (yb - ya) * 0.08),
                        (x0 + (x1 - x0) * 0.92, ya + (yb - ya) * 0.92)], "#22374f",
                       1 + 13 * near)  # fmt: skip
                for _ in range(4):
                    p = rng.uniform(0.12, 0.88)
                    tint = rng.choice(("#7fd1c2", "#7fd1c2", "#7fd1c2", "#f5c966", RED, "#8a93d8"))
                    r = 1.2 + 4.2 * (near + (far - near) * p)
                    c.oval(x0 + (x1 - x0) * p, ya + (yb - ya) * p, r, r, tint)
    marks.person(c, 760, 1000, 520, m.light, SKIN[0], legs=INDIGO)
    c.poly([(800, 700), (900, 680), (910, 750), (812, 772)], "#0a1120")
    c.poly([(808, 706), (894, 688), (902, 744), (818, 763)], "#9fe0d4")
    c.glow(850, 720, 190, "#9fe0d4", 0.5)
    c.line([(810, 640), (856, 740)], m.light, 34)
    c.oval(858, 752, 17, 17, SKIN[0])
    c.oval(760, 1004, 150, 14, "#05080f", 0.6)


def laboratory(c: Canvas, m: Mood, rng: Random) -> None:
    """Two researchers at a bench with a microscope and glass vessels."""
    c.sky(mix(m.low, TEAL, 0.14), mix(m.light, m.low, 0.5), 0, 760)
    for n in range(4):
        x = 60 + n * 400
        c.rect(x, 90, 290, 360, mix(m.high, m.light, 0.4))
        c.poly([(x + 30, 450), (x + 150, 90), (x + 210, 90), (x + 90, 450)], m.light, 0.5)
        c.rect(x + 140, 90, 10, 360, m.light)
        c.rect(x - 8, 450, 306, 14, m.light)
    for x in (0, 860):
        c.rect(x, 520, 740, 12, mix(m.mid, m.ink, 0.2))
        for k in range(19):
            h, tint = rng.uniform(34, 96), rng.choice((TEAL, OCHRE, RED, INDIGO, m.light, SAND))
            c.card(x + 16 + k * 38, 520 - h, 28, h, 6, tint, 0.85)
            c.rect(x + 24 + k * 38, 512 - h, 12, 10, m.ink)
    for px, tint, skin in ((420, m.light, SKIN[2]), (1130, m.light, SKIN[0])):
        marks.person(c, px, 1120, 860, tint, skin, seated=True)
        c.poly([(px - 34, 440), (px + 34, 440), (px, 560)], TEAL if px < 800 else INDIGO)
        c.line([(px, 560), (px, 780)], mix(m.light, m.ink, 0.25), 4)
        c.card(px - 52, 306, 104, 34, 12, mix(m.high, m.light, 0.4), 0.85)
    c.line([(500, 540), (600, 690), (690, 650)], mix(m.light, m.ink, 0.07), 56)
    c.oval(700, 646, 30, 26, SKIN[2])
    c.rect(0, 770, 1600, 40, m.light)
    c.rect(0, 806, 1600, 261, mix(TEAL, m.ink, 0.25))
    for n in range(5):
        c.rect(20 + n * 320, 836, 290, 231, mix(TEAL, m.ink, 0.05))
        c.rect(130 + n * 320, 870, 70, 10, m.light)
    x = 770
    c.card(x - 90, 742, 200, 30, 8, m.ink)
    c.poly([(x + 60, 744), (x + 96, 744), (x + 90, 560), (x + 30, 450), (x - 4, 470), (x + 50, 570)],
           m.ink)  # fmt: skip
    c.poly([(x - 44, 690), (x - 4, 700), (x + 44, 480), (x + 4, 470)], m.accent)
    c.poly([(x - 2, 470), (x + 52, 482), (x + 62, 430), (x + 10, 420)], m.ink)
    c.poly([(x - 52, 692), (x + 2, 704), (x - 4, 726), (x - 44, 718)], m.ink)
    c.rect(x - 80, 724, 130, 12, m.ink)
    for fx, w, h, tint in (
        (150, 120, 170, m.accent),
        (1330, 150, 210, OCHRE),
        (980, 90, 130, TEAL),
    ):
        c.poly([(fx - w * 0.14, 770 - h), (fx + w * 0.14, 770 - h), (fx + w * 0.14, 770 - h * 0.62),
                (fx + w / 2, 764), (fx - w / 2, 764), (fx - w * 0.14, 770 - h * 0.62)],
               mix(m.high, m.light, 0.5), 0.85)  # fmt: skip
        c.poly([(fx - w * 0.3, 770 - h * 0.34), (fx + w * 0.3, 770 - h * 0.34), (fx + w * 0.47, 761),
                (fx - w * 0.47, 761)], tint)  # fmt: skip
        c.rect(fx - w * 0.19, 764 - h, w * 0.38, 10, m.light)
    for k in range(6):
        tx = 1440 + k * 26
        c.card(tx, 640, 15, 126, 7, mix(m.high, m.light, 0.5))
        c.card(tx, 690, 15, 76, 7, (RED, TEAL, OCHRE)[k % 3])
    c.rect(1425, 700, 170, 14, m.ink)
    for k in range(7):
        leaf_x = 280 + 9 * k
        c.line([(300, 766), (leaf_x, 690 - 12 * (k % 3))], LEAF, 5)
        c.oval(leaf_x, 684 - 12 * (k % 3), 18, 10, LEAF)
    c.poly([(264, 730), (340, 730), (330, 770), (274, 770)], CLAY)


def chip(c: Canvas, m: Mood, rng: Random) -> None:
    """A processor on its board, tracks running out to the edges."""
    board = mix(m.near, m.ink, 0.45)
    c.sky(board, mix(board, m.ink, 0.4))
    track = mix(m.mid, OCHRE, 0.4)
    cx, cy, half = 800, 530, 250
    for side in range(4):
        for n in range(17):
            t = (n - 8) * 27
            bend = 150 + abs(8 - n) * 24 + rng.uniform(0, 40)
            out = 900
            spread = t * 2.1
            path = [
                (t, half),
                (t, half + bend),
                (spread, half + bend + abs(spread - t)),
                (spread, out),
            ]
            if side == 0:
                pts = [(cx + a, cy + b) for a, b in path]
            elif side == 1:
                pts = [(cx + a, cy - b) for a, b in path]
            elif side == 2:
                pts = [(cx + b, cy + a) for a, b in path]
            else:
                pts = [(cx - b, cy + a) for a, b in path]
            bright = rng.random() < 0.2
            c.line(pts, m.lamp if bright else track, 7 if bright else 5)
            if rng.random() < 0.35:
                px, py = pts[2]
                c.oval(px, py, 13, 13, track)
                c.oval(px, py, 6, 6, board)
    for _ in range(44):
        x, y = rng.uniform(0, 1600), rng.uniform(0, 1067)
        if abs(x - cx) > 380 or abs(y - cy) > 380:
            w, h = rng.choice(((60, 26), (26, 60), (90, 54), (40, 40)))
            c.rect(x, y, w, h, mix(m.ink, INDIGO, 0.2))
            c.rect(
                x + 5,
                y + 5,
                w - 10,
                h - 10,
                rng.choice((mix(OCHRE, m.ink, 0.2), m.ink, RED, TEAL)),
            )
    c.glow(cx, cy, 640, m.lamp, 0.5)
    c.rect(cx - half - 24, cy - half - 24, half * 2 + 48, half * 2 + 48, mix(OCHRE, m.ink, 0.1))
    for n in range(17):
        for dx, dy in ((cx - 220 + n * 27, cy - half - 40), (cx - 220 + n * 27, cy + half + 18)):
            c.rect(dx, dy, 13, 24, OCHRE)
            c.rect(cx + (dy - cy), cy + (dx - cx), 24, 13, OCHRE)
    c.card(cx - half, cy - half, half * 2, half * 2, 16, "#16181d")
    c.card(cx - 166, cy - 166, 332, 332, 10, mix(INDIGO, "#16181d", 0.3))
    for row in range(6):
        for col in range(6):
            tint = rng.choice((INDIGO, TEAL, mix(INDIGO, m.light, 0.25), mix(TEAL, m.light, 0.3),
                               mix(RED, INDIGO, 0.15), mix(OCHRE, m.ink, 0.15)))  # fmt: skip
            c.rect(cx - 150 + col * 51, cy - 150 + row * 51, 45, 45, tint)
            for k in range(4):
                c.rect(cx - 146 + col * 51, cy - 144 + row * 51 + k * 10, rng.uniform(10, 36), 3,
                       m.light, 0.35)  # fmt: skip
    c.poly([(cx - half, cy - half + 60), (cx - half + 60, cy - half), (cx - 20, cy - half),
            (cx - half, cy - 20)], "#ffffff", 0.07)  # fmt: skip
    c.oval(cx - half + 34, cy + half - 34, 12, 12, m.light)


def trading_screen(c: Canvas, m: Mood, rng: Random) -> None:
    """Candles and a line on a wall of screens, two people in front of it."""
    c.sky("#2c3566", "#141a35")
    c.card(60, 50, 1480, 720, 10, "#0a0d14")
    for n in range(9):
        c.line([(80, 110 + n * 78), (1520, 110 + n * 78)], "#232a3b", 2)
    for n in range(15):
        c.line([(110 + n * 100, 70), (110 + n * 100, 750)], "#1b2130", 2)
    price, line = 470.0, []
    for n in range(52):
        target = (560, 430, 500, 300, 170)[min(4, n // 11)]
        new = min(660, max(120, price + (target - price) * 0.2 + rng.gauss(0, 26)))
        x = 96 + n * 27.5
        up = new < price
        tint = "#4fb3a3" if up else "#d1453b"
        c.line([(x + 8, min(price, new) - rng.uniform(8, 34)),
                (x + 8, max(price, new) + rng.uniform(8, 34))], tint, 3)  # fmt: skip
        c.rect(x, min(price, new), 17, max(6, abs(price - new)), tint)
        c.rect(x, 750 - rng.uniform(14, 74), 17, 80, tint, 0.3)
        line.append((x + 8, price * 0.5 + new * 0.5))
        price = new
    smooth = [(line[n][0], sum(y for _, y in line[max(0, n - 5): n + 6])
               / len(line[max(0, n - 5): n + 6])) for n in range(len(line))]  # fmt: skip
    c.line(smooth, "#f5c966", 5)
    c.rect(60, 750, 1480, 20, "#0a0d14")
    c.oval(*smooth[-1], 10, 10, "#f5c966")
    c.glow(smooth[-1][0], smooth[-1][1], 170, "#f5c966", 0.55)
    for n in range(4):
        x = 60 + n * 376
        c.card(x, 800, 352, 150, 8, "#0a0d14")
        pts = [(x + 20 + k * 17.5, 880 + rng.gauss(0, 16) - k * (1.6 if n % 2 else -1.2))
               for k in range(19)]  # fmt: skip
        c.poly([*pts, (x + 335, 935), (x + 20, 935)], ("#4fb3a3", "#d1453b")[n % 2 == 0], 0.22)
        c.line(pts, ("#4fb3a3", "#d1453b")[n % 2 == 0], 4)
    c.veil(700, 367, "#0b0f1a", 0.0, 0.5)
    for px, h, tint in ((430, 820, "#232b57"), (690, 760, RED)):
        marks.person(c, px, 1260, h, tint, SKIN[1], hair="#05070c", seated=True)
    c.line([(760, 830), (930, 650)], mix(RED, "#000000", 0.15), 62)
    c.oval(944, 634, 34, 36, SKIN[1])


SCENES = {
    "data-centre": data_centre,
    "laboratory": laboratory,
    "chip": chip,
    "trading-screen": trading_screen,
}
