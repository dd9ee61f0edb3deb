from __future__ import annotations

from http import HTTPStatus

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.facts import published_facts
from articles.models import Article
from articles.page import article_page, one_picture
from pagecache.making import uses
from pagecache.pages import cached_page, made_of
from publishing.prepared import Prepared, moment
from publishing.states import State
from sections.pieces import give_sections

# What a page that is not there offers instead.
NEWEST = 5

_LIVE = Prepared(
    lambda ids: Article.objects.live(moment()).for_page().filter(pk__in=ids).order_by()
)


@require_safe
@cached_page()
def article(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    """Show a live story. The id decides; an old or wrong slug is sent on (301)."""
    story = _live(pk)
    if story is None:
        return _not_live(request, pk)
    if story.slug != slug:
        return HttpResponsePermanentRedirect(story.get_absolute_url())
    facts = published_facts(story)
    made_of(request, *facts.keys)
    context = article_page(story, facts)
    video = context["video"]
    response = render(request, context["layout"].template, context)
    if video is None or not video.player:
        return response
    # This page, and no other, may open this one player in a frame.
    allowing = csp_replace({"frame-src": [video.player_origin]})
    return allowing(lambda _request: response)(request)


@require_safe
@cached_page()
def picture(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Show one picture of a live photo story. An old or wrong slug is sent on (301)."""
    story = _live(pk)
    if story is None:
        return _not_live(request, pk)
    context = one_picture(story, number)
    if context is None:
        raise Http404(f"Story {pk} has no picture {number}")
    if request.path != context["picture"].url:
        return HttpResponsePermanentRedirect(context["picture"].url)
    return render(request, "articles/picture_page.html", context)


def _live(pk: int) -> Article | None:
    """Return a live story as its page needs it. One query where the sections are at hand."""
    found = _LIVE.ask(Article.objects.db, [pk], at=timezone.now())
    uses(*(f"article/{story.pk}" for story in found))
    give_sections(found)
    return found[0] if found else None


def _not_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer for a story that readers may not see: withdrawn, or as if it had never been."""
    gone = Article.objects.filter(pk=pk, state=State.WITHDRAWN).only("withdrawn_to").first()
    if gone is None:
        raise Http404(f"No live story {pk}")
    if gone.withdrawn_to:
        return HttpResponsePermanentRedirect(gone.withdrawn_to)
    newest = Article.objects.live().newest_first().for_cards()[:NEWEST]
    return render(request, "articles/gone_page.html", {"newest": newest}, status=HTTPStatus.GONE)
