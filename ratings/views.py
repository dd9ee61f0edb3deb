"""The stars of one story: a form page that needs no script, and the fragment of one reader.

Neither is ever cached. The part that stands on the (cached) story page is `{% stars article %}`.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article
from publishing.paging import page_of
from ratings import display
from ratings.answers import Answer, carry_out
from ratings.controls import controls_for
from ratings.forms import WITHDRAW, StarsForm
from ratings.models import Rating, RatingSum, Voice
from ratings.visitors import remember, visitor_of
from ratings.voters import Voter

ON_A_PAGE = 20


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stars(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show the form of its own, `?give=4` chosen beforehand; take it; lead back to the story."""
    article = _live_story(article_id)
    if request.method != "POST":
        return _page(request, article, chosen=_chosen(request))
    answer = _take(request, article)
    if not answer.is_done:
        return _page(request, article, answer=answer)
    word = "stars-withdrawn" if request.POST["do"] == WITHDRAW else "stars-given"
    response = HttpResponseRedirect(f"{article.get_absolute_url()}#{word}")
    response.status_code = 303  # "see other": whatever was posted, the story is fetched with GET
    return _with_cookie(response, answer)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, article_id: int) -> HttpResponse:
    """Give the script what this one reader sees: results as of now and their own controls.

    Without `?form` there is no token in it, so it sets no cookie on somebody who only reads.
    """
    article = _live_story(article_id)
    answer = _take(request, article) if request.method == "POST" else None
    context = _context(request, article, answer=answer)
    context["with_token"] = answer is not None or "form" in request.GET
    status = answer.status if answer else 200
    response = render(request, "ratings/parts/mine.html", context, status=status)
    return _with_cookie(response, answer)


@login_required
@never_cache
@require_safe
def everything_mine(request: HttpRequest) -> HttpResponse:
    """Show all stars that a reader gave to stories in the paper, the newest first."""
    given = Rating.objects.given_by(request.user)
    page = page_of(given, request.GET.get("page"), size=ON_A_PAGE)
    context = {"page": page, "rows": display.given_rows(page.items)}
    return render(request, "ratings/my_stars_page.html", context)


def _live_story(article_id: int) -> Article:
    return get_object_or_404(Article.objects.live().for_cards(), pk=article_id)


def _chosen(request: HttpRequest) -> int | None:
    given = request.GET.get("give", "")
    return int(given) if given in {"1", "2", "3", "4", "5"} else None


def _take(request: HttpRequest, article: Article) -> Answer:
    form = StarsForm(request.POST)
    as_moderator = request.POST.get("voice") == Voice.MODERATOR
    return carry_out(form, article, _voter(request, as_moderator=as_moderator))


def _voter(request: HttpRequest, *, as_moderator: bool = False) -> Voter:
    user = request.user
    if not user.is_authenticated:
        return visitor_of(request)
    return Voter.moderator(user) if as_moderator else Voter.reader(user)


def _context(
    request: HttpRequest, article: Article, *, answer: Answer | None, chosen: int | None = None
) -> dict[str, Any]:
    sums = RatingSum.objects.by_article([article.pk])[article.pk]
    voter = answer.voter if answer else _voter(request)
    return {
        "article": article,
        "results": display.shown_results(sums),
        "controls": controls_for(article, voter, answer=answer, chosen=chosen),
        "legend": display.legend(),
        "answer": answer,
        "with_token": True,
    }


def _page(
    request: HttpRequest,
    article: Article,
    *,
    answer: Answer | None = None,
    chosen: int | None = None,
) -> HttpResponse:
    context = _context(request, article, answer=answer, chosen=chosen)
    status = answer.status if answer else 200
    response = render(request, "ratings/stars_page.html", context, status=status)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _with_cookie(response: HttpResponse, answer: Answer | None) -> HttpResponse:
    if answer and answer.is_done and answer.stars and answer.voter.voice == Voice.VISITOR:
        remember(response, answer.voter)
    return response
