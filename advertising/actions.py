"""What is done with advertisements. `by=None`: the command line, the sample paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction

from advertising import rules
from advertising.models import Advertisement
from publishing.actions import log
from publishing.errors import Refused

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def book(ad: Advertisement, *, by: User | None) -> Advertisement:
    """Write `ad`. Returns it.

    Raises Refused if `by` may not, or if it cannot be shown: without a place, a link that is not
    https, an end before its start.
    """
    _refuse(by)
    try:
        ad.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    adding = ad._state.adding
    ad.save()
    log(ad, verb="booked" if adding else "changed", by=by, note=ad.title)
    return ad


@transaction.atomic
def remove(ad: Advertisement, *, by: User | None) -> None:
    """Take `ad` away. Raises Refused if `by` may not."""
    _refuse(by)
    log(ad, verb="deleted", by=by, note=ad.title)
    ad.delete()


def _refuse(by: User | None) -> None:
    refusal = rules.why_not_book(by) if by is not None else None
    if refusal:
        raise Refused(refusal)
