"""The section tree as pages know it: read once, until a section changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pagecache.making import uses
from pagecache.pieces import piece, value
from publishing.drawing import draw
from sections.models import Kind, Section

if TYPE_CHECKING:
    from articles.models import Article


@piece("sections/tree")
def tree() -> list[Section]:
    """Return the section tree. One query."""
    uses("menu")
    return Section.objects.tree()


@piece("sections/by id")
def by_id() -> dict[int, Section]:
    """Return every section, its parent loaded, by its id."""
    tops = value("sections/tree")
    return {section.pk: section for top in tops for section in (top, *top.children_list)}


def give_sections(stories: Iterable[Article]) -> None:
    """Give each of `stories` its section. One query where the tree is not at hand yet."""
    stories = list(stories)
    known = value("sections/by id") if stories else {}
    for story in stories:
        # A section that was filed a moment ago is read by the story itself.
        if story.section_id in known:
            story.section = known[story.section_id]


def section_at(slug: str, sub: str | None = None) -> Section | None:
    """Return the section at `/slug/` or `/slug/sub/`; None if there is none, or only a link."""
    tops = value("sections/tree")
    top = next((one for one in tops if one.slug == slug), None)
    found = top
    if top is not None and sub is not None:
        found = next((one for one in top.children_list if one.slug == sub), None)
    return None if found is None or found.kind == Kind.LINK else found


@piece("sections/path")
def path(section_id: int) -> str:
    """Return the way from the top down to a section, for the head of its stories."""
    known = value("sections/by id").get(section_id)
    section = known or Section.objects.select_related("parent").get(pk=section_id)
    return draw("sections/parts/path.html", {"path": section.path})
