"""Rules of recurrence against a slow walk through every day."""

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.recurring.rule import Rule, Unit, occurrences

_RULES = st.one_of(
    st.builds(Rule, st.just(Unit.DAY), st.integers(1, 40)),
    st.builds(Rule, st.just(Unit.WEEK), st.integers(1, 4), st.sampled_from([(), (0,), (1, 4), (5, 6)])),
    st.builds(
        lambda interval, days: Rule(Unit.MONTH, interval, month_days=days),
        st.integers(1, 13),
        st.sampled_from([(1,), (15, 30), (28,), (29,), (31,), (10, 20)]),
    ),
    st.builds(
        lambda place, day: Rule(Unit.MONTH, nth=(place, day)), st.sampled_from([1, 2, 3, 4, -1]), st.integers(0, 6)
    ),
)


def is_on(rule: Rule, first: date, day: date) -> bool:
    """Slowly: whether the rule falls on a day."""
    if rule.unit is Unit.DAY:
        return (day - first).days % rule.interval == 0
    if rule.unit is Unit.WEEK:
        weeks = (day - first + timedelta(days=first.weekday())).days // 7
        return weeks % rule.interval == 0 and day.weekday() in (rule.weekdays or (first.weekday(),))
    last = monthrange(day.year, day.month)[1]
    months = (day.year - first.year) * 12 + day.month - first.month
    if months % rule.interval:
        return False
    if rule.nth is None:
        return any(day.day == min(number, last) for number in rule.month_days)
    place, weekday = rule.nth
    there = day.day + 7 > last if place == -1 else (day.day - 1) // 7 + 1 == place
    return there and day.weekday() == weekday


@given(_RULES, st.dates(date(2023, 1, 1), date(2028, 12, 31)), st.integers(0, 900))
def test_it_falls_on_the_days_on_which_a_slow_walk_finds_it(rule: Rule, first: date, length: int) -> None:
    end = first + timedelta(days=length)
    slow = [day for day in (first + timedelta(days=number) for number in range(length + 1)) if is_on(rule, first, day)]
    assert [due.day for due in occurrences(rule, first, first, end)] == slow
