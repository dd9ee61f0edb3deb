import pytest

from photos.display import alt_for, caption_for, credit_line, credit_name
from photos.models import Photo


@pytest.mark.parametrize(
    "typed",
    ["MST", "Photo: MST", "photo : MST", "Photo: Photo: MST", "Photo by MST", "Ảnh: MST",
     "  Photos: MST ", "Credit: MST", "Photo credit: MST"],
)  # fmt: skip
def test_a_credit_is_shown_with_one_label_however_it_was_typed(typed):
    assert credit_line(Photo(credit=typed)) == "Photo: MST"


def test_names_that_only_look_like_a_label_are_left_alone():
    assert credit_name("Photography Ltd") == "Photography Ltd"
    assert credit_name("Photos Without Borders") == "Photos Without Borders"
    assert credit_name("Hinh Nguyen") == "Hinh Nguyen"


@pytest.mark.parametrize("typed", ["Illustration: Newsroom", "Đồ họa: Lan", "chart: VIR"])
def test_what_is_no_photo_keeps_the_label_that_says_so(typed):
    assert credit_line(Photo(credit=typed)) == typed


def test_nobody_credited_shows_no_line():
    assert credit_line(Photo(credit="")) == ""
    assert credit_line(Photo(credit="Photo:")) == ""


def test_what_a_use_leaves_blank_is_inherited_from_the_photo():
    photo = Photo(caption="A port", alt="Two cranes over a ship")
    assert caption_for(photo) == "A port"
    assert caption_for(photo, "  ") == "A port"
    assert caption_for(photo, "The port at noon") == "The port at noon"
    assert alt_for(photo, "") == "Two cranes over a ship"
    assert alt_for(photo, "Cranes") == "Cranes"
