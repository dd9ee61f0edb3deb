from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from pages.querysets import MastheadQuerySet


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
    email = models.EmailField(_("e-mail of the newsroom"), blank=True)
    is_sample = models.BooleanField(
        _("this is a sample paper"), default=False, help_text=_("The footer then says so.")
    )

    objects = MastheadQuerySet.as_manager()

    class Meta:
        verbose_name = _("masthead")
        verbose_name_plural = _("masthead")

    def __str__(self) -> str:
        return self.name


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
