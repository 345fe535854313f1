"""Periods: what is meant when none is said, what stands beside one, and which units are whole."""

from datetime import date

import pytest

from core.answering.period import end_of, is_unit, is_within_a_month, period_of, same_days_before, step, units, whole
from core.asking.model import Group, Measure

TODAY = date(2026, 11, 24)
D = date


@pytest.mark.parametrize(
    ("measure", "group", "meant"),
    [
        (Measure.SPENT, None, (D(2026, 11, 1), TODAY)),
        (Measure.COUNT, Group.CATEGORY, (D(2026, 11, 1), TODAY)),
        (Measure.SPENT, Group.MONTH, (D(2025, 12, 1), TODAY)),
        (Measure.SPENT, Group.YEAR, (None, TODAY)),
        (Measure.LARGEST, None, (D(2025, 12, 1), TODAY)),
        (Measure.AVERAGE, Group.MONTH, (D(2025, 11, 1), TODAY)),
        (Measure.ENTRIES, None, (None, None)),
    ],
)
def test_what_is_meant_when_no_period_is_said(
    measure: Measure, group: Group | None, meant: tuple[date | None, date | None]
) -> None:
    assert period_of(measure, group, None, None, TODAY) == meant


def test_what_is_said_is_meant() -> None:
    assert period_of(Measure.SPENT, None, D(2026, 1, 1), None, TODAY) == (D(2026, 1, 1), None)
    assert period_of(Measure.SPENT, None, None, D(2026, 1, 1), TODAY) == (None, D(2026, 1, 1))


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        (D(2026, 10, 1), D(2026, 10, 31), Group.MONTH),
        (D(2026, 11, 1), TODAY, Group.MONTH),
        (D(2026, 1, 1), TODAY, Group.YEAR),
        (D(2025, 1, 1), D(2025, 12, 31), Group.YEAR),
        (D(2026, 11, 16), D(2026, 11, 22), Group.WEEK),
        (D(2026, 11, 3), D(2026, 11, 3), Group.DAY),
        (D(2026, 10, 1), D(2026, 10, 30), None),
        (D(2026, 10, 2), D(2026, 10, 31), None),
    ],
)
def test_a_stretch_is_the_unit_that_it_fills(first: date, last: date, unit: Group | None) -> None:
    assert is_unit(first, last, TODAY) is unit


@pytest.mark.parametrize(
    ("first", "last", "by", "stepped"),
    [
        (D(2026, 11, 1), TODAY, -1, (D(2026, 10, 1), D(2026, 10, 31))),
        (D(2026, 10, 1), D(2026, 10, 31), 1, (D(2026, 11, 1), TODAY)),
        (D(2026, 11, 1), TODAY, 1, (D(2026, 12, 1), D(2026, 12, 31))),
        (D(2026, 1, 1), TODAY, -1, (D(2025, 1, 1), D(2025, 12, 31))),
        (D(2026, 11, 16), D(2026, 11, 22), -1, (D(2026, 11, 9), D(2026, 11, 15))),
        (D(2026, 11, 24), D(2026, 11, 24), -1, (D(2026, 11, 23), D(2026, 11, 23))),
        (D(2026, 10, 5), D(2026, 10, 9), -1, (D(2026, 9, 30), D(2026, 10, 4))),
        (D(2026, 10, 5), D(2026, 10, 9), 1, (D(2026, 10, 10), D(2026, 10, 14))),
        (D(2026, 9, 1), D(2026, 10, 31), -1, (D(2026, 7, 1), D(2026, 8, 31))),
        (D(2025, 12, 1), TODAY, -1, (D(2024, 12, 1), D(2025, 11, 30))),
        (D(2026, 7, 1), D(2026, 8, 31), 1, (D(2026, 9, 1), D(2026, 10, 31))),
        (D(2026, 9, 1), D(2026, 10, 31), 1, (D(2026, 11, 1), TODAY)),
        (D(2026, 10, 1), TODAY, 1, (D(2026, 12, 1), D(2027, 1, 31))),
    ],
)
def test_a_period_steps_to_the_one_beside_it(first: date, last: date, by: int, stepped: tuple[date, date]) -> None:
    assert step(first, last, TODAY, by) == stepped


def test_whole_units_are_those_that_lie_within() -> None:
    assert whole(D(2026, 1, 1), TODAY, Group.MONTH) == (D(2026, 1, 1), D(2026, 10, 31), 10)
    assert whole(D(2026, 1, 2), TODAY, Group.MONTH) == (D(2026, 2, 1), D(2026, 10, 31), 9)
    assert whole(D(2026, 11, 1), TODAY, Group.WEEK) == (D(2026, 11, 2), D(2026, 11, 22), 3)
    assert whole(D(2026, 11, 2), TODAY, Group.MONTH) is None
    assert whole(D(2026, 11, 20), TODAY, Group.DAY) == (D(2026, 11, 20), TODAY, 5)
    assert whole(D(2024, 12, 31), TODAY, Group.YEAR) == (D(2025, 1, 1), D(2025, 12, 31), 1)


def test_units_begin_where_their_first_day_is() -> None:
    assert list(units(D(2026, 10, 30), D(2026, 11, 9), Group.WEEK)) == [
        D(2026, 10, 26), D(2026, 11, 2), D(2026, 11, 9),
    ]  # fmt: skip
    assert end_of(D(2028, 2, 3), Group.MONTH) == D(2028, 2, 29)
    assert end_of(D(2026, 12, 3), Group.MONTH) == D(2026, 12, 31)
    assert is_within_a_month(D(2026, 10, 1), D(2026, 10, 31))
    assert not is_within_a_month(D(2025, 10, 1), D(2026, 10, 31))


def test_a_month_is_held_against_its_like() -> None:
    assert same_days_before(D(2026, 11, 1), TODAY) == (D(2026, 10, 1), D(2026, 10, 24))
    assert same_days_before(D(2026, 10, 1), D(2026, 10, 31)) == (D(2026, 9, 1), D(2026, 9, 30))
    assert same_days_before(D(2026, 3, 1), D(2026, 3, 30)) == (D(2026, 2, 1), D(2026, 2, 28))
    assert same_days_before(D(2026, 2, 1), D(2026, 2, 28)) == (D(2026, 1, 1), D(2026, 1, 31))
