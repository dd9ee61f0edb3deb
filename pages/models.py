from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.querysets import MastheadQuerySet, MessageQuerySet


class Subject(models.TextChoices):
    """What a letter to the paper is about, which decides on whose desk it lands."""

    NEWSROOM = "newsroom", _("The newsroom: a tip, a question, praise")
    CORRECTIONS = "corrections", _("Something in a story is wrong")
    ADVERTISING = "advertising", _("Advertising")
    SUBSCRIPTIONS = "subscriptions", _("Subscriptions")


class Standing(models.TextChoices):
    """Where a letter stands. What is held as spam is kept, but not mailed."""

    NEW = "new", _("New")
    ANSWERED = "answered", _("Answered")
    SPAM = "spam", _("Held as spam")


class Masthead(models.Model):
    """Who publishes this paper: its name, its people, its contacts. There is one."""

    name = models.CharField(_("name of the paper"), max_length=80)
    tagline = models.CharField(_("line under the name"), max_length=120, blank=True)
    publisher_line = models.CharField(_("publisher's line"), max_length=200, blank=True)
    editor_in_chief = models.CharField(_("editor-in-chief"), max_length=120, blank=True)
    deputies = models.CharField(
        _("deputy editors-in-chief"), max_length=300, blank=True, help_text=_("With commas.")
    )
    managing_editor = models.CharField(_("managing editor"), max_length=120, blank=True)
    system_line = models.CharField(
        _("system line"), max_length=120, blank=True, help_text=_("Names what the paper runs on.")
    )
    address = models.TextField(_("address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(
        _("e-mail of the newsroom"),
        blank=True,
        help_text=_("What readers write in the contact form is sent here."),
    )
    advertising_email = models.EmailField(
        _("e-mail for advertisers"),
        blank=True,
        help_text=_("Empty: advertisers write to the newsroom's address."),
    )
    advertising_phone = models.CharField(_("telephone for advertisers"), max_length=60, blank=True)
    is_sample = models.BooleanField(
        _("this is a sample paper"), default=False, help_text=_("The footer then says so.")
    )

    objects = MastheadQuerySet.as_manager()

    class Meta:
        verbose_name = _("masthead")
        verbose_name_plural = _("masthead")

    def __str__(self) -> str:
        return self.name

    def address_for(self, subject: str) -> str:
        """Return the e-mail address that letters about a `Subject` go to; "" if there is none."""
        if subject == Subject.ADVERTISING and self.advertising_email:
            return self.advertising_email
        return self.email


class Place(models.TextChoices):
    """The addresses at which the paper speaks about itself; each is reserved from sections."""

    ABOUT = "about-us", _("/about-us/")
    CONTACT = "contact-us", _("/contact-us/")
    ADVERTISEMENT = "advertisement", _("/advertisement/")
    PRIVACY = "privacy", _("/privacy/")


class Page(models.Model):
    """A page about the paper itself, such as About us."""

    slug = models.SlugField(
        _("address"),
        unique=True,
        choices=Place,
        error_messages={"unique": _("This page is there already. Change that one.")},
    )
    title = models.CharField(_("title"), max_length=120)
    introduction = models.TextField(_("introduction"), blank=True)
    body = models.TextField(_("text"), blank=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        ordering = ["title"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return `/about-us/` and the like."""
        return reverse("page", args=[self.slug])


class Message(models.Model):
    """A letter to the paper, as it came through the contact form. Nobody changes its words."""

    subject = models.CharField(_("about"), max_length=14, choices=Subject)
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail address"))
    text = models.TextField(_("text"))
    created = models.DateTimeField(_("came"), default=timezone.now)
    state = models.CharField(_("state"), max_length=8, choices=Standing, default=Standing.NEW)
    mailed_at = models.DateTimeField(_("mailed"), null=True, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    sender = models.CharField(max_length=64, blank=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["-created", "-pk"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(fields=["state", "-created"], name="message_list"),
            models.Index(
                fields=["sender", "created"],
                condition=~models.Q(sender=""),
                name="message_sender",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"
