from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from comments import actions, rules
from comments.display import paragraphs
from comments.forms import ReportForm
from comments.models import Comment
from comments.querysets import CommentQuerySet
from comments.views.common import sender_of, show, user_of, wants_part
from publishing.errors import Refused
from publishing.querysets import is_live


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Take what a reader has against what another one says."""
    comment, user = _shown(comment_id), user_of(request)
    form = ReportForm(request.POST or None)
    refusal = rules.why_not_report(comment, user)
    if request.method == "POST" and not refusal and form.is_valid():
        words = form.cleaned_data
        try:
            actions.report(
                comment,
                complaint=words["complaint"],
                note=words["note"],
                by=user,
                sender=sender_of(request),
            )
        except Refused as error:
            form.add_error(None, str(error))
        else:
            response = redirect("comment_reported", comment.pk)
            if wants_part(request):
                response["Location"] += "?part=1"
            return response
    context = {"comment": comment, "article": comment.article, "form": form, "refusal": refusal,
               "paragraphs": paragraphs(comment.text)}  # fmt: skip
    return show(request, "report", "report_form", context)


@never_cache
@require_safe
def reported(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Say thanks, at an address that can be reloaded without harm."""
    comment = get_object_or_404(_live(), pk=comment_id)
    return show(request, "reported", "reported", {"article": comment.article})


def _shown(comment_id: int) -> Comment:
    return get_object_or_404(_live().shown(), pk=comment_id)


def _live() -> CommentQuerySet:
    return Comment.objects.confirmed().filter(is_live("article__")).select_related("article")
