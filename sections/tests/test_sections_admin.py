"""The chief editor keeps the sections; everybody else looks."""

import re

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
from articles.tests.factories import make_article
from publishing.errors import Refused
from publishing.models import LogEntry
from sections import actions
from sections.models import Section
from sections.signals import section_moved
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

LIST = "/admin/sections/section/"
OTHERS = [reader, reporter, section_editor, photo_editor, moderator]


def change(section):
    return f"{LIST}{section.pk}/change/"


def typed(section, **changed):
    return {"name": section.name, "slug": section.slug, "kind": section.kind, "in_menu": "on",
            "parent": section.parent_id or "", **changed}  # fmt: skip


def test_the_list_shows_the_tree_in_menu_order():
    money = make_section("Money")
    corporate = make_section("Corporate")
    make_section("Insurance", parent=money)
    make_section("Biz Link", parent=corporate)
    actions.move(corporate, up=True, by=None)
    page = signed_in(chief_editor()).get(LIST).content.decode()
    shown = re.findall(r'field-in_the_tree"><a[^>]*>(?:<span[^>]*>)?([^<]*)<', page)
    assert shown == ["Corporate", "↳ Biz Link", "Money", "↳ Insurance"]


@pytest.mark.parametrize("sections", [3, 40])
def test_the_list_costs_the_same_for_few_sections_and_many(
    django_assert_max_num_queries, sections
):
    client = signed_in(chief_editor())
    for number in range(sections):
        make_section(f"Section {number}").editors.add(section_editor())
    with django_assert_max_num_queries(12):
        client.get(LIST)


def test_a_button_moves_a_line_without_script():
    one, two = make_section("One"), make_section("Two")
    client = signed_in(chief_editor())
    client.post(LIST, {"move_up": two.pk})
    assert [section.name for section in Section.objects.tree()] == ["Two", "One"]
    client.post(LIST, {"move_down": two.pk})
    assert [section.name for section in Section.objects.tree()] == ["One", "Two"]
    assert one.pk


@pytest.mark.parametrize("make", OTHERS, ids=lambda make: make.__name__)
def test_nobody_else_changes_a_section(make):
    section, somebody = make_section("Money"), make()
    for write in (
        lambda: actions.save(section, by=somebody),
        lambda: actions.move(section, up=True, by=somebody),
        lambda: actions.delete(section, by=somebody),
    ):
        with pytest.raises(Refused):
            write()
    client = signed_in(somebody)
    client.post(change(section), typed(section, name="Mine"))
    client.post(LIST, {"move_up": section.pk})
    client.post(f"{LIST}{section.pk}/delete/", {"post": "yes"})
    assert Section.objects.get().name == "Money"


def test_the_editors_of_a_section_are_chosen_among_section_editors():
    section, editor = make_section("Money"), section_editor()
    reporter(name="Nobody's editor")
    client = signed_in(chief_editor())
    assert "Nobody&#x27;s editor" not in client.get(change(section)).content.decode()
    client.post(change(section), typed(section, editors=[editor.pk]))
    assert list(section.editors.all()) == [editor]


def test_a_reserved_address_is_refused_beside_the_field_and_the_form_keeps_the_rest():
    section = make_section("Money")
    page = signed_in(chief_editor()).post(
        change(section), typed(section, slug="search", sponsor="With friends")
    )
    assert "/search/ is another page of the paper" in page.content.decode()
    assert 'value="With friends"' in page.content.decode()


def test_an_address_left_empty_is_made_from_the_name():
    data = {"name": "Đầu tư", "slug": "", "kind": "ordinary", "colour": "#8A1F2B"}
    signed_in(chief_editor()).post(f"{LIST}add/", data)
    section = Section.objects.get()
    assert (section.slug, section.colour) == ("dau-tu", "#8a1f2b")


def test_an_empty_section_is_deleted_and_logged():
    section, chief = make_section("Money"), chief_editor()
    signed_in(chief).post(f"{LIST}{section.pk}/delete/", {"post": "yes"})
    assert not Section.objects.exists()
    assert LogEntry.objects.filter(verb="deleted", by=chief).exists()


def test_a_section_with_stories_says_how_many_and_what_to_do():
    section = make_section("Money")
    for _ in range(2):
        make_article(section_id=section.pk)
    page = signed_in(chief_editor()).post(
        f"{LIST}{section.pk}/delete/", {"post": "yes"}, follow=True
    )
    assert "2 stories stand in it" in page.content.decode()
    assert "out of the menu" in page.content.decode()
    assert Section.objects.filter(pk=section.pk).exists()


def test_a_section_where_stories_only_stand_besides_is_kept_too():
    main, besides = make_section("Money"), make_section("World")
    make_article(section_id=main.pk, also_in_ids=[besides.pk])
    with pytest.raises(Refused, match="1 story stands in it"):
        actions.delete(besides, by=chief_editor())


def test_a_section_with_parts_is_kept():
    top = make_section("Money")
    make_section("Insurance", parent=top)
    with pytest.raises(Refused, match="1 part"):
        actions.delete(top, by=chief_editor())


def test_moving_a_section_is_announced_to_the_departments_above():
    heard = []

    def listen(section, by, **kwargs):
        heard.append((section.name, by))

    section_moved.connect(listen)
    try:
        part, chief = make_section("Insurance", parent=make_section("Money")), chief_editor()
        actions.save(part, by=chief)
        assert heard == []
        part.parent = make_section("Corporate")
        actions.save(part, by=chief)
    finally:
        section_moved.disconnect(listen)
    assert heard == [("Insurance", chief)]


def test_old_addresses_are_shown_in_the_form():
    section = make_section("Money")
    section.slug = "finance"
    actions.save(section, by=None)
    assert "/money/" in signed_in(chief_editor()).get(change(section)).content.decode()
