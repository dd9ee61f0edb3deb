"""Advertisements for tests."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from advertising.models import Advertisement
from photos.tests.factories import make_photo

_number = count(1)


def make_ad(*places: str, **fields: Any) -> Advertisement:
    """Make an advertisement that stands in `places` since an hour, with a picture of its own."""
    number = next(_number)
    facts = {
        "title": f"Advertisement number {number}",
        "link": f"https://example.com/{number}",
        "alt": f"Picture of advertisement {number}",
        "places": list(places) or ["home-after-lead"],
        "starts_at": timezone.now() - timedelta(hours=1),
    }
    if "photo" not in fields:
        fields["photo"] = make_photo()
    return Advertisement.objects.create(**{**facts, **fields})
