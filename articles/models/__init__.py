"""The stories and everything that is listed with them, one file a concept."""

from articles.models.article import Article, ArticleRevision, Kind
from articles.models.credits import Author, Credit, CreditRole
from articles.models.listings import (
    ArticleTag,
    ArticleTheme,
    MergedTag,
    Placement,
    PlacementReason,
    Tag,
    Theme,
    ThemePin,
)
from articles.models.uses import PhotoUse, StoryUse, UsePlace

__all__ = [
    "Article",
    "ArticleRevision",
    "ArticleTag",
    "ArticleTheme",
    "Author",
    "Credit",
    "CreditRole",
    "Kind",
    "MergedTag",
    "PhotoUse",
    "Placement",
    "PlacementReason",
    "StoryUse",
    "Tag",
    "Theme",
    "ThemePin",
    "UsePlace",
]
