from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publishing.addresses import address_of
from sections.addresses import why_not_address
from sections.querysets import SectionQuerySet


class Kind(models.TextChoices):
    """What a section lists, which decides how its pages and its stories are marked."""

    ORDINARY = "ordinary", _("Ordinary")
    WIRE = "wire", _("Press-release wire")
    PARTNER = "partner", _("Partner content")
    GALLERY = "gallery", _("Photo galleries")
    INFOGRAPHIC = "infographic", _("Infographics")
    VIDEO = "video", _("Videos")
    EPAPER = "epaper", _("ePaper")
    LINK = "link", _("Link to another paper")


class Section(models.Model):
    """A section or sub-section of the paper, or a link to a sister paper, in menu order."""

    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("Empty for a section of its own. Sub-sections have no parts of their own."),
    )
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(
        _("address"),
        max_length=60,
        help_text=_("The part of the address that names this section, as in /money/insurance/."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.ORDINARY)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    colour = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^#[0-9a-f]{6}$", _("Write a colour like #8a1f2b."))],
        help_text=_("Marks the section's name. Empty: the paper's own accent."),
    )
    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences under the name.")
    )
    sponsor = models.CharField(
        _("sponsor's line"),
        max_length=120,
        blank=True,
        help_text=_(
            "Shown on the section and on each of its stories, as in “In partnership with KPMG”."
        ),
    )
    url = models.URLField(_("link"), blank=True, help_text=_("Only for a link to another paper."))
    in_menu = models.BooleanField(_("shown in the menu"), default=True)
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("section editors"),
        blank=True,
        related_name="edited_sections",
        help_text=_("They edit and publish the stories of this section and of its parts."),
    )

    objects = SectionQuerySet.as_manager()

    # Set by `Section.objects.tree()`.
    children_list: list[Section]

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [
            models.UniqueConstraint(
                fields=["parent", "slug"],
                name="subsection_address_unique",
                violation_error_message=_("Another part of this section has this address."),
            ),
            models.UniqueConstraint(
                fields=["slug"],
                condition=models.Q(parent=None),
                name="section_address_unique",
                violation_error_message=_("Another section has this address."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.parent.name} ⁄ {self.name}" if self.parent else self.name

    def get_absolute_url(self) -> str:
        """Return `/section/` or `/section/sub/`, or the other paper's address for a link."""
        if self.kind == Kind.LINK:
            return self.url
        if self.parent:
            return address_of("subsection", self.parent.slug, self.slug)
        return address_of("section", self.slug)

    @property
    def is_seen(self) -> bool:
        """Whether its stories are seen rather than read: photo stories, infographics, videos."""
        return self.kind in (Kind.GALLERY, Kind.INFOGRAPHIC, Kind.VIDEO)

    def clean(self) -> None:
        """Refuse, beside the field, what does not fit the tree of two levels."""
        super().clean()
        errors: dict[str, str] = {}
        if refusal := why_not_address(self.slug, kind=self.kind, is_top=self.parent_id is None):
            errors["slug"] = refusal
        if refusal := self._why_not_parent():
            errors["parent"] = refusal
        if self.kind == Kind.LINK and not self.url:
            errors["url"] = gettext("Write where the link goes.")
        if self.kind != Kind.LINK and self.url:
            errors["url"] = gettext(
                "Only a link to another paper has one. Empty it, or change the kind."
            )
        if self.kind == Kind.LINK and self.pk and self.children.exists():
            errors["kind"] = gettext("It has parts, so it cannot be a link.")
        if errors:
            raise ValidationError(errors)

    def _why_not_parent(self) -> str | None:
        if self.parent is None:
            return None
        if self.parent_id == self.pk:
            return gettext("A section cannot be a part of itself.")
        if self.parent.parent_id is not None:
            return gettext("%(parent)s is a part itself, and there are two levels only.") % {
                "parent": self.parent.name
            }
        if self.parent.kind == Kind.LINK:
            return gettext("A link to another paper has no parts.")
        if self.pk and self.children.exists():
            return gettext("It has parts of its own. Move them first: there are two levels only.")
        return None

    @property
    def address_path(self) -> str:
        """`section` or `section/sub`: the address without its outer slashes."""
        return f"{self.parent.slug}/{self.slug}" if self.parent else self.slug

    @property
    def path(self) -> list[Section]:
        """The sections from the top down to this one, as in Corporate ⁄ Biz Link."""
        return [self.parent, self] if self.parent else [self]


class FormerAddress(models.Model):
    """An address that a section once had; readers who ask for it are sent on (301)."""

    path = models.CharField(_("former address"), max_length=122, unique=True)
    section = models.ForeignKey(
        Section,
        verbose_name=_("section"),
        on_delete=models.CASCADE,
        related_name="former_addresses",
    )
    left_at = models.DateTimeField(_("left"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["path"]
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return f"/{self.path}/"
