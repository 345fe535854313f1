"""A shift of which no day was said is placed by the clock: what has not begun was not worked."""

from datetime import date, time

import pytest

from core.visa.said import read_shifts
from core.visa.said_model import SaidKind, SaidShift, Speaker
from integrations.vocabulary.visa import load_shift_words

TODAY, EVE = date(2026, 11, 24), date(2026, 11, 23)
WORKED, TO_COME = SaidKind.WORKED, SaidKind.ROSTERED


def placed(line: str, at: time | None) -> list[tuple[date, SaidKind]]:
    said = read_shifts(line, load_shift_words(), Speaker(TODAY, at=at))
    assert said is not None
    return [_where(one) for one in said.shifts or [shift for option in said.options for shift in option]]


def _where(one: SaidShift) -> tuple[date, SaidKind]:
    return one.day, one.kind


@pytest.mark.parametrize(
    ("line", "at", "day", "kind"),
    [
        ("uber 22:00-02:00", time(9), EVE, WORKED),
        ("uber 22:00-02:00", time(1), EVE, WORKED),
        ("uber 22:00-02:00", time(19), TODAY, TO_COME),
        ("uber 22:00-02:00", time(23), TODAY, WORKED),
        ("worked 22:00-02:00", time(19), EVE, WORKED),
        ("шөнө 22-02 ажилласан", time(9), EVE, WORKED),
        ("work 9-17:30", time(8), TODAY, TO_COME),
        ("work 9-17:30", time(20), TODAY, WORKED),
        ("kmart 18:00-21:00", time(7), EVE, WORKED),
        ("uber 22:00-02:00 today", time(9), TODAY, TO_COME),
        ("worked 22:00-02:00 today", time(9), TODAY, WORKED),
        ("worked 9:00-12:00 and 13:00-17:00", time(12, 30), TODAY, WORKED),
        ("worked 6.5h at cafe", time(9), TODAY, WORKED),
    ],
)
def test_what_has_not_begun_was_the_day_before_or_is_to_come(line: str, at: time, day: date, kind: SaidKind) -> None:
    assert set(placed(line, at)) == {(day, kind)}


def test_without_the_time_of_day_nothing_is_moved() -> None:
    assert placed("uber 22:00-02:00", None) == [(TODAY, WORKED)]


def test_what_may_be_two_times_is_placed_one_by_one() -> None:
    assert set(placed("worked 5-9", time(12))) == {(TODAY, WORKED), (EVE, WORKED)}
