"""What was decided, who is banned, and how to take it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from comments import actions
from comments.admin.common import back_to, page, the_moderator
from comments.admin.queue import queue_address
from comments.models import Ban, Decision
from publishing.errors import Refused

PAGE = 50
SHOWN_OF_MANY = 3


@never_cache
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Show what moderators decided, newest first, each with a way to undo it."""
    the_moderator(request)
    rows = Decision.objects.select_related("by", "undone_by", "ban").prefetch_related(
        "items__comment__article"
    )
    if (before := request.GET.get("before", "")).isdecimal():
        rows = rows.filter(pk__lt=int(before))
    found = list(rows.order_by("-pk")[: PAGE + 1])
    for decision in found[:PAGE]:
        decision.some = list(decision.items.all())[:SHOWN_OF_MANY]
        decision.more = max(0, len(decision.items.all()) - SHOWN_OF_MANY)
    older = found[PAGE - 1].pk if len(found) > PAGE else None
    return page(request, "decisions", title=_("What was decided"), rows=found[:PAGE], older=older)


@never_cache
@require_safe
def bans(request: HttpRequest) -> HttpResponse:
    """Show who may say nothing, and until when."""
    the_moderator(request)
    return page(request, "bans", title=_("Bans"), rows=Ban.objects.all()[:200])


@never_cache
@require_POST
def lift(request: HttpRequest, ban_id: int) -> HttpResponse:
    """End a ban."""
    user = the_moderator(request)
    try:
        actions.lift(get_object_or_404(Ban, pk=ban_id), by=user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The ban is lifted."))
    return redirect("admin:comments_comment_bans")


@never_cache
@require_POST
def undo(request: HttpRequest, decision_id: int) -> HttpResponse:
    """Take a decision back."""
    user = the_moderator(request)
    try:
        done = actions.undo(get_object_or_404(Decision, pk=decision_id), by=user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        sentence = ngettext(
            "Undone: %d comment is as it was.", "Undone: %d comments are as they were.", done
        )
        messages.success(request, sentence % done)
    return redirect(back_to(request, queue_address()))
