"""What sending money cost: its fee, and what the sender's rate took against the official middle rate of that day."""

from dataclasses import dataclass, replace
from fractions import Fraction

from core.family.model import Viewer
from core.ledger.model import Details
from core.money.money import Money
from core.rates.book import Book
from core.rates.model import Quote
from core.unit import Unit


@dataclass(frozen=True, slots=True)
class Cost:
    """In the currency that was sent: `by_rate` is what the rate took, below zero where it was better than official.

    `fee` is the fee in that currency, `official` the published middle rate of the day.
    """

    sent: Money
    arrived: Money
    official: Quote
    by_rate: Money
    fee: Money

    @property
    def in_all(self) -> Money:
        """Rate and fee together."""
        return self.by_rate.plus(self.fee)

    @property
    def share(self) -> Fraction:
        """It as a share of what was sent."""
        return Fraction(self.in_all.minor, self.sent.minor)


async def cost_of(unit: Unit, viewer: Viewer, details: Details) -> Cost | None:
    """What an entry that sent money into another currency cost; None for another, and where no rate is known."""
    if details.to_money is None or details.to_money.currency == details.money.currency:
        return None
    wanted = {money.currency for money in (details.money, details.to_money, details.fee) if money}
    return cost(details, (await unit.rates.book(viewer, wanted, details.day, details.day)).published())


def cost(details: Details, published: Book) -> Cost | None:
    """The same by the published rates; a family's own rate says nothing about what a sender took."""
    sent, arrived, fee = details.money, details.to_money, details.fee
    if arrived is None or arrived.currency == sent.currency:
        return None
    official = published.quote(sent.currency, arrived.currency, details.day)
    worth = published.convert(arrived, sent.currency, details.day)
    paid = published.convert(fee, sent.currency, details.day) if fee else None
    if official is None or worth is None or (fee is not None and paid is None):
        return None
    by_fee = paid.result if paid else replace(sent, minor=0)
    return Cost(sent, arrived, official, sent.minus(worth.result), by_fee)
