"""What the writing surface asks for while somebody writes; for photos it asks the library."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accounts.roles import Role
from articles.markup.document import several_ids
from articles.models import Article
from articles.querysets import ArticleQuerySet
from articles.rules import WRITERS
from photos.shown import preview_url
from publishing.states import State

PAGE = 20
MOST_IDS = 100


@never_cache
@require_GET
def stories(request: HttpRequest) -> JsonResponse:
    """Answer with stories: those of `?ids=2,6`, in that order, or those that match `?q=`.

    `exclude` leaves one out: the story that is being written. A search offers only what readers
    can see; by id also what this person may open in the newsroom is found, with a word on why
    readers may not see it.
    """
    if refusal := _refusal(request):
        return JsonResponse({"error": refusal}, status=403)
    if "ids" in request.GET:
        ids = several_ids(request.GET["ids"], at_most=MOST_IDS)
        open_to = (Article.objects.live(), Article.objects.visible_to(request.user))
        known = {story.pk: story for part in open_to for story in _for_pickers(part).in_order(ids)}
        found = [known[pk] for pk in ids if pk in known]
    else:
        live = Article.objects.live().matching(request.GET.get("q", "")[:200])
        own = several_ids(request.GET.get("exclude", ""), at_most=MOST_IDS)
        found = list(_for_pickers(live.exclude(pk__in=own)).newest_first()[:PAGE])
    return JsonResponse({"stories": [_as_json(story) for story in found]})


def _refusal(request: HttpRequest) -> str:
    user = request.user
    if not user.is_authenticated:
        return _("You are signed out. Sign in again in another tab, then try once more.")
    if not user.has_role(*WRITERS, Role.PHOTO_EDITOR):
        return _("Only those who work on stories may look them up here.")
    return ""


def _for_pickers(found: ArticleQuerySet) -> ArticleQuerySet:
    return found.for_cards()


def _as_json(story: Article) -> dict[str, Any]:
    section = story.section
    names = [section.parent.name, section.name] if section.parent else [section.name]
    live_from = story.live_from
    return {
        "id": story.pk,
        "headline": story.headline,
        "standfirst": story.standfirst,
        "section": " / ".join(names),
        "published": date_format(timezone.localtime(live_from), "j M Y") if live_from else "",
        "thumb": preview_url(story.lead_photo) if story.lead_photo else "",
        "mark": _mark(story),
        "hidden": _hidden(story),
    }


def _mark(story: Article) -> str:
    """Return what readers are told about the origin of `story`, if anything."""
    if story.is_release:
        return _("Press release")
    return _("Partner content") if story.is_partner_content else ""


def _hidden(story: Article) -> str:
    """Return why readers do not see `story`, in words; nothing if they do."""
    if story.state == State.WITHDRAWN:
        return _("withdrawn: readers do not see it")
    if story.state != State.PUBLISHED or not story.live_from:
        return _("not published yet: readers do not see it")
    if story.live_from > timezone.now():
        return _("scheduled: readers do not see it yet")
    return ""
