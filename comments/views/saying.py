from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article
from comments import actions, guests, letters
from comments.display import ON_THE_PAGE, threads
from comments.doors import EVERYWHERE, Door, door_of
from comments.forms import CommentForm
from comments.models import Comment, Guest, Mode, Standing
from comments.speakers import introduce
from comments.views.common import live_article, own, sender_of, show, user_of, wants_part
from pagecache.making import good_until
from pagecache.pages import cached_page, made_of
from publishing.errors import Refused
from ratings.actions import give
from ratings.display import legend
from ratings.limits import TooMany
from ratings.models import Rating
from ratings.visitors import remember, visitor_of
from ratings.voters import Voter


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show the form for saying something, take what it brings.

    `?part` asks for the form alone: our script puts it under the story in place of the link.
    `?to=12` answers that comment.
    """
    article = live_article(article_id)
    door, answered = door_of(article), _answered(request, article)
    form = _form(request, article, door)
    if request.method == "POST" and form.is_valid():
        try:
            return _take(request, article, form, answered)
        except Refused as refusal:
            form.add_error("stars" if isinstance(refusal, TooMany) else None, str(refusal))
    context = {"article": article, "door": door, "form": form, "legend": legend(),
               "answered": answered}  # fmt: skip
    return show(request, "say", "form", context)


@never_cache
@require_safe
def said(request: HttpRequest, article_id: int) -> HttpResponse:
    """Say thanks, and what happens next with what this reader said last."""
    article = live_article(article_id)
    newest = own(request).filter(article=article).order_by("-created", "-pk").first()
    return show(request, "said", "said", {"article": article, "comment": newest})


@require_safe
@cached_page("page")
def everything(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show all that readers say under a story, page by page; the same for every reader."""
    article = live_article(article_id)
    door = door_of(article)
    made_of(request, f"said/{article_id}", EVERYWHERE)
    good_until(door.closes_at)
    rows = Comment.objects.shown().under(article).select_related("answer_to")
    pages = Paginator(rows, ON_THE_PAGE)
    number = request.GET.get("page", "1")
    if not number.isdecimal() or not 1 <= int(number) <= pages.num_pages:
        raise Http404(number)
    page = pages.page(int(number))
    context = {"article": article, "page": page, "threads": threads(list(page)),
               "is_open": not door.is_closed()}  # fmt: skip
    return render(request, "comments/all_page.html", context)


def _answered(request: HttpRequest, article: Article) -> Comment | None:
    number = request.GET.get("to", "")
    if not number.isdecimal():
        return None
    rows = Comment.objects.shown().filter(article=article).select_related("answer_to")
    return rows.filter(pk=number).first()


def _form(request: HttpRequest, article: Article, door: Door) -> CommentForm:
    """Return the form, filled in with what is known: a guest's name, stars given before."""
    user = user_of(request)
    known: dict[str, Any] = {
        "stars": Rating.objects.of(_voter(request)).stars_for([article.pk]).get(article.pk)
    }
    if user is None and (key := guests.key_of(request)):
        guest = Guest.objects.filter(key=key).order_by("-pk").first()
        known |= {"name": guest.name, "email": guest.email} if guest else {}
    read_first = door.mode != Mode.OPEN
    return CommentForm(request.POST or None, user=user, read_first=read_first, initial=known)


def _voter(request: HttpRequest) -> Voter:
    user = user_of(request)
    return Voter.reader(user) if user else visitor_of(request)


def _take(
    request: HttpRequest, article: Article, form: CommentForm, answered: Comment | None
) -> HttpResponse:
    """Hand a valid form over to the actions, and lead on. Raises Refused."""
    user, words, key = user_of(request), form.cleaned_data, ""
    response = redirect(_said_address(request, article))
    with transaction.atomic():
        guest = None
        if user is None:
            key = guests.key_for(request)
            guest = introduce(key=key, name=words["name"], email=words["email"])
        try:
            new = actions.say(
                article,
                text=words["text"],
                by=user,
                guest=guest,
                answer_to=answered,
                stars=words["stars"],
                sender=sender_of(request),
            )
        except actions.AlreadySaid as already:
            new = already.comment
        else:
            _give_stars(request, response, article, words["stars"])
        if new.state == Standing.UNCONFIRMED:
            letters.ask_to_confirm(new, address_of=lambda token: _link(request, token))
    if key:
        guests.remember(response, key)
    return response


def _give_stars(
    request: HttpRequest, response: HttpResponse, article: Article, stars: int | None
) -> None:
    """Give the story the stars that came with the words: the same vote as under the story."""
    if stars is None:
        return
    voter = _voter(request)
    give(article, stars=stars, by=voter)
    if voter.visitor_id:
        remember(response, voter)


def _link(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("comment_confirm", args=[token]))


def _said_address(request: HttpRequest, article: Article) -> str:
    """Return where to go after sending: an address that can be reloaded without harm."""
    part = "?part=1" if wants_part(request) else ""
    return f"/comment/{article.pk}/said/{part}"
