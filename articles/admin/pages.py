"""The pages about one story beside its form: history, comparison, restore, withdraw, delete.

Each is given a story that its reader may open; `StoryAdmin` sees to that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import actions
from articles.admin.comparing import differences
from articles.content import Content
from articles.models import Article, ArticleRevision
from articles.rules import Verb, why_not
from articles.wording import entry_in_words
from publishing.actions import history_of
from publishing.errors import Refused

if TYPE_CHECKING:
    from articles.admin.story import StoryAdmin

SHOWN = 100


def history(admin: StoryAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """List every save, newest first, and what was done to the story."""
    saves = article.revisions.select_related("saved_by").defer("snapshot")[:SHOWN]
    entries = [(entry, entry_in_words(entry)) for entry in history_of(article)[:SHOWN]]
    return _page(
        admin,
        request,
        article,
        "history",
        title=_("Saves and log"),
        saves=saves,
        entries=entries,
        may_restore=why_not(request.user, Verb.RESTORE, article) is None,
    )


def compare(admin: StoryAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Show what changed from save `?from=` to save `?to=`; without them, the last change."""
    newest = article.revisions.values_list("number", flat=True).first() or 1
    new = _revision(article, request.GET.get("to"), newest)
    old = _revision(article, request.GET.get("from"), max(new.number - 1, 1))
    if old.number > new.number:
        old, new = new, old
    return _page(
        admin,
        request,
        article,
        "compare",
        title=_("Save #%(old)d and save #%(new)d") % {"old": old.number, "new": new.number},
        old=old,
        new=new,
        differences=differences(
            Content.from_snapshot(old.snapshot), Content.from_snapshot(new.snapshot)
        ),
        may_restore=why_not(request.user, Verb.RESTORE, article) is None,
        is_newest=new.number == newest,
    )


def restore(admin: StoryAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Make an older save the newest again. POST only, with `number` and `version`."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    revision = _revision(article, request.POST.get("number"), 0)

    def write() -> str:
        actions.restore_revision(
            article, revision=revision, expected_version=_version(request), by=request.user
        )
        return _(
            "Save #%(number)d is the newest again. Nothing was lost: the one before is kept."
        ) % {"number": revision.number}

    return _do(request, write, back=_url("change", article), failed=_url("history", article))


def withdraw(admin: StoryAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Ask what readers of the address shall find, then take the story from the public."""
    refusal = why_not(request.user, Verb.WITHDRAW, article)
    if request.method != "POST" or refusal:
        return _page(
            admin, request, article, "withdraw", title=_("Withdraw this story"), reason=refusal
        )
    target = request.POST.get("redirect_to", "").strip()
    if request.POST.get("then") != "redirect":
        target = ""
    elif not target:
        messages.error(request, _("Say where readers shall be sent, or choose “gone”."))
        return HttpResponseRedirect(request.path)

    def write() -> str:
        actions.withdraw(
            article, expected_version=_version(request), by=request.user, redirect_to=target
        )
        return _("Withdrawn. Readers do not see it any more.")

    return _do(request, write, back=_url("change", article), failed=request.path)


def delete(admin: StoryAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Ask, then delete a story that readers have never seen."""
    refusal = why_not(request.user, Verb.DELETE, article)
    if request.method != "POST" or refusal:
        return _page(
            admin, request, article, "delete", title=_("Delete this draft"), reason=refusal
        )

    def write() -> str:
        headline = article.headline
        actions.delete_draft(article, expected_version=_version(request), by=request.user)
        return _("“%(headline)s” was deleted.") % {"headline": headline}

    listing = reverse("admin:articles_article_changelist")
    return _do(request, write, back=listing, failed=request.path)


def _do(request: HttpRequest, write: Any, *, back: str, failed: str) -> HttpResponse:
    """Run `write` and go `back` with what it says; refused, go to `failed` with the reason."""
    try:
        said = write()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(failed)
    messages.success(request, said)
    return HttpResponseRedirect(back)


def _page(
    admin: StoryAdmin, request: HttpRequest, article: Article, name: str, **context: Any
) -> HttpResponse:
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "story": article,
        "media": admin.media,
        **context,
    }
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, f"admin/articles/article/{name}.html", context)


def _revision(article: Article, raw: str | None, default: int) -> ArticleRevision:
    number = int(raw) if raw and raw.isascii() and raw.isdigit() and len(raw) < 9 else default
    revision = article.revisions.select_related("saved_by").filter(number=number).first()
    if revision is None:
        raise Http404(f"Story {article.pk} has no save {raw}")
    return revision


def _version(request: HttpRequest) -> int:
    raw = request.POST.get("version", "")
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 9 else -1


def _url(name: str, article: Article) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])
