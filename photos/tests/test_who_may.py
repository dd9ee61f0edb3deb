"""The rules of the library: every role, every verb, on one's own photo and on another's."""

import pytest

from accounts.tests import cast
from photos import rules
from photos.actions import add_photo, delete, edit, replace_file
from photos.models import Photo
from photos.tests.factories import jpeg_bytes, make_photo
from photos.tests.pictures import upload
from publishing.actions import history_of
from publishing.errors import Conflict, Refused

pytestmark = pytest.mark.django_db

#                     view   upload  edit own  edit other's  delete
MATRIX = {
    "reader":         (False, False, False, False, False),
    "moderator":      (False, False, False, False, False),
    "reporter":       (True, True, True, False, False),
    "section_editor": (True, True, True, True, False),
    "photo_editor":   (True, True, True, True, True),
    "chief_editor":   (True, True, True, True, True),
    "superuser":      (True, True, True, True, True),
}  # fmt: skip


@pytest.mark.parametrize("role", MATRIX)
def test_each_role_may_do_exactly_this(role):
    person = getattr(cast, role)()
    own, others = make_photo(uploaded_by=person), make_photo(uploaded_by=cast.reporter())
    asked = (
        (rules.VIEW, others), (rules.UPLOAD, None), (rules.EDIT, own), (rules.EDIT, others),
        (rules.DELETE, others),
    )  # fmt: skip
    for (verb, photo), may in zip(asked, MATRIX[role], strict=True):
        why = rules.why_not(person, verb, photo)
        assert (why is None) == may, (role, verb)
        assert why is None or why.endswith(".")


def test_actions_ask_the_rules_themselves():
    stranger, photo = cast.reader(), make_photo()
    for attempt in (
        lambda: add_photo(upload(jpeg_bytes()), by=stranger),
        lambda: replace_file(photo, upload(jpeg_bytes()), by=stranger),
        lambda: edit(photo, by=stranger, title="Mine now"),
        lambda: delete(photo, by=stranger),
    ):
        with pytest.raises(Refused):
            attempt()
    assert Photo.objects.get().title == photo.title


def test_somebody_who_left_may_nothing():
    editor = cast.chief_editor()
    editor.is_active = False
    editor.save()
    assert rules.why_not(editor, rules.VIEW)


def test_what_is_done_is_logged_with_who_did_it():
    editor = cast.photo_editor()
    photo = add_photo(upload(jpeg_bytes()), by=editor)
    edit(photo, by=editor, alt="Two cranes")
    assert [(entry.verb, entry.by) for entry in history_of(photo)] == [
        ("edit", editor), ("upload", editor),
    ]  # fmt: skip


def test_two_who_edit_at_once_do_not_overwrite_each_other():
    photo = make_photo()
    edit(photo, by=None, expected_version=0, caption="First")
    with pytest.raises(Conflict):
        edit(Photo.objects.get(), by=None, expected_version=0, caption="Second")
    assert Photo.objects.get().caption == "First"
