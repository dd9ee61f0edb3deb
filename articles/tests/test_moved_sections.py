"""A section that moves under another takes its stories into that section's lists."""

import pytest

from accounts.tests.cast import chief_editor
from articles import story_lists
from articles.tests.factories import make_article
from sections import actions
from sections.models import Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> dict[str, Section]:
    money = Section.objects.create(name="Money", slug="money")
    society = Section.objects.create(name="Society", slug="society")
    csr = Section.objects.create(name="CSR", slug="csr", parent=money)
    return {"money": money, "society": society, "csr": csr}


def ids(section: Section) -> list[int]:
    return story_lists.in_section(section).ids(count=10)


def move(section: Section, parent: Section | None) -> None:
    section.parent = parent
    actions.save(section, by=chief_editor())


def test_its_stories_leave_the_old_list_and_enter_the_new(tree: dict[str, Section]) -> None:
    article = make_article(section_id=tree["csr"].pk)
    stays = make_article(section_id=tree["money"].pk)
    move(tree["csr"], tree["society"])
    assert ids(tree["society"]) == ids(tree["csr"]) == [article.pk]
    assert ids(tree["money"]) == [stays.pk]


def test_a_story_that_stands_there_by_choice_stays(tree: dict[str, Section]) -> None:
    article = make_article(section_id=tree["csr"].pk, also_in_ids=[tree["money"].pk])
    move(tree["csr"], tree["society"])
    assert ids(tree["money"]) == ids(tree["society"]) == [article.pk]


def test_a_section_of_its_own_is_in_no_other_list(tree: dict[str, Section]) -> None:
    article = make_article(section_id=tree["csr"].pk)
    move(tree["csr"], None)
    assert ids(tree["money"]) == []
    assert ids(tree["csr"]) == [article.pk]
