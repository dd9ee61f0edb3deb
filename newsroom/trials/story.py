"""A story to try things on."""

from __future__ import annotations

from articles import actions
from articles.content import Content, CreditLine
from articles.models import Article
from sections.models import Section


def a_live_story() -> Article:
    """Write and publish a story in a section of its own. Returns it."""
    section = Section.objects.create(name="Trial", slug="trial")
    content = Content(
        headline="A story under attack",
        standfirst="Many want to say something about it at the same time.",
        body="<p>Nothing else happens in it.</p>",
        credits=[CreditLine(name="Nobody")],
        section_id=section.pk,
    )
    article = actions.create(content=content, by=None)
    actions.publish(article, expected_version=article.version, by=None)
    return Article.objects.select_related("section__parent").get(pk=article.pk)
