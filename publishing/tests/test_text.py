"""One folding makes slugs, search and pickers agree."""

import pytest

from publishing.text import ascii_slug, fold


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
    assert fold("Ti\u1ebfng Vi\u1ec7t") == fold("Tie\u0302\u0301ng Vie\u0323\u0302t") == "tieng viet"


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
