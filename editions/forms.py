"""The editor's forms: publications, and an issue with its PDF, its contents and its readers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from editions.models import Issue, Publication, StoryInPrint
from publishing.states import State

if TYPE_CHECKING:
    from editions.press.refusals import BadPdf

_CONTENTS_LINE = re.compile(r"\s*(\d{1,5})[\s.:–—-]+(\S.*)")


class PublicationForm(forms.ModelForm):
    class Meta:
        model = Publication
        fields = (
            "name", "slug", "position", "about", "price_line", "access", "download", "shown",
        )  # fmt: skip


class _WithoutLabel(forms.HiddenInput):
    """A field that nobody sees; a label that names it would be wrong HTML."""

    def id_for_label(self, id_: str) -> str:
        return ""


class IssueForm(forms.ModelForm):
    """An issue. `inspected` is what the press said of the PDF: how many pages, or why not."""

    inspected: int | BadPdf | None = None

    pdf = forms.FileField(
        label=_("PDF"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
    contents = forms.CharField(
        label=_("List of contents"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10, "cols": 70}),
        help_text=_(
            "One line each: the page, then what begins there, as in “5 Money: the new rates”. "
            "Everybody sees it, also where only subscribers may read."
        ),
    )
    published = forms.BooleanField(
        label=_("Readers may see it"),
        required=False,
        help_text=_("While its pages are being made it waits, and appears with the last of them."),
    )
    publish_at = forms.DateTimeField(
        label=_("From"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Empty: at once."),
    )
    version_seen = forms.IntegerField(required=False, widget=_WithoutLabel)

    class Meta:
        model = Issue
        fields = ("publication", "number", "date", "title", "note")
        widgets = {
            "date": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea(attrs={"rows": 3, "cols": 70}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issue = self.instance
        if issue.pk:
            self.initial.update(
                contents=contents_of(issue),
                published=issue.state == State.PUBLISHED,
                publish_at=issue.live_from,
                version_seen=issue.version,
            )
            self.fields["pdf"].label = _("Another PDF")
            self.fields["pdf"].help_text = _(
                "It takes the place of the present one when all of its pages are made."
            )
        else:
            del self.fields["contents"]
            self.initial.setdefault("date", timezone.localdate())

    def clean_number(self) -> str:
        """Refuse a number twice, beside its field."""
        number, publication = self.cleaned_data["number"], self.cleaned_data.get("publication")
        others = Issue.objects.filter(publication=publication, number=number)
        if publication and others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(gettext("This publication has an issue of that number."))
        return number

    def clean_pdf(self) -> Any:
        """Pass on what the press said of the file."""
        if isinstance(self.inspected, Exception):
            raise ValidationError(str(self.inspected))
        return self.cleaned_data["pdf"]

    def clean_contents(self) -> dict[int, str]:
        """Return the list as page number and title."""
        titles: dict[int, str] = {}
        for line in filter(str.strip, self.cleaned_data["contents"].splitlines()):
            found = _CONTENTS_LINE.fullmatch(line)
            if found is None:
                raise ValidationError(
                    gettext("“%(line)s” does not begin with a page number.")
                    % {"line": line.strip()[:60]}
                )
            number, title = int(found[1]), found[2].strip()
            self._check_contents_line(number, title, titles)
            titles[number] = title
        return titles

    def _check_contents_line(self, number: int, title: str, titles: dict[int, str]) -> None:
        last = self.instance.page_count
        if not 1 <= number <= last:
            raise ValidationError(
                gettext("There is no page %(page)d. The last one is %(last)d.")
                % {"page": number, "last": last}
            )
        if number in titles:
            raise ValidationError(
                gettext("Page %(page)d stands there twice. Put both into one line.")
                % {"page": number}
            )
        if len(title) > 150:
            raise ValidationError(
                gettext("The line of page %(page)d is longer than 150 letters.") % {"page": number}
            )

    def clean(self) -> dict[str, Any]:
        """Refuse what somebody else has changed meanwhile, and readers without a PDF."""
        cleaned = super().clean() or self.cleaned_data
        issue = self.instance
        if issue.pk and cleaned.get("version_seen") != issue.version:
            raise ValidationError(
                gettext(
                    "Somebody saved this issue while you were working on it. Open it in another "
                    "tab, see what changed, and put in what is missing there."
                )
            )
        lacks_pdf = not cleaned.get("pdf") and "pdf" not in self.errors and not self._has_pdf()
        if cleaned.get("published") and lacks_pdf:
            self.add_error("published", gettext("It has no PDF yet. Choose one above."))
        return cleaned

    def _has_pdf(self) -> bool:
        return bool(self.instance.pk) and self.instance.files.exclude(state="failed").exists()


def contents_of(issue: Issue) -> str:
    """Return the list of contents as an editor types it."""
    if issue.current is None:
        return ""
    named = issue.current.pages.exclude(title="").values_list("number", "title")
    return "\n".join(f"{number} {title}" for number, title in named)


class StoryInPrintForm(forms.ModelForm):
    """A story of the site on a page of the issue whose form this stands in."""

    class Meta:
        model = StoryInPrint
        fields = ("article", "page_number")

    def clean_page_number(self) -> int:
        """Refuse a page that the issue does not have."""
        number, last = self.cleaned_data["page_number"], self.instance.issue.page_count
        if number > last:
            raise ValidationError(
                gettext("There is no page %(page)d. The last one is %(last)d.")
                % {"page": number, "last": last}
            )
        return number
