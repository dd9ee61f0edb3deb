from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from ratings.models import FEWEST, MOST, Voice
from sections.models import Section

GIVE, WITHDRAW = "give", "withdraw"


class StarsForm(forms.Form):
    """What the control under a story and the moderators' list send."""

    do = forms.ChoiceField(
        choices=[(GIVE, GIVE), (WITHDRAW, WITHDRAW)],
        error_messages={
            "required": _("Choose one to five stars, then press the button."),
            "invalid_choice": _("Stars can only be given or withdrawn."),
        },
    )
    stars = forms.IntegerField(
        required=False,
        min_value=FEWEST,
        max_value=MOST,
        error_messages={
            key: _("Choose one to five stars.") for key in ("invalid", "min_value", "max_value")
        },
    )
    voice = forms.ChoiceField(
        choices=[(Voice.READER, "reader"), (Voice.MODERATOR, "moderator")],
        required=False,
        error_messages={"invalid_choice": _("Stars come from readers or from moderators.")},
    )

    def clean(self) -> None:
        """Giving needs stars; withdrawing does not look at them."""
        do = self.cleaned_data.get("do")
        if do == WITHDRAW:
            self.errors.pop("stars", None)
        elif do == GIVE and "stars" not in self.errors and self.cleaned_data["stars"] is None:
            self.add_error("stars", _("Choose one to five stars."))

    def sentence(self) -> str:
        """Return the first thing that is wrong, as one sentence."""
        return str(next(iter(self.errors.values()))[0])


class Rated(models.TextChoices):
    """Which stories the moderators' list keeps, by who has rated them."""

    ALL = "", _("All stories")
    NOT_BY_ME = "not-by-me", _("Not yet rated by me")
    BY_NOBODY = "by-nobody", _("Not yet rated by any moderator")


class RateStoriesFilter(forms.Form):
    """What narrows the moderators' list. It comes from the address; a bad value is left out."""

    rated = forms.ChoiceField(label=_("Rated"), choices=Rated.choices, required=False)
    section = forms.TypedChoiceField(
        label=_("Section"), coerce=int, empty_value=None, required=False
    )
    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data: Mapping[str, str] | None) -> None:
        super().__init__(data or {})
        sections = [("", str(_("All sections")))]
        for top in Section.objects.tree():
            sections.append((str(top.pk), top.name))
            sections += [(str(sub.pk), f"{top.name} ⁄ {sub.name}") for sub in top.children_list]
        self.fields["section"].choices = sections
