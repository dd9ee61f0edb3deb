"""The newsroom's working side of stories: where editors write, place and publish."""

from articles.admin import names, story

__all__ = ["names", "story"]
