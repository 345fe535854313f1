"""Frankfurter v2: an open service that carries what central banks publish, one of them at a time.

`GET /v2/rates?base=AUD&quotes=MNT&providers=BOM&from=YYYY-MM-DD&to=YYYY-MM-DD` gives a list of
`{"date": "2026-10-06", "base": "AUD", "quote": "MNT", "rate": 2559.03}`; 422 is a pair that the provider cannot make,
404 no data (https://frankfurter.dev, https://api.frankfurter.dev/v2/openapi.json). It rounds by the size of the figure,
so the tögrög is asked for as the quote: of a tögrög in dollars hardly a digit would be left.

Providers: BOM (Bank of Mongolia), RBA, ECB. None of them publishes on a weekend; rows dated so are repeats.
"""

from collections.abc import Collection, Iterator
from datetime import date

from core.money.currency import Currency, CurrencyKind
from core.rates.model import Rate
from core.rates.order import MNT
from integrations.rates.figures import document, figure, iso_day, records
from integrations.rates.web import Web

_NO_DATA = frozenset({404, 422})
_SATURDAY = 5


class Frankfurter:
    """Fills `RateSource` with the rates of one `provider`, whose own currency is `hub`."""

    def __init__(self, web: Web, origin: str, provider: str, hub: Currency) -> None:
        self._web = web
        self._url = f"{origin}/v2/rates"
        self._provider = provider
        self._hub = hub
        self.name = f"frankfurter.{provider.lower()}"

    async def published(self, currencies: Collection[Currency], first: date, last: date) -> tuple[Rate, ...]:
        """See the port. Raises `SourceAwayError`, `SourceRefusedError`, `SourceUnreadableError`."""
        wanted = {one.code: one for one in currencies if one.kind is CurrencyKind.FIAT and one != self._hub}
        known = wanted | {self._hub.code: self._hub}
        rates: list[Rate] = []
        for base, quotes in self._requests(sorted(wanted)):
            text = await self._ask(base, quotes, first, last)
            rates += self._rates(text, known)
            for quote in quotes if text is None and len(quotes) > 1 else ():  # one that it lacks spoils the others
                rates += self._rates(await self._ask(base, [quote], first, last), known)
        return tuple(one for one in rates if first <= one.day <= last and one.day.weekday() < _SATURDAY)

    def _requests(self, codes: list[str]) -> Iterator[tuple[str, list[str]]]:
        """(base, quotes) of each request: one for each currency when the hub is the quote."""
        if self._hub == MNT:
            yield from ((code, [MNT.code]) for code in codes)
        elif codes:
            yield self._hub.code, codes

    async def _ask(self, base: str, quotes: list[str], first: date, last: date) -> str | None:
        query = {"base": base, "quotes": ",".join(quotes), "providers": self._provider}
        query |= {"from": first.isoformat(), "to": last.isoformat()}
        return await self._web.ask(self.name, self._url, query, nothing=_NO_DATA)

    def _rates(self, text: str | None, known: dict[str, Currency]) -> Iterator[Rate]:
        for row in records(self.name, [] if text is None else document(self.name, text)):
            base, quote = known.get(str(row.get("base"))), known.get(str(row.get("quote")))
            value = figure(self.name, row.get("rate"))
            if base and quote and value:
                yield Rate(iso_day(self.name, row.get("date")), base, quote, self.name, value)
