"""One comment with all that one should know to decide on it. Opening it claims it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from comments import actions, rules
from comments.actions.claims import Taken
from comments.admin.common import moderates, page, the_moderator, the_onlooker, visible
from comments.admin.queue import queue_address, said
from comments.display import paragraphs
from comments.history import history_of, reasons_of
from comments.models import Comment, Decision, Verb
from publishing.errors import Refused

BAN_FOR = {
    "1": gettext_lazy("a day"),
    "7": gettext_lazy("a week"),
    "30": gettext_lazy("30 days"),
    "365": gettext_lazy("a year"),
    "0": gettext_lazy("for good"),
}


@never_cache
def item(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Show one comment, claimed for two minutes; take the decision and go on to the next."""
    the_onlooker(request)
    comment = get_object_or_404(visible(request), pk=comment_id)
    if request.method == "POST":
        return _decide(request, comment)
    refusal, taken = "", None
    if moderates(request):
        try:
            actions.claim(comment, by=the_moderator(request))
        except Taken as held:
            refusal, taken = str(held), held.comment
        except Refused as error:
            refusal = str(error)
    comment.reasons = reasons_of(comment)
    around = Comment.objects.shown().filter(answer_to=comment).order_by("created")
    return page(
        request,
        "item",
        title=_("What %(name)s says") % {"name": comment.name},
        comment=comment,
        paragraphs=paragraphs(comment.text),
        answered=comment.answer_to,
        answers=around[:5],
        history=history_of(comment),
        reports=comment.reports.filter(settled_by=None).select_related("user"),
        same_words=_others(request, comment),
        refusal=refusal,
        taken=taken,
        why_not_ban=rules.why_not_ban(request.user, comment) if moderates(request) else "",
        ban_for=BAN_FOR.items(),
        query=request.GET.urlencode(),
    )


@never_cache
@require_safe
def following(request: HttpRequest) -> HttpResponse:
    """Go to the most urgent comment that nobody else is looking at."""
    return redirect(_next(request, the_moderator(request)))


def _others(request: HttpRequest, comment: Comment) -> int:
    if not comment.content:
        return 0
    return visible(request).filter(content=comment.content).exclude(pk=comment.pk).count()


def _next(request: HttpRequest, user: User, *, but: int = 0) -> str:
    rows = visible(request).to_decide().free_for(user).exclude(user=user).exclude(pk=but)
    first = rows.most_urgent_first().values_list("pk", flat=True).first()
    if first is None:
        messages.info(request, _("Nothing waits any more."))
        return queue_address()
    return f"{queue_address()}{first}/change/"


def _decide(request: HttpRequest, comment: Comment) -> HttpResponse:
    user, verb = the_moderator(request), request.POST.get("do", "")
    if verb == "skip":
        actions.let_go(comment, by=user)
        return redirect(_next(request, user, but=comment.pk))
    try:
        decision = _carry_out(request, comment, verb, user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(request.get_full_path())
    messages.success(request, said(decision.verb, decision.items.count()))
    return redirect(_next(request, user))


def _carry_out(request: HttpRequest, comment: Comment, verb: str, user: User) -> Decision:
    seen = request.POST.get("seen", "")
    verb, _separator, reason = verb.partition(":")
    if verb == Verb.LET_THROUGH:
        return actions.let_through(comment, by=user, seen=seen)
    if verb == Verb.REFUSE:
        return actions.refuse(
            comment, reason=reason or request.POST.get("reason", ""), by=user, seen=seen
        )
    if verb == Verb.PUT_BACK:
        return actions.put_back(comment, by=user, seen=seen)
    if verb == Verb.BAN:
        return actions.ban(
            comment,
            reason=request.POST.get("ban_reason", ""),
            until=_until(request.POST.get("ban_for", "")),
            by=user,
        )
    raise Refused(_("Choose what to do with it."))


def _until(days: str) -> datetime | None:
    """Return the end of a ban. Raises Refused if none was chosen."""
    if days not in BAN_FOR:
        raise Refused(_("Choose how long they are banned."))
    return timezone.now() + timedelta(days=int(days)) if days != "0" else None
