from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms import DisplayNameField
from accounts.guarded import GuardedForm
from accounts.models import User
from accounts.names import paragraphs
from comments.text import LONGEST, SHORTEST


class CommentForm(GuardedForm):
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

    def __init__(self, *args: Any, user: User | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user is not None:
            del self.fields["name"], self.fields["email"]

    def clean_text(self) -> str:
        text = paragraphs(self.cleaned_data["text"])
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
