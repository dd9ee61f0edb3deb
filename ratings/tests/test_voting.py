import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.tests.cast import moderator, reader
from articles import actions as newsroom
from articles.tests.factories import make_article
from publishing.errors import Refused
from publishing.models import LogEntry
from ratings import actions
from ratings.models import Rating, RatingSum, Voice
from ratings.tests.factories import make_readers_votes, make_visitor, sums
from ratings.voters import Voter

pytestmark = pytest.mark.django_db


def test_a_reader_gives_stars_once_and_changing_them_moves_the_same_vote():
    article, voter = make_article(), Voter.reader(reader())
    actions.give(article, stars=2, by=voter)
    actions.give(article, stars=5, by=voter)
    assert Rating.objects.count() == 1
    assert sums(article) == (1, 5)


def test_giving_the_same_stars_again_changes_nothing():
    article, voter = make_article(), Voter.reader(reader())
    first = actions.give(article, stars=4, by=voter)
    again = actions.give(article, stars=4, by=voter)
    assert again.changed_at == first.changed_at
    assert sums(article) == (1, 4)


def test_withdrawn_stars_leave_no_trace_in_the_result():
    article, voter = make_article(), Voter.reader(reader())
    make_readers_votes(article, 3)
    actions.give(article, stars=5, by=voter)
    assert actions.withdraw(article, by=voter) is True
    assert sums(article) == (1, 3)
    assert actions.withdraw(article, by=voter) is False
    assert sums(article) == (1, 3)


def test_the_three_voices_are_counted_apart():
    article, person = make_article(), moderator()
    actions.give(article, stars=5, by=Voter.reader(person))
    actions.give(article, stars=2, by=Voter.moderator(person))
    actions.give(article, stars=1, by=make_visitor())
    assert [sums(article, voice) for voice in Voice] == [(1, 5), (1, 1), (1, 2)]
    actions.withdraw(article, by=Voter.moderator(person))
    assert [sums(article, voice) for voice in Voice] == [(1, 5), (1, 1), (0, 0)]


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_only_one_to_five_stars_can_be_given(stars):
    article = make_article()
    with pytest.raises(ValueError, match="one to five"):
        actions.give(article, stars=stars, by=Voter.reader(reader()))
    assert not Rating.objects.exists()


def test_the_database_itself_refuses_a_second_vote_and_a_sixth_star():
    article, person = make_article(), reader()
    actions.give(article, stars=3, by=Voter.reader(person))
    for wrong in ({"user": person, "stars": 4}, {"user": reader(), "stars": 6}, {"stars": 3}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Rating.objects.create(article=article, voice=Voice.READER, **wrong)


def test_nobody_rates_a_story_before_its_time_or_after_it_was_withdrawn():
    later = make_article(published_at=timezone.now() + timezone.timedelta(hours=1))
    gone = make_article()
    newsroom.withdraw(gone, expected_version=gone.version, by=None)
    for article in (later, gone):
        for voter in (Voter.reader(reader()), Voter.moderator(moderator()), make_visitor()):
            with pytest.raises(Refused, match="while the story is in the paper"):
                actions.give(article, stars=5, by=voter)
    assert not RatingSum.objects.exists()


def test_an_account_that_is_deleted_takes_its_stars_along():
    article, person = make_article(), moderator()
    make_readers_votes(article, 2, 2)
    actions.give(article, stars=5, by=Voter.reader(person))
    actions.give(article, stars=5, by=Voter.moderator(person))
    person.delete()
    assert sums(article) == (2, 4)
    assert sums(article, Voice.MODERATOR) == (0, 0)
    assert actions.find_drift() == []


def test_what_a_moderator_gives_and_withdraws_is_written_down_with_the_name():
    article, person = make_article(), moderator()
    actions.give(article, stars=4, by=Voter.moderator(person))
    actions.withdraw(article, by=Voter.moderator(person))
    written = LogEntry.objects.filter(by=person).order_by("pk").values_list("verb", "note")
    assert list(written) == [
        ("gave stars", "4 stars, Very good"),
        ("withdrew stars", "4 stars, Very good"),
    ]


def test_what_a_reader_gives_is_nobodys_business():
    article, person = make_article(), reader()
    actions.give(article, stars=4, by=Voter.reader(person))
    assert not LogEntry.objects.filter(by=person).exists()
