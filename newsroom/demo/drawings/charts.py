"""Infographics: one large picture, with the same figures as text in the story beside it."""

from __future__ import annotations

from random import Random

from newsroom.demo.drawings.canvas import Canvas, mix
from newsroom.demo.drawings.moods import INDIGO, INK, OCHRE, PAPER, RED, SAND, TEAL, Mood

SERIF, BOLD, SANS = "LiberationSerif-Bold", "LiberationSans-Bold", "LiberationSans-Regular"
GREY = "#5c574e"


def _head(c: Canvas, kicker: str, title: list[str], lead: list[str]) -> None:
    c.rect(0, 0, c.width, c.height, PAPER)
    c.rect(100, 90, 120, 14, RED)
    c.text(100, 124, kicker, 30, RED, BOLD)
    for n, line in enumerate(title):
        c.text(100, 176 + n * 92, line, 82, INK, SERIF)
    for n, line in enumerate(lead):
        c.text(100, 200 + len(title) * 92 + n * 44, line, 33, GREY, SANS)


def _foot(c: Canvas, words: str) -> None:
    c.line([(100, 1900), (1500, 1900)], INK, 2)
    c.text(100, 1920, words, 26, GREY, SANS)
    c.text(1500, 1920, "Graphic: Newsroom", 26, GREY, SANS, "ra")


def ip_timeline(c: Canvas, _m: Mood, _rng: Random) -> None:
    """Vietnam and WIPO, from 1976 to 2045."""
    _head(c, "VIETNAM AND WIPO", ["Half a century of", "protecting ideas"],
          ["From membership in 1976 to an alliance of five universities,",
           "and the goals that the country has set itself."])  # fmt: skip
    stops = (
        ("1976", "Member of WIPO", ["Vietnam joins the World Intellectual", "Property Organisation."],
         INDIGO),
        ("2025", "44th place", ["Position kept in the Global", "Innovation Index."], TEAL),
        ("Sept 25-26", "A visit to Hanoi", ["WIPO director general Daren Tang,", "invited by the MST."],
         TEAL),
        ("Sept 26", "Alliance launched", ["Five universities, sponsored by the", "IP Office of Vietnam."],
         RED),
        ("2026-2030", "Double-digit growth", ["The target that Resolution 57 ties to", "science and "
         "innovation."], OCHRE),
        ("2045", "High income", ["The long-term goal, with green and", "sustainable growth."], OCHRE),
    )  # fmt: skip
    c.rect(478, 610, 10, 1190, SAND)
    for n, (when, what, more, tint) in enumerate(stops):
        y = 640 + n * 206
        c.oval(483, y + 30, 36, 36, tint)
        c.oval(483, y + 30, 15, 15, PAPER)
        c.text(420, y, when, 54, tint, SERIF, "ra")
        c.text(570, y - 10, what, 50, INK, SERIF)
        for k, line in enumerate(more):
            c.text(570, y + 56 + k * 40, line, 32, GREY, SANS)
    for n in range(5):
        x = 1270 + n * 50
        c.poly([(x, 1330), (x + 20, 1312), (x + 40, 1330)], RED)
        c.rect(x + 3, 1332, 34, 44, mix(RED, PAPER, 0.3))
        c.rect(x + 15, 1350, 10, 26, PAPER)
    _foot(c, "Source: Ministry of Science and Technology, WIPO")


def solar_bars(c: Canvas, _m: Mood, _rng: Random) -> None:
    """Rooftop power in an invented industrial park."""
    _head(c, "ENERGY EFFICIENCY", ["Where Phú Lâm’s power", "comes from now"],
          ["Electricity used by the 38 plants of the park, gigawatt-hours a year:",
           "the roof has overtaken the diesel room, and is closing on the grid."])  # fmt: skip
    years = (("2021", 196, 4, 22), ("2022", 201, 11, 19), ("2023", 188, 27, 12), ("2024", 171, 52, 7),
             ("2025", 149, 81, 3))  # fmt: skip
    base, scale = 1460, 3.3
    for k in range(0, 250, 50):
        y = base - k * scale
        c.line([(190, y), (1500, y)], SAND, 2)
        c.text(170, y - 20, str(k), 30, GREY, SANS, "ra")
    for n, (year, grid, roof, diesel) in enumerate(years):
        x, y = 250 + n * 254, float(base)
        for value, tint in ((grid, INDIGO), (roof, OCHRE), (diesel, INK)):
            c.rect(x, y - value * scale, 176, value * scale - 3, tint)
            if value > 9:
                c.text(x + 88, y - value * scale / 2 - 20, str(value), 36, PAPER if tint != OCHRE else
                       INK, BOLD, "ma")  # fmt: skip
            y -= value * scale
        c.text(x + 88, base + 18, year, 38, INK, BOLD, "ma")
    for n, (name, tint) in enumerate((("Grid", INDIGO), ("Own roofs", OCHRE), ("Diesel", INK))):
        c.rect(250 + n * 290, 1556, 34, 34, tint)
        c.text(300 + n * 290, 1554, name, 34, INK, SANS)
    for n, (figure, words) in enumerate((("81 GWh", "from 412,000 m² of panels"),
                                         ("-24%", "power bought from the grid"),
                                         ("5.6 years", "average time to pay back"))):  # fmt: skip
        x = 100 + n * 480
        c.rect(x, 1650, 430, 6, RED)
        c.text(x, 1672, figure, 74, INK, SERIF)
        c.text(x, 1766, words, 31, GREY, SANS)
    _foot(c, "Source: Phú Lâm Industrial Park (an invented company)")


def wallet_circle(c: Canvas, _m: Mood, _rng: Random) -> None:
    """How an invented market hall was paid."""
    _head(c, "SMART PAYMENT", ["A market hall puts", "its cash box away"],
          ["How customers of the 214 stalls of the Vĩnh An hall paid,",
           "share of all purchases, in the first and the third year."])  # fmt: skip
    parts = (("Cash", TEAL, 71, 34), ("QR code", RED, 18, 51), ("Card", INDIGO, 7, 9),
             ("Other wallets", OCHRE, 4, 6))  # fmt: skip
    for x, label, pick in ((450, "Year one", 0), (1150, "Year three", 1)):
        angle = -90.0
        for _, tint, before, after in parts:
            sweep = (before, after)[pick] * 3.6
            c.slice(x, 900, 300, angle, angle + sweep, tint)
            angle += sweep
        c.oval(x, 900, 172, 172, PAPER)
        c.text(x, 860, label, 56, INK, SERIF, "ma")
    c.line([(770, 900), (830, 900)], INK, 5)
    c.poly([(826, 882), (852, 900), (826, 918)], INK)
    for n, (name, tint, before, after) in enumerate(parts):
        y = 1310 + n * 126
        c.text(100, y, name, 42, INK, BOLD)
        for k, value in enumerate((before, after)):
            c.rect(440, y - 8 + k * 42, value * 12.4, 34, tint if k else mix(tint, PAPER, 0.5))
            c.text(456 + value * 12.4, y - 10 + k * 42, f"{value}%", 34, INK, BOLD if k else SANS)
    c.text(100, 1812, "Pale bar: first year. Full bar: third year.", 30, GREY, SANS)
    _foot(c, "Source: Vĩnh An market hall (invented)")


SCENES = {"ip-timeline": ip_timeline, "solar-bars": solar_bars, "wallet-circle": wallet_circle}
