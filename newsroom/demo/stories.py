"""The sample paper's stories, written and published as the newsroom would."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from accounts.models import User
from articles import actions
from articles.content import Content, Correction, CreditLine
from articles.models import Article, Author, CreditRole, Theme
from newsroom.demo import material
from newsroom.demo.material import Story
from photos.models import Photo
from sections.models import Section
from videos.models import Film


def token(name: str) -> UUID:
    """Return what a story of the sample is known by, whatever its headline becomes."""
    return uuid5(NAMESPACE_URL, f"https://newsroom.example/sample/{name}")


@dataclass
class Desk:
    """What a story can point to, and who writes and publishes it."""

    now: datetime
    chief: User
    reporter: User
    sections: dict[str, Section]
    photos: dict[str, Photo]
    films: dict[str, Film]
    authors: dict[str, Author]
    themes: dict[str, Theme]
    written: dict[str, Article] = field(default_factory=dict)

    def write_all(self) -> int:
        """Write, then publish, every story that is not there yet. Returns how many were new.

        First all as drafts, so that each has an id that others can point to; then, oldest first,
        each gets its related stories and goes out.
        """
        tokens = {token(name): name for name in material.stories()}
        there = Article.objects.filter(token__in=tokens)
        self.written = {tokens[article.token]: article for article in there}
        fresh = [story for name, story in material.stories().items() if name not in self.written]
        fresh.sort(key=self.time_of)
        for story in fresh:
            self.written[story.name] = actions.create(
                content=self._content(story, story.without_related()),
                by=self._writer(story),
                token=token(story.name),
            )
        for story in fresh:
            self._finish(story)
        return len(fresh)

    def time_of(self, story: Story) -> datetime:
        """Return when a story is published, counted from the moment of loading."""
        if story.published_at is not None:
            return story.published_at
        moment = self.now - timedelta(hours=story.hours_ago)
        return moment.replace(second=0, microsecond=0)

    def _writer(self, story: Story) -> User:
        return self.chief if story.state == "published" else self.reporter

    def _finish(self, story: Story) -> None:
        article = self.written[story.name]
        if story.stories():
            actions.save_draft(
                article,
                content=self._content(story, story.body, related=True),
                expected_version=article.version,
                by=self._writer(story),
            )
        if story.state == "review":
            actions.send_to_review(article, expected_version=article.version, by=self.reporter)
        if story.state == "published":
            actions.publish(
                article,
                expected_version=article.version,
                by=self.chief,
                published_at=self.time_of(story),
            )
            self._correct(article, story)

    def _correct(self, article: Article, story: Story) -> None:
        """Say what the story got wrong, as an editor does after it is out."""
        if not story.corrections:
            return
        notes = [
            Correction(entry["text"], (self.now - timedelta(hours=entry["hours_ago"])).isoformat())
            for entry in story.corrections
        ]
        content = Content.of(article).but(corrections=notes)
        version = article.version
        actions.save_draft(article, content=content, expected_version=version, by=self.chief)
        actions.update(article, expected_version=article.version, by=self.chief)

    def _content(self, story: Story, body: str, *, related: bool = False) -> Content:
        return Content(
            headline=story.headline,
            short_headline=story.short_headline,
            kicker=story.kicker,
            standfirst=story.standfirst,
            kind=story.kind,
            section_id=self.sections[story.section].pk,
            also_in_ids=[self.sections[path].pk for path in story.also_in],
            credits=self._credits(story),
            lead_photo_id=self.photos[story.photo].pk if story.photo else None,
            lead_caption=story.caption,
            film_id=self.films[story.film].pk if story.film else None,
            video_url=story.video,
            video_seconds=story.video_seconds,
            body=Story(
                name=story.name, section=story.section, headline=story.headline, body=body
            ).body_with(self._photo_id, self._story_id),
            tags=story.tags,
            theme_ids=[self.themes[slug].pk for slug in story.themes],
            related_ids=[self._story_id(name) for name in story.related] if related else [],
        )

    def _credits(self, story: Story) -> list[CreditLine]:
        lines = [
            CreditLine(self.authors[slug].name, self.authors[slug].pk, role.value)
            for role, slugs in (
                (CreditRole.WRITER, story.by),
                (CreditRole.PHOTOGRAPHER, story.by_photo),
                (CreditRole.GRAPHICS, story.by_graphics),
            )
            for slug in slugs
        ]
        return [*lines, CreditLine(story.by_guest)] if story.by_guest else lines

    def _photo_id(self, name: str) -> int:
        return self.photos[name].pk

    def _story_id(self, name: str) -> int:
        return self.written[name].pk
