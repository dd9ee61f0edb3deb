from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.forms import DisplayNameField
from accounts.models import User
from comments.limits import FORM_LIVES, QUICKEST
from comments.text import LONGEST, SHORTEST, clean_text

OPENED = signing.TimestampSigner(salt="comments.opened")


class CommentForm(forms.Form):
    """What a reader wants to say. `user` is who signed in; None asks for a name and an address."""

    text = forms.CharField(
        label=_("What do you want to say?"),
        help_text=_("Plain text, at most %(most)d letters. A moderator reads it before others do.")
        % {"most": LONGEST},
        # No maxlength: a long text comes back with a sentence instead of being cut.
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    name = DisplayNameField()
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("Never shown, and used only if a moderator has a question."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # A field that people do not see and programs fill in.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.initial["opened"] = OPENED.sign("1")
        if user is not None:
            del self.fields["name"], self.fields["email"]

    def clean_text(self) -> str:
        text = clean_text(self.cleaned_data["text"])
        if len(text) < SHORTEST:
            raise ValidationError(_("Write at least a word."), code="short")
        if len(text) > LONGEST:
            raise ValidationError(
                _("These are %(now)d letters. Shorten it to %(most)d: nothing was cut off."),
                code="long",
                params={"now": len(text), "most": LONGEST},
            )
        return text

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("Empty this field, then send again."), code="trap")
        return ""

    def clean(self) -> dict[str, Any]:
        """Send a form that came too quickly or too late back once, with everything in it."""
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

    def _ask_again(self, sentence: str) -> None:
        self.add_error(None, sentence)
        fresh = cast(QueryDict, self.data).copy()
        fresh["opened"] = OPENED.sign("1")
        self.data = fresh
