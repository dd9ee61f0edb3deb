import pytest

from photos.crops import BadCrop, Crop, Wish, box, height_at, parse, widest
from photos.sizes import SIZES, crops_for, files, ladder, standard_crops


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("", Wish()),
        ("  ", Wish()),
        ("16:9", Wish("16:9")),
        ("@20,75", Wish("", (20, 75))),
        ("1:1@0,100", Wish("1:1", (0, 100))),
    ],
)
def test_a_crop_is_read_as_ratio_and_point_and_what_is_left_out_is_inherited(text, wish):
    assert parse(text) == wish
    assert parse(str(wish)) == wish


@pytest.mark.parametrize(
    "text",
    [
        "7:5",
        "3:2@",
        "@50",
        "@101,0",
        "@-1,5",
        "3:2 @5,5",
        "@٥,٥",
        "1200:630",
        "3:2@5,5;drop",
        "\0",
    ],
)
def test_what_is_not_a_crop_is_refused_in_words(text):
    with pytest.raises(BadCrop) as refused:
        parse(text)
    assert str(refused.value).endswith(".") or str(refused.value).endswith("both.")


def test_a_crop_is_as_large_as_the_ratio_allows_and_around_the_focal_point():
    assert box(Crop("1:1", (50, 50)), 300, 200) == (50, 0, 250, 200)
    assert box(Crop("3:2", (50, 50)), 200, 300) == pytest.approx((0, 83.33, 200, 216.67), abs=0.01)


@pytest.mark.parametrize("focus", [(0, 0), (100, 100), (0, 100), (99, 1), (50, 50)])
@pytest.mark.parametrize("ratio", ["3:2", "16:9", "1:1", "4:5", "1200:630"])
@pytest.mark.parametrize("size", [(300, 200), (200, 300), (1600, 16), (17, 4000)])
def test_a_crop_never_leaves_the_picture_and_keeps_its_ratio(size, ratio, focus):
    left, top, right, bottom = box(Crop(ratio, focus), *size)
    assert 0 <= left < right <= size[0] + 1e-6
    assert 0 <= top < bottom <= size[1] + 1e-6
    across, down = map(int, ratio.split(":"))
    assert (right - left) / (bottom - top) == pytest.approx(across / down)


def test_a_photo_is_never_enlarged():
    for size in [(4000, 3000), (1000, 700), (300, 5000), (20, 16)]:
        for crop in standard_crops((50, 50)):
            widths = ladder(crop, *size)
            assert widths == sorted(set(widths))
            assert widths[-1] <= widest(crop, *size)


def test_a_narrow_photo_ends_with_its_own_width():
    assert ladder(Crop(), 1000, 700) == [480, 720, 1000]
    assert ladder(Crop(), 480, 300) == [480]
    assert ladder(Crop("3:2"), 4000, 3000)[-1] == 1600


def test_one_photo_needs_few_files():
    made = [
        file for crop in standard_crops((50, 50)) for file in files(crop, ladder(crop, 4000, 3000))
    ]
    assert len(made) <= 32
    for crop in standard_crops((50, 50)):
        assert sum(1 for _, end in files(crop, ladder(crop, 4000, 3000)) if end == "jpg") == 1


def test_lists_keep_their_shape_while_the_page_takes_the_ratio_of_the_use():
    wish = parse("16:9@10,20")
    assert SIZES["lead"].crop((50, 50), wish) == Crop("16:9", (10, 20))
    assert SIZES["card"].crop((50, 50), wish) == Crop("3:2", (10, 20))
    assert SIZES["text"].crop((50, 50), parse("")) == Crop()
    assert SIZES["text"].crop((50, 50), parse("4:5")) == Crop("4:5", (50, 50))


def test_every_crop_a_size_can_ask_for_is_among_those_that_are_made():
    for text in ("", "16:9", "3:2", "@20,75", "1:1@20,75", "4:5@1,1"):
        wish = parse(text)
        made = {*standard_crops((50, 50)), *crops_for(wish, (50, 50))}
        for size in SIZES.values():
            assert size.crop((50, 50), wish) in made, (text, size.name)


def test_heights_follow_from_widths():
    assert height_at(Crop("3:2"), 1200, 4000, 3000) == 800
    assert height_at(Crop(), 100, 4000, 3000) == 75
    assert height_at(Crop("16:9"), 1, 16, 16000) == 1
