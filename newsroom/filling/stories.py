"""What the n-th story of a synthetic paper is. Knows no database but the ids it is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import NAMESPACE_URL, UUID, uuid5

from articles.content import Content, CreditLine
from articles.models import Kind
from newsroom.filling.words import TAGS, Writer, project
from photos.models import Photo
from sections.models import Kind as SectionKind
from sections.models import Section

YEARS = 10
_LONGEST = timedelta(days=365 * YEARS)
# A small paper is young, so that a month of it is as full as a month of a grown one.
_A_DAY = 25
_REACH = 400  # how far back a story points to others

_KINDS = {
    SectionKind.WIRE: Kind.RELEASE,
    SectionKind.PARTNER: Kind.PARTNER,
    SectionKind.GALLERY: Kind.PHOTOS,
    SectionKind.INFOGRAPHIC: Kind.INFOGRAPHIC,
}
_OWN_KINDS = [Kind.NEWS] * 7 + [Kind.ANALYSIS, Kind.OPINION, Kind.INTERVIEW]
_SIZES = ("text", "wide", "small")


@dataclass(frozen=True)
class Cast:
    """What stories stand in and point to. Sections know their parents."""

    sections: list[Section]
    photos: list[Photo]
    authors: list[tuple[int, str]]
    theme_ids: list[int]


@dataclass
class Story:
    """One story: what an editor would have written, and when it goes live.

    The rest is what reading the body would tell, known already because it was just written;
    `said` is its text, sentence by sentence.
    """

    number: int
    content: Content
    live_from: datetime
    said: list[str] = field(default_factory=list)
    photo_ids: list[int] = field(default_factory=list)
    story_ids: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """A paper of `count` stories that ends at the moment `until`, the same for the same `seed`.

    Story n (0 to `count` - 1) has the id `first_id` + n, and ids follow time.
    """

    seed: int
    count: int
    until: datetime
    first_id: int
    cast: Cast

    def token(self, number: int) -> UUID:
        """Return what story `number` of this seed is known by."""
        return uuid5(NAMESPACE_URL, f"https://newsroom.example/fill/{self.seed}/{number}")

    def live_from(self, number: int) -> datetime:
        """Return when story `number` goes live; no two at one moment, the last before `until`."""
        step = min(_LONGEST / self.count, timedelta(days=1) / _A_DAY)
        moment = self.until - step * (self.count - number)
        return moment.replace(microsecond=0) + timedelta(microseconds=number % 1000)

    def story(self, number: int) -> Story:
        """Return story `number`."""
        rng = Random(f"{self.seed}/{number}")  # noqa: S311  (chance, not a secret)
        writer = Writer(rng)
        section = rng.choice(self.cast.sections)
        kind = _KINDS.get(SectionKind(section.kind)) or rng.choice(_OWN_KINDS)
        name = project(number)
        standfirst = f"{writer.sentence()} The project is called {name}."
        story = Story(number, Content(), self.live_from(number))
        photos = rng.sample(self.cast.photos, min(4, len(self.cast.photos)))
        body = self._body(story, writer, kind, name, [photo.pk for photo in photos[1:]])
        story.content = Content(
            headline=f"{writer.headline()} ({name})",
            short_headline=writer.headline() if rng.random() < 0.2 else "",
            kicker=rng.choice(["", "", "Ports", "Money", "Two years on"]),
            standfirst=standfirst,
            kind=kind.value,
            section_id=section.pk,
            also_in_ids=self._also_in(rng, section),
            credits=self._credits(rng, writer),
            lead_photo_id=photos[0].pk if photos else None,
            body=body,
            tags=rng.sample(TAGS, 4),
            theme_ids=[rng.choice(self.cast.theme_ids)] if rng.random() < 0.5 else [],
            related_ids=self._earlier(rng, number, 3),
        )
        return story

    def _body(
        self, story: Story, writer: Writer, kind: Kind, name: str, photo_ids: list[int]
    ) -> str:
        """Return some 600 words in clean HTML, with photos and boxes between them."""
        written: list[str] = []

        def add(tag: str, *sentences: str) -> None:
            story.said += sentences
            written.append(f"<{tag}>{' '.join(sentences)}</{tag}>")

        add("p", f"{name} is the name of the project.", *writer.sentences(2))
        if kind == Kind.PHOTOS and photo_ids:
            caption = writer.sentence()
            story.said.append(caption)
            ids = ",".join(map(str, photo_ids))
            written.append(
                f'<figure data-gallery="{ids}"><figcaption>{caption}</figcaption></figure>'
            )
            story.photo_ids = list(photo_ids)
        for place in range(9):
            if place in (3, 6):
                add("h2", writer.headline())
            add("p", *writer.sentences(writer.rng.choice((3, 4, 5))))
            if place % 3 == 0 and kind != Kind.PHOTOS and place // 3 < len(photo_ids):
                self._add_photo(story, written, writer, photo_ids[place // 3])
            if place in (2, 7):
                self._add_box(story, written, writer.rng)
        return "".join(written)

    def _add_photo(self, story: Story, written: list[str], writer: Writer, photo_id: int) -> None:
        caption = writer.sentence() if writer.rng.random() < 0.7 else ""
        if caption:
            story.said.append(caption)
        story.photo_ids.append(photo_id)
        size = writer.rng.choice(_SIZES)
        written.append(
            f'<figure data-photo="{photo_id}" data-size="{size}">'
            f"<figcaption>{caption}</figcaption></figure>"
        )

    def _add_box(self, story: Story, written: list[str], rng: Random) -> None:
        ids = self._earlier(rng, story.number, rng.choice((1, 2, 3)))
        if ids:
            written.append(f'<aside data-related="{",".join(map(str, ids))}"></aside>')
            story.story_ids += [pk for pk in ids if pk not in story.story_ids]

    def _earlier(self, rng: Random, number: int, count: int) -> list[int]:
        reach = min(number, _REACH)
        steps = rng.sample(range(1, reach + 1), min(count, reach))
        return [self.first_id + number - step for step in steps]

    def _also_in(self, rng: Random, section: Section) -> list[int]:
        if rng.random() > 0.1:
            return []
        other = rng.choice(self.cast.sections)
        return [] if other.pk == section.pk else [other.pk]

    def _credits(self, rng: Random, writer: Writer) -> list[CreditLine]:
        author_id, name = rng.choice(self.cast.authors)
        lines = [CreditLine(name=name, author_id=author_id, text_before="By")]
        return [*lines, CreditLine(name=writer.person())] if rng.random() < 0.15 else lines
