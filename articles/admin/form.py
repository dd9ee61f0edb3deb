"""The writing form: everything an editor types, from a `Content` and back to one.

A plain form, not a ModelForm: the row of a story is its public face, and only actions write it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.byline import BylineRows, rows_for
from articles.admin.corrections import CorrectionRows, correction_rows
from articles.admin.fields import (
    CropField,
    PhotoField,
    StoriesField,
    TagsField,
    VideoField,
    section_choices,
)
from articles.checks import missing_for_publication
from articles.content import Content, CreditLine
from articles.joining import StoryBox
from articles.models import Article, Kind, Theme
from articles.surface.fields import BodyField
from sections.models import Section
from videos.forms import LengthField
from videos.models import Film

if TYPE_CHECKING:
    from accounts.models import User

PUBLISHING = ("publish", "update")
FILMS_TO_CHOOSE = 100
TIME_FORMAT = "%Y-%m-%dT%H:%M"


@dataclass(frozen=True)
class Times:
    """When a story shall be public, as typed: to the minute, in the paper's time zone."""

    published_at: datetime | None
    embargo_until: datetime | None

    @classmethod
    def of(cls, article: Article) -> Times:
        """Return the times that `article` has."""
        return cls(article.published_at, article.embargo_until)


def _text(name: str, *, rows: int = 0, required: Any = "", **attrs: Any) -> forms.CharField:
    """Return the field of an Article column, as one line or `rows` lines of text that grow.

    `required` is the sentence for somebody who left it empty; without it, empty is well.
    """
    column = Article._meta.get_field(name)
    widget = (
        forms.Textarea(attrs={"rows": rows, **attrs}) if rows else forms.TextInput(attrs=attrs)
    )
    return forms.CharField(
        label=str(column.verbose_name).capitalize(),
        help_text=column.help_text,
        max_length=column.max_length,
        required=bool(required),
        error_messages={"required": required} if required else None,
        widget=widget,
    )


def _time(label: str, help_text: str) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=TIME_FORMAT)
    return forms.DateTimeField(label=label, help_text=help_text, required=False, widget=widget)


def _numbers(label: str) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )


