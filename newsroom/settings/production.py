"""Production: everything that has no safe default comes from the environment.

Starting without it ends with a sentence that names what is missing.
"""

import sys

from newsroom.settings.base import *  # noqa: F403
from newsroom.settings.base import CONTENT_SECURITY_POLICY, STORAGES, env
from newsroom.settings.bucket import stores

NEEDED = {
    "SECRET_KEY": "a long random text; `make secret` prints one",
    "ALLOWED_HOSTS": "the paper's host names, with commas between: news.example,www.news.example",
}


def refuse_without(needed: dict[str, str]) -> None:
    """End the process with one plain sentence if the environment lacks anything in `needed`."""
    missing = [
        f"{name} ({what})" for name, what in needed.items() if not env.str(name, default="")
    ]
    if missing:
        sys.exit("Newsroom does not start: please set " + " and ".join(missing) + ".")


refuse_without(NEEDED)

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list(
    "CSRF_TRUSTED_ORIGINS", default=[f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS]
)

# HTTPS ends at a proxy that sets X-Forwarded-Proto. Only a paper served for this machine itself,
# to try it out, does without.
HERE = {"127.0.0.1", "localhost", "[::1]"}
HTTPS = env.bool("HTTPS", default=not set(ALLOWED_HOSTS) <= HERE)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# How many proxies stand in front and write X-Forwarded-For. Limits of sign-in, stars and letters
# count by the reader's address; without this all readers would have the proxy's.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1 if HTTPS else 0)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [
    r"^healthz$",
    r"^readyz$",
    r"^metrics$",
]  # a load balancer asks without HTTPS
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS

# Photos in a bucket instead of VAR_DIR/media, when one is named.
if S3_BUCKET := env.str("S3_BUCKET", default=""):
    refuse_without({"S3_PUBLIC_HOST": "the host name under which readers fetch photos"})
    S3_PUBLIC_HOST = env.str("S3_PUBLIC_HOST")
    for kind in ("img-src", "media-src"):
        CONTENT_SECURITY_POLICY["DIRECTIVES"][kind].append(f"https://{S3_PUBLIC_HOST}")
    s3 = {
        "bucket_name": S3_BUCKET,
        "endpoint_url": env.str("S3_ENDPOINT_URL", default="") or None,
        "region_name": env.str("S3_REGION", default="") or None,
        "access_key": env.str("S3_ACCESS_KEY", default="") or None,
        "secret_key": env.str("S3_SECRET_KEY", default="") or None,
    }
    STORAGES |= stores(s3, S3_PUBLIC_HOST)
