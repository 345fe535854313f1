"""CoinGecko's prices of coins, in US dollars.

`GET /api/v3/coins/bitcoin/market_chart/range?vs_currency=usd&from=<s>&to=<s>&interval=daily&precision=full` gives
`{"prices": [[<ms>, <price>], …], …}`, a point at 00:00 UTC of each day, and one of this moment at the end
(https://docs.coingecko.com/reference/coins-id-market-chart-range). A day's price is its first point, which no longer
changes. Without a paid plan it goes back 365 days, and allows some 30 requests a minute.

Coins are asked for by CoinGecko's own ids, since its symbols are shared: "mnt" there is Mantle, a coin. A state's money
is never asked of CoinGecko, so the tögrög cannot become one.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta

from core.money.currency import Currency, CurrencyKind
from core.rates.errors import SourceUnreadableError
from core.rates.model import Rate
from core.rates.order import COIN_DAYS, USD
from integrations.rates.figures import document, figure
from integrations.rates.web import Web

IDS = {
    "BTC": "bitcoin",
    "ETH": "ethereum",
    "SOL": "solana",
    "XRP": "ripple",
    "ADA": "cardano",
    "DOGE": "dogecoin",
    "LTC": "litecoin",
    "USDT": "tether",
    "USDC": "usd-coin",
    "BNB": "binancecoin",
}
"""CoinGecko's id of each coin that `core.money.currency` knows."""
_DAY_MILLISECONDS = 86_400_000


class CoinGecko:
    """Fills `RateSource` with US dollars for one coin."""

    name = "coingecko"

    def __init__(self, web: Web, origin: str, key: str = "") -> None:
        self._web = web
        self._url = f"{origin}/api/v3/coins"
        self._headers = {"x-cg-demo-api-key": key} if key else {}

    async def published(self, currencies: Collection[Currency], first: date, last: date) -> tuple[Rate, ...]:
        """See the port. Raises `SourceAwayError`, `SourceRefusedError`, `SourceUnreadableError`."""
        start = max(first, last - timedelta(days=COIN_DAYS - 1))
        rates: list[Rate] = []
        for coin in sorted(currencies, key=lambda one: one.code):
            if coin.kind is CurrencyKind.CRYPTO and coin.code in IDS:
                rates += await self._of(coin, start, last)
        return tuple(rate for rate in rates if start <= rate.day <= last)

    async def _of(self, coin: Currency, first: date, last: date) -> list[Rate]:
        query = {"vs_currency": "usd", "interval": "daily", "precision": "full"}
        query |= {"from": _seconds(first), "to": _seconds(last + timedelta(days=1), less=1)}
        url = f"{self._url}/{IDS[coin.code]}/market_chart/range"
        text = await self._web.ask(self.name, url, query, headers=self._headers)
        answer = document(self.name, text or "")
        points = answer.get("prices") if isinstance(answer, dict) else None
        if not isinstance(points, list):
            raise SourceUnreadableError(self.name)
        days: dict[date, Rate] = {}
        for day, price in sorted(map(self._point, points), key=lambda point: point[0]):
            value = figure(self.name, price)
            if value and day.date() not in days:
                days[day.date()] = Rate(day.date(), coin, USD, self.name, value)
        return list(days.values())

    def _point(self, point: object) -> tuple[datetime, object]:
        """The instant and the price of a point; at most a millisecond is cut off."""
        match point:
            case [int(instant), price] if 0 <= instant < 10**14:
                day, rest = divmod(instant, _DAY_MILLISECONDS)
                return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=day, milliseconds=rest), price
            case _:
                raise SourceUnreadableError(self.name)


def _seconds(day: date, less: int = 0) -> str:
    """The beginning of a day in UTC as Unix seconds, so many less."""
    return str(int(datetime.combine(day, time(), UTC).timestamp()) - less)
