"""Everything an article page shows, gathered in a fixed number of queries.

The same gathering serves the public page and the preview; they differ only in the story's face
they are given.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles import body, display, gallery, story_lists, video
from articles.listings import PAGE_SIZE
from articles.models import Article, Credit, Tag, Theme
from pagecache.making import uses
from photos.models import Photo

if TYPE_CHECKING:
    from sections.models import Section

logger = logging.getLogger(__name__)

RELATED = 10
LATEST_IN_PATH = 5
LATEST = 6


@dataclass(frozen=True)
class Facts:
    """What stands with a story in rows of its own: the same for its page and its preview."""

    credits: list[Credit]
    tags: list[Tag]
    themes: list[Theme]
    picked_ids: list[int]

    @property
    def keys(self) -> list[str]:
        """What a page that shows these names is made of."""
        keys = [f"tag/{tag.pk}/name" for tag in self.tags]
        keys += [f"theme/{theme.pk}/name" for theme in self.themes]
        return keys + [f"author/{row.author_id}/name" for row in self.credits if row.author_id]


def published_facts(article: Article) -> Facts:
    """Return what the published face of `article` refers to. Three queries."""
    return Facts(
        credits=list(article.credits.select_related("author")),
        tags=[row.tag for row in article.article_tags.select_related("tag").order_by("pk")],
        themes=[
            row.theme for row in article.article_themes.select_related("theme").order_by("pk")
        ],
        picked_ids=article.related_ids,
    )


def article_page(article: Article, facts: Facts, *, at: datetime | None = None) -> dict[str, Any]:
    """Return the context of an article page, as its template names it.

    Four queries whatever the size of the story and of the paper: photos, the newest of every list
    around the story, the cards of all stories shown, and nothing that grows.
    """
    at = at or timezone.now()
    pieces = body.parts(article.body, story_id=article.pk)
    references = body.references(article.body)
    path = article.section.path
    around = story_lists.newest_ids(_lists_around(article, facts), at=at)
    candidates = _related_candidates(article, facts, around)
    # A young sub-section is filled up from the section above it.
    in_path = [*around["section"], *around.get("parent", [])]
    latest = around["latest"]
    cards = _cards({*references.story_ids, *candidates, *in_path, *latest}, at)
    photos = Photo.objects.in_bulk(references.photo_ids) if references.photo_ids else {}

    # An editor's picks come first; of what is left the newest of the path stand under its name,
    # and the rest of the neighbourhood fills the grid.
    shown = {article.pk, *references.story_ids}
    pictures = gallery.pictures(article, pieces, photos)
    layout = _layout(article, pictures)
    if layout == display.Layout.GALLERY:
        # Its pictures stand together above the words.
        words = [piece for piece in pieces if piece.type not in {"photo", "gallery"}]
    else:
        words = pieces
    related = _take(cards, facts.picked_ids, RELATED, shown)
    latest_in_path = _take(cards, in_path, LATEST_IN_PATH, shown)
    related += _take(cards, candidates, RELATED - len(related), shown)
    return {
        "article": article,
        "layout": layout,
        "path": path,
        "parts": _with_material(words, photos, cards, article),
        "pictures": pictures,
        "video": video.of(article),
        "gallery_notes": gallery.notes(pieces),
        "credits": facts.credits,
        "byline": display.byline(facts.credits),
        "tags": facts.tags,
        "themes": facts.themes,
        "related": related,
        "related_more_url": _more_url(facts, path),
        "latest_in_path": latest_in_path,
        "path_has_second_page": len(around["section"]) > PAGE_SIZE,
        "latest": _take(cards, latest, LATEST, shown),
    }


def one_picture(article: Article, number: int) -> dict[str, Any] | None:
    """Return the context of the page of one picture of a photo story; None if it has no such.

    One query, for the photos.
    """
    pieces = body.parts(article.body, story_id=article.pk)
    wanted = body.references(article.body).photo_ids
    photos = Photo.objects.in_bulk(wanted) if wanted else {}
    pictures = gallery.pictures(article, pieces, photos)
    if _layout(article, pictures) != display.Layout.GALLERY or not 1 <= number <= len(pictures):
        return None
    return {
        "article": article,
        "path": article.section.path,
        "picture": pictures[number - 1],
        "previous": pictures[number - 2] if number > 1 else None,
        "next": pictures[number] if number < len(pictures) else None,
        "count": len(pictures),
    }


def _layout(article: Article, pictures: list[gallery.Picture]) -> display.Layout:
    return display.layout(
        article.kind,
        has_lead=article.lead_photo is not None,
        pictures=len(pictures),
        plays=video.of(article) is not None,
    )


def _lists_around(article: Article, facts: Facts) -> list[tuple[str, story_lists.StoryList, int]]:
    """Return the lists that the page draws on.

    Deep enough that ten are left when every story already on the page is passed over.
    """
    deep = RELATED + LATEST_IN_PATH + LATEST + 1
    section, above = article.section, article.section.parent
    around = [("themes", story_lists.in_theme(theme), deep) for theme in facts.themes]
    around += [("tags", story_lists.with_tag(tag), deep) for tag in facts.tags]
    # One more than a page of its list, which tells whether there is a second.
    around.append(("section", story_lists.in_section(section), max(deep, PAGE_SIZE + 1)))
    if above:
        around.append(("parent", story_lists.in_section(above), deep))
    around.append(("latest", story_lists.latest(), 2 * deep))
    return around


def _related_candidates(article: Article, facts: Facts, around: dict[str, list[int]]) -> list[int]:
    """Picked by hand, then the same theme, the same tags, the same section; newest first each."""
    lists = [facts.picked_ids]
    lists += [around.get(name, []) for name in ("themes", "tags", "section", "parent")]
    # Enough to fill the grid after what stands elsewhere on the page is left out.
    return list(dict.fromkeys(pk for ids in lists for pk in ids if pk != article.pk))[:40]


def _cards(ids: Iterable[int], at: datetime) -> dict[int, Article]:
    uses(*(f"article/{pk}" for pk in ids))  # those too that are not live yet
    cards = Article.objects.live(at).for_cards().filter(pk__in=set(ids))
    return {card.pk: card for card in cards}


def _take(
    cards: dict[int, Article], ids: Iterable[int], count: int, shown: set[int]
) -> list[Article]:
    """Return the first `count` cards of `ids` not yet on the page, and note that they now are."""
    taken = [cards[pk] for pk in ids if pk in cards and pk not in shown][:count]
    shown.update(card.pk for card in taken)
    return taken


def _with_material(
    pieces: Iterable[Any], photos: dict[int, Photo], cards: dict[int, Article], article: Article
) -> list[dict[str, Any]]:
    """Give each part of the body its photos and stories; leave out one that has lost them all."""
    ready = []
    for piece in pieces:
        name, wanted, material = _material_of(piece, photos, cards)
        there = [material[pk] for pk in wanted if pk in material]
        if len(there) < len(wanted):
            missing = [pk for pk in wanted if pk not in material]
            logger.warning("Story %s: %s %s is not there", article.pk, piece.type, missing)
        if there or not wanted:
            found = there[0] if name == "photo" else there
            ready.append({**vars(piece), "type": piece.type, name: found})
    return ready


def _material_of(
    piece: Any, photos: dict[int, Photo], cards: dict[int, Article]
) -> tuple[str, list[int], dict[int, Any]]:
    """Return under which name a part shows its material, the ids it wants, and where they are."""
    if piece.type == "photo":
        return "photo", [piece.photo_id], photos
    if piece.type == "gallery":
        return "photos", list(piece.photo_ids), photos
    if piece.type == "related":
        return "articles", list(piece.story_ids), cards
    return "nothing", [], {}


def _more_url(facts: Facts, path: list[Section]) -> str:
    """Where Related Contents go on: the first theme, else the first tag, else the section."""
    if facts.themes:
        return facts.themes[0].get_absolute_url()
    if facts.tags:
        return facts.tags[0].get_absolute_url()
    return path[-1].get_absolute_url()
