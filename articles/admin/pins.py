"""The form of a theme: what it is about, and the stories kept at its head."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.admin.fields import StoriesField
from articles.models import Article, Theme


class StoriesWidget(forms.TextInput):
    """The numbers of stories in order; where there is script, a list to move and a search."""

    template_name = "admin/articles/parts/stories_input.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        stories = Article.objects.select_related("section").defer("body")
        context["picked"] = stories.in_order(StoriesField.numbers(value or ""))
        return context


class ThemeForm(forms.ModelForm):
    """A theme with its pinned stories."""

    pinned = StoriesField(
        label=_("Pinned stories"),
        required=False,
        help_text=_(
            "Stand at the head of the theme, in this order; the rest follows, newest first. "
            "Up to ten, by number or address, with commas."
        ),
        widget=StoriesWidget(attrs={"autocomplete": "off"}),
    )

    class Meta:
        model = Theme
        fields = ("name", "slug", "introduction", "photo")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["pinned"] = ", ".join(map(str, self.instance.pinned_ids()))
