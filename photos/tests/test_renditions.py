"""The job that draws: complete, once, clean after a kill, and never half a file."""

import io
import os
import subprocess
import sys
import textwrap
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image

from photos import drawing, files, paths, renditions, tasks
from photos.actions import add_photo, delete, edit, ensure_crop
from photos.crops import BadCrop, Crop
from photos.models import Photo
from photos.shown import show
from photos.signals import photo_changed
from photos.sizes import standard_crops
from photos.tests.factories import jpeg_bytes
from photos.tests.pictures import BLUE, RED, as_bytes, halves, upload

pytestmark = pytest.mark.django_db


def drawn(photo: Photo) -> dict[str, bytes]:
    """Every served file of `photo`: {name: bytes}."""
    found = {}
    for name in files.names_in(paths.folder(photo.pk)):
        with default_storage.open(name) as file:
            found[name] = file.read()
    return found


@pytest.fixture
def photo(django_capture_on_commit_callbacks) -> Photo:
    with django_capture_on_commit_callbacks(execute=True):
        photo = add_photo(upload(as_bytes(halves(1500, 1000))), by=None, title="Port")
    photo.refresh_from_db()
    return photo


def test_after_the_job_every_crop_is_there_in_every_width_and_format(photo):
    for crop in standard_crops((50, 50)):
        assert photo.renditions[crop.key]
    expected = {*renditions.names_of(photo, renditions.wanted(photo)), paths.preview_name(photo)}
    pictures = drawn(photo)
    assert set(pictures) == expected
    for name, data in pictures.items():
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert (
                image.format
                == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[name.rpartition(".")[2]]
            )
            assert str(image.width) == name.rpartition("-")[2].partition(".")[0]
            if "-3x2-" in name:
                assert image.height == round(image.width * 2 / 3)


def test_running_it_again_changes_nothing(photo):
    before = drawn(photo)
    assert renditions.make_missing(photo) == 0
    assert renditions.make_missing(photo, look=True) == 0
    assert drawn(photo) == before


def test_drawing_everything_anew_gives_the_same_bytes(photo):
    before = drawn(photo)
    call_command("renditions", photo.pk, again=True, verbosity=0, stdout=io.StringIO())
    assert drawn(photo) == before


def test_the_original_is_decoded_once_for_all_its_files(monkeypatch):
    times = []
    whole = drawing.decode
    monkeypatch.setattr(drawing, "decode", lambda *args: times.append(1) or whole(*args))
    photo = add_photo(upload(jpeg_bytes(2000, 1500)), by=None)
    times.clear()
    photo.crops = ["16:9", "@10,10"]
    assert renditions.make_missing(photo) > 40
    assert times == [1]


def test_moving_the_focal_point_draws_around_it_under_new_names(
    photo, django_capture_on_commit_callbacks
):
    before = set(drawn(photo))
    with django_capture_on_commit_callbacks(execute=True):
        edit(photo, by=None, focus_x=100, focus_y=50)
    photo.refresh_from_db()
    after = drawn(photo)
    assert Crop("1:1", (100, 50)).key in photo.renditions
    assert Crop("1:1", (50, 50)).key not in photo.renditions
    assert not any("1x1-50x50" in name for name in after)
    assert {name for name in before if "natural" in name} <= set(after)
    with Image.open(
        io.BytesIO(after[paths.name(photo, Crop("1:1", (100, 50)), 384, "jpg")])
    ) as square:
        assert all(abs(a - b) < 12 for a, b in zip(square.getpixel((150, 190)), BLUE, strict=True))
    with Image.open(
        io.BytesIO(after[paths.name(photo, Crop("3:2", (100, 50)), 800, "jpg")])
    ) as whole:
        assert all(abs(a - b) < 12 for a, b in zip(whole.getpixel((100, 190)), RED, strict=True))


def test_while_a_moved_focal_point_waits_the_old_cut_is_shown(photo):
    edit(photo, by=None, focus_x=10)
    shown = paths.ready(photo, Crop("3:2", photo.focus))
    assert shown == (Crop("3:2", (50, 50)), photo.renditions["3:2@50,50"])


def test_a_job_killed_half_way_starts_clean_and_ends_the_same(photo, monkeypatch):
    complete = drawn(photo)
    files.remove(complete)
    Photo.objects.update(renditions={})
    photo.refresh_from_db()
    write, left = files.write_whole, iter(range(7))

    def killed(name, data):
        if next(left, None) is None:
            raise KeyboardInterrupt
        write(name, data)

    with monkeypatch.context() as patched:
        patched.setattr(files, "write_whole", killed)
        with pytest.raises(KeyboardInterrupt):
            renditions.make_missing(photo)
    assert Photo.objects.get().renditions == {}
    assert len(drawn(photo)) == 7
    tasks.make_renditions.call(photo.pk)
    assert drawn(photo) == complete


