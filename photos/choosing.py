"""Choosing a photo of the library by typing, in the forms of other departments."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect
from django.forms import Media
from django.utils.translation import gettext as _


class PhotoChoice(AutocompleteSelect):
    """Django's choice by typing, which has neither a word nor a name while nothing is chosen."""

    @property
    def media(self) -> Media:
        """Return Django's files and ours, which names the empty field."""
        return super().media + Media(js=["js/photos/choosing.js"])

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the attributes with the words that stand in the empty field."""
        return super().build_attrs(*args, **kwargs) | {"data-placeholder": _("Choose a photo")}

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kw: Any) -> Any:
        """Return an option; HTML wants words in the empty one too."""
        return super().create_option(name, value, label or _("Choose a photo"), *args, **kw)
