"""Loading the sample paper, step by step, and emptying the database for a new beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from django.core.files.storage import Storage, storages
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from articles.models import Article
from newsroom.demo import advertising, epaper, films, fronts, house, library, subscriptions, voices
from newsroom.demo.stories import Desk
from pages.models import Masthead
from publishing.actions import log
from publishing.models import LogEntry

LOADED = "sample loaded"  # the word of the log that says that nothing is left to load

Say = Callable[[str], object]


def is_loaded() -> bool:
    """Say whether the sample paper was loaded to its end."""
    return LogEntry.objects.filter(verb=LOADED).exists()


def why_not() -> str | None:
    """Return why the sample may not be loaded into this database; None if it may."""
    masthead = Masthead.objects.first()
    if masthead and not masthead.is_sample:
        return "This is somebody's own paper: its masthead is not that of a sample."
    if masthead is None and Article.objects.exists():
        return "There are stories here already, and no masthead of a sample."
    return None


def load(say: Say) -> None:
    """Load what is missing of the sample paper. `say` gets a line a step.

    Killed half-way, the next run goes on where this one stopped: each step looks for what is
    there. Once all is loaded a run does nothing, so what editors deleted stays deleted.
    """
    with _step(say) as done:
        people = house.add_people()
        chief = people["chief@example.com"]
        done(f"{len(people)} people")
    with _step(say) as done:
        masthead = house.write_masthead(by=chief)
        sections = house.build_sections(people, by=chief)
        done(f"{len(sections)} sections")
    with _step(say) as done:
        photos = library.take_in_all(by=people["photo@example.com"])
        done(f"{len(photos)} pictures")
    with _step(say) as done:
        taken = films.take_in_all(by=people["photo@example.com"])
        done(f"{len(taken)} films")
    with _step(say) as done:
        authors, themes = house.add_authors(people, photos), house.add_themes(photos)
        done(f"{len(authors)} authors, {len(themes)} themes")
    with _step(say) as done:
        reporter = people["reporter@example.com"]
        desk = Desk(timezone.now(), chief, reporter, sections, photos, taken, authors, themes)
        desk.write_all()
        house.pin_stories(themes, desk.written, by=chief)
        done(f"{len(desk.written)} stories")
    with _step(say) as done:
        comments = voices.speak(desk.written, people)
        stars = voices.rate(desk.written, people)
        done(f"{comments} comments, {stars} ratings")
    with _step(say) as done:
        placed = fronts.place_stories(desk.written, sections, by=chief)
        collected = fronts.collect(desk.written, photos, now=desk.now, by=chief)
        done(f"{placed} stories placed, {collected} collections")
    with _step(say) as done:
        done(f"{advertising.book(photos, now=desk.now, by=chief)} advertisements")
    with _step(say) as done:
        offers = subscriptions.offer_all(photos)
        newsletters = subscriptions.start_newsletters(sections)
        orders = subscriptions.take_orders(by=chief)
        done(f"{offers} offers, {orders} orders, {newsletters} newsletters")
    with _step(say) as done:
        done(f"{epaper.print_issues(desk.written, people, by=chief)} issues of the ePaper")
    log(masthead, verb=LOADED, by=chief)


def empty(say: Say) -> None:
    """Remove everything there is: rows, originals, renditions. Roles come back by themselves."""
    with _step(say) as done:
        call_command("flush", interactive=False, verbosity=0)
        done("database emptied")
    for name in ("default", "originals", "editions"):
        _empty_folder(storages[name], "")


def _empty_folder(storage: Storage, folder: str) -> None:
    try:
        folders, files = storage.listdir(folder or ".")
    except FileNotFoundError:
        return
    for name in files:
        storage.delete(f"{folder}{name}")
    for name in folders:
        _empty_folder(storage, f"{folder}{name}/")
        storage.delete(f"{folder}{name}")


@contextmanager
def _step(say: Say) -> Iterator[Say]:
    """One step: all of it or nothing, and a line with what it did and how long it took."""
    began, words = monotonic(), [""]
    with transaction.atomic():
        yield lambda line: words.__setitem__(0, line)
    say(f"  {words[0]:<34}{monotonic() - began:5.1f} s")
