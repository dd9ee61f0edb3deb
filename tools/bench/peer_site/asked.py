"""What can be asked of the Wagtail site from inside."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.core.wsgi import get_wsgi_application

from tools.bench.peer_site.models import SectionPage, StoryPage
from tools.bench.wsgi import ask, measured, medians


class Asked:
    """Each public method is one `do`."""

    def __init__(self) -> None:
        self.application = get_wsgi_application()

    def addresses(self, stories: int) -> dict[str, list[str]]:
        """Return home, a section, and the `stories` newest stories."""
        newest = StoryPage.objects.live().order_by("-published_at")[:stories]
        section = SectionPage.objects.filter(depth=3).first()
        assert section is not None
        return {
            "home": ["/"],
            "section": [section.url],
            "story": [story.url for story in newest],
        }

    def cost(self, paths: list[str], times: int) -> dict[str, Any]:
        """Return what a page costs, medians over `paths` in turns: see `tools.bench.wsgi`."""
        for path in paths:  # once, so that pictures and templates are there
            size = self._ask(path)
        costs = []
        for number in range(times):
            cost: dict[str, Any] = {}
            with measured(cost):
                self._ask(paths[number % len(paths)])
            costs.append(cost)
        return medians(costs) | {"bytes": size}

    def _ask(self, path: str) -> int:
        answer = ask(self.application, path)
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"{path}: {answer.status}")
        return len(answer.body)
