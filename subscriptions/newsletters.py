"""What readers do with newsletters: ask, confirm, choose, leave. No function here knows a login.

Answers are the same for an address that is on a list and for one that is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import mailing, strangers
from accounts.tasks import NOBODY
from pagecache.actions import purge
from pages.models import Masthead
from publishing.actions import log
from publishing.errors import Refused
from subscriptions import links, rules
from subscriptions.links import Wish
from subscriptions.models import Newsletter, SignUp

if TYPE_CHECKING:
    from accounts.models import User

AN_HOUR = 30  # letters that may be asked for from one address of the net


class TooMuch(Refused):
    """Enough was asked for from this address for now."""


def hashed(address: str) -> str:
    """Return what is counted of `address`; see `accounts.strangers.hashed`."""
    return strangers.hashed(address, purpose="newsletters.sender")


def ask(email: str, newsletters: Iterable[Newsletter], *, sender: str = "", site: str) -> None:
    """Mail a link behind which `email` confirms that it wants `newsletters`. Stores nothing.

    sender: the hash of where the wish came from. site: `https://paper.example`.
    Raises TooMuch with a sentence; otherwise nothing tells whether a letter went.
    """
    _count(sender)
    wanted = list(newsletters)
    if mailing.may_mail_stranger(email):
        confirm = links.make(links.CONFIRM, email=email, newsletters=wanted)
        facts = _facts(site, newsletters=wanted, link=f"{site.rstrip('/')}{confirm}")
        mailing.send("subscriptions/email/newsletter_confirm", to=email, context=facts)


def send_link(email: str, *, sender: str = "", site: str) -> None:
    """Mail the link to their newsletters to `email`, if it is on a list. Raises TooMuch.

    For an address that is on none the same letter is made and thrown away, so that its absence
    cannot be heard.
    """
    _count(sender)
    is_known = SignUp.objects.of(email).exists()
    if mailing.may_mail_stranger(email):
        facts = _facts(site, link=f"{site.rstrip('/')}{links.make(links.MINE, email=email)}")
        to = email if is_known else NOBODY
        mailing.send("subscriptions/email/newsletter_link", to=to, context=facts)


@transaction.atomic
def confirm(wish: Wish, *, site: str) -> list[Newsletter]:
    """Put the address of a confirmed link on its newsletters. Returns those it is on now.

    A letter says so, with the way out; pressing the button twice sends it once.
    """
    wanted = list(Newsletter.objects.open().filter(pk__in=wish.newsletters))
    added = [newsletter for newsletter in wanted if _add(wish, newsletter)]
    if added:
        leave = f"{site.rstrip('/')}{links.make(links.LEAVE, email=wish.email, newsletters=added)}"
        mine = f"{site.rstrip('/')}{links.make(links.MINE, email=wish.email)}"
        mailing.send(
            "subscriptions/email/newsletter_welcome",
            to=wish.email,
            context=_facts(site, newsletters=added, leave=leave, link=mine),
            headers=one_click(leave),
        )
    return wanted


@transaction.atomic
def leave(wish: Wish) -> list[Newsletter]:
    """Take the address of a link off its newsletters. Returns them, on whatever list it was."""
    SignUp.objects.filter(email=wish.email, newsletter__in=wish.newsletters).delete()
    return list(Newsletter.objects.filter(pk__in=wish.newsletters))


@transaction.atomic
def choose(email: str, newsletters: Iterable[Newsletter]) -> None:
    """Put the confirmed address `email` on exactly `newsletters`, of those that are open.

    A list that was closed meanwhile is left only when it is not among them.
    """
    wanted = {newsletter.pk: newsletter for newsletter in newsletters}
    SignUp.objects.filter(email=email).exclude(newsletter__in=wanted).delete()
    wish = Wish(email, (), timezone.now())
    for newsletter in wanted.values():
        _add(wish, newsletter)


@transaction.atomic
def note(newsletter: Newsletter, *, verb: str, by: User | None) -> None:
    """Note that `newsletter` was added, changed or deleted, and show it so to readers.

    Call it in the transaction of the change. Raises Refused if `by` may not.
    """
    refusal = rules.why_not_manage(by) if by is not None else None
    if refusal:
        raise Refused(refusal)
    log(newsletter, verb=verb, by=by, note=newsletter.title)
    purge("newsletters")


@transaction.atomic
def take_off(sign_up: SignUp, *, by: User) -> None:
    """Take an address off a list, because somebody wrote and asked. Raises Refused."""
    refusal = rules.why_not_manage(by)
    if refusal:
        raise Refused(refusal)
    log(sign_up.newsletter, verb="took an address off", by=by)
    sign_up.delete()


@transaction.atomic
def forget(email: str) -> int:
    """Take `email` off every list. Returns how many it was on."""
    return SignUp.objects.filter(email=email).delete()[0]


def one_click(address: str) -> dict[str, str]:
    """Return the headers by which a mail program unsubscribes with one click (RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _add(wish: Wish, newsletter: Newsletter) -> bool:
    _row, is_new = SignUp.objects.get_or_create(
        newsletter=newsletter,
        email=wish.email,
        defaults={"asked_at": wish.asked_at, "confirmed_at": timezone.now()},
    )
    return is_new


def _count(sender: str) -> None:
    """Count one wish from `sender`. Raises TooMuch.

    In the cache, and not to the last one: the exact measure is the mailbox's own.
    """
    if not sender:
        return
    hour = timedelta(hours=1).seconds
    key = f"newsletters.{sender}.{timezone.now():%H}"
    cache.add(key, 0, hour)
    try:
        count = cache.incr(key)
    except ValueError:  # it ran out between the two
        return
    if count > AN_HOUR:
        raise TooMuch(
            _("Many came from your network in this hour. Please wait an hour, then try again.")
        )


def _facts(site: str, **facts: object) -> dict[str, object]:
    return {"paper": Masthead.objects.current().name, "site": site.rstrip("/"), **facts}
