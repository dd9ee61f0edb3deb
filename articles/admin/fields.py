"""Form fields of the writing form that Django does not have, usable without script.

Each is a plain input first; modules in static/js/articles/admin/ make more of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles import video
from articles.models import Article, Tag
from articles.models.listings import tag_key
from photos.crops import BadCrop, parse
from photos.models import Photo
from photos.shown import preview_url
from publishing.errors import Refused
from sections.models import Kind as SectionKind
from sections.models import Section

MAX_RELATED = 10

_TAG_ENDS = re.compile(r"[,;\n]")
_WORDS = re.compile(r"[,;\s]+")
# The number in what an editor pastes: `12`, `#12`, `/a-story-12.html`, `https://…/a-story-12.html`.
_STORY_NUMBER = re.compile(r"(?:^#?|-)(\d{1,18})(?:\.html(?:[?#]\S*)?)?$")


def section_choices(
    sections: Sequence[Section], keep: Iterable[int | None] = ()
) -> list[tuple[int, str]]:
    """Return the sections that hold stories as an indented tree, in menu order.

    Links to other papers are left out, but a section in `keep` stays, whatever became of it.
    """
    kept = set(keep)
    choices = []
    for top in sections:
        for section in (top, *top.children_list):
            if section.kind != SectionKind.LINK or section.pk in kept:
                indent = "\u2003\u2003" if section.parent_id else ""
                choices.append((section.pk, f"{indent}{section.name}"))
    return choices


class TagsField(forms.CharField):
    """Tags with commas between them; a tag the paper knows comes back in the paper's spelling."""

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else ", ".join(value)

    def clean(self, value: Any) -> list[str]:
        typed = [" ".join(name.split()) for name in _TAG_ENDS.split(super().clean(value))]
        names = {tag_key(name): name for name in reversed(typed) if name}
        too_long = [name for name in names.values() if len(name) > 100]
        if too_long:
            raise ValidationError(
                _("A tag may have 100 letters: “%(tag)s…” has more."),
                params={"tag": too_long[0][:30]},
            )
        known = {key: tag.name for key, tag in Tag.objects.by_key(names).items()}
        spelled = (known.get(key, name) for key, name in reversed(names.items()))
        return list(dict.fromkeys(spelled))


class StoriesField(forms.CharField):
    """Stories in order, by number or address, with commas or spaces between them."""

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else ", ".join(map(str, value))

    def clean(self, value: Any) -> list[int]:
        text = super().clean(value)
        ids = self.numbers(text)
        for word in filter(None, _WORDS.split(text)):
            if not _STORY_NUMBER.search(word):
                raise ValidationError(
                    _("“%(word)s” is neither a story's number nor its address."),
                    params={"word": word[:60]},
                )
        if len(ids) > MAX_RELATED:
            raise ValidationError(_("Pick ten stories at most."))
        known = set(Article.objects.filter(pk__in=ids).values_list("pk", flat=True))
        missing = [pk for pk in ids if pk not in known]
        if missing:
            raise ValidationError(
                _("There is no story with the number %(number)s."), params={"number": missing[0]}
            )
        return ids

    @staticmethod
    def numbers(typed: str | Iterable[int]) -> list[int]:
        """Return the numbers in what was typed, in order, each once; the rest is passed over."""
        words = _WORDS.split(typed) if isinstance(typed, str) else map(str, typed)
        found = (_STORY_NUMBER.search(word) for word in words)
        return list(dict.fromkeys(int(match[1]) for match in found if match))


class LeadPhotoWidget(forms.TextInput):
    """The number of a photo; a dialog picks it from the library where there is script."""

    template_name = "admin/articles/parts/lead_photo_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        photo = None
        if str(value or "").isdigit():
            photo = Photo.objects.filter(pk=int(value)).first()
        context["photo"] = photo
        context["photos_url"] = reverse("photos")
        context["thumbnail"] = preview_url(photo) if photo else ""
        return context


class PhotoField(forms.IntegerField):
    """A photo of the library, by its number; None if there is none."""

    widget = LeadPhotoWidget(attrs={"inputmode": "numeric", "size": 8})

    def clean(self, value: Any) -> int | None:
        pk = super().clean(value)
        if pk is not None and not Photo.objects.filter(pk=pk).exists():
            raise ValidationError(_("This photo is no longer in the library. Choose another one."))
        return pk


class CropField(forms.CharField):
    """The crop of one use in the grammar of `photos.crops`; blank inherits."""

    def clean(self, value: Any) -> str:
        text = super().clean(value).replace(" ", "")
        try:
            return str(parse(text))
        except BadCrop as error:
            raise ValidationError(str(error)) from error


class VideoField(forms.CharField):
    """The address of a video at another site."""

    def clean(self, value: Any) -> str:
        try:
            return video.address(super().clean(value))
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
