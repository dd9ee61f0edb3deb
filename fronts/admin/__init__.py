"""Front pages at the desk: the placing screen, banners, coverages, special editions."""

from fronts.admin.collections import BannerAdmin, CoverageAdmin, SpecialEditionAdmin
from fronts.admin.placing import FrontAdmin

__all__ = ["BannerAdmin", "CoverageAdmin", "FrontAdmin", "SpecialEditionAdmin"]
