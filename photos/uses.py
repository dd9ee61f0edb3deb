"""Where a photo is used. Stories are a storey above, so they are reached by reverse relation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from photos.models import Photo


def stories_using(photo: Photo) -> list[Any]:
    """Return the stories that show `photo`, in the text or as the lead, each once, newest first.

    Stories that only an unpublished revision shows it in are among them.
    """
    stories = {use.article_id: use.article for use in photo.uses.select_related("article")}
    stories |= {story.pk: story for story in photo.led_articles.all()}
    return [stories[pk] for pk in sorted(stories, reverse=True)]
