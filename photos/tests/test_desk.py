"""The library in the desk, as its people see it."""

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.tests import cast
from photos import actions
from photos.models import Photo
from photos.tests.factories import jpeg_bytes, make_photo
from photos.tests.pictures import as_bytes, halves, upload

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/photos/photo/", "/admin/photos/photo/add/"


def form(photo: Photo, **changes) -> dict:
    """What the browser sends back of the form of `photo`, with `changes`."""
    names = ("title", "caption", "alt", "agency_caption", "credit", "source", "licence", "place",
             "focus_x", "focus_y")  # fmt: skip
    sent = {name: getattr(photo, name) for name in names}
    return sent | {"expected_version": photo.version} | changes


def page_of(photo: Photo) -> str:
    return reverse("admin:photos_photo_change", args=[photo.pk])


@pytest.mark.parametrize(
    ("who", "status"),
    [("reader", 302), ("moderator", 403), ("reporter", 200), ("chief_editor", 200)],
)
def test_the_library_opens_for_those_who_make_the_paper(who, status):
    make_photo()
    assert cast.signed_in(getattr(cast, who)()).get(LIST).status_code in (
        status,
        403 if status == 302 else status,
    )


def test_the_list_finds_words_without_marks_and_filters_what_is_lacking():
    client = cast.signed_in(cast.photo_editor())
    make_photo(title="Cầu Rồng", alt="A bridge")
    make_photo(title="Nameless")
    assert "Cầu Rồng" in client.get(LIST, {"q": "cau rong"}).content.decode()
    assert "Nameless" not in client.get(LIST, {"q": "cau rong"}).content.decode()
    lacking = client.get(LIST, {"lacking": "alt"}).content.decode()
    assert "Nameless" in lacking
    assert "Cầu Rồng" not in lacking
    assert "Nameless" in client.get(LIST, {"lacking": "use"}).content.decode()


def test_a_licence_that_ended_is_said_in_the_list_and_on_the_photo():
    client = cast.signed_in(cast.photo_editor())
    over = make_photo(title="Old", licence_ends="2020-01-31")
    make_photo(title="Fresh")
    assert "licence ended" in client.get(LIST).content.decode()
    ended = client.get(LIST, {"licence": "ended"}).content.decode()
    assert "Old" in ended
    assert "Fresh" not in ended
    assert "Do not use this photo any more" in client.get(page_of(over)).content.decode()


def test_many_files_come_in_at_once_and_the_refused_ones_are_named():
    client = cast.signed_in(cast.reporter())
    files = [
        upload(jpeg_bytes(), "one.jpg"),
        upload(as_bytes(halves(), "GIF"), "two.gif"),
        upload(jpeg_bytes(), "three.jpg"),
    ]
    response = client.post(ADD, {"photos": files, "credit": "MST"})
    said = response.content.decode()
    assert response.status_code == 200
    assert "two.gif: This is a GIF" in said
    assert "2 photos are in the library" in said
    assert set(Photo.objects.values_list("credit", flat=True)) == {"MST"}


def test_one_upload_leads_to_its_form_and_a_duplicate_to_the_photo_that_is_there():
    client = cast.signed_in(cast.reporter())
    data = jpeg_bytes()
    response = client.post(ADD, {"photos": [upload(data, "one.jpg")]})
    photo = Photo.objects.get()
    assert response.headers["Location"] == page_of(photo)
    again = client.post(ADD, {"photos": [upload(data, "again.jpg")]}).content.decode()
    assert "has this very photo already" in again
    assert page_of(photo) in again


def test_an_upload_without_a_file_says_so_beside_the_field():
    said = cast.signed_in(cast.reporter()).post(ADD, {"credit": "MST"}).content.decode()
    assert "errorlist" in said
    assert 'value="MST"' in said


def test_an_editor_changes_words_and_focal_point():
    client, photo = cast.signed_in(cast.section_editor()), make_photo()
    client.post(page_of(photo), form(photo, caption="Đà Nẵng", credit="Photo: MST", focus_x=10))
    photo.refresh_from_db()
    assert (photo.caption, photo.credit, photo.focus) == ("Đà Nẵng", "MST", (10, 50))
    assert photo.version == 1
    assert list(Photo.objects.matching("da nang")) == [photo]


def test_a_form_with_a_mistake_keeps_what_was_typed():
    client, photo = cast.signed_in(cast.photo_editor()), make_photo(title="Before")
    said = client.post(page_of(photo), form(photo, caption="Typed", focus_x=101)).content.decode()
    assert "Typed" in said
    assert "100" in said
    assert Photo.objects.get().caption == ""


def test_a_form_that_somebody_overtook_keeps_what_was_typed_and_saves_the_second_time():
    client, photo = cast.signed_in(cast.photo_editor()), make_photo()
    client.post(page_of(photo), form(photo, caption="Theirs"))
    said = client.post(page_of(photo), form(photo, caption="Mine")).content.decode()
    assert "Somebody saved this photo" in said
    assert "Mine" in said
    assert 'name="expected_version" value="1"' in said
    client.post(page_of(photo), form(photo, caption="Mine", expected_version=1))
    assert Photo.objects.get().caption == "Mine"


def test_a_new_file_that_is_no_photo_is_refused_beside_its_field():
    client, photo = cast.signed_in(cast.photo_editor()), make_photo(title="Port")
    sent = form(photo, caption="Typed", new_file=upload(b"<svg/>", "x.jpg"))
    said = client.post(page_of(photo), sent).content.decode()
    assert "an SVG" in said
    assert "Typed" in said


