"""Front pages and what editors put together: one file a concept."""

from fronts.models.banner import Banner
from fronts.models.coverage import Coverage, CoverageEntry, CoverageStory
from fronts.models.front import Front, FrontKind, Slot
from fronts.models.special import SpecialEdition, SpecialStory

__all__ = [
    "Banner",
    "Coverage",
    "CoverageEntry",
    "CoverageStory",
    "Front",
    "FrontKind",
    "Slot",
    "SpecialEdition",
    "SpecialStory",
]
