"""System checks: what this machine lacks for the paper to work, and what to do about it."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps.config import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from PIL import features

OLDEST_SQLITE = (3, 35)  # UPDATE … RETURNING and FTS5 with external content


@register()
def sqlite_is_new_enough(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """E001 and E002: the SQLite that Python carries must be recent and have full-text search."""
    if not settings.EMBEDDED:
        return []
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return [
            Error(
                f"SQLite {sqlite3.sqlite_version} is too old for the paper.",
                hint="Use a Python with SQLite 3.35 or newer, or set DATABASE_URL to PostgreSQL.",
                id="newsroom.E001",
            )
        ]
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    connection.close()
    if "ENABLE_FTS5" in options:
        return []
    return [
        Error(
            "This SQLite was built without full-text search (FTS5), which /search/ needs.",
            hint="Use Debian's or python.org's Python, or set DATABASE_URL to PostgreSQL.",
            id="newsroom.E002",
        )
    ]


@register()
def pillow_reads_avif(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """E003: photos come in and go out as AVIF, WebP and JPEG."""
    missing = [name for name in ("avif", "webp", "jpg") if not features.check(name)]
    if not missing:
        return []
    return [
        Error(
            f"Pillow was built without {', '.join(missing)}.",
            hint="Install Pillow's own wheel: pip install --force-reinstall --only-binary :all: "
            "-r requirements.txt",
            id="newsroom.E003",
        )
    ]


@register()
def data_can_be_written(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """E004: database, photos and static files live under VAR_DIR."""
    folder = Path(settings.VAR_DIR)
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if os.access(nearest, os.W_OK | os.X_OK) and nearest.is_dir():
        return []
    return [
        Error(
            f"The data folder {folder} cannot be written.",
            hint="Give this user the right to write there, or set VAR_DIR to another folder.",
            id="newsroom.E004",
        )
    ]


@register(deploy=True)
def mail_goes_somewhere(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """W001: without a mail server nobody can register or ask for a new password."""
    if not settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        return []
    return [
        Warning(
            "Mail is only printed, so readers cannot register.",
            hint="Set EMAIL_URL, for example smtp+tls://name:password@mail.example:587",
            id="newsroom.W001",
        )
    ]
