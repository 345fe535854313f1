"""Which days a period has: counted from the first, by months that are short, and cut by paydays."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.budgets.model import Budget, Period, Scope
from core.budgets.period import MOST_SPANS, Span, first_of, span_of, spans
from core.money.currency import currency
from core.money.money import Money

AUD = currency("AUD")
TUESDAY = date(2026, 11, 24)


def budget(period: Period, first: date) -> Budget:
    return Budget(Scope(), Money(100_00, AUD), period, first)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.WEEK, date(2026, 11, 23), date(2026, 11, 29)),
        (Period.FORTNIGHT, date(2026, 11, 23), date(2026, 12, 6)),
        (Period.MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (Period.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_by_itself_a_period_begins_where_people_count_from(period: Period, first: date, last: date) -> None:
    assert first_of(period, TUESDAY) == first
    assert span_of(budget(period, first), TUESDAY) == Span(first, last)


@pytest.mark.parametrize(("day", "first"), [(TUESDAY, date(2026, 7, 1)), (date(2027, 3, 1), date(2026, 7, 1))])
def test_a_financial_year_begins_in_july(day: date, first: date) -> None:
    assert first_of(Period.YEAR, day, financial=True) == first
    assert span_of(budget(Period.YEAR, first), day).last == date(2027, 6, 30)


def test_a_month_that_begins_on_the_31st_begins_on_the_last_day_of_short_ones() -> None:
    kept = budget(Period.MONTH, date(2026, 1, 31))
    assert span_of(kept, date(2026, 2, 27)) == Span(date(2026, 1, 31), date(2026, 2, 27))
    assert span_of(kept, date(2026, 2, 28)) == Span(date(2026, 2, 28), date(2026, 3, 30))


def test_a_day_before_the_first_is_in_the_first_period() -> None:
    assert span_of(budget(Period.WEEK, date(2026, 12, 7)), TUESDAY).first == date(2026, 12, 7)


def test_paydays_cut_the_time_and_without_one_on_either_side_it_is_a_month() -> None:
    kept = budget(Period.PAYDAY, date(2026, 11, 13))
    paid = (date(2026, 11, 13), date(2026, 11, 27), date(2026, 12, 11))
    assert span_of(kept, TUESDAY, paid) == Span(date(2026, 11, 13), date(2026, 11, 26))
    assert span_of(kept, date(2026, 11, 27), paid) == Span(date(2026, 11, 27), date(2026, 12, 10))
    for few in ((), paid[:1]):
        assert span_of(kept, TUESDAY, few) == Span(date(2026, 11, 1), date(2026, 11, 30), unpaid=True)
    ahead = span_of(kept, TUESDAY, paid[1:])
    assert (ahead.first, ahead.unpaid, ahead.payday) == (date(2026, 11, 1), True, date(2026, 11, 27))


def test_periods_are_looked_at_no_further_back_than_that() -> None:
    assert len(spans(budget(Period.WEEK, date(1990, 1, 1)), TUESDAY)) == MOST_SPANS


def test_how_much_of_a_period_has_gone() -> None:
    span = Span(date(2026, 11, 1), date(2026, 11, 30))
    assert [span.gone(day) for day in (date(2026, 10, 1), date(2026, 11, 1), TUESDAY, date(2027, 1, 1))] == [
        0,
        1,
        24,
        30,
    ]


DAYS = some.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(some.sampled_from(list(Period)), DAYS, DAYS, some.lists(DAYS, max_size=20, unique=True).map(sorted))
def test_periods_hold_every_day_once(period: Period, first: date, day: date, paydays: list[date]) -> None:
    kept = budget(period, first)
    found = spans(kept, day, paydays)
    assert found[-1].first <= max(day, found[-1].first) <= found[-1].last
    for earlier, later in pairwise(found):
        assert earlier.first <= earlier.last
        assert later.first == earlier.last + timedelta(days=1)
    if len(found) < MOST_SPANS:
        assert found[0].first <= max(first, found[0].first)
