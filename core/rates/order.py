"""Who is asked for which rates, in which order, and by which paths two of them make a third: all of it as data.

A board is one hub currency and what others are worth in it. Its sources are tried in their order; a source that is
away, or that lacks a currency, leaves the rest to the next. Where two boards hold the same pair (AUD and EUR), the
earlier board is believed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from core.money.currency import Currency, CurrencyKind, currency
from core.rates.model import Rate

MNT, AUD, USD, EUR = currency("MNT"), currency("AUD"), currency("USD"), currency("EUR")


@dataclass(frozen=True, slots=True)
class Board:
    """What currencies of one `kind` are worth in `hub`, but for those it `lacks`; the preferred source comes first."""

    hub: Currency
    kind: CurrencyKind
    sources: tuple[str, ...]
    lacks: frozenset[Currency] = frozenset()

    def lists(self, one: Currency) -> bool:
        """Whether a currency may stand on this board."""
        return one.kind is self.kind and one != self.hub and one not in self.lacks


BOARDS = (
    Board(MNT, CurrencyKind.FIAT, ("mongolbank", "frankfurter.bom")),
    Board(AUD, CurrencyKind.FIAT, ("rba", "frankfurter.rba"), frozenset({MNT})),
    Board(EUR, CurrencyKind.FIAT, ("ecb", "frankfurter.ecb"), frozenset({MNT})),
    Board(USD, CurrencyKind.CRYPTO, ("coingecko",)),
)
PATHS: tuple[tuple[Currency, ...], ...] = ((), (USD,), (EUR,), (AUD,), (MNT,), (USD, EUR), (USD, AUD), (USD, MNT))
"""What stands between two currencies, tried in this order: nothing, one pivot, or (for coins, priced in USD) two."""

LIMIT_DAYS = 10
"""How old a published rate may be: over the longest run of holidays (Tsagaan Sar, Naadam, Christmas), and no more."""
MANUAL_LIMIT_DAYS = 31
"""How old a rate by hand may be: it stands before the published ones of these days, and then they stand again."""
COIN_DAYS = 365
"""How far back the source of coins goes."""
PIVOTS = (USD, EUR, AUD, MNT)


@cache
def sources_of(base: Currency, quote: Currency) -> tuple[str, ...]:
    """Who is believed about a pair, in order, whichever way round it is published."""
    boards = (
        board
        for board in BOARDS
        if (quote == board.hub and board.lists(base)) or (base == board.hub and board.lists(quote))
    )
    return tuple(source for board in boards for source in board.sources)


def rank(rate: Rate) -> int:
    """The place of a rate's source among those of its pair, 0 the most believed; one not named there comes last."""
    order = sources_of(rate.base, rate.quote)
    return order.index(rate.source) if rate.source in order else len(order)


def needed(currencies: Iterable[Currency]) -> frozenset[Currency]:
    """These and every pivot: what must be known so that each path between them can be tried."""
    return frozenset(currencies) | frozenset(PIVOTS)
