"""Fill the Wagtail site: `python -m tools.bench.peer_site.fill STORIES PICTURE…`."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import django

SECTIONS, BELOW = 12, 30


def main(stories: int, pictures: list[str]) -> None:
    """Make the sections, take the pictures in, and write so many stories."""
    django.setup()
    from django.core.files.images import ImageFile
    from django.core.management import call_command
    from django.db import transaction
    from django.utils import timezone
    from wagtail.images.models import Image
    from wagtail.models import Page, Site

    from newsroom.filling.words import Writer
    from tools.bench.peer_site.models import HomePage, SectionPage, StoryLink, StoryPage

    call_command("makemigrations", "peer_site", verbosity=0)
    call_command("migrate", verbosity=0)
    rng = Random("a peer")
    writer, now = Writer(rng), timezone.now()
    with transaction.atomic():
        Page.objects.filter(depth=2).delete()
        home = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="home"))
        Site.objects.all().delete()
        Site.objects.create(hostname="127.0.0.1", root_page=home, is_default_site=True)
        tops = [
            home.add_child(instance=SectionPage(title=f"Section {n}", show_in_menus=True))
            for n in range(SECTIONS)
        ]
        sections = [
            tops[n % SECTIONS].add_child(
                instance=SectionPage(title=f"Below {n}", show_in_menus=True)
            )
            for n in range(BELOW)
        ]
        images = []
        for path in map(Path, pictures):
            with path.open("rb") as file:
                image = Image(title=path.stem, file=ImageFile(file, name=path.name))
                image.save()
                images.append(image)
        made: list[StoryPage] = []
        for number in range(stories):
            photos = rng.sample(images, 3)
            body: list[tuple[str, object]] = []
            for place in range(10):
                words = " ".join(writer.sentences(4))
                body.append(("text", f"<p>{words}</p>"))
                if place in (2, 6):
                    photo = {"image": photos[place // 3 or 1], "caption": writer.sentence()}
                    body.append(("photo", photo))
            story = StoryPage(
                title=writer.headline(),
                slug=f"story-{number}",
                standfirst=writer.sentence(),
                byline=writer.person(),
                published_at=now - timedelta(hours=stories - number),
                lead_photo=photos[0],
                lead_caption=writer.sentence(),
                body=body,
            )
            rng.choice(sections).add_child(instance=story)
            made.append(story)
            if number >= 14:
                chosen = rng.sample(made[:-1], 14)
                StoryLink.objects.bulk_create(
                    StoryLink(page=story, story=other, sort_order=place)
                    for place, other in enumerate(chosen)
                )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
