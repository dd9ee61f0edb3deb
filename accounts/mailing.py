"""Mail to people outside the newsroom: when it may go, what it is made of, how it leaves.

A letter is three files: `<name>_subject.txt`, `<name>_message.txt`, `<name>_message.html`. It is
kept as a row until it is sent (`accounts.tasks.send_letter`), so no page waits for a mail server,
and deleted then: links in it open accounts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.encoding import punycode

from accounts import tasks
from accounts.models import LetterOut, StrangersTurn

_EMPTY_LINES = re.compile(r"\n{3,}")

AN_HOUR = timedelta(hours=1)
TURNS = 3  # letters that strangers can have sent to one mailbox in an hour, of all kinds together
LETTERS_KEPT_FOR = timedelta(days=2)  # those that no mail server took


def may_mail_stranger(address: str) -> bool:
    """Take one of the three turns that a mailbox has in an hour; False if all are used up.

    Every department asks this before it mails an address that anybody can have typed:
    registration, newsletters, orders, comments. Ask once a letter, for asking takes the turn.
    Whoever typed the address gets the same answer either way.

    Exact when fifty ask at once: a turn is a row that one UPDATE or one INSERT can take.
    """
    mailbox, now = _mailbox(address), timezone.now()
    for turn in range(TURNS):
        rows = StrangersTurn.objects.filter(mailbox=mailbox, turn=turn)
        if rows.filter(taken_at__lte=now - AN_HOUR).update(taken_at=now):
            return True
        if rows.exists():
            continue
        try:
            with transaction.atomic():
                StrangersTurn.objects.create(mailbox=mailbox, turn=turn, taken_at=now)
        except IntegrityError:  # another request took this turn in the meantime
            continue
        return True
    return False


def _mailbox(address: str) -> str:
    """Return a keyed hash of the mailbox behind `address`.

    `lan+x@` and, at some providers, `l.a.n@` reach the same mailbox as `lan@`, so both count as
    one here. This only counts; mail goes to what was typed.
    """
    local, _at, domain = address.strip().lower().rpartition("@")
    local = local.partition("+")[0].replace(".", "")
    text = f"{local}@{punycode(domain)}"
    return salted_hmac("accounts.mailbox", text, algorithm="sha256").hexdigest()


def send(
    name: str,
    *,
    to: str,
    context: Mapping[str, Any],
    headers: Mapping[str, str] | None = None,
    reply_to: str = "",
) -> None:
    """Render the letter `name` (a template's path without its endings) and put it on its way.

    Call it in the transaction of what the letter is about: both are there, or neither.
    headers: of the mail, beside those every letter has.
    """
    words = dict(context)
    subject = " ".join(render_to_string(f"{name}_subject.txt", words).split())
    text = render_to_string(f"{name}_message.txt", words).strip()
    html = render_to_string(f"{name}_message.html", words).strip()
    mail = EmailMultiAlternatives(
        subject,
        text,
        to=[to],
        headers=dict(headers or {}),
        reply_to=[reply_to] if reply_to else [],
    )
    mail.attach_alternative(html, "text/html")
    post(mail)


def post(mail: EmailMessage) -> None:
    """Keep `mail` and have it sent off the request."""
    html = next(
        (content for content, kind in getattr(mail, "alternatives", []) if kind == "text/html"), ""
    )
    letter = LetterOut.objects.create(
        to=mail.to[0],
        subject=str(mail.subject),
        text=_tidy(str(mail.body)),
        html=html,
        from_email=mail.from_email,
        reply_to=mail.reply_to[0] if mail.reply_to else "",
        headers={"Auto-Submitted": "auto-generated", **mail.extra_headers},
    )
    tasks.send_letter.enqueue(letter.pk)


def _tidy(text: str) -> str:
    """Return a letter's text without what parts that were left out leave: ends and empty lines."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return _EMPTY_LINES.sub("\n\n", lines)


def forget_old() -> int:
    """Delete turns that are over and letters that nobody could be sent. Returns how many."""
    now = timezone.now()
    turns, _ = StrangersTurn.objects.filter(taken_at__lte=now - AN_HOUR).delete()
    letters, _ = LetterOut.objects.filter(created__lte=now - LETTERS_KEPT_FOR).delete()
    return turns + letters
