"""Words are marked in the letters of the story, however those are composed."""

import random
import unicodedata

import pytest

from publishing.text import fold
from search.marking import SNIPPET, Marker, Piece
from search.query import parse


def marked(typed: str, text: str) -> list[str]:
    return [piece.text for piece in Marker(parse(typed)).pieces(text) if piece.found]


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("da nang", "Cảng Đà Nẵng mở rộng", ["Đà", "Nẵng"]),
        ("Đà Nẵng", "CẢNG ĐÀ NẴNG", ["ĐÀ", "NẴNG"]),
        ("viet", nfd("Tiếng Việt, nước Việt"), [nfd("Việt"), nfd("Việt")]),
        (nfd("Việt"), "Tiếng Việt", ["Việt"]),
        ('"green bonds"', "Green, green bonds and bonds", ["green bonds"]),
        ('"da nang"', "Đà-Nẵng", ["Đà-Nẵng"]),
        ("bond", "Bonds bind a bond to bondage", ["Bonds", "bond"]),
        ("companies", "One company, two companies", ["company", "companies"]),
        ('"bond"', "Bonds and a bond", ["bond"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("coffee -tea", "Coffee, not tea", ["Coffee"]),
        ("can", "Cần Thơ can scan", ["Cần", "can"]),
        ("", "Nothing was asked", []),
    ],
)
def test_the_words_are_marked_and_nothing_else(typed: str, text: str, found: list[str]) -> None:
    assert marked(typed, text) == found


def test_the_pieces_are_the_text_again() -> None:
    seed = random.randrange(10**9)
    print(f"seed {seed}")
    noise = random.Random(seed)
    letters = 'aáạâđĐßﬁdabc "-<>&\u0301\u0323\u0302\ufeff😀ế한한'
    for _ in range(500):
        text, typed = ("".join(noise.choice(letters) for _ in range(40)) for _ in range(2))
        pieces = Marker(parse(typed)).pieces(text)
        assert "".join(piece.text for piece in pieces) == text
        for piece in pieces:
            assert (
                not unicodedata.combining(piece.text[0]) or piece is pieces[0] or not piece.found
            )


def test_a_snippet_is_the_line_with_most_of_the_words() -> None:
    lines = ["Coffee is a drink.", "Prices of coffee rise.", "Prices fall."]
    assert Marker(parse("coffee prices")).snippet(lines)[0] == Piece("Prices", found=True)
    assert Marker(parse("zebra")).snippet(lines) == []


@pytest.mark.parametrize("before", [0, 30, 500])
@pytest.mark.parametrize("after", [0, 30, 500])
def test_a_snippet_is_short_and_has_the_word(before: int, after: int) -> None:
    line = "x" + " từ ngữ" * before + " Đà Nẵng" + " từ ngữ" * after
    text = "".join(piece.text for piece in Marker(parse("da nang")).snippet([line]))
    assert "Đà Nẵng" in text
    assert len(text) <= SNIPPET + 4
    assert text.startswith("…") == (
        before > 30 or (before == 30 and after == 500) or (before == 30 and len(line) > SNIPPET)
    )
    assert fold(text)


def test_a_text_without_spaces_gives_a_snippet_too() -> None:
    assert Marker(parse("word")).snippet(["한" * 400 + "-word-" + "한" * 400])[0].text
