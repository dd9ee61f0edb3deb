"""What is done to the masthead and the pages. `by=None`: the command line, the sample paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from pages import rules
from pages.cleaning import clean
from pages.models import Masthead, Page
from publishing.actions import log
from publishing.errors import Refused

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def save_masthead(masthead: Masthead, *, by: User | None) -> Masthead:
    """Write the masthead; there is one, so a second one takes the place of the first. Returns it.

    Raises Refused if `by` may not.
    """
    _refuse(by)
    first = Masthead.objects.order_by("pk").values_list("pk", flat=True).first()
    masthead.pk = first or masthead.pk
    masthead._state.adding = first is None
    masthead.save()
    log(masthead, verb="changed", by=by)
    return masthead


@transaction.atomic
def save_page(page: Page, *, by: User | None) -> Page:
    """Write `page`, its body sanitised. Returns it. Raises Refused if `by` may not."""
    _refuse(by)
    adding = page._state.adding
    page.body = clean(page.body)
    page.save()
    log(page, verb="added" if adding else "changed", by=by, note=page.title)
    return page


@transaction.atomic
def delete_page(page: Page, *, by: User | None) -> None:
    """Take `page` away; its address is then not found. Raises Refused if `by` may not."""
    _refuse(by)
    log(page, verb="deleted", by=by, note=page.title)
    page.delete()


def _refuse(by: User | None) -> None:
    refusal = rules.why_not_change(by) if by is not None else None
    if refusal:
        raise Refused(refusal)