def test_the_picture_of_a_photo_can_be_replaced(django_capture_on_commit_callbacks):
    client, photo = cast.signed_in(cast.photo_editor()), make_photo()
    sent = form(photo, new_file=upload(as_bytes(halves(320, 240)), "x.jpg"), caption="New")
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(page_of(photo), sent)
    assert response.status_code == 302
    photo.refresh_from_db()
    assert (photo.width, photo.height, photo.caption) == (320, 240, "New")


def test_a_reporter_reads_others_photos_but_changes_only_their_own():
    reporter = cast.reporter()
    client, others = cast.signed_in(reporter), make_photo(caption="Theirs")
    assert client.get(page_of(others)).status_code == 200
    assert client.post(page_of(others), form(others, caption="Mine")).status_code == 403
    own = make_photo(uploaded_by=reporter)
    client.post(page_of(own), form(own, caption="Mine"))
    assert list(Photo.objects.order_by("pk").values_list("caption", flat=True)) == [
        "Theirs",
        "Mine",
    ]


def test_only_keepers_may_delete():
    photo = make_photo()
    address = reverse("admin:photos_photo_delete", args=[photo.pk])
    assert cast.signed_in(cast.section_editor()).post(address, {"post": "yes"}).status_code == 403
    assert cast.signed_in(cast.photo_editor()).post(address, {"post": "yes"}).status_code == 302
    assert not Photo.objects.exists()


def test_a_photo_in_a_story_cannot_be_deleted_and_the_page_names_the_story():
    from articles.tests.factories import make_article

    photo = make_photo()
    make_article(headline="Port opens", lead_photo_id=photo.pk)
    client = cast.signed_in(cast.chief_editor())
    address = reverse("admin:photos_photo_delete", args=[photo.pk])
    assert "Port opens" in client.get(address).content.decode()
    client.post(address, {"post": "yes"})
    client.post(LIST, {"action": "delete_selected", "_selected_action": [photo.pk], "post": "yes"})
    assert Photo.objects.filter(pk=photo.pk).exists()
    assert "Port opens" in client.get(page_of(photo)).content.decode()


def test_the_original_is_handed_out_only_inside_the_newsroom_and_only_as_a_download():
    cast.signed_in(cast.reporter()).post(ADD, {"photos": [upload(jpeg_bytes(), "one.jpg")]})
    address = reverse("admin:photos_photo_original", args=[Photo.objects.get().pk])
    response = cast.signed_in(cast.reporter()).get(address)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert b"".join(response.streaming_content)
    for who in (None, cast.reader(), cast.moderator()):
        assert cast.signed_in(who).get(address).status_code in (302, 403, 404)


def test_the_list_costs_the_same_however_long():
    client = cast.signed_in(cast.photo_editor())
    counts = []
    for _ in range(2):
        for _ in range(8):
            make_photo()
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_a_click_on_the_picture_sets_the_focal_point(open_page, sign_in, transactional_db):
    editor = cast.photo_editor()
    photo = make_photo()
    for name in default_storage.listdir(f"renditions/{photo.pk // 1000}/{photo.pk}/")[1]:
        path = default_storage.path(f"renditions/{photo.pk // 1000}/{photo.pk}/{name}")
        kind = {"jpg": "JPEG", "webp": "WEBP", "avif": "AVIF"}[name.rpartition(".")[2]]
        with open(path, "wb") as file:
            file.write(as_bytes(halves(1200, 800), kind))
    page = open_page("desktop")
    sign_in(page, editor, password=cast.PASSWORD, to=page_of(photo))
    picture = page.locator("[data-focal-point] img")
    frame = picture.bounding_box()
    picture.click(position={"x": frame["width"] * 0.25, "y": frame["height"] * 0.8})
    assert page.locator("#id_focus_x").input_value() == "25"
    assert page.locator("#id_focus_y").input_value() == "80"
    page.locator("[name=_save]").click()
    page.wait_for_url(f"**{LIST}")
    photo.refresh_from_db()
    assert photo.focus == (25, 80)


def test_the_library_is_searched_by_beginnings_of_words_as_they_are_now():
    client, photo, other = cast.signed_in(cast.photo_editor()), make_photo(), make_photo()
    Photo.objects.filter(pk=photo.pk).update(folded="harbour cranes at night")
    Photo.objects.filter(pk=other.pk).update(folded="harbour bridge")
    assert list(Photo.objects.matching("HARB cran")) == [photo]
    assert not Photo.objects.matching("arbour").exists()
    assert not Photo.objects.matching(" - ").exists()
    found = client.get("/admin/photos/photo/?q=bridg").context["cl"].result_list
    assert found == [other]
    Photo.objects.filter(pk=photo.pk).update(folded="harbour bridge at night")
    assert list(Photo.objects.matching("bridge").newest_first()) == [other, photo]
    actions.delete(other, by=cast.chief_editor())
    assert list(Photo.objects.matching("harbour")) == [photo]


def test_the_library_leafs_without_counting():
    for _ in range(51):
        make_photo()
    client = cast.signed_in(cast.photo_editor())
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/admin/photos/photo/")
    assert len(page.context["cl"].result_list) == 50
    assert "Older" in page.content.decode()
    assert not [one for one in queries if "COUNT(" in one["sql"]]
    older = client.get("/admin/photos/photo/?p=2")
    assert [photo.pk for photo in older.context["cl"].result_list] == [
        Photo.objects.order_by("pk")[0].pk
    ]
    assert "Newer" in older.content.decode()
