"""What has to be made anew when readers would see something else."""

from __future__ import annotations

from pagecache.actions import purge


def page_changed(article_id: int) -> None:
    """Say, in the transaction of the change, that what is said under a story is another now."""
    purge(f"said/{article_id}")
