"""The European Central Bank's reference rates: what one euro was worth at about 14:15 in Frankfurt.

`GET /service/data/EXR/D.USD+AUD.EUR.SP00.A?startPeriod=…&endPeriod=…&format=csvdata&detail=dataonly` gives CSV with the
columns CURRENCY, TIME_PERIOD and OBS_VALUE among others; 404 is "no results found" (https://data.ecb.europa.eu/help/api/data,
SDMX 2.1). It publishes on the days of TARGET2, goes back to 1999, and has no tögrög.
"""

from collections.abc import Collection
from datetime import date

from core.money.currency import Currency, CurrencyKind
from core.rates.errors import SourceUnreadableError
from core.rates.model import Rate
from core.rates.order import EUR
from integrations.rates.figures import figure, iso_day, table
from integrations.rates.web import Web

_COLUMNS = ("CURRENCY", "TIME_PERIOD", "OBS_VALUE")
_NOT_A_NUMBER = "NaN"
"""What stands for a day without a value in a series that has others (SDMX)."""


class EuropeanCentralBank:
    """Fills `RateSource` with what one euro was worth in each currency."""

    name = "ecb"

    def __init__(self, web: Web, origin: str) -> None:
        self._web = web
        self._url = f"{origin}/service/data/EXR"

    async def published(self, currencies: Collection[Currency], first: date, last: date) -> tuple[Rate, ...]:
        """See the port. Raises `SourceAwayError`, `SourceRefusedError`, `SourceUnreadableError`."""
        wanted = {one.code: one for one in currencies if one.kind is CurrencyKind.FIAT and one != EUR}
        if not wanted:
            return ()
        query = {"startPeriod": first.isoformat(), "endPeriod": last.isoformat()}
        query |= {"format": "csvdata", "detail": "dataonly"}
        url = f"{self._url}/D.{'+'.join(sorted(wanted))}.EUR.SP00.A"
        text = await self._web.ask(self.name, url, query, nothing=(404,))
        return () if not text else tuple(rate for rate in self._rates(text, wanted) if first <= rate.day <= last)

    def _rates(self, text: str, wanted: dict[str, Currency]) -> list[Rate]:
        head, *rows = table(self.name, text) or [[]]
        if not set(_COLUMNS) <= set(head):
            raise SourceUnreadableError(self.name)
        code, period, value = (head.index(name) for name in _COLUMNS)
        rates = []
        for row in rows:
            if len(row) != len(head):
                raise SourceUnreadableError(self.name)
            told = figure(self.name, "" if row[value] == _NOT_A_NUMBER else row[value])
            if told and row[code] in wanted:
                rates.append(Rate(iso_day(self.name, row[period]), EUR, wanted[row[code]], self.name, told))
        return rates
