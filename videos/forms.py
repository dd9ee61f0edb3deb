"""The forms of the video library: a new one, and what is known of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publishing.errors import Refused
from videos import captions
from videos.lengths import length_in_seconds, length_in_words
from videos.models import Film

WORDS = ("title", "credit", "seconds", "language")


class LengthField(forms.CharField):
    """How long a video is: typed as 9:56, kept in seconds, 0 if it is not known."""

    def prepare_value(self, value: Any) -> Any:
        return length_in_words(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int:
        try:
            return length_in_seconds(super().clean(value))
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class CaptionsField(forms.FileField):
    """A file of captions, as WebVTT that holds nothing but times and words; None if none came."""

    widget = forms.FileInput(attrs={"accept": ".vtt,.srt,text/vtt"})

    def clean(self, data: Any, initial: Any = None) -> str | None:
        file = super().clean(data, None)
        if not file:
            return None
        if file.size > 4 * captions.LONGEST:
            raise forms.ValidationError(_("These captions are longer than any video's."))
        try:
            return captions.cleaned(file.read())
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


def _captions_field() -> CaptionsField:
    return CaptionsField(
        label=_("Captions"),
        required=False,
        allow_empty_file=True,
        help_text=_("What is said and heard, as a WebVTT (.vtt) or SubRip (.srt) file."),
    )


class UploadForm(forms.ModelForm):
    """A video, and what is true of it."""

    file = forms.FileField(
        label=_("Video"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "video/mp4,video/webm"}),
    )
    new_captions = _captions_field()
    field_order = ("file", "title", "credit", "new_captions", "language")

    class Meta:
        model = Film
        fields = ("title", "credit", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = gettext(
            "MP4 (H.264 and AAC) or WebM, up to %(most)s MB. Notes that a camera hides in a file, "
            "such as the place, are taken out."
        ) % {"most": settings.VIDEO_MAX_MB}


class FilmForm(forms.ModelForm):
    """What is known of a video. Keeps what was typed when somebody else saved first."""

    seconds = LengthField(
        label=_("Length"), required=False, help_text=Film._meta.get_field("seconds").help_text
    )
    new_captions = _captions_field()
    no_captions = forms.BooleanField(label=_("Take the captions out"), required=False)
    expected_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Film
        fields = WORDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["expected_version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        now = Film.objects.values_list("version", flat=True).filter(pk=self.instance.pk).first()
        if cleaned.get("expected_version") not in (None, now):
            shown_again = QueryDict(mutable=True)
            shown_again.update(self.data)
            shown_again[self.add_prefix("expected_version")] = str(now)
            self.data = shown_again
            raise forms.ValidationError(
                gettext(
                    "Somebody saved this video while you were working on it. What you typed is "
                    "still here: compare it with theirs in another window, then save again."
                )
            )
        return cleaned

    def words(self) -> dict[str, Any]:
        """Return what was changed, as `actions.edit` takes it."""
        changed = {name: self.cleaned_data[name] for name in self.changed_data}
        found = {name: value for name, value in changed.items() if name in WORDS}
        if self.cleaned_data.get("new_captions"):
            found["captions"] = self.cleaned_data["new_captions"]
        elif self.cleaned_data.get("no_captions"):
            found["captions"] = ""
        return found
