"""A story as it would look in the paper, for the newsroom only: the newest revision, uncached."""

from __future__ import annotations

from copy import copy
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, cast

from csp.decorators import csp_replace
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles.content import ROW_FIELDS, Content
from articles.facts import Facts
from articles.models import Article, Author, Credit, Tag, Theme
from articles.models.listings import tag_key
from articles.page import article_page
from articles.rules import Verb, why_not
from articles.wording import state_in_words
from pagecache.pages import put_together
from photos.models import Photo
from publishing.text import ascii_slug
from videos.models import Film

if TYPE_CHECKING:
    from accounts.models import User


@require_safe
@login_required
@never_cache
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})  # type: ignore[arg-type]
@put_together
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the newest revision of a story in the paper's own template."""
    story = _story_or_404(request, pk)
    content = Content.of(story)
    face = newest_face(story, content)
    context = article_page(face, newest_facts(content))
    context |= {
        "story": story,
        "standing": state_in_words(story),
        "framed": "framed" in request.GET,
        # Only the public page may open a frame of another site.
        "video": context["video"] and replace(context["video"], player=""),
        # Until it is published, a picture's own address answers 404.
        "pictures": [
            replace(picture, url=f"#picture-{picture.number}") for picture in context["pictures"]
        ],
    }
    response = render(request, "articles/preview_page.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@require_safe
@login_required
@never_cache
@csp_replace({"frame-src": ["'self'"]})  # type: ignore[arg-type]
def preview_on_a_phone(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the preview in a frame as wide as a phone, so that the page really is a narrow one."""
    story = _story_or_404(request, pk)
    context = {"story": story, "standing": state_in_words(story)}
    response = render(request, "articles/preview_phone_page.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def newest_face(story: Article, content: Content) -> Article:
    """Return a copy of `story` that says what `content` says. It must never be saved."""
    face = copy(story)
    face._state = copy(story._state)
    face._state.fields_cache = {}  # else the section and photo of the published face stay
    for name in ROW_FIELDS:
        setattr(face, name, getattr(content, name))
    face.corrections = [asdict(note) for note in content.corrections]
    face.published_at = story.published_at or timezone.now()
    if face.lead_photo_id and not Photo.objects.filter(pk=face.lead_photo_id).exists():
        face.lead_photo = None
    if face.film_id and not Film.objects.filter(pk=face.film_id).exists():
        face.film = None
    return face


def newest_facts(content: Content) -> Facts:
    """Return what stands with the story in rows of its own, as if `content` were published."""
    authors = Author.objects.in_bulk(
        [line.author_id for line in content.credits if line.author_id]
    )
    themes = Theme.objects.in_bulk(content.theme_ids)
    known = Tag.objects.by_key(map(tag_key, content.tags))
    return Facts(
        credits=[
            Credit(
                author=authors.get(line.author_id) if line.author_id else None,
                name=line.name,
                role=line.role,
                text_before=line.text_before,
            )
            for line in content.credits
        ],
        # A tag that nothing carries yet has the number of no tag: it lists no related stories.
        tags=[
            known.get(tag_key(name)) or Tag(pk=0, name=name, slug=ascii_slug(name) or "tag")
            for name in content.tags
        ],
        themes=[themes[pk] for pk in content.theme_ids if pk in themes],
        picked_ids=content.related_ids,
    )


def _story_or_404(request: HttpRequest, pk: int) -> Article:
    """Return the story if this person may read it unpublished. Raises Http404 for anybody else."""
    found = Article.objects.select_related("section__parent", "latest_revision", "lead_photo")
    story = found.filter(pk=pk).first()
    if story is None or why_not(cast("User", request.user), Verb.VIEW, story):
        raise Http404(f"No story {pk} for {request.user.pk}")
    return story
