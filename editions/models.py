from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from editions import paths
from editions.querysets import (
    IssueFileQuerySet,
    IssuePageQuerySet,
    IssueQuerySet,
    PublicationQuerySet,
    StoryInPrintQuerySet,
    SubscriberQuerySet,
)
from publishing.models import Versioned
from publishing.states import State

# Words in the ePaper's own addresses: /epaper/find/.
TAKEN = frozenset({"find"})


class Access(models.TextChoices):
    """Who may read the issues of a publication. Its covers and contents are for everybody."""

    OPEN = "open", _("Everybody")
    READERS = "readers", _("Readers who are signed in")
    SUBSCRIBERS = "subscribers", _("Subscribers")


class Publication(models.Model):
    """A printed paper or magazine that is shown as an ePaper."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("address"),
        max_length=60,
        unique=True,
        help_text=_("The part of the address that names it, as in /epaper/timeout/."),
        error_messages={"unique": _("Another publication has this address.")},
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("On the shelf, from the left.")
    )
    about = models.TextField(
        _("about"), blank=True, max_length=1000, help_text=_("One or two sentences for readers.")
    )
    price_line = models.CharField(
        _("price line"),
        max_length=120,
        blank=True,
        help_text=_("As in “Weekly, 35,000 dong an issue”."),
    )
    access = models.CharField(
        _("who may read"),
        max_length=12,
        choices=Access,
        default=Access.OPEN,
        help_text=_("Covers and lists of contents are shown to everybody."),
    )
    download = models.BooleanField(
        _("offers the PDF"),
        default=False,
        help_text=_("Those who may read an issue may download its PDF, too."),
    )
    shown = models.BooleanField(
        _("shown"), default=True, help_text=_("Without the tick readers see nothing of it.")
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return `/epaper/<publication>/`."""
        return reverse("publication", args=[self.slug])

    def clean(self) -> None:
        """Refuse, beside the field, an address that is taken by a page of the ePaper."""
        super().clean()
        if self.slug in TAKEN:
            taken = _("/epaper/%(slug)s/ is another page of the paper. Choose another address.")
            raise ValidationError({"slug": taken % {"slug": self.slug}})


class Issue(Versioned):
    """One printed issue: what stands on its cover and which version of its PDF readers see."""

    publication = models.ForeignKey(
        Publication,
        verbose_name=_("publication"),
        on_delete=models.PROTECT,
        related_name="issues",
    )
    number = models.CharField(
        _("number"),
        max_length=30,
        validators=[
            RegexValidator(
                r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$",
                _("Use letters and digits, with single hyphens between: 1824, or 2026-3."),
            )
        ],
        help_text=_("As printed. It is the issue's address, too: /epaper/vir/1824/."),
    )
    date = models.DateField(_("date"), help_text=_("The date printed on it."))
    title = models.CharField(
        _("title"), max_length=150, blank=True, help_text=_("What leads the cover.")
    )
    note = models.TextField(
        _("note"), blank=True, max_length=1000, help_text=_("A few words for readers.")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    live_from = models.DateTimeField(
        _("readers see it from"), null=True, blank=True, editable=False
    )
    current = models.ForeignKey(
        "IssueFile",
        verbose_name=_("version that readers see"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-pk"]
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "number"],
                name="issue_number_unique",
                violation_error_message=_("This publication has an issue of that number."),
            ),
        ]
        indexes = [
            models.Index(fields=["publication", "-date", "-id"], name="issues_of_publication"),
        ]

    def __str__(self) -> str:
        return f"{self.publication.name} {self.number}"

    def get_absolute_url(self) -> str:
        """Return `/epaper/<publication>/<number>/`."""
        return reverse("issue", args=[self.publication.slug, self.number])

    def get_page_url(self, number: int) -> str:
        """Return the address of the page of that number: `/epaper/vir/1824/5/`."""
        return reverse("issue_page", args=[self.publication.slug, self.number, number])

    def is_live(self, at: datetime | None = None) -> bool:
        """Say whether the public may know of it at `at` (now, if not given)."""
        return (
            self.state == State.PUBLISHED
            and self.live_from is not None
            and self.live_from <= (at or timezone.now())
            and self.current_id is not None
            and self.publication.shown
        )

    @property
    def page_count(self) -> int:
        """How many pages the version has that readers see; 0 without one."""
        return self.current.page_count if self.current else 0


