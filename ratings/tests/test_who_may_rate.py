"""Every kind of person × every way to give stars. Another day's decision is a line here."""

import pytest
from django.urls import reverse

from accounts.tests import cast
from articles.tests.factories import make_article, make_draft
from ratings.models import Rating, Voice

pytestmark = pytest.mark.django_db

# who → (voice counted at /stars/<id>/, may give for the paper there, opens the moderators' list)
RIGHTS = {
    "stranger": (Voice.VISITOR, False, False),
    "reader": (Voice.READER, False, False),
    "reporter": (Voice.READER, False, False),
    "section_editor": (Voice.READER, False, False),
    "photo_editor": (Voice.READER, False, False),
    "chief_editor": (Voice.READER, True, True),
    "moderator": (Voice.READER, True, True),
}


def client_of(who):
    return cast.signed_in(None if who == "stranger" else getattr(cast, who)())


@pytest.mark.parametrize("who", RIGHTS)
def test_everybody_speaks_in_their_own_voice_under_a_story(who):
    article = make_article()
    response = client_of(who).post(reverse("stars", args=[article.pk]), {"do": "give", "stars": 4})
    assert response.status_code == 303
    assert Rating.objects.get().voice == RIGHTS[who][0]


@pytest.mark.parametrize("who", RIGHTS)
def test_only_moderators_and_the_chief_editor_speak_for_the_paper(who):
    article = make_article()
    asked = {"do": "give", "stars": 4, "voice": "moderator"}
    client_of(who).post(reverse("stars", args=[article.pk]), asked)
    counted = Rating.objects.filter(voice=Voice.MODERATOR).exists()
    assert counted is RIGHTS[who][1]


@pytest.mark.parametrize("who", RIGHTS)
def test_only_moderators_and_the_chief_editor_reach_the_list(who):
    article, client = make_article(), client_of(who)
    addresses = [
        client.get(reverse("admin:ratings_story_changelist")),
        client.get(reverse("admin:ratings_story_log")),
        client.post(reverse("admin:ratings_story_stars", args=[article.pk]), {"stars": "5"}),
    ]
    may = RIGHTS[who][2]
    assert [response.status_code for response in addresses][:2] == [200, 200] or not may
    assert Rating.objects.filter(voice=Voice.MODERATOR).exists() is may
    if not may:
        assert all(response.status_code in {302, 403} for response in addresses)


def test_a_reporters_click_on_the_list_is_refused_and_not_only_hidden():
    article, client = make_article(), client_of("reporter")
    address = reverse("admin:ratings_story_stars", args=[article.pk])
    assert client.post(address, {"stars": "5"}).status_code == 403


@pytest.mark.parametrize("who", RIGHTS)
def test_a_story_that_is_not_in_the_paper_does_not_exist_here_for_anybody(who):
    draft, client = make_draft(), client_of(who)
    vote = {"do": "give", "stars": 4}
    assert client.get(reverse("stars", args=[draft.pk])).status_code == 404
    assert client.get(reverse("stars_mine", args=[draft.pk])).status_code == 404
    assert client.post(reverse("stars", args=[draft.pk]), vote).status_code == 404
    listed = client.post(reverse("admin:ratings_story_stars", args=[draft.pk]), {"stars": "5"})
    assert listed.status_code == (404 if RIGHTS[who][2] else listed.status_code)
    assert not Rating.objects.exists()
