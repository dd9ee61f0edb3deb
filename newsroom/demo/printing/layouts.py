"""The pages of the sample issues: covers, pages of stories, pages of pictures, back pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsroom.demo import material
from newsroom.demo.printing.sheet import BYLINE, INK, SMALL, SOFT, STANDFIRST, Face, Sheet, fitted

MARGIN = 36.0
_SIZES = (60, 54, 48, 42, 36, 32, 28, 25, 22, 20)


@dataclass(frozen=True)
class Look:
    """How a publication looks: its page, its colour, its columns."""

    name: str
    width: float
    height: float
    colour: str
    columns: int
    headline: str = "serif-bold"


@dataclass
class Imprint:
    """What stands on every page of one issue."""

    look: Look
    number: str
    date: str
    title: str
    line: str
    words: dict[str, str] = field(default_factory=dict)

    def word(self, english: str) -> str:
        """Return one of the paper's own words in the language of this issue."""
        return self.words.get(english, english)


def cover(sheet: Sheet, imprint: Imprint, *, photo: str, teasers: list[tuple[int, str]]) -> None:
    """The masthead, the picture, what leads the issue and where the rest is found."""
    look, inner = imprint.look, sheet.width - 2 * MARGIN
    sheet.ground(0, 0, sheet.width, 10, look.colour)
    name = fitted(look.name, "serif-bold", inner, (92, 80, 68, 56, 46, 40), 1)
    sheet.line(sheet.width / 2, 24, look.name, name, align="middle")
    top = 24 + name.size * 1.25
    sheet.rule(MARGIN, top, inner, weight=1.2)
    bold = Face("sans-bold", 8, 11)
    sheet.line(MARGIN, top + 5, f"{imprint.word('Issue')} {imprint.number}", bold)
    sheet.line(sheet.width / 2, top + 5, imprint.date, bold, align="middle")
    sheet.line(sheet.width - MARGIN, top + 5, imprint.line, bold, align="right")
    sheet.rule(MARGIN, top + 21, inner, weight=0.5)
    below = 178 if len(teasers) > 3 else 130
    headline = fitted(imprint.title, look.headline, inner, _SIZES, 2)
    height = len(headline.wrapped(imprint.title, inner)) * headline.leading
    picture_top = top + 32
    tall = sheet.height - MARGIN - below - height - 20 - picture_top
    end = sheet.picture(photo, MARGIN, picture_top, inner, tall)
    wide = headline.balanced(imprint.title, inner)
    end = sheet.text(MARGIN, end + 14, wide, imprint.title, headline) + headline.size * 0.12
    sheet.rule(MARGIN, end + 8, inner, weight=0.5)
    _teasers(sheet, end + 16, inner, teasers, look)


