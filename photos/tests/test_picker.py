"""What the picker of the writing surface is given."""

import unicodedata
from datetime import date

import pytest
from django.utils import timezone

from accounts.tests import cast
from photos.models import Photo
from photos.tests.factories import jpeg_bytes, make_photo
from photos.tests.pictures import as_bytes, halves, upload

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/photos/"


@pytest.fixture
def client():
    return cast.signed_in(cast.reporter())


def titles(response) -> list[str]:
    return [photo["title"] for photo in response.json()["photos"]]


@pytest.mark.parametrize("who", ["reader", "moderator", None])
@pytest.mark.parametrize("method", ["get", "post"])
def test_only_those_who_make_the_paper_are_let_in(who, method):
    person = getattr(cast, who)() if who else None
    response = getattr(cast.signed_in(person), method)(ADDRESS)
    assert response.status_code == 403
    assert response.json()["error"].endswith(".")


def test_a_photo_is_told_with_all_the_surface_needs(client):
    photo = make_photo(title="Port", caption="The port", credit="MST", alt="Cranes")
    told = client.get(ADDRESS).json()["photos"][0]
    assert told | {"thumb": "", "preview": "", "warning": ""} == {
        "id": photo.pk, "title": "Port", "caption": "The port", "credit": "Photo: MST",
        "alt": "Cranes", "width": 2400, "height": 1600, "thumb": "", "preview": "",
        "warning": "", "focus": [50, 50],
    }  # fmt: skip
    assert told["thumb"].endswith("-480.webp")
    assert told["preview"].endswith(".jpg")


@pytest.mark.parametrize(
    "typed", ["da nang", "Đà Nẵng", "ĐÀ NẴNG", unicodedata.normalize("NFD", "đà nẵng"), "nang cau"]
)
def test_words_are_found_typed_with_or_without_marks(client, typed):
    make_photo(title="Cầu Rồng", place="Đà Nẵng")
    make_photo(title="Something else")
    assert titles(client.get(ADDRESS, {"q": typed})) == ["Cầu Rồng"]


@pytest.mark.parametrize("typed", ["%", "_", "' OR 1=1 --", "\0", "x" * 5000, "a " * 500])
def test_signs_that_mean_something_to_databases_are_only_signs(client, typed):
    make_photo(title="Port")
    response = client.get(ADDRESS, {"q": typed})
    assert response.status_code == 200


def test_pages_follow_each_other_without_repeating_or_leaving_out(client):
    for number in range(95):
        make_photo(title=f"Photo {number}", ready=False)
    seen, address = [], ADDRESS
    while address:
        response = client.get(address)
        seen += titles(response)
        address = response.json()["next"]
    assert seen == [f"Photo {number}" for number in reversed(range(95))]


def test_given_photos_come_in_the_order_asked_and_unknown_ones_are_left_out(client):
    one, two = make_photo(title="One"), make_photo(title="Two")
    response = client.get(ADDRESS, {"ids": f"{two.pk}, {one.pk},99999,x,{10**30}"})
    assert titles(response) == ["Two", "One"]
    assert client.get(ADDRESS, {"ids": ""}).json()["photos"] == []


def test_a_page_of_the_picker_costs_the_same_however_many_photos(
    client, django_assert_max_num_queries
):
    for _ in range(60):
        make_photo(ready=False)
    with django_assert_max_num_queries(4):  # session, person, roles, photos
        client.get(ADDRESS)


def test_an_upload_from_the_picker_can_be_placed_at_once(client):
    response = client.post(ADDRESS, {"file": upload(jpeg_bytes()), "caption": "Fresh", "alt": "x"})
    assert response.status_code == 201
    told = response.json()
    assert (told["caption"], told["alt"]) == ("Fresh", "x")
    assert client.get(told["preview"]).status_code == 200
    assert Photo.objects.get().uploaded_by is not None


def test_a_refused_upload_says_why(client):
    response = client.post(ADDRESS, {"file": upload(as_bytes(halves(), "GIF"), "a.gif")})
    assert response.status_code == 400
    assert "GIF" in response.json()["error"]
    assert client.post(ADDRESS).status_code == 400


def test_the_picker_warns_of_a_licence_that_is_over(client):
    make_photo(licence_ends=date(2020, 1, 31))
    make_photo(licence_ends=timezone.localdate())
    today, over = client.get(ADDRESS).json()["photos"]
    assert "2020" in over["warning"]
    assert today["warning"] == ""


def test_words_that_do_not_fit_are_refused_and_signs_that_break_databases_left_out(client):
    response = client.post(ADDRESS, {"file": upload(jpeg_bytes()), "credit": "x" * 500})
    assert response.status_code == 400
    assert "150" in response.json()["error"]
    told = client.post(ADDRESS, {"file": upload(jpeg_bytes()), "caption": "a\0b"}).json()
    assert told["caption"] == "ab"


def test_a_second_upload_of_the_same_file_offers_the_first(client):
    data = jpeg_bytes()
    first = client.post(ADDRESS, {"file": upload(data)}).json()
    again = client.post(ADDRESS, {"file": upload(data)})
    assert again.status_code == 409
    assert again.json()["photo"]["id"] == first["id"]


def test_an_upload_without_the_forms_token_is_refused():
    client = cast.signed_in(cast.reporter())
    client.handler.enforce_csrf_checks = True
    assert client.post(ADDRESS, {"file": upload(jpeg_bytes())}).status_code == 403
    assert not Photo.objects.exists()


def test_nothing_of_the_picker_is_kept_by_caches(client):
    assert "no-store" in client.get(ADDRESS).headers["Cache-Control"]