class StoryForm(forms.Form):
    """Everything in a story that an editor writes or chooses."""

    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    token = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    kicker = _text("kicker", autocomplete="off")
    headline = _text(
        "headline", rows=1, required=_("A story needs a headline."), **{"data-one-line": ""}
    )
    short_headline = _text("short_headline", autocomplete="off")
    standfirst = _text("standfirst", rows=3, **{"data-one-line": ""})
    body = BodyField(label=_("Text"), required=False)

    lead_photo = PhotoField(label=_("Lead photo"), required=False)
    lead_caption = _text("lead_caption", rows=2)
    lead_alt = _text("lead_alt")
    lead_crop = CropField(
        label=_("Crop for this story"),
        required=False,
        max_length=20,
        help_text=_(
            "A shape (3:2, 16:9, 1:1, 4:5), a point to keep in view such as @50,30, or both. "
            "Empty: the photo's own focal point."
        ),
    )

    film = forms.TypedChoiceField(
        label=_("A video of the paper"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=Article._meta.get_field("film").help_text,
    )
    video_url = VideoField(
        label=_("Address of the video"),
        required=False,
        max_length=2000,
        help_text=Article._meta.get_field("video_url").help_text,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    video_seconds = LengthField(
        label=_("Length of the video"),
        required=False,
        max_length=10,
        help_text=Article._meta.get_field("video_seconds").help_text,
        widget=forms.TextInput(attrs={"size": 8, "autocomplete": "off"}),
    )

    section = forms.TypedChoiceField(
        label=_("Section"), coerce=int, error_messages={"required": _("Choose a section.")}
    )
    also_in = _numbers(_("Also in"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Article._meta.get_field("kind").choices)
    tags = TagsField(
        label=_("Tags"),
        required=False,
        help_text=_("With commas. A tag the paper knows keeps the paper's spelling."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    themes = _numbers(_("Themes"))
    related = StoriesField(
        label=_("Related contents"),
        required=False,
        help_text=_(
            "Up to ten stories, by number or address, with commas. The page tops them up to ten."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    published_at = _time(_("Publish time"), _("Empty: at once. A later time publishes by itself."))
    embargo_until = _time(
        _("Embargo until"),
        _("Readers see nothing before this time, whatever the publish time says."),
    )
    material = forms.BooleanField(
        label=_("Tell readers that it was updated"),
        help_text=_("For a change that matters to somebody who has read it already."),
        required=False,
    )
    no_ads = forms.BooleanField(
        label=_("No advertisements on this page"),
        help_text=Article._meta.get_field("no_ads").help_text,
        required=False,
    )
    no_news_sitemap = forms.BooleanField(
        label=_("Not for Google News"),
        help_text=Article._meta.get_field("no_news_sitemap").help_text,
        required=False,
    )
    note = forms.CharField(
        label=_("Note to the writer"),
        help_text=_("Goes with “Return to writer”."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        content: Content,
        times: Times,
        story_id: int | None = None,
        boxes: Sequence[StoryBox] = (),
        **kwargs: Any,
    ) -> None:
        """Show `content` and `times`, or what was typed over them (`data`).

        boxes: what other departments add to the form, with the same `data` in them.
        """
        initial = _initial(content, times) | kwargs.pop("initial", {})
        super().__init__(data, initial=initial, use_required_attribute=False, **kwargs)
        self.error_css_class = "errors"
        self.stored = content
        self.boxes = boxes
        self.fields["body"].widget.story_id = story_id
        tree = Section.objects.tree()
        self.fields["section"].choices = [
            ("", _("Choose a section")),
            *section_choices(tree, [content.section_id]),
        ]
        self.fields["also_in"].choices = section_choices(tree, content.also_in_ids)
        # Read when the first of them is needed, which a form that is only sent may never do.
        self.fields["film"].choices = cache(partial(_films, content.film_id))
        self.fields["themes"].choices = cache(_themes)
        for name in ("published_at", "embargo_until"):
            self.fields[name].help_text = f"{self.fields[name].help_text} {time_zone_note()}"
        self.byline = BylineRows(data, initial=rows_for(content.credits), prefix="credits")
        # The page has their rows only for a story that readers know.
        self.corrections: Any = None
        if data is None or "corrections-TOTAL_FORMS" in data:
            self.corrections = CorrectionRows(
                data, initial=correction_rows(content.corrections), prefix="corrections"
            )

    def without_publishing(self) -> StoryForm:
        """Take out what only those who publish may set. Returns the form."""
        for name in (
            "published_at",
            "embargo_until",
            "material",
            "no_ads",
            "no_news_sitemap",
            "note",
        ):
            del self.fields[name]
        self.corrections = None
        return self

    def is_valid(self) -> bool:
        """Check the fields and all rows, so that all errors show at once."""
        rows = [group.is_valid() for _label, group in self.groups]
        return super().is_valid() and all(rows)

    def has_problems(self) -> bool:
        """Whether anything in the form, rows included, has to be put right."""
        rows = any(group.total_error_count() for _label, group in self.groups)
        return bool(self.errors) or rows

    @property
    def groups(self) -> list[tuple[Any, forms.BaseFormSet]]:
        """The rows of the form, each group with its name."""
        groups = [(_("Byline"), self.byline), (_("Corrections"), self.corrections)]
        boxes = [(box.label, box) for box in self.boxes]
        return [(label, group) for label, group in groups + boxes if group is not None]

    def clean(self) -> dict[str, Any]:
        """Before readers see it, say beside each field what they would miss."""
        data = super().clean() or {}
        if self.data.get("do") in PUBLISHING:
            content = Content(section_id=0).but(
                **{name: data.get(name, "-") for name in ("headline", "standfirst", "body")}
            )
            for name in ("headline", "standfirst", "body"):
                if not getattr(content, name).strip():
                    self.add_error(name, missing_for_publication(content) or "")
                    content = content.but(**{name: "-"})
        return data

    @cached_property
    def content(self) -> Content:
        """What was typed. Read it on a valid form only."""
        data = self.cleaned_data
        lines: list[CreditLine] = self.byline.lines()
        return Content(
            headline=data["headline"],
            short_headline=data["short_headline"],
            kicker=data["kicker"],
            standfirst=data["standfirst"],
            kind=data["kind"],
            section_id=data["section"],
            also_in_ids=data["also_in"],
            credits=lines,
            lead_photo_id=data["lead_photo"],
            lead_caption=data["lead_caption"],
            lead_alt=data["lead_alt"],
            lead_crop=data["lead_crop"],
            body=data["body"],
            tags=data["tags"],
            theme_ids=data["themes"],
            related_ids=data["related"],
            film_id=data["film"],
            video_url=data["video_url"],
            video_seconds=data["video_seconds"],
            corrections=self.corrections.notes() if self.corrections else self.stored.corrections,
            no_ads=data.get("no_ads", self.stored.no_ads),
            no_news_sitemap=data.get("no_news_sitemap", self.stored.no_news_sitemap),
        )

    def times(self, stored: Times) -> Times:
        """Return the times as typed; one that was not touched keeps its seconds."""
        if "published_at" not in self.fields:
            return stored
        data = self.cleaned_data
        return Times(
            _typed(data["published_at"], stored.published_at),
            _typed(data["embargo_until"], stored.embargo_until),
        )


def first_content(user: User, film: str = "") -> Content:
    """Return what a new story of `user` begins with: their own name, if readers know it.

    `film`: the number of a video, for a story begun from the library of videos.
    """
    author = getattr(user, "author", None)
    content = Content(credits=[CreditLine(author.name, author.pk)] if author else [])
    if film.isdigit() and Film.objects.filter(pk=film).exists():
        content = content.but(kind=Kind.VIDEO.value, film_id=int(film))
    return content


def time_zone_note() -> str:
    """Return the sentence that says whose clock the times of the form are by."""
    zone = timezone.localtime().strftime("%z")
    return _("Time in %(zone)s (UTC%(offset)s).") % {
        "zone": settings.TIME_ZONE.replace("_", " "),
        "offset": f"{zone[:3]}:{zone[3:]}",
    }


def _films(keep: int | None) -> list[tuple[int | str, str]]:
    films = Film.objects.to_choose(FILMS_TO_CHOOSE, keep=keep)
    return [("", "—"), *((film.pk, str(film)) for film in films)]


def _themes() -> list[tuple[int, str]]:
    return list(Theme.objects.values_list("pk", "name"))


def _initial(content: Content, times: Times) -> dict[str, Any]:
    values = content.to_snapshot()
    return values | {
        "section": content.section_id,
        "also_in": content.also_in_ids,
        "lead_photo": content.lead_photo_id,
        "film": content.film_id,
        "themes": content.theme_ids,
        "related": content.related_ids,
        "published_at": times.published_at,
        "embargo_until": times.embargo_until,
    }


def _typed(typed: datetime | None, stored: datetime | None) -> datetime | None:
    if typed and stored and typed == stored.replace(second=0, microsecond=0):
        return stored
    return typed
