"""One person of each role in a filled paper, and what pages cost them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import Role
from articles.models import Article, Author, Credit
from sections.models import Section
from tools.bench.asked import TOP_SECTION
from tools.bench.together import together


class Newsroom:
    """A chief, and those who may open a part. Who writes much is an author of many stories."""

    def __init__(self) -> None:
        self.desk = together()
        self.section = Section.objects.get(slug=TOP_SECTION, parent=None)
        self.people = {
            "chief": self._person("chief", Role.CHIEF_EDITOR),
            "reporter": self._person("reporter", Role.REPORTER),
            "busy reporter": self._person("busy", Role.REPORTER),
            "section editor": self._person("section", Role.SECTION_EDITOR),
            "photo editor": self._person("photo", Role.PHOTO_EDITOR),
            "moderator": self._person("moderator", Role.MODERATOR),
        }
        self.people["section editor"].edited_sections.set([self.section])
        by = Credit.objects.order_by("-pk").filter(author__isnull=False).first()
        assert by is not None
        assert by.author_id is not None
        Author.objects.filter(pk=by.author_id).update(user=self.people["busy reporter"])
        few = Article.objects.order_by("pk").values("pk")[:3]
        Article.objects.filter(pk__in=list(few.values_list("pk", flat=True))).update(
            created_by=self.people["reporter"]
        )
        self.cookies = {name: self.desk.signed_in(user) for name, user in self.people.items()}

    def cost(self, person: str, path: str) -> dict[str, Any]:
        """Ask for `path` as `person`; returns what it cost."""
        path = path.replace("SECTION", str(self.section.pk))
        cookies = self.cookies[person]
        cost: dict[str, Any] = self.desk._cost(lambda: self.desk._ask("GET", path, cookies))
        return cost

    def _person(self, name: str, role: Role) -> User:
        user, _made = User.objects.get_or_create(
            email=f"{name}@bench.example", defaults={"display_name": name, "is_staff": True}
        )
        user.groups.set([Group.objects.get(name=role.value)])
        return user
