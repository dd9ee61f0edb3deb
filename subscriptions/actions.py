"""What is done with an order: taken, confirmed, begun, ended, cancelled.

`by=None` stands for the system itself: the reader's own form, the daily chores, the sample paper.
"""

from __future__ import annotations

import secrets
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import strangers
from accounts.models import User
from pagecache.actions import purge
from publishing.actions import log
from publishing.errors import Refused
from subscriptions import letters, rules
from subscriptions.models import Order, State
from subscriptions.signals import term_closed, term_opened

if TYPE_CHECKING:
    from subscriptions.models import Offer, PriceLine

AN_HOUR = 10  # orders from one address of the net
KEPT_FOR = timedelta(days=2 * 365)  # how long we know who ordered, after an order is over
PERSONAL = (
    "name", "email", "phone", "company", "tax_number", "street", "city", "postcode", "country",
    "remark",
)  # fmt: skip
# Neither 0 and O nor 1, I and L: numbers are read out on the telephone.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


class AlreadyOrdered(Refused):
    """The same was ordered today; `order` is what came of it."""

    def __init__(self, order: Order) -> None:
        super().__init__(_("We have this order already. Nothing was ordered twice."))
        self.order = order


class AnotherFromThisForm(Refused):
    """The form was sent before with other words in it; `order` is what came of it then."""

    def __init__(self, order: Order) -> None:
        super().__init__(
            _(
                "From this form you have already ordered %(what)s (number %(number)s). "
                "If you want this one as well, send it once more."
            )
            % {"what": order.publication, "number": order.number}
        )
        self.order = order


class TooMuch(Refused):
    """Enough was ordered from this address for now."""


def hashed(address: str) -> str:
    """Return what is kept of `address`; see `accounts.strangers.hashed`."""
    return strangers.hashed(address, purpose="subscriptions.sender")


@transaction.atomic
def offer(publication: Offer, *, verb: str, by: User | None) -> None:
    """Note that `publication` or its price list was added, changed or deleted, and show it so.

    Call it in the transaction of the change. Raises Refused if `by` may not.
    """
    refusal = rules.why_not_manage(by) if by is not None else None
    if refusal:
        raise Refused(refusal)
    log(publication, verb=verb, by=by, note=publication.title)
    purge("offers")


@transaction.atomic
def order(
    line: PriceLine,
    *,
    token: UUID,
    details: dict[str, Any],
    by: User | None = None,
    sender: str = "",
    site: str,
) -> Order:
    """Take an order for `line` and mail it to the orderer and to the desk. Returns it.

    token: of the form that was filled in. The same words on one day are one order, from whatever
    form; other words from a form that was sent already are asked about.
    details: copies, wanted_from and the orderer's words (`Order`'s fields of these names).
    sender: the hash of the address it came from (`hashed`). site: `https://paper.example`.
    Raises AlreadyOrdered, AnotherFromThisForm or TooMuch, each a sentence for the orderer.
    """
    what = f"{line.pk} {line.price} " + " ".join(f"{details[key]}" for key in sorted(details))
    mark = strangers.fingerprint(what, speaker=timezone.localdate().isoformat())
    _check_form(token, mark)
    an_hour_ago = timezone.now() - timedelta(hours=1)
    if sender and Order.objects.since(an_hour_ago).filter(sender=sender).count() >= AN_HOUR:
        raise TooMuch(
            _(
                "Many orders came from your network in this hour. Please wait an hour, or write "
                "to us; what you typed is kept here."
            )
        )
    try:
        with transaction.atomic():
            taken = Order.objects.create(
                number=_new_number(),
                token=token,
                fingerprint=mark,
                offer=line.offer,
                publication=line.offer.title,
                epaper=line.offer.epaper,
                form=line.form,
                months=line.months,
                price=line.price,
                currency=line.offer.currency,
                user=by,
                sender=sender,
                **details,
            )
    except IntegrityError:  # the other half of a double click was quicker
        _check_form(token, mark)
        raise
    log(taken, verb="ordered", by=by, note=taken.publication)
    letters.thank(taken, site=site)
    letters.tell_the_desk(taken, site=site)
    return taken


def _check_form(token: UUID, mark: str) -> None:
    """Raise what became of this very form, or of the same order from another one today."""
    same = Order.objects.filter(fingerprint=mark).first()
    if same:
        raise AlreadyOrdered(same)
    earlier = Order.objects.filter(token=token).first()
    if earlier:
        raise AnotherFromThisForm(earlier)


