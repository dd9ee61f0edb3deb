"""The readers' pages of the ePaper: shelf, publication, issue, its pages, what was found in them.

What everybody may see comes from the page cache. What depends on who asks (pages of an issue that
is not open to all, and searches, which may meet such pages) is made for each request and kept
nowhere.
"""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from editions import finding, page, paths, rules
from editions.models import Issue, Publication
from pagecache.pages import cached_page, made_of
from sections.models import Kind as SectionKind
from sections.models import Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.files.storage import Storage
    from django.http.response import HttpResponseBase

A_DAY = 86_400
MOST_TYPED = 200


def kept_nowhere(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Say of what a view answers that no cache may keep it: it depends on who asks."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return wrapper


@require_safe
@cached_page()
def shelf(request: HttpRequest) -> HttpResponse:
    """Show every publication with its newest issues."""
    rows = page.shelf()
    made_of(request, "epaper", *(f"publication/{row.publication.pk}" for row in rows))
    return render(request, "editions/shelf_page.html", {"rows": rows})


@require_safe
@cached_page("year")
def publication(request: HttpRequest, publication: str) -> HttpResponse:
    """Show a publication and its issues of one year, the newest if the address names none."""
    shown = Publication.objects.shown().filter(slug=publication).first()
    if shown is None:
        return _not_yet(request, publication)
    asked = request.GET.get("year", "")
    if asked and not (asked.isascii() and asked.isdigit() and len(asked) == 4):
        raise Http404(asked)
    archive = page.archive(shown, int(asked) if asked else None)
    if archive is None:
        raise Http404(asked)
    made_of(request, f"publication/{shown.pk}")
    context = {"publication": shown, "archive": archive, "asked": asked}
    return render(request, "editions/publication_page.html", context)


@require_safe
@cached_page()
def issue(request: HttpRequest, publication: str, number: str) -> HttpResponse:
    """Show the cover of an issue, its contents and the way into it: the same for everybody."""
    shown = get_object_or_404(Issue.objects.live(), publication__slug=publication, number=number)
    made_of(request, f"issue/{shown.pk}", f"publication/{shown.publication_id}")
    pages = page.pages_of(shown)
    context = {
        "issue": shown,
        "cover": page.Cover(shown, pages[0]),
        "pages": pages,
        "contents": [one for one in pages if one.title],
        "is_open": rules.is_open(shown),
        "neighbours": page.neighbours(shown),
    }
    return render(request, "editions/issue_page.html", context)


@require_safe
def issue_page(request: HttpRequest, publication: str, number: str, page: int) -> HttpResponseBase:
    """Show one page of an issue, or what keeps a reader from it."""
    asked = _issue_for(request, publication, number)
    if rules.is_open(asked):
        return _open_page(request, asked, page)
    return _closed_page(request, asked, page)


# The door of the page cache asks the view of an address. What a closed issue answers says nothing
# to it, and so passes through for the one who asked.
issue_page.cached_parameters = ()


@cached_page()
def _open_page(request: HttpRequest, issue: Issue, number: int) -> HttpResponseBase:
    made_of(request, f"issue/{issue.pk}", f"publication/{issue.publication_id}")
    return _reader(request, issue, number)


@kept_nowhere
def _closed_page(request: HttpRequest, issue: Issue, number: int) -> HttpResponseBase:
    if why := rules.why_not_read(request.user, issue):
        return _door(request, issue, number, why)
    return _reader(request, issue, number)


@require_safe
@kept_nowhere
def issue_page_found(
    request: HttpRequest, publication: str, number: str, page: int
) -> HttpResponseBase:
    """Show one page with the words of `?q=` marked on it."""
    asked = _issue_for(request, publication, number)
    query = _typed(request)
    if not query:
        return redirect(asked.get_page_url(page))
    if why := rules.why_not_read(request.user, asked):
        return _door(request, asked, page, why)
    return _reader(request, asked, page, query)


@require_safe
@kept_nowhere
def found(request: HttpRequest) -> HttpResponse:
    """Show the pages of all issues on which the words of `?q=` stand."""
    query = _typed(request)
    hits = finding.find(query, user=request.user) if query else []
    context = {"query": query, "results": page.found(hits, query)}
    return render(request, "editions/find_page.html", context)


@require_safe
@kept_nowhere
def found_in_issue(request: HttpRequest, publication: str, number: str) -> HttpResponse:
    """Show the pages of one issue on which the words of `?q=` stand."""
    asked = _issue_for(request, publication, number)
    query = _typed(request)
    hits = finding.find(query, issue=asked, user=request.user) if query else []
    context = {"query": query, "results": page.found(hits, query), "issue": asked}
    return render(request, "editions/find_page.html", context)


@require_safe
def page_picture(
    request: HttpRequest,
    publication: str,
    number: str,
    page: int,
    version: int,
    size: str,
    format: str,
) -> HttpResponseBase:
    """Hand out a picture of a page to those who may read the issue.

    A browser may keep that of an open issue for a day; that of a closed one it must ask for again,
    and it may no longer be let have it.
    """
    asked = _issue_for(request, publication, number)
    is_open = rules.is_open(asked)
    if not is_open and rules.why_not_read(request.user, asked):
        return HttpResponse(status=HTTPStatus.FORBIDDEN, content_type="text/plain")
    if version != asked.current_id or size not in paths.PAGE_WIDTHS or format not in paths.FORMATS:
        raise Http404(request.path)
    name = paths.page_picture(asked.current, page, size, format)
    unchanged = get_conditional_response(request, etag=f'"{name}"')
    response = unchanged or _file(paths.pictures(), name, paths.FORMATS[format])
    response.headers["ETag"] = f'"{name}"'
    if is_open:
        patch_cache_control(response, public=True, max_age=A_DAY)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    return response


@require_safe
@kept_nowhere
def download(request: HttpRequest, publication: str, number: str) -> HttpResponseBase:
    """Hand out the PDF as a file to keep: nothing in it runs at this address."""
    asked = _issue_for(request, publication, number)
    if not asked.publication.download:
        raise Http404(request.path)
    if not rules.may_download(request.user, asked):
        return redirect(asked.get_page_url(1))
    name = f"{asked.publication.slug}-{asked.number}.pdf"
    response = _file(paths.originals(), asked.current.original.name, "application/pdf", as_=name)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _issue_for(request: HttpRequest, publication: str, number: str) -> Issue:
    """Return a live issue, or one that is not yet live to those who make it. Raises Http404."""
    issues = Issue.objects.select_related("publication", "current").filter(current__isnull=False)
    asked = get_object_or_404(issues, publication__slug=publication, number=number)
    if not asked.is_live() and rules.why_not_read(request.user, asked):
        raise Http404(request.path)
    return asked


def _file(storage: Storage, name: str, content_type: str, as_: str = "") -> FileResponse:
    """Answer with a file; `as_`: the name under which a browser keeps it. Raises Http404."""
    try:
        file = storage.open(name)
    except FileNotFoundError as error:
        raise Http404(name) from error
    response = FileResponse(file, as_attachment=bool(as_), filename=as_, content_type=content_type)
    # It is compressed already: GZipMiddleware need not try once more.
    response.headers["Content-Encoding"] = "identity"
    return response


def _not_yet(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the shelf for a publication that the menu names before it is set up, or hidden."""
    get_object_or_404(Section, kind=SectionKind.EPAPER, parent__isnull=False, slug=slug)
    made_of(request, "epaper", "menu")
    return render(request, "editions/shelf_page.html", {"rows": page.shelf()})


def _typed(request: HttpRequest) -> str:
    return " ".join(request.GET.get("q", "").split())[:MOST_TYPED]


def _reader(request: HttpRequest, issue: Issue, number: int, query: str = "") -> HttpResponseBase:
    user = request.user if query else None
    reading = page.reading(issue, number, query=query, user=user)
    if reading is None:
        raise Http404(request.path)
    return render(request, "editions/reader_page.html", {"issue": issue, "reading": reading})


def _door(request: HttpRequest, issue: Issue, number: int, why: str) -> HttpResponseBase:
    """Show what everybody may see of a closed issue, and how to get in."""
    pages = page.pages_of(issue)
    if not 1 <= number <= len(pages):
        raise Http404(request.path)
    context = {
        "issue": issue,
        "number": number,
        "why": why,
        "cover": page.Cover(issue, pages[0]),
        "pages": pages,
        "contents": [one for one in pages if one.title],
    }
    return render(request, "editions/door_page.html", context)
