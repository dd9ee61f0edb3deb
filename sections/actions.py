"""What is done to the section tree: saved, moved up and down, deleted.

`by=None` stands for the system itself: the command line and the sample paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction

from publishing.actions import log
from publishing.errors import Refused
from sections import rules
from sections.models import FormerAddress, Section
from sections.signals import section_moved

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def save(section: Section, *, by: User | None, editors: Iterable[User] | None = None) -> Section:
    """Write `section`, new or changed, and who edits it (None: as before). Returns it.

    If its address or that of its parts changes, the old ones send readers on from now.
    Raises Refused if `by` may not, ValidationError (by field) if it does not fit the tree.
    """
    if by is not None:
        _refuse(rules.why_not_change(by))
    section.full_clean()
    stored = Section.objects.select_related("parent").filter(pk=section.pk).first()
    before = _addresses(stored) if stored else {}
    arrives = stored is None or stored.parent_id != section.parent_id
    if arrives and (stored or not section.position):  # at the end of its new level
        section.position = Section.objects.filter(parent=section.parent).count()
    section.save()
    if editors is not None:
        section.editors.set(editors)
    _keep_old_addresses(before, _addresses(section))
    log(section, verb="changed" if stored else "added", by=by, note=str(section))
    if stored and stored.parent_id != section.parent_id:
        section_moved.send(sender=Section, section=section, by=by)
    return section


@transaction.atomic
def move(section: Section, *, up: bool, by: User | None) -> Section:
    """Change places with the section above (or below) on the same level. Returns `section`.

    At the end of the level nothing happens. Raises Refused if `by` may not.
    """
    if by is not None:
        _refuse(rules.why_not_change(by))
    level = list(Section.objects.filter(parent=section.parent_id).order_by("position", "pk"))
    here = next(index for index, one in enumerate(level) if one.pk == section.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(level):
        return section
    level[here], level[there] = level[there], level[here]
    for position, one in enumerate(level):
        one.position = position
    Section.objects.bulk_update(level, ["position"])
    section.position = there
    log(section, verb="moved up" if up else "moved down", by=by)
    return section


@transaction.atomic
def delete(section: Section, *, by: User | None) -> None:
    """Delete `section`, which must be empty. Its addresses are then not found.

    Raises Refused if `by` may not, or while stories or parts stand in it.
    """
    if by is not None:
        _refuse(rules.why_not_delete(by, section))
    log(section, verb="deleted", by=by, note=str(section))
    section.delete()


def _addresses(section: Section) -> dict[int, str]:
    """Return the paths of `section` and of its parts, by id; links have none."""
    if section.kind == "link":
        return {}
    paths = {section.pk: section.address_path}
    for part in section.children.exclude(kind="link"):
        paths[part.pk] = f"{section.slug}/{part.slug}"
    return paths


def _keep_old_addresses(before: dict[int, str], now: dict[int, str]) -> None:
    for section_id, path in before.items():
        if now.get(section_id) not in (None, path):
            FormerAddress.objects.update_or_create(path=path, defaults={"section_id": section_id})
    # Whoever lives at an address now is found there first; its past would only lie in the way.
    FormerAddress.objects.filter(path__in=now.values()).delete()


def _refuse(refusal: str | None) -> None:
    if refusal:
        raise Refused(refusal)
