"""What the sample paper is made of, read from its files. Knows no database."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent

_REFERENCE = re.compile(r'data-(photo|gallery|related)="([^"]*)"')


@dataclass(frozen=True)
class Story:
    """One file under `stories/`: the fields of its front matter, and its text.

    `by`, `by_photo` name authors; `by_guest` somebody without a page. The time is either
    `published_at` or `hours_ago` before loading (less than nothing: still to come).
    """

    name: str
    section: str
    headline: str
    body: str
    short_headline: str = ""
    kicker: str = ""
    kind: str = "news"
    standfirst: str = ""
    photo: str = ""
    caption: str = ""
    also_in: list[str] = field(default_factory=list)
    by: list[str] = field(default_factory=list)
    by_photo: list[str] = field(default_factory=list)
    by_graphics: list[str] = field(default_factory=list)
    by_guest: str = ""
    film: str = ""
    video: str = ""
    video_seconds: int = 0
    tags: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    published_at: datetime | None = None
    hours_ago: float = 0
    state: str = "published"
    corrections: list[dict[str, Any]] = field(default_factory=list)

    def body_with(self, photo_id: Callable[[str], int], story_id: Callable[[str], int]) -> str:
        """Return the text with the names of photos and stories replaced by their ids."""

        def ids(match: re.Match[str]) -> str:
            what, names = match.groups()
            find = story_id if what == "related" else photo_id
            return f'data-{what}="{",".join(str(find(name)) for name in split(names))}"'

        return _REFERENCE.sub(ids, self.body)

    def without_related(self) -> str:
        """Return the text before its related boxes were placed, as a first draft has it."""
        return re.sub(r'\s*<aside data-related="[^"]*"></aside>', "", self.body)

    def photos(self) -> list[str]:
        """Return the names of all photos it shows, the lead first."""
        shown = [name for what, names in _REFERENCE.findall(self.body) if what != "related"
                 for name in split(names)]  # fmt: skip
        return [self.photo, *shown] if self.photo else shown

    def stories(self) -> list[str]:
        """Return the names of all stories it points to."""
        boxes = [name for what, names in _REFERENCE.findall(self.body) if what == "related"
                 for name in split(names)]  # fmt: skip
        return [*boxes, *self.related]


def split(names: str) -> list[str]:
    """Return the names in `a, b, c`."""
    return [name.strip() for name in names.split(",") if name.strip()]


def read_story(path: Path) -> Story:
    """Read one story. Raises ValueError, naming the file, if its front matter is not there."""
    text = path.read_text("utf-8")
    try:
        _, front, body = text.split("+++\n", 2)
    except ValueError:
        raise ValueError(f"{path}: begins with +++, then TOML, then +++.") from None
    return Story(name=path.stem, body=body.strip(), **tomllib.loads(front))


@cache
def stories() -> dict[str, Story]:
    """Return all stories by name."""
    paths = sorted((HERE / "stories").rglob("*.html"))
    return {path.stem: read_story(path) for path in paths}


@cache
def pictures() -> dict[str, dict[str, Any]]:
    """Return the catalogue of pictures by name."""
    return tomllib.loads((HERE / "pictures.toml").read_text("utf-8"))


def picture_file(name: str) -> Path:
    """Return the file of a picture: a photograph, or a drawing."""
    entry = pictures()[name]
    if "file" in entry:
        return HERE / "photographs" / entry["file"]
    return HERE / "pictures" / f"{name}.webp"


@cache
def films() -> dict[str, dict[str, Any]]:
    """Return the catalogue of films by name."""
    return tomllib.loads((HERE / "films.toml").read_text("utf-8"))


def film_file(name: str) -> Path:
    """Return the file of a film."""
    return next(path for path in (HERE / "films").glob(f"{name}.*") if path.suffix != ".vtt")


def data(name: str) -> dict[str, Any]:
    """Return what stands in `data/<name>.toml`."""
    return tomllib.loads((HERE / "data" / f"{name}.toml").read_text("utf-8"))


def page_text(name: str) -> str:
    """Return the text of a page such as about-us."""
    return (HERE / "data" / "pages" / f"{name}.html").read_text("utf-8")


def issue_file(publication: str, number: str) -> Path:
    """Return the PDF of a printed issue."""
    return HERE / "issues" / f"{publication}-{number}.pdf"
