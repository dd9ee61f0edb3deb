"""The page of the writing form: shown, sent, refused, in conflict. Nothing typed is ever lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin import verbs
from articles.admin.comparing import differences
from articles.admin.form import StoryForm, Times, first_content
from articles.cleaning import cleaned
from articles.content import Content
from articles.joining import boxes_for
from articles.models import Article, ArticleRevision
from articles.models.uses import UsePlace
from articles.rules import Verb, why_not
from articles.surface.widgets import with_nonce
from publishing.errors import Conflict, Refused

if TYPE_CHECKING:
    from articles.admin.story import StoryAdmin

NO_TIMES = Times(None, None)


def new_story(admin: StoryAdmin, request: HttpRequest) -> HttpResponse:
    """Show the empty form; begin a story with what comes back."""
    if request.method == "POST":
        return _receive(admin, request, None)
    content = first_content(request.user, request.GET.get("film", ""))
    return _page(admin, request, None, _form(request, None, content=content))


def change_story(admin: StoryAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """Show the form with the newest revision of `article`; do what its buttons ask."""
    if request.method == "POST":
        return _receive(admin, request, article)
    refusal = why_not(request.user, Verb.SAVE, article)
    if refusal:
        return _read_only(admin, request, article, refusal)
    return _page(admin, request, article, _form(request, article))


def _form(
    request: HttpRequest, article: Article | None, data: Any = None, content: Content | None = None
) -> StoryForm:
    if content is None:
        content = Content.of(article) if article else Content()
    form = StoryForm(
        data,
        content=content,
        times=Times.of(article) if article else NO_TIMES,
        story_id=article.pk if article else None,
        boxes=boxes_for(request.user, article, data),
        initial={"expected_version": article.version if article else None},
    )
    return form if verbs.publishes(request.user, article) else form.without_publishing()


def _receive(admin: StoryAdmin, request: HttpRequest, article: Article | None) -> HttpResponse:
    data = request.POST.copy()
    do = data.get("do", verbs.SAVE)
    overwrite = data.get("overwrite", "")
    if overwrite.isdigit():
        # "Save mine as the newest": the version the writer was shown in the conflict.
        data["expected_version"] = overwrite
        do = verbs.SAVE
    form = _form(request, article, data)
    if not form.is_valid():
        return _page(admin, request, article, form)
    try:
        story, said = verbs.carry_out(do, form=form, article=article, by=request.user)
    except Refused as refusal:
        return _refused(admin, request, article, form, do, refusal)
    messages.success(request, said)
    return HttpResponseRedirect(_next(story, do))


def _next(article: Article, do: str) -> str:
    if do == verbs.PREVIEW:
        return reverse("article_preview", args=[article.pk])
    return reverse("admin:articles_article_change", args=[article.pk])


def _refused(
    admin: StoryAdmin,
    request: HttpRequest,
    article: Article | None,
    form: StoryForm,
    do: str,
    refusal: Refused,
) -> HttpResponse:
    stored = _stored(article, form)
    if stored is not None and verbs.already_done(do, form=form, article=stored, by=request.user):
        return HttpResponseRedirect(_next(stored, do))
    if isinstance(refusal, Conflict) and stored is not None:
        return _page(admin, request, stored, form, conflict=_conflict(stored, form))
    form.add_error(None, str(refusal))
    return _page(admin, request, stored, form)


def _stored(article: Article | None, form: StoryForm) -> Article | None:
    """Return the story as it is now in the database: the one opened, or begun with this form."""
    found = Article.objects.select_related("section__parent", "latest_revision__saved_by")
    if article is not None:
        return found.get(pk=article.pk)
    token = form.cleaned_data.get("token")
    return found.filter(token=token).first() if token else None


@dataclass(frozen=True)
class ConflictNote:
    """What a writer is told when somebody saved first."""

    who: str
    when: Any
    number: int
    version: int
    differences: list[Any]


def _conflict(article: Article, form: StoryForm) -> ConflictNote:
    newest = article.latest_revision or ArticleRevision(number=0)
    return ConflictNote(
        who=str(newest.saved_by or _("the paper's machinery")),
        when=newest.saved_at,
        number=newest.number,
        version=article.version,
        differences=differences(Content.of(article), cleaned(form.content)),
    )


def _page(
    admin: StoryAdmin,
    request: HttpRequest,
    article: Article | None,
    form: StoryForm,
    conflict: ConflictNote | None = None,
) -> HttpResponse:
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": _("Change a story") if article else _("Write a story"),
        "form": form,
        "story": article,
        "bar": verbs.bar(request.user, article),
        "conflict": conflict,
        "form_url": reverse("admin:articles_article_change", args=[article.pk]) if article else "",
        "picked": _picked(form),
        "may_delete": bool(article) and admin.has_delete_permission(request, article),
        "may_withdraw": bool(article) and why_not(request.user, Verb.WITHDRAW, article) is None,
        "media": with_nonce(admin.media + form.media, request),
    }
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, "admin/articles/article/change_form.html", context)


def _picked(form: StoryForm) -> list[Article]:
    """Return the stories named in `related`, with what the list of picks shows; one query."""
    typed = form["related"].value()
    ids = form.fields["related"].numbers(typed) if typed else []
    return Article.objects.select_related("section").in_order(ids) if ids else []


def _read_only(
    admin: StoryAdmin, request: HttpRequest, article: Article, refusal: str
) -> HttpResponse:
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": article.headline,
        "story": article,
        "content": Content.of(article),
        "reason": refusal,
        "media": admin.media,
        "photo_uses": article.photo_uses.exclude(place=UsePlace.PICKED).count(),
    }
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, "admin/articles/article/read_only.html", context)
