"""Looking a net worth up: now or on any day, with what changed it in a month and in a year, and how it came about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.clock import months_before
from core.family.model import Viewer
from core.money.currency import Currency
from core.money.money import Money
from core.unit import Unit
from core.worth.model import Movement, Worth
from core.worth.movement import Film, movement, section_days
from core.worth.value import Circle, currencies, value

HISTORY_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Survey:
    """A net worth with its changes since the same day a month and a year before, and its history, oldest first.

    A change is None where there was nothing before. The history has each month's end and the day itself.
    """

    worth: Worth
    month: Movement | None
    year: Movement | None
    history: tuple[tuple[date, Money], ...]


async def survey(unit: Unit, viewer: Viewer, currency: Currency, day: date, of: int | None = None) -> Survey:
    """See `Survey`."""
    accounts = await unit.accounts.visible(viewer)
    month, year, first = (months_before(day, months) for months in (1, 12, HISTORY_MONTHS))
    shown = section_days(first, day)[1:]
    days = sorted({*section_days(month, day), *section_days(year, day), *shown})
    balances = await unit.accounts.balances(viewer, days)
    film = Film(accounts, balances, await unit.entries.restated(viewer, year, day))
    book = await unit.rates.book(viewer, currencies(list(balances.values())) | {currency}, days[0], day)
    circle = Circle(await unit.people.members(viewer), of)

    def since(then: date) -> Movement | None:
        before = value(accounts, balances[then], circle, book, currency, then)
        return movement(film, circle, book, currency, then, day) if before.holdings else None

    return Survey(
        value(accounts, balances[day], circle, book, currency, day),
        since(month),
        since(year),
        _history([value(accounts, balances[at], circle, book, currency, at) for at in shown]),
    )


def _history(worths: Sequence[Worth]) -> tuple[tuple[date, Money], ...]:
    """From the first day on which there was anything; a day on which a rate is missing would lie, and is left out."""
    begun = next((at for at, worth in enumerate(worths) if worth.holdings), len(worths))
    return tuple((worth.day, worth.net) for worth in worths[begun:] if not worth.unknown)
