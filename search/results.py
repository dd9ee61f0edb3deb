"""A page of results: the stories found, why each was found, and what to try when none was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404

from articles import written
from articles.cards import live_cards
from articles.display import BylineName, byline
from articles.listings import LAST_PAGE, PAGE_SIZE, Listing
from articles.models import Article, Credit, Tag
from articles.story_lists import latest
from search import index
from search.filters import Search
from search.marking import Marker, Piece
from search.query import Query, words_in
from search.spelling import MOST_WORDS_CORRECTED, near, worth_correcting

# A snippet is looked for in so many letters of a story's HTML, which bounds what a page costs.
READ_FOR_SNIPPET = 20_000
NEWEST = 5
POPULAR_TAGS = 12
_RECENT = 100
_STORIES_FOR_SPELLING = 30


@dataclass(frozen=True)
class Result:
    """One story found: its headline and a passage of it with the words marked, and its byline."""

    article: Article
    headline: list[Piece]
    passage: list[Piece]
    byline: list[BylineName]


@dataclass(frozen=True)
class Results:
    """One page of them. `cut` says that there are more than the last page lets a reader see."""

    listing: Listing
    items: list[Result]
    cut: bool = False


@dataclass(frozen=True)
class Help:
    """What a reader whose search found nothing, or who has asked nothing yet, may try."""

    newest: list[Article]
    tags: list[Tag]
    suggestion: str = ""
    suggestion_url: str = ""


def page_of(search: Search, number: int) -> Results:
    """Return page `number` of what `search` finds. Raises Http404 past the end."""
    start = (number - 1) * PAGE_SIZE
    more_than_shown = min(start + PAGE_SIZE, LAST_PAGE * PAGE_SIZE) + 1
    ids = index.find(
        search.query, scope=search.scope, newest_first=search.newest_first, limit=more_than_shown
    )
    if number > 1 and len(ids) <= start:
        raise Http404(number)
    found = live_cards(ids[start : start + PAGE_SIZE])
    listing = Listing(
        items=found,
        number=number,
        has_next=len(ids) > start + PAGE_SIZE and number < LAST_PAGE,
        base_url=search.url(),
    )
    cut = number == LAST_PAGE and len(ids) > LAST_PAGE * PAGE_SIZE
    return Results(listing, _explained(found, search.query), cut)


def _explained(found: Sequence[Article], query: Query) -> list[Result]:
    marker = Marker(query)
    credits = defaultdict(list)
    for credit in Credit.objects.filter(article__in=found).select_related("author"):
        credits[credit.article_id].append(credit)
    passages = {article.pk: marker.snippet([article.standfirst]) for article in found}
    silent = [pk for pk, passage in passages.items() if query and not passage]
    bodies = Article.objects.live().filter(pk__in=silent).values_list("pk", "body")
    for pk, html in bodies if silent else ():
        passages[pk] = marker.snippet(written.lines(html[:READ_FOR_SNIPPET]))
    return [
        Result(
            article=article,
            headline=marker.pieces(article.list_headline),
            passage=passages[article.pk] or [Piece(article.standfirst)],
            byline=byline(credits[article.pk]),
        )
        for article in found
    ]


def help_for(search: Search) -> Help:
    """Return the newest stories, the tags they carry, and another spelling if one finds more."""
    recent = latest().ids(count=_RECENT)
    newest = live_cards(recent[:NEWEST])
    suggestion = corrected(search.query)
    url = search.url(q=suggestion) if suggestion else ""
    return Help(newest, popular_tags(recent), suggestion, url)


def popular_tags(recent: Sequence[int]) -> list[Tag]:
    """Return the tags that the stories `recent` carry most often."""
    tags = Tag.objects.filter(tagged_articles__content_object__in=recent)
    return list(tags.annotate(times=Count("pk")).order_by("-times", "sort_key")[:POPULAR_TAGS])


def corrected(query: Query) -> str:
    """Return `query` with a misspelt word put right by the words of live stories, or "".

    Takes the first long word of the search that no live story has. Of the words one slip of the
    finger away from it, it is the one that most of the newest stories with such words have.
    """
    words = dict.fromkeys(word for term in query.wanted for word in term.words)
    doubtful = [word for word in words if worth_correcting(word)][:MOST_WORDS_CORRECTED]
    known = index.known(doubtful)
    for word in [word for word in doubtful if word not in known][:1]:
        candidates = near(word)
        times: Counter[str] = Counter()
        for entry in index.having_any(candidates, limit=_STORIES_FOR_SPELLING):
            spoken = set(words_in(f"{entry.headline} {entry.names} {entry.text}"))
            times.update(spoken & candidates)
        if times:
            best = max(times, key=lambda one: (times[one], one))
            return str(query.with_word(word, best))
    return ""
