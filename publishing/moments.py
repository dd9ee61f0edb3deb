"""Moments as machines read them."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def iso_moment(moment: datetime | None) -> str:
    """Return `moment` to the second in the paper's zone (ISO 8601, as HTML's `<time>` wants it).

    Returns "" where there is none.
    """
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else ""
