"""Captions come as WebVTT or SubRip, and leave as times and words alone."""

import pytest

from publishing.errors import Refused
from videos import captions

VTT = """\ufeffWEBVTT - made by a program

STYLE
::cue { background-image: url(https://elsewhere.example/spy.png) }

NOTE nobody reads this

1
00:01.000 --> 00:04.000 align:start
<v Lan>The first ship comes in.</v>

00:00:04.500 --> 00:00:06.000
Bến cảng
wakes up.
""".encode()


def test_styles_notes_and_places_go_and_words_stay() -> None:
    assert captions.cleaned(VTT) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Lan>The first ship comes in.</v>\n\n"
        "00:00:04.500 --> 00:00:06.000\nBến cảng\nwakes up.\n"
    )


def test_cleaning_twice_changes_nothing_more() -> None:
    once = captions.cleaned(VTT)
    assert captions.cleaned(once.encode()) == once


def test_subrip_is_read_too() -> None:
    srt = (
        b"1\r\n00:00:01,000 --> 00:00:04,000\r\nThe first ship.\r\n\r\n"
        b"2\r\n00:00:05,000 --> 00:00:06,500\r\nThe second.\r\n"
    )
    assert captions.cleaned(srt).startswith("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nThe first")


def test_what_is_said_can_be_read_as_paragraphs() -> None:
    assert captions.words(captions.cleaned(VTT)) == ["The first ship comes in. Bến cảng wakes up."]
    assert captions.words("") == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "begins with WEBVTT"),
        (b"Hello", "begins with WEBVTT"),
        (b"WEBVTT\n\n", "no captions"),
        (b"WEBVTT\n\n\xff\xfe", "UTF-8"),
        (b"WEBVTT\n\n00:04.000 --> 00:01.000\nBackwards", "Line 3 .* end before they begin"),
        (b"WEBVTT\n\n00:01.000 --> soon\nWords", "Line 3 .* not a time"),
        (b"WEBVTT\n\nonly\nwords\nhere", "Line 3 .* time is missing"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\n", "Line 3 .* words are missing"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n\n00:09 --> 00:10\nB", "Line 7 "),
    ],
)
def test_a_fault_is_named_with_its_line(data: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        captions.cleaned(data)
