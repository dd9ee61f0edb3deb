"""Where a video is used. Stories are a storey above, so they are reached by reverse relation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from videos.models import Film


def stories_using(film: Film) -> list[Any]:
    """Return the stories that show `film`, newest first."""
    return list(film.stories.order_by("-pk"))
