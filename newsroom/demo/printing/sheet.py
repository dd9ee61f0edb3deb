"""A sheet of paper with what a compositor does to it: lines, columns, pictures, rules."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageOps
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from newsroom.demo import material

INK, SOFT, RULE = "#15201e", "#414c49", "#b9b3a4"
_BLOCK = re.compile(r"<(p|h2|h3|li|blockquote)\b[^>]*>(.*?)</\1>", re.DOTALL)
_DOTS_AN_INCH = 84


@dataclass(frozen=True)
class Face:
    """A font in a size, with the height of its lines."""

    font: str
    size: float
    leading: float
    colour: str = INK

    def width(self, text: str) -> float:
        """Return how wide `text` is."""
        return stringWidth(text, self.font, self.size)

    def wrapped(self, text: str, width: float) -> list[str]:
        """Return `text` in lines of that width at most, broken between words."""
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.width(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line] if line else lines

    def balanced(self, text: str, width: float) -> float:
        """Return the least width in which `text` takes no more lines: none of one word is left."""
        lines = len(self.wrapped(text, width))
        while width > 1 and len(self.wrapped(text, width * 0.98)) <= lines:
            width *= 0.98
        return width


TEXT = Face("serif", 9.4, 12.4)
CROSSHEAD = Face("sans-bold", 8.6, 12.4)
STANDFIRST = Face("serif-italic", 13, 17, SOFT)
BYLINE = Face("sans-bold", 7.6, 12)
SMALL = Face("sans", 7.4, 10, SOFT)


def plain(markup: str) -> str:
    """Return the words of a piece of markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def blocks(body: str) -> Iterator[tuple[str, str]]:
    """Yield (element, words) of the paragraphs of a story."""
    for element, inner in _BLOCK.findall(body):
        if words := plain(inner):
            yield element, words


class Sheet:
    """One page of a PDF. Measures in points from the top left, as one reads."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        self.canvas, self.width, self.height = canvas, width, height

    def line(self, x: float, top: float, words: str, face: Face, *, align: str = "left") -> None:
        """Write one line; `top` is where its height begins."""
        self.canvas.setFillColor(HexColor(face.colour))
        self.canvas.setFont(face.font, face.size)
        draw = {
            "left": self.canvas.drawString,
            "right": self.canvas.drawRightString,
            "middle": self.canvas.drawCentredString,
        }[align]
        draw(x, self.height - top - face.size * 0.95, words)

    def text(
        self, x: float, top: float, width: float, words: str, face: Face, *, most: int = 99
    ) -> float:
        """Write lines down from `top`. Returns where they end."""
        for line in face.wrapped(words, width)[:most]:
            self.line(x, top, line, face)
            top += face.leading
        return top

    def rule(self, x: float, top: float, width: float, *, weight: float = 0.5, colour: str = INK
             ) -> None:  # fmt: skip
        """Draw a line across."""
        self.canvas.setStrokeColor(HexColor(colour))
        self.canvas.setLineWidth(weight)
        self.canvas.line(x, self.height - top, x + width, self.height - top)

    def down(self, x: float, top: float, bottom: float) -> None:
        """Draw a thin line between two columns."""
        self.canvas.setStrokeColor(HexColor(RULE))
        self.canvas.setLineWidth(0.4)
        self.canvas.line(x, self.height - top, x, self.height - bottom)

    def ground(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """Fill a part of the sheet."""
        self.canvas.setFillColor(HexColor(colour))
        self.canvas.rect(x, self.height - top - height, width, height, stroke=0, fill=1)

    def picture(self, name: str, x: float, top: float, width: float, height: float) -> float:
        """Place a picture of the sample paper, cut to the shape. Returns where it ends."""
        scale = _DOTS_AN_INCH / 72
        with Image.open(material.picture_file(name)) as source:
            cut = ImageOps.fit(
                source.convert("RGB"), (round(width * scale), round(height * scale))
            )
        packed = io.BytesIO()
        cut.save(packed, "JPEG", quality=46, optimize=True, progressive=True)
        packed.seek(0)
        self.canvas.drawImage(ImageReader(packed), x, self.height - top - height, width, height)
        return top + height

    def columns(
        self,
        x: float,
        top: float,
        width: float,
        bottom: float,
        body: str,
        *,
        count: int,
        gap: float = 14,
    ) -> float:
        """Set the text of a story in even columns, no lower than `bottom`. Returns the end."""
        each = (width - gap * (count - 1)) / count
        lines = list(_set(body, each))
        room = int((bottom - top) // TEXT.leading)
        deep = min(room, -(-len(lines) // count))
        end = top + deep * TEXT.leading
        for column in range(count):
            left = x + column * (each + gap)
            if column:
                self.down(left - gap / 2, top, end)
            for row, (words, face, indent) in enumerate(
                lines[column * deep : (column + 1) * deep]
            ):
                self.line(left + indent, top + row * TEXT.leading, words, face)
        return end


def _set(body: str, width: float) -> Iterator[tuple[str, Face, float]]:
    """Yield the lines of a story's text with their face and how far they are drawn in."""
    opening = True
    for element, words in blocks(body):
        face = CROSSHEAD if element.startswith("h") else TEXT
        if element.startswith("h") and not opening:
            yield "", TEXT, 0
        indent = 0 if opening or face is CROSSHEAD else 10
        if element == "li":
            words, indent = f"– {words}", 0
        rest = _first_line(words, face, width - indent)
        yield rest[0], face, indent
        for line in face.wrapped(rest[1], width):
            yield line, face, 0
        opening = face is CROSSHEAD


def _first_line(words: str, face: Face, width: float) -> tuple[str, str]:
    first = face.wrapped(words, width)[0]
    return first, words[len(first) :].strip()


def fitted(words: str, font: str, width: float, sizes: Sequence[float], lines: int) -> Face:
    """Return the largest of `sizes` in which `words` take no more than so many lines."""
    for size in sizes:
        face = Face(font, size, size * 1.08)
        if len(face.wrapped(words, width)) <= lines:
            return face
    return Face(font, sizes[-1], sizes[-1] * 1.08)
