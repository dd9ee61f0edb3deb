from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.querysets import ArticleQuerySet
from photos.models import Photo
from publishing.addresses import address_of
from publishing.models import Publishable, Revision
from sections.models import Kind as SectionKind
from sections.models import Section
from videos.models import Film


class Kind(models.TextChoices):
    """What a story is, which decides its layout and how it is marked."""

    NEWS = "news", _("News")
    ANALYSIS = "analysis", _("Analysis")
    OPINION = "opinion", _("Opinion")
    INTERVIEW = "interview", _("Interview")
    RELEASE = "release", _("Press release")
    PARTNER = "partner", _("Partner content")
    PHOTOS = "photos", _("Photo story")
    VIDEO = "video", _("Video")
    INFOGRAPHIC = "infographic", _("Infographic")


class Article(Publishable):
    """A story. Its row is what readers see; its newest revision is what is being written.

    Until it is first published the row simply follows the newest revision.
    """

    headline = models.CharField(_("headline"), max_length=200)
    short_headline = models.CharField(
        _("short headline"),
        max_length=120,
        blank=True,
        help_text=_("For lists. Empty: the headline stands there too."),
    )
    kicker = models.CharField(
        _("kicker"), max_length=60, blank=True, help_text=_("One or two words above the headline.")
    )
    standfirst = models.TextField(
        _("standfirst"), blank=True, help_text=_("One paragraph that sums the story up.")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.NEWS)
    section = models.ForeignKey(
        Section, verbose_name=_("section"), on_delete=models.PROTECT, related_name="main_articles"
    )
    sections = models.ManyToManyField(
        Section, through="articles.Placement", related_name="articles", editable=False
    )
    lead_photo = models.ForeignKey(
        Photo,
        verbose_name=_("lead photo"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="led_articles",
    )
    lead_caption = models.TextField(
        _("caption for this story"), blank=True, help_text=_("Empty: the photo's own caption.")
    )
    lead_alt = models.CharField(
        _("description for this story"),
        max_length=300,
        blank=True,
        help_text=_("For those who cannot see the photo. Empty: the photo's own description."),
    )
    lead_crop = models.CharField(
        _("crop for this story"),
        max_length=20,
        blank=True,
        help_text=_("Empty: the photo's own focal point."),
    )
    body = models.TextField(_("text"), blank=True)
    film = models.ForeignKey(
        Film,
        verbose_name=_("video"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="stories",
        help_text=_("Of the paper's own library. The lead photo is its poster."),
    )
    video_url = models.CharField(
        _("address of the video"),
        max_length=2000,
        blank=True,
        help_text=_(
            "For a story of the kind Video: where it stands, as in "
            "https://www.youtube.com/watch?v=… or https://vimeo.com/…. "
            "The lead photo is its poster."
        ),
    )
    video_seconds = models.PositiveIntegerField(
        _("length of the video"),
        default=0,
        help_text=_("Minutes and seconds, as in 9:56. Empty: not shown."),
    )
    no_ads = models.BooleanField(
        _("no advertisements on this page"),
        default=False,
        help_text=_("For a story beside which an advertisement would hurt."),
    )
    no_news_sitemap = models.BooleanField(
        _("not for Google News"),
        default=False,
        help_text=_("Left out of the news sitemap; the paper itself shows it as any other."),
    )
    corrections = models.JSONField(
        default=list,
        editable=False,
        help_text="What was wrong and has been put right: text, at, by. See articles.content.",
    )
    picture_count = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="Of a photo story: how many pictures it shows."
    )
    tags = TaggableManager(through="articles.ArticleTag", blank=True)
    themes = models.ManyToManyField(
        "articles.Theme", through="articles.ArticleTheme", related_name="articles", editable=False
    )
    related_ids = models.JSONField(
        default=list,
        editable=False,
        help_text="The stories picked by hand for Related Contents, in order.",
    )
    slug = models.SlugField(max_length=90, editable=False, default="")
    token = models.UUIDField(
        default=uuid4,
        unique=True,
        editable=False,
        help_text="Of the form it was begun with, so that a form sent twice begins one story.",
    )
    folded = models.TextField(
        editable=False,
        default="",
        help_text="Headlines and names of the newest revision, folded, for the newsroom's search.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="created_articles",
    )
    latest_revision = models.ForeignKey(
        "articles.ArticleRevision",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    published_revision = models.ForeignKey(
        "articles.ArticleRevision",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    ahead = models.BooleanField(
        editable=False,
        default=False,
        db_default=False,
        help_text="The newest revision is ahead of what readers see. For the newsroom's list.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [
            # What is newest and live: a walk that reads no row. The state comes last, so that
            # the index is good for walks only (see publishing.querysets.Unindexed), and is not
            # partial, because SQLite passes over those where the state is a bound parameter.
            models.Index(fields=["-live_from", "-id", "state"], name="article_walk"),
            models.Index(fields=["kind", "-live_from", "-id", "state"], name="article_kind_walk"),
            # The newsroom's list, newest first: all in one state, all of a kind, all ahead.
            models.Index(fields=["state", "-id"], name="article_desk"),
            models.Index(fields=["kind", "-id"], name="article_kind_desk"),
            models.Index(fields=["ahead", "-id"], name="article_ahead_desk"),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """Return `/<slug>-<id>.html`; the id decides, the slug is for people."""
        return address_of("article", self.slug or "story", self.pk)

    @property
    def kind_name(self) -> str:
        """What readers call its kind; `get_kind_display` would list all kinds first."""
        return str(Kind(self.kind).label)

    @property
    def list_headline(self) -> str:
        """The headline for lists: the short one if there is one."""
        return self.short_headline or self.headline

    @property
    def list_kicker(self) -> str:
        """The kicker for lists, or "" where it only repeats the mark of the story's kind."""
        marked = self.kind != Kind.NEWS or self.is_partner_content or self.is_release
        said = {self.kind_name, str(Kind.PARTNER.label), str(Kind.RELEASE.label)}
        return "" if marked and self.kicker in said else self.kicker

    @property
    def is_release(self) -> bool:
        """Whether readers must be told that this is a press release."""
        return self.kind == Kind.RELEASE or self.section.kind == SectionKind.WIRE

    @property
    def is_partner_content(self) -> bool:
        """Whether readers must be told that a partner wrote or paid for this."""
        return self.kind == Kind.PARTNER or self.section.kind == SectionKind.PARTNER

    @property
    def has_unpublished_changes(self) -> bool:
        """Whether the newest revision is ahead of what readers see."""
        return (
            self.published_revision_id is not None
            and self.latest_revision_id != self.published_revision_id
        )


class ArticleRevision(Revision):
    """One save of a story."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="revisions")

    class Meta(Revision.Meta):
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_unique")
        ]
