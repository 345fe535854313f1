"""What is believed at once, what waits for a second day, and how the waiting ends."""

from dataclasses import replace
from fractions import Fraction

import pytest

from core.rates.hold import JUMP, Admission, admit, jumps
from core.rates.model import Held, Verdict
from tests.core.rates.rating import day, rate

OLD, ODD = rate("USD/MNT", "3600"), rate("USD/MNT", "36000", day(1))


def waiting(verdict: Verdict | None = None) -> Held:
    """ODD as it waits in storage, or as it ended."""
    return Held(ODD, OLD, 7, verdict)


def test_an_ordinary_rate_is_believed_and_so_is_the_first_of_all() -> None:
    new = rate("USD/MNT", "3610", day(1))
    assert admit([new], [OLD], []) == Admission(accepted=(new,))
    assert admit([OLD], [], []) == Admission(accepted=(OLD,))


@pytest.mark.parametrize(("value", "held"), [("4320", False), ("4320.01", True), ("2880", False), ("2879.99", True)])
def test_a_fifth_is_believed_and_more_is_not(value: str, held: bool) -> None:
    assert jumps(rate("USD/MNT", value, day(1)), OLD) is held
    assert bool(admit([rate("USD/MNT", value, day(1))], [OLD], []).held) is held


def test_a_jump_is_held_with_what_it_jumped_against() -> None:
    (held,) = admit([ODD], [OLD], []).held
    assert (held.rate, held.last, held.change) == (ODD, OLD, Fraction(9))
    assert Fraction(1, 5) == JUMP


def test_what_is_known_is_neither_stored_nor_reported_again() -> None:
    assert admit([OLD, ODD], [OLD], [waiting()]) == Admission()
    assert admit([ODD], [OLD], [waiting(Verdict.DROPPED)]) == Admission()


def test_a_second_day_that_agrees_releases() -> None:
    second = rate("USD/MNT", "36100", day(2))
    done = admit([second], [OLD], [waiting()])
    assert done.accepted == (ODD, second)
    assert done.settled == (waiting(Verdict.AGREED),)
    assert not done.held


def test_the_same_day_said_by_another_source_does_not_release() -> None:
    other = rate("USD/MNT", "36000", day(1), "frankfurter.bom")
    done = admit([other], [OLD], [waiting()])
    assert [one.rate for one in done.held] == [other]
    assert not done.accepted


def test_a_second_day_that_agrees_with_the_old_refutes() -> None:
    second = rate("USD/MNT", "3620", day(2))
    done = admit([second], [OLD], [waiting()])
    assert done == Admission(accepted=(second,), settled=(waiting(Verdict.REFUTED),))


def test_a_second_day_that_agrees_with_neither_is_held_too() -> None:
    second = rate("USD/MNT", "360", day(2))
    done = admit([second], [OLD], [waiting()])
    assert [one.rate for one in done.held] == [second]
    assert not done.settled


def test_between_the_old_and_the_held_both_stand() -> None:
    held = Held(rate("USD/MNT", "4400", day(1)), OLD, 7)
    second = rate("USD/MNT", "4000", day(2))
    assert admit([second], [OLD], [held]).accepted == (held.rate, second)


def test_a_source_that_takes_its_figure_back_refutes_itself() -> None:
    corrected = rate("USD/MNT", "3600.50", day(1))
    assert admit([corrected], [OLD], [waiting()]).settled == (waiting(Verdict.REFUTED),)
    other_typo = rate("USD/MNT", "360", day(1))
    done = admit([other_typo], [OLD], [waiting()])
    assert done.settled == (waiting(Verdict.REFUTED),)
    assert [one.rate for one in done.held] == [other_typo]


def test_a_whole_history_with_a_typo_reports_nothing_and_keeps_the_rest() -> None:
    late = rate("USD/MNT", "3620", day(2))
    assert admit([OLD, ODD, late], [], []) == Admission(accepted=(OLD, late))
    assert admit([OLD, ODD, late], [OLD, late], []) == Admission()


def test_a_whole_history_with_a_devaluation_is_kept_whole() -> None:
    late = rate("USD/MNT", "36200", day(2))
    assert admit([late, OLD, ODD], [], []) == Admission(accepted=(OLD, ODD, late))


def test_a_correction_is_a_new_row() -> None:
    corrected = replace(OLD, value=OLD.value + 1)
    assert admit([corrected], [OLD], []) == Admission(accepted=(corrected,))
    assert admit([OLD], [OLD, corrected], []) == Admission(accepted=(OLD,))


def test_a_figure_that_its_source_corrects_into_another_jump_does_not_agree_with_itself() -> None:
    again = rate("USD/MNT", "36500", day(1))
    done = admit([again], [OLD], [waiting()])
    assert done.settled == (waiting(Verdict.REFUTED),)
    assert [one.rate for one in done.held] == [again]
    assert not done.accepted


def test_what_agrees_with_one_that_waits_refutes_the_other() -> None:
    other = Held(rate("USD/MNT", "360", day(2)), OLD, 8)
    third = rate("USD/MNT", "36100", day(3))
    done = admit([third], [OLD], [waiting(), other])
    assert done.accepted == (ODD, third)
    assert done.settled == (waiting(Verdict.AGREED), replace(other, verdict=Verdict.REFUTED))


def test_a_day_that_is_told_late_is_judged_by_the_day_before_it() -> None:
    late = rate("USD/MNT", "3610", day(1))
    assert admit([late], [OLD, rate("USD/MNT", "36000", day(5))], []).accepted == (late,)


def test_each_pair_is_judged_by_itself_and_by_the_last_day_that_stands() -> None:
    known = [rate("USD/MNT", "100", day(-9)), OLD, rate("USD/MNT", "100", source="somebody"), rate("AUD/MNT", "2500")]
    new = rate("USD/MNT", "3610", day(1))
    assert admit([new], known, []).accepted == (new,)