class FileState(models.TextChoices):
    """How far the pages of an uploaded PDF are made."""

    WAITING = "waiting", _("Waiting")
    WORKING = "working", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class IssueFile(models.Model):
    """One version of an issue's PDF, with what was made of it.

    An issue's `current` is moved to it when all of its pages are there, not before.
    """

    issue = models.ForeignKey(
        Issue, verbose_name=_("issue"), on_delete=models.CASCADE, related_name="files"
    )
    original = models.FileField(
        _("PDF"), storage=paths.originals, upload_to="editions/%Y/%m/", max_length=200
    )
    name = models.CharField(_("name of the file"), max_length=150, help_text=_("As uploaded."))
    sha256 = models.CharField(max_length=64, editable=False)
    size = models.PositiveBigIntegerField(_("size"), help_text=_("In bytes."))
    state = models.CharField(
        _("state"), max_length=8, choices=FileState, default=FileState.WAITING, editable=False
    )
    titles = models.JSONField(
        editable=False,
        default=dict,
        help_text='The list of contents, until the pages are there to carry it: {"5": "Money"}.',
    )
    page_count = models.PositiveIntegerField(_("pages"), default=0, editable=False)
    pages_done = models.PositiveIntegerField(_("pages made"), default=0, editable=False)
    error = models.CharField(
        _("what went wrong"), max_length=300, blank=True, help_text=_("A sentence for the editor.")
    )
    worked_at = models.DateTimeField(
        null=True, editable=False, help_text="When its job last said that it is alive."
    )
    worker = models.CharField(
        max_length=32, editable=False, default="", help_text="Which run of the job has it."
    )
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = IssueFileQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("version of the PDF")
        verbose_name_plural = _("versions of the PDF")

    def __str__(self) -> str:
        return self.name


class IssuePage(models.Model):
    """One page of one version of an issue: its size, its words and where they stand."""

    file = models.ForeignKey(IssueFile, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(_("page"))
    width = models.FloatField(help_text="In points.")
    height = models.FloatField(help_text="In points.")
    title = models.CharField(
        _("in the list of contents"),
        max_length=150,
        blank=True,
        help_text=_("Section or story that begins here. Empty: not in the list."),
    )
    text = models.TextField(editable=False, default="", help_text="In reading order.")
    words = models.JSONField(
        editable=False,
        default=list,
        help_text="[[word, x, y, width, height], …] as fractions of the page, from its top left.",
    )
    folded = models.TextField(editable=False, default="", help_text="The words, folded.")

    objects = IssuePageQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="page_number_unique"),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def pixels(self, size: str) -> tuple[int, int]:
        """Return width and height of the page's picture in `size`, in pixels.

        size: thumb, small, medium or large. Raises KeyError for any other.
        """
        width = paths.PAGE_WIDTHS[size]
        return width, max(1, round(width * self.height / self.width))

    def picture_path(self, size: str, format: str = "webp") -> str:
        """Return the name, in the private storage `paths.pictures()`, of a picture of the page.

        size: thumb, small, medium or large; format: webp or jpg. Raises KeyError for any other.
        """
        return paths.page_picture(self.file, self.number, size, format)

    def open_picture(self, size: str, format: str = "webp") -> File:
        """Open a picture of the page for reading.

        Raises KeyError for a size or format that does not exist, FileNotFoundError if it is gone.
        """
        return paths.pictures().open(self.picture_path(size, format))


class Subscriber(models.Model):
    """A reader who may read the closed issues of a publication, for a term."""

    publication = models.ForeignKey(
        Publication,
        verbose_name=_("publication"),
        on_delete=models.CASCADE,
        related_name="subscribers",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reader"),
        on_delete=models.CASCADE,
        related_name="epaper_terms",
    )
    starts = models.DateField(_("from"), default=timezone.localdate)
    ends = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day. Empty: without end.")
    )

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        ordering = ["-starts", "-pk"]
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("starts")),
                name="subscription_ends_after_its_start",
                violation_error_message=_("It has to end after it starts."),
            ),
        ]
        indexes = [models.Index(fields=["user", "publication"], name="terms_of_reader")]

    def __str__(self) -> str:
        return f"{self.user}, {self.publication}"


class StoryInPrint(models.Model):
    """A story of the site stands on this page of that issue."""

    article = models.ForeignKey(
        Article, verbose_name=_("story"), on_delete=models.CASCADE, related_name="in_print"
    )
    issue = models.ForeignKey(
        Issue, verbose_name=_("issue"), on_delete=models.CASCADE, related_name="stories"
    )
    page_number = models.PositiveIntegerField(_("page"), validators=[MinValueValidator(1)])

    objects = StoryInPrintQuerySet.as_manager()

    class Meta:
        ordering = ["issue", "page_number", "pk"]
        verbose_name = _("story in print")
        verbose_name_plural = _("stories in print")
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "article", "page_number"],
                name="story_once_on_a_page",
                violation_error_message=_("This story is on that page already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue}, {self.page_number}"

    def get_absolute_url(self) -> str:
        """Return the address of the printed page."""
        return self.issue.get_page_url(self.page_number)
