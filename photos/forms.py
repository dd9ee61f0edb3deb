"""The forms of the desk: many files at once, and all that is known of one photo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from photos.ingest import inspect
from photos.models import Photo
from publishing.errors import Refused

WORDS = (
    "title", "caption", "alt", "agency_caption", "credit", "source", "licence", "licence_ends",
    "place", "taken_at", "focus_x", "focus_y",
)  # fmt: skip

ACCEPT = "image/jpeg,image/png,image/webp,image/avif"


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files. What is in them is judged by the action that takes them in."""

    widget = ManyFilesInput(attrs={"accept": ACCEPT})

    def clean(self, data: Any, initial: Any = None) -> Sequence[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data]
        return [file for file in files if file] or [super().clean(None, initial)]

    # An empty file is refused by the library, in its own words.
    def to_python(self, data: Any) -> Any:
        return data or None


class UploadForm(forms.Form):
    """Any number of photos, and what is true of all of them."""

    photos = ManyFilesField(
        label=_("Photos"),
        help_text=_(
            "One or many: JPEG, PNG, WebP or AVIF. Caption, credit, place and time are read from "
            "the file where it has them."
        ),
    )
    credit = forms.CharField(
        label=_("Credit of all of them"),
        max_length=150,
        required=False,
        help_text=_("The name alone. Empty: what each file says."),
    )
    source = forms.CharField(label=_("Source of all of them"), max_length=150, required=False)


class PhotoForm(forms.ModelForm):
    """What is known of a photo. Keeps what was typed when somebody else saved first."""

    new_file = forms.FileField(
        label=_("Replace the picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_("Stories that use this photo show the new picture from then on."),
    )
    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Photo
        fields = WORDS
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3}),
            "agency_caption": forms.Textarea(attrs={"rows": 3}),
            "alt": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expected_version"].initial = self.instance.version

    def clean_new_file(self) -> File | None:
        """Refuse beside the field what the library would refuse."""
        file = self.cleaned_data["new_file"]
        if file is None:
            return None
        try:
            found = inspect(file)
        except Refused as error:
            raise forms.ValidationError(str(error)) from error
        if known := Photo.objects.filter(checksum=found.checksum).first():
            raise forms.ValidationError(
                gettext("The library has this very photo already: “%(title)s”.")
                % {"title": known.title}
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        now = Photo.objects.values_list("version", flat=True).filter(pk=self.instance.pk).first()
        expected = cleaned.get("expected_version")
        if expected is not None and now is not None and expected != now:
            shown_again = QueryDict(mutable=True)
            shown_again.update(self.data)
            shown_again[self.add_prefix("expected_version")] = str(now)
            self.data = shown_again
            raise forms.ValidationError(
                gettext(
                    "Somebody saved this photo while you were working on it. What you typed is "
                    "still here: compare it with theirs in another window, then save again."
                )
            )
        return cleaned
