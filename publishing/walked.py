"""A list of the admin that costs the same however much there is to list."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest

LAST_PAGE = 100


class WalkedList(ChangeList):
    """A list that leafs by "Newer" and "Older".

    Ids come first, in a walk along one index, one more than a page shows: nothing is counted.
    Then come their rows with all that columns show.
    """

    previous_url = next_url = ""

    def ids(self, request: HttpRequest, count: int) -> list[int]:
        """Return the ids of the first `count` rows of the list."""
        return list(self.queryset.select_related(None).values_list("pk", flat=True)[:count])

    def rows(self, ids: list[int]) -> QuerySet[Any]:
        """Return the rows of a page, in any order, with what columns show."""
        return self.root_queryset.filter(pk__in=ids)

    def get_results(self, request: HttpRequest) -> None:
        """Read one page. Raises IncorrectLookupParameters past the end."""
        before = (self.page_num - 1) * self.list_per_page
        ids: list[int] = []
        if 1 <= self.page_num <= LAST_PAGE:
            ids = self.ids(request, before + self.list_per_page + 1)[before:]
        if not ids and self.page_num != 1:
            raise IncorrectLookupParameters
        found = {row.pk: row for row in self.rows(ids[: self.list_per_page])}
        self.result_list = [found[pk] for pk in ids if pk in found]
        self.previous_url = self._url_of(self.page_num - 1)
        if len(ids) > self.list_per_page:
            self.next_url = self._url_of(self.page_num + 1)
        # What Django's list knows otherwise: nobody has counted.
        self.result_count = self.full_result_count = before + len(self.result_list)
        self.show_full_result_count = False
        self.show_admin_actions = bool(self.model_admin.actions is not None and self.result_list)
        self.can_show_all = self.multi_page = False
        self.paginator = self.model_admin.get_paginator(
            request, self.result_list, self.list_per_page
        )

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """Return the order; where nobody chose one, a filter with an index of its own says it."""
        if queryset.query.order_by and not self.params.get(ORDER_VAR):
            return list(queryset.query.order_by)
        return super().get_ordering(request, queryset)

    def _url_of(self, number: int) -> str:
        return self.get_query_string({PAGE_VAR: number}) if 1 <= number <= LAST_PAGE else ""
