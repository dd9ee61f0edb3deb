"""What a page about the paper says by itself, beside what editors wrote."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from pages.models import Page, Place, Subject

# What these two show comes from the masthead, so they are there before anybody wrote them.
TITLES = {Place.CONTACT: _("Contact us"), Place.ADVERTISEMENT: _("Advertisement")}

NEXT = {
    Subject.NEWSROOM: _("An editor reads it, usually on the same working day."),
    Subject.CORRECTIONS: _(
        "An editor checks it first of all. What was wrong is corrected in the story, which then "
        "says so, with the date."
    ),
    Subject.ADVERTISING: _("Advertising answers within two working days."),
    Subject.SUBSCRIPTIONS: _("Subscriptions answer within two working days."),
}


def unwritten(slug: str) -> Page | None:
    """Return an empty page for `slug` if it is one that shows the masthead's contacts, or None."""
    title = TITLES.get(Place(slug))
    return Page(slug=slug, title=str(title)) if title else None


def subject_for(slug: str) -> str:
    """Return what the form is about when somebody comes from the page `slug`; "" for neither."""
    subjects = {Place.CONTACT: Subject.NEWSROOM, Place.ADVERTISEMENT: Subject.ADVERTISING}
    subject = subjects.get(Place(slug))
    return subject.value if subject else ""
