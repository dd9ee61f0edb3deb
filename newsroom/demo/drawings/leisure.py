"""Scenes of free time: pool, coast road, golf, a night in the forest."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from newsroom.demo.drawings import marks
from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import CLAY, INDIGO, OCHRE, SAND, SKIN, Mood


def hotel_pool(c: Canvas, m: Mood, rng: Random) -> None:
    """A pool that runs out to the sea, parasols, palms, a tray of drinks."""
    c.sky(m.high, m.low, 0, 470)
    c.glow(1120, 330, 560, m.lamp, 0.7)
    c.oval(1120, 380, 88, 88, m.sun)
    marks.hills(c, 470, 90, mix(m.far, m.mid, 0.3), rng)
    c.sky(mix(m.mid, m.high, 0.4), m.mid, 462, 120)
    marks.waves(c, 465, m.light, rng, 24, 0.35)
    c.sky("#7fc4bf" if not m.dark else m.mid, m.near, 575)
    c.rect(0, 566, c.width, 12, m.light)
    for n in range(22):
        y = 596 + (n * n) * 0.95
        c.line([(x, y + (3 + n * 0.3) * sin(x / (46 + n * 4) + n)) for x in range(-10, 1620, 12)],
               m.light, 1.4 + n * 0.12, 0.22)  # fmt: skip
    c.poly([(0, 690), (560, 690), (330, 1067), (0, 1067)], SAND)
    c.poly([(560, 690), (590, 690), (370, 1067), (330, 1067)], m.light)
    for n in range(7):
        t = n / 7
        c.line([(0, 720 + n * n * 8), (545 - 230 * t, 720 + n * n * 8)], mix(SAND, m.ink, 0.22), 2)
    for x, y, s in ((120, 740, 0.9), (330, 700, 0.62)):
        c.rect(x + 96 * s, y - 330 * s, 9 * s, 380 * s, m.ink)
        for k, tint in enumerate((m.accent, m.light, m.accent, m.light, m.accent, m.light)):
            left = x - 130 * s + k * 77 * s
            c.poly([(x + 100 * s, y - 400 * s), (left, y - 270 * s), (left + 77 * s, y - 270 * s)],
                   tint)  # fmt: skip
        c.poly([(x - 70 * s, y + 60 * s), (x + 190 * s, y + 60 * s), (x + 270 * s, y - 36 * s),
                (x + 290 * s, y - 28 * s), (x + 204 * s, y + 86 * s), (x - 70 * s, y + 86 * s)],
               m.light)  # fmt: skip
        c.rect(x - 50 * s, y + 84 * s, 12 * s, 40 * s, m.ink)
        c.rect(x + 180 * s, y + 84 * s, 12 * s, 40 * s, m.ink)
    marks.palm(c, 1370, 620, 520, mix(m.near, m.ink, 0.55), -0.16)
    marks.palm(c, 1500, 680, 640, m.ink, -0.1)
    c.poly([(1250, 600), (1600, 600), (1600, 720), (1330, 660)], mix(m.near, m.ink, 0.65))
    c.oval(960, 786, 26, 30, mix(SKIN[1], m.ink, 0.1))
    c.slice(960, 778, 30, 180, 360, m.ink)
    c.arc(960, 822, 92, 20, 200, 340, m.light, 4)
    c.arc(960, 830, 150, 32, 205, 335, m.light, 3)


def beach_road(c: Canvas, m: Mood, rng: Random) -> None:
    """A motorbike on a coast road that bends round a headland."""
    c.sky(m.high, m.low, 0, 520)
    c.glow(330, 330, 560, m.lamp, 0.65)
    c.oval(330, 330, 80, 80, m.sun)
    marks.cloud(c, 690, 190, 400, m.light, 0.5)
    c.sky(mix(m.mid, m.high, 0.35), m.mid, 505, 420)
    marks.waves(c, 510, m.light, rng, 60, 0.3)
    c.poly([(1600, 170), (1330, 250), (1150, 420), (1010, 470), (860, 520), (1000, 600), (1600, 700)],
           mix(m.near, m.far, 0.25))  # fmt: skip
    c.poly([(1600, 300), (1420, 390), (1240, 560), (1080, 600), (1600, 760)], m.near)
    road = "#4a4b50" if not m.dark else m.ink
    c.poly([(0, 1067), (0, 905), (600, 770), (980, 640), (1130, 588), (1210, 570), (1226, 580),
            (1180, 620), (1090, 720), (1180, 860), (1420, 1067)], road)  # fmt: skip
    c.line([(0, 905), (600, 770), (980, 640), (1130, 588), (1210, 570)], m.light, 9)
    for x in range(0, 1100, 58):
        y = 905 - x * 0.228 if x < 600 else 770 - (x - 600) * 0.342
        c.rect(x, y - 46 + x * 0.02, 9, 46 - x * 0.02, m.light)
    for a, b in (((330, 1000), (480, 942)), ((610, 890), (730, 838)), ((820, 790), (900, 748)),
                 ((960, 706), (1010, 674))):  # fmt: skip
        c.line([a, b], OCHRE, 7)
    c.poly([(1180, 860), (1090, 720), (1180, 620), (1600, 640), (1600, 1067), (1420, 1067)],
           mix(m.near, m.ink, 0.5))  # fmt: skip
    x, y = 640, 905
    for wx in (x - 74, x + 84):
        c.ring(wx, y, 46, 46, m.ink, 11)
        c.oval(wx, y, 9, 9, m.light)
    c.poly([(x - 92, y - 50), (x - 10, y - 86), (x + 40, y - 44), (x + 64, y - 120),
            (x + 88, y - 116), (x + 60, y - 10), (x - 66, y - 8)], m.accent)  # fmt: skip
    c.line([(x + 84, y), (x + 60, y - 150), (x + 34, y - 160)], m.ink, 8)
    for px, tint, skin in ((x - 46, INDIGO, SKIN[0]), (x + 2, m.light, SKIN[2])):
        c.card(px - 32, y - 210, 60, 128, 24, tint)
        c.oval(px, y - 236, 25, 28, skin)
        c.slice(px, y - 240, 31, 170, 360, m.ink if tint == INDIGO else m.accent)
    c.line([(x + 14, y - 190), (x + 46, y - 158)], m.light, 15)
    c.line([(x, y - 96), (x + 44, y - 82), (x + 36, y - 30)], m.ink, 22)
    marks.palm(c, 1310, 900, 620, m.ink, -0.14)
    marks.palm(c, 1460, 960, 520, m.ink, 0.06)


def golf_green(c: Canvas, m: Mood, rng: Random) -> None:
    """The last green by a lake, a ball rolling to the flag."""
    c.sky(m.high, m.low, 0, 520)
    c.glow(420, 330, 560, m.lamp, 0.6)
    marks.cloud(c, 980, 190, 420, m.light, 0.6)
    marks.hills(c, 480, 160, mix(m.far, m.low, 0.3), rng)
    marks.hills(c, 520, 90, m.far, rng)
    for x in range(-20, 1640, 74):
        marks.tree(c, x + rng.uniform(-20, 20), 560, rng.uniform(110, 210),
                   mix(m.mid, m.near, rng.uniform(0.1, 0.9)), m.ink)  # fmt: skip
    c.sky(mix(m.mid, m.far, 0.35), m.near, 540)
    c.oval(1330, 690, 420, 70, mix(m.high, m.light, 0.3))
    c.oval(1330, 700, 420, 62, mix(m.high, m.mid, 0.25))
    c.oval(650, 860, 900, 250, mix(m.mid, m.near, 0.35))
    c.oval(640, 850, 760, 190, mix(m.far, m.mid, 0.35))
    for n in range(8):
        c.beam([(-120 + n * 200, 1030), (-20 + n * 200, 1030), (140 + n * 150, 680),
                (60 + n * 150, 680)], m.light, 0.1)  # fmt: skip
    c.oval(1150, 880, 190, 46, mix(SAND, m.light, 0.35))
    c.oval(1150, 872, 178, 36, SAND)
    c.oval(760, 800, 30, 9, m.ink)
    c.line([(760, 800), (760, 400)], m.light, 8)
    c.poly([(764, 402), (920, 446), (764, 496)], m.accent)
    c.beam([(760, 800), (980, 830), (986, 836), (764, 806)], m.ink, 0.3)
    c.line([(330, 905), (560, 838)], m.light, 3, 0.6)
    c.oval(572, 848, 19, 7, m.ink, 0.35)
    c.oval(570, 834, 17, 17, m.light)
    marks.person(c, 230, 960, 330, m.light, SKIN[0], legs=INDIGO)
    c.slice(230, 658, 30, 180, 360, m.accent)
    c.card(226, 652, 48, 9, 4, m.accent)
    c.line([(262, 760), (300, 800)], SKIN[0], 16)
    c.line([(298, 792), (336, 948), (362, 950)], m.ink, 7)


def forest_house(c: Canvas, m: Mood, rng: Random) -> None:
    """A stilt house on the edge of a forest under a large moon."""
    c.sky(m.high, m.low, 0, 900)
    c.glow(1080, 360, 640, m.sun, 0.5)
    c.oval(1080, 360, 190, 190, m.sun)
    for _ in range(90):
        c.oval(rng.uniform(0, 1600), rng.uniform(0, 480), 1.8, 1.8, m.light, 0.8)
    marks.peaks(c, 720, 300, m.far, rng)
    c.veil(560, 190, m.low, 0, 0.5)
    marks.hills(c, 800, 110, m.mid, rng)
    for x in range(-20, 1640, 46):
        h = rng.uniform(110, 260)
        y = 870 + rng.uniform(-10, 20)
        for k in range(3):
            c.poly([(x - h * 0.2 + k * 6, y - h * k * 0.26), (x, y - h * (0.46 + k * 0.27)),
                    (x + h * 0.2 - k * 6, y - h * k * 0.26)], m.near)  # fmt: skip
    c.rect(0, 860, 1600, 207, mix(m.near, m.ink, 0.5))
    x, y = 420, 930
    for px in (x - 170, x - 60, x + 60, x + 170):
        c.rect(px - 7, y - 110, 14, 120, m.ink)
    c.rect(x - 200, y - 240, 400, 130, m.ink)
    c.poly([(x - 270, y - 230), (x - 150, y - 420), (x + 150, y - 420), (x + 270, y - 230)],
           mix(m.ink, CLAY, 0.25))  # fmt: skip
    for px in (x - 150, x - 20, x + 100):
        c.rect(px, y - 215, 56, 74, m.lamp)
        c.rect(px + 26, y - 215, 4, 74, m.ink)
    c.glow(x, y - 170, 330, m.lamp, 0.4)
    c.poly([(x + 200, y - 112), (x + 214, y - 112), (x + 290, y + 10), (x + 268, y + 10)], m.ink)
    for angle in range(0, 360, 45):
        a = angle * pi / 180
        c.oval(980 + 46 * cos(a), 985 + 16 * sin(a), 10, 7, mix(m.far, m.light, 0.3))
    c.poly([(960, 984), (978, 920), (990, 950), (1000, 984)], m.lamp)
    c.glow(980, 960, 200, m.lamp, 0.5)
    marks.person(c, 1070, 1010, 130, m.accent, SKIN[1])
    marks.person(c, 890, 1006, 120, INDIGO, SKIN[0])


SCENES = {
    "hotel-pool": hotel_pool,
    "beach-road": beach_road,
    "golf-green": golf_green,
    "forest-house": forest_house,
}
