"""How large an issue may be, and how much of the machine making it may take."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields

from django.conf import settings

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Each can be set in the setting EPAPER, under its name here."""

    most_bytes: int = 200 * MEGABYTE
    most_pages: int = 400
    sides: tuple[float, float] = (72.0, 4000.0)  # points: 2.5 cm to 1.4 m, of any page
    longest_shape: int = 4  # one side of a page is at most so many times the other
    memory: int = 768 * MEGABYTE  # of one process
    seconds_to_open: int = 20
    seconds_a_page: int = 30
    processes: int = min(2, os.cpu_count() or 1)
    slice_seconds: int = 20  # a job gives way to others, mail and photos, after so long


def limits() -> Limits:
    """Return the limits of this paper."""
    chosen = getattr(settings, "EPAPER", {})
    known = {field.name for field in fields(Limits)}
    return Limits(**{name: value for name, value in chosen.items() if name in known})
