from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from accounts.models import User
from comments import rules
from comments.models import Decision, Reason
from comments.querysets import CommentQuerySet

UNDO_OFFERED_FOR = timedelta(minutes=10)


def person(request: HttpRequest) -> User:
    """Return who is at work; the admin lets nobody else in."""
    assert isinstance(request.user, User)  # noqa: S101
    return request.user


def moderates(request: HttpRequest) -> bool:
    """Say whether this person decides at all."""
    return isinstance(request.user, User) and rules.why_not_moderate(request.user) is None


def the_moderator(request: HttpRequest) -> User:
    """Return who is at work if they decide. Raises PermissionDenied with a sentence."""
    if refusal := rules.why_not_moderate(person(request)):
        raise PermissionDenied(refusal)
    return person(request)


def the_onlooker(request: HttpRequest) -> User:
    """Return who is at work if they may look on. Raises PermissionDenied with a sentence."""
    if not request.user.has_perm("comments.view_comment"):
        raise PermissionDenied(_("Only moderators and editors see this desk."))
    return person(request)


def visible(request: HttpRequest) -> CommentQuerySet:
    """Return the comments that this person may see, with all that a row shows."""
    from comments.models import Comment

    rows = Comment.objects.visible_to(person(request)).ranked()
    return rows.select_related(
        "article__section", "answer_to", "user", "guest", "decided_by", "claimed_by"
    )


def last_decision(user: User) -> Decision | None:
    """Return what `user` decided last, if it is fresh enough to be offered for undoing."""
    fresh = timezone.now() - UNDO_OFFERED_FOR
    mine = Decision.objects.filter(by=user, undone_at=None, at__gt=fresh)
    return mine.prefetch_related("items__comment").first()


def page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """Render a page of the desk."""
    user = person(request)
    shared = {
        "reasons": Reason.choices,
        "moderates": moderates(request),
        "last_decision": last_decision(user) if moderates(request) else None,
        "now": timezone.now(),
    }
    context = {**admin.site.each_context(request), **shared, **context}
    return render(request, f"admin/comments/{template}_page.html", context)


def back_to(request: HttpRequest, fallback: str) -> str:
    """Return the page of ours that a form came from."""
    wanted = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return fallback
