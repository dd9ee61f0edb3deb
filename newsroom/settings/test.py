"""The tests: one directory of their own each run, so that runs side by side never meet."""

import atexit
import shutil
import tempfile
from pathlib import Path

from newsroom.settings.base import *  # noqa: F403
from newsroom.settings.base import CACHES, DATABASES, EMBEDDED, REDIS_URL, SQLITE_OPTIONS, STORAGES

SECRET_KEY = "only for tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]

VAR_DIR = Path(tempfile.mkdtemp(prefix="newsroom-test-"))
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES["originals"]["OPTIONS"]["location"] = VAR_DIR / "originals"
STORAGES["editions"]["OPTIONS"]["location"] = VAR_DIR / "editions"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

if EMBEDDED:
    # A file, not memory: the browser tests' server has threads with connections of their own,
    # as in production. Nothing in it outlives the run, so it need not reach the disk.
    DATABASES["default"]["NAME"] = str(VAR_DIR / "db.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS | {
        "init_command": SQLITE_OPTIONS["init_command"] + "PRAGMA synchronous=OFF;",
    }
else:
    # One database a process, named after the one in DATABASE_URL. Nothing in it outlives the run.
    DATABASES["default"]["TEST"] = {
        "NAME": f"{DATABASES['default']['NAME']}_{VAR_DIR.name.rpartition('-')[2]}"
    }
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"

if REDIS_URL:
    CACHES["default"]["KEY_PREFIX"] = VAR_DIR.name
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests only
WHITENOISE_AUTOREFRESH = True
