"""The tree of sections: one query, two levels, in an editor's order."""

import pytest
from django.core.exceptions import ValidationError

from accounts.tests.cast import chief_editor
from sections import actions
from sections.models import Kind, Section
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db


def names(tree):
    return [(top.name, [part.name for part in top.children_list]) for top in tree]


@pytest.mark.parametrize("tops", [2, 20])
def test_the_whole_tree_with_its_addresses_is_one_query(django_assert_num_queries, tops):
    for number in range(tops):
        top = make_section(f"Section {number}")
        for part in range(4):
            make_section(f"Part {part}", parent=top, slug=f"part-{part}")
    with django_assert_num_queries(1):
        for top in Section.objects.tree():
            assert len([part.get_absolute_url() for part in top.children_list]) == 4


def test_a_section_moves_up_and_down_among_those_of_its_level():
    chief = chief_editor()
    one, two = make_section("One"), make_section("Two")
    make_section("Part A", parent=one), make_section("Part B", parent=one)
    actions.move(two, up=True, by=chief)
    assert names(Section.objects.tree()) == [("Two", []), ("One", ["Part A", "Part B"])]
    actions.move(Section.objects.get(name="Part A"), up=False, by=chief)
    assert names(Section.objects.tree()) == [("Two", []), ("One", ["Part B", "Part A"])]


def test_at_the_end_of_its_level_a_section_stays():
    one = make_section("One")
    make_section("Two")
    actions.move(one, up=True, by=None)
    assert names(Section.objects.tree()) == [("One", []), ("Two", [])]


def test_sections_with_equal_positions_can_be_moved_apart():
    first, second = make_section("One", position=0), make_section("Two", position=0)
    actions.move(second, up=True, by=None)
    assert [s.name for s in Section.objects.tree()] == ["Two", "One"]
    actions.move(first, up=True, by=None)
    assert [s.name for s in Section.objects.tree()] == ["One", "Two"]


def test_a_new_section_stands_at_the_end_of_its_level():
    top = make_section("Money")
    make_section("Insurance", parent=top)
    new = actions.save(Section(name="Stocks", slug="stocks", parent=top), by=None)
    assert [part.name for part in Section.objects.tree()[0].children_list] == [
        "Insurance",
        "Stocks",
    ]
    assert new.position == 1


def refused_field(**fields):
    with pytest.raises(ValidationError) as refused:
        actions.save(Section(**{"name": "New", "slug": "new", **fields}), by=None)
    return set(refused.value.error_dict)


def test_there_are_two_levels_and_no_third():
    part = make_section("Insurance", parent=make_section("Money"))
    assert refused_field(parent=part) == {"parent"}


def test_a_section_with_parts_cannot_become_a_part():
    money, timeout = make_section("Money"), make_section("Timeout")
    make_section("Insurance", parent=money)
    money.parent = timeout
    with pytest.raises(ValidationError, match="two levels only"):
        actions.save(money, by=None)


def test_a_link_to_a_sister_paper_needs_an_address_and_has_no_page():
    assert refused_field(kind=Kind.LINK) == {"url"}
    link = actions.save(
        Section(
            name="Bao Dau Tu", slug="bao-dau-tu", kind=Kind.LINK, url="https://baodautu.example/"
        ),
        by=None,
    )
    assert link.get_absolute_url() == "https://baodautu.example/"
    with pytest.raises(Section.DoesNotExist):
        Section.objects.at("bao-dau-tu")


def test_a_colour_is_a_colour():
    assert refused_field(colour="red; background: url(x)") == {"colour"}
