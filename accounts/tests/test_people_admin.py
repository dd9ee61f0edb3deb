"""The chief editor looks after people in the admin."""

import pytest
from django.core import mail

from accounts.models import User
from accounts.roles import Role
from accounts.tests.cast import chief_editor, reader, reporter, signed_in, superuser

pytestmark = pytest.mark.django_db


def change(person):
    return f"/admin/accounts/user/{person.pk}/change/"


def test_somebody_new_gets_roles_and_a_link_to_choose_a_password():
    chief = chief_editor()
    response = signed_in(chief).post(
        "/admin/accounts/user/add/",
        {"display_name": "Minh", "email": "Minh@Paper.example", "roles": ["reporter"]},
        follow=True,
    )
    minh = User.objects.get(email="minh@paper.example")
    assert minh.has_role(Role.REPORTER)
    assert minh.is_staff
    assert not minh.has_usable_password()
    assert [message.to for message in mail.outbox] == [["minh@paper.example"]]
    assert "on its way to minh@paper.example" in response.content.decode()


def test_the_link_of_the_invitation_lets_somebody_in(client):
    signed_in(chief_editor()).post(
        "/admin/accounts/user/add/",
        {"display_name": "Minh", "email": "minh@paper.example", "roles": ["reporter"]},
    )
    link = mail.outbox[0].body.split("http://testserver")[1].split()[0]
    address = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(address, {"password1": "a new long one", "password2": "a new long one"})
    answer = client.post(
        "/sign-in/", {"login": "minh@paper.example", "password": "a new long one"}
    )
    assert answer.headers["Location"] == "/admin/"


def test_roles_stand_as_checkboxes_with_words():
    page = signed_in(chief_editor()).get(change(reporter())).content.decode()
    assert page.count('type="checkbox" name="roles"') == len(Role)
    assert "writes stories and sends them to review" in page


def test_roles_are_given_and_taken_by_ticks():
    somebody = reporter()
    data = {"display_name": "Lan", "roles": ["moderator", "photo editor"], "is_active": "on"}
    signed_in(chief_editor()).post(change(somebody), data)
    somebody = User.objects.get(pk=somebody.pk)
    assert somebody.roles == {"moderator", "photo editor"}
    assert somebody.display_name == "Lan"


def test_the_last_chief_editor_is_told_beside_the_roles():
    chief = chief_editor()
    page = signed_in(chief).post(
        change(chief), {"display_name": "Chief", "roles": ["reporter"], "is_active": "on"}
    )
    assert "This is the last chief editor" in page.content.decode()
    assert User.objects.get(pk=chief.pk).roles == {"chief editor"}


def test_a_chief_editor_cannot_change_a_superuser():
    root = superuser()
    client = signed_in(chief_editor())
    answer = client.post(change(root), {"display_name": "x", "roles": [], "is_active": ""})
    assert answer.status_code == 403
    assert User.objects.get(pk=root.pk).is_active


def test_a_form_made_by_hand_makes_nobody_a_superuser():
    chief = chief_editor()
    data = {"display_name": "Chief", "roles": ["chief editor"], "is_active": "on",
            "is_superuser": "on", "is_staff": "on", "user_permissions": ["1"]}  # fmt: skip
    signed_in(chief).post(change(chief), data)
    chief = User.objects.get(pk=chief.pk)
    assert not chief.is_superuser
    assert not chief.user_permissions.exists()


def test_nobody_is_deleted():
    somebody = reader()
    answer = signed_in(chief_editor()).post(
        f"/admin/accounts/user/{somebody.pk}/delete/", {"post": "yes"}
    )
    assert answer.status_code == 403
    assert User.objects.filter(pk=somebody.pk).exists()


def test_an_address_that_is_taken_is_refused_beside_the_field():
    taken = reader()
    page = signed_in(chief_editor()).post(
        "/admin/accounts/user/add/",
        {"display_name": "X", "email": taken.email.upper(), "roles": []},
    )
    assert "Somebody with this address is here already" in page.content.decode()
