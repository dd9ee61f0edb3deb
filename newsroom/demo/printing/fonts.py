"""The paper's own fonts, as a PDF takes them: one TrueType file each, made of the web's parts."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as PrintedFont

FONTS = Path(__file__).resolve().parents[3] / "static" / "fonts"

# Name in the layout: the files' stem with its alphabet left open, and the weight to cut out.
_CUTS: dict[str, tuple[str, int | None]] = {
    "serif": ("source-serif-4-{}-wght-normal", 400),
    "serif-bold": ("source-serif-4-{}-wght-normal", 700),
    "serif-italic": ("source-serif-4-{}-400-italic", None),
    "sans": ("be-vietnam-pro-{}-400-normal", None),
    "sans-bold": ("be-vietnam-pro-{}-600-normal", None),
}
# How letters stand together is of no use here, and of two files it cannot be merged.
_DROPPED = ("GPOS", "GSUB", "GDEF", "STAT", "HVAR", "MVAR", "avar", "DSIG", "meta", "gasp")


@cache
def register() -> None:
    """Make the fonts known under the names above."""
    with tempfile.TemporaryDirectory() as folder:
        for name, (stem, weight) in _CUTS.items():
            parts = []
            for alphabet in ("latin", "vietnamese"):
                part = Path(folder) / f"{name}-{alphabet}.ttf"
                _cut(FONTS / f"{stem.format(alphabet)}.woff2", part, weight)
                parts.append(str(part))
            whole = Path(folder) / f"{name}.ttf"
            font = Merger().merge(parts)
            _name(font, name)
            font.save(whole)
            pdfmetrics.registerFont(PrintedFont(name, str(whole)))


def _name(font: TTFont, name: str) -> None:
    """Name each cut by itself: a PDF knows its fonts by that, and would take one for the other."""
    plain = f"Newsroom-{name.title()}"
    for record in (1, 4, 6):
        font["name"].setName(plain, record, 3, 1, 0x409)
        font["name"].setName(plain, record, 1, 0, 0)


def _cut(source: Path, target: Path, weight: int | None) -> None:
    font = TTFont(source)
    if "fvar" in font:
        axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        font = instancer.instantiateVariableFont(font, axes | {"wght": weight})
    for table in _DROPPED:
        if table in font:
            del font[table]
    font.flavor = None
    font.save(target)
