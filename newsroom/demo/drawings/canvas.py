"""A drawing surface with the few marks that all scenes are made of.

Coordinates are those of the finished picture. Everything is drawn larger by ``SCALE`` and
scaled down at the end, which is what makes the edges smooth.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFont

SCALE = 2

Point = tuple[float, float]
Colour = str


def rgb(colour: Colour) -> tuple[int, int, int]:
    """Return the three numbers of a colour written as ``#rrggbb``."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return the colour that lies ``share`` (0 to 1) of the way from one to the other."""
    pairs = zip(rgb(one), rgb(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


class Canvas:
    """A picture in the making, ``width`` by ``height``."""

    def __init__(self, width: int, height: int, paper: Colour = "#f6f1e7") -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), rgb(paper))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def _ink(self, colour: Colour, alpha: float) -> tuple[int, int, int, int]:
        return (*rgb(colour), round(255 * alpha))

    @staticmethod
    def _up(points: Sequence[Point]) -> list[Point]:
        return [(x * SCALE, y * SCALE) for x, y in points]

    def poly(self, points: Sequence[Point], colour: Colour, alpha: float = 1) -> None:
        """Fill a polygon."""
        self.pen.polygon(self._up(points), fill=self._ink(colour, alpha))

    def rect(
        self, x: float, y: float, w: float, h: float, colour: Colour, alpha: float = 1
    ) -> None:
        """Fill an upright rectangle given by its top left corner and its size."""
        if w <= 0 or h <= 0:
            return
        box = (x * SCALE, y * SCALE, (x + w) * SCALE - 1, (y + h) * SCALE - 1)
        self.pen.rectangle(box, fill=self._ink(colour, alpha))

    def card(
        self, x: float, y: float, w: float, h: float, r: float, colour: Colour, alpha: float = 1
    ) -> None:
        """Fill a rectangle with round corners."""
        box = (x * SCALE, y * SCALE, (x + w) * SCALE - 1, (y + h) * SCALE - 1)
        self.pen.rounded_rectangle(box, radius=r * SCALE, fill=self._ink(colour, alpha))

    def oval(
        self, x: float, y: float, rx: float, ry: float, colour: Colour, alpha: float = 1
    ) -> None:
        """Fill an ellipse around its middle."""
        box = ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE)
        self.pen.ellipse(box, fill=self._ink(colour, alpha))

    def ring(
        self, x: float, y: float, rx: float, ry: float, colour: Colour, width: float = 4
    ) -> None:
        """Draw the outline of an ellipse."""
        box = ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE)
        self.pen.ellipse(box, outline=self._ink(colour, 1), width=round(width * SCALE))

    def arc(
        self, x: float, y: float, rx: float, ry: float, start: float, end: float,
        colour: Colour, width: float = 4,
    ) -> None:  # fmt: skip
        """Draw part of an ellipse's outline, angles clockwise from three o'clock."""
        box = ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE)
        self.pen.arc(box, start, end, fill=self._ink(colour, 1), width=round(width * SCALE))

    def slice(
        self, x: float, y: float, r: float, start: float, end: float, colour: Colour
    ) -> None:
        """Fill a slice of a pie."""
        box = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self.pen.pieslice(box, start, end, fill=self._ink(colour, 1))

    def line(
        self, points: Sequence[Point], colour: Colour, width: float = 3, alpha: float = 1
    ) -> None:
        """Draw a line through the points."""
        ink = self._ink(colour, alpha)
        self.pen.line(
            self._up(points), fill=ink, width=max(1, round(width * SCALE)), joint="curve"
        )

    def sky(
        self, top: Colour, bottom: Colour, y: float = 0, h: float | None = None, x: float = 0,
        w: float | None = None,
    ) -> None:  # fmt: skip
        """Fill an area with a colour that changes from top to bottom."""
        height = round((self.height - y if h is None else h) * SCALE)
        width = round((self.width - x if w is None else w) * SCALE)
        ramp = Image.linear_gradient("L").resize((width, height))
        area = Image.composite(
            Image.new("RGB", ramp.size, rgb(bottom)), Image.new("RGB", ramp.size, rgb(top)), ramp
        )
        self.image.paste(area, (round(x * SCALE), round(y * SCALE)))

    def veil(
        self, y: float, h: float, colour: Colour, above: float, below: float, x: float = 0,
        w: float | None = None,
    ) -> None:  # fmt: skip
        """Lay mist, shade or light over an area: its strength changes from top to bottom."""
        width = round((self.width - x if w is None else w) * SCALE)
        size = (width, max(1, round(h * SCALE)))
        ramp = Image.linear_gradient("L").resize(size)
        mask = ramp.point(lambda v: round(255 * above + (below - above) * v))
        self.image.paste(
            Image.new("RGB", size, rgb(colour)), (round(x * SCALE), round(y * SCALE)), mask
        )

    def glow(self, x: float, y: float, r: float, colour: Colour, alpha: float = 0.6) -> None:
        """Lay a soft round light around a point."""
        side = round(2 * r * SCALE)
        far = Image.radial_gradient("L").resize((side, side))
        mask = far.point(lambda v: round(255 * alpha * max(0.0, 1 - v / 180) ** 2))
        spot = Image.new("RGB", (side, side), rgb(colour))
        self.image.paste(spot, (round((x - r) * SCALE), round((y - r) * SCALE)), mask)

    def beam(self, points: Sequence[Point], colour: Colour, alpha: float = 0.2) -> None:
        """Lay a flat, see-through shape over what is there: a ray, a shadow, a reflection."""
        self.poly(points, colour, alpha)

    def text(
        self, x: float, y: float, words: str, size: float, colour: Colour,
        face: str = "LiberationSans-Regular", anchor: str = "la",
    ) -> None:  # fmt: skip
        """Write words; used by the charts only, pictures carry no writing."""
        font = ImageFont.truetype(f"{face}.ttf", round(size * SCALE))
        self.pen.text(
            (x * SCALE, y * SCALE), words, font=font, fill=self._ink(colour, 1), anchor=anchor
        )

    def mirror(self) -> None:
        """Turn the picture left to right."""
        self.image = self.image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def reflect(self, line: float, depth: float, colour: Colour, strength: float) -> None:
        """Mirror what stands above ``line`` into the water below it, tinted by the water."""
        top, h = round(line * SCALE), round(depth * SCALE)
        above = self.image.crop((0, top - h, self.image.width, top))
        below = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        tint = Image.new("RGB", below.size, rgb(colour))
        self.image.paste(Image.blend(tint, below, strength), (0, top))

    def multiply(self, colour: Colour) -> None:
        """Lay one ink over the whole picture, as a second printing would."""
        self.image = ImageChops.multiply(
            self.image, Image.new("RGB", self.image.size, rgb(colour))
        )
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def finished(self) -> Image.Image:
        """Return the picture in its final size."""
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
