"""Letters to the paper: a list to read from, and what became of each."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from pages import letters, rules
from pages.models import Message, Standing


class StandingFilter(admin.SimpleListFilter):
    """What nobody has answered is what one comes for, so it is shown without asking."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Standing.choices, ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        chosen = self.value() or Standing.NEW
        for value, title in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": chosen == value, "query_string": query, "display": title}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Message]) -> QuerySet[Message]:
        wanted = self.value() or Standing.NEW
        return queryset.filter(state=wanted) if wanted in Standing.values else queryset


@admin.register(Message)
class MessageAdmin(admin.ModelAdmin):
    list_display = ("beginning", "subject", "name", "created", "state", "mailed")
    change_form_template = "admin/pages/message/change_form.html"
    list_filter = (StandingFilter, "subject")
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("text", "name", "email")
    ordering = ("-created", "-pk")
    actions = ("mark_answered", "mark_new", "mark_spam")
    fields = readonly_fields = (
        "subject", "name", "answer_to", "letter", "created", "state", "mailed",
    )  # fmt: skip

    @admin.display(description=_("letter"))
    def beginning(self, message: Message) -> str:
        return Truncator(" ".join(message.text.split())).chars(90)

    @admin.display(description=_("letter"))
    def letter(self, message: Message) -> SafeString:
        return format_html('<div class="letter">{}</div>', message.text)

    @admin.display(description=_("answer to"))
    def answer_to(self, message: Message) -> SafeString:
        return format_html('<a href="mailto:{0}">{0}</a>', message.email)

    @admin.display(description=_("mailed"))
    def mailed(self, message: Message) -> str:
        if message.mailed_at:
            return gettext("yes")
        return gettext("held") if message.state == Standing.SPAM else gettext("not yet")

    @admin.action(description=_("Mark as answered"))
    def mark_answered(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        self._mark(request, queryset, Standing.ANSWERED)

    @admin.action(description=_("Mark as new: it is no spam, or wants another answer"))
    def mark_new(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        self._mark(request, queryset, Standing.NEW)

    @admin.action(description=_("Hold as spam"))
    def mark_spam(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        self._mark(request, queryset, Standing.SPAM)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show one letter; a button under it marks it and goes back to the list."""
        state = request.POST.get("mark", "")
        if request.method == "POST":
            rows = self.get_queryset(request).filter(pk=kwargs.get("object_id") or args[0])
            if not self.has_change_permission(request):
                raise PermissionDenied
            if state in Standing.values:
                self._mark(request, rows, Standing(state))
            return redirect("admin:pages_message_changelist")
        return super().changeform_view(request, *args, **kwargs)

    def _mark(self, request: HttpRequest, rows: QuerySet[Message], state: Standing) -> None:
        marked = list(rows)
        for message in marked:
            letters.mark(message, state=state, by=request.user)
        said = ngettext(
            "%(count)d letter is now under “%(state)s”.",
            "%(count)d letters are now under “%(state)s”.",
            len(marked),
        )
        messages.success(request, said % {"count": len(marked), "state": state.label})

    class Media:
        css = {"all": ("css/pages/letters.css",)}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return isinstance(request.user, User) and not rules.why_not_read_letters(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Say whether this person may mark letters; nobody changes the words."""
        return self.has_view_permission(request, obj)
