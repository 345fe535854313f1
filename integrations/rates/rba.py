"""The Reserve Bank of Australia's daily rates: what one Australian dollar was worth at 4 pm in Sydney.

`GET /statistics/tables/csv/f11.1-data.csv` is statistical table F11.1 (https://www.rba.gov.au/statistics/tables/):
first rows that describe the columns, of which `Units` holds the currency's code ("Index" for the trade-weighted one),
then a row a day from January 2023 on, dated `06-Oct-2026`, with nothing where nothing was published. It has no tögrög.
"""

from collections.abc import Collection, Iterator
from datetime import date

from core.money.currency import Currency, CurrencyKind
from core.rates.errors import SourceUnreadableError
from core.rates.model import Rate
from core.rates.order import AUD
from integrations.rates.figures import figure, table
from integrations.rates.web import Web

_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}


class ReserveBankOfAustralia:
    """Fills `RateSource` with what one Australian dollar was worth in each currency."""

    name = "rba"

    def __init__(self, web: Web, origin: str) -> None:
        self._web = web
        self._url = f"{origin}/statistics/tables/csv/f11.1-data.csv"

    async def published(self, currencies: Collection[Currency], first: date, last: date) -> tuple[Rate, ...]:
        """See the port. Raises `SourceAwayError`, `SourceRefusedError`, `SourceUnreadableError`."""
        wanted = {one.code: one for one in currencies if one.kind is CurrencyKind.FIAT}
        rows = table(self.name, await self._web.ask(self.name, self._url, {}) or "")
        units = next((row for row in rows if row and row[0].strip() == "Units"), None)
        if units is None:
            raise SourceUnreadableError(self.name)
        columns = {at: wanted[unit.strip()] for at, unit in enumerate(units) if unit.strip() in wanted}
        dated = [(day, row) for row in rows if row and (day := _day(row[0])) and first <= day <= last]
        return tuple(self._rates(dated, columns))

    def _rates(self, dated: list[tuple[date, list[str]]], columns: dict[int, Currency]) -> Iterator[Rate]:
        for day, row in dated:
            for at, quote in columns.items():
                if value := figure(self.name, row[at] if at < len(row) else None):
                    yield Rate(day, AUD, quote, self.name, value)


def _day(cell: str) -> date | None:
    """The day of a row `06-Oct-2026`, in English whatever the locale here; None for the rows that describe."""
    parts = cell.strip().split("-")
    if len(parts) != 3 or parts[1] not in _MONTHS or not (parts[0] + parts[2]).isdecimal():
        return None
    try:
        return date(int(parts[2]), _MONTHS[parts[1]], int(parts[0]))
    except ValueError:
        return None
