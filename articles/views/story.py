from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.page import article_page, published_facts
from publishing.states import State

# What a page that is not there offers instead.
NEWEST = 5


@require_safe
def article(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Show a live story. The id decides; an old or wrong slug is sent on (301)."""
    story = Article.objects.live().for_page().filter(pk=pk).first()
    if story is None:
        return _not_live(request, pk)
    if story.slug != slug:
        return HttpResponsePermanentRedirect(story.get_absolute_url())
    return render(
        request, "articles/article_page.html", article_page(story, published_facts(story))
    )


def _not_live(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer for a story that readers may not see: withdrawn, or as if it had never been."""
    gone = Article.objects.filter(pk=pk, state=State.WITHDRAWN).only("withdrawn_to").first()
    if gone is None:
        raise Http404(f"No live story {pk}")
    if gone.withdrawn_to:
        return HttpResponsePermanentRedirect(gone.withdrawn_to)
    newest = Article.objects.live().newest_first().for_cards()[:NEWEST]
    return render(
        request, "articles/gone_page.html", {"newest": newest}, status=HTTPStatus.GONE
    )
