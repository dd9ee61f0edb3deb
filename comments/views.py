from allauth.account.adapter import get_adapter
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article
from comments import actions
from comments.display import ON_THE_PAGE, with_paragraphs
from comments.forms import CommentForm
from comments.limits import hashed
from comments.models import Comment
from publishing.errors import Refused


def live_article(article_id: int) -> Article:
    """Return the live story with this id. Raises Http404."""
    stories = Article.objects.live().select_related("section__parent")
    return get_object_or_404(stories, pk=article_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show the form for saying something, take what it brings.

    `?part` asks for the form alone: our script puts it under the story in place of the link.
    """
    article = live_article(article_id)
    user = request.user if request.user.is_authenticated else None
    form = CommentForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            take(request, article, form)
        except actions.AlreadySaid:
            return redirect(said_address(request, article))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(said_address(request, article))
    alone = "part" in request.GET
    template = "comments/parts/form.html" if alone else "comments/say_page.html"
    return render(request, template, {"article": article, "form": form, "alone": alone})


def take(request: HttpRequest, article: Article, form: CommentForm) -> None:
    """Hand a valid form over to the action. Raises Refused.

    Which address a request came from, behind a proxy too, is allauth's to say
    (ALLAUTH_TRUSTED_PROXY_COUNT), so that every limit of the paper counts the same way.
    """
    actions.say(
        article,
        text=form.cleaned_data["text"],
        by=request.user if request.user.is_authenticated else None,
        name=form.cleaned_data.get("name", ""),
        email=form.cleaned_data.get("email", ""),
        sender=hashed(get_adapter(request).get_client_ip(request)),
    )


def said_address(request: HttpRequest, article: Article) -> str:
    """Return where to go after sending: an address that can be reloaded without harm."""
    part = "?part=1" if "part" in request.GET else ""
    return f"/comment/{article.pk}/said/{part}"


@never_cache
@require_safe
def said(request: HttpRequest, article_id: int) -> HttpResponse:
    """Say thanks, and that a moderator reads it first."""
    article = live_article(article_id)
    template = "comments/parts/said.html" if "part" in request.GET else "comments/said_page.html"
    return render(request, template, {"article": article})


@require_safe
def everything(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show all that readers say under a story, page by page; the same for every reader."""
    article = live_article(article_id)
    pages = Paginator(Comment.objects.shown().under(article), ON_THE_PAGE)
    number = request.GET.get("page", "1")
    if not number.isdecimal() or not 1 <= int(number) <= pages.num_pages:
        raise Http404(number)
    page = pages.page(int(number))
    context = {"article": article, "page": page, "said": with_paragraphs(list(page))}
    return render(request, "comments/all_page.html", context)
