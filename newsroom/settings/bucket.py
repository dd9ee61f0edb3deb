"""Where files are kept when S3_BUCKET names a bucket."""

from typing import Any

BACKEND = "storages.backends.s3.S3Storage"
A_YEAR = "public, max-age=31536000, immutable"


def stores(s3: dict[str, Any], public_host: str) -> dict[str, dict[str, Any]]:
    """Return the stores in a bucket: renditions for everybody, originals and PDFs for nobody."""
    renditions = {
        "location": "media",
        "custom_domain": public_host,
        "querystring_auth": False,
        "object_parameters": {"CacheControl": A_YEAR},
    }
    kept: dict[str, dict[str, Any]] = {
        "default": {"BACKEND": BACKEND, "OPTIONS": s3 | renditions},
    }
    for name in ("originals", "editions"):
        private = {"location": name, "default_acl": "private"}
        kept[name] = {"BACKEND": BACKEND, "OPTIONS": s3 | private}
    return kept
