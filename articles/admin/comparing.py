"""Two revisions side by side in words: names instead of numbers, then word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from articles import body
from articles.compare import Piece, changes
from articles.content import Content
from articles.models import Article, CreditRole, Kind, Theme
from photos.models import Photo
from sections.models import Section
from videos.lengths import length_in_words
from videos.models import Film


@dataclass(frozen=True)
class Difference:
    """One field of a story that is not the same in both."""

    label: str
    pieces: list[Piece]


def differences(old: Content, new: Content) -> list[Difference]:
    """Return the fields in which `new` differs from `old`, in the order of the form."""
    names = _Names((old, new))
    before, after = dict(_in_words(old, names)), dict(_in_words(new, names))
    found = ((label, changes(before[label], after[label])) for label in before)
    return [Difference(label, pieces) for label, pieces in found if pieces]


class _Names:
    """The names of what two contents refer to: one query a kind of thing, whatever the number."""

    def __init__(self, contents: Iterable[Content]) -> None:
        contents = list(contents)
        self.sections = _by_id(
            Section.objects.select_related("parent"),
            {pk for one in contents for pk in (one.section_id, *one.also_in_ids) if pk},
        )
        self.themes = _by_id(Theme.objects, {pk for one in contents for pk in one.theme_ids})
        self.photos = _by_id(
            Photo.objects.only("title"),
            {one.lead_photo_id for one in contents if one.lead_photo_id}
            | {pk for one in contents for pk in body.references(one.body).photo_ids},
        )
        self.films = _by_id(
            Film.objects.only("title"), {one.film_id for one in contents if one.film_id}
        )
        self.stories = _by_id(
            Article.objects.only("headline"),
            {pk for one in contents for pk in one.related_ids}
            | {pk for one in contents for pk in body.references(one.body).story_ids},
        )


def _by_id(rows: Any, ids: set[int]) -> Callable[[int], str]:
    found = rows.in_bulk(ids) if ids else {}
    return lambda pk: str(found[pk]) if pk in found else _("number %(pk)s, deleted") % {"pk": pk}


def _in_words(content: Content, names: _Names) -> Iterator[tuple[str, str]]:
    yield _("Kicker"), content.kicker
    yield _("Headline"), content.headline
    yield _("Short headline"), content.short_headline
    yield _("Standfirst"), content.standfirst
    yield _("Text"), "\n".join(_lines(content.body, names))
    yield _("Lead photo"), names.photos(content.lead_photo_id) if content.lead_photo_id else ""
    yield _("Caption of the lead photo"), content.lead_caption
    yield _("Description of the lead photo"), content.lead_alt
    yield _("Crop of the lead photo"), content.lead_crop
    yield (
        _("Byline"),
        "\n".join(
            " ".join(
                filter(None, (line.text_before, line.name, f"({CreditRole(line.role).label})"))
            )
            for line in content.credits
        ),
    )
    yield _("Section"), names.sections(content.section_id) if content.section_id else ""
    yield _("Also in"), "\n".join(map(names.sections, content.also_in_ids))
    yield _("Kind"), str(Kind(content.kind).label)
    yield _("Video of the paper"), names.films(content.film_id) if content.film_id else ""
    yield _("Address of the video"), content.video_url
    yield _("Length of the video"), length_in_words(content.video_seconds)
    yield _("Corrections"), "\n".join(note.text for note in content.corrections)
    yield _("Tags"), ", ".join(content.tags)
    yield _("Themes"), "\n".join(map(names.themes, content.theme_ids))
    yield _("Related contents"), "\n".join(map(names.stories, content.related_ids))
    yield _("Advertisements"), _("none on this page") if content.no_ads else ""
    yield _("Google News"), _("left out") if content.no_news_sitemap else ""


def _lines(html: str, names: _Names) -> Iterator[str]:
    """Return the paragraphs of a text; photos and boxes are named in brackets."""
    for part in body.parts(html):
        if isinstance(part, body.PhotoPart):
            words = [names.photos(part.photo_id), part.size, part.alt, _bare(part.caption)]
            yield "[" + _("Photo: %(what)s") % {"what": " · ".join(filter(None, words))} + "]"
        elif isinstance(part, body.GalleryPart):
            words = [", ".join(map(names.photos, part.photo_ids)), _bare(part.caption)]
            yield "[" + _("Gallery: %(what)s") % {"what": " · ".join(filter(None, words))} + "]"
        elif isinstance(part, body.RelatedPart):
            stories = " · ".join(map(names.stories, part.story_ids))
            yield "[" + _("Related: %(what)s") % {"what": stories} + "]"
        elif isinstance(part, body.PullquotePart):
            words = [_bare(part.html), part.cite]
            yield "[" + _("Pull quote: %(what)s") % {"what": " · ".join(filter(None, words))} + "]"
        elif isinstance(part, body.EmbedPart):
            words = [part.url, _bare(part.caption)]
            yield "[" + _("Embed: %(what)s") % {"what": " · ".join(filter(None, words))} + "]"
        else:
            yield from body.plain_text(part.html).split("\n")


def _bare(html: str) -> str:
    return body.plain_text(html).replace("\n", " ")
