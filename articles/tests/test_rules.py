"""Who may do what to which story: every role, every verb, every state. A refusal is a sentence."""

import pytest

from accounts.tests import cast
from articles import actions
from articles.content import Content, CreditLine
from articles.models import Article
from articles.rules import Verb, why_not
from articles.tests.factories import make_article, make_author, make_draft
from publishing.errors import Refused
from sections.models import Section

pytestmark = pytest.mark.django_db

# A story that exists is not begun again.
ALL = frozenset(Verb) - {Verb.CREATE}
NOTHING: frozenset[Verb] = frozenset()
OWN_DRAFT = frozenset({Verb.VIEW, Verb.SAVE, Verb.SUBMIT, Verb.RESTORE, Verb.DELETE})
# What the state of a draft allows to anybody.
DRAFT = ALL - {Verb.RETURN, Verb.UPDATE, Verb.WITHDRAW}


@pytest.fixture
def money() -> Section:
    return Section.objects.create(name="Money", slug="money")


@pytest.fixture
def insurance(money: Section) -> Section:
    return Section.objects.create(name="Insurance", slug="insurance", parent=money)


def allowed(user: object, article: Article) -> frozenset[Verb]:
    return frozenset(verb for verb in ALL if why_not(user, verb, article) is None)


def test_a_reporter_writes_own_drafts_and_may_not_publish_them(insurance: Section) -> None:
    me = cast.reporter()
    article = make_draft(by=me, section_id=insurance.pk)
    assert allowed(me, article) == OWN_DRAFT


def test_a_reporter_credited_in_the_byline_owns_the_story(insurance: Section) -> None:
    me = cast.reporter()
    author = make_author(user=me)
    article = make_draft(section_id=insurance.pk, credits=[CreditLine(author.name, author.pk)])
    assert allowed(me, article) == OWN_DRAFT


def test_a_reporter_may_not_touch_what_is_in_review_or_published(insurance: Section) -> None:
    me = cast.reporter()
    article = make_draft(by=me, section_id=insurance.pk)
    actions.send_to_review(article, expected_version=article.version, by=me)
    assert allowed(me, article) == {Verb.VIEW}
    actions.publish(article, expected_version=article.version, by=None)
    assert allowed(me, article) == {Verb.VIEW}


def test_another_desks_story_is_closed_to_reporters_and_section_editors(
    insurance: Section,
) -> None:
    sports = Section.objects.create(name="Sports", slug="sports")
    article = make_draft(section_id=insurance.pk)
    assert allowed(cast.reporter(), article) == NOTHING
    assert allowed(cast.section_editor(sports), article) == NOTHING


def test_a_section_editor_does_everything_in_the_section_and_its_parts(
    money: Section, insurance: Section
) -> None:
    article = make_draft(section_id=insurance.pk)
    assert allowed(cast.section_editor(insurance), article) == DRAFT
    assert allowed(cast.section_editor(money), article) == DRAFT


def test_a_chief_editor_does_everything_that_the_state_allows(insurance: Section) -> None:
    chief = cast.chief_editor()
    assert allowed(chief, make_draft(section_id=insurance.pk)) == DRAFT
    published = make_article(section_id=insurance.pk)
    assert allowed(chief, published) == ALL - {
        Verb.SUBMIT,
        Verb.RETURN,
        Verb.PUBLISH,
        Verb.PLAN,
        Verb.DELETE,
    }


def test_a_photo_editor_reads_stories_and_changes_none(insurance: Section) -> None:
    assert allowed(cast.photo_editor(), make_draft(section_id=insurance.pk)) == {Verb.VIEW}


@pytest.mark.parametrize("who", [cast.moderator, cast.reader])
def test_moderators_and_readers_have_no_part_in_drafts(who, insurance: Section) -> None:
    assert allowed(who(), make_draft(section_id=insurance.pk)) == NOTHING


def test_a_dismissed_editor_may_do_nothing(insurance: Section) -> None:
    former = cast.chief_editor()
    former.is_active = False
    former.save()
    assert allowed(former, make_draft(section_id=insurance.pk)) == NOTHING


def test_a_section_editor_cannot_bring_a_story_out_in_somebody_elses_section(
    money: Section,
) -> None:
    sports = Section.objects.create(name="Sports", slug="sports")
    editor = cast.section_editor(money)
    article = make_article(section_id=money.pk)
    content = Content.of(article).but(section_id=sports.pk)
    actions.save_draft(article, content=content, expected_version=article.version, by=editor)
    with pytest.raises(Refused, match="Sports"):
        actions.update(article, expected_version=article.version, by=editor)
    assert Article.objects.get(pk=article.pk).section == money


def test_every_refusal_is_a_sentence(insurance: Section) -> None:
    article = make_draft(section_id=insurance.pk)
    for user in (cast.reader(), cast.reporter(), cast.photo_editor(), cast.moderator()):
        for verb in Verb:
            reason = why_not(user, verb, article)
            assert reason is None or (reason[0].isupper() and reason.endswith("."))
