"""What cannot become an issue is refused in a sentence, whatever is in the file."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from editions import actions
from editions.press import run
from editions.press.limits import limits
from editions.press.refusals import BadPdf
from editions.tests import pdfs


def refusal(content: bytes) -> str:
    with pytest.raises(BadPdf) as refused:
        actions.inspect(ContentFile(content, name="issue.pdf"))
    return str(refused.value)


def test_a_sound_pdf_is_taken():
    assert actions.inspect(ContentFile(pdfs.a_pdf(5), name="issue.pdf")) == 5


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 500, "not a PDF"),
        (b"<html>" + b"0" * 500, "not a PDF"),
        (b"%PDF-1.7\n", "broken or cut off"),
        (pdfs.a_pdf(3)[:400], "broken or cut off"),
        (pdfs.LOCKED, "locked"),
        (pdfs.PROTECTED, "locked"),
    ],
)
def test_the_editor_is_told_what_is_wrong(content, words):
    assert words in refusal(content)


def test_too_many_bytes_are_refused_with_the_limit(settings):
    settings.EPAPER = {"most_bytes": 1000}
    assert "may have up to 1000\xa0bytes" in refusal(pdfs.a_pdf(3))


def test_too_many_pages_are_refused_with_both_numbers(settings):
    settings.EPAPER = {"most_pages": 4}
    assert refusal(pdfs.a_pdf(5)) == "This PDF has 5 pages. An issue may have up to 4."


def test_a_page_of_no_size_that_pages_have_is_named(settings):
    settings.EPAPER = {"sides": (72.0, 500.0)}
    assert refusal(pdfs.a_pdf(2)).startswith(
        "Page 1 has a size that no page has. Sides may be 3 to 18"
    )


@pytest.mark.parametrize("content", pdfs.HOSTILE.values(), ids=pdfs.HOSTILE)
def test_what_means_harm_is_refused_at_the_door(content):
    began = time.monotonic()
    assert refusal(content).endswith(".")
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("content", pdfs.BOMBS.values(), ids=pdfs.BOMBS)
def test_a_bomb_ends_in_a_page_or_in_a_sentence(content, settings, tmp_path):
    """Within its time and without taking anybody along."""
    settings.EPAPER = {"seconds_a_page": 1, "seconds_to_open": 2}
    path = tmp_path / "bomb.pdf"
    path.write_bytes(content)
    began, said = time.monotonic(), ""
    try:
        list(run.draw(path, tmp_path, [1], limits(), until=began))
    except BadPdf as error:
        said = str(error)
    assert said == "" or said.startswith("Page 1 ")
    assert time.monotonic() - began < 20
    assert still_running() == []


def test_a_page_without_end_is_stopped_in_time(settings, tmp_path):
    settings.EPAPER = {"seconds_a_page": 1, "seconds_to_open": 1}
    path = tmp_path / "bomb.pdf"
    path.write_bytes(pdfs.SLOW)
    with pytest.raises(BadPdf, match="Page 1 took too long to draw"):
        list(run.draw(path, tmp_path, [1], limits(), until=time.monotonic()))


def test_a_process_without_memory_ends_in_a_sentence(settings, tmp_path):
    settings.EPAPER = {"memory": 120 * 1024 * 1024}
    path = tmp_path / "large.pdf"
    path.write_bytes(pdfs.a_pdf(1) + b"0" * 150_000_000)
    with pytest.raises(BadPdf, match="memory"):
        run.inspect(path, tmp_path, limits())


def test_the_process_that_opens_a_pdf_knows_no_secret(tmp_path):
    """Neither settings nor keys are in its environment, and its limits are those of the system."""
    path = tmp_path / "issue.pdf"
    path.write_bytes(pdfs.a_pdf(1))
    with run._Process(path, tmp_path, limits(), 30) as process:
        process.ask({"do": "inspect"}, 30)
        run._wait([process])
        inside = Path(f"/proc/{process.popen.pid}")
        around = (inside / "environ").read_bytes().split(b"\0")
        assert {entry.partition(b"=")[0] for entry in around} <= {b"PATH", b"LC_ALL", b""}
        held = " ".join((inside / "limits").read_text().split())
        assert f"Max address space {limits().memory} " in held
        assert "Max cpu time 30 30 " in held


def still_running() -> list[bytes]:
    """Return the command lines of the press's processes that have the bomb before them."""
    commands = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it ended between the two
            commands.append(path.read_bytes())
    return [line for line in commands if b"press/child.py" in line and b"bomb.pdf" in line]
