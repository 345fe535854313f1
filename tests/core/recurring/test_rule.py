"""Rules of recurrence give the days that a calendar gives, and are stored as text."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recurring.rule import Rule, Shift, Unit, occurrences, parse_rule

START, END = date(2028, 1, 1), date(2028, 12, 31)


def days(
    rule: Rule, first: date, start: date = START, end: date = END, holidays: frozenset[date] = frozenset()
) -> list[str]:
    return [f"{due.day:%m-%d}" for due in occurrences(rule, first, start, end, holidays)]


def test_the_31st_is_the_last_day_of_every_month() -> None:
    found = days(Rule(Unit.MONTH, month_days=(31,)), date(2027, 1, 31))
    assert found[:4] == ["01-31", "02-29", "03-31", "04-30"]
    assert len(found) == 12


def test_twice_a_month_keeps_both_days() -> None:
    assert days(Rule(Unit.MONTH, month_days=(15, 30)), date(2027, 1, 15))[:4] == ["01-15", "01-30", "02-15", "02-29"]


def test_a_leap_day_comes_every_year() -> None:
    rule = Rule(Unit.MONTH, 12, month_days=(29,))
    found = occurrences(rule, date(2024, 2, 29), date(2024, 1, 1), date(2028, 12, 31))
    assert [due.day.isoformat() for due in found] == [
        "2024-02-29",
        "2025-02-28",
        "2026-02-28",
        "2027-02-28",
        "2028-02-29",
    ]


def test_fortnights_keep_their_phase() -> None:
    assert days(Rule(Unit.WEEK, 2, (4,)), date(2027, 12, 31))[:3] == ["01-14", "01-28", "02-11"]


def test_the_last_friday_and_the_second_tuesday() -> None:
    assert days(Rule(Unit.MONTH, nth=(-1, 4)), START)[:2] == ["01-28", "02-25"]
    assert days(Rule(Unit.MONTH, nth=(2, 1)), START)[:2] == ["01-11", "02-08"]


def test_an_end_by_day_and_by_number() -> None:
    assert days(Rule(Unit.DAY, 28, until=date(2028, 2, 1)), START) == ["01-01", "01-29"]
    assert days(Rule(Unit.WEEK, weekdays=(0, 2), count=3), START) == ["01-03", "01-05", "01-10"]


def test_a_day_off_is_shifted_and_known_by_its_own_day() -> None:
    new_year = frozenset({date(2028, 1, 3)})
    first = date(2027, 12, 1)
    after = Rule(Unit.MONTH, month_days=(1,), shift=Shift.AFTER)
    assert days(after, first, holidays=new_year)[:2] == ["01-04", "02-01"]
    assert occurrences(after, first, date(2028, 1, 4), date(2028, 1, 4), new_year)[0].nominal == date(2028, 1, 1)
    before = occurrences(
        Rule(Unit.MONTH, month_days=(1,), shift=Shift.BEFORE), first, date(2027, 12, 20), START, new_year
    )
    assert [due.day for due in before] == [date(2027, 12, 31)]


_RULES = st.one_of(
    st.builds(Rule, st.just(Unit.DAY), st.integers(1, 60)),
    st.builds(
        Rule, st.just(Unit.WEEK), st.integers(1, 4), st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days)))
    ),
    st.builds(
        lambda days, late, interval, shift: Rule(Unit.MONTH, interval, month_days=(*sorted(days), *late), shift=shift),
        st.sets(st.integers(1, 28), min_size=1),
        st.sets(st.integers(29, 31), max_size=1),
        st.integers(1, 12),
        st.sampled_from(Shift),
    ),
    st.builds(
        lambda place, day, count: Rule(Unit.MONTH, nth=(place, day), count=count),
        st.sampled_from((1, 2, 3, 4, -1)),
        st.integers(0, 6),
        st.integers(1, 9),
    ),
    st.builds(
        lambda until: Rule(Unit.MONTH, month_days=(5,), until=until), st.dates(date(2027, 1, 1), date(2030, 1, 1))
    ),
)


@given(_RULES)
def test_a_rule_comes_back_from_its_text(rule: Rule) -> None:
    assert parse_rule(rule.text()) == rule


@given(_RULES, st.integers(0, 400))
def test_the_days_of_two_stretches_are_those_of_both(rule: Rule, cut: int) -> None:
    middle = START + timedelta(days=cut)
    end = START + timedelta(days=400)
    whole = occurrences(rule, date(2027, 12, 1), START, end)
    parts = occurrences(rule, date(2027, 12, 1), START, middle) + occurrences(
        rule, date(2027, 12, 1), middle + timedelta(1), end
    )
    assert parts == whole


@pytest.mark.parametrize(
    "text",
    [
        "",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;INTERVAL=1",
        "FREQ=HOURLY;INTERVAL=1",
        "FREQ=WEEKLY;INTERVAL=1;BYDAY=XX",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=1 SHIFT=up",
        "FREQ=WEEKLY;INTERVAL=1;BYHOUR=3",
    ],
)
def test_another_text_is_no_rule(text: str) -> None:
    with pytest.raises(ValueError, match="no rule"):
        parse_rule(text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": Unit.MONTH},
        {"unit": Unit.DAY, "weekdays": (1,)},
        {"unit": Unit.MONTH, "month_days": (29, 30)},
        {"unit": Unit.MONTH, "month_days": (0,)},
        {"unit": Unit.MONTH, "nth": (5, 1)},
        {"unit": Unit.WEEK, "weekdays": (7,)},
        {"unit": Unit.DAY, "count": 0},
        {"unit": Unit.DAY, "count": 1, "until": START},
        {"unit": Unit.DAY, "nth": (1, 1)},
    ],
)
def test_what_is_no_rule_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no rule"):
        Rule(**wrong)  # type: ignore[arg-type]
