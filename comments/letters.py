"""The one letter this department writes: asking a guest whether the words are theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core import signing

from accounts import mailing
from comments.actions.saying import UNCONFIRMED_FOR
from comments.models import Comment
from pages.models import Masthead

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNER = signing.TimestampSigner(salt="comments.confirm")


def ask_to_confirm(comment: Comment, *, address_of: Callable[[str], str]) -> bool:
    """Mail the link by which a guest confirms `comment`, if the mailbox still may get letters.

    address_of: makes the link's whole address of the token in it. Call it in the transaction that
    keeps the comment. Returns whether a letter goes; whoever typed the address is not told.
    """
    if not mailing.may_mail_stranger(comment.email):
        return False
    mailing.send(
        "comments/email/confirm",
        to=comment.email,
        context={
            "comment": comment,
            "article": comment.article,
            "link": address_of(token_for(comment)),
            "masthead": Masthead.objects.current(),
        },
    )
    return True


def token_for(comment: Comment) -> str:
    """Return what stands in the link to `comment`; only its mailbox ever sees it."""
    return _SIGNER.sign(str(comment.pk))


def comment_of(token: str) -> Comment | None:
    """Return the comment that a link was made for; None if it is forged, too old or dropped."""
    try:
        pk = _SIGNER.unsign(token, max_age=UNCONFIRMED_FOR)
    except signing.BadSignature:
        return None
    return Comment.objects.select_related("article__section", "guest").filter(pk=pk).first()
