"""When a thing recurs, against a slow walk through every day."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recurring.rule import LAST, BadRuleError, Every, Move, Rule, Weekday, parse

FIRST = date(2026, 1, 31)
DAY = timedelta(days=1)
weekdays = st.integers(0, 6)
rules = st.one_of(
    st.builds(Rule, st.just(Every.DAY), st.integers(1, 40)),
    st.builds(
        Rule,
        st.just(Every.WEEK),
        st.integers(1, 4),
        st.lists(st.builds(Weekday, weekdays), max_size=3, unique=True).map(tuple),
    ),
    st.builds(
        Rule,
        st.just(Every.MONTH),
        st.integers(1, 6),
        st.lists(st.builds(Weekday, weekdays, st.sampled_from([1, 2, 3, 4, LAST])), max_size=1).map(tuple),
    ),
    st.builds(
        Rule,
        st.sampled_from([Every.MONTH, Every.YEAR]),
        st.integers(1, 3),
        month_days=st.lists(st.sampled_from([1, 15, 28, 29, 30, 31, LAST]), max_size=2, unique=True).map(tuple),
    ),
)


def days(rule: Rule, first: date, until: date, since: date = date.min) -> list[date]:
    return list(rule.nominal(first, max(first, since), until))


def is_on(rule: Rule, first: date, day: date) -> bool:
    """Slowly: whether the rule falls on a day."""
    if rule.every is Every.DAY:
        return (day - first).days % rule.interval == 0
    if rule.every is Every.WEEK:
        monday = first - first.weekday() * DAY
        wanted = {one.day for one in rule.weekdays} or {first.weekday()}
        return ((day - monday).days // 7) % rule.interval == 0 and day.weekday() in wanted
    months = (day.year - first.year) * 12 + day.month - first.month
    length = 12 * rule.interval if rule.every is Every.YEAR else rule.interval
    return months % length == 0 and (_is_weekday(rule, day) if rule.weekdays else _is_number(rule, first, day))


def _is_weekday(rule: Rule, day: date) -> bool:
    last = monthrange(day.year, day.month)[1]
    return any(
        day.weekday() == one.day and (one.nth == (day.day - 1) // 7 + 1 or (one.nth == LAST and day.day + 7 > last))
        for one in rule.weekdays
    )


def _is_number(rule: Rule, first: date, day: date) -> bool:
    last = monthrange(day.year, day.month)[1]
    return any(day.day == (last if number == LAST else min(number, last)) for number in rule.month_days or (first.day,))


@given(rules, st.dates(date(2023, 1, 1), date(2028, 12, 31)), st.integers(0, 900))
def test_it_falls_on_the_days_on_which_a_slow_walk_finds_it(rule: Rule, first: date, length: int) -> None:
    slow = [day for day in (first + DAY * number for number in range(length + 1)) if is_on(rule, first, day)]
    assert days(rule, first, first + DAY * length) == slow


@given(rules, st.sampled_from(Move))
def test_it_is_stored_as_a_text_and_read_back(rule: Rule, move: Move) -> None:
    moved = Rule(rule.every, rule.interval, rule.weekdays, rule.month_days, rule.months, move)
    assert parse(moved.text()) == moved


def test_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    assert days(Rule(Every.MONTH), FIRST, date(2026, 4, 30)) == [
        date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 30),
    ]  # fmt: skip


def test_the_29th_of_february_is_the_28th_in_other_years() -> None:
    leap = date(2024, 2, 29)
    assert days(Rule(Every.YEAR), leap, date(2028, 12, 31))[1:] == [
        date(2025, 2, 28), date(2026, 2, 28), date(2027, 2, 28), date(2028, 2, 29),
    ]  # fmt: skip


def test_twice_a_month_and_months_of_a_year() -> None:
    pay = Rule(Every.MONTH, month_days=(15, 30))
    assert days(pay, date(2026, 2, 1), date(2026, 3, 31)) == [
        date(2026, 2, 15), date(2026, 2, 28), date(2026, 3, 15), date(2026, 3, 30),
    ]  # fmt: skip
    tax = Rule(Every.YEAR, month_days=(20,), months=(2, 8))
    assert days(tax, date(2026, 1, 1), date(2027, 3, 1)) == [date(2026, 2, 20), date(2026, 8, 20), date(2027, 2, 20)]


def test_what_was_before_is_not_given_and_intervals_are_counted_from_the_first() -> None:
    fortnightly = Rule(Every.WEEK, 2)
    assert days(fortnightly, date(2026, 11, 6), date(2026, 12, 10), since=date(2026, 11, 25)) == [date(2026, 12, 4)]


@pytest.mark.parametrize(
    ("move", "day", "moved"),
    [
        (Move.NONE, date(2026, 12, 26), date(2026, 12, 26)),
        (Move.AFTER, date(2026, 12, 26), date(2026, 12, 29)),
        (Move.BEFORE, date(2026, 12, 26), date(2026, 12, 24)),
        (Move.AFTER, date(2026, 12, 24), date(2026, 12, 24)),
        (Move.BEFORE, date(2026, 12, 28), date(2026, 12, 24)),
    ],
)
def test_it_moves_to_a_business_day(move: Move, day: date, moved: date) -> None:
    """Christmas 2026 in New South Wales: Friday 25, Saturday 26, and Monday 28 in place of the latter."""
    holidays = {date(2026, 12, 25), date(2026, 12, 26), date(2026, 12, 28)}
    assert Rule(Every.MONTH, move=move).due(day, holidays.__contains__) == moved


def test_where_nobody_ever_works_it_does_not_move_for_ever() -> None:
    assert Rule(Every.DAY, move=Move.AFTER).due(FIRST, lambda _: True) == FIRST + timedelta(days=16)


@pytest.mark.parametrize(
    "text",
    ["", "FREQ=HOURLY", "INTERVAL=1", "FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;COUNT=3", "FREQ"],
)
def test_what_is_no_rule_of_ours_is_refused(text: str) -> None:
    with pytest.raises(BadRuleError):
        parse(text)
