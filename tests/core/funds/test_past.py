"""How the funds stood: the least, since when enough is there, and only since the accounts are known."""

from datetime import date, timedelta
from itertools import pairwise

from core.clock import months_before
from core.funds.past import days_shown, past
from core.ledger.ports import Restated
from core.money.currency import currency
from core.money.money import Money

AUD = currency("AUD")
TODAY = date(2026, 11, 24)
ASKED = date(2026, 8, 24)


def sums(*of: int | None, every: int = 30) -> list[tuple[date, Money | None]]:
    """Whole dollars, the last of them today."""
    days = [TODAY - timedelta(days=every * back) for back in reversed(range(len(of)))]
    return [(day, None if one is None else Money(one * 100, AUD)) for day, one in zip(days, of, strict=True)]


def opened(day: date, account: int = 5, *, opening: bool = True) -> Restated:
    return Restated(account, day, Money(1, AUD), opening)


def test_the_days_are_every_one_of_three_months_and_before_them_every_seventh() -> None:
    days = days_shown(TODAY, 3)
    assert days == sorted(set(days))
    assert (days[0], days[-1]) == (date(2026, 5, 25), TODAY)
    assert [day for day in days if day >= ASKED] == [
        ASKED + timedelta(days=at) for at in range((TODAY - ASKED).days + 1)
    ]
    assert {(later - day).days for day, later in pairwise(days) if later <= ASKED} == {7}
    assert months_before(TODAY, 6) <= days[0]


def test_the_least_is_of_the_months_that_are_asked_for_and_its_first_day() -> None:
    found = past(sums(1, 9, 4, 4, 8), (), [5], ASKED)
    assert found.known
    assert found.least == (TODAY - timedelta(days=60), Money(400, AUD))
    assert len(found.points) == 5


def test_enough_is_there_since_the_last_day_on_which_it_was_not() -> None:
    found = past(sums(9, 2, 5, 8, 6), (), [5], ASKED)
    assert found.enough_since(Money(500, AUD)) == TODAY - timedelta(days=60)
    assert found.enough_since(Money(100, AUD)) == TODAY - timedelta(days=120)
    assert found.enough_since(Money(700, AUD)) is None


def test_before_an_account_was_written_down_nothing_is_known_of_it() -> None:
    since = TODAY - timedelta(days=30)
    found = past(sums(2, 2, 2, 8, 9), (opened(since), opened(TODAY, 7), opened(TODAY, opening=False)), [5, 6], ASKED)
    assert (found.since, found.known) == (since, False)
    assert found.least == (since, Money(800, AUD))
    assert found.enough_since(Money(100, AUD)) == since


def test_days_before_there_was_anything_and_days_without_a_rate_are_left_out() -> None:
    found = past(sums(0, 0, None, 7, 8), (), [5], ASKED)
    assert [money.minor for _, money in found.points] == [700, 800]
    assert (found.since, found.known) == (TODAY - timedelta(days=30), False)


def test_where_there_never_was_anything_there_is_no_least() -> None:
    found = past(sums(0, 0), (), [], ASKED)
    assert (found.points, found.least, found.enough_since(Money(1, AUD))) == ((), None, None)
