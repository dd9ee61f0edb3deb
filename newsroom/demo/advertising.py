"""The sample paper's advertisements: its own, for things that do not exist."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from advertising import actions
from advertising.models import Advertisement
from newsroom.demo import material
from photos.models import Photo


def book(photos: dict[str, Photo], *, now: datetime, by: User) -> int:
    """Book what is in the sample's list and not booked yet, without an end. Returns how many."""
    for entry in material.data("advertising")["advertisement"]:
        facts = dict(entry)
        photo = photos[facts.pop("photo")]
        if not Advertisement.objects.filter(title=facts["title"]).exists():
            actions.book(Advertisement(**facts, photo=photo, starts_at=now), by=by)
    return Advertisement.objects.count()
