"""A stretch of days of sending money, by who received it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.family.model import Viewer
from core.ledger.model import Entry
from core.money.currency import Currency
from core.money.money import Money, summed
from core.rates.book import Book
from core.remitting.cost import cost
from core.unit import Unit


@dataclass(frozen=True, slots=True)
class Received:
    """What one receiver got. `sent`, `fees` and `by_rate` are in one currency, `arrived` in each as it arrived.

    `name` is None where nobody was named. `unknown` are the sums sent for which no rate is known: they are in none.
    """

    name: str | None
    count: int
    sent: Money
    fees: Money
    by_rate: Money
    arrived: tuple[Money, ...]
    unknown: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class Remitted:
    """All receivers of these days, who got the most first."""

    first: date
    last: date
    receivers: tuple[Received, ...]

    def total(self, currency: Currency) -> Received:
        """All of them as one."""
        zero = Money(0, currency)
        whole = Received(None, 0, zero, zero, zero, ())
        for one in self.receivers:
            whole = Received(
                None,
                whole.count + one.count,
                whole.sent.plus(one.sent),
                whole.fees.plus(one.fees),
                whole.by_rate.plus(one.by_rate),
                summed([*whole.arrived, *one.arrived]),
                summed([*whole.unknown, *one.unknown]),
            )
        return whole


async def remitted(unit: Unit, viewer: Viewer, first: date, last: date, currency: Currency) -> Remitted:
    """Who was sent how much from `first` to `last`, each sum at its day's rate."""
    entries = await unit.entries.remittances(viewer, first, last)
    sums = (money for one in entries for money in (one.details.money, one.details.to_money, one.details.fee))
    book = await unit.rates.book(viewer, {money.currency for money in sums if money} | {currency}, first, last)
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault((_receiver(entry) or "").casefold().strip(), []).append(entry)
    received = [_received(some, book, currency) for some in by_name.values()]
    return Remitted(first, last, tuple(sorted(received, key=lambda one: (-one.sent.minor, one.name or ""))))


def _receiver(entry: Entry) -> str | None:
    return entry.details.beneficiary or entry.details.payee


def _received(entries: Sequence[Entry], book: Book, currency: Currency) -> Received:
    nothing = Money(0, currency)
    sent = fees = by_rate = nothing
    unknown = []
    published = book.published()
    for details in (entry.details for entry in entries):
        worth = book.convert(details.money, currency, details.day)
        fee = book.convert(details.fee, currency, details.day) if details.fee else None
        if worth is None or (details.fee is not None and fee is None):
            unknown.append(details.money)
            continue
        sent = sent.plus(worth.result)
        fees = fees.plus(fee.result if fee else nothing)
        found = cost(details, published)
        lost = book.convert(found.by_rate, currency, details.day) if found else None
        by_rate = by_rate.plus(lost.result if lost else nothing)
    arrived = summed(entry.details.to_money or entry.details.money for entry in entries)
    name = _receiver(entries[0])
    return Received(name, len(entries), sent, fees, by_rate, arrived, summed(unknown))
