"""What is chosen while a paper is looked over is kept as it was chosen, each reading for itself."""

from core.importing.model import Choices
from core.reviewing.chosen import NOTHING_CHOSEN, Chosen, chosen_of, with_chosen

ALL = Chosen(
    account_id=7,
    private=True,
    choices=Choices(True, frozenset({1}), frozenset({2}), {3: 40}, {4: "food.coffee"}),
    fields={"total": "12.50"},
    apart=True,
)


def test_nothing_is_chosen_at_first() -> None:
    assert chosen_of("{}", 0) == NOTHING_CHOSEN


def test_what_is_kept_is_found_again_and_each_reading_has_its_own() -> None:
    review = with_chosen(with_chosen("{}", 0, ALL), 1, Chosen(new=True))
    assert chosen_of(review, 0) == ALL
    assert chosen_of(review, 1) == Chosen(new=True)
    assert chosen_of(review, 2) == NOTHING_CHOSEN


def test_a_row_is_left_out_and_taken_in_again() -> None:
    assert NOTHING_CHOSEN.turned(3).choices.skipped == {3}
    assert NOTHING_CHOSEN.turned(3).turned(3) == NOTHING_CHOSEN


def test_a_row_is_one_thing_at_a_time() -> None:
    added = NOTHING_CHOSEN.tied(3, 40).turned(3).added(3)
    assert added == NOTHING_CHOSEN.added(3)
    tied = added.turned(3).tied(3, 41)
    assert tied == NOTHING_CHOSEN.tied(3, 41)
    assert not tied.choices.added | tied.choices.skipped


def test_an_account_that_is_named_is_not_a_new_one() -> None:
    assert Chosen(new=True).on(5) == Chosen(account_id=5)


def test_the_rest_stays_when_one_thing_is_chosen() -> None:
    chosen = ALL.with_field("day", "2026-10-01").named(5, "home.rent").confirmed()
    assert chosen.fields == {"total": "12.50", "day": "2026-10-01"}
    assert chosen.choices.categories == {4: "food.coffee", 5: "home.rent"}
    assert chosen.choices.skipped == {1}
