"""The queue: what waits, ordered by reason; single decisions, and decisions about many at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache

from comments import actions
from comments.admin.common import page, person, the_moderator, the_onlooker, visible
from comments.display import paragraphs
from comments.history import reasons_of
from comments.models import Comment, Standing, Verb
from comments.querysets import CommentQuerySet, Rank
from comments.speakers import Speaker
from publishing.errors import Refused

PAGE = 25
BUTTONS = {
    "let_through": Verb.LET_THROUGH,
    "refuse": Verb.REFUSE,
    "put_back": Verb.PUT_BACK,
}
AT_ONCE = 2000  # comments in one decision

PILES = {
    "": gettext_lazy("To decide"),
    "unread": gettext_lazy("Shown, not read"),
    Standing.SHOWN: gettext_lazy("Let through"),
    Standing.REFUSED: gettext_lazy("Refused"),
    "all": gettext_lazy("All"),
}
RANKS = {
    Rank.REPORTED: gettext_lazy("Reported"),
    Rank.FIRST: gettext_lazy("First comment"),
    Rank.LINK: gettext_lazy("Link"),
    Rank.WORD: gettext_lazy("Word on the list"),
    Rank.HOT: gettext_lazy("Hot story"),
    Rank.PLAIN: gettext_lazy("Nothing against it"),
    Rank.FLOOD: gettext_lazy("Flood"),
}


@never_cache
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits, or another pile; take decisions from its buttons."""
    the_onlooker(request)
    if request.method == "POST":
        return _decide(request)
    rows = _narrowed(visible(request), request.GET)
    pages = Paginator(_in_order(rows, request.GET.get("state", "")), PAGE)
    shown = pages.get_page(request.GET.get("page"))
    for comment in shown:
        comment.reasons = reasons_of(comment)
        comment.paragraphs = paragraphs(comment.text)
    return page(
        request,
        "queue",
        title=_("What readers say"),
        rows=shown,
        total=pages.count,
        pile=request.GET.get("state", ""),
        piles=PILES.items(),
        ranks=_ranks(request),
        narrowed=_about(request),
        query=_query(request),
        here=request.get_full_path(),
    )


def _narrowed(rows: CommentQuerySet, wanted: QueryDict) -> CommentQuerySet:
    """Keep what the address asks for; what makes no sense in it is left out."""
    pile = wanted.get("state", "")
    if pile == "unread":
        rows = rows.filter(state=Standing.SHOWN, decided_at=None)
    elif pile in (Standing.SHOWN, Standing.REFUSED):
        rows = rows.filter(state=pile)
    elif pile != "all":
        rows = rows.filter(Q(state=Standing.WAITING) | Q(state=Standing.SHOWN, is_reported=True))
    if (rank := wanted.get("why", "")).isdecimal():
        rows = rows.for_reason(int(rank))
    if (story := wanted.get("story", "")).isdecimal():
        rows = rows.filter(article=int(story))
    if words := wanted.get("q", "").strip():
        rows = rows.filter(Q(text__icontains=words) | Q(name__icontains=words))
    if one := _named(wanted.get("like", "")):
        rows = rows.filter(content=one.content)
    if one := _named(wanted.get("of", "")):
        rows = rows.filter(Speaker.of(one).theirs())
    return rows


def _in_order(rows: CommentQuerySet, pile: str) -> CommentQuerySet:
    return rows.order_by("-created", "-pk") if pile else rows.most_urgent_first()


def _named(pk: str) -> Comment | None:
    if not pk.isdecimal():
        return None
    return Comment.objects.confirmed().filter(pk=pk).select_related("user", "guest").first()


def _ranks(request: HttpRequest) -> list[tuple[int, Any, int]]:
    """Return each reason for which something waits, with its name and how much it is."""
    waiting = _narrowed(visible(request), QueryDict(""))
    counted = waiting.count_reasons()
    return [(rank.value, name, counted[rank]) for rank, name in RANKS.items() if rank in counted]


def _about(request: HttpRequest) -> str:
    """Say what the list is narrowed to; "" if it is not."""
    wanted = request.GET
    if one := _named(wanted.get("like", "")):
        return _("The same words as those of %(name)s") % {"name": one.name}
    if one := _named(wanted.get("of", "")):
        return _("All from %(name)s") % {"name": one.name}
    if wanted.get("story", "").isdecimal():
        first = visible(request).filter(article=int(wanted["story"])).first()
        return _("Under “%(story)s”") % {"story": first.article.headline} if first else ""
    if (rank := wanted.get("why", "")).isdecimal() and int(rank) in Rank.values:
        return str(RANKS[Rank(int(rank))])
    return _("With “%(words)s”") % {"words": wanted["q"]} if wanted.get("q") else ""


def _query(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def _decide(request: HttpRequest) -> HttpResponse:
    """Carry out a button: beside one comment, for the marked ones, or for the whole list."""
    user, back = the_moderator(request), request.get_full_path()
    pressed = next((name for name in BUTTONS if request.POST.get(name)), None)
    if pressed is None:
        return redirect(back)
    verb, which = BUTTONS[pressed], request.POST[pressed]
    rows = _asked(request, which)
    if not rows:
        messages.warning(request, _("Mark some of them first."))
        return redirect(back)
    reason = request.POST.get(f"reason-{which}") or request.POST.get("reason", "")
    try:
        outcome = actions.decide_all(rows, verb=verb, reason=reason, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(back)
    for sentence in sorted(set(outcome.refusals)):
        messages.error(request, sentence)
    if outcome.done:
        messages.success(request, said(verb, outcome.done))
    return redirect(back)


def _asked(request: HttpRequest, which: str) -> list[Comment]:
    """Return the comments that a button is about, as far as this person may see them."""
    rows = visible(request)
    if which == "list":
        whole = _narrowed(rows, request.GET).exclude(user=person(request))
        return list(_in_order(whole, request.GET.get("state", ""))[:AT_ONCE])
    marked = request.POST.getlist("marked") if which == "marked" else [which]
    return list(rows.filter(pk__in=[int(pk) for pk in marked if pk.isdecimal()]))


def said(verb: str, done: int) -> str:
    """Say how many a decision was about, and how to take it back."""
    sentence = {
        Verb.LET_THROUGH: ngettext("%d comment is shown now.", "%d comments are shown now.", done),
        Verb.REFUSE: ngettext("%d comment is refused.", "%d comments are refused.", done),
        Verb.PUT_BACK: ngettext("%d comment waits again.", "%d comments wait again.", done),
        Verb.BAN: ngettext(
            "The sender is banned; %d comment is refused.",
            "The sender is banned; %d comments are refused.",
            done,
        ),
    }[Verb(verb)]
    return sentence % done


def queue_address() -> str:
    """Return the address of the queue."""
    return reverse("admin:comments_comment_changelist")
