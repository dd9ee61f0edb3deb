"""Where the list of stories begins to read, for somebody who may open only a part of the paper.

Walked from the newest story on, the list of somebody who wrote three stories years ago would look
at the whole paper. So it begins with what is theirs: one walk along an index for each reason why a
story is, and from each no more than the page needs. That each may be opened is asked all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from accounts.roles import Role
from articles.models import Article, Author
from sections.models import Section

if TYPE_CHECKING:
    from accounts.models import User

Stories = QuerySet[Article]
FEW = 1000


def sees_all(user: User) -> bool:
    """Say whether `user` may open every story, so that the whole paper is theirs to walk."""
    return user.has_role(Role.CHIEF_EDITOR, Role.PHOTO_EDITOR)


def newest_of(stories: Stories, user: User, *, mine: bool, count: int) -> list[int]:
    """Return the ids of the `count` newest of `stories`, of those that are `user`'s.

    stories: already narrowed to what the user may open. mine: only what they wrote themselves.
    One query for each reason, whatever the size of the paper.
    """
    found: set[int] = set()
    for walk in _walks(stories, user, mine=mine):
        found.update(walk[:count])
    return sorted(found, reverse=True)[:count]


def among_few(stories: Stories, user: User, *, mine: bool) -> Stories:
    """Return `stories` of somebody with few of them as a look at those, in whatever order.

    Who has more finds a page full of them soon, whichever way the paper is walked.
    """
    ids = newest_of(stories, user, mine=mine, count=FEW + 1)
    return stories if len(ids) > FEW else stories.filter(pk__in=ids)


def _walks(stories: Stories, user: User, *, mine: bool) -> Iterator[QuerySet[Article, int]]:
    """Yield the ids of what they began, of what has their name, of what their sections have."""
    begun = stories.filter(created_by=user.pk).order_by("-pk")
    yield begun.values_list("pk", flat=True)
    for author in Author.objects.filter(user=user.pk).values_list("pk", flat=True):
        named = stories.filter(credits__author=author).order_by("-credits__article_id")
        yield named.values_list("credits__article_id", flat=True)
    if mine or not user.has_role(Role.SECTION_EDITOR):
        return
    edited = user.edited_sections.values("pk")
    theirs = Section.objects.filter(Q(pk__in=edited) | Q(parent__in=edited))
    for section in theirs.values_list("pk", flat=True):
        within = stories.filter(section=section).order_by("-pk")
        yield within.values_list("pk", flat=True)
