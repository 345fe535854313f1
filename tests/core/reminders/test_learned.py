"""When one is reminded is learned from how each member pays: the hour, how many days before, and whose bill it is."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

import pytest

from core.accounts.model import Holder, Owner
from core.bills.model import Bill, Flow, Occurrence, Settled, Standing
from core.bills.schedule import Due
from core.ledger.model import Account
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from core.reminders.habits import Paying, keeper_of, pays_early, usual_hour, usual_lead
from core.reminders.plan import at_hour, is_small, occasions

DAY = date(2026, 12, 4)
OPEN = Occurrence(DAY, DAY, None)
BILL = Bill("Rent", Flow.OUT, currency("AUD"), "FREQ=DAILY", DAY)
RENT = Matter(1, BILL, account_id=7, id=5)
COMMBANK = Account(7, 1, 2, "CommBank", currency("AUD"))


def paid(early: int = 0, hour: int = 0, *, by_hand: bool = True, by: int = 1, bill: int = 5) -> Paying:
    """Settled so many days before its day, at an hour of UTC."""
    at = datetime(2026, 7, 1, hour, tzinfo=UTC)
    on = DAY - timedelta(days=early)
    return Paying(bill, by, replace(OPEN, settled=Settled.PAID, paid_on=on, by_hand=by_hand, settled_at=at))


@pytest.mark.parametrize(
    ("leads", "lead"),
    [([], 3), ([5] * 3, 3), ([5] * 4, 6), ([0, 1, 1, 9], 2), ([-4] * 4, 1), ([30] * 4, 7)],
)
def test_a_member_is_reminded_a_day_before_they_usually_pay(leads: list[int], lead: int) -> None:
    assert usual_lead([paid(early) for early in leads]) == lead


@pytest.mark.parametrize(("hours", "hour"), [([], 9), ([9] * 3, 9), ([9] * 4, 19), ([20] * 4, 8), ([12] * 4, 21)])
def test_the_hour_is_that_at_which_bills_are_settled_by_hand_and_never_at_night(hours: list[int], hour: int) -> None:
    """Sydney is ten hours ahead in July."""
    noticed = [paid(hour=3, by_hand=False)] * 9
    assert usual_hour([*(paid(hour=one) for one in hours), *noticed], "Australia/Sydney") == hour


def test_a_bill_is_kept_by_who_usually_pays_it_else_by_whose_account_it_is_on_else_by_who_told_of_it() -> None:
    assert keeper_of(RENT, [paid(by=3), paid(by=3), paid(by=1), paid(by=9, bill=6)], [COMMBANK]) == 3
    assert keeper_of(RENT, [paid(by=3), paid(by=1)], [COMMBANK]) == 1, "of two alike the latest"
    assert keeper_of(RENT, [*[paid(by=3)] * 9, *[paid(by=1)] * 3], [COMMBANK]) == 1, "the latest five tell"
    assert keeper_of(RENT, [], [replace(COMMBANK, id=8), COMMBANK]) == 2
    assert keeper_of(RENT, [], [replace(COMMBANK, owners=(Owner(Holder.FAMILY, Fraction(1)),))]) == 1
    assert keeper_of(replace(RENT, account_id=None), [], [COMMBANK]) == 1


def test_nobody_is_asked_to_pay_what_pays_itself_or_comes_in() -> None:
    asked = [("before", DAY - timedelta(days=2)), ("day", DAY)]
    assert list(occasions(due(BILL), 2, once=False)) == [*asked, *late(2, 5, 9)]
    assert list(occasions(due(BILL), 2, once=True)) == [asked[0], ("along", DAY), *late(1, 4, 8)]
    seen = [("seen", DAY + timedelta(days=2))]
    assert list(occasions(due(replace(BILL, autopay=True)), 2, once=False)) == seen
    assert list(occasions(due(replace(BILL, flow=Flow.IN)), 2, once=False)) == seen


def late(*after: int) -> list[tuple[str, date]]:
    return [(f"late{days}", DAY + timedelta(days=days)) for days in after]


@pytest.mark.parametrize(
    ("leads", "early"),
    [([], False), ([2] * 3, False), ([2] * 4, True), ([2, 2, 2, 2, 0], True), ([2, 2, 2, 0], False), ([0] * 9, False)],
)
def test_for_who_nearly_always_pays_before_the_day_one_reminder_is_enough(leads: list[int], early: bool) -> None:
    assert pays_early([paid(lead) for lead in leads]) is early


@pytest.mark.parametrize(
    ("money", "small"),
    [
        (None, False),
        (Money(99_99, currency("AUD")), True),
        (Money(100_00, currency("AUD")), False),
        (Money(52_000_00, currency("MNT")), True),
        (Money(1, currency("CHF")), False),
    ],
)
def test_a_small_bill_is_its_keepers_alone(money: Money | None, small: bool) -> None:
    one = due(BILL)
    expected = replace(one.occurrence, body=replace(OPEN, expected=money))
    assert is_small(replace(one, occurrence=expected)) is small


def due(bill: Bill) -> Due:
    return Due(Matter(1, bill), Matter(1, OPEN), Standing.EXPECTED)


def test_nine_in_the_morning_is_by_the_clock_on_the_wall() -> None:
    """Sydney's clocks go forward in the night to 4 October 2026."""
    nine = time(9)
    assert at_hour(date(2026, 10, 3), nine, "Australia/Sydney") == datetime(2026, 10, 2, 23, tzinfo=UTC)
    assert at_hour(date(2026, 10, 4), nine, "Australia/Sydney") == datetime(2026, 10, 3, 22, tzinfo=UTC)
