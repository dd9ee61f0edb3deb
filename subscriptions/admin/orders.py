"""Orders: a list to work through, a page of one with the verbs under it, a file for the books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import DateField, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from publishing.actions import history_of
from publishing.errors import Refused
from subscriptions import actions, display, rules, sheets
from subscriptions.admin.rights import ChiefsAdmin, may_manage
from subscriptions.models import Order, State

HEADINGS = (
    "number", "state", "created", "publication", "form", "months", "copies", "price", "currency",
    "starts", "ends", "wanted_from", "name", "email", "phone", "company", "tax_number", "street",
    "city", "postcode", "country", "remark",
)  # fmt: skip


class StateFilter(admin.SimpleListFilter):
    """New orders are what one comes for, so they are shown without asking."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*State.choices, ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        chosen = self.value() or State.NEW
        for value, title in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": chosen == value, "query_string": query, "display": title}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Order]) -> QuerySet[Order]:
        wanted = self.value() or State.NEW
        return queryset.filter(state=wanted) if wanted in State.values else queryset


@admin.register(Order)
class OrderAdmin(ChiefsAdmin):
    list_display = ("number", "publication", "what", "name", "created", "state", "starts", "ends")
    list_filter = (StateFilter, "form", "publication")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("number", "name", "email", "company")
    ordering = ("-created", "-pk")
    actions = ("confirm", "begin", "end", "cancel", "export")
    change_form_template = "admin/subscriptions/order/change_form.html"
    fieldsets = (
        (None, {"fields": ("number", "state", "created", "term_of_order")}),
        (_("What"), {"fields": ("publication", "what", "total", "wanted_from", "remark")}),
        (_("Who"), {"fields": ("name", "answer_to", "phone", "company", "tax_number")}),
        (_("Where to"), {"fields": ("delivery",)}),
        (_("What was done"), {"fields": ("history",)}),
    )
    readonly_fields = (
        "number", "state", "created", "term_of_order", "publication", "what", "total",
        "wanted_from", "remark", "name", "answer_to", "phone", "company", "tax_number",
        "delivery", "history",
    )  # fmt: skip

    @admin.display(description=_("what"))
    def what(self, order: Order) -> str:
        copies = f" × {order.copies}" if order.copies > 1 else ""
        return f"{order.get_form_display()}, {display.term(order.months)}{copies}"

    @admin.display(description=_("price"))
    def total(self, order: Order) -> str:
        return display.total(order)

    @admin.display(description=_("runs"))
    def term_of_order(self, order: Order) -> str:
        return f"{order.starts} – {order.ends}" if order.starts else gettext("not yet")

    @admin.display(description=_("answer to"))
    def answer_to(self, order: Order) -> SafeString | str:
        return format_html('<a href="mailto:{0}">{0}</a>', order.email) if order.email else "–"

    @admin.display(description=_("address"))
    def delivery(self, order: Order) -> str:
        return display.address(order) or gettext("nothing to carry")

    @admin.display(description=_("log"))
    def history(self, order: Order) -> str:
        return "\n".join(
            f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M} {entry.verb} "
            f"{entry.by or gettext('by itself')} {entry.note}"
            for entry in history_of(order)
        )

    @admin.action(description=_("Confirm: the term begins as wished, or today"))
    def confirm(self, request: HttpRequest, queryset: QuerySet[Order]) -> None:
        site = request.build_absolute_uri("/")
        self._do(request, queryset, partial(actions.confirm, by=request.user, site=site))

    @admin.action(description=_("Note that the first issue went out: running"))
    def begin(self, request: HttpRequest, queryset: QuerySet[Order]) -> None:
        self._do(request, queryset, partial(actions.begin, by=request.user))

    @admin.action(description=_("Note that it is over: ended"))
    def end(self, request: HttpRequest, queryset: QuerySet[Order]) -> None:
        self._do(request, queryset, partial(actions.end, by=request.user))

    @admin.action(description=_("Cancel"))
    def cancel(self, request: HttpRequest, queryset: QuerySet[Order]) -> None:
        self._do(request, queryset, partial(actions.cancel, by=request.user))

    @admin.action(description=_("Save as a file for a spreadsheet (CSV)"))
    def export(self, request: HttpRequest, queryset: QuerySet[Order]) -> HttpResponse:
        head = [Order._meta.get_field(name).verbose_name for name in HEADINGS]
        rows = queryset.order_by("created").values_list(*HEADINGS)
        return sheets.download("orders", sheets.sheet(head, rows.iterator()))

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show one order; a button under it does its verb and shows the order again."""
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        if not may_manage(request):
            raise PermissionDenied
        order = get_object_or_404(Order, pk=kwargs.get("object_id") or args[0])
        rows = Order.objects.filter(pk=order.pk)
        verbs: dict[str, Callable[..., Any]] = {
            "begin": self.begin, "end": self.end, "cancel": self.cancel,
        }  # fmt: skip
        if request.POST.get("do") == "confirm":
            self._confirm_from(request, rows, request.POST.get("starts", ""))
        elif verb := verbs.get(request.POST.get("do", "")):
            verb(request, rows)
        return redirect("admin:subscriptions_order_change", order.pk)

    def _confirm_from(self, request: HttpRequest, rows: QuerySet[Order], typed: str) -> None:
        try:
            starts: date | None = DateField(required=False).clean(typed)
        except ValidationError:
            messages.error(request, gettext("Write the first day as 2026-12-31."))
            return
        site = request.build_absolute_uri("/")
        self._do(
            request, rows, partial(actions.confirm, starts=starts, by=request.user, site=site)
        )

    def _do(
        self, request: HttpRequest, rows: QuerySet[Order], verb: Callable[[Order], Order]
    ) -> None:
        done = 0
        for order in list(rows):
            try:
                verb(order)
            except Refused as refusal:
                messages.error(request, str(refusal))
            else:
                done += 1
        if done:
            said = ngettext("%(n)d order is noted.", "%(n)d orders are noted.", done)
            messages.success(request, said % {"n": done})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        order = context.get("original")
        if order:
            context["verbs"] = {
                state.value: rules.why_not_move(order, state) is None for state in State
            }
            first = max(order.wanted_from or date.min, timezone.localdate())
            context["first_day"] = first.isoformat()
        return super().render_change_form(request, context, *args, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
