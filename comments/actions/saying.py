"""What readers do: say, confirm, change, take back, report."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.names import one_line, paragraphs
from accounts.strangers import fingerprint
from comments import limits, rules
from comments.actions.pages import page_changed
from comments.doors import door_of
from comments.judging import TEN_MINUTES, Seen, look_at, place
from comments.models import Comment, Complaint, Guest, Report, Standing
from comments.speakers import Speaker
from comments.text import LONGEST, SHORTEST, says_something
from publishing.actions import log
from publishing.errors import Refused

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User
    from articles.models import Article

UNCONFIRMED_FOR = timedelta(days=3)


class AlreadySaid(Refused):
    """The same words from the same person are here already; `comment` is the first of them."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(_("We have this from you already. It was not sent twice."))
        self.comment = comment


@transaction.atomic
def say(
    article: Article,
    *,
    text: str,
    by: User | None,
    guest: Guest | None = None,
    answer_to: Comment | None = None,
    stars: int | None = None,
    sender: str = "",
) -> Comment:
    """Keep what a reader says under `article`, and put it where the rules say.

    `by` is who signed in, `guest` who did not (`speakers.introduce`). `answer_to` is a comment
    under the same story; an answer to an answer answers what that one answers. `stars` are those
    given with it. `sender` is the hash of the address it came from (`limits.hashed`).
    Returns the comment: shown, waiting, or waiting for its guest to confirm.
    Raises Refused (also AlreadySaid and limits.TooMuch) with a sentence for the reader.
    """
    speaker = Speaker(by, guest, sender)
    door = door_of(article)
    # Whose mailbox it is, is not known yet, so whether it is banned is nobody's business here.
    ban = speaker.ban() if speaker.is_confirmed else None
    _refuse(rules.why_not_say(by, article, door, ban))
    text = _checked(text)
    if answer_to is not None:
        answer_to = answer_to.answer_to or answer_to
        _refuse(rules.why_not_answer(answer_to))
    mark, content = fingerprint(text, speaker=speaker.mark), fingerprint(text, speaker="")
    if first := _said_before(article, speaker, mark=mark, content=content):
        raise AlreadySaid(first)
    limits.check(speaker)
    seen = look_at(text, article=article, speaker=speaker, content=content)
    state = place(seen, door.mode) if speaker.is_confirmed else Standing.UNCONFIRMED
    try:
        with transaction.atomic():
            comment = Comment.objects.create(
                article=article,
                answer_to=answer_to,
                user=by,
                guest=guest if by is None else None,
                name=speaker.name,
                email=speaker.email,
                text=text,
                stars=stars,
                state=state,
                fingerprint=mark,
                content=content,
                sender=sender,
                **_fields(seen),
            )
    except IntegrityError:  # the other half of a double click was quicker
        raise AlreadySaid(Comment.objects.get(article=article, fingerprint=mark)) from None
    _arrived(comment, speaker)
    limits.forget_old_senders()
    return comment


@transaction.atomic
def confirm(comment: Comment) -> Comment:
    """Take a guest's word for their mailbox: what they said in that browser goes on its way.

    Returns the comment, where the rules put it; where the same is there from another browser of
    theirs, that one. Raises Refused if nothing can be said there now.
    """
    comment = Comment.objects.select_for_update(of=("self",)).get(pk=comment.pk)
    if comment.state != Standing.UNCONFIRMED or comment.guest is None:
        return comment
    guest = comment.guest
    guest.confirmed_at = timezone.now()
    guest.save(update_fields=["confirmed_at"])
    waiting = Comment.objects.filter(guest=guest, state=Standing.UNCONFIRMED).exclude(
        pk=comment.pk
    )
    for one in [comment, *waiting.select_related("article__section")]:
        one.guest = guest
        if first := _the_same_from(Speaker.of(one), one):
            one.delete()
            comment = first if one == comment else comment
            continue
        try:
            _let_in(one)
        except Refused:
            if one == comment:
                raise
    return comment


@transaction.atomic
def deny(comment: Comment) -> None:
    """Drop a comment whose sender gave a mailbox that is not theirs; says the mailbox's owner.

    The address goes with it, where nothing else was said with it.
    """
    Comment.objects.filter(pk=comment.pk, state=Standing.UNCONFIRMED).delete()
    _forget_silent(comment.guest)


@transaction.atomic
def edit(comment: Comment, *, text: str) -> Comment:
    """Let its sender change the words, within five minutes; the rules look at it anew.

    Whoever calls this has made sure that it is their own. Returns the comment.
    Raises Refused with a sentence for the reader.
    """
    _refuse(rules.why_not_edit(comment))
    text = _checked(text)
    if text == comment.text:
        return comment
    limits.check_edit(comment.pk)
    speaker, door = Speaker.of(comment), door_of(comment.article)
    content = fingerprint(text, speaker="")
    seen = look_at(text, article=comment.article, speaker=speaker, content=content, but=comment.pk)
    was_shown = comment.state == Standing.SHOWN
    if comment.state != Standing.UNCONFIRMED:
        comment.state = place(seen, door.mode)
    comment.text, comment.content, comment.edited_at = text, content, timezone.now()
    comment.fingerprint = fingerprint(text, speaker=speaker.mark)
    comment.decided_by = comment.decided_at = None
    for name, value in _fields(seen).items():
        setattr(comment, name, value)
    try:
        with transaction.atomic():
            comment.save()
    except IntegrityError:
        raise Refused(_("You said exactly this under this story already.")) from None
    if was_shown or comment.state == Standing.SHOWN:
        page_changed(comment.article_id)
    return comment


