"""What strangers type is tamed before it is kept."""

import pytest

from accounts.names import MARKS_IN_A_ROW, one_line, tame


@pytest.mark.parametrize(
    "text", ["Nguyễn Thị Hằng", "Đỗ Quyên", "👩‍👩‍👧 family", "नमस्ते", "ภาษาไทย"]
)
def test_honest_writing_stays_as_it_is(text):
    assert tame(text) == text


def test_a_tower_of_marks_is_cut_down():
    zalgo = "a" + "\u0301\u0302\u0336\u0489" * 50 + "b"
    assert len(tame(zalgo)) <= 2 + MARKS_IN_A_ROW + 1
    assert tame(zalgo).endswith("b")


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200b", "\x00", "\x1b", "\ufeff", "\ud800"]
)
def test_invisible_letters_go(hidden):
    assert tame(f"a{hidden}b") == "ab"


def test_line_ends_become_one_kind_and_a_name_has_none():
    assert tame("a\r\nb\rc\u2028d") == "a\nb\nc\nd"
    assert one_line("  Lan\n\tPhạm ") == "Lan Phạm"
