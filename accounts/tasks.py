"""Letters leave here, off the request. A job killed at the wrong moment mails twice, never not."""

from __future__ import annotations

import logging
from datetime import timedelta
from email.utils import formataddr, parseaddr
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.encoding import punycode
from django_tasks import task

from accounts.models import LetterOut

logger = logging.getLogger("accounts")

NOBODY = "nobody"  # a letter to this address is made and thrown away
TRIES = 6
BETWEEN_TRIES = timedelta(minutes=10)


@task()
def send_letter(letter_id: int, attempt: int = 1) -> None:
    """Send a letter and delete it; a mail server that is away is asked again for hours."""
    letter = LetterOut.objects.filter(pk=letter_id).first()
    if letter is None:
        return
    if letter.to == NOBODY:
        letter.delete()
        return
    try:
        _mail(letter).send()
    except (SMTPException, OSError) as error:
        logger.error("letter out %s could not be mailed, try %s: %s", letter_id, attempt, error)
        if attempt < TRIES and send_letter.get_backend().supports_defer:
            later = send_letter.using(run_after=timezone.now() + BETWEEN_TRIES * attempt)
            later.enqueue(letter_id, attempt + 1)
        return
    letter.delete()


def _mail(letter: LetterOut) -> EmailMultiAlternatives:
    mail = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        letter.from_email or None,
        [_in_ascii(letter.to)],
        headers=letter.headers,
        reply_to=[letter.reply_to] if letter.reply_to else [],
    )
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    return mail


def _in_ascii(address: str) -> str:
    """Return `address` with its domain as mail servers know it."""
    name, email = parseaddr(address)
    local, _at, domain = email.rpartition("@")
    return formataddr((name, f"{local}@{punycode(domain)}"))
