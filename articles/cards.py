"""Stories as lists show them: read once for all pages, until the story or its photo changes.

A card that is kept carries what was drawn of it as well: `articles.templatetags.articles.card`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils import timezone

from articles.models import Article
from pagecache.making import uses
from pagecache.pieces import Found, Piece, several
from publishing.prepared import Prepared, moment
from sections.pieces import give_sections

CARD = "articles/card"
_LIVE = Prepared(
    lambda ids: Article.objects.live(moment()).for_lists().filter(pk__in=ids).order_by()
)
# A story, its photo and some ways in which it was drawn.
SIZE = 12_000


def live_cards(ids: Sequence[int], *, at: datetime | None = None) -> list[Article]:
    """Return those of the stories `ids` that are live, in that order, as cards.

    One query for all that nobody has shown yet. They are shared by pages: nobody changes them.
    at: another moment than now, for previews; then nothing is shared.
    """
    if at is not None:
        return Article.objects.live(at).for_cards().in_order(ids)
    # Of those too that may come yet.
    uses(*(f"article/{pk}" for pk in ids))
    found = several([(CARD, pk) for pk in ids], _read)
    return [found[CARD, pk] for pk in ids if (CARD, pk) in found]


def keys_of(story: Article) -> list[str]:
    """Return what the card of `story` is made of."""
    photo = [f"photo/{story.lead_photo_id}"] if story.lead_photo_id else []
    return [f"article/{story.pk}", *photo]


def _read(wanted: list[Piece]) -> Mapping[Piece, Found]:
    ids = [pk for _name, pk in wanted]
    cards = _LIVE.ask(Article.objects.db, ids, at=timezone.now())
    give_sections(cards)
    return {(CARD, card.pk): Found(card, keys_of(card), SIZE) for card in cards}
