"""The Bank of Mongolia's official rates, by the service behind its own page of rates.

`POST /mn/currency-rates/data?startDate=YYYY-MM-DD&endDate=YYYY-MM-DD` with no body gives
`{"success": true, "data": [{"RATE_DATE": "2026-10-06", "USD": "3,595.40", …}]}`: tögrög for one unit of each of some 38
currencies, as text with commas between thousands. The bank documents the page (https://www.mongolbank.mn/mn/currency-rates)
but not the service, and may put a robot check before it: that is a refusal, which we do not fight.

On weekends and holidays it repeats the rates of the day before, so a row in which nothing differs from the row before
it is no publication of its own.
"""

from collections.abc import Collection
from datetime import date, timedelta

from core.money.currency import Currency, CurrencyKind
from core.rates.errors import SourceUnreadableError
from core.rates.model import Rate
from core.rates.order import LIMIT_DAYS, MNT
from integrations.rates.figures import document, figure, iso_day, records, spans
from integrations.rates.web import Web

_AT_ONCE = 180
"""How many days are asked for at once (some 200 kB)."""


class BankOfMongolia:
    """Fills `RateSource` with tögrög for one unit of each currency."""

    name = "mongolbank"

    def __init__(self, web: Web, origin: str) -> None:
        self._web = web
        self._url = f"{origin}/mn/currency-rates/data"

    async def published(self, currencies: Collection[Currency], first: date, last: date) -> tuple[Rate, ...]:
        """See the port. Raises `SourceAwayError`, `SourceRefusedError`, `SourceUnreadableError`."""
        days: dict[date, dict[str, object]] = {}
        for start, end in spans(first - timedelta(days=LIMIT_DAYS), last, _AT_ONCE):
            query = {"startDate": start.isoformat(), "endDate": end.isoformat()}
            days |= self._days(await self._web.ask(self.name, self._url, query, method="POST") or "")
        wanted = [one for one in currencies if one.kind is CurrencyKind.FIAT and one != MNT]
        return tuple(
            Rate(day, one, MNT, self.name, value)
            for day, row in _without_repeats(days)
            if first <= day <= last
            for one in wanted
            if (value := figure(self.name, row.get(one.code)))
        )

    def _days(self, text: str) -> dict[date, dict[str, object]]:
        answer = document(self.name, text)
        if not isinstance(answer, dict) or answer.get("success") is not True:
            raise SourceUnreadableError(self.name)
        rows = records(self.name, answer.get("data"))
        return {iso_day(self.name, row.pop("RATE_DATE", "")): row for row in rows}


def _without_repeats(days: dict[date, dict[str, object]]) -> list[tuple[date, dict[str, object]]]:
    ordered = sorted(days.items(), key=lambda of_day: of_day[0])
    before = [None, *(row for _, row in ordered)]
    return [(day, row) for (day, row), previous in zip(ordered, before, strict=False) if row != previous]
