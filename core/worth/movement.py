"""By what a net worth changed: what was saved, what the market did, what exchange rates did, what was newly written.

Between two days the sections end at each month's end, and what moved within a section is valued at the rate of its
end, what stood before it by how its rate changed. So the parts add up to the whole change exactly, up to rounding of
one minor unit, which falls to what was saved.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from core.ledger.model import Account
from core.ledger.ports import Balances, Restated
from core.money.currency import Currency, CurrencyKind, currency
from core.money.money import Money
from core.rates.book import Book, times
from core.worth.model import Movement
from core.worth.value import Circle

USD = currency("USD")
"""What coins are priced in: how a price moved against it is the market's doing, the rest that of exchange rates."""
_Place = tuple[int, Currency]


_FINE = 10**18
"""In what part of a minor unit rates are counted here: as integers, which add up exactly however they are split."""


@dataclass(slots=True)
class _Parts:
    saved: Fraction = Fraction(0)
    market: Fraction = Fraction(0)
    currency: Fraction = Fraction(0)
    opened: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Film:
    """Balances on the days at which sections end, and what was stated in between."""

    accounts: Sequence[Account]
    balances: Mapping[date, Balances]
    restated: Sequence[Restated]


def section_days(since: date, until: date) -> tuple[date, ...]:
    """Both days, and each month's end between them."""
    ends = []
    day = since.replace(day=1)
    while day <= until:
        day = (day + timedelta(days=31)).replace(day=1)
        end = day - timedelta(days=1)
        if since < end < until:
            ends.append(end)
    return (since, *ends, until)


def movement(film: Film, circle: Circle, book: Book, to: Currency, since: date, until: date) -> Movement:
    """What moved from the end of `since` to the end of `until`. A currency without a rate on either day is left out."""
    days = section_days(since, until)
    shares = {account.id: circle.share(account) for account in film.accounts}
    places = {place for day in days for place in film.balances[day] if shares.get(place[0])}
    parts = _Parts()
    left_out = set()
    for place in places:
        known = [day for day in days if book.quote(place[1], to, day) is not None]
        if since not in known or until not in known:
            left_out.add(place[1])
            continue
        _add(parts, film, place, shares[place[0]], known, book, to)
    return _rounded(parts, to, since, until, tuple(sorted(left_out, key=str)))


def _add(
    parts: _Parts, film: Film, place: _Place, share: Fraction, days: Sequence[date], book: Book, to: Currency
) -> None:
    stated = _stated(film.restated, place, days)
    newly = saved = market = exchange = 0
    for first, last in pairwise(days):
        before, after = (_minor(film.balances[day], place) for day in (first, last))
        rate = _rate(book, place[1], to, last)
        opened, valued = stated[last]
        priced, exchanged = _prices(book, place[1], to, first, last)
        newly += opened * rate
        saved += (after - before - opened - valued) * rate
        market += valued * rate + before * priced
        exchange += before * exchanged
    parts.opened += share * Fraction(newly, _FINE)
    parts.saved += share * Fraction(saved, _FINE)
    parts.market += share * Fraction(market, _FINE)
    parts.currency += share * Fraction(exchange, _FINE)


def _stated(restated: Iterable[Restated], place: _Place, days: Sequence[date]) -> Mapping[date, tuple[int, int]]:
    """(newly written, valued anew) in minor units, by the end of the section into which it falls."""
    sums: dict[date, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for one in restated:
        if (one.account_id, one.money.currency) != place or not days[0] < one.day <= days[-1]:
            continue
        end = next(day for day in days if day >= one.day)
        opened, valued = sums[end]
        minor = one.money.minor
        sums[end] = (opened + minor, valued) if one.opening else (opened, valued + minor)
    return sums


def _prices(book: Book, code: Currency, to: Currency, first: date, last: date) -> tuple[int, int]:
    """By how much one minor unit changed in worth: by the market's price of a coin, and by exchange rates."""
    change = _rate(book, code, to, last) - _rate(book, code, to, first)
    if code.kind is not CurrencyKind.CRYPTO:
        return 0, change
    market = (_rate(book, code, USD, last) - _rate(book, code, USD, first)) * _rate(book, USD, to, last) // _FINE
    return market, change - market


def _rate(book: Book, code: Currency, to: Currency, day: date) -> int:
    """Minor units of `to` for one minor unit of `code`. A coin that is priced has a rate to the dollar too."""
    factor = book.factor(code, to, day)
    return times(_FINE, factor) if factor is not None else 0


def _minor(balances: Balances, place: _Place) -> int:
    here = balances.get(place)
    return here.minor if here is not None else 0


def _rounded(parts: _Parts, to: Currency, since: date, until: date, left_out: tuple[Currency, ...]) -> Movement:
    whole = round(parts.saved + parts.market + parts.currency + parts.opened)
    market, exchange, opened = round(parts.market), round(parts.currency), round(parts.opened)
    saved = whole - market - exchange - opened
    return Movement(since, until, Money(saved, to), Money(market, to), Money(exchange, to), Money(opened, to), left_out)
