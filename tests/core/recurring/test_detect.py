"""What recurs is found by the interval it keeps, and what does not is left alone."""

import random
from datetime import date, timedelta

import pytest

from core.recurring.detect import detect, forecast
from core.recurring.model import Change, Seen, Series
from core.recurring.rhythm import Rhythm
from tests.core.recurring.histories import TODAY, every, monthly, seen


def one(entries: list[Seen], today: date = TODAY) -> Series:
    found = detect(entries, today)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("rhythm", "days", "times"),
    [(Rhythm.WEEK, 7, 12), (Rhythm.FORTNIGHT, 14, 9), (Rhythm.FOUR_WEEKS, 28, 8)],
)
def test_an_interval_of_days_is_found(rhythm: Rhythm, days: int, times: int) -> None:
    last = date(2026, 11, 20)
    series = one(every("Pay", 210_000, days, times, last=last))
    assert (series.rhythm, series.next, series.fixed) == (rhythm, last + timedelta(days=days), True)
    assert series.confidence >= 0.5
    assert next(coming.day for coming in forecast([series], TODAY)) == series.next


@pytest.mark.parametrize(
    ("rhythm", "months", "times"),
    [
        (Rhythm.MONTH, 1, 4),
        (Rhythm.TWO_MONTHS, 2, 8),
        (Rhythm.QUARTER, 3, 6),
        (Rhythm.HALF_YEAR, 6, 6),
        (Rhythm.YEAR, 12, 4),
    ],
)
def test_an_interval_of_months_is_found(rhythm: Rhythm, months: int, times: int) -> None:
    entries = monthly("Insurer", [64_000] * (months * (times - 1) + 1), 10)[::-months][::-1]
    series = one(entries)
    assert (series.rhythm, len(series.entries), series.since) == (rhythm, times, entries[0].day)


def test_business_days_and_month_ends_are_one_series() -> None:
    drifting = one(monthly("Rent", [100_00] * 8, 1, off=(0, 2, 1, 0, 1)))
    assert drifting.rhythm is Rhythm.MONTH
    ends = [date(2026, 6, 30), date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]
    assert one([seen(day) for day in ends]).next == date(2026, 11, 30)


def test_a_bill_that_was_moved_is_expected_on_its_new_day() -> None:
    entries = monthly("Rent", [100_00] * 6, 2, last=date(2026, 9, 1)) + [
        seen(date(2026, m, 5), "Rent", 100_00) for m in (10, 11)
    ]
    assert one(entries).next == date(2026, 12, 5)


def test_a_price_that_rose_is_the_same_series_and_told() -> None:
    series = one(monthly("Netflix", [16_99] * 6 + [18_99] * 3, 12))
    assert series.changes == (Change(date(2026, 9, 12), 16_99, 18_99),)
    assert (series.minor, series.low, series.high) == (18_99, 16_99, 18_99)
    assert one(monthly("Netflix", [16_99] * 6 + [18_99], 12)).changes[0].after == 18_99


def test_a_bill_that_varies_has_a_range_and_the_middle_is_expected() -> None:
    series = one(monthly("AGL", [90_00, 95_00, 88_00, 93_00, 91_00, 94_00, 92_00], 14))
    assert (series.fixed, series.low, series.high, series.minor) == (False, 88_00, 95_00, 92_00)


def test_a_new_price_is_expected_again_and_a_bonus_is_not() -> None:
    assert one(monthly("Netflix", [16_99] * 6 + [19_99], 12)).minor == 19_99
    assert one(monthly("Employer", [5000_00] * 6 + [7500_00], 12)).minor == 5000_00
    assert one(monthly("Employer", [5000_00, 7500_00, 5000_00, 5100_00, 7500_00, 8000_00], 12)).minor == 7500_00


def test_a_month_that_was_skipped_is_told_and_breaks_nothing() -> None:
    entries = monthly("Gym", [18_00] * 9, 10)
    series = one(entries[:4] + entries[5:])
    assert series.skipped == (entries[4].day,)
    assert len(series.entries) == 8


def test_what_did_not_come_twice_has_stopped() -> None:
    entries = monthly("Gym", [18_00] * 9, 10, last=date(2026, 8, 10))
    series = one(entries)
    assert series.stopped
    assert forecast([series], TODAY) == []
    assert one(entries, date(2026, 9, 20)).next == date(2026, 10, 10), "one that did not come may have been forgotten"


def test_what_is_late_is_expected_tomorrow() -> None:
    entries = monthly("Rent", [100_00] * 9, 10, off=(0, 2), last=date(2026, 10, 10))
    today = date(2026, 11, 11)
    assert forecast(detect(entries, today), today)[0].day == date(2026, 11, 12)


def test_two_bills_of_one_payee_and_amount_are_taken_apart() -> None:
    found = detect([*monthly("Fund", [100_00] * 8, 5), *monthly("Fund", [100_00] * 8, 10)], TODAY)
    assert [series.next for series in found] == [date(2026, 12, 5), date(2026, 12, 10)]


def test_one_amount_recurs_among_a_payees_other_buys() -> None:
    chance = random.Random(3)
    buys = [
        seen(TODAY - timedelta(days=chance.randrange(240)), "Amazon", chance.randrange(900, 90_00)) for _ in range(25)
    ]
    found = detect([*buys, *monthly("Amazon", [8_99] * 8, 16)], TODAY)
    assert found[0].minor == 8_99
    assert len(found[0].entries) == 8
    assert {coming.minor for coming in forecast(found, TODAY)} == {8_99}


def test_shopping_is_no_bill() -> None:
    chance = random.Random(5)
    daily = [seen(TODAY - timedelta(days=back), "Coffee", 4_50) for back in range(200)]
    often = [
        seen(TODAY - timedelta(days=chance.randrange(400)), "Aldi", chance.randrange(20_00, 150_00)) for _ in range(60)
    ]
    assert forecast(detect([*daily, *often], TODAY), TODAY) == []


def test_nobody_named_is_told_apart_by_amounts_and_accounts() -> None:
    orders = [*monthly("", [2452_00] * 5, 6), *monthly("", [327_00] * 5, 8)]
    assert [series.minor for series in detect(orders, TODAY)] == [2452_00, 327_00]
    moved = [
        seen(entry.day, "", minor, other="87144583")
        for entry, minor in zip(monthly("", [1] * 4, 6), (10, 12, 15, 11), strict=True)
    ]
    assert one(moved).rhythm is Rhythm.MONTH


def test_references_and_words_of_no_meaning_part_no_payee() -> None:
    entries = [seen(entry.day, f"AGL 12345{at}", 90_00) for at, entry in enumerate(monthly("", [1] * 4, 6))]
    assert len(one(entries).entries) == 4
    named = [
        seen(day, f"Rent {name}") for day, name in ((date(2026, 9, 1), "september"), (date(2026, 10, 1), "october"))
    ]
    assert detect(named, TODAY) == []
    assert len(detect(named, TODAY, noise={"september", "october"})) == 1


def test_what_lies_ahead_is_not_looked_at() -> None:
    assert detect(monthly("Rent", [100_00] * 3, 10, last=date(2027, 6, 1)), TODAY) == []
    assert detect([], TODAY) == []
