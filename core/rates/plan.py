"""Which rates must still be asked for, from what families use and what is stored: recent days first, then backwards.

Going backwards, what is stored is always one stretch without a hole, however often the work is broken off.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core.money.currency import Currency, CurrencyKind, currency
from core.rates.order import BOARDS, COIN_DAYS, LIMIT_DAYS, PIVOTS

USUAL = frozenset(
    currency(code) for code in ["USD", "AUD", "EUR", "MNT", "KRW", "JPY", "CNY", "RUB", "GBP", "NZD", "BTC", "ETH"]
)
"""What families of two countries ask about, whether they have any of it or not: today's rate is always there."""
MOST_DAYS = 800
"""How far back rates are fetched; an older book counts what it has from then on."""
STRETCH_DAYS = 60
"""How many days are asked for, and stored, at once: a unit of work stays short."""
_Pair = tuple[Currency, Currency]
_Both = frozenset[Currency]
_Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: these currencies on the days from `first` to `last`."""

    currencies: frozenset[Currency]
    first: date
    last: date

    def is_part_of(self, other: "Ask") -> bool:
        """Whether the other asks for these days of these currencies too."""
        return (self.first, self.last) == (other.first, other.last) and self.currencies <= other.currencies


def plan(used: Mapping[Currency, date], stored: Mapping[_Pair, _Span], today: date) -> tuple[Ask, ...]:
    """What to ask for, in order.

    `used` are the currencies of families, each with the first day on which it is spoken of; `stored` has the first and
    the last day of each pair's rates.
    """
    spans = {frozenset(pair): span for pair, span in stored.items()}
    counted = frozenset(used) | frozenset(PIVOTS)
    first = _first_of_recent(counted, spans, today)
    last = today + timedelta(days=1)  # publishers date by their own day, which may be tomorrow here
    recent = (Ask(counted | USUAL, *stretch) for stretch in _stretches(first, last))
    since = min([*used.values(), today]) - timedelta(days=LIMIT_DAYS)
    backwards: dict[_Span, set[Currency]] = {}
    for one in counted:
        days = COIN_DAYS - 1 if one.kind is CurrencyKind.CRYPTO else MOST_DAYS
        for stretch in _missing(one, max(since, today - timedelta(days=days)), spans, first):
            backwards.setdefault(stretch, set()).add(one)
    return (*recent, *(Ask(frozenset(backwards[span]), *span) for span in sorted(backwards, reverse=True)))


def _first_of_recent(counted: Iterable[Currency], spans: Mapping[_Both, _Span], today: date) -> date:
    """Some days back for corrections, all on which nobody asked, and those that one of the sources has not told yet."""
    told = [spans[pair][1] for one in counted for pair in _pairs(one) if pair in spans]
    usual = today - timedelta(days=LIMIT_DAYS)
    if not told:
        return usual
    return min(usual, max(told), max(min(told), today - timedelta(days=STRETCH_DAYS)))


def _missing(one: Currency, since: date, spans: Mapping[_Both, _Span], recent: date) -> Iterator[_Span]:
    """The stretches before what is stored of a currency, back to a day; the latest first."""
    pairs = _pairs(one)
    begun = max((spans[pair][0] for pair in pairs if pair in spans), default=recent)
    if not pairs or begun <= since + timedelta(days=LIMIT_DAYS):
        return
    last = min(begun, recent) - timedelta(days=1)
    while last >= since:
        start = max(since, last - timedelta(days=STRETCH_DAYS - 1))
        yield start, last
        last = start - timedelta(days=1)


def _stretches(first: date, last: date) -> Iterator[_Span]:
    while first <= last:
        end = min(last, first + timedelta(days=STRETCH_DAYS - 1))
        yield first, end
        first = end + timedelta(days=1)


def _pairs(one: Currency) -> tuple[_Both, ...]:
    """The pairs by which the boards list a currency; a hub's own are those of the others."""
    return tuple(frozenset((one, board.hub)) for board in BOARDS if board.lists(one))
