"""What is worth knowing is told by strict rules: neither what is usual, nor what nobody can be sure of."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from core.capture.model import Kind
from core.digest.model import Above, Dearer, Twice, Unusual, mark_of
from core.digest.spotted import above, dearer, twice, unusual
from core.ledger.model import Details, Entry, Origin
from core.money.currency import currency
from core.money.money import Money
from core.recurring.detect import detect
from core.recurring.model import Seen
from tests.conftest import NOON

AUD, MNT = currency("AUD"), currency("MNT")
TODAY = date(2026, 11, 29)


def monthly(payee: str, minors: Sequence[int], day: int = 12, outgoing: bool = True) -> list[Seen]:
    """One payment a month, the last in November."""
    first = len(minors) - 1
    days = [date(2026 - (10 - back < 0), (10 - back) % 12 + 1, day) for back in range(first, -1, -1)]
    return [Seen(at, payee, minor, "AUD", outgoing) for at, minor in zip(days, minors, strict=True)]


def test_a_rise_of_what_recurs_is_found() -> None:
    rising = detect(monthly("Netflix", [16_99] * 5 + [18_99]), TODAY)
    found = dearer(rising, TODAY)
    assert found == [Dearer("Netflix", date(2026, 11, 12), Money(16_99, AUD), Money(18_99, AUD))]
    assert dearer(rising, TODAY + timedelta(days=36)) == []


@pytest.mark.parametrize(
    "seen",
    [
        monthly("Netflix", [16_99] * 6),
        monthly("Netflix", [18_99] * 5 + [16_99]),
        monthly("Salary", [3000_00] * 5 + [3100_00], outgoing=False),
    ],
)
def test_no_other_change_is_a_rise(seen: list[Seen]) -> None:
    assert dearer(detect(seen, TODAY), TODAY) == []


def test_what_is_paid_twice_alike_is_found() -> None:
    spotify = [*monthly("Spotify", [12_99] * 6, 3), *monthly("Spotify", [12_99] * 6, 17)]
    found = twice(detect(sorted(spotify, key=lambda one: one.day), TODAY))
    assert found == [Twice("Spotify", Money(12_99, AUD), (date(2026, 11, 3), date(2026, 11, 17)))]
    gifts = [*monthly("Temple", [20_00] * 6, 11), *monthly("Temple", [20_00] * 2, 27)]
    assert twice(detect(sorted(gifts, key=lambda one: one.day), TODAY)) == [], "now and then"
    unlike = [*monthly("Telstra", [45_00] * 6, 3), *monthly("Optus", [45_00] * 6, 17)]
    assert twice(detect(sorted(unlike, key=lambda one: one.day), TODAY)) == []


def entry(key: int, days_ago: int, minor: int, category: str = "food.coffee", kind: Kind = Kind.EXPENSE) -> Entry:
    details = Details(kind, TODAY - timedelta(days=days_ago), Money(minor, AUD), 1, category=category)
    return Entry(key, 1, 1, Origin(1, 1, key), NOON, details)


PAST = [entry(key, 10 + key, 5_00) for key in range(1, 7)]


def test_an_expense_far_above_all_others_of_its_kind_is_found() -> None:
    dear = entry(90, 1, 20_00)
    assert unusual([dear, *PAST], frozenset(), TODAY) == [Unusual(dear, Money(5_00, AUD))]


@pytest.mark.parametrize(
    "some",
    [
        [entry(90, 1, 14_00), *PAST],
        [entry(90, 8, 20_00), *PAST],
        [entry(90, 1, 20_00), *PAST[1:]],
        [entry(90, 1, 20_00, "fun.travel"), *PAST],
        [entry(90, 1, 20_00, kind=Kind.INCOME), *PAST],
        [entry(7, 1, 20_00), *PAST],
    ],
)
def test_less_than_that_is_not(some: list[Entry]) -> None:
    assert unusual(some, frozenset({7}), TODAY) == []


def moneys(*majors: int) -> list[Money]:
    return [Money(major * 100, AUD) for major in majors]


def test_a_group_far_above_its_usual_is_found() -> None:
    november = date(2026, 11, 1)
    spent = {"food": moneys(900, 400, 380, 420), "fun": moneys(20, 5, 4, 6), "home": moneys(2000, 2000, 2000, 2000)}
    assert above(spent, november) == [Above("food", november, *moneys(900, 400))]
    assert above({"food": moneys(900, 400, 380, 0)}, november) == [], "a month of which nothing is known"
    assert above({**spent, "new": moneys(900, 0, 0, 0)}, november) == above(spent, november)


def test_each_is_marked_in_few_letters() -> None:
    marks = {
        mark_of(one)
        for one in (
            Above("food", date(2026, 11, 1), *moneys(2, 1)),
            Above("food", date(2026, 12, 1), *moneys(2, 1)),
            Unusual(PAST[0], Money(1, AUD)),
            Twice("Netflix", Money(1, AUD), (TODAY, TODAY)),
            Dearer("Netflix", TODAY, *moneys(1, 2)),
        )
    }
    assert len(marks) == 5
    assert {len(mark) for mark in marks} == {16}
