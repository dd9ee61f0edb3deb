"""Roles: who gives them, what follows from them, what nobody can do."""

import pytest
from django.contrib.auth.models import Group

from accounts import actions, rules
from accounts.models import User
from accounts.roles import Role
from accounts.tests.cast import (
    chief_editor,
    moderator,
    photo_editor,
    reader,
    reporter,
    section_editor,
    superuser,
)
from publishing.errors import Refused
from publishing.models import LogEntry

pytestmark = pytest.mark.django_db


def test_every_role_has_its_group():
    assert set(Group.objects.values_list("name", flat=True)) >= set(Role.values)


def test_somebody_with_a_role_is_staff_and_somebody_without_is_not():
    somebody, chief = reader(), chief_editor()
    actions.set_roles(somebody, roles=[Role.REPORTER], by=chief)
    assert User.objects.get(pk=somebody.pk).is_staff
    assert somebody.has_role(Role.REPORTER)
    actions.set_roles(somebody, roles=[], by=chief)
    assert not User.objects.get(pk=somebody.pk).is_staff
    assert not somebody.has_role(Role.REPORTER)


@pytest.mark.parametrize(
    "make", [reader, reporter, section_editor, photo_editor, moderator], ids=lambda m: m.__name__
)
def test_only_a_chief_editor_gives_roles(make):
    chief_editor()
    for target in (reader(), None):
        by = make()
        with pytest.raises(Refused):
            actions.set_roles(target or by, roles=[Role.CHIEF_EDITOR], by=by)
        with pytest.raises(Refused):
            actions.add_person(email="x@paper.example", display_name="X", by=by)
    assert not User.objects.filter(email="x@paper.example").exists()


def test_nobody_but_a_superuser_touches_a_superuser():
    root, chief = superuser(), chief_editor()
    for write in (
        lambda by: actions.set_roles(root, roles=[Role.REPORTER], by=by),
        lambda by: actions.set_active(root, active=False, by=by),
        lambda by: actions.rename(root, display_name="Nobody", by=by),
    ):
        with pytest.raises(Refused):
            write(chief)
    actions.rename(root, display_name="Root", by=superuser())
    assert User.objects.get(pk=root.pk).display_name == "Root"


def test_giving_roles_never_makes_a_superuser_nor_unmakes_one():
    chief, root = chief_editor(), superuser()
    actions.set_roles(chief, roles=list(Role), by=chief)
    actions.set_roles(root, roles=[], by=superuser())
    assert not User.objects.get(pk=chief.pk).is_superuser
    root = User.objects.get(pk=root.pk)
    assert root.is_superuser
    assert root.is_staff


def test_the_last_chief_editor_stays():
    chief, other = chief_editor(), chief_editor()
    actions.set_roles(other, roles=[Role.REPORTER], by=chief)
    for by in (chief, superuser()):
        with pytest.raises(Refused, match="last chief editor"):
            actions.set_roles(chief, roles=[Role.REPORTER], by=by)
    with pytest.raises(Refused):
        actions.set_active(chief, active=False, by=superuser())
    assert chief.has_role(Role.CHIEF_EDITOR)


def test_a_chief_editor_who_is_locked_out_does_not_count():
    chief, other = chief_editor(), chief_editor()
    actions.set_active(other, active=False, by=chief)
    assert rules.is_last_chief_editor(chief)


def test_nobody_locks_themselves_out():
    chief = chief_editor()
    chief_editor()
    with pytest.raises(Refused, match="lock yourself out"):
        actions.set_active(chief, active=False, by=chief)


def test_somebody_locked_out_has_no_role_any_more():
    editor, chief = section_editor(), chief_editor()
    actions.set_active(editor, active=False, by=chief)
    assert not editor.has_role(Role.SECTION_EDITOR)


def test_what_was_done_to_people_is_logged():
    chief, somebody = chief_editor(), reader()
    actions.set_roles(somebody, roles=[Role.MODERATOR], by=chief)
    entry = LogEntry.objects.first()
    assert (entry.verb, entry.by, entry.object_id) == ("roles", chief, somebody.pk)
    assert entry.note == "moderator"


def test_one_mailbox_is_one_person_however_it_is_written():
    User.objects.create_user(" Lan@Paper.Example ")
    assert User.objects.get_by_natural_key("LAN@paper.example").email == "lan@paper.example"


def test_a_name_is_shown_and_never_an_address():
    nameless = User.objects.create_user("secret@paper.example")
    assert "secret" not in nameless.get_display_name()
