"""What is done at the ePaper. `by=None`: the system, the command line, the sample paper."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editions import making, paths, rules, tasks
from editions.models import FileState, Issue, IssueFile, Publication, StoryInPrint, Subscriber
from editions.press import run
from editions.press.limits import Limits, limits
from editions.press.refusals import BadPdf, sentence, too_large
from pagecache.actions import purge
from publishing.actions import claim_version, log
from publishing.errors import Refused
from publishing.states import State
from publishing.text import ascii_slug

if TYPE_CHECKING:
    from accounts.models import User
    from articles.models import Article


@transaction.atomic
def save_publication(publication: Publication, *, by: User | None) -> Publication:
    """Write `publication`. Raises Refused if `by` may not, or if something does not fit."""
    _refuse(rules.why_not_make(by))
    _check(publication)
    adding = publication._state.adding
    publication.save()
    log(publication, verb="created" if adding else "changed", by=by, note=publication.name)
    purge("epaper", f"publication/{publication.pk}", *_issue_keys(publication.issues.all()))
    return publication


@transaction.atomic
def delete_publication(publication: Publication, *, by: User | None) -> None:
    """Remove `publication`. Raises Refused if `by` may not, or if it has issues."""
    _refuse(rules.why_not_make(by))
    if publication.issues.exists():
        raise Refused(_("It has issues. Remove them first, or take away the tick at “shown”."))
    log(publication, verb="deleted", by=by, note=publication.name)
    purge("epaper", f"publication/{publication.pk}")
    publication.delete()


@transaction.atomic
def save_issue(issue: Issue, *, by: User | None, expected_version: int | None = None) -> Issue:
    """Write what is said of `issue`; its state and its PDF have actions of their own.

    Raises Refused if `by` may not, or if something does not fit; Conflict if somebody saved
    since `expected_version`.
    """
    _refuse(rules.why_not_make(by))
    _check(issue)
    adding = issue._state.adding
    if adding:
        issue.save()
    else:
        version = issue.version if expected_version is None else expected_version
        claim_version(issue, expected_version=version)
        issue.save(update_fields=["publication", "number", "date", "title", "note", "version"])
    log(issue, verb="created" if adding else "changed", by=by, note=str(issue))
    _purge(issue)
    return issue


@transaction.atomic
def publish(issue: Issue, *, by: User | None, at: datetime | None = None) -> Issue:
    """Let readers see `issue` from `at` on (now, if not given).

    An issue whose pages are still being made appears when the last one is there.
    Raises Refused if `by` may not, or if there is no PDF that could become pages.
    """
    _refuse(rules.why_not_make(by))
    if not issue.files.exclude(state=FileState.FAILED).exists():
        raise Refused(_("It has no PDF yet. Upload one first."))
    issue.state, issue.live_from = State.PUBLISHED, at or timezone.now()
    issue.save(update_fields=["state", "live_from"])
    log(
        issue,
        verb="published",
        by=by,
        note=f"{timezone.localtime(issue.live_from):%Y-%m-%d %H:%M}",
    )
    _purge(issue)
    if issue.live_from > timezone.now():
        _purge(issue, due=issue.live_from)
    return issue


@transaction.atomic
def withdraw(issue: Issue, *, by: User | None) -> Issue:
    """Take `issue` away from readers; it stays in the newsroom. Raises Refused if `by` may not."""
    _refuse(rules.why_not_make(by))
    issue.state, issue.live_from = State.WITHDRAWN, None
    issue.save(update_fields=["state", "live_from"])
    log(issue, verb="withdrawn", by=by)
    _purge(issue)
    return issue


@transaction.atomic
def delete_issue(issue: Issue, *, by: User | None) -> None:
    """Remove `issue` with its PDF and pages. Raises Refused if `by` may not, or if it is live."""
    _refuse(rules.why_not_make(by))
    if issue.state == State.PUBLISHED:
        raise Refused(_("Readers can see it. Withdraw it first."))
    log(issue, verb="deleted", by=by, note=str(issue))
    _purge(issue)
    for file in issue.files.all():
        _remove_files_after_commit(file)
    issue.delete()


def inspect(file: File) -> int:
    """Look `file` over as a PDF of an issue and return how many pages it has.

    Raises BadPdf if it cannot be taken: too large, no PDF, broken, locked, too many pages or
    pages of no size that a page has, with programs or files inside. It is opened in a process of
    its own.
    """
    bounds = limits()
    _check_bytes(file, bounds)
    with making.workbench("inspect") as folder:
        return len(run.inspect(_on_disk(file, folder), folder, bounds))


def upload(
    issue: Issue,
    file: File,
    *,
    by: User | None,
    pages: int | None = None,
    titles: Mapping[int, str] | None = None,
) -> IssueFile:
    """Take `file` as the newest version of the PDF of `issue` and have its pages made.

    What readers see stays until all of them are there. A version that was still being made
    gives way to this one.
    pages: what `inspect` said, if it was asked already. titles: the list of contents, page by
    page; what it leaves out is taken over from the version before.
    Raises Refused if `by` may not, BadPdf if the PDF cannot be taken.
    """
    _refuse(rules.why_not_make(by))
    count = pages or inspect(file)
    version = IssueFile(
        issue=issue,
        name=Path(file.name or "issue.pdf").name[-150:],
        sha256=_sha256(file),
        size=file.size,
        page_count=count,
        titles={str(number): title for number, title in (titles or {}).items()},
        by=by,
    )
    with _kept(file, issue) as name, transaction.atomic():
        version.original.name = name
        seen = Issue.objects.select_for_update().get(pk=issue.pk).current_id
        for older in issue.files.exclude(pk=seen or 0):
            _remove_files_after_commit(older)
            older.delete()
        version.save()
        log(issue, verb="uploaded", by=by, note=version.name)
        transaction.on_commit(partial(tasks.start, version.pk))
    return version


@transaction.atomic
def try_again(file: IssueFile, *, by: User | None) -> None:
    """Have the pages of a failed version made once more. Raises Refused if `by` may not."""
    _refuse(rules.why_not_make(by))
    failed = IssueFile.objects.filter(pk=file.pk, state=FileState.FAILED)
    if not failed.update(state=FileState.WAITING, worker="", error="", attempts=0):
        raise Refused(_("Its pages are ready, or being made."))
    log(file.issue, verb="begun again", by=by, note=file.name)
    transaction.on_commit(partial(tasks.start, file.pk))


@transaction.atomic
def name_pages(issue: Issue, titles: Mapping[int, str], *, by: User | None) -> None:
    """Write the list of contents: what begins on which page. Others leave the list.

    Raises Refused if `by` may not, if there are no pages yet, or for a page that there is not.
    """
    _refuse(rules.why_not_make(by))
    if issue.current is None:
        raise Refused(_("Its pages are not ready yet."))
    pages = {page.number: page for page in issue.current.pages.for_lists()}
    if unknown := sorted(titles.keys() - pages.keys()):
        raise Refused(
            _("There is no page %(page)d. The last one is %(last)d.")
            % {"page": unknown[0], "last": issue.page_count}
        )
    for number, page in pages.items():
        title = titles.get(number, "").strip()
        if title != page.title:
            page.title = title
            _check_field(page, "title")
            page.save(update_fields=["title"])
    log(issue, verb="contents changed", by=by)
    purge(f"issue/{issue.pk}")


@transaction.atomic
def place_story(
    article: Article, *, issue: Issue, page_number: int, by: User | None
) -> StoryInPrint:
    """Say that `article` stands on a page of `issue` in print; once is enough.

    Raises Refused if `by` may not, or if the issue has pages and not that one.
    """
    _refuse(rules.why_not_place(by, article))
    _refuse(why_no_page(issue, page_number))
    place, made = StoryInPrint.objects.get_or_create(
        article=article, issue=issue, page_number=page_number
    )
    if made:
        log(article, verb="in print", by=by, note=_where(place))
        _purge_place(article.pk, issue.pk)
    return place


@transaction.atomic
def take_out_of_print(place: StoryInPrint, *, by: User | None) -> None:
    """Say that a story does not stand on that page after all. Raises Refused if `by` may not."""
    _refuse(rules.why_not_place(by, place.article))
    log(place.article, verb="not in print", by=by, note=_where(place))
    _purge_place(place.article_id, place.issue_id)
    StoryInPrint.objects.filter(pk=place.pk).delete()


def take_story_out(article: Article, *, issue: Issue, page_number: int, by: User | None) -> None:
    """Take `article` off a page of `issue`, if it stands there. Raises Refused if `by` may not."""
    place = article.in_print.filter(issue=issue, page_number=page_number).first()
    if place is not None:
        take_out_of_print(place, by=by)


def why_no_page(issue: Issue, number: int) -> str | None:
    """Say why `issue` has no page `number`; None if it has, or if its pages are not there yet."""
    last = issue.page_count
    if number >= 1 and (not last or number <= last):
        return None
    return _("There is no page %(page)d in %(issue)s. The last one is %(last)d.") % {
        "page": number,
        "issue": issue,
        "last": last,
    }


@transaction.atomic
def grant_term(
    publication: Publication,
    user: User,
    *,
    starts: date | None = None,
    ends: date | None = None,
    by: User | None,
) -> Subscriber:
    """Let `user` read the closed issues of `publication` from `starts` (today) to `ends`.

    Raises Refused if `by` may not, or if the end comes before the start.
    """
    term = Subscriber(
        publication=publication, user=user, starts=starts or timezone.localdate(), ends=ends
    )
    return save_term(term, by=by)


@transaction.atomic
def save_term(term: Subscriber, *, by: User | None) -> Subscriber:
    """Write a reader's term. Raises Refused if `by` may not, or if it ends before it starts."""
    _refuse(rules.why_not_make(by))
    _check(term)
    term.save()
    log(term, verb="term granted", by=by, note=str(term))
    return term


