"""A bill is followed to another name, and nothing else is taken for one."""

from datetime import date, timedelta

import pytest

from core.recurring.detect import detect, forecast
from core.recurring.model import Seen
from tests.core.recurring.histories import every, monthly, seen

TODAY = date(2026, 11, 24)
OLD = monthly("Landlord", [2400_00] * 5, 10, last=date(2026, 9, 10))
"""Five, of which the last came in September: one more was due on 10 October."""


def coming(entries: list[Seen], today: date = TODAY) -> list[tuple[str, date, int]]:
    found = forecast(detect(entries, today), today)
    return [(one.series.last.payee, one.day, len(one.series.entries)) for one in found]


def test_one_payment_under_a_new_name_is_enough_to_know_the_bill_again() -> None:
    october = [*OLD, seen(date(2026, 10, 11), "Ray White", 2400_00)]
    assert coming(october, date(2026, 10, 24)) == [("Ray White", date(2026, 11, 10), 6)]
    assert coming([*october, seen(date(2026, 11, 10), "Ray White", 2400_00)]) == [("Ray White", date(2026, 12, 10), 7)]


def test_days_that_alone_would_show_no_interval_belong_to_it_too() -> None:
    moved = [seen(day, "Ray White", 2400_00) for day in (date(2026, 10, 8), date(2026, 11, 12))]
    assert coming([*OLD, *moved, seen(date(2026, 11, 20), "Ray White", 30_00)]) == [
        ("Ray White", date(2026, 12, 10), 7)
    ]


def test_a_month_that_was_left_out_when_the_name_changed_breaks_nothing() -> None:
    assert coming([*OLD, seen(date(2026, 11, 10), "Ray White", 2400_00)]) == [("Ray White", date(2026, 12, 10), 6)]


def test_a_name_may_change_more_than_once() -> None:
    later = [seen(date(2026, 10, 10), "Ray White", 2400_00), seen(date(2026, 11, 10), "Domain Pay", 2400_00)]
    assert coming([*OLD, *later]) == [("Domain Pay", date(2026, 12, 10), 7)]
    many = monthly("Ray White", [2400_00] * 3, 10, last=date(2026, 10, 10))
    old = monthly("Landlord", [2400_00] * 5, 10, last=date(2026, 7, 10))
    assert coming([*old, *many, later[1]]) == [("Domain Pay", date(2026, 12, 10), 9)]


def test_a_name_that_is_back_is_followed() -> None:
    first = monthly("Fund", [100_00] * 4, 5, last=date(2026, 4, 5))
    second = monthly("MF Direct", [100_00] * 4, 5, last=date(2026, 8, 5))
    third = monthly("Fund", [100_00] * 3, 5, last=date(2026, 11, 5))
    assert ("Fund", date(2026, 12, 5), 11) in coming([*first, *second, *third])


def test_of_several_the_one_that_shares_a_word_is_taken_first_and_each_by_one() -> None:
    bills = [
        *monthly("AGL Gas", [90_00] * 5, 10, last=date(2026, 9, 10)),
        *monthly("Optus", [90_00] * 5, 11, last=date(2026, 9, 11)),
    ]
    new = [seen(date(2026, 10, 10), "Belong", 90_00), seen(date(2026, 10, 12), "Gas Energy", 90_00)]
    assert sorted(coming([*bills, *new], date(2026, 10, 24))) == [
        ("Belong", date(2026, 11, 11), 6),
        ("Gas Energy", date(2026, 11, 10), 6),
    ]


@pytest.mark.parametrize(
    "other",
    [
        seen(date(2026, 10, 10), "Ray White", 2390_00),
        seen(date(2026, 10, 16), "Ray White", 2400_00),
        seen(date(2026, 10, 10), "Ray White", 2400_00, outgoing=False),
        seen(date(2026, 10, 10), "", 2400_00),
    ],
    ids=["another sum", "another day", "the other way", "nobody named"],
)
def test_what_differs_is_another_thing(other: Seen) -> None:
    assert "Ray White" not in {payee for payee, *_ in coming([*OLD, other], date(2026, 10, 24))}
    assert {len(one.entries) for one in detect([*OLD, other], TODAY)} == {5}


def test_who_was_there_before_is_no_new_name() -> None:
    shop = [
        seen(day, "Harvey Norman", minor) for day, minor in ((date(2026, 7, 2), 35_00), (date(2026, 10, 10), 2400_00))
    ]
    assert {len(one.entries) for one in detect([*OLD, *shop], TODAY)} == {5}


def test_a_sum_that_everybody_asks_tells_nothing() -> None:
    gym = monthly("Gym", [20_00] * 6, 10, last=date(2026, 9, 10))
    new = seen(date(2026, 10, 10), "Ray White", 20_00)
    shops = [
        seen(date(2026, 4, 3) + timedelta(days=9 * at), f"shop {name}", 20_00) for at, name in enumerate("abcdefghij")
    ]
    assert {len(one.entries) for one in detect([*gym, new], TODAY)} == {7}
    assert {len(one.entries) for one in detect([*gym, new, *shops], TODAY)} == {6}


def test_a_bill_that_goes_on_takes_nothing_over() -> None:
    both = [*OLD, seen(date(2026, 10, 10), "Landlord", 2400_00), seen(date(2026, 10, 11), "Ray White", 2400_00)]
    assert [len(one.entries) for one in detect(both, date(2026, 10, 24))] == [6]


def test_while_a_bill_is_waited_for_under_its_own_name_it_has_no_other() -> None:
    early = [*OLD, seen(date(2026, 10, 9), "Ray White", 2400_00)]
    assert coming(early, date(2026, 10, 9))[0] == ("Landlord", date(2026, 10, 10), 5)


def test_a_new_bill_of_another_interval_stays_itself() -> None:
    weekly = every("Ray White", 2400_00, 7, 7, last=date(2026, 11, 22))
    assert sorted(len(one.entries) for one in detect([*OLD, *weekly], TODAY)) == [5, 7]
