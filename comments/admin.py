from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from comments import actions, rules
from comments.display import paragraphs
from comments.models import Comment, Reason, Standing
from publishing.errors import Refused


class ReasonForm(ActionForm):
    """The reason for refusing several at once, beside the list of actions."""

    reason = forms.ChoiceField(
        choices=[("", _("Reason for refusing…")), *Reason.choices],
        required=False,
        label=_("Reason"),
    )


class StandingFilter(admin.SimpleListFilter):
    """What waits is what one comes for, so it is shown without asking."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [*Standing.choices, ("all", _("All"))]

    def choices(self, changelist: Any) -> Any:
        chosen = self.value() or Standing.WAITING
        for value, title in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": chosen == value, "query_string": query, "display": title}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Comment]) -> QuerySet[Comment]:
        wanted = self.value() or Standing.WAITING
        return queryset.filter(state=wanted) if wanted in Standing.values else queryset


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """The moderators' queue: story and words side by side, a decision with one click."""

    list_display_links = None
    list_filter = (StandingFilter,)
    list_per_page = 25
    search_fields = ("text", "name", "article__headline")
    ordering = ("created",)
    show_full_result_count = False
    actions = ("let_marked_through", "refuse_marked")
    action_form = ReasonForm
    fields = readonly_fields = (
        "under", "name", "email", "words", "created",
        "state", "reason", "decided_by", "decided_at",
    )  # fmt: skip

    class Media:
        css = {"all": ("css/comments/queue.css",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        rows = Comment.objects.visible_to(_user(request)).order_by("created", "pk")
        return rows.select_related("article", "decided_by", "user")

    @admin.display(description=_("what was said"), ordering="created")
    def what(self, comment: Comment) -> SafeString:
        return format_html(
            '<p class="said-under">{}</p>'
            '<p class="said-by"><b>{}</b> ({}) <time datetime="{}">{}</time></p>{}',
            self.under(comment),
            comment.name,
            gettext("signed in") if comment.user_id else gettext("guest"),
            comment.created.isoformat(),
            _moment(comment),
            self.words(comment),
        )

    @admin.display(description=_("text"))
    def words(self, comment: Comment) -> SafeString:
        lines = ((paragraph,) for paragraph in paragraphs(comment.text))
        return format_html('<div class="said">{}</div>', format_html_join("", "<p>{}</p>", lines))

    @admin.display(description=_("story"))
    def under(self, comment: Comment) -> SafeString:
        story = comment.article
        return format_html('<a href="{}">{}</a>', story.get_absolute_url(), story.headline)

    @admin.display(description=_("decision"))
    def decision(self, comment: Comment) -> SafeString:
        """What was decided and the buttons of the list's own form, to decide or to decide anew."""
        return format_html("{}{}", _decided(comment), _buttons(comment))

    @admin.display(description=_("decision"))
    def standing(self, comment: Comment) -> SafeString | str:
        """What was decided, for those who only look on."""
        return _decided(comment) or comment.get_state_display()

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        return ("what", "decision" if self.has_change_permission(request) else "standing")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return super().get_actions(request) if self.has_change_permission(request) else {}

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        for verb in ("let_through", "refuse", "put_back"):
            pk = request.POST.get(verb, "")
            if pk.isdecimal():
                self._decide(request, self.get_queryset(request).filter(pk=pk), verb)
                return redirect(request.get_full_path())
        return super().changelist_view(
            request, {"title": _("What readers say"), **(extra_context or {})}
        )

    @admin.action(description=_("Let the marked ones through"))
    def let_marked_through(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self._decide(request, queryset, "let_through")

    @admin.action(description=_("Refuse the marked ones, for the reason"))
    def refuse_marked(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self._decide(request, queryset, "refuse")

    def _decide(self, request: HttpRequest, rows: QuerySet[Comment], verb: str) -> None:
        """Do `verb` to each of `rows` as far as the rules allow, and say how far that was."""
        done, refusals = 0, set()
        for comment in rows:
            try:
                if verb == "refuse":
                    single = request.POST.get(f"reason-{comment.pk}", "")
                    reason = single or request.POST.get("reason", "")
                    actions.refuse(comment, reason=reason, by=_user(request))
                elif verb == "let_through":
                    actions.let_through(comment, by=_user(request))
                else:
                    actions.put_back(comment, by=_user(request))
                done += 1
            except Refused as refusal:
                refusals.add(str(refusal))
        for sentence in sorted(refusals):
            messages.error(request, sentence)
        if done:
            messages.success(request, _said(verb, done))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Say whether this person decides at all; nobody changes the words."""
        return isinstance(request.user, User) and request.user.has_role(*rules.MODERATORS)


def _said(verb: str, done: int) -> str:
    sentence = {
        "let_through": ngettext("%d is shown now.", "%d are shown now.", done),
        "refuse": ngettext("%d is refused.", "%d are refused.", done),
        "put_back": ngettext("%d waits again.", "%d wait again.", done),
    }[verb]
    undo = gettext("To undo it, decide anew under “Let through” or “Refused”.")
    return f"{sentence % done} {undo}"


def _decided(comment: Comment) -> SafeString | str:
    if comment.state == Standing.WAITING or comment.decided_at is None:
        return ""
    return format_html(
        '<p class="decided">{}</p>',
        gettext("%(state)s%(reason)s by %(who)s")
        % {
            "state": comment.get_state_display(),
            "reason": f" ({comment.get_reason_display()})" if comment.reason else "",
            "who": comment.decided_by or gettext("somebody who left"),
        },
    )


def _buttons(comment: Comment) -> SafeString:
    button = '<button type="submit" name="{}" value="{}" class="button decide">{}</button>'
    parts = []
    if comment.state != Standing.SHOWN:
        parts.append(format_html(button, "let_through", comment.pk, gettext("Let through")))
    if comment.state != Standing.REFUSED:
        options = format_html_join("", '<option value="{}">{}</option>', Reason.choices)
        parts.append(
            format_html(
                '<select name="reason-{}" aria-label="{}"><option value="">{}</option>{}</select>',
                comment.pk,
                gettext("Reason for refusing what %s says") % comment.name,
                gettext("Reason…"),
                options,
            )
        )
        parts.append(format_html(button, "refuse", comment.pk, gettext("Refuse")))
    if comment.state != Standing.WAITING:
        parts.append(format_html(button, "put_back", comment.pk, gettext("Back to waiting")))
    return format_html(
        '<div class="decisions">{}</div>', format_html_join("", "{}", ((p,) for p in parts))
    )


def _moment(comment: Comment) -> str:
    return format_date(timezone.localtime(comment.created), "F j, Y | H:i")


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101  (the admin lets nobody else in)
    return request.user
