from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms import DisplayNameField
from accounts.guarded import GuardedForm, StrangersAddressField
from accounts.names import paragraphs
from pages.letters import LONGEST, SHORTEST
from pages.models import Subject


class ContactForm(GuardedForm):
    """A letter to the paper. Who fills in the trap is not told; the letter is held."""

    tells_of_trap = False

    subject = forms.ChoiceField(label=_("What is it about?"), choices=Subject.choices)
    text = forms.CharField(
        label=_("Your letter"),
        help_text=_("Plain text, at most %(most)d letters.") % {"most": LONGEST},
        # No maxlength: a long text comes back with a sentence instead of being cut.
        widget=forms.Textarea(attrs={"rows": 9}),
    )
    name = DisplayNameField(help_text=_("The newsroom sees it, nobody else."))
    email = StrangersAddressField(
        help_text=_("Where the answer goes. Never shown, never passed on.")
    )

    def clean_text(self) -> str:
        text = paragraphs(self.cleaned_data["text"])
        if len(text) < SHORTEST:
            raise ValidationError(_("Write at least a sentence."), code="short")
        if len(text) > LONGEST:
            raise ValidationError(
                _("These are %(now)d letters. Shorten it to %(most)d: nothing was cut off."),
                code="long",
                params={"now": len(text), "most": LONGEST},
            )
        return text

    def letter(self) -> dict[str, Any]:
        """Return what the action takes in. Read it on a valid form only."""
        words = ("subject", "name", "email", "text")
        trapped = bool(self.cleaned_data["website"])
        return {**{word: self.cleaned_data[word] for word in words}, "trapped": trapped}