@transaction.atomic
def remove_term(term: Subscriber, *, by: User | None) -> None:
    """Take a reader's term away. Raises Refused if `by` may not."""
    _refuse(rules.why_not_make(by))
    log(term, verb="term removed", by=by, note=str(term))
    term.delete()


def _refuse(why: str | None) -> None:
    if why:
        raise Refused(why)


def _check(row: models.Model) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _check_field(row: models.Model, name: str) -> None:
    try:
        row.clean_fields(exclude={field.name for field in row._meta.fields} - {name})
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _check_bytes(file: File, bounds: Limits) -> None:
    if not file.size:
        raise BadPdf(sentence("nothing", bounds))
    if file.size > bounds.most_bytes:
        raise BadPdf(too_large(file.size, bounds))
    file.seek(0)
    if b"%PDF-" not in file.read(1024):
        raise BadPdf(sentence("not a pdf", bounds))


def _on_disk(file: File, folder: Path) -> Path:
    """Return a path to the uploaded bytes: the upload's own, or a copy in `folder`."""
    if hasattr(file, "temporary_file_path"):
        return Path(file.temporary_file_path())
    path = folder / "upload.pdf"
    file.seek(0)
    with path.open("wb") as target:
        for chunk in file.chunks():
            target.write(chunk)
    return path


