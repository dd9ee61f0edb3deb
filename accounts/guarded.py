"""A form that strangers may send: a trap for programs, and a time that people need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.names import one_line

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

QUICKEST = 3  # seconds from opening a form to sending it; programs need none
FORM_LIVES = 24 * 3600  # seconds after which an open form asks to be sent once more

OPENED = signing.TimestampSigner(salt="form.opened")


class StrangersAddressField(forms.EmailField):
    """An address that we shall write to. A quoted local part may hold anything: refused."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("E-mail address"))
        kwargs.setdefault("widget", forms.EmailInput(attrs={"autocomplete": "email"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Return the address with its domain in small letters. Raises ValidationError."""
        email = super().clean(value)
        if '"' in email or email != one_line(email):
            raise ValidationError(_("Enter a valid email address."), code="invalid")
        return User.objects.normalize_email(email)


class TrappedForm(forms.Form):
    """A form with `website`, a field that people do not see and programs fill in.

    Its place in the page: a `<div>` of its own in a `.form`. A form that takes in what is in the
    trap, to hold it unsaid, sets `tells_of_trap` to False.
    """

    tells_of_trap = True

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean_website(self) -> str:
        """Return what was caught, if that is to be taken in unsaid. Raises ValidationError."""
        caught = str(self.cleaned_data["website"])
        if caught and self.tells_of_trap:
            raise ValidationError(_("Empty this field, then send again."), code="trap")
        return caught


class GuardedForm(TrappedForm):
    """Send a form that came too quickly or too late back once, with everything in it."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["opened"] = OPENED.sign("1")

    def clean(self) -> dict[str, Any]:
        """Look at the clock when all else is right, so that a mistake costs no second round."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        opened = self.cleaned_data.get("opened", "")
        try:
            OPENED.unsign(opened, max_age=FORM_LIVES)
        except signing.BadSignature:
            self._ask_again(_("This form was open for a long time. Please send it once more."))
            return cleaned
        try:
            OPENED.unsign(opened, max_age=QUICKEST)
        except signing.SignatureExpired:
            return cleaned
        self._ask_again(
            _("That was quicker than anybody types. Wait a few seconds, then send it once more.")
        )
        return cleaned

    def _ask_again(self, sentence: _StrOrPromise) -> None:
        self.add_error(None, sentence)
        fresh = cast(QueryDict, self.data).copy()
        fresh["opened"] = OPENED.sign("1")
        self.data = fresh
