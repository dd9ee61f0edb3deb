"""Mail, off the request. A job may be killed and run again: a letter may come twice, never not."""

from __future__ import annotations

import logging
from datetime import timedelta
from email.utils import formataddr
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.encoding import punycode
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.names import one_line
from pages.models import Masthead, Message

logger = logging.getLogger("pages")

TRIES = 6
BETWEEN_TRIES = timedelta(minutes=10)


@task()
def mail_letter(message_id: int, attempt: int = 1) -> None:
    """Mail a letter to the desk it is for, so that “Reply” answers the person who wrote it."""
    message = Message.objects.filter(pk=message_id, mailed_at=None).first()
    if message is None:
        return
    address = Masthead.objects.current().address_for(message.subject)
    if not address:
        logger.warning("letter %s is not mailed: the masthead has no address", message.pk)
        return
    try:
        _mail(message, address).send()
    except (SMTPException, OSError) as error:
        logger.error("letter %s could not be mailed, try %s: %s", message.pk, attempt, error)
        _try_again(message_id, attempt)
        return
    Message.objects.filter(pk=message.pk).update(mailed_at=timezone.now())


def _mail(message: Message, address: str) -> EmailMessage:
    """Return the mail. The sender's words stand in its text; of them only the name is a header."""
    about = message.get_subject_display()
    name = one_line(message.name)
    return EmailMessage(
        subject=one_line(_("%(about)s: letter from %(name)s") % {"about": about, "name": name}),
        body=_(
            "%(text)s\n\n-- \n%(name)s <%(email)s>, by the contact form: %(about)s.\n"
            "The letter is also at the paper's desk, under Letters."
        )
        % {"text": message.text, "name": name, "email": message.email, "about": about},
        to=[address],
        reply_to=[reply_address(name, message.email)],
        headers={"Auto-Submitted": "auto-generated"},
    )


def reply_address(name: str, email: str) -> str:
    """Return `name <email>` as a header may hold it: on one line, letters of any kind encoded."""
    local, _at, domain = one_line(email).rpartition("@")
    return formataddr((name, f"{local}@{punycode(domain)}"))


def _try_again(message_id: int, attempt: int) -> None:
    if attempt < TRIES and mail_letter.get_backend().supports_defer:
        later = mail_letter.using(run_after=timezone.now() + BETWEEN_TRIES * attempt)
        later.enqueue(message_id, attempt + 1)
