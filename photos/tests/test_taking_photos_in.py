"""What editors upload every day, in every form that cameras, agencies and programs write it."""

import io
import re

import pytest
from django.core.files.storage import default_storage, storages
from PIL import Image, ImageCms

from photos import paths
from photos.actions import Duplicate, add_photo, replace_file
from photos.models import Photo
from photos.tests.factories import jpeg_bytes
from photos.tests.pictures import BLUE, RED, WHITE, as_bytes, exif, halves, swapped_profile, upload

pytestmark = pytest.mark.django_db


def shown(photo: Photo) -> Image.Image:
    """The picture that readers see of `photo` right after its upload."""
    with default_storage.open(paths.preview_name(photo)) as file:
        image = Image.open(io.BytesIO(file.read()))
        image.load()
        return image


def near(pixel: tuple[int, ...], colour: tuple[int, ...], within: int = 12) -> bool:
    return all(abs(a - b) <= within for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_four_kinds_come_in_and_can_be_shown_at_once(kind):
    photo = add_photo(upload(as_bytes(halves(), kind), f"port.{kind.lower()}"), by=None)
    assert (photo.width, photo.height) == (300, 200)
    picture = shown(photo)
    assert picture.format == "JPEG"
    assert near(picture.getpixel((40, 100)), RED)
    assert near(picture.getpixel((260, 100)), BLUE)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Cảng Đình Vũ.JPG", "cang-dinh-vu.jpg"),
        ("picture.png", "picture.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("a.php.jpg", "a-php.jpg"),
        ("C:\\Users\\me\\dam.jpeg", "dam.jpg"),
        ("…", "photo.jpg"),
        ("x" * 300 + ".jpg", "x" * 60 + ".jpg"),
    ],
)
def test_the_original_is_kept_under_a_plain_name_with_its_true_ending(given, kept):
    photo = add_photo(upload(jpeg_bytes(), given), by=None)
    name = photo.file.name.rpartition("/")[2]
    if name != kept:  # the name was taken, so it was given an ending of seven letters
        stem, ending = kept.split(".")
        assert re.fullmatch(rf"{stem}_\w{{7}}\.{ending}", name)


def test_the_original_is_kept_as_it_came_and_has_no_address(client):
    data = as_bytes(halves(), exif=exif())
    photo = add_photo(upload(data), by=None)
    with photo.file.open() as original:
        assert original.read() == data
    assert not default_storage.exists(photo.file.name)
    assert client.get(f"/media/{photo.file.name}").status_code == 404
    assert client.get(f"/media/originals/{photo.file.name}").status_code == 404
    assert client.get(f"/media/../originals/{photo.file.name}").status_code in (400, 404)


def test_without_words_of_its_own_a_photo_is_named_after_its_file():
    assert add_photo(upload(jpeg_bytes(), "hai_phong-port 2.JPG"), by=None).title == (
        "hai phong port 2"
    )


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(orientation):
    upright = halves(300, 200)
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = upright.transpose(undo[orientation]) if orientation in undo else upright
    data = as_bytes(held, exif=exif(base={0x0112: orientation}))
    photo = add_photo(upload(data), by=None)
    assert (photo.width, photo.height) == (300, 200)
    assert near(shown(photo).getpixel((30, 100)), RED)
    assert near(shown(photo).getpixel((270, 100)), BLUE)


def test_print_colours_become_screen_colours():
    photo = add_photo(upload(as_bytes(halves().convert("CMYK"), quality=95)), by=None)
    assert shown(photo).mode == "RGB"
    assert near(shown(photo).getpixel((30, 100)), RED, within=25)


def test_sixteen_bits_of_grey_keep_their_shades():
    grey = Image.new("I;16", (300, 200), 32768)
    photo = add_photo(upload(as_bytes(grey, "PNG"), "x-ray.png"), by=None)
    assert near(shown(photo).getpixel((30, 100)), (128, 128, 128), within=3)


def test_a_palette_with_transparency_is_shown_on_white():
    palette = halves().quantize(4)
    clear = palette.getpixel((290, 100))
    photo = add_photo(upload(as_bytes(palette, "PNG", transparency=clear), "logo.png"), by=None)
    assert near(shown(photo).getpixel((30, 100)), RED)
    assert near(shown(photo).getpixel((290, 100)), WHITE)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "L", "1"])
def test_every_mode_of_a_png_can_be_shown(mode):
    photo = add_photo(upload(as_bytes(halves().convert(mode), "PNG"), "x.png"), by=None)
    assert shown(photo).mode == "RGB"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_colours_of_another_profile_become_those_of_screens(kind):
    data = as_bytes(halves(), kind, icc_profile=swapped_profile())
    photo = add_photo(upload(data), by=None)
    left, right = shown(photo).getpixel((40, 100)), shown(photo).getpixel((260, 100))
    assert left[2] > 150 > left[0]
    assert right[0] > 150 > right[2]


def test_a_profile_that_does_not_fit_is_passed_over():
    lab = ImageCms.createProfile("LAB")
    xyz = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    for profile in (ImageCms.ImageCmsProfile(lab).tobytes(), xyz, b"not a profile at all"):
        photo = add_photo(
            upload(as_bytes(halves(), icc_profile=profile, quality=90 + len(profile) % 7)), by=None
        )
        assert shown(photo).mode == "RGB"
        photo.delete()


def test_the_same_file_twice_says_so_and_names_the_photo_that_is_there():
    data = jpeg_bytes()
    first = add_photo(upload(data), by=None, title="Cranes at noon")
    with pytest.raises(Duplicate) as refused:
        add_photo(upload(data, "other.jpg"), by=None)
    assert refused.value.photo == first
    assert "Cranes at noon" in str(refused.value)
    assert Photo.objects.count() == 1


def test_a_refused_or_failed_upload_leaves_no_file_behind(monkeypatch):
    def no_room(*args):
        raise OSError("disk full")

    monkeypatch.setattr("photos.actions.keep_preview", no_room)
    before = everything(storages["originals"])
    with pytest.raises(OSError, match="disk full"):
        add_photo(upload(jpeg_bytes()), by=None)
    assert everything(storages["originals"]) == before
    assert not Photo.objects.exists()


def everything(storage, folder=""):
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return set()
    inside = {name for sub in folders for name in everything(storage, f"{folder}{sub}/")}
    return inside | {folder + name for name in files}


def test_replacing_the_file_keeps_the_words_and_removes_the_former_original(
    django_capture_on_commit_callbacks,
):
    photo = add_photo(
        upload(as_bytes(halves())), by=None, title="Port", caption="The port", alt="x"
    )
    former, address = photo.file.name, paths.preview_name(photo)
    with django_capture_on_commit_callbacks(execute=True):
        replace_file(photo, upload(as_bytes(halves(200, 300)), "new.jpg"), by=None)
    photo.refresh_from_db()
    assert (photo.width, photo.height, photo.caption) == (200, 300, "The port")
    assert paths.preview_name(photo) != address
    assert not storages["originals"].exists(former)
    assert not default_storage.exists(address)
    assert photo.version == 1
