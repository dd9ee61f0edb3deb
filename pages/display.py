"""What a page about the paper says by itself, beside what editors wrote."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from pages.models import Page, Place, Subject

# What these two show comes from the masthead, so they are there before anybody wrote them.
TITLES = {
    Place.CONTACT: _("Contact us"),
    Place.ADVERTISEMENT: _("Advertisement"),
    Place.PRIVACY: _("Privacy"),
}
# Pages whose text is ours until an editor writes another one.
OUR_WORDS = {Place.PRIVACY: "pages/privacy_text.html"}

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
    """Return what stands at `slug` before anybody wrote it: ours, or None."""
    title = TITLES.get(Place(slug))
    return Page(slug=slug, title=str(title), body=our_words(slug)) if title else None


def our_words(slug: str) -> str:
    """Return the text that the paper comes with for the page `slug`; "" for most."""
    template = OUR_WORDS.get(Place(slug)) if slug in Place.values else None
    return render_to_string(template).strip() if template else ""


def subject_for(slug: str) -> str:
    """Return what the form is about when somebody comes from the page `slug`; "" for neither."""
    subjects = {Place.CONTACT: Subject.NEWSROOM, Place.ADVERTISEMENT: Subject.ADVERTISING}
    subject = subjects.get(Place(slug))
    return subject.value if subject else ""
