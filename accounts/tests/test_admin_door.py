"""The admin's door: the newsroom goes in, readers are told in words, strangers sign in first."""

import pytest

from accounts.tests.cast import (
    chief_editor,
    moderator,
    photo_editor,
    reader,
    reporter,
    section_editor,
    signed_in,
)

pytestmark = pytest.mark.django_db


def test_a_stranger_signs_in_and_comes_to_where_they_wanted_to_go():
    response = signed_in(None).get("/admin/sections/section/", follow=True)
    assert response.redirect_chain[-1][0] == "/sign-in/?next=/admin/sections/section/"


def test_a_reader_at_the_door_is_told_so_in_words():
    response = signed_in(reader()).get("/admin/", follow=True)
    assert response.status_code == 403
    assert len(response.redirect_chain) == 1, "no loop"
    assert "This door is for the newsroom" in response.content.decode()


@pytest.mark.parametrize(
    "path",
    ["/admin/accounts/user/", "/admin/sections/section/", "/admin/comments/comment/",
     "/admin/pages/masthead/", "/admin/nowhere/", "/admin/login/"],
)  # fmt: skip
def test_no_address_of_the_admin_opens_for_a_reader(path):
    assert signed_in(reader()).get(path, follow=True).status_code == 403


def test_a_reader_cannot_post_through_the_door():
    response = signed_in(reader()).post("/admin/login/", {"username": "x", "password": "y"})
    assert response.status_code == 403


def test_staff_at_the_door_go_straight_to_the_desk():
    response = signed_in(reporter()).get("/admin/login/?next=/admin/")
    assert response.headers["Location"] == "/admin/"


# What stands on whose desk. Objects have rules of their own in each department.
OPEN = {
    reporter: {"articles/article", "photos/photo", "articles/author", "articles/theme",
               "sections/section"},
    section_editor: {"articles/article", "photos/photo", "articles/author", "articles/theme",
                     "sections/section", "comments/comment"},
    photo_editor: {"articles/article", "photos/photo", "sections/section"},
    chief_editor: {"articles/article", "photos/photo", "articles/author", "articles/theme",
                   "sections/section", "comments/comment", "accounts/user", "pages/page"},
    moderator: {"comments/comment"},
}  # fmt: skip
EVERY = sorted(set().union(*OPEN.values()))


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize("make", OPEN, ids=lambda make: make.__name__)
def test_each_role_finds_its_tables_and_no_others(make, path):
    status = signed_in(make()).get(f"/admin/{path}/").status_code
    assert status == (200 if path in OPEN[make] else 403)


@pytest.mark.parametrize(
    "path", ["sections/section/add/", "accounts/user/add/", "pages/page/add/"]
)
@pytest.mark.parametrize("make", OPEN, ids=lambda make: make.__name__)
def test_only_the_chief_editor_adds_sections_people_and_pages(make, path):
    status = signed_in(make()).get(f"/admin/{path}").status_code
    assert status == (200 if make is chief_editor else 403)
