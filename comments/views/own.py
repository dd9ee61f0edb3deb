from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.typed import signed_out
from comments import actions, guests, rules
from comments.display import own_rows
from comments.forms import EditForm
from comments.models import Comment, Standing
from comments.views.common import live_article, own, said_by, show, user_of
from publishing.errors import Refused
from publishing.paging import page_of

ON_A_PAGE = 20


@never_cache
@require_safe
def mine(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show what this reader said under a story, and how each of it stands.

    `?part` asks for the part alone: our script puts it under the (cached) story.
    """
    article = live_article(article_id)
    rows = own(request).filter(article=article).exclude(state=Standing.GONE)
    rows = rows.order_by("created", "pk").select_related("article")
    return show(request, "mine", "mine", {"article": article, "rows": own_rows(list(rows))})


@never_cache
@require_safe
def mine_everywhere(request: HttpRequest) -> HttpResponse:
    """Show all that this reader said anywhere, the newest first, page by page."""
    said = said_by(request).exclude(state=Standing.GONE)
    said = said.select_related("article__section__parent").order_by("-created", "-pk")
    page = page_of(said, request.GET.get("page"), size=ON_A_PAGE)
    context = {"page": page, "rows": own_rows(page.items)}
    return render(request, "comments/mine_everywhere_page.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Let a reader change what they said in the last five minutes."""
    if request.method == "POST" and not user_of(request) and not guests.key_of(request):
        return signed_out(request)
    comment = _own(request, comment_id)
    form = EditForm(request.POST or None, initial={"text": comment.text})
    refusal = rules.why_not_edit(comment)
    if request.method == "POST" and not refusal and form.is_valid():
        try:
            actions.edit(comment, text=form.cleaned_data["text"])
        except Refused as error:
            form.add_error(None, str(error))
        else:
            return redirect("comment_mine", comment.article_id)
    context = {"comment": comment, "article": comment.article, "form": form, "refusal": refusal}
    return render(request, "comments/edit_page.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Let a reader take back what they said; ask once before."""
    comment = _own(request, comment_id)
    if request.method == "POST":
        actions.take_back(comment)
        return redirect("comment_mine", comment.article_id)
    context = {"article": comment.article, "row": own_rows([comment])[0]}
    return render(request, "comments/take_back_page.html", context)


def _own(request: HttpRequest, comment_id: int) -> Comment:
    rows = own(request).exclude(state=Standing.GONE)
    rows = rows.select_related("article__section__parent", "user", "guest")
    return get_object_or_404(rows, pk=comment_id)
