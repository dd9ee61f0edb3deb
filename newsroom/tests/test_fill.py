"""A paper that `manage.py fill` made is what editors would have made, only sooner."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from articles import actions, body
from articles.content import Content
from articles.models import Article, Theme
from articles.tests.factories import make_article, make_author, make_theme
from newsroom.filling import paper, writing
from newsroom.filling.paper import add_tags
from newsroom.filling.stories import Cast, Plan
from newsroom.filling.tables import next_id, undisturbed
from newsroom.filling.words import project
from newsroom.filling.writing import write_all
from photos.tests.factories import make_photo
from publishing.actions import history_of
from sections.tests.factories import make_section

pytestmark = pytest.mark.django_db

# What tells two rows of one content apart: whose they are, and when they were written.
OWN = {"id", "article_id", "content_object_id", "token", "place"}
OWN |= {"created_at", "saved_at", "at", "latest_revision_id", "published_revision_id"}
OWN |= {"object_id"}


@pytest.fixture
def plan():
    top = make_section("Corporate")
    sections = [top, make_section("Biz Link", parent=top), make_section("Sports")]
    sections.append(make_section("PR Newswire", parent=top, kind="wire"))
    sections.append(make_section("Pictures", kind="gallery"))
    author = make_author()
    cast = Cast(
        sections=sections,
        photos=[make_photo(caption="Cranes.", alt="A crane.") for _ in range(5)],
        authors=[(author.pk, author.name)],
        theme_ids=[make_theme().pk, make_theme("Ports").pk],
    )
    add_tags()
    return Plan(seed=7, count=40, until=timezone.now(), first_id=next_id(Article), cast=cast)


@pytest.fixture
def filled(plan):
    write_all(plan, lambda done: None)
    return list(Article.objects.order_by("pk"))


def row(thing):
    """Return what one row says, without what is its own."""
    columns = {field.attname: getattr(thing, field.attname) for field in thing._meta.fields}
    return {name: value for name, value in columns.items() if name not in OWN}


def everything_of(article):
    """Return every row of every table that belongs to `article`, by table."""
    found = {"story": [row(article)], "log": [row(entry) for entry in history_of(article)]}
    for relation in Article._meta.related_objects:
        if relation.one_to_many or relation.one_to_one:
            if relation.field.name == "story":  # what points at it, not what is its own
                continue
            rows = relation.related_model._default_manager.filter(**{relation.field.name: article})
            found[relation.related_model.__name__] = sorted(map(str, map(row, rows)))
    return found


def written_by_the_newsroom(article):
    """Write the story again through the actions, and return it."""
    again = actions.create(content=Content.of(article), by=None)
    actions.publish(
        again,
        expected_version=again.version,
        by=None,
        published_at=article.published_at,
    )
    return Article.objects.get(pk=again.pk)


def test_every_table_holds_what_the_actions_would_have_written(filled):
    for article in filled[::3]:
        assert everything_of(article) == everything_of(written_by_the_newsroom(article))


def test_its_texts_are_clean_already(filled):
    for article in filled:
        assert body.clean(article.body) == article.body
        assert 450 < body.word_count(article.body) < 950


def test_a_filled_story_stands_in_every_list_that_an_editors_story_stands_in(filled, client):
    newest = filled[-1]
    editors = make_article(
        section_id=newest.section_id,
        tags=list(newest.tags.names()),
        theme_ids=[theme.pk for theme in Theme.objects.all()],
        headline=f"Another word on {project(39)}",
    )
    lists = ["/latest/", "/latest/rss.xml", newest.section.get_absolute_url()]
    lists += [tag.get_absolute_url() for tag in newest.tags.all()]
    lists += [theme.get_absolute_url() for theme in newest.themes.all()]
    lists.append(f"/search/?q={project(39)}")
    for address in lists:
        page = client.get(address, follow=True).content.decode()
        assert newest.get_absolute_url() in page, address
        assert editors.get_absolute_url() in page, address
    assert client.get(newest.get_absolute_url()).status_code == 200


def test_the_newsroom_finds_a_filled_story_and_the_words_it_is_given_later(filled):
    story, name = filled[11], project(11)
    again = written_by_the_newsroom(story)
    assert set(Article.objects.matching(name)) == {story, again}
    actions.save_draft(
        story,
        content=Content.of(story).but(headline="Quetzal"),
        expected_version=story.version,
        by=None,
    )
    assert list(Article.objects.matching("quetzal")) == [story]
    assert list(Article.objects.matching(name)) == [again]


def test_the_same_seed_tells_the_same_story_and_another_seed_another(plan):
    same = Plan(7, plan.count, plan.until, plan.first_id, plan.cast)
    other = Plan(8, plan.count, plan.until, plan.first_id, plan.cast)
    assert plan.story(11) == same.story(11)
    assert plan.story(11).content.body != other.story(11).content.body


@pytest.mark.parametrize(("stories", "days"), [(1000, 40), (100_000, 3650), (1_000_000, 3650)])
def test_a_grown_paper_is_spread_over_years_and_ids_follow_time(plan, stories, days):
    grown = Plan(1, stories, plan.until, 1, plan.cast)
    moments = [grown.live_from(number) for number in range(0, stories, 7)]
    assert moments == sorted(set(moments))
    assert plan.until - moments[0] == pytest.approx(timedelta(days=days), abs=timedelta(seconds=1))
    assert moments[-1] <= plan.until


def test_a_paper_with_stories_is_not_filled_by_accident():
    make_article()
    with pytest.raises(CommandError, match="There are stories in this database already"):
        call_command("fill", articles=5)
    assert Article.objects.count() == 1


def test_the_command_fills_an_empty_database_once(monkeypatch):
    monkeypatch.setattr(paper, "PICTURES", paper.PICTURES[:2])  # drawing takes a second each
    monkeypatch.setattr(writing, "BATCH", 10)  # so that a process beside this one makes them
    said = StringIO()
    call_command("fill", articles=30, stdout=said)
    assert "30 of 30 stories" in said.getvalue()
    assert Article.objects.live().count() == 30
    with pytest.raises(CommandError, match="give another --seed"):
        call_command("fill", articles=30, yes=True, stdout=said)


def indexes_of_words():
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexdef LIKE '%% USING gin %%'")
        return {made for (made,) in cursor.fetchall()}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
@pytest.mark.django_db(transaction=True)
def test_indexes_of_words_are_back_after_a_fill_also_after_one_that_failed():
    before = indexes_of_words()
    assert before, "there is nothing to bring back"

    def fill_until_it_fails():
        with undisturbed():
            assert indexes_of_words() == set()
            raise ValueError("no room")

    with pytest.raises(ValueError, match="no room"):
        fill_until_it_fails()
    assert indexes_of_words() == before
