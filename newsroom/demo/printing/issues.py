"""Which pages the sample issues have: read from `data/issues.toml`, printed as PDFs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from newsroom.demo import material
from newsroom.demo.printing import fonts, layouts
from newsroom.demo.printing.sheet import Sheet

OWN_STORIES = Path(__file__).resolve().parent / "stories"
MADE_WITH = "Newsroom"


@cache
def told() -> dict[str, material.Story]:
    """Return the stories that can stand in print: those of the site, and some of print alone."""
    printed = {path.stem: material.read_story(path) for path in OWN_STORIES.glob("*.html")}
    return material.stories() | printed


def print_all(only: list[str]) -> None:
    """Write the PDFs into `newsroom/demo/issues/`; `only` names some of them."""
    fonts.register()
    rl_config.useA85 = 0  # pictures as they are: as text they would be a quarter longer
    data = material.data("issues")
    looks = {entry["slug"]: layouts.Look(**entry["look"]) for entry in data["publication"]}
    lines = {entry["slug"]: entry["price_line"] for entry in data["publication"]}
    for issue in data["issue"]:
        path = material.issue_file(issue["publication"], issue["number"])
        if only and path.stem not in only:
            continue
        language = "vietnamese" if issue.get("vietnamese") else "english"
        imprint = layouts.Imprint(
            looks[issue["publication"]],
            issue["number"],
            issue["printed"],
            issue["title"],
            lines[issue["publication"]],
            words=data["words"][language],
        )
        print_issue(path, issue, imprint)
        print(f"{path.name:<36}{path.stat().st_size // 1000:>5} kB")


def print_issue(path: Path, issue: dict[str, Any], imprint: layouts.Imprint) -> None:
    """Write one PDF: the cover, the pages of the plan, the back page."""
    look = imprint.look
    canvas = Canvas(str(path), pagesize=(look.width, look.height), invariant=1, pageCompression=1)
    canvas.setTitle(f"{look.name} {imprint.number}")
    canvas.setAuthor(MADE_WITH)
    plan = issue["page"]
    teasers = [(number, entry["contents"].rpartition(": ")[2].capitalize()
                if imprint.words.get("Issue") is None else entry["contents"].rpartition(": ")[2])
               for number, entry in enumerate(plan, start=2)]  # fmt: skip
    sheet = Sheet(canvas, look.width, look.height)
    layouts.cover(sheet, imprint, photo=issue["cover"], teasers=teasers)
    canvas.showPage()
    for number, entry in enumerate(plan, start=2):
        _page(sheet, imprint, number, entry)
        canvas.showPage()
    layouts.back(sheet, imprint, len(plan) + 2, "newsstand", list(imprint.words["imprint"]))
    canvas.showPage()
    canvas.save()


def _page(sheet: Sheet, imprint: layouts.Imprint, number: int, entry: dict[str, Any]) -> None:
    if entry["kind"] == "picture":
        layouts.picture_page(
            sheet, imprint, number, entry["photo"], entry["title"], entry["words"]
        )
        return
    stories = [told()[name] for name in entry["stories"]]
    layouts.stories(sheet, imprint, number, entry["section"], stories)
