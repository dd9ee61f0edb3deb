from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from advertising.models import Advertisement
from advertising.places import choices
from photos.actions import Duplicate, add_photo
from photos.models import Photo
from publishing.errors import Refused


class AdvertisementForm(forms.ModelForm):
    """A booking; its picture is one of the library, or becomes one. `user` is set by the admin."""

    user: User | None = None

    places = forms.MultipleChoiceField(
        label=_("Places"),
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one place.")},
    )
    upload = forms.FileField(
        label=_("or upload one"),
        required=False,
        help_text=_("It goes into the photo library and stands in this advertisement."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    class Meta:
        model = Advertisement
        fields = (
            "title", "words", "photo", "alt", "link", "places",
            "starts_at", "ends_at", "weight", "is_active",
        )  # fmt: skip
        error_messages = {"link": {"invalid": _("Enter an address that begins with https://")}}
        # One field for date and time, which a phone shows as its own wheel.
        widgets = dict.fromkeys(
            ("starts_at", "ends_at"),
            forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        )
        field_classes = dict.fromkeys(("starts_at", "ends_at"), forms.DateTimeField)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"].required = False

    def clean(self) -> dict[str, Any]:
        """See to it that there is a picture; an upload is taken in when nothing else is wrong."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("upload")
        if file and not self.errors:
            cleaned["photo"] = self._taken_in(file)
        elif not cleaned.get("photo") and "photo" not in self.errors and not file:
            self.add_error("photo", _("Choose a picture, or upload one."))
        return cleaned

    def _taken_in(self, file: Any) -> Photo | None:
        try:
            return add_photo(file, by=self.user, alt=self.cleaned_data["alt"])
        except Duplicate as known:  # sent twice, or in the library since long
            return known.photo
        except Refused as refusal:
            self.add_error("upload", str(refusal))
            return None
