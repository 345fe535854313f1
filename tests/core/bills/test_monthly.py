"""What bills come to a month, by the days of a whole year."""

from dataclasses import replace
from datetime import date
from typing import Any

from core.bills.model import Bill, Flow, Occurrence, Standing
from core.bills.monthly import Monthly, monthly_of
from core.bills.schedule import Due
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money

AUD, MNT = currency("AUD"), currency("MNT")
TODAY = date(2026, 11, 28)
WEEKLY = "FREQ=WEEKLY;INTERVAL=1;BYDAY=FR"
MONTHLY = "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=5"


def bill(key: int, rule: str, money: Money | None, first: date = date(2026, 12, 4), **more: Any) -> Matter[Bill]:
    code = money.currency if money else AUD
    body = Bill(f"Bill {key}", Flow.OUT, code, rule, first, money)
    return Matter(1, replace(body, **more), id=key)


def test_a_weekly_one_counts_52_times_a_year() -> None:
    found = monthly_of([bill(1, WEEKLY, Money(1500, AUD))], (), TODAY)
    assert found == Monthly(paid=(Money(6500, AUD),))


def test_each_currency_and_what_comes_in_stand_alone() -> None:
    bills = [
        bill(1, MONTHLY, Money(7900, AUD)),
        bill(2, MONTHLY, Money(100, AUD)),
        bill(3, MONTHLY, Money(3_490_000, MNT)),
        bill(4, MONTHLY, Money(81_250_000, MNT), flow=Flow.IN),
    ]
    found = monthly_of(bills, (), TODAY)
    assert found.paid == (Money(8000, AUD), Money(3_490_000, MNT))
    assert found.received == (Money(81_250_000, MNT),)


def test_one_that_varies_counts_as_is_expected_next_and_is_named_when_nobody_knows() -> None:
    varies = [bill(1, MONTHLY, None), bill(2, MONTHLY, None)]
    due = [
        Due(varies[0], Matter(1, Occurrence(day, day, money), parent_id=1, day=day), Standing.EXPECTED)
        for day, money in ((date(2026, 12, 5), Money(12_000, AUD)), (date(2027, 1, 5), Money(18_000, AUD)))
    ]
    found = monthly_of(varies, due, TODAY)
    assert found == Monthly(paid=(Money(12_000, AUD),), unknown=(varies[1],))


def test_what_ends_or_rises_within_the_year_counts_so_and_a_paused_one_not_at_all() -> None:
    ends = bill(1, MONTHLY, Money(1200, AUD), until=date(2027, 2, 28))
    rises = bill(2, MONTHLY, Money(1200, AUD), later=Money(2400, AUD), later_from=date(2027, 6, 1))
    paused = bill(3, MONTHLY, Money(1200, AUD), paused=True)
    assert monthly_of([ends], (), TODAY).paid == (Money(300, AUD),)
    assert monthly_of([rises], (), TODAY).paid == (Money(1800, AUD),)
    assert monthly_of([paused], (), TODAY) == Monthly()
