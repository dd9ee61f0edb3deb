"""What an editor writes, as one value: from a form, from a row, to and from a revision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from articles.models.credits import CreditRole
from articles.models.listings import PlacementReason

if TYPE_CHECKING:
    from articles.models import Article


@dataclass(frozen=True)
class CreditLine:
    """One name in the byline: an author of the paper, or a guest by name only."""

    name: str
    author_id: int | None = None
    role: str = CreditRole.WRITER.value
    text_before: str = ""


@dataclass(frozen=True)
class Correction:
    """A note that tells readers what was wrong: its words, when it was added, and by whom.

    `at` is written as ISO 8601 with its offset. The action that saves fills in what is blank.
    """

    text: str
    at: str = ""
    by: str = ""


@dataclass(frozen=True)
class Content:
    """Everything in a story that an editor writes or chooses.

    Columns of `Article` have the same names; lists are in the editor's order.
    """

    headline: str = ""
    short_headline: str = ""
    kicker: str = ""
    standfirst: str = ""
    kind: str = "news"
    section_id: int | None = None
    also_in_ids: list[int] = field(default_factory=list)
    credits: list[CreditLine] = field(default_factory=list)
    lead_photo_id: int | None = None
    lead_caption: str = ""
    lead_alt: str = ""
    lead_crop: str = ""
    body: str = ""
    tags: list[str] = field(default_factory=list)
    theme_ids: list[int] = field(default_factory=list)
    related_ids: list[int] = field(default_factory=list)
    film_id: int | None = None
    video_url: str = ""
    video_seconds: int = 0
    corrections: list[Correction] = field(default_factory=list)
    no_ads: bool = False
    no_news_sitemap: bool = False

    def to_snapshot(self) -> dict[str, Any]:
        """Return it as plain JSON, as a revision stores it."""
        return asdict(self)

    @classmethod
    def from_snapshot(cls, snapshot: Mapping[str, Any]) -> Content:
        """Return the content of a stored revision.

        Fields that revisions of that day did not have get their defaults; fields that have
        since gone are passed over, so old revisions stay readable.
        """
        known = {f.name for f in fields(cls)}
        values = {name: value for name, value in snapshot.items() if name in known}
        lines = [CreditLine(**line) for line in values.pop("credits", [])]
        notes = corrections_from(values.pop("corrections", []))
        return cls(**values, credits=lines, corrections=notes)

    @classmethod
    def of(cls, article: Article) -> Content:
        """Return the newest content of `article`: of its newest revision, else of its row."""
        if article.latest_revision is not None:
            return cls.from_snapshot(article.latest_revision.snapshot)
        return cls.published(article)

    @classmethod
    def published(cls, article: Article) -> Content:
        """Return the content in the row of `article` and its related rows."""
        columns = {name: getattr(article, name) for name in ROW_FIELDS}
        return cls(
            **columns,
            also_in_ids=list(
                article.placements.filter(reason=PlacementReason.ALSO)
                .order_by("pk")
                .values_list("section_id", flat=True)
            ),
            credits=[
                CreditLine(
                    name=credit.name,
                    author_id=credit.author_id,
                    role=credit.role,
                    text_before=credit.text_before,
                )
                for credit in article.credits.all()
            ],
            tags=list(article.article_tags.order_by("pk").values_list("tag__name", flat=True)),
            theme_ids=list(
                article.article_themes.order_by("pk").values_list("theme_id", flat=True)
            ),
            corrections=corrections_from(article.corrections),
        )

    def but(self, **changes: Any) -> Content:
        """Return a copy with `changes`."""
        return replace(self, **changes)


def corrections_from(rows: Iterable[Mapping[str, str]]) -> list[Correction]:
    """Return the corrections that a snapshot or a row keeps as plain JSON."""
    return [Correction(**row) for row in rows]


# The columns of Article that hold content; the rest of it lives in related rows.
ROW_FIELDS = (
    "headline",
    "short_headline",
    "kicker",
    "standfirst",
    "kind",
    "section_id",
    "lead_photo_id",
    "lead_caption",
    "lead_alt",
    "lead_crop",
    "body",
    "related_ids",
    "film_id",
    "video_url",
    "video_seconds",
    "no_ads",
    "no_news_sitemap",
)
