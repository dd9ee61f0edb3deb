"""From a PDF to pages: what is made of it, when it is shown, what becomes of the one before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from accounts.tests.cast import chief_editor, person, reader
from editions import actions, making, paths, tasks
from editions.models import FileState, Issue, IssueFile, IssuePage
from editions.press.refusals import BadPdf
from editions.tests import pdfs
from editions.tests.factories import make_publication
from pagecache.models import Purge
from publishing.errors import Refused
from publishing.models import LogEntry
from publishing.states import State

pytestmark = pytest.mark.django_db


def a_draft(**fields) -> Issue:
    issue = Issue(
        publication=make_publication(), **({"number": "1824", "date": date(2026, 11, 23)} | fields)
    )
    return actions.save_issue(issue, by=None)


def take(issue: Issue, content: bytes, *, name: str = "issue.pdf") -> IssueFile:
    """Upload a PDF without making its pages yet: jobs begin after the commit."""
    return actions.upload(issue, ContentFile(content, name=name), by=None)


def make(file: IssueFile) -> IssueFile:
    while making.go_on(file.pk):
        pass
    file.refresh_from_db()
    return file


def test_a_pdf_becomes_pages_with_pictures_words_and_a_cover():
    issue = a_draft()
    file = make(take(issue, pdfs.a_pdf(["Ports and rates", "Second page"], size=pdfs.A4)))
    assert (file.state, file.page_count, file.pages_done) == (FileState.READY, 2, 2)
    issue.refresh_from_db()
    assert issue.current == file
    first = file.pages.get(number=1)
    assert (first.width, first.height, first.text) == (595, 842, "Ports and rates")
    assert first.folded == "ports and rates"
    word, x, y, w, h = first.words[2]
    assert word == "rates"
    assert 0.2 < x < 0.3
    assert 0.1 < y < 0.2
    assert 0 < w < 0.1
    assert 0 < h < 0.03
    for size in paths.PAGE_WIDTHS:
        for format in paths.FORMATS:
            with first.open_picture(size, format) as opened, Image.open(opened) as picture:
                assert picture.size == first.pixels(size)
    for width in paths.COVER_WIDTHS:
        assert default_storage.exists(paths.cover(file, width, "webp"))


def test_the_boxes_of_a_turned_page_lie_on_the_words_as_they_are_seen():
    file = make(take(a_draft(), pdfs.a_pdf(["Ports"], size=pdfs.A4, rotate=90)))
    page = file.pages.get()
    assert (page.width, page.height) == (842, 595)
    [[word, x, y, w, h]] = page.words
    assert word == "Ports"
    assert h > w  # the letters run down the page
    assert x > 0.7
    assert y < 0.2


def test_a_small_job_gives_way_and_goes_on_later(settings):
    settings.EPAPER = {"slice_seconds": 0, "processes": 1}
    file = take(a_draft(), pdfs.a_pdf(3))
    assert making.go_on(file.pk)
    file.refresh_from_db()
    assert (file.state, file.pages_done, file.worker) == (FileState.WORKING, 1, "")
    assert make(file).state == FileState.READY


def test_of_two_runs_one_makes_the_pages(monkeypatch):
    file = take(a_draft(), pdfs.a_pdf(2))
    seen = []

    def meanwhile(name, data, **to):
        seen.append(making.go_on(file.pk))

    monkeypatch.setattr(making, "write_whole", meanwhile)
    making.go_on(file.pk)
    assert set(seen) == {False}
    assert IssuePage.objects.count() == 2


def test_nothing_is_live_before_the_last_page_is_made(settings):
    settings.EPAPER = {"slice_seconds": 0, "processes": 1}
    issue = a_draft()
    file = take(issue, pdfs.a_pdf(2))
    actions.publish(issue, by=None)
    making.go_on(file.pk)
    assert not Issue.objects.live().exists()
    make(file)
    assert Issue.objects.live().get() == issue


def test_an_issue_without_a_pdf_cannot_be_published():
    issue = a_draft()
    with pytest.raises(Refused, match="Upload one first"):
        actions.publish(issue, by=None)


def test_the_old_version_stays_until_the_new_one_is_whole(settings):
    settings.EPAPER = {"slice_seconds": 0, "processes": 1}
    issue = a_draft()
    old = make(take(issue, pdfs.a_pdf(["Old one", "Old two"])))
    actions.publish(issue, by=None)
    actions.name_pages(Issue.objects.get(), {2: "Money"}, by=None)
    new = take(issue, pdfs.a_pdf(["New one", "New two", "New three"]))
    making.go_on(new.pk)
    assert Issue.objects.live().get().current == old
    assert make(new).state == FileState.READY
    assert Issue.objects.live().get().current == new
    assert list(new.pages.values_list("title", flat=True)) == ["", "Money", ""]
    tasks.retire.func(old.pk)
    assert not IssueFile.objects.filter(pk=old.pk).exists()
    assert not paths.pictures().exists(paths.page_picture(old, 1, "large", "webp"))
    assert not default_storage.exists(paths.cover(old, 480, "webp"))
    assert not paths.originals().exists(old.original.name)
    assert paths.pictures().exists(paths.page_picture(new, 1, "large", "webp"))


def test_the_version_that_readers_see_is_never_retired():
    file = make(take(a_draft(), pdfs.a_pdf(1)))
    tasks.retire.func(file.pk)
    assert IssueFile.objects.get() == file


def test_a_second_upload_takes_the_place_of_one_that_is_being_made(settings):
    settings.EPAPER = {"slice_seconds": 0, "processes": 1}
    issue = a_draft()
    first = take(issue, pdfs.a_pdf(3))
    making.go_on(first.pk)
    second = take(issue, pdfs.a_pdf(2))
    assert not making.go_on(first.pk)
    assert make(second).state == FileState.READY
    assert list(issue.files.all()) == [second]


def test_a_version_that_goes_away_while_it_is_made_leaves_nothing(monkeypatch):
    issue = a_draft()
    file = take(issue, pdfs.a_pdf(1))
    whole = making.write_whole

    def and_then_it_goes(name, data, **to):
        whole(name, data, **to)
        IssueFile.objects.filter(pk=file.pk).delete()

    monkeypatch.setattr(making, "write_whole", and_then_it_goes)
    assert not making.go_on(file.pk)
    assert not IssuePage.objects.exists()
    assert not paths.pictures().exists(paths.page_picture(file, 1, "large", "webp"))


def test_a_page_that_cannot_be_made_fails_the_version_and_not_the_issue(settings):
    issue = a_draft()
    good = make(take(issue, pdfs.a_pdf(1)))
    actions.publish(issue, by=None)
    settings.EPAPER = {"seconds_a_page": 1, "seconds_to_open": 1}
    bad = make(take(issue, pdfs.SLOW))
    assert bad.state == FileState.FAILED
    assert bad.error.startswith("Page 1 took too long to draw.")
    assert not bad.pages.exists()
    assert Issue.objects.live().get().current == good


def test_a_failed_version_can_be_tried_again():
    issue = a_draft()
    file = take(issue, pdfs.a_pdf(1))
    IssueFile.objects.update(state=FileState.FAILED, error="Page 1 took too long to draw.")
    actions.try_again(file, by=None)
    assert make(file).state == FileState.READY
    with pytest.raises(Refused):
        actions.try_again(file, by=None)


def test_what_is_broken_off_again_and_again_ends_in_a_sentence():
    file = take(a_draft(), pdfs.a_pdf(1))
    IssueFile.objects.update(attempts=making.MOST_ATTEMPTS)
    assert not making.go_on(file.pk)
    file.refresh_from_db()
    assert file.error == ("Making the pages was broken off again and again. Upload the PDF again.")


def test_a_pdf_that_is_gone_ends_in_a_sentence():
    file = take(a_draft(), pdfs.a_pdf(1))
    paths.originals().delete(file.original.name)
    make(file)
    assert file.error == "The PDF is no longer there. Upload it again."


def test_a_run_that_fell_silent_is_taken_up(settings):
    file = take(a_draft(), pdfs.a_pdf(1))
    IssueFile.objects.update(
        state=FileState.WORKING, worker="dead", worked_at=timezone.now() - timedelta(minutes=1)
    )
    file.refresh_from_db()
    assert not making.is_left_alone(file)
    assert not making.go_on(file.pk)
    IssueFile.objects.update(worked_at=timezone.now() - making.SILENCE)
    file.refresh_from_db()
    assert making.is_left_alone(file)
    assert make(file).state == FileState.READY


def test_the_job_begins_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        file = take(a_draft(), pdfs.a_pdf(2))
    file.refresh_from_db()
    assert file.state == FileState.READY


def test_a_deleted_issue_takes_its_files_along(django_capture_on_commit_callbacks):
    issue = a_draft()
    file = make(take(issue, pdfs.a_pdf(1)))
    actions.publish(issue, by=None)
    with pytest.raises(Refused, match="Withdraw it first"):
        actions.delete_issue(issue, by=None)
    actions.withdraw(issue, by=None)
    with django_capture_on_commit_callbacks(execute=True):
        actions.delete_issue(issue, by=None)
    assert not paths.pictures().exists(paths.page_picture(file, 1, "large", "webp"))
    assert not default_storage.exists(paths.cover(file, 480, "webp"))
    assert not paths.originals().exists(file.original.name)


def test_a_refused_pdf_leaves_nothing_behind():
    issue = a_draft()
    with pytest.raises(BadPdf):
        take(issue, b"%PDF-1.7 but no more")
    assert not issue.files.exists()
    assert list(making._bench().glob("*")) == []


@pytest.mark.parametrize("who", [reader, lambda: person()])
def test_only_the_chief_editor_makes_issues(who):
    issue = a_draft()
    with pytest.raises(Refused, match="Only the chief editor"):
        actions.upload(issue, ContentFile(pdfs.a_pdf(1), name="a.pdf"), by=who())
    file = actions.upload(issue, ContentFile(pdfs.a_pdf(1), name="a.pdf"), by=chief_editor())
    assert file.state == FileState.WAITING


def test_every_change_that_readers_see_is_purged_and_logged():
    issue = a_draft()
    make(take(issue, pdfs.a_pdf(1)))
    Purge.objects.all().delete()
    later = timezone.now() + timedelta(hours=2)
    actions.publish(issue, by=None, at=later)
    keys = set(Purge.objects.filter(due=later).values_list("key", flat=True))
    assert keys >= {f"issue/{issue.pk}", f"publication/{issue.publication_id}", "epaper"}
    assert issue.state == State.PUBLISHED
    assert set(LogEntry.objects.values_list("verb", flat=True)) >= {
        "created",
        "uploaded",
        "pages ready",
        "published",
    }


def test_a_version_whose_worker_died_is_finished_by_the_watch():
    file = take(a_draft(), pdfs.a_pdf(2))
    IssueFile.objects.filter(pk=file.pk).update(
        state=FileState.WORKING, worked_at=timezone.now() - timedelta(hours=1)
    )
    tasks.watch.call(file.pk)
    file.refresh_from_db()
    assert (file.state, file.pages_done) == (FileState.READY, 2)


def test_the_watch_leaves_a_version_alone_that_waits_for_its_turn():
    file = take(a_draft(), pdfs.a_pdf(2))
    tasks.watch.call(file.pk)
    file.refresh_from_db()
    assert (file.state, file.pages_done) == (FileState.WAITING, 0)