@transaction.atomic
def take_back(comment: Comment) -> Comment:
    """Let its sender take a comment back: its words go, answers to it stay. Returns it.

    Whoever calls this has made sure that it is their own.
    """
    if comment.state == Standing.UNCONFIRMED:
        comment.delete()
        _forget_silent(comment.guest)
        return comment
    was_shown = comment.state == Standing.SHOWN
    comment.state, comment.reason = Standing.GONE, ""
    comment.text, comment.word, comment.stars = "", "", None
    comment.content, comment.fingerprint = "", f"gone {secrets.token_hex(16)}"
    comment.save()
    log(comment, verb="taken back", by=comment.user)
    if was_shown:
        page_changed(comment.article_id)
    return comment


@transaction.atomic
def report(
    comment: Comment, *, complaint: str, note: str = "", by: User | None, sender: str = ""
) -> Report:
    """Tell the moderators what somebody has against a comment. Returns the report.

    `by` is who signed in; a guest (None) is known by the hash `sender` of the address.
    A second report by the same one returns the first.
    Raises Refused (also limits.TooMuch) with a sentence for the reader.
    """
    _refuse(rules.why_not_report(comment, by))
    if complaint not in Complaint.values:
        raise Refused(_("Choose what is wrong with it."))
    who = {"user": by} if by else {"user": None, "sender": sender}
    if first := Report.objects.filter(comment=comment, **who).first():
        return first
    limits.check_report(user_id=by.pk if by else None, sender=sender)
    words = {"complaint": complaint, "note": one_line(note)[:300]}
    try:
        with transaction.atomic():
            return Report.objects.create(comment=comment, **who, **words)
    except IntegrityError:  # the other half of a double click was quicker
        return Report.objects.get(comment=comment, **who)


def forget_unconfirmed() -> int:
    """Delete what nobody confirmed in three days, addresses too. Returns how much."""
    then = timezone.now() - UNCONFIRMED_FOR
    old = Comment.objects.filter(state=Standing.UNCONFIRMED, created__lt=then)
    return old.delete()[0] + _silent_guests().filter(created__lt=then).delete()[0]


def _forget_silent(guest: Guest | None) -> None:
    if guest is not None:
        _silent_guests().filter(pk=guest.pk).delete()


def _silent_guests() -> QuerySet[Guest]:
    """Return the guests whose mailbox nobody confirmed and who said nothing that is still here."""
    return Guest.objects.filter(confirmed_at=None, comments=None)


def _said_before(article: Article, speaker: Speaker, *, mark: str, content: str) -> Comment | None:
    """Return what `speaker` said here in these words; a confirmed mailbox in any browser."""
    rows = Comment.objects.filter(article=article)
    first = rows.filter(fingerprint=mark).first()
    if first is None and speaker.user is None and speaker.is_confirmed:
        first = rows.confirmed().filter(speaker.theirs(), content=content).first()
    return first


def _the_same_from(speaker: Speaker, comment: Comment) -> Comment | None:
    """Return what this speaker has said in the words of `comment` from another browser."""
    rows = Comment.objects.confirmed().filter(speaker.theirs(), article=comment.article)
    return rows.filter(content=comment.content).exclude(pk=comment.pk).first()


def _let_in(comment: Comment) -> None:
    """Put a comment whose guest has confirmed it where the rules say. Raises Refused."""
    speaker, door = Speaker.of(comment), door_of(comment.article)
    _refuse(rules.why_not_say(None, comment.article, door, speaker.ban()))
    seen = look_at(
        comment.text,
        article=comment.article,
        speaker=speaker,
        content=comment.content,
        but=comment.pk,
    )
    for name, value in _fields(seen).items():
        setattr(comment, name, value)
    comment.state = place(seen, door.mode)
    comment.save()
    _arrived(comment, speaker)


def _arrived(comment: Comment, speaker: Speaker) -> None:
    """Announce what is shown at once; in a flood, hold what the same sender said before."""
    if comment.in_flood and comment.state != Standing.UNCONFIRMED:
        before = Comment.objects.filter(
            speaker.theirs(), article=comment.article, created__gt=timezone.now() - TEN_MINUTES
        )
        unread = before.filter(state=Standing.SHOWN, decided_at=None)
        if unread.update(state=Standing.WAITING):
            page_changed(comment.article_id)
        before.filter(state=Standing.WAITING).update(in_flood=True)
    if comment.state == Standing.SHOWN:
        page_changed(comment.article_id)


def _fields(seen: Seen) -> dict[str, bool | str]:
    return {
        "is_first": seen.is_first,
        "has_link": seen.has_link,
        "word": seen.word,
        "in_flood": seen.in_flood,
    }


def _checked(text: str) -> str:
    text = paragraphs(text)
    if not SHORTEST <= len(text) <= LONGEST:
        raise Refused(_("Say something of at most %(most)d letters.") % {"most": LONGEST})
    if not says_something(text):
        raise Refused(_("Write at least a word: signs alone say too little."))
    return text


def _refuse(refusal: str | None) -> None:
    if refusal:
        raise Refused(refusal)
