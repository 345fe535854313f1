"""Households made by chance: nothing is claimed of mere shopping, and bills are foretold beside it."""

import random
from datetime import date, timedelta

import pytest

from core.recurring.detect import detect, forecast
from core.recurring.model import Coming, Seen
from core.recurring.rhythm import Rhythm, after
from tests.core.recurring.histories import TODAY, seen

TWO_YEARS = 730
_ROUND = (5_00, 10_00, 20_00, 50_00)


def shopping(chance: random.Random, shops: int = 40) -> list[Seen]:
    """Shops that are gone to once or a hundred times, on days by chance; some have two prices, some round ones."""
    found = []
    for shop in range(shops):
        own = [chance.randrange(3_00, 200_00) for _ in range(2)]
        prices = chance.choice([own, list(_ROUND), None, None])
        for _ in range(chance.choice([1, 2, 3, 5, 8, 15, 30, 60, 120])):
            minor = chance.choice(prices) if prices else chance.randrange(3_00, 200_00)
            day = TODAY - timedelta(days=chance.randrange(TWO_YEARS))
            found.append(seen(day, f"shop {chr(97 + shop % 26)}{chr(97 + shop // 26)}", minor))
    return found


def billed(chance: random.Random, name: str, rhythm: Rhythm, end: date) -> list[Seen]:
    """A bill up to `end`, a day late now and then, whose price rises once, or which varies by some hundredths."""
    minor, varies = chance.randrange(10_00, 900_00), chance.random() < 0.3
    risen = chance.randrange(TWO_YEARS)
    first = TODAY - timedelta(days=TWO_YEARS - chance.randrange(31))
    found, times = [], 0
    while (due := after(rhythm.value, first, times)) <= end:
        price = minor if (due - first).days < risen else minor * 108 // 100
        late = chance.choice([0, 0, 0, 0, 1]) if rhythm.value.months else 0
        found.append(
            seen(due + timedelta(days=late), name, price * chance.randrange(97, 104) // 100 if varies else price)
        )
        times += 1
    return found


def numbered(entries: list[Seen]) -> list[Seen]:
    """Each with a number of its own."""
    return [seen(one.day, one.payee, one.minor, number=at) for at, one in enumerate(entries)]


def test_of_mere_shopping_next_to_nothing_is_foretold() -> None:
    foretold = [
        one for seed in range(12) for one in forecast(detect(numbered(shopping(random.Random(seed))), TODAY), TODAY)
    ]
    assert len(foretold) <= 2, "of hundreds of shops, one or two are by chance gone to on the same day of each month"


@pytest.mark.parametrize("seed", range(8))
def test_no_entry_is_part_of_two_series(seed: int) -> None:
    chance = random.Random(seed)
    entries = [
        seen(
            TODAY - timedelta(days=chance.randrange(TWO_YEARS)),
            chance.choice("abcdefgh"),
            chance.choice(_ROUND),
            number=at,
        )
        for at in range(120)
    ]
    bills = [
        one
        for at, name in enumerate(("old", "new", "newer"))
        for one in billed(chance, name, Rhythm.MONTH, TODAY - timedelta(days=200 * (2 - at)))
    ]
    parts = [entry.id for series in detect(numbered([*entries, *bills]), TODAY) for entry in series.entries]
    assert len(parts) == len(set(parts))


def _came(one: Coming, entries: list[Seen]) -> bool:
    return any(
        entry.payee == one.series.last.payee
        and abs((entry.day - one.day).days) <= 3
        and abs(entry.minor - one.minor) * 10 <= entry.minor
        for entry in entries
    )


def test_bills_of_any_interval_are_foretold_among_shopping() -> None:
    foretold = came = due = 0
    for seed in range(8):
        chance = random.Random(seed)
        rhythms = [Rhythm.MONTH] * 6 + [Rhythm.WEEK, Rhythm.FORTNIGHT, Rhythm.FOUR_WEEKS, Rhythm.QUARTER]
        end = TODAY + timedelta(days=31)
        bills = [one for at, each in enumerate(rhythms) for one in billed(chance, f"bill {chr(97 + at)}", each, end)]
        entries = numbered([*bills, *shopping(chance)])
        ahead = [one for one in entries if one.day > TODAY and one.payee.startswith("bill")]
        told = forecast(detect(entries, TODAY), TODAY)
        foretold, came, due = foretold + len(told), came + sum(_came(one, ahead) for one in told), due + len(ahead)
    assert came >= 0.95 * foretold
    assert came >= 0.95 * due
