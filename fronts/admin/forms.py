from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fronts.admin.picking import PhotoField, StoriesField, StoryField
from fronts.models import Banner, Coverage, CoverageEntry, Slot, SpecialEdition

SHOWN_TO_TAKE_OUT = 50


def moment() -> forms.DateTimeInput:
    """One field for a date and a time, which a phone shows as its own wheel."""
    return forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


def one_field(*names: str) -> dict[str, type[forms.Field]]:
    """Keep the admin from splitting these times into a date and a time."""
    return dict.fromkeys(names, forms.DateTimeField)


class DressForm(forms.ModelForm):
    """What a story has of its own at its place."""

    photo = PhotoField(label=_("Picture"), help_text=_("Empty: the story's own."))

    class Meta:
        model = Slot
        fields = (
            "headline", "kicker", "standfirst", "photo", "starts_at", "ends_at", "greatest_age",
        )  # fmt: skip
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 2}),
            "standfirst": forms.Textarea(attrs={"rows": 3}),
            "starts_at": moment(),
            "ends_at": moment(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The screen is one form, and these fields stand outside of it.
        for field in self.fields.values():
            field.widget.attrs["form"] = "placing"
        story = self.instance.article
        for name, own in (
            ("headline", story.list_headline),
            ("kicker", story.kicker),
            ("standfirst", story.standfirst),
        ):
            self.fields[name].widget.attrs["placeholder"] = own

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())


class BannerForm(forms.ModelForm):
    article = StoryField(
        label=_("Story"),
        help_text=_("Readers are led there as soon as it is live. Empty: the words alone."),
    )

    class Meta:
        model = Banner
        fields = ("words", "article", "is_on", "starts_at", "ends_at")
        widgets = {"starts_at": moment(), "ends_at": moment()}
        field_classes = one_field("starts_at", "ends_at")


class EditionForm(forms.ModelForm):
    cover = PhotoField(label=_("Cover"))
    contents = StoriesField(
        label=_("Stories, in order"), help_text=_("Those not live yet appear in time.")
    )

    class Meta:
        model = SpecialEdition
        fields = ("number", "title", "slug", "date", "introduction", "cover", "shown")
        widgets = {
            "introduction": forms.Textarea(attrs={"rows": 4}),
            "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            rows = self.instance.special_stories.order_by("position")
            self.initial["contents"] = list(rows.values_list("article_id", flat=True))
        else:
            newest = SpecialEdition.objects.order_by("-number").first()
            self.initial.setdefault("number", newest.number + 1 if newest else 1)


class CoverageForm(forms.ModelForm):
    photo = PhotoField(label=_("Picture"))
    key_stories = StoriesField(
        label=_("Key stories"), help_text=_("Pinned on top, in this order. Three are good.")
    )
    add = StoriesField(
        label=_("Add stories"), help_text=_("They are listed by the time they came out.")
    )
    take_out = forms.MultipleChoiceField(
        label=_("Take out"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Coverage
        fields = ("title", "slug", "introduction", "photo", "shown", "began_at", "closed_at")
        widgets = {
            "introduction": forms.Textarea(attrs={"rows": 4}),
            "began_at": moment(),
            "closed_at": moment(),
        }
        field_classes = one_field("began_at", "closed_at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["take_out"]
            return
        rows = self.instance.coverage_stories.select_related("article")
        keys = rows.filter(key_rank__isnull=False).order_by("key_rank")
        self.initial["key_stories"] = list(keys.values_list("article_id", flat=True))
        newest = rows.order_by("-live_from", "-article")[:SHOWN_TO_TAKE_OUT]
        choices = [(row.article_id, row.article.headline) for row in newest]
        self.fields["take_out"].choices = choices


class EntryForm(forms.ModelForm):
    article = StoryField(label=_("Story"))

    class Meta:
        model = CoverageEntry
        fields = ("at", "words", "article")
        widgets = {"at": moment(), "words": forms.Textarea(attrs={"rows": 2})}
        field_classes = one_field("at")
