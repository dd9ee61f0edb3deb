"""Everything that has to be there before the first story: people, masthead, sections, authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accounts.actions import add_person
from accounts.models import User
from accounts.roles import Role
from articles import naming
from articles.models import Article, Author, Theme
from newsroom.demo import material
from pages.actions import save_masthead, save_page
from pages.models import Masthead, Page
from sections.actions import save as save_section
from sections.models import Section

if TYPE_CHECKING:
    from photos.models import Photo

# Printed for everybody to see: the sample paper's own people only.
PASSWORD = "read-all-about-it"  # noqa: S105


def add_people() -> dict[str, User]:
    """Make the newsroom's people and the readers. Returns everybody by e-mail address."""
    listed = material.data("people")
    for entry in listed["person"] + listed["reader"]:
        if not User.objects.filter(email=entry["email"]).exists():
            add_person(
                email=entry["email"],
                display_name=entry["name"],
                roles=[Role(role) for role in entry.get("roles", [])],
                password=PASSWORD if "roles" in entry else None,
                by=None,
            )
    return {user.email: user for user in User.objects.all()}


def write_masthead(*, by: User | None) -> Masthead:
    """Write the masthead and the pages about the paper, where there are none."""
    facts = material.data("masthead")
    for entry in facts.pop("page"):
        if not Page.objects.filter(slug=entry["slug"]).exists():
            save_page(Page(**entry, body=material.page_text(entry["slug"])), by=by)
    return Masthead.objects.first() or save_masthead(Masthead(**facts), by=by)


def build_sections(people: dict[str, User], *, by: User | None) -> dict[str, Section]:
    """Build the section tree. Returns each section by its path, as `money/insurance`."""
    found: dict[str, Section] = {}
    for position, entry in enumerate(material.data("sections")["section"]):
        parts, editors = entry.pop("parts"), entry.pop("editors", [])
        top = _section(None, position, entry, by)
        top.editors.add(*[people[email] for email in editors if email in people])
        found[top.slug] = top
        for place, part in enumerate(parts):
            found[f"{top.slug}/{part['slug']}"] = _section(top, place, part, by)
    return found


def _section(
    parent: Section | None, position: int, entry: dict[str, Any], by: User | None
) -> Section:
    there = Section.objects.filter(parent=parent, slug=entry["slug"]).first()
    return there or save_section(Section(parent=parent, position=position, **entry), by=by)


def add_authors(people: dict[str, User], photos: dict[str, Photo]) -> dict[str, Author]:
    """Make the authors, with portrait and log-in where they have one. Returns them by slug."""
    for entry in material.data("people")["author"]:
        facts = dict(entry)
        portrait = photos.get(facts.pop("portrait", ""))
        user = people.get(facts.pop("login", ""))
        slug = facts.pop("slug")
        Author.objects.get_or_create(
            slug=slug, defaults={**facts, "portrait": portrait, "user": user}
        )
    return {author.slug: author for author in Author.objects.all()}


def add_themes(photos: dict[str, Photo]) -> dict[str, Theme]:
    """Make the themes. Returns them by slug."""
    for entry in material.data("themes")["theme"]:
        facts = dict(entry)
        facts.pop("pinned")  # see pin_stories: the stories are not written yet
        slug, photo = facts.pop("slug"), photos.get(facts.pop("photo"))
        Theme.objects.get_or_create(slug=slug, defaults={**facts, "photo": photo})
    return {theme.slug: theme for theme in Theme.objects.all()}


def pin_stories(themes: dict[str, Theme], stories: dict[str, Article], *, by: User) -> None:
    """Pin the stories that each theme begins with, where nobody has pinned any."""
    for entry in material.data("themes")["theme"]:
        theme = themes[entry["slug"]]
        if not theme.pins.exists():
            ids = [stories[name].pk for name in entry["pinned"]]
            naming.pin_stories(theme, ids, by=by)
