"""A developer's machine, and the demo (DEBUG=0): needs no server and no environment variable."""

import secrets

from newsroom.settings.base import *  # noqa: F403
from newsroom.settings.base import STORAGES, VAR_DIR, env


def key_of_this_checkout() -> str:
    """Return the secret key kept in VAR_DIR, made on first use; it never leaves this machine."""
    path = VAR_DIR / "secret_key"
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text()


DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="") or key_of_this_checkout()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])

if DEBUG:
    # Stylesheets and scripts straight from static/, each under its own name.
    STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
    }
    WHITENOISE_USE_FINDERS = True
    WHITENOISE_AUTOREFRESH = True
    WHITENOISE_MAX_AGE = 0
