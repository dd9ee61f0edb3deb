"""The pages of the moderators' list in the admin: the list, one click on a star, the log."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from articles.models import Article
from publishing.models import LogEntry
from ratings import display
from ratings.actions import GAVE, WITHDREW
from ratings.answers import Answer, carry_out
from ratings.forms import GIVE, WITHDRAW, RateStoriesFilter, StarsForm
from ratings.rate_list import page_of_rows, rows_for
from ratings.rules import is_moderator
from ratings.voters import Voter

LOG_PAGE = 100


@never_cache
@require_safe
def rate_stories(request: HttpRequest) -> HttpResponse:
    """Show live stories, newest first, each with five stars to click."""
    moderator = _the_moderator(request)
    filters = RateStoriesFilter(request.GET or None)
    rows, older = page_of_rows(filters, moderator, before=request.GET.get("before", ""))
    narrowed = {name: request.GET[name] for name in filters.fields if request.GET.get(name)}
    here = _query(narrowed | {"before": request.GET.get("before", "")})
    context = {
        "title": _("Rate stories"),
        "filters": filters,
        "rows": rows,
        "back": here,
        "newest": _query(narrowed) if "before" in request.GET else None,
        "older": _query(narrowed | {"before": older}) if older else None,
    }
    return _render(request, "admin/ratings/rate_stories_page.html", context)


@never_cache
@require_POST
def stars(request: HttpRequest, article_id: int) -> HttpResponse:
    """Give 1 to 5 stars, or withdraw them (0); answer with the row, or lead back to the list."""
    moderator = _the_moderator(request)
    article = get_object_or_404(Article.objects.live().for_cards(), pk=article_id)
    answer = _carry_out(request, article, moderator)
    if request.headers.get("X-Requested-With") == "fetch":
        row = rows_for([article], moderator)[0]
        context = {"row": row, "answer": answer, "legend": display.legend()}
        context["back"] = request.POST.get("back", "")
        page = "admin/ratings/parts/rate_row.html"
        return render(request, page, context, status=answer.status)
    say = messages.success if answer.is_done else messages.error
    say(request, _("%(headline)s: %(said)s") % {"headline": article.headline, "said": answer.said})
    back = QueryDict(request.POST.get("back", "")).urlencode()
    address = reverse("admin:ratings_story_changelist")
    return HttpResponseRedirect(f"{address}?{back}#story-{article.pk}")


@never_cache
@require_safe
def stars_log(request: HttpRequest) -> HttpResponse:
    """Show which moderator gave or withdrew what, newest first."""
    _the_moderator(request)
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Article), verb__in=[GAVE, WITHDREW]
    )
    if (before := request.GET.get("before", "")).isdecimal():
        entries = entries.filter(pk__lt=int(before))
    page = list(entries.select_related("by").order_by("-pk")[: LOG_PAGE + 1])
    stories = Article.objects.live().for_cards().in_bulk([e.object_id for e in page])
    context = {
        "title": _("Who gave which stars"),
        "entries": [(entry, stories.get(entry.object_id)) for entry in page[:LOG_PAGE]],
        "older": page[LOG_PAGE - 1].pk if len(page) > LOG_PAGE else None,
        "gave": GAVE,
    }
    return _render(request, "admin/ratings/stars_log_page.html", context)


def _carry_out(request: HttpRequest, article: Article, moderator: User) -> Answer:
    given = request.POST.get("stars", "")
    form = StarsForm({"do": WITHDRAW if given == "0" else GIVE, "stars": given})
    return carry_out(form, article, Voter.moderator(moderator))


def _the_moderator(request: HttpRequest) -> User:
    user = request.user
    if isinstance(user, User) and is_moderator(user):
        return user
    raise PermissionDenied(_("Only moderators and the chief editor give stars for the paper."))


def _query(parameters: dict[str, str]) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in parameters.items() if value})
    return query.urlencode()


def _render(request: HttpRequest, page: str, context: dict[str, Any]) -> HttpResponse:
    context = admin.site.each_context(request) | {"legend": display.legend()} | context
    return render(request, page, context)
