"""A rule falls on the days on which a slow walk through every day finds it."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recurring.rule import LAST_DAY, Rule, Shift, Unit, occurrences, parse_rule

DAY = timedelta(days=1)
FIRST = date(2026, 1, 31)
_weekdays = st.lists(st.integers(0, 6), max_size=3, unique=True).map(lambda days: tuple(sorted(days)))
_numbers = st.lists(st.integers(1, 28), max_size=2, unique=True)
_month_days = st.tuples(_numbers, st.sampled_from([28, 29, 30, 31])).map(
    lambda both: tuple(sorted({*both[0], both[1]}))
)
_intervals = st.sampled_from([1, 2, 3, 6, 12, 24])
_nth = st.tuples(st.sampled_from([1, 2, 3, 4, -1]), st.integers(0, 6))
rules = st.one_of(
    st.builds(Rule, st.just(Unit.DAY), st.integers(1, 40)),
    st.builds(Rule, st.just(Unit.WEEK), st.integers(1, 4), _weekdays),
    st.builds(lambda interval, days: Rule(Unit.MONTH, interval, month_days=days), _intervals, _month_days),
    st.builds(lambda interval, nth: Rule(Unit.MONTH, interval, nth=nth), _intervals, _nth),
)


def days(rule: Rule, first: date, until: date) -> list[date]:
    return [one.nominal for one in occurrences(rule, first, first, until)]


def is_on(rule: Rule, first: date, day: date) -> bool:
    """Slowly: whether the rule falls on a day."""
    if rule.unit is Unit.DAY:
        return (day - first).days % rule.interval == 0
    if rule.unit is Unit.WEEK:
        monday = first - first.weekday() * DAY
        wanted = rule.weekdays or (first.weekday(),)
        return ((day - monday).days // 7) % rule.interval == 0 and day.weekday() in wanted
    months = (day.year - first.year) * 12 + day.month - first.month
    last = monthrange(day.year, day.month)[1]
    if months % rule.interval:
        return False
    if rule.nth is None:
        return day.day in {min(number, last) for number in rule.month_days}
    place, weekday = rule.nth
    nth_from_the_end = day.day + 7 > last if place < 0 else place == (day.day - 1) // 7 + 1
    return day.weekday() == weekday and nth_from_the_end


@given(rules, st.dates(date(2023, 1, 1), date(2028, 12, 31)), st.integers(0, 900))
def test_it_falls_on_the_days_on_which_a_slow_walk_finds_it(rule: Rule, first: date, length: int) -> None:
    slow = [day for day in (first + DAY * number for number in range(length + 1)) if is_on(rule, first, day)]
    assert days(rule, first, first + DAY * length) == slow


@given(rules)
def test_it_is_stored_as_a_text_and_read_back(rule: Rule) -> None:
    assert parse_rule(rule.text()) == rule


def test_the_31st_is_the_last_day_of_a_shorter_month_and_29_february_keeps_its_place() -> None:
    monthly = days(Rule(Unit.MONTH, month_days=(LAST_DAY,)), FIRST, date(2026, 4, 30))
    assert [f"{day:%d.%m}" for day in monthly] == ["31.01", "28.02", "31.03", "30.04"]
    yearly = days(Rule(Unit.MONTH, 12, month_days=(29,)), date(2024, 2, 29), date(2028, 12, 31))
    assert [f"{day:%d.%m}" for day in yearly] == ["29.02", "28.02", "28.02", "28.02", "29.02"]


@pytest.mark.parametrize(
    ("shift", "day", "moved"),
    [
        (Shift.NONE, date(2026, 12, 26), date(2026, 12, 26)),
        (Shift.AFTER, date(2026, 12, 26), date(2026, 12, 29)),
        (Shift.BEFORE, date(2026, 12, 26), date(2026, 12, 24)),
        (Shift.AFTER, date(2026, 12, 24), date(2026, 12, 24)),
        (Shift.BEFORE, date(2026, 12, 28), date(2026, 12, 24)),
    ],
)
def test_it_moves_to_a_business_day(shift: Shift, day: date, moved: date) -> None:
    """Christmas 2026 in New South Wales: Friday 25, Saturday 26, and Monday 28 in place of the latter."""
    holidays = {date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 28)}
    rule = Rule(Unit.MONTH, month_days=(day.day,), shift=shift)
    found = occurrences(rule, day, day - 9 * DAY, day + 9 * DAY, holidays)
    assert [(one.nominal, one.day) for one in found] == [(day, moved)]
