"""The queue: what waits, ordered by reason; single decisions, and decisions about many at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache

from comments import actions
from comments.admin import piles
from comments.admin.common import page, person, the_moderator, the_onlooker, visible
from comments.admin.piles import PILES, TO_DECIDE, in_order, leaf_of, named, narrowed, words_in
from comments.display import paragraphs
from comments.history import reasons_of
from comments.models import Comment, Verb
from comments.querysets import Rank
from publishing.errors import Refused

BUTTONS = {
    "let_through": Verb.LET_THROUGH,
    "refuse": Verb.REFUSE,
    "put_back": Verb.PUT_BACK,
}
AT_ONCE = 2000  # comments in one decision

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
    rows = narrowed(visible(request), request.GET)
    leaf = leaf_of(rows, request.GET)
    for comment in leaf.comments:
        comment.reasons = reasons_of(comment)
        comment.paragraphs = paragraphs(comment.text)
    about = _about(request)
    pile = request.GET.get("state", TO_DECIDE)
    total = rows.order_by()[: AT_ONCE + 1].count() if about else 0
    return page(
        request,
        "queue",
        title=_("What readers say"),
        leaf=leaf,
        total=min(total, AT_ONCE),
        more=total > AT_ONCE,
        pile=pile,
        piles=PILES.items(),
        ranks=_ranks(request) if pile == TO_DECIDE else [],
        narrowed=about,
        here=request.get_full_path(),
    )


def _ranks(request: HttpRequest) -> list[tuple[int, Any, int]]:
    """Return each reason for which something waits, with its name and how much it is."""
    counted = visible(request).to_decide().count_reasons()
    return [(rank.value, name, counted[rank]) for rank, name in RANKS.items() if rank in counted]


def _about(request: HttpRequest) -> str:
    """Say what the list is narrowed to; "" if it is not."""
    wanted = request.GET
    if one := named(wanted.get("like", "")):
        return _("The same words as those of %(name)s") % {"name": one.name}
    if one := named(wanted.get("of", "")):
        return _("All from %(name)s") % {"name": one.name}
    if wanted.get("story", "").isdecimal():
        first = visible(request).filter(article=int(wanted["story"])).first()
        return _("Under “%(story)s”") % {"story": first.article.headline} if first else ""
    if (rank := wanted.get("why", "")).isdecimal() and int(rank) in Rank.values:
        return str(RANKS[Rank(int(rank))])
    if not (words := words_in(wanted)):
        return ""
    if piles.oldest_looked_at():
        said = _("With “%(words)s”, among the newest %(count)s")
        return said % {"words": words, "count": f"{piles.LOOKED_THROUGH:,}"}
    return _("With “%(words)s”") % {"words": words}


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
        whole = narrowed(rows, request.GET).exclude(user=person(request))
        return list(in_order(whole, request.GET)[:AT_ONCE])
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
