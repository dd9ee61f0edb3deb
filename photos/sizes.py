"""The named sizes in which a photo stands on a page, and the widths made for them.

Sizes share crops, so that one photo needs few files: uncropped, 3:2, square and one for link
previews. A photo is never enlarged.
"""

from __future__ import annotations

from dataclasses import dataclass

from photos.crops import NATURAL, SHARE, Crop, Focus, Wish, widest

# The widths made of each shape, in pixels. Where a photo is narrower, its own width is the last.
NATURAL_WIDTHS = (480, 720, 1080, 1360, 1920)
CROPPED_WIDTHS = (240, 480, 800, 1200, 1600)
SQUARE_WIDTHS = (96, 192, 384, 800)
SHARE_WIDTHS = (1200,)
PREVIEW_WIDTH = 1360

# Every browser since 2020 reads WebP. One JPEG of each shape serves all that came before, and
# the services that show link previews, feeds and mails.
FORMATS = ("avif", "webp")
JPEG_WIDTHS = {NATURAL: PREVIEW_WIDTH, "1:1": 384, SHARE: 1200}
JPEG_WIDTH = 800


@dataclass(frozen=True)
class Size:
    """A place on a page that shows a photo.

    `sizes` is what the browser is told about its width there (the HTML attribute of that name).
    `keeps_ratio`: a list stays a grid, so a use may move the focal point but not the shape.
    `beside_words`: the words next to it say what it shows, so an empty alt means decorative
    there; elsewhere an empty alt inherits the photo's own.
    """

    name: str
    ratio: str
    lowest: int
    highest: int
    sizes: str
    keeps_ratio: bool = False
    beside_words: bool = False
    first_on_page: bool = False

    def crop(self, focus: Focus, wish: Wish) -> Crop:
        """Return what is cut out here: `wish` (of the use) before `focus` (of the photo)."""
        ratio = self.ratio if self.keeps_ratio else wish.ratio or self.ratio
        if not ratio:
            return Crop()
        return Crop(ratio, wish.focus or focus)

    def choose(self, widths: list[int]) -> list[int]:
        """Return those of the ready `widths` that this size offers; the smallest if none fits."""
        return [width for width in widths if self.lowest <= width <= self.highest] or widths[:1]


# As wide as a text.
_COLUMN = "(min-width: 48em) 40rem, 100vw"
_LIST = {"keeps_ratio": True, "beside_words": True}

SIZES = {
    size.name: size
    for size in (
        Size("lead", "3:2", 480, 1600, "(min-width: 75rem) 50rem, 100vw", first_on_page=True),
        Size("card", "3:2", 240, 800, "(min-width: 60rem) 25rem, (min-width: 40rem) 50vw, 100vw",
             **_LIST),
        Size("thumb", "3:2", 240, 480, "7.5rem", **_LIST),
        Size("square", "1:1", 96, 192, "6rem", **_LIST),
        Size("portrait", "1:1", 96, 384, "12rem", keeps_ratio=True),
        Size("small", NATURAL, 480, 1080, "(min-width: 48em) 18rem, (min-width: 40em) 45vw, "
             "100vw"),
        Size("text", NATURAL, 480, 1360, _COLUMN),
        Size("wide", NATURAL, 480, 1920, f"(min-width: 75em) 56rem, {_COLUMN}"),
        Size("full", NATURAL, 480, 1920, f"(min-width: 75em) calc(50vw + 17rem), {_COLUMN}"),
        Size("share", SHARE, 1, 1200, "100vw", keeps_ratio=True),
    )
}  # fmt: skip


def ladder(crop: Crop, width: int, height: int) -> list[int]:
    """Return the widths made of `crop` for a photo of `width` × `height`, smallest first."""
    steps = {NATURAL: NATURAL_WIDTHS, "1:1": SQUARE_WIDTHS, SHARE: SHARE_WIDTHS}.get(
        crop.ratio, CROPPED_WIDTHS
    )
    limit = widest(crop, width, height)
    made = [step for step in steps if step <= limit]
    if len(made) < len(steps):
        made = [step for step in made if step < limit] + [limit]
    return made


def jpeg_width(crop: Crop, widths: list[int]) -> int:
    """Return which of `widths` is made as JPEG too: the widest that is not wider than needed."""
    limit = JPEG_WIDTHS.get(crop.ratio, JPEG_WIDTH)
    return max((width for width in widths if width <= limit), default=widths[0])


def files(crop: Crop, widths: list[int]) -> list[tuple[int, str]]:
    """Return (width, file ending) of every file made of `crop` in `widths`."""
    modern = [] if crop.ratio == SHARE else [(w, end) for w in widths for end in FORMATS]
    return [*modern, (jpeg_width(crop, widths), "jpg")]


def standard_crops(focus: Focus) -> list[Crop]:
    """Return what is made of every photo."""
    return [Crop(), Crop("3:2", focus), Crop("1:1", focus), Crop(SHARE, focus)]


def crops_for(wish: Wish, focus: Focus) -> list[Crop]:
    """Return what a use asks for beyond `standard_crops(focus)`.

    A point of its own moves every shape in which that use may be shown: page, list and preview.
    """
    asked = [Crop(wish.ratio, wish.focus or focus)] if wish.ratio else []
    if wish.focus:
        asked += standard_crops(wish.focus)
    known = set(standard_crops(focus))
    return [crop for crop in dict.fromkeys(asked) if crop not in known]
