"""What the stories do when something below them changes."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef

from articles.models import Placement, PlacementReason
from pagecache.watching import purge_now
from sections.models import Section
from videos.models import Film

BATCH = 1000


def tell_length(sender: type, film: Film, **kwargs: Any) -> None:
    """Say on the cards of the stories that show `film` how long it is now, and on their pages."""
    if film.seconds:
        film.stories.update(video_seconds=film.seconds)
    purge_now(*(f"article/{pk}" for pk in film.stories.values_list("pk", flat=True)))


def refile_stories(sender: type, section: Section, **kwargs: Any) -> None:
    """File the stories of a section that moved under the section now above it.

    In the transaction of the move. Costs a row for each of its stories.
    """
    chosen = Placement.objects.exclude(reason=PlacementReason.PARENT)
    filed_here = chosen.filter(section=section)
    still_above = chosen.filter(article=OuterRef("article"), section__parent=OuterRef("section"))
    Placement.objects.filter(
        reason=PlacementReason.PARENT, article__in=filed_here.values("article")
    ).exclude(Exists(still_above)).delete()
    if section.parent_id is None:
        return
    # A story that stands in the upper section already, however it came there, stays as it is.
    Placement.objects.bulk_create(
        (
            Placement(
                article_id=article_id,
                section_id=section.parent_id,
                reason=PlacementReason.PARENT,
                live_from=live_from,
            )
            for article_id, live_from in filed_here.values_list("article_id", "live_from")
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
