"""The palette: one family of inks, mixed for different hours of the day."""

from __future__ import annotations

from dataclasses import dataclass

INK = "#1a1a1a"
PAPER = "#f6f1e7"
RED = "#a8201a"
TEAL = "#1f6f70"
OCHRE = "#d09a3c"
INDIGO = "#2c3566"
BONE = "#fbf6ea"
SAND = "#d9c7a3"
LEAF = "#4f7f5a"
CLAY = "#b5654a"
SKIN = ("#c98f68", "#b97c56", "#d9a57f", "#a86b49")
CARGO = (RED, TEAL, OCHRE, INDIGO, CLAY, "#e4d9c0", "#48566a")


@dataclass(frozen=True)
class Mood:
    """Colours of one light: from the sky, over far and near ground, to the darkest ink."""

    high: str
    low: str
    sun: str
    far: str
    mid: str
    near: str
    ink: str
    light: str
    lamp: str
    accent: str = RED
    dark: bool = False


MOODS = {
    "day": Mood("#9cc3c4", "#f3ecdc", "#fffaf0", "#a4c0b8", "#5b918c", "#256a6b", "#12393c",
                BONE, "#f3d9a0"),
    "dawn": Mood("#e2a869", "#f9e8cf", "#c0402c", "#dcae86", "#b06f52", "#6a3b3e", "#2b1a20",
                 "#fff1d8", "#ffd08a"),
    "dusk": Mood("#333b70", "#eaa981", "#f6cf92", "#7d6b92", "#4f4673", "#2b2c53", "#14162d",
                 "#ffe9c9", "#ffd27d", dark=True),
    "night": Mood("#0e1330", "#35417a", "#f3ead2", "#2d3766", "#1f2650", "#141935", "#090c1c",
                  "#e8e4f4", "#f5c966", dark=True),
    "paper": Mood("#efe6d3", "#faf5ea", RED, "#d8cab0", "#a39880", "#55534e", INK, "#fffdf6",
                  "#e9c98a"),
    "field": Mood("#c7dcd2", "#f8f0da", "#fff6dc", "#b7cda2", "#7ea56d", "#3d7150", "#173a2d",
                  "#fdf8e6", "#f2d38a"),
    "rain": Mood("#6d8389", "#cfd3c8", "#eef0e8", "#9aabaa", "#6c8285", "#3d5257", "#1a262b",
                 "#eef0e8", "#f2cf86"),
    "noon": Mood("#e8b64e", "#fbe9bd", "#fffbea", "#e0b56b", "#c07f43", "#2d6a69", "#1b2f35",
                 "#fff8e4", "#ffe3a1"),
    "ember": Mood("#7c1712", "#e58a4e", "#ffd79a", "#a23a28", "#6d1c19", "#3d1114", "#1c090b",
                  "#ffe5c4", "#ffc56b", dark=True),
}  # fmt: skip