def _sha256(file: File) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _kept(file: File, issue: Issue) -> Iterator[str]:
    """Keep the PDF while the block runs; if the block fails, it was never there."""
    file.seek(0)
    plain = ascii_slug(f"{issue.publication.slug} {issue.number}") or "issue"
    name = paths.originals().save(f"editions/{issue.date:%Y/%m}/{plain}.pdf", file)
    try:
        yield name
    except BaseException:
        paths.originals().delete(name)
        raise


def _remove_files_after_commit(file: IssueFile) -> None:
    names = (file.original.name or "", paths.folder(file), paths.cover_folder(file))
    transaction.on_commit(partial(tasks.remove_files.enqueue, *names))


def _issue_keys(issues: models.QuerySet[Issue]) -> list[str]:
    return [f"issue/{pk}" for pk in issues.values_list("pk", flat=True)]


def _purge(issue: Issue, *, due: datetime | None = None) -> None:
    stories = issue.stories.values_list("article_id", flat=True)
    keys = [f"issue/{issue.pk}", f"publication/{issue.publication_id}", "epaper"]
    purge(*keys, *(f"article/{pk}" for pk in stories), due=due)


def _where(place: StoryInPrint) -> str:
    return f"{place.issue}, {place.page_number}"


def _purge_place(article_id: int, issue_id: int) -> None:
    purge(f"article/{article_id}", f"issue/{issue_id}")
