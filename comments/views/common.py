from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.models import User
from articles.models import Article
from comments import guests
from comments.limits import hashed
from comments.models import Comment
from comments.querysets import CommentQuerySet
from comments.speakers import Speaker
from publishing.querysets import is_live


def live_article(article_id: int) -> Article:
    """Return the live story with this id. Raises Http404."""
    stories = Article.objects.live().select_related("section__parent")
    return get_object_or_404(stories, pk=article_id)


def user_of(request: HttpRequest) -> User | None:
    """Return who signed in; None for everybody else."""
    return request.user if request.user.is_authenticated else None


def sender_of(request: HttpRequest) -> str:
    """Return the hash of the address that `request` came from.

    Which one that is, behind a proxy too, is allauth's to say (ALLAUTH_TRUSTED_PROXY_COUNT), so
    that every limit of the paper counts the same way.
    """
    return hashed(get_adapter(request).get_client_ip(request))


def said_by(request: HttpRequest) -> CommentQuerySet:
    """Return all that the reader, or the guest's browser, behind `request` said."""
    speaker = Speaker(user=user_of(request))
    return Comment.objects.said_by(speaker, key=guests.key_of(request))


def own(request: HttpRequest) -> CommentQuerySet:
    """Return what the reader behind `request` said, under stories that are in the paper."""
    return said_by(request).filter(is_live("article__"))


def wants_part(request: HttpRequest) -> bool:
    """Say whether our script asks, and wants the part alone instead of a page."""
    return "part" in request.GET


def show(request: HttpRequest, page: str, part: str, context: dict[str, object]) -> HttpResponse:
    """Render the page, or the part of it alone, as it was asked for."""
    alone = wants_part(request)
    template = f"comments/parts/{part}.html" if alone else f"comments/{page}_page.html"
    return render(request, template, {**context, "alone": alone})
