"""What every write to a piece of work shares: claim the next version, log who did what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext as _

from publishing.errors import Conflict
from publishing.models import LogEntry, Versioned


def claim_version(work: Versioned, *, expected_version: int) -> int:
    """Move `work` to its next version, if nobody else did since `expected_version` was read.

    One UPDATE with the version in its WHERE: of two writers with the same expectation exactly
    one succeeds, on every database. Returns the new version and sets it on `work`.
    Raises Conflict if the stored version is another one.
    """
    manager = type(work)._default_manager
    claimed = manager.filter(pk=work.pk, version=expected_version).update(
        version=models.F("version") + 1
    )
    if not claimed:
        current = manager.values_list("version", flat=True).get(pk=work.pk)
        raise Conflict(
            _(
                "Somebody saved this while you were working on it. Nothing of yours is lost: "
                "compare the two, then save again."
            ),
            expected=expected_version,
            current=current,
        )
    work.version = expected_version + 1
    return work.version


def log(work: models.Model, *, verb: str, by: Any, note: str = "") -> LogEntry:
    """Write down that the user `by` (None: the system) did `verb` to `work`.

    `work` may be anything in the database; what has no version is logged with version 0.
    """
    return LogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(work),
        object_id=work.pk,
        verb=verb,
        note=note[:300],
        version=getattr(work, "version", 0),
        by=by,
    )


def history_of(work: models.Model) -> models.QuerySet[LogEntry]:
    """Return the log of `work`, newest first, with the people in it."""
    return LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(work), object_id=work.pk
    ).select_related("by")


def live_from(*, published_at: datetime, embargo_until: datetime | None) -> datetime:
    """Return the moment from which the public sees it: the later of publish time and embargo."""
    return max(published_at, embargo_until) if embargo_until else published_at
