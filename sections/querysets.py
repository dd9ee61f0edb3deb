from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from sections.models import Section


class SectionQuerySet(models.QuerySet["Section"]):
    """Reads of the section tree."""

    def tree(self) -> list[Section]:
        """Return the top sections in menu order, each with `children_list`, in one query.

        Children know their parent without another query, so addresses cost nothing.
        """
        tops: dict[int, Section] = {}
        children: list[Section] = []
        for section in self.order_by("position", "pk"):
            section.children_list = []
            if section.parent_id is None:
                tops[section.pk] = section
            else:
                children.append(section)
        for child in children:
            parent = tops.get(child.parent_id or 0)
            if parent is not None:
                child.parent = parent
                parent.children_list.append(child)
        return list(tops.values())

    def at(self, slug: str, sub: str | None = None) -> Section:
        """Return the section at `/slug/` or `/slug/sub/`, its parent loaded.

        Raises Section.DoesNotExist if there is none, or if it only links to another paper.
        """
        found = self.select_related("parent").exclude(kind="link")
        if sub is None:
            return found.get(slug=slug, parent=None)
        return found.get(slug=sub, parent__slug=slug)

    def moved_from(self, path: str) -> Section | None:
        """Return the section that was once at `path` (`/money/insurance/`), its parent loaded.

        None if no section ever left that address.
        """
        return (
            self.select_related("parent")
            .filter(former_addresses__path=path.strip("/"))
            .exclude(kind="link")
            .first()
        )
