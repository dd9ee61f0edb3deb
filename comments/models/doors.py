from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from sections.models import Section

LONGEST_OPEN = 3650


class Mode(models.TextChoices):
    """What happens to what somebody says."""

    OPEN = "open", _("Open: shown at once, unless something speaks against it")
    MODERATED = "moderated", _("Moderated: a moderator reads it first")
    CLOSED = "closed", _("Closed: nobody can say anything new")


class Setting(models.Model):
    """How the paper, one section or one story takes what readers say. The nearest one counts.

    Without `section` and `article` it is the paper's own. A section's holds for its parts too.
    """

    section = models.OneToOneField(
        Section,
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="comment_setting",
        help_text=_("Its parts follow, unless they have a setting of their own."),
    )
    article = models.OneToOneField(
        Article,
        verbose_name=_("story"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="comment_setting",
    )
    mode = models.CharField(
        _("mode"),
        max_length=12,
        choices=Mode,
        blank=True,
        help_text=_("Empty: as in what stands above it."),
    )
    closes_after = models.PositiveSmallIntegerField(
        _("closes after (days)"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(LONGEST_OPEN)],
        help_text=_(
            "Counted from the moment a story is in the paper. 0: never. "
            "Empty: as in what stands above it."
        ),
    )

    class Meta:
        ordering = ["section__position", "pk"]
        verbose_name = _("comment setting")
        verbose_name_plural = _("comment settings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(section=None) | models.Q(article=None),
                name="comment_setting_of_one",
            ),
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(section=None, article=None),
                name="comment_setting_of_paper",
            ),
        ]

    def __str__(self) -> str:
        if self.article:
            return self.article.headline
        return str(self.section) if self.section else gettext("The paper")


class RuleKind(models.TextChoices):
    """What a rule is about."""

    WORD = "word", _("Hold what has this word")
    SITE = "site", _("Do not hold links to this site")


class Rule(models.Model):
    """A word that makes a comment wait for a moderator, or a site whose links do not."""

    kind = models.CharField(_("rule"), max_length=4, choices=RuleKind, default=RuleKind.WORD)
    pattern = models.CharField(
        _("word or site"),
        max_length=80,
        help_text=_(
            "A word or a few, without signs; or a site as in example.org. Capitals, accents, "
            "spaces and look-alikes do not hide a word: c@sino, c a s i n o, Càsino."
        ),
    )
    accents_count = models.BooleanField(
        _("accents count"),
        default=False,
        help_text=_("Tick it where an accent makes another word: chó is not cho."),
    )
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("For colleagues."))

    class Meta:
        ordering = ["kind", "pattern"]
        verbose_name = _("word or site")
        verbose_name_plural = _("words and sites")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "pattern"],
                name="comment_rule_once",
                violation_error_message=_("This is on the list already."),
            )
        ]

    def __str__(self) -> str:
        return self.pattern

    def clean(self) -> None:
        """Refuse a pattern that could never match, or would match everything."""
        from comments.words import host_of, letters_of

        super().clean()
        self.pattern = " ".join(self.pattern.split())
        if self.kind == RuleKind.SITE:
            host = host_of(self.pattern)
            if not host:
                raise ValidationError({"pattern": gettext("Write a site, as in example.org.")})
            self.pattern = host
        elif len(letters_of(self.pattern)) < 2:
            raise ValidationError({"pattern": gettext("Write at least two letters.")})
