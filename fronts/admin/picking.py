"""Form fields that pick stories and photos.

Plain numbers first; where there is script, static/js/fronts/picker.js finds them by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from photos.models import Photo
from photos.shown import thumb_url

MOST = 60

_BETWEEN = re.compile(r"[,;\s]+")
# The number in what an editor pastes: `12`, `#12`, `/a-story-12.html`, `https://…/a-story-12.html`.
_NUMBER = re.compile(r"(?:^#?|-)(\d{1,18})(?:\.html(?:[?#]\S*)?)?$")


def numbers(typed: Any) -> list[int]:
    """Return the numbers in what was typed or stored, in order, each once."""
    if isinstance(typed, str):
        words: Iterable[Any] = _BETWEEN.split(typed)
    else:
        words = typed if isinstance(typed, (list, tuple)) else [typed]
    found = (_NUMBER.search(str(word)) for word in words)
    return list(dict.fromkeys(int(match[1]) for match in found if match))


class Picker(forms.TextInput):
    """The number of a story or photo, or several; shows what they are called."""

    template_name = "admin/fronts/parts/picker.html"
    several = False
    what = "stories"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["picked"] = self.picked(numbers(value)) if value else []
        context["several"] = self.several
        context["what"] = self.what
        context["find_url"] = reverse("desk_stories" if self.what == "stories" else "photos")
        return context

    def picked(self, ids: list[int]) -> list[dict[str, Any]]:
        """Return the number and the name of each."""
        stories = Article.objects.only("headline", "short_headline").in_order(ids)
        return [{"id": story.pk, "name": story.list_headline} for story in stories]

    def format_value(self, value: Any) -> str:
        return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value or "")


class StoriesPicker(Picker):
    several = True


class PhotoPicker(Picker):
    what = "photos"

    def picked(self, ids: list[int]) -> list[dict[str, Any]]:
        photos = Photo.objects.filter(pk__in=ids[:1])
        return [{"id": one.pk, "name": one.title, "thumb": thumb_url(one)} for one in photos]


class StoryField(forms.ModelChoiceField):
    """One story, by its number or address."""

    widget = Picker

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Article.objects.all(), required=False, **kwargs)

    def to_python(self, value: Any) -> Article | None:
        if value in self.empty_values:
            return None
        ids = numbers(value)
        found = Article.objects.filter(pk=ids[0]).first() if ids else None
        if found is None:
            raise ValidationError(_("There is no such story. Give its number or its address."))
        return found


class PhotoField(forms.ModelChoiceField):
    """One photo of the library, by its number."""

    widget = PhotoPicker

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Photo.objects.all(), required=False, **kwargs)

    def to_python(self, value: Any) -> Photo | None:
        if value in self.empty_values:
            return None
        ids = numbers(value)
        found = Photo.objects.filter(pk=ids[0]).first() if ids else None
        if found is None:
            raise ValidationError(_("This photo is not in the library. Choose another one."))
        return found


class StoriesField(forms.CharField):
    """Stories in order, by number or address, with commas or spaces between them."""

    widget = StoriesPicker

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else list(value or ())

    def clean(self, value: Any) -> list[int]:
        typed = super().clean(value)
        for word in filter(None, _BETWEEN.split(typed)):
            if not _NUMBER.search(word):
                message = _("“%(word)s” is neither a story's number nor its address.")
                raise ValidationError(message, params={"word": word[:60]})
        ids = numbers(typed)
        if len(ids) > MOST:
            raise ValidationError(_("Pick %(most)d stories at most."), params={"most": MOST})
        known = set(Article.objects.filter(pk__in=ids).values_list("pk", flat=True))
        for pk in ids:
            if pk not in known:
                message = _("There is no story with the number %(number)s.")
                raise ValidationError(message, params={"number": pk})
        return ids
