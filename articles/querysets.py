from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.lookups import Exact
from django.utils import timezone

from accounts.roles import Role
from articles.finding import newest_with, words_in
from pagecache.making import uses
from photos.querysets import FOR_THE_LIBRARY
from publishing.querysets import PublishableQuerySet, Unindexed
from publishing.text import fold

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article, Author, Tag  # noqa: F401  (named in the base classes)

_OF_THE_LEAD_PHOTO = tuple(f"lead_photo__{name}" for name in FOR_THE_LIBRARY)

# What a card in a list never shows; the body alone can be a hundred kilobytes.
_NOT_ON_A_CARD = (
    "body",
    "lead_caption",
    "withdrawn_to",
    "related_ids",
    "folded",
    "corrections",
    *_OF_THE_LEAD_PHOTO,
)

# What only the newsroom reads.
_NOT_ON_A_PAGE = (
    "folded",
    "token",
    "created_at",
    "created_by",
    "withdrawn_to",
    *_OF_THE_LEAD_PHOTO,
)

# Words of a search beyond these, and matches beyond these, change nothing an editor would notice.
MAX_WORDS = 8
MATCHED = 1000


class ArticleQuerySet(PublishableQuerySet["Article"]):
    """Reads of stories. Everything public begins with `live()`."""

    def for_cards(self) -> Self:
        """Load what a card shows, and nothing else: one query for a list of any length."""
        return self.select_related("section__parent", "lead_photo").defer(*_NOT_ON_A_CARD)

    def for_lists(self) -> Self:
        """Load what `for_cards` does, but for the section, which is at hand already."""
        return self.select_related("lead_photo").defer(*_NOT_ON_A_CARD)

    def for_page(self) -> Self:
        """Load a story with what its page shows of its own; its section is given to it after."""
        return self.select_related("lead_photo", "film").defer(*_NOT_ON_A_PAGE)

    def _fetch_all(self) -> None:
        # Whatever story a page has read, it is made of: no view can forget to say so.
        first = self._result_cache is None
        super()._fetch_all()
        if first and self._result_cache and isinstance(self._result_cache[0], self.model):
            uses(*(f"article/{story.pk}" for story in self._result_cache))

    def in_order(self, ids: Sequence[int]) -> list[Article]:
        """Return the stories of `ids` in that order, without those that this queryset lacks."""
        # Of those too that may come yet.
        uses(*(f"article/{pk}" for pk in ids))
        found = {article.pk: article for article in self.filter(pk__in=ids)}
        return [found[pk] for pk in ids if pk in found]

    def matching(self, text: str) -> Self:
        """Keep stories whose headlines or names hold every word of `text`, marks or no marks.

        A word may be its beginning only. For the newsroom: it looks at the newest revision,
        published or not. Of the stories that match, the newest 1,000 are looked at.
        """
        words = words_in(fold(text))[:MAX_WORDS]
        if not words:
            return self.none() if text.strip() else self
        return self.filter(pk__in=newest_with(words, limit=MATCHED, using=self.db))

    def visible_to(self, user: User) -> Self:
        """Keep what `user` may open in the newsroom.

        Editors of the whole paper see all; section editors their sections and their own;
        reporters their own: what they began or are credited for.
        """
        if user.has_role(Role.CHIEF_EDITOR, Role.PHOTO_EDITOR):
            return self
        own = self._is_own(user)
        if user.has_role(Role.SECTION_EDITOR):
            edited = user.edited_sections.values("pk")
            return self.filter(own | Q(section__in=edited) | Q(section__parent__in=edited))
        if user.has_role(Role.REPORTER):
            return self.filter(own)
        return self.none()

    def owned_by(self, user: User) -> Self:
        """Keep `user`'s own stories: begun by them, or with their name in the byline."""
        return self.filter(self._is_own(user))

    def with_unpublished_changes(self) -> Self:
        """Keep published stories whose newest revision is ahead of what readers see."""
        # Not `ahead=True`, which is the bare column in SQL: no index answers that on SQLite.
        return self.published().filter(ahead__in=[True])

    def _is_own(self, user: User) -> Q:
        # Asked of each story that a walk has come to: nothing begins with it, for somebody who
        # writes every day has thousands (`articles.admin.walks` begins there, and stops).
        credits = apps.get_model("articles", "Credit").objects
        credited = credits.filter(article=OuterRef("pk"), author__user=user.pk)
        return Q(Exact(Unindexed(F("created_by")), user.pk)) | Q(Exists(credited))


class TagQuerySet(models.QuerySet["Tag"]):
    """Reads of tags."""

    def in_use(self) -> Self:
        """Keep the tags that at least one live story carries."""
        from articles.models import ArticleTag  # the models import this file

        carried = ArticleTag.objects.filter(tag=OuterRef("pk"), live_from__lte=timezone.now())
        return self.filter(Exists(carried))

    def by_key(self, keys: Iterable[str]) -> dict[str, Tag]:
        """Return the tags spelled as `keys` say, or merged from such a spelling. One query.

        They carry number, name and address; a tag of its own goes before a merged spelling.
        """
        from articles.models import MergedTag, Tag  # the models import this file

        keys = list(keys)
        columns = ("pk", "name", "slug")
        merged = MergedTag.objects.filter(key__in=keys).values_list(
            Value(0), "key", *(f"tag__{column}" for column in columns)
        )
        own = self.filter(key__in=keys).order_by().values_list(Value(1), "key", *columns)
        rows = sorted(own.union(merged, all=True)) if keys else []
        return {key: Tag(pk=pk, name=name, slug=slug) for _own, key, pk, name, slug in rows}

    def at(self, slug: str) -> Tag:
        """Return the tag with this address, or that into which it was merged.

        Raises Tag.DoesNotExist.
        """
        found = self.filter(slug=slug).first() or self.filter(merged__slug=slug).first()
        if found is None:
            raise self.model.DoesNotExist(slug)
        return found


class AuthorQuerySet(models.QuerySet["Author"]):
    """Reads of authors."""

    def in_use(self) -> Self:
        """Keep the authors whose name stands under at least one live story."""
        from articles.models import Credit  # the models import this file

        signed = Credit.objects.filter(author=OuterRef("pk"), live_from__lte=timezone.now())
        return self.filter(Exists(signed))
