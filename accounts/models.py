from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.core.mail import send_mail
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.querysets import UserManager
from accounts.roles import Role


class User(AbstractBaseUser, PermissionsMixin):
    """Everybody who signs in, staff and readers alike, by e-mail address.

    Only staff reach the admin, and staff are those with a role (`accounts.actions.set_roles`).
    """

    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("Somebody with this address is here already.")},
    )
    display_name = models.CharField(
        _("name shown to readers"),
        max_length=80,
        blank=True,
        help_text=_("Stands beside what this person says. The e-mail address is never shown."),
    )
    is_staff = models.BooleanField(_("works at the paper"), default=False, editable=False)
    is_active = models.BooleanField(
        _("may sign in"),
        default=True,
        help_text=_(
            "Take the tick away instead of deleting somebody: what they wrote stays theirs."
        ),
    )
    date_joined = models.DateTimeField(_("here since"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        ordering = ["display_name", "email"]
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.display_name or self.email

    def clean(self) -> None:
        """Bring the address into the form in which it is compared."""
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)

    @cached_property
    def roles(self) -> frozenset[str]:
        """The names of this person's roles, read once for each request."""
        return frozenset(self.groups.values_list("name", flat=True))

    @cached_property
    def edited_section_ids(self) -> frozenset[int]:
        """The sections this person edits, without their parts; read once for each request."""
        return frozenset(self.edited_sections.values_list("pk", flat=True))

    @cached_property
    def lacks_second_factor(self) -> bool:
        """Whether this person must set up a second factor before doing anything here."""
        from accounts import second_factor  # needs this app's models first

        return second_factor.is_missing(self)

    def has_role(self, *roles: Role) -> bool:
        """Say whether this person is active and has at least one of `roles`.

        A superuser has every role. Without a second factor that is required, nobody has any.
        """
        if not self.is_active or self.lacks_second_factor:
            return False
        return self.is_superuser or not self.roles.isdisjoint(role.value for role in roles)

    def get_display_name(self) -> str:
        """Return the name that readers and colleagues see; never the address."""
        return self.display_name or gettext("A reader")

    def get_full_name(self) -> str:
        """Return the name for colleagues; the admin asks under this name."""
        return self.display_name

    def get_short_name(self) -> str:
        """Return what the admin greets this person with."""
        return self.display_name or self.email

    def email_user(self, subject: str, message: str, from_email: str | None = None) -> None:
        """Send a plain mail to this person; Django's own views ask for it under this name."""
        send_mail(subject, message, from_email, [self.email])


class StrangersTurn(models.Model):
    """One of the three letters an hour that strangers can have sent to a mailbox.

    The mailbox is a keyed hash, and the row goes when the hour is over
    (`accounts.mailing.may_mail_stranger`).
    """

    mailbox = models.CharField(max_length=64)
    turn = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mailbox", "turn"], name="strangers_turn_once")
        ]

    def __str__(self) -> str:
        return f"{self.turn + 1}: {self.taken_at:%Y-%m-%d %H:%M}"


class LetterOut(models.Model):
    """A letter on its way out; deleted when it is sent, because links in it open accounts."""

    to = models.CharField(max_length=320)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    from_email = models.CharField(max_length=320, blank=True)
    reply_to = models.CharField(max_length=320, blank=True)
    headers = models.JSONField(default=dict)
    created = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.subject
