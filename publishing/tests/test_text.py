"""One folding makes slugs, search and pickers agree."""

import unicodedata

import pytest

from publishing.text import alphabetical_key, ascii_slug, first_letter, fold


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("da nang", "Đà Nẵng"),
        ("dinh duong", "ĐÌNH DƯƠNG"),
        ("nguyen thi huong", "Nguyễn Thị Hương"),
        ("e\u0301toile", "Étoile"),
    ],
)
def test_text_typed_without_marks_equals_text_with_them(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


def test_composed_and_decomposed_vietnamese_fold_alike() -> None:
    assert (
        fold("Ti\u1ebfng Vi\u1ec7t") == fold("Tie\u0302\u0301ng Vie\u0323\u0302t") == "tieng viet"
    )


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Đà Nẵng mở rộng cảng", "da-nang-mo-rong-cang"),
        ("“Green” growth: 5.4% — and more", "green-growth-5-4-and-more"),
        ("中文", ""),
        ("  ", ""),
    ],
)
def test_a_slug_is_ascii(headline: str, slug: str) -> None:
    assert ascii_slug(headline) == slug


def test_a_long_slug_ends_with_a_whole_word() -> None:
    slug = ascii_slug("infrastructure " * 20, max_length=40)
    assert slug == "infrastructure-infrastructure"


def in_order(words: list[str]) -> list[str]:
    return sorted(words, key=alphabetical_key)


def test_letters_stand_in_the_vietnamese_order():
    letters = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    assert in_order(letters[::-1]) == letters
    assert [first_letter(letter.upper()) for letter in letters] == letters


def test_tones_count_after_all_letters():
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert in_order(tones[::-1]) == tones
    assert in_order(["mạ", "man", "ma", "má bên", "mà cả"]) == [
        "ma",
        "mạ",
        "má bên",
        "mà cả",
        "man",
    ]
    assert in_order(["Ấn Độ", "An Giang", "Ăn uống", "ATM"]) == [
        "An Giang",
        "ATM",
        "Ăn uống",
        "Ấn Độ",
    ]


def test_a_decomposed_name_sorts_with_the_composed_one():
    for name in ("Đặng Thế Ngọc", "Nguyễn Ước", "Tiếng Việt"):
        assert alphabetical_key(unicodedata.normalize("NFD", name)) == alphabetical_key(name)


def test_capitals_and_foreign_marks_do_not_count():
    assert alphabetical_key("Zürich") == alphabetical_key("ZURICH")
    assert in_order(["Москва", "zebra", "5G", "2030", "WIPO"]) == [
        "2030",
        "5G",
        "WIPO",
        "zebra",
        "Москва",
    ]
    assert first_letter("5G") == first_letter("😀") == first_letter("Москва") == ""


def test_a_key_is_letters_and_digits_only():
    assert alphabetical_key("Ơn! giời — ‘đây’ (2)").isalnum()
    assert alphabetical_key("").isalnum()
