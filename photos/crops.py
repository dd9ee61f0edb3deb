"""Which part of a photo is shown: the grammar of a crop and its arithmetic.

A story may give each use of a photo a crop of its own, written `[ratio][@x,y]`:

    ""            the size's own ratio, the photo's own focal point (inherits everything)
    "16:9"        another ratio, the photo's own focal point
    "@20,75"      the size's own ratio around the point 20 % from the left, 75 % from the top
    "1:1@20,75"   both
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from publishing.errors import Refused

Box = tuple[float, float, float, float]
Focus = tuple[int, int]

NATURAL = ""
SHARE = "1200:630"  # the shape of a link preview, https://ogp.me/; no editor can ask for it
EDITORS_RATIOS = ("3:2", "16:9", "1:1", "4:5")

_GRAMMAR = re.compile(
    rf"({'|'.join(EDITORS_RATIOS)})?(?:@([0-9]{{1,3}}),([0-9]{{1,3}}))?", re.ASCII
)


class BadCrop(Refused):
    """The text is not a crop. `str(error)` says so to an editor."""


@dataclass(frozen=True)
class Wish:
    """What one use of a photo asks for. What is empty is inherited."""

    ratio: str = NATURAL
    focus: Focus | None = None

    def __str__(self) -> str:
        return self.ratio + ("@{},{}".format(*self.focus) if self.focus else "")


@dataclass(frozen=True)
class Crop:
    """A shape cut out of a photo around a point; nothing left to inherit."""

    ratio: str = NATURAL
    focus: Focus = (50, 50)

    @property
    def key(self) -> str:
        """Its name in `Photo.renditions`: `natural` or `3:2@50,50`."""
        return f"{self.ratio}@{self.focus[0]},{self.focus[1]}" if self.ratio else "natural"

    @property
    def slug(self) -> str:
        """Its name in file names: `natural` or `3x2-50x50`."""
        return self.key.replace(":", "x").replace("@", "-").replace(",", "x")


def parse(text: str) -> Wish:
    """Read the crop of one use, e.g. `16:9@20,75`.

    Raises BadCrop if `text` does not follow the grammar or a percentage is above 100.
    """
    match = _GRAMMAR.fullmatch(text.strip())
    if match is None:
        raise BadCrop(
            _("“%(text)s” is no crop. Write a ratio (%(ratios)s), a point (@50,30) or both.")
            % {"text": text[:40], "ratios": ", ".join(EDITORS_RATIOS)}
        )
    ratio, x, y = match.groups()
    if x is None:
        return Wish(ratio or NATURAL)
    if int(x) > 100 or int(y) > 100:
        raise BadCrop(_("The point of a crop is given in percent, from 0 to 100."))
    return Wish(ratio or NATURAL, (int(x), int(y)))


def proportion(ratio: str) -> float:
    """Return width divided by height of a ratio such as `3:2`."""
    across, down = ratio.split(":")
    return int(across) / int(down)


def box(crop: Crop, width: int, height: int) -> Box:
    """Return what `crop` shows of a photo of `width` × `height`: left, top, right, bottom.

    It is as large as the ratio allows and as near to the focal point as the edges allow.
    """
    if not crop.ratio:
        return (0.0, 0.0, float(width), float(height))
    across = min(float(width), height * proportion(crop.ratio))
    down = min(float(height), width / proportion(crop.ratio))
    left = _slide(crop.focus[0] / 100 * width, across, width)
    top = _slide(crop.focus[1] / 100 * height, down, height)
    return (left, top, left + across, top + down)


def _slide(point: float, length: float, edge: int) -> float:
    return min(max(point - length / 2, 0.0), edge - length)


def widest(crop: Crop, width: int, height: int) -> int:
    """Return how many pixels wide `crop` can be without being enlarged. At least 1."""
    left, _top, right, _bottom = box(crop, width, height)
    return max(1, int(right - left + 1e-6))


def height_at(crop: Crop, across: int, width: int, height: int) -> int:
    """Return the height of `crop` when it is drawn `across` pixels wide. At least 1."""
    shape = proportion(crop.ratio) if crop.ratio else width / height
    return max(1, round(across / shape))
