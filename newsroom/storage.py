"""Static files for production: one stylesheet a page, and a hash in every name."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class PaperStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashes and compresses what `collectstatic` collects."""
