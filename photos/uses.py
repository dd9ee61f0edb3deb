"""Where a photo is used. Stories are a storey above, so they are reached by reverse relation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from photos.models import Photo


# So many stories are named; who has more to look through has read enough to know.
NAMED = 50


def stories_using(photo: Photo) -> list[Any]:
    """Return the stories that show `photo`, in the text or as the lead, each once, newest first.

    Of very many the newest `NAMED` and one more, which says that there are more. Stories that only
    an unpublished revision shows it in are among them.
    """
    # Along the index of the photo's own rows, which stand in the order of writing. A story has a
    # few of them, two for each place; what is read does not grow with the stories.
    uses = photo.uses.order_by("-pk").values_list("article_id", flat=True)[: NAMED * 8]
    leads = photo.led_articles.order_by("-pk").values_list("pk", flat=True)[: NAMED + 1]
    newest = sorted({*uses, *leads}, reverse=True)[: NAMED + 1]
    stories = photo.led_articles.model._default_manager.in_bulk(newest)
    return [stories[pk] for pk in newest]
