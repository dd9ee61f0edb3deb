"""The sample's printed issues. Their PDFs are in the repository; the job makes their pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.core.files.base import ContentFile

from articles.models import Article
from editions import actions
from editions.models import Issue, Publication, Subscriber
from newsroom.demo import material

if TYPE_CHECKING:
    from accounts.models import User

SUBSCRIBER = "reader@example.com"
PAGES = 8


def print_issues(written: Mapping[str, Article], people: Mapping[str, User], *, by: User) -> int:
    """Put the issues on their shelves, with their stories on their pages. Returns how many."""
    data = material.data("issues")
    publications = {
        entry["slug"]: _publication(entry, place, by=by)
        for place, entry in enumerate(data["publication"], start=1)
    }
    closed = publications["special-publications"]
    if not Subscriber.objects.filter(publication=closed).exists():
        actions.grant_term(closed, people[SUBSCRIBER], by=by)
    for entry in _covers_of_the_shelf_first(data["issue"]):
        _issue(publications[entry["publication"]], entry, written, by=by)
    return len(data["issue"])


def _covers_of_the_shelf_first(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put the newest issue of each publication before all older ones: its cover is looked for.

    Their pages are made in this order, while the first readers are there already.
    """
    newest = {entry["publication"]: entry for entry in reversed(entries)}
    return sorted(entries, key=lambda entry: entry is not newest[entry["publication"]])


def _publication(entry: dict[str, Any], place: int, *, by: User) -> Publication:
    words = {name: value for name, value in entry.items() if name != "look"}
    there = Publication.objects.filter(slug=entry["slug"]).first()
    return there or actions.save_publication(Publication(position=place, **words), by=by)


def _issue(
    publication: Publication, entry: dict[str, Any], written: Mapping[str, Article], *, by: User
) -> None:
    if Issue.objects.filter(publication=publication, number=entry["number"]).exists():
        return
    words = {name: entry[name] for name in ("number", "date", "title", "note")}
    issue = actions.save_issue(Issue(publication=publication, **words), by=by)
    path = material.issue_file(publication.slug, entry["number"])
    pages = dict(enumerate(entry["page"], start=2))
    actions.upload(
        issue,
        ContentFile(path.read_bytes(), name=path.name),
        by=by,
        pages=PAGES,  # our own files: the press need not look them over first
        titles={1: entry["title"]} | {number: page["contents"] for number, page in pages.items()},
    )
    actions.publish(issue, by=by)
    for number, page in pages.items():
        for name in page.get("stories", []):
            if name in written:
                actions.place_story(written[name], issue=issue, page_number=number, by=by)
