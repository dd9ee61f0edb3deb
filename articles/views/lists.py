"""Lists of stories: a section, a tag, a theme, an author, the latest. Each in pages and months."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import story_lists
from articles.listings import Listing, list_page, month_asked, page_number
from articles.models import Author, Tag, Theme
from articles.story_lists import StoryList
from sections.models import Section


def _listing(
    request: HttpRequest, stories: StoryList, url: str, year: int | None, month: int | None
) -> Listing:
    return list_page(
        stories,
        url=url,
        number=page_number(request.GET.get("page")),
        month=month_asked(year, month),
    )


@require_safe
def section(
    request: HttpRequest,
    slug: str,
    sub: str | None = None,
    year: int | None = None,
    month: int | None = None,
) -> HttpResponse:
    """Show a section or sub-section; an address it had before is sent on (301)."""
    try:
        found = Section.objects.at(slug, sub)
    except Section.DoesNotExist:
        return _moved(slug, sub)
    url = found.get_absolute_url()
    stories = story_lists.in_section(found)
    listing = _listing(request, stories, url, year, month)
    return render(
        request,
        "articles/section_page.html",
        {"section": found, "path": found.path, "listing": listing},
    )


def _moved(slug: str, sub: str | None) -> HttpResponse:
    old_path = f"/{slug}/{sub}/" if sub else f"/{slug}/"
    now_at = Section.objects.moved_from(old_path)
    if now_at is None:
        raise Http404(old_path)
    return HttpResponsePermanentRedirect(now_at.get_absolute_url())


@require_safe
def latest(
    request: HttpRequest, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show every story of the paper, by day."""
    listing = _listing(request, story_lists.latest(), reverse("latest"), year, month)
    return render(request, "articles/latest_page.html", {"listing": listing})


@require_safe
def tag(
    request: HttpRequest, slug: str, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show the stories with a tag."""
    found = get_object_or_404(Tag, slug=slug)
    stories = story_lists.with_tag(found)
    listing = _listing(request, stories, found.get_absolute_url(), year, month)
    return render(request, "articles/tag_page.html", {"tag": found, "listing": listing})


@require_safe
def theme(
    request: HttpRequest, slug: str, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show a dossier: what it is about, and its stories."""
    found = get_object_or_404(Theme.objects.select_related("photo"), slug=slug)
    stories = story_lists.in_theme(found)
    listing = _listing(request, stories, found.get_absolute_url(), year, month)
    return render(request, "articles/theme_page.html", {"theme": found, "listing": listing})


@require_safe
def author(
    request: HttpRequest, slug: str, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show an author: portrait, short life, stories."""
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    stories = story_lists.by_author(found)
    listing = _listing(request, stories, found.get_absolute_url(), year, month)
    return render(request, "articles/author_page.html", {"author": found, "listing": listing})


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """List the tags that live stories carry, A to Z."""
    return render(request, "articles/tags_page.html", {"tags": Tag.objects.in_use()})


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """List the themes, A to Z."""
    return render(
        request, "articles/themes_page.html", {"themes": Theme.objects.select_related("photo")}
    )


@require_safe
def authors(request: HttpRequest) -> HttpResponse:
    """List everybody whose name stands under a live story, A to Z."""
    found = Author.objects.in_use().select_related("portrait")
    return render(request, "articles/authors_page.html", {"authors": found})
