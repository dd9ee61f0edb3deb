from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import story_lists
from articles.display import compose_home
from articles.models import Article
from sections.models import Section

NEWEST = 40
IN_SECTION = 12


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the newest stories and a band for each section, each story once."""
    tops = Section.objects.tree()
    wanted = [("newest", story_lists.latest(), NEWEST)]
    wanted += [(str(top.pk), story_lists.in_section(top), IN_SECTION) for top in tops]
    found = story_lists.newest_ids(wanted)
    ids = {pk for listed in found.values() for pk in listed}
    cards = {card.pk: card for card in Article.objects.live().for_cards().filter(pk__in=ids)}

    def stories(name: str) -> list[Article]:
        return [cards[pk] for pk in found[name] if pk in cards]

    front = compose_home(stories("newest"), [(top, stories(str(top.pk))) for top in tops])
    return render(request, "articles/home_page.html", {**vars(front), "menu": tops})