def _teasers(
    sheet: Sheet, top: float, inner: float, teasers: list[tuple[int, str]], look: Look
) -> None:
    count = 3
    each = (inner - 16 * (count - 1)) / count
    for place, (page, words) in enumerate(teasers[: count * 2]):
        x = MARGIN + (place % count) * (each + 16)
        row = top + (place // count) * 74
        sheet.line(x, row, str(page), Face("sans-bold", 15, 18, look.colour))
        sheet.text(x, row + 20, each, words, Face("serif-bold", 12, 14.5), most=3)


def running_head(sheet: Sheet, imprint: Imprint, page: int, section: str) -> float:
    """Write what stands above every page inside. Returns where the page begins."""
    face = Face("sans-bold", 8, 11, imprint.look.colour)
    small = Face("sans", 8, 11, SOFT)
    inner = sheet.width - 2 * MARGIN
    number, place = str(page), f"{imprint.look.name} {imprint.number} · {imprint.date}"
    left_page = page % 2 == 0
    sheet.line(MARGIN, 26, number if left_page else place, face if left_page else small)
    sheet.line(sheet.width - MARGIN, 26, place if left_page else number,
               small if left_page else face, align="right")  # fmt: skip
    sheet.rule(MARGIN, 42, inner, weight=1.2)
    sheet.line(MARGIN, 48, section.upper(), Face("sans-bold", 9, 12, imprint.look.colour))
    return 68


def stories(
    sheet: Sheet, imprint: Imprint, page: int, section: str, told: list[material.Story]
) -> None:
    """One story with its picture above, or a long one and a short one below it."""
    top = running_head(sheet, imprint, page, section)
    inner, bottom = sheet.width - 2 * MARGIN, sheet.height - MARGIN
    for place, story in enumerate(told):
        last = place == len(told) - 1
        end = bottom if last else top + (bottom - top) * 0.6
        top = _story(sheet, imprint, story, top, inner, end, small=place > 0) + 14
        if not last:
            sheet.rule(MARGIN, top - 4, inner, weight=0.8)
            top += 8
    if bottom - top > 120:
        _house_note(sheet, imprint, top, inner, bottom)


def _story(
    sheet: Sheet,
    imprint: Imprint,
    story: material.Story,
    top: float,
    inner: float,
    bottom: float,
    *,
    small: bool,
) -> float:
    look = imprint.look
    beside = inner * 0.46 if small and story.photo else 0.0
    width = inner - beside - (16 if beside else 0)
    if beside:
        tall = min(170.0, (bottom - top) * 0.42)
        sheet.picture(story.photo, sheet.width - MARGIN - beside, top, beside, tall)
    elif story.photo:
        tall = (bottom - top) * (0.36 if look.columns > 2 else 0.42)
        top = sheet.picture(story.photo, MARGIN, top, inner, tall) + 4
        caption = story.caption or material.pictures()[story.photo].get("caption", "")
        top = sheet.text(MARGIN, top, inner, caption, SMALL, most=1) + 8
    began = top
    headline = fitted(story.headline, look.headline, width, _SIZES[4 if small else 1 :], 2)
    below = 3 + headline.size * 0.2  # for the letters that reach down
    wide = headline.balanced(story.headline, width)
    top = sheet.text(MARGIN, top, wide, story.headline, headline, most=3) + below
    top = sheet.text(MARGIN, top, width, story.standfirst, STANDFIRST, most=4) + 5
    author = story.by_guest or ", ".join(_author(name) for name in story.by)
    if author:
        sheet.line(MARGIN, top, author, BYLINE)
        top += 18
    if beside:
        top = max(top, began + min(170.0, (bottom - began) * 0.42) + 10)
    return sheet.columns(MARGIN, top, inner, bottom, story.body, count=look.columns)


def _author(name: str) -> str:
    people = material.data("people")["author"]
    return next(person["name"] for person in people if person["slug"] == name)


def _house_note(sheet: Sheet, imprint: Imprint, top: float, inner: float, bottom: float) -> None:
    """Fill what is left of a page with a word of the paper's own, as compositors do."""
    tall = min(bottom - top, 96)
    sheet.ground(MARGIN, bottom - tall, inner, tall, imprint.look.colour)
    face = Face("serif-bold", 20, 24, "#ffffff")
    sheet.line(MARGIN + 18, bottom - tall + 20, imprint.word("Read on where you are."), face)
    words = imprint.word("Every issue stands in the ePaper, page by page, and can be searched.")
    sheet.text(MARGIN + 18, bottom - tall + 50, inner - 36, words,
               Face("sans", 9.5, 13, "#ffffff"))  # fmt: skip


def picture_page(
    sheet: Sheet, imprint: Imprint, page: int, photo: str, title: str, words: str
) -> None:
    """A picture to the edges, with a few words on a ground of the publication's colour."""
    tall = sheet.height * 0.74
    sheet.picture(photo, 0, 0, sheet.width, tall)
    sheet.ground(0, tall, sheet.width, sheet.height - tall, imprint.look.colour)
    inner = sheet.width - 2 * MARGIN
    face = fitted(title, "serif-bold", inner, (40, 34, 28, 24), 2)
    white = Face(face.font, face.size, face.leading, "#ffffff")
    end = sheet.text(MARGIN, tall + 22, inner, title, white)
    sheet.text(MARGIN, end + 8, inner, words, Face("serif", 11.5, 15.5, "#ffffff"), most=6)
    sheet.line(sheet.width - MARGIN, sheet.height - 26, str(page),
               Face("sans-bold", 8, 11, "#ffffff"), align="right")  # fmt: skip


def back(sheet: Sheet, imprint: Imprint, page: int, photo: str, lines: list[str]) -> None:
    """The last page: a picture, who made the issue, what comes next."""
    top = running_head(sheet, imprint, page, imprint.word("Imprint"))
    inner = sheet.width - 2 * MARGIN
    top = sheet.picture(photo, MARGIN, top, inner, sheet.height * 0.5) + 22
    title = imprint.word("Made by hand, and by many")
    top = sheet.text(MARGIN, top, inner, title, Face(imprint.look.headline, 30, 33)) + 10
    for line in lines:
        top = sheet.text(MARGIN, top, inner, line, Face("serif", 11.5, 16, INK)) + 7
