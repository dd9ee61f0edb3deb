"""A small paper with everything on its pages, for the tests of the paper as a whole."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from articles.content import CreditLine
from articles.gallery import picture_url
from articles.models import Article, Author, Theme
from articles.tests.factories import make_article, make_author, make_theme
from comments.tests.factories import make_comment
from editions.models import Issue
from editions.tests.factories import make_issue, make_publication
from fronts.collecting import save_coverage, save_edition
from fronts.models import Coverage, SpecialEdition
from fronts.tests.factories import make_coverage, make_edition
from pages.models import Masthead, Page
from photos.models import Photo
from photos.tests.factories import make_photo
from sections.models import Section
from sections.tests.factories import make_section
from subscriptions.tests.factories import make_newsletter, make_offer


@dataclass
class Paper:
    """Two sections with a part each, an author, a theme, a tag, and stories that use them all."""

    sections: list[Section]
    author: Author
    theme: Theme
    photos: list[Photo]
    coverage: Coverage
    edition: SpecialEdition
    issue: Issue
    stories: list[Article] = field(default_factory=list)
    seen: dict[str, Article] = field(default_factory=dict)  # stories of pictures, by their kind

    def pages(self) -> dict[str, str]:
        """Return every public page that exists now, by a name for it."""
        top, part = self.sections[0], self.sections[1]
        return {
            "home": "/",
            "section": top.get_absolute_url(),
            "sub-section": part.get_absolute_url(),
            "article": self.stories[0].get_absolute_url(),
            "photo story": self.seen["photos"].get_absolute_url(),
            "one picture": picture_url(self.seen["photos"], 2),
            "infographic": self.seen["infographic"].get_absolute_url(),
            "video": self.seen["video"].get_absolute_url(),
            "videos": "/videos/",
            "latest": "/latest/",
            "tag": "/tag/ports/",
            "tags": "/tags/",
            "theme": self.theme.get_absolute_url(),
            "themes": "/themes/",
            "top news": "/top-news/",
            "highlight": "/highlight/",
            "coverages": "/coverage/",
            "coverage": self.coverage.get_absolute_url(),
            "special editions": "/special-edition/",
            "special edition": self.edition.get_absolute_url(),
            "author": self.author.get_absolute_url(),
            "authors": "/authors/",
            "search": "/search/?q=port",
            "nothing found": "/search/?q=zebra",
            "shelf": "/epaper/",
            "publication": self.issue.publication.get_absolute_url(),
            "issue": self.issue.get_absolute_url(),
            "printed page": self.issue.get_page_url(5),
            "about us": "/about-us/",
            "contact us": "/contact-us/",
            "subscriptions": "/subscription-form/",
            "newsletters": "/newsletters/",
            "privacy": "/privacy/",
            "not there": "/there-is-no-such-page/",
        }

    def add_pictures(self) -> None:
        """Publish, before all other stories, one of each kind that is seen rather than read."""
        first, *others = (photo.pk for photo in self.photos)
        gallery = f'<figure data-gallery="{",".join(map(str, others))}"></figure>'
        for kind in ("photos", "infographic", "video"):
            self.seen[kind] = make_article(
                kind=kind,
                published_at=timezone.now() - timedelta(days=50),
                section_id=self.sections[0].pk,
                lead_photo_id=first,
                body=f"<p>Boxes moved.</p>{gallery if kind == 'photos' else ''}",
                tags=["Ports"],
                video_url="https://vimeo.com/1084537" if kind == "video" else "",
            )

    def grow(self, number: int) -> None:
        """Publish `number` more stories, each with three photos, a related box and all lists."""
        now = timezone.now()
        for _ in range(number):
            n = len(self.stories)
            first, second, third = (self.photos[(n + i) % len(self.photos)].pk for i in range(3))
            earlier = [story.pk for story in self.stories[-3:]]
            box = (
                f'<aside data-related="{",".join(map(str, earlier))}"></aside>' if earlier else ""
            )
            story = make_article(
                published_at=now - timedelta(days=40) + timedelta(minutes=n),
                section_id=self.sections[n % len(self.sections)].pk,
                lead_photo_id=first,
                credits=[CreditLine(name=self.author.name, author_id=self.author.pk)],
                body="<p>Boxes moved.</p>"
                f'<figure data-photo="{second}" data-size="wide"><figcaption>At dawn</figcaption>'
                f'</figure><p>More came.</p><figure data-photo="{third}" data-size="text">'
                f"<figcaption></figcaption></figure>{box}<p>They left.</p>",
                tags=["Ports", "WIPO", f"Tag {n % 7}"],
                theme_ids=[self.theme.pk],
                related_ids=earlier[:2],
            )
            make_comment(story)
            self.stories.append(story)
        ids = [story.pk for story in self.stories]
        save_coverage(self.coverage, by=None, key_stories=ids[:2], add=ids)
        save_edition(self.edition, by=None, stories=ids)


def make_paper(stories: int = 3) -> Paper:
    """Make a paper of `stories` stories."""
    Masthead.objects.get_or_create(name="The Daily Test")
    for slug, title in (("about-us", "About us"), ("contact-us", "Contact us")):
        Page.objects.get_or_create(
            slug=slug, defaults={"title": title, "body": "<p>We print.</p>"}
        )
    make_offer("The Daily Test")
    make_newsletter("The week")
    sections = []
    for name, part in (("Corporate", "Biz Link"), ("Property", "Green Buildings")):
        top = make_section(name)
        sections += [top, make_section(part, parent=top)]
    paper = Paper(
        sections=sections,
        author=make_author(),
        theme=make_theme(),
        photos=[make_photo(credit="Photo: MST") for _ in range(6)],
        coverage=make_coverage(),
        edition=make_edition(),
        issue=make_issue(make_publication(download=True)),
    )
    paper.add_pictures()
    paper.grow(stories)
    return paper
