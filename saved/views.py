from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article
from publishing.errors import Refused
from publishing.paging import page_of
from saved import actions
from saved.models import SavedStory

ON_A_PAGE = 20


@login_required
@never_cache
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Show what a reader saved, newest first."""
    page = page_of(SavedStory.objects.of(request.user), request.GET.get("page"), size=ON_A_PAGE)
    stories = SavedStory.objects.stories(page.items)
    return render(request, "saved/saved_page.html", {"stories": stories, "page": page})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show the button that saves a story or takes it off; take what it says.

    `?part` asks for the button alone: our script puts it on the story's page.
    """
    article = get_object_or_404(Article.objects.live().for_cards(), pk=article_id)
    alone = "part" in request.GET
    if not request.user.is_authenticated:
        return HttpResponse(status=204) if alone else redirect_to_login(request.path)
    refusal = _take(request, article) if request.method == "POST" else ""
    if request.method == "POST" and not alone and not refusal:
        return redirect(article)
    is_saved = SavedStory.objects.filter(user=request.user, article=article).exists()
    context = {"article": article, "is_saved": is_saved, "refusal": refusal, "alone": alone}
    template = "saved/parts/button.html" if alone else "saved/story_page.html"
    return render(request, template, context)


def _take(request: HttpRequest, article: Article) -> str:
    """Do what the button says. Returns why not, or an empty text."""
    verb = actions.take_off if request.POST.get("do") == "take off" else actions.save
    try:
        verb(article, by=request.user)
    except Refused as refusal:
        return str(refusal)
    return ""
