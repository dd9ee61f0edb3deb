"""Lists of stories: a section, a tag, a theme, an author, the latest. Each in pages and months."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import story_lists
from articles.alphabet import alphabet
from articles.cards import live_cards
from articles.listings import Listing, list_page, month_asked, page_number
from articles.models import Article, Author, Kind, Tag, Theme
from articles.story_lists import StoryList
from pagecache.pages import cached_page, made_of
from publishing.text import alphabetical_key
from sections.models import Section
from sections.pieces import section_at

# A part of a section with fewer stories than this shows what else the section has.
FEW = 5
MORE = 4


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
@cached_page("page")
def section(
    request: HttpRequest,
    slug: str,
    sub: str | None = None,
    year: int | None = None,
    month: int | None = None,
) -> HttpResponse:
    """Show a section or sub-section; an address it had before is sent on (301)."""
    found = section_at(slug, sub)
    if found is None:
        return _moved(slug, sub)
    made_of(request, f"front/section/{found.pk}")
    url = found.get_absolute_url()
    stories = story_lists.in_section(found)
    listing = _listing(request, stories, url, year, month)
    return render(
        request,
        "articles/section_page.html",
        {"section": found, "path": found.path, "listing": listing, "more": _more(found, listing)},
    )


def _more(section: Section, listing: Listing) -> list[Article]:
    """Return the newest of the section above where a part of it has few stories of its own."""
    few = listing.number == 1 and not listing.month and len(listing.items) < FEW
    if section.parent is None or not few:
        return []
    shown = {story.pk for story in listing.items}
    newest = story_lists.in_section(section.parent).ids(count=MORE + len(shown))
    others = [pk for pk in newest if pk not in shown][:MORE]
    return live_cards(others)


def _moved(slug: str, sub: str | None) -> HttpResponse:
    old_path = f"/{slug}/{sub}/" if sub else f"/{slug}/"
    now_at = Section.objects.moved_from(old_path)
    if now_at is None:
        raise Http404(old_path)
    return HttpResponsePermanentRedirect(now_at.get_absolute_url())


@require_safe
@cached_page("page")
def latest(
    request: HttpRequest, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show every story of the paper, by day, with a way to every month."""
    listing = list_page(
        story_lists.latest(),
        url=reverse("latest"),
        number=page_number(request.GET.get("page")),
        month=month_asked(year, month),
        months_always=True,
    )
    return render(request, "articles/latest_page.html", {"listing": listing})


@require_safe
@cached_page("page")
def videos(
    request: HttpRequest, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show every video of the paper, whatever section it stands in."""
    stories = story_lists.of_kind(Kind.VIDEO)
    listing = _listing(request, stories, reverse("videos"), year, month)
    return render(request, "articles/videos_page.html", {"listing": listing})


@require_safe
@cached_page("page")
def tag(
    request: HttpRequest, slug: str, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show the stories with a tag; one that was merged into another sends on to that (301)."""
    try:
        found = Tag.objects.at(slug)
    except Tag.DoesNotExist:
        raise Http404(slug) from None
    if found.slug != slug:
        return HttpResponsePermanentRedirect(found.get_absolute_url())
    stories = story_lists.with_tag(found)
    listing = _listing(request, stories, found.get_absolute_url(), year, month)
    return render(request, "articles/tag_page.html", {"tag": found, "listing": listing})


@require_safe
@cached_page("page")
def theme(
    request: HttpRequest, slug: str, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show a dossier: what it is about, the stories editors pinned, and the rest.

    On later pages a pinned story does not come again; a month, being a record, has them all.
    """
    found = get_object_or_404(Theme.objects.select_related("photo"), slug=slug)
    pinned = live_cards(found.pinned_ids()) if not year else []
    stories = story_lists.in_theme(found, without=[story.pk for story in pinned])
    listing = _listing(request, stories, found.get_absolute_url(), year, month)
    shown = {"theme": found, "listing": listing, "pinned": pinned if listing.number == 1 else []}
    return render(request, "articles/theme_page.html", shown)


@require_safe
@cached_page("page")
def author(
    request: HttpRequest, slug: str, year: int | None = None, month: int | None = None
) -> HttpResponse:
    """Show an author: portrait, short life, stories."""
    found = get_object_or_404(Author.objects.select_related("portrait"), slug=slug)
    stories = story_lists.by_author(found)
    listing = _listing(request, stories, found.get_absolute_url(), year, month)
    return render(request, "articles/author_page.html", {"author": found, "listing": listing})


@require_safe
@cached_page("letter", "page")
def tags(request: HttpRequest) -> HttpResponse:
    """List the tags that live stories carry, A to Z; a large paper's by letter."""
    made_of(request, "tags")
    return _by_letter(request, "articles/tags_page.html", Tag.objects.in_use(), reverse("tags"))


@require_safe
@cached_page()
def themes(request: HttpRequest) -> HttpResponse:
    """List the themes, A to Z."""
    made_of(request, "themes")
    found = Theme.objects.select_related("photo")
    in_order = sorted(found, key=lambda theme: alphabetical_key(theme.name))
    return render(request, "articles/themes_page.html", {"themes": in_order})


@require_safe
@cached_page("letter", "page")
def authors(request: HttpRequest) -> HttpResponse:
    """List everybody whose name stands under a live story, A to Z."""
    made_of(request, "authors")
    found = Author.objects.in_use().select_related("portrait")
    return _by_letter(request, "articles/authors_page.html", found, reverse("authors"))


def _by_letter(request: HttpRequest, template: str, names: QuerySet, url: str) -> HttpResponse:
    index = alphabet(
        names,
        url=url,
        letter=request.GET.get("letter"),
        number=page_number(request.GET.get("page")),
    )
    return render(request, template, {"index": index})
