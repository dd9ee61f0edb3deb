"""What stands around a story: Related Contents, the newest of its section, the newest of all.

Its lists are pieces that many pages share, so a new story makes a few lists anew and no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles import story_lists
from articles.cards import keys_of, live_cards
from articles.listings import PAGE_SIZE
from articles.models import Article, Tag, Theme
from articles.story_lists import StoryList
from pagecache.pieces import Found, Gap, Piece, State, piece, prepare
from publishing.drawing import draw
from sections.models import Section

if TYPE_CHECKING:
    from articles.facts import Facts

RELATED = 10
LATEST_IN_PATH = 5
LATEST = 6
# Deep enough that ten are left when every story already on the page is passed over, and one more
# than a page of the section's list, which tells whether there is a second.
DEEP = RELATED + LATEST_IN_PATH + LATEST + 1
LATEST_DEEP = 2 * DEEP
CANDIDATES = 40

CARDS, PICKED = "articles/cards", "articles/picked"
# Where the part of another department stands in ours.
IN_THE_RAIL = "<!--in the rail-->"


def _list(kind: str, pk: int) -> StoryList:
    if kind == "latest":
        return story_lists.latest()
    if kind == "section":
        return story_lists.in_section(Section(pk=pk))
    if kind == "theme":
        return story_lists.in_theme(Theme(pk=pk))
    return story_lists.with_tag(Tag(pk=pk))


def _deep(kind: str) -> int:
    return LATEST_DEEP if kind == "latest" else DEEP


@piece(CARDS)
def cards(kind: str, pk: int) -> list[Article]:
    """Return the newest stories of one list as cards. Two queries."""
    return live_cards(_list(kind, pk).ids(count=_deep(kind)))


@piece(PICKED)
def picked(*ids: int) -> list[Article]:
    """Return the stories an editor picked, those that are live. One query."""
    return live_cards(ids)


@dataclass(frozen=True)
class Around:
    """What the surroundings of one story are made from."""

    article_id: int
    path: list[Section]
    more_url: str
    shown: frozenset[int]
    lists: tuple[Piece, ...]

    def gaps(self) -> tuple[Gap, Gap]:
        """Return the gap for everything before the advertisement in the rail, and its end."""
        return Gap(self.lists, partial(_drawn, self)), Gap((), _end)


def around(article: Article, facts: Facts, path: list[Section], *, shown: Iterable[int]) -> Around:
    """Return what stands around `article`. No query where its lists are kept, else three."""
    lists: list[Piece] = [(PICKED, *facts.picked_ids)]
    lists += [(CARDS, "theme", theme.pk) for theme in facts.themes]
    lists += [(CARDS, "tag", tag.pk) for tag in facts.tags]
    lists += [(CARDS, "section", section.pk) for section in reversed(path)]
    lists.append((CARDS, "latest", 0))
    more = facts.themes[0] if facts.themes else facts.tags[0] if facts.tags else path[-1]
    return Around(article.pk, path, more.get_absolute_url(), frozenset(shown), tuple(lists))


def read_at_once(found: Around, *, also: Sequence[int] = ()) -> None:
    """Read those lists of a page that are not at hand in two queries, however many they are.

    also: stories the page shows itself, read along.
    """
    prepare(found.lists, partial(_lists, also))


def _lists(also: Sequence[int], wanted: list[Piece]) -> dict[Piece, Found]:
    lists = {str(name): (name, _list(*name[1:])) for name in wanted if name[0] == CARDS}
    walks = [(text, stories, _deep(name[1])) for text, (name, stories) in lists.items()]
    ids_of = story_lists.newest_ids(walks, at=timezone.now())
    by_piece = {name: ids_of[text] for text, (name, _stories) in lists.items()}
    by_piece |= {name: list(name[1:]) for name in wanted if name[0] == PICKED}
    every = dict.fromkeys(pk for listed in [*by_piece.values(), also] for pk in listed)
    there = {story.pk: story for story in live_cards(list(every))}
    made = {}
    for name, listed in by_piece.items():
        stories = [there[pk] for pk in listed if pk in there]
        # Of those too that may come yet.
        keys = {f"article/{pk}" for pk in listed}.union(*map(keys_of, stories))
        if name[0] == CARDS:
            keys.add(lists[str(name)][1].key)
        made[name] = Found(stories, keys, 2000 + 120 * len(stories))
    return made


def chosen(found: Around, values: Sequence[Sequence[Article]]) -> dict[str, Any]:
    """Return which stories stand where, no story twice on the page. Pure.

    An editor's picks come first; of what is left the newest of the path stand under its name, and
    the rest of the neighbourhood fills the grid: the same theme, the same tags, the same section.
    """
    by_list = dict(zip(found.lists, values, strict=True))
    own = by_list[CARDS, "section", found.path[-1].pk]
    # A young sub-section is filled up from the section above it.
    in_path = [story for section in reversed(found.path) for story in _of(by_list, section)]
    near = _once_each(chain.from_iterable(values[:-1]), besides={found.article_id})
    candidates = list(islice(near, CANDIDATES))
    shown = {found.article_id, *found.shown}
    related = _take(values[0], RELATED, shown)
    latest_in_path = _take(in_path, LATEST_IN_PATH, shown)
    related += _take(candidates, RELATED - len(related), shown)
    return {
        "related": related,
        "latest_in_path": latest_in_path,
        "path_has_second_page": len(own) > PAGE_SIZE,
        "latest": _take(values[-1], LATEST, shown),
    }


def _once_each(stories: Iterable[Article], *, besides: set[int]) -> Iterator[Article]:
    seen = set(besides)
    for story in stories:
        if story.id not in seen:
            seen.add(story.id)
            yield story


def _of(by_list: Mapping[Piece, Sequence[Article]], section: Section) -> Sequence[Article]:
    return by_list[CARDS, "section", section.pk]


def _take(stories: Iterable[Article], count: int, shown: set[int]) -> list[Article]:
    """Return the first `count` of `stories` not yet on the page, and note that they now are."""
    taken = list(islice(_once_each(stories, besides=shown), count))
    shown.update(story.id for story in taken)
    return taken


def _drawn(found: Around, values: Sequence[Any], state: State) -> str:
    shown = {**chosen(found, values), "path": found.path, "related_more_url": found.more_url}
    markup = draw("articles/parts/around.html", shown)
    before, _mark, after = markup.partition(IN_THE_RAIL)
    state.notes["after the rail"] = after
    return before


def _end(values: Sequence[Any], state: State) -> str:
    return state.notes.get("after the rail", "")
