"""Looking rates up for a family: those of all its currencies, and of any two."""

from dataclasses import dataclass
from datetime import date

from core.family.gate import Action, demand
from core.family.model import Viewer
from core.money.currency import Currency, currency
from core.rates.model import Quote
from core.rates.order import PIVOTS
from core.unit import Unit

_FEW = 2


@dataclass(frozen=True, slots=True)
class Rates:
    """What each currency is worth in `base`, and those of which that is not known."""

    base: Currency
    quotes: tuple[Quote, ...]
    missing: tuple[Currency, ...]


async def currencies_of(unit: Unit, viewer: Viewer) -> tuple[Currency, ...]:
    """The currencies of the accounts that a member sees, and those that the members think in, by code."""
    codes = {account.currency.code for account in await unit.accounts.visible(viewer)}
    for member in await unit.people.members(viewer):
        who = await unit.people.person(member.user_id)
        codes |= {who.base} if who else set()
    return tuple(currency(code) for code in sorted(codes))


async def rates_of(unit: Unit, viewer: Viewer, base: Currency, day: date) -> Rates:
    """The rates of a family's currencies, with the usual ones when it has few. Raises `NotAllowedError`."""
    demand(viewer.role, Action.SEE)
    own = [one for one in await currencies_of(unit, viewer) if one != base]
    shown = own if len(own) >= _FEW else list(dict.fromkeys([*own, *(one for one in PIVOTS if one != base)]))
    book = await unit.rates.book(viewer, [base, *shown], day, day)
    quotes = {one: book.quote(one, base, day) for one in shown}
    known = tuple(quote for quote in quotes.values() if quote)
    return Rates(base, known, tuple(one for one, quote in quotes.items() if quote is None))


@dataclass(frozen=True, slots=True)
class Pair:
    """What one `base` is worth in `quote` for a family, and what is published; None where it is not known."""

    base: Currency
    quote: Currency
    counted: Quote | None
    published: Quote | None


async def pair_of(unit: Unit, viewer: Viewer, base: Currency, quote: Currency, day: date) -> Pair:
    """The rate of two currencies. Raises `NotAllowedError`."""
    demand(viewer.role, Action.SEE)
    book = await unit.rates.book(viewer, [base, quote], day, day)
    return Pair(base, quote, book.quote(base, quote, day), book.published().quote(base, quote, day))
