"""A reader saves a story for later; the page itself knows nothing of it."""

import re

import pytest
from django.test import Client

from accounts.tests.cast import reader, signed_in
from articles.tests.factories import make_article, make_draft
from publishing.errors import Refused
from saved import actions
from saved.models import SavedStory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_article(headline="Six berths")


def test_the_page_of_a_story_is_the_same_for_who_saved_it(story):
    someone = reader()
    actions.save(story, by=someone)
    stranger = Client().get(story.get_absolute_url())
    mine = signed_in(someone).get(story.get_absolute_url())
    assert stranger.content == mine.content
    assert f'href="/saved/{story.pk}/"' in stranger.text
    assert not mine.cookies


def test_without_script_a_form_page_saves_and_takes_off(story):
    client = signed_in(reader())
    page = f"/saved/{story.pk}/"
    assert "Save for later" in client.get(page).text
    answer = client.post(page, {"do": "save"})
    assert answer.headers["Location"] == story.get_absolute_url()
    assert "Six berths" in client.get("/saved/").text
    assert "Saved: take it off" in client.get(page).text
    client.post(page, {"do": "take off"})
    assert "Nothing is saved yet" in client.get("/saved/").text


def test_the_button_alone_comes_for_who_signed_in_only(story):
    part = f"/saved/{story.pk}/?part"
    stranger = Client().get(part)
    assert stranger.status_code == 204
    assert not stranger.cookies
    client = signed_in(reader())
    assert 'aria-pressed="false"' in client.get(part).text
    assert 'aria-pressed="true"' in client.post(part, {"do": "save"}).text
    assert client.get(part).headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")


def test_a_stranger_comes_back_to_the_form_after_signing_in(story):
    answer = Client().get(f"/saved/{story.pk}/")
    assert answer.headers["Location"] == f"/sign-in/?next=/saved/{story.pk}/"


def test_saving_twice_is_once(story):
    client = signed_in(reader())
    for _ in range(2):
        client.post(f"/saved/{story.pk}/", {"do": "save"})
    assert SavedStory.objects.count() == 1


def test_the_list_is_each_readers_own_and_the_newest_first():
    lan, minh = reader(), reader()
    stories = [make_article(headline=f"Story {n}") for n in range(3)]
    for story in stories:
        actions.save(story, by=lan)
    page = signed_in(lan).get("/saved/").text
    assert re.findall(r">(Story \d)</a></h2>", page) == ["Story 2", "Story 1", "Story 0"]
    assert "Story" not in re.sub(r"<title>.*?</title>", "", signed_in(minh).get("/saved/").text)


def test_what_is_not_in_the_paper_is_not_saved_and_not_shown():
    someone, draft = reader(), make_draft()
    assert signed_in(someone).get(f"/saved/{draft.pk}/").status_code == 404
    with pytest.raises(Refused):
        actions.save(draft, by=someone)


def test_a_full_list_says_so(story, monkeypatch):
    monkeypatch.setattr(actions, "MOST", 1)
    someone = reader()
    actions.save(make_article(), by=someone)
    answer = signed_in(someone).post(f"/saved/{story.pk}/", {"do": "save"})
    assert "Take some off first" in answer.text


def test_long_lists_have_pages():
    someone = reader()
    for n in range(22):
        actions.save(make_article(headline=f"Story {n}"), by=someone)
    client = signed_in(someone)
    assert 'href="?page=2"' in client.get("/saved/").text
    assert client.get("/saved/?page=2").text.count('class="saved-off"') == 2
    assert client.get("/saved/?page=3").status_code == 404
    assert client.get("/saved/?page=x").status_code == 404
