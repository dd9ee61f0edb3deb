from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms import DisplayNameField
from accounts.guarded import GuardedForm, StrangersAddressField
from accounts.models import User
from accounts.names import paragraphs
from comments.models import Complaint
from comments.text import LONGEST, SHORTEST, says_something


class WordsField(forms.CharField):
    """What somebody says: tamed, of a length that others read."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("What do you want to say?"))
        # No maxlength: a long text comes back with a sentence instead of being cut.
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 7}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        return paragraphs(str(value or ""))

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) < SHORTEST or not says_something(value):
            raise ValidationError(
                _("Write at least a word: signs alone say too little."), code="short"
            )
        if len(value) > LONGEST:
            raise ValidationError(
                _("These are %(now)d letters. Shorten it to %(most)d: nothing was cut off."),
                code="long",
                params={"now": len(value), "most": LONGEST},
            )


class CommentForm(GuardedForm):
    """What a reader wants to say, with stars if they like.

    `user` is who signed in; None asks for a name and an address. `read_first`: whether a
    moderator reads it before others do.
    """

    text = WordsField()
    stars = forms.TypedChoiceField(
        label=_("Your stars for the story"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", _("No stars")), *((str(n), str(n)) for n in range(1, 6))],
        error_messages={"invalid_choice": _("Choose one to five stars, or none.")},
    )
    name = DisplayNameField()
    email = StrangersAddressField(
        help_text=_("Never shown. We send a link there, to make sure that it is yours.")
    )

    def __init__(
        self, *args: Any, user: User | None, read_first: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = (
            _("Plain text, at most %(most)d letters. A moderator reads it before others do.")
            if read_first
            else _("Plain text, at most %(most)d letters.")
        ) % {"most": LONGEST}
        if user is not None:
            del self.fields["name"], self.fields["email"]

    @property
    def chosen_stars(self) -> int | None:
        """The stars that are marked when the form is shown; None for none."""
        value = str(self["stars"].value() or "")
        return int(value) if value in {"1", "2", "3", "4", "5"} else None

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class EditForm(forms.Form):
    """Other words for what one has just said."""

    text = WordsField(label=_("What you said"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.fields["text"].help_text = _("Plain text, at most %(most)d letters.") % {
            "most": LONGEST
        }


class ReportForm(GuardedForm):
    """What somebody has against what another reader says."""

    complaint = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=Complaint.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with it.")},
    )
    note = forms.CharField(
        label=_("Anything the moderators should know"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