def test_files_of_before_stay_for_an_hour_since_pages_still_name_them(photo, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    before = set(drawn(photo))
    edit(photo, by=None, focus_x=0)
    tasks.make_renditions.call(photo.pk)
    assert before < set(drawn(photo))
    waiting = DBTaskResult.objects.get(task_path="photos.tasks.tidy_renditions")
    assert waiting.run_after - timezone.now() > timedelta(minutes=59)
    tasks.tidy_renditions.call(photo.pk)
    assert not any("50x50" in name for name in drawn(photo))


def test_a_bucket_without_paths_works_as_well(settings, django_capture_on_commit_callbacks):
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": "photos.tests.bucket.Bucket"}}
    with django_capture_on_commit_callbacks(execute=True):
        photo = add_photo(upload(jpeg_bytes(600, 400)), by=None)
    photo.refresh_from_db()
    assert set(drawn(photo)) >= set(renditions.names_of(photo, renditions.wanted(photo)))
    assert renditions.make_missing(photo, look=True) == 0
    assert show(photo, "card").src.startswith("https://bucket.example/renditions/")


def test_a_crop_of_one_use_is_made_on_demand_and_once(photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ensure_crop(photo, "16:9@20,75")
    photo.refresh_from_db()
    assert photo.crops == ["16:9@20,75"]
    assert "16:9@20,75" in photo.renditions
    assert "3:2@20,75" in photo.renditions
    with django_capture_on_commit_callbacks() as jobs:
        ensure_crop(photo, " 16:9@20,75 ")
        ensure_crop(photo, "")
    assert jobs == []
    with pytest.raises(BadCrop):
        ensure_crop(photo, "16x9")


def test_a_job_for_a_photo_that_is_gone_or_whose_original_is_lost_says_so_and_ends(photo, caplog):
    tasks.make_renditions.call(4711)
    storages["originals"].delete(photo.file.name)
    photo.renditions = {}
    photo.save()
    tasks.make_renditions.call(photo.pk)
    assert f"photo {photo.pk} “Port” cannot be drawn" in caplog.text


def test_a_change_during_the_job_is_not_overwritten_by_it(photo, monkeypatch):
    photo.renditions = {}
    monkeypatch.setattr(
        renditions,
        "_make",
        lambda *args: Photo.objects.filter(pk=photo.pk).update(checksum="new", renditions={}),
    )
    renditions.make_missing(photo)
    assert Photo.objects.get(pk=photo.pk).renditions == {}


def test_readiness_is_announced_inside_the_transaction():
    heard = []

    def listen(sender, photo, **kwargs):
        heard.append((photo.pk, sorted(photo.renditions)))

    photo = add_photo(upload(jpeg_bytes(800, 600)), by=None)
    photo_changed.connect(listen)
    try:
        renditions.make_missing(photo)
        renditions.make_missing(photo)
    finally:
        photo_changed.disconnect(listen)
    assert [pk for pk, _ in heard] == [photo.pk]


def test_deleting_a_photo_removes_all_its_files(photo, django_capture_on_commit_callbacks):
    original, number = photo.file.name, photo.pk
    with django_capture_on_commit_callbacks(execute=True):
        delete(photo, by=None)
    assert files.names_in(paths.folder(number)) == []
    assert not storages["originals"].exists(original)


def test_the_command_makes_what_was_lost_and_sweeps_what_nothing_names(photo):
    before = drawn(photo)
    lost = paths.name(photo, Crop(), 480, "avif")
    default_storage.delete(lost)
    stray = paths.folder(photo.pk) + ".writing-abc"
    files.write_whole(stray, b"half a fi")
    output = io.StringIO()
    call_command("renditions", stdout=output)
    assert drawn(photo) == before
    assert "1 old ones removed" in output.getvalue()


def test_the_command_names_photos_that_cannot_be_drawn_and_fails(photo):
    storages["originals"].delete(photo.file.name)
    default_storage.delete(paths.name(photo, Crop(), 480, "avif"))
    errors = io.StringIO()
    with pytest.raises(CommandError):
        call_command("renditions", stdout=io.StringIO(), stderr=errors)
    assert "Port" in errors.getvalue()


def test_a_write_that_is_killed_half_way_leaves_the_old_file_whole():
    """A process is killed while it writes; under the name there is the former file or the new."""
    name = "renditions/0/1/kill-test.jpg"
    files.write_whole(name, b"old" * 100_000)
    script = textwrap.dedent(f"""
        import os, sys
        sys.path.insert(0, {str(Path.cwd())!r})
        os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.test"
        import django; django.setup()
        from django.conf import settings
        from django.core.files.storage import default_storage
        default_storage._location = {default_storage.location!r}
        from photos import files
        kill = lambda *args: os._exit(9)
        files.Path.replace = kill
        files.write_whole({name!r}, b"new" * 100_000)
    """)
    done = subprocess.run([sys.executable, "-c", script], env=os.environ, check=False)
    assert done.returncode == 9
    leftovers = [other for other in files.names_in("renditions/0/1/") if ".writing-" in other]
    assert len(leftovers) == 1, "the process wrote elsewhere, so this test proves nothing"
    files.remove(leftovers)
    with default_storage.open(name) as file:
        assert file.read() == b"old" * 100_000
