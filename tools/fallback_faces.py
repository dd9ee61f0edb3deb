"""Print the stand-in faces of fallback_fonts.css: a reader's own fonts, stretched to ours.

    python tools/fallback_faces.py FOLDER > static/css/fallback_fonts.css

FOLDER holds, at any depth, the fonts that readers' machines have (Debian: fonts-liberation for
Times New Roman and Arial, whose widths it copies; fonts-noto-core and fonts-roboto-unhinted for
Android; fonts-dejavu-core for Linux). `size-adjust` is the width of the sample paper's words in
our face over their width in the local one; the overrides give the local face our line height,
divided by `size-adjust`, which multiplies them:
https://www.w3.org/TR/css-fonts-5/#size-adjust-desc
"""

import re
import sys
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HOUSE = Path(__file__).resolve().parent.parent
FONTS = HOUSE / "static" / "fonts"
STORIES = HOUSE / "newsroom" / "demo" / "stories"

SERIF = "source-serif-4-latin-wght-normal.woff2"
# Bold headlines are 650: between the weights that a stand-in's bold must serve (600 and 700).
BOLD_SERIF = 650


class Face(NamedTuple):
    """One stand-in: its name, for which of our faces, and which local font it stretches."""

    family: str
    ours: str
    weights: str
    measured: str
    local: tuple[str, ...]
    weight: int = 400
    style: str = "normal"


def serif(name: str, file: str, regular: tuple[str, ...], bold: tuple[str, ...]) -> list[Face]:
    """Return the upright stand-ins for Source Serif 4 made of one local family."""
    family = f"Serif like {name}"
    return [
        Face(family, SERIF, "200 500", f"{file}-Regular.ttf", regular),
        Face(family, SERIF, "501 900", f"{file}-Bold.ttf", bold, weight=BOLD_SERIF),
    ]


def italic(name: str, file: str, local: tuple[str, ...]) -> Face:
    """Return the italic stand-in for Source Serif 4 made of one local family."""
    ours = "source-serif-4-latin-400-italic.woff2"
    return Face(f"Serif like {name}", ours, "400", f"{file}-Italic.ttf", local, style="italic")


def sans(name: str, file: str, regular: tuple[str, ...], bold: tuple[str, ...]) -> list[Face]:
    """Return the stand-ins for Be Vietnam Pro made of one local family."""
    family, ours = f"Sans like {name}", "be-vietnam-pro-latin-{}-normal.woff2"
    return [
        Face(family, ours.format(400), "100 500", f"{file}-Regular.ttf", regular),
        Face(family, ours.format(600), "501 900", f"{file}-Bold.ttf", bold),
    ]


FACES = [
    *serif(
        "Times",
        "LiberationSerif",
        ("Times New Roman", "Liberation Serif"),
        ("Times New Roman Bold", "Liberation Serif Bold"),
    ),
    italic("Times", "LiberationSerif", ("Times New Roman Italic", "Liberation Serif Italic")),
    *serif("Noto", "NotoSerif", ("Noto Serif",), ("Noto Serif Bold",)),
    italic("Noto", "NotoSerif", ("Noto Serif Italic",)),
    *serif("DejaVu", "DejaVuSerif", ("DejaVu Serif",), ("DejaVu Serif Bold",)),
    *sans(
        "Arial",
        "LiberationSans",
        ("Arial", "Liberation Sans"),
        ("Arial Bold", "Liberation Sans Bold"),
    ),
    *sans("Roboto", "Roboto", ("Roboto",), ("Roboto Bold",)),
    *sans("DejaVu", "DejaVuSans", ("DejaVu Sans",), ("DejaVu Sans Bold",)),
]

HEAD = """\
/* The reader's own fonts, stretched to the widths and heights of ours, so that nothing moves when
   the real ones arrive. Printed by tools/fallback_faces.py: change it there. */
"""


def words() -> str:
    """Return the words of the sample paper, as far as every font has them (ASCII)."""
    stories = " ".join(file.read_text("utf-8") for file in sorted(STORIES.rglob("*.html")))
    return re.sub(r"[^ -~]|<[^>]*>", "", stories)


def width(font: TTFont, text: str) -> float:
    """Return the mean advance of `text` in `font`, in ems a letter, without kerning."""
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    return sum(advances[glyphs[ord(letter)]][0] for letter in text) / (
        len(text) * font["head"].unitsPerEm
    )


def local_font(folder: Path, name: str) -> TTFont:
    """Open `name` below `folder`; DejaVu's regular files carry no "-Regular".

    Raises:
        SystemExit: with a sentence, where the folder does not have it.
    """
    for candidate in (name, name.replace("-Regular", "")):
        for file in folder.rglob(candidate):
            return TTFont(file)
    raise SystemExit(f"{folder} has no {name}.")


def css(face: Face, folder: Path, text: str) -> str:
    """Return the `@font-face` rule of one stand-in."""
    ours = TTFont(FONTS / face.ours)
    if face.ours == SERIF:
        ours = instantiateVariableFont(ours, {"wght": face.weight})
    stretch = width(ours, text) / width(local_font(folder, face.measured), text)
    line, em = ours["hhea"], ours["head"].unitsPerEm
    sources = ", ".join(f'local("{name}")' for name in face.local)
    return f"""
@font-face {{
  font-family: "{face.family}";
  font-style: {face.style};
  font-weight: {face.weights};
  src: {sources};
  size-adjust: {stretch:.1%};
  ascent-override: {line.ascent / em / stretch:.1%};
  descent-override: {-line.descent / em / stretch:.1%};
  line-gap-override: 0%;
}}
"""


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sample = words()
    rules = [css(face, Path(sys.argv[1]), sample) for face in FACES]
    print(HEAD + "".join(rules), end="")
