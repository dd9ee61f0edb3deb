import pytest

from ratings.display import Result, in_words, legend, result, shown_results
from ratings.models import RatingSum, Voice


def said(total: int, count: int, voice: Voice = Voice.READER) -> str:
    return Result(voice, count, total).sentence


def test_the_legend_has_the_papers_five_words():
    assert [(step.stars, step.word) for step in legend()] == [
        (1, "Poor"),
        (2, "Promising"),
        (3, "Good"),
        (4, "Very good"),
        (5, "Exceptional"),
    ]


def test_a_result_is_said_with_average_word_and_how_many_spoke():
    assert said(42, 12) == "3.5 of 5, Good, 12 readers"
    assert said(4, 1) == "4 of 5, Very good, 1 reader"
    assert said(5, 1, Voice.MODERATOR) == "5 of 5, Exceptional, 1 moderator"
    assert said(3, 3, Voice.VISITOR) == "1 of 5, Poor, 3 visitors"


def test_without_a_vote_there_is_no_average():
    nothing = result(Voice.READER, {})
    assert (nothing.halves, nothing.average, nothing.word) == (0, "", "")
    assert nothing.sentence == "No stars yet"


@pytest.mark.parametrize(
    ("total", "count", "halves"),
    [(5, 1, 10), (1, 1, 2), (13, 4, 7), (12, 4, 6), (19, 5, 8), (374, 100, 7), (375, 100, 8)],
)
def test_drawn_stars_are_the_average_to_the_nearest_half_a_quarter_rounded_up(
    total, count, halves
):
    assert Result(Voice.READER, count, total).halves == halves


def test_visitors_stand_there_only_if_there_are_any():
    sums = {"visitor": RatingSum(voice="visitor", count=1, total=2)}
    assert [one.voice for one in shown_results({})] == [Voice.READER, Voice.MODERATOR]
    assert [one.voice for one in shown_results(sums)] == list(Voice)


def test_stars_are_said_in_words():
    assert in_words(1) == "1 star, Poor"
    assert in_words(5) == "5 stars, Exceptional"
