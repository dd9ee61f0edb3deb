"""The rows of a byline: names in order, each with a role and the words before it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.content import CreditLine
from articles.models import Author, Credit, CreditRole

EMPTY_ROWS = 1


class CreditForm(forms.Form):
    """One name. A name that an author of the paper has is that author; any other is a guest."""

    place = forms.IntegerField(
        label=_("Place"),
        required=False,
        min_value=1,
        max_value=99,
        widget=forms.NumberInput(attrs={"class": "byline-place"}),
    )
    text_before = forms.CharField(
        label=_("Words before"),
        required=False,
        max_length=Credit._meta.get_field("text_before").max_length,
        widget=forms.TextInput(attrs={"placeholder": _("by itself")}),
    )
    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=Credit._meta.get_field("name").max_length,
        widget=forms.TextInput(attrs={"list": "authors", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=CreditRole.choices, initial=CreditRole.WRITER
    )
    author = forms.IntegerField(required=False, widget=forms.HiddenInput)
    remove = forms.BooleanField(label=_("Remove"), required=False)


class _BylineRows(forms.BaseFormSet):
    def lines(self) -> list[CreditLine]:
        """Return the byline as typed, in order. Call it on valid rows only."""
        rows = [
            (row.cleaned_data.get("place") or 100, i, row.cleaned_data)
            for i, row in enumerate(self.forms)
            if row.cleaned_data.get("name") and not row.cleaned_data.get("remove")
        ]
        typed = [data for _place, _i, data in sorted(rows, key=lambda row: row[:2])]
        ids = _authors_named({data["name"] for data in typed})
        return [
            CreditLine(
                name=data["name"],
                author_id=_choose(ids.get(data["name"].casefold(), []), data.get("author")),
                role=data.get("role") or CreditRole.WRITER.value,
                text_before=data.get("text_before", ""),
            )
            for data in typed
        ]


BylineRows = forms.formset_factory(
    CreditForm, formset=_BylineRows, extra=EMPTY_ROWS, max_num=30, absolute_max=60
)


def rows_for(lines: list[CreditLine]) -> list[dict[str, Any]]:
    """Return the initial rows that show `lines`."""
    return [
        {
            "place": i,
            "text_before": line.text_before,
            "name": line.name,
            "role": line.role,
            "author": line.author_id,
        }
        for i, line in enumerate(lines, start=1)
    ]


def _authors_named(names: set[str]) -> dict[str, list[int]]:
    """Return {name without capitals: ids of the authors of that name}. One query."""
    found: dict[str, list[int]] = {}
    if names:
        # The database cannot fold Vietnamese capitals, so exact names are asked for.
        for pk, name in (
            Author.objects.filter(name__in=names).order_by("pk").values_list("pk", "name")
        ):
            found.setdefault(name.casefold(), []).append(pk)
    return found


def _choose(ids: list[int], before: int | None) -> int | None:
    """Of several authors of one name, the one the row had before; else the first."""
    return before if before in ids else next(iter(ids), None)
