"""A form that strangers may send: a trap for programs, and a time that people need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

QUICKEST = 3  # seconds from opening a form to sending it; programs need none
FORM_LIVES = 24 * 3600  # seconds after which an open form asks to be sent once more

OPENED = signing.TimestampSigner(salt="form.opened")


class GuardedForm(forms.Form):
    """Send a form that came too quickly or too late back once, with everything in it.

    `website` is a field that people do not see and programs fill in; what that means is for the
    form that inherits to say. Its place in the page: a `<div>` of its own in a `.form`.
    """

    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
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
