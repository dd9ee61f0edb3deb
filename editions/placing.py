"""The box in a story's form: on which page of which issue it stands in print.

Each row says what it was opened with, so that sending the form changes only what this person
changed, whatever somebody else did at the issue's own form meanwhile.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django import forms
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.joining import StoryBox
from editions import actions, rules
from editions.models import Issue

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article

PREFIX = "in_print"
SUGGESTED = 40
# `/epaper/vir/1824/5/`, as copied from the ePaper; the page may be missing.
_ADDRESS = re.compile(r"/epaper/(?P<slug>[\w-]+)/(?P<number>[^/?#\s]+)/(?:(?P<page>\d{1,5})/)?")


class Place(NamedTuple):
    """A page of an issue."""

    issue: Issue
    page: int


class PlaceForm(forms.Form):
    """One page of one issue. `place` is what was typed, `before` what the row was opened with."""

    issue = forms.CharField(
        label=_("Issue"),
        required=False,
        max_length=300,
        show_hidden_initial=True,
        widget=forms.TextInput(attrs={"list": "printed-issues", "autocomplete": "off"}),
    )
    page = forms.IntegerField(
        label=_("Page"),
        required=False,
        min_value=1,
        max_value=10_000,
        show_hidden_initial=True,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    remove = forms.BooleanField(label=_("Remove"), required=False)

    before: Place | None = None
    place: Place | None = None

    def clean(self) -> dict[str, Any]:
        """Find the issue that is meant, and see whether it has the page."""
        typed = super().clean() or self.cleaned_data
        if not self.changed_data or self.errors:
            return typed
        self.before = self._opened_with()
        words, page = typed["issue"], typed["page"]
        if typed["remove"] or not (words or page):
            return typed
        if not words:
            self.add_error("issue", gettext("In which issue? Write it as in “VIR 1824”."))
            return typed
        issue, page_of_address = find_issue(words)
        page = page or page_of_address
        if issue is None:
            self.add_error("issue", _no_issue(words))
        elif not page:
            self.add_error("page", gettext("On which page?"))
        elif why := actions.why_no_page(issue, page):
            self.add_error("page", why)
        else:
            self.place = Place(issue, page)
        return typed

    def _opened_with(self) -> Place | None:
        field = self.fields["page"]
        name = self.add_initial_prefix
        issue, _page = find_issue(self.data.get(name("issue"), ""))
        page = field.widget.value_from_datadict(self.data, self.files, name("page")) or ""
        return Place(issue, int(page)) if issue and page.isdecimal() else None


class PlacesInPrint(StoryBox):
    """Where a story stands in print."""

    template = "admin/editions/parts/story_box.html"
    label = _("In print")

    def carry_out(self, article: Article, *, by: User) -> str:
        """Link the story with the pages that were added, and no longer with those taken away.

        Raises Refused if `by` may not.
        """
        said = []
        for row in self._to_do(article):
            if row.before and row.before != row.place:
                actions.take_story_out(
                    article, issue=row.before.issue, page_number=row.before.page, by=by
                )
                said.append(gettext("No longer linked with %s.") % _in_words(row.before))
            if row.place:
                actions.place_story(
                    article, issue=row.place.issue, page_number=row.place.page, by=by
                )
                said.append(gettext("Linked with %s.") % _in_words(row.place))
        return " ".join(said)

    def is_done(self, article: Article) -> bool:
        """Say whether the story stands where the rows say, and nowhere it was taken out of."""
        return not self._to_do(article)

    @cached_property
    def issues(self) -> list[Issue]:
        """The newest issues, to choose from, and those the story stands in."""
        return list(Issue.objects.to_place(None, SUGGESTED))

    def suggestions(self) -> dict[str, str]:
        """Return issues as they are typed, each with its date."""
        return {str(issue): format_date(issue.date, "F j, Y") for issue in self.issues}

    def _to_do(self, article: Article) -> list[PlaceForm]:
        changed = [row for row in self.forms if row.changed_data]
        if not changed:
            return []
        there = set(article.in_print.values_list("issue_id", "page_number"))

        def stands(place: Place | None) -> bool:
            return place is not None and (place.issue.pk, place.page) in there

        return [
            row
            for row in changed
            if (row.place and not stands(row.place))
            or (row.before != row.place and stands(row.before))
        ]


_Rows = cast(
    type[PlacesInPrint],
    forms.formset_factory(PlaceForm, formset=PlacesInPrint, extra=1, max_num=30, absolute_max=60),
)


def box(user: User, article: Article | None, data: Any = None) -> PlacesInPrint | None:
    """Return the box for whoever may place `article`; None for others, and where there are none.

    data: what was sent. A form that was opened without the box has none to send.
    """
    if rules.why_not_place(user, article) is not None:
        return None
    if data is not None:
        return _Rows(data, prefix=PREFIX) if f"{PREFIX}-TOTAL_FORMS" in data else None
    issues: list[Any] = list(Issue.objects.to_place(article, SUGGESTED))
    rows = _Rows(initial=[_row(issue) for issue in issues if issue.on_page], prefix=PREFIX)
    rows.issues = issues
    return rows


def _row(issue: Any) -> dict[str, Any]:
    """Return what a row shows; `url` leads to the page, if it is there."""
    there = issue.on_page <= issue.page_count
    return {
        "issue": str(issue),
        "page": issue.on_page,
        "url": issue.get_page_url(issue.on_page) if there else "",
    }


def find_issue(typed: str) -> tuple[Issue | None, int | None]:
    """Return the issue that `typed` means, and the page if it names one.

    typed: publication and number (`VIR 1824`, `vir 1824`), or an address of the ePaper.
    """
    issues = Issue.objects.select_related("publication", "current")
    if address := _ADDRESS.search(typed):
        found = issues.filter(publication__slug=address["slug"], number=address["number"]).first()
        return found, int(address["page"]) if address["page"] else None
    name, _space, number = " ".join(typed.split()).rpartition(" ")
    wanted = name.casefold()
    for issue in issues.filter(number__iexact=number):
        if wanted in (issue.publication.name.casefold(), issue.publication.slug):
            return issue, None
    return None, None


def _no_issue(words: str) -> str:
    return gettext(
        "There is no issue “%(words)s”. Write publication and number, as in “VIR 1824”, or paste "
        "the page's address."
    ) % {"words": words[:60]}


def _in_words(place: Place) -> str:
    return gettext("%(issue)s, page %(page)d") % {"issue": place.issue, "page": place.page}