def _new_number() -> str:
    """Return a number that is not in use: eight letters in two groups, telling nobody how many."""
    while True:
        letters_ = "".join(secrets.choice(_LETTERS) for _place in range(8))
        number = f"{letters_[:4]}-{letters_[4:]}"
        if not Order.objects.filter(number=number).exists():
            return number


@transaction.atomic
def confirm(order: Order, *, starts: date | None = None, by: User | None, site: str) -> Order:
    """Confirm `order` for its term, from `starts` (or as was wished, or today). Returns it.

    The orderer gets a mail, and an ePaper opens for the account with their confirmed address.
    Raises Refused if `by` may not, or the order is no longer new.
    """
    order = _claim(order, State.CONFIRMED, by=by)
    order.starts = starts or max(order.wanted_from or date.min, timezone.localdate())
    order.ends = _months_later(order.starts, order.months) - timedelta(days=1)
    order.state = State.CONFIRMED
    order.save(update_fields=["state", "starts", "ends"])
    log(order, verb="confirmed", by=by, note=f"{order.starts} – {order.ends}")
    letters.tell_of_the_term(order, site=site)
    if order.opens_epaper and (user := account_of(order)):
        term_opened.send(sender=Order, order=order, user=user, by=by)
    return order


@transaction.atomic
def begin(order: Order, *, by: User | None) -> Order:
    """Note that the first issue of `order` goes out. Returns it. Raises Refused."""
    return _move(order, State.RUNNING, by=by)


@transaction.atomic
def end(order: Order, *, by: User | None) -> Order:
    """Note that `order` is over. Returns it. Raises Refused."""
    return _move(order, State.ENDED, by=by)


@transaction.atomic
def cancel(order: Order, *, by: User | None) -> Order:
    """Call `order` off, whether it runs or not; its ePaper closes. Returns it. Raises Refused."""
    return _move(order, State.CANCELLED, by=by)


def account_of(order: Order) -> User | None:
    """Return the account that has confirmed the address of `order`, else the one it came from."""
    owner = User.objects.filter(
        email=order.email, is_active=True, emailaddress__verified=True,
        emailaddress__email__iexact=order.email,
    ).first()  # fmt: skip
    return owner or order.user


@transaction.atomic
def open_for(user: User) -> int:
    """Open the ePapers that `user` ordered before they had an account. Returns how many."""
    found = list(Order.objects.with_open_epaper(timezone.localdate()).filter(email=user.email))
    for order in found:
        term_opened.send(sender=Order, order=order, user=user, by=None)
    return len(found)


def keep_terms(today: date | None = None) -> int:
    """Begin the orders whose day has come and end those whose term is over. Returns how many."""
    day = today or timezone.localdate()
    begun = [begin(order, by=None) for order in Order.objects.to_begin(day)]
    ended = [end(order, by=None) for order in Order.objects.to_end(day)]
    return len(begun) + len(ended)


def forget_old() -> int:
    """Forget who ordered what is long over, and senders after 30 days. Returns how many."""
    now = timezone.now()
    senders = Order.objects.exclude(sender="").filter(created__lt=now - strangers.SENDERS_KEPT_FOR)
    emptied = senders.update(sender="")
    over = Order.objects.filter(state__in=[State.ENDED, State.CANCELLED]).exclude(name="")
    day = (now - KEPT_FOR).date()
    ended = over.filter(ends__lt=day) | over.filter(ends=None, created__lt=now - KEPT_FOR)
    return emptied + ended.update(**dict.fromkeys(PERSONAL, ""), user=None)


def _move(order: Order, state: State, *, by: User | None) -> Order:
    order = _claim(order, state, by=by)
    was_open = order.opens_epaper and order.state in (State.CONFIRMED, State.RUNNING)
    early = order.ends is not None and order.ends >= timezone.localdate()
    order.state = state
    if state == State.CANCELLED:
        order.fingerprint = uuid4().hex  # it may be ordered anew on the same day
    order.save(update_fields=["state", "fingerprint"])
    log(order, verb=state.value, by=by)
    closes = state in (State.CANCELLED, State.ENDED)
    if closes and was_open and early and (user := account_of(order)):
        term_closed.send(sender=Order, order=order, user=user, by=by)
    return order


def _claim(order: Order, state: State, *, by: User | None) -> Order:
    """Return `order` as it is now, locked, if it may come into `state`. Raises Refused."""
    refusal = rules.why_not_manage(by) if by is not None else None
    locked = Order.objects.select_for_update().get(pk=order.pk)
    refusal = refusal or rules.why_not_move(locked, state)
    if refusal:
        raise Refused(refusal)
    return locked


def _months_later(day: date, months: int) -> date:
    """Return the same day `months` later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
