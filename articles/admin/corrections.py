"""The rows of a story's corrections: what was wrong, and when readers were told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.content import Correction

TIME_FORMAT = "%Y-%m-%dT%H:%M"
LONGEST = 1000


class CorrectionForm(forms.Form):
    """One correction. Who wrote it is filled in by the action that saves."""

    text = forms.CharField(
        label=_("What was wrong, and what is right"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    at = forms.DateTimeField(
        label=_("When"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=TIME_FORMAT),
    )
    by = forms.CharField(required=False, max_length=150, widget=forms.HiddenInput)
    remove = forms.BooleanField(label=_("Remove"), required=False)


class _CorrectionRows(forms.BaseFormSet):
    def notes(self) -> list[Correction]:
        """Return the corrections as typed. Call it on valid rows only."""
        rows = [row.cleaned_data for row in self.forms]
        return [
            Correction(
                text=row["text"],
                at=row["at"].isoformat() if row.get("at") else "",
                by=row.get("by", ""),
            )
            for row in rows
            if row.get("text") and not row.get("remove")
        ]


CorrectionRows = forms.formset_factory(
    CorrectionForm, formset=_CorrectionRows, extra=1, max_num=30, absolute_max=60
)


def correction_rows(notes: list[Correction]) -> list[dict[str, Any]]:
    """Return the initial rows that show `notes`."""
    return [
        {"text": note.text, "at": datetime.fromisoformat(note.at), "by": note.by} for note in notes
    ]
