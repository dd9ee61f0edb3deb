from io import StringIO

import pytest
from django.core.management import call_command

from articles.tests.factories import make_article
from ratings import actions
from ratings.models import RatingSum, Voice
from ratings.tests.factories import make_readers_votes, make_visitor, sums

pytestmark = pytest.mark.django_db


def recount(**options) -> str:
    out = StringIO()
    call_command("recount_ratings", stdout=out, **options)
    return out.getvalue()


def test_where_sums_and_votes_agree_it_says_so():
    make_readers_votes(make_article(), 4, 5)
    assert recount() == "No drift.\n"


def test_drift_is_printed_and_mended():
    article, other = make_article(), make_article()
    make_readers_votes(article, 4, 5)
    make_readers_votes(other, 3)
    actions.give(article, stars=1, by=make_visitor())
    RatingSum.objects.filter(article=article, voice=Voice.READER).update(count=7, total=30)
    RatingSum.objects.filter(article=article, voice=Voice.VISITOR).delete()
    RatingSum.objects.create(article=other, voice=Voice.MODERATOR, count=1, total=5)
    printed = recount()
    assert f"story {article.pk}, reader: stored 7 votes with 30 stars, counted 2 with 9" in printed
    assert f"story {article.pk}, visitor: stored 0 votes with 0 stars, counted 1 with 1" in printed
    assert f"story {other.pk}, moderator: stored 1 votes with 5 stars" in printed
    assert "3 mended." in printed
    assert (sums(article), sums(other)) == ((2, 9), (1, 3))
    assert recount() == "No drift.\n"


def test_a_dry_run_only_prints():
    article = make_article()
    make_readers_votes(article, 4)
    RatingSum.objects.update(count=2, total=8)
    assert "1 to mend." in recount(dry_run=True)
    assert sums(article) == (2, 8)
