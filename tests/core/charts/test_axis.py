"""Marks of an axis: round, few, and around every figure."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.charts.axis import MOST_DAYS, MOST_GAPS, from_zero, round_days, round_steps

FIGURES = st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([], (0, 1)),
        ([0], (0, 1)),
        ([700], (0, 200, 400, 600, 800)),
        ([-700], (-800, -600, -400, -200, 0)),
        ([30_000, 32_000], (30_000, 30_500, 31_000, 31_500, 32_000)),
        ([10_000, 32_000], (0, 10_000, 20_000, 30_000, 40_000)),
        ([-5, 12], (-5, 0, 5, 10, 15)),
        ([-32_000, -31_000], (-32_000, -31_500, -31_000)),
    ],
)
def test_marks_are_round(values: list[int], marks: tuple[int, ...]) -> None:
    assert round_steps(values) == marks


def test_bars_begin_at_nothing_though_all_are_high() -> None:
    assert from_zero([30_000, 32_000]) == (0, 10_000, 20_000, 30_000, 40_000)


@given(FIGURES)
def test_marks_span_the_figures_in_even_round_steps(values: list[int]) -> None:
    marks = round_steps(values)
    assert 2 <= len(marks) <= MOST_GAPS + 1
    assert marks[0] <= min(values)
    assert marks[-1] >= max(values)
    (step,) = {then - first for first, then in pairwise(marks)}
    assert str(step).rstrip("0") in {"1", "2", "5"}
    assert marks[0] % step == 0


@pytest.mark.parametrize(
    ("first", "last", "marks"),
    [
        ("2026-11-27", "2026-11-27", ["2026-11-27"]),
        ("2026-11-25", "2026-11-27", ["2026-11-25", "2026-11-26", "2026-11-27"]),
        ("2026-11-01", "2026-11-27", ["2026-11-06", "2026-11-13", "2026-11-20", "2026-11-27"]),
        ("2025-09-27", "2026-11-27", ["2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"]),
        ("2026-08-01", "2026-11-27", ["2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"]),
        ("2019-05-01", "2026-11-27", ["2020-01-01", "2022-01-01", "2024-01-01", "2026-01-01"]),
    ],
)
def test_days_are_marked_where_a_person_looks_for_them(first: str, last: str, marks: list[str]) -> None:
    found = round_days(date.fromisoformat(first), date.fromisoformat(last))
    assert [day.isoformat() for day in found] == marks


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 20_000))
def test_marked_days_are_few_and_lie_within(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    marks = round_days(first, last)
    assert 1 <= len(marks) <= MOST_DAYS
    assert first <= marks[0]
    assert marks[-1] <= last
    assert sorted(set(marks)) == list(marks)
