"""The published rates of one pair of currencies, in the order in which they are looked up."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from core.rates.model import Rate
from core.rates.order import rank


class Page:
    """Rates of one pair, whichever way round. A later row of the same day, way and source stands for an earlier."""

    def __init__(self, rates: Iterable[Rate] = ()) -> None:
        self._rows: dict[date, list[Rate]] = {}
        self._days: list[date] = []
        self._best: dict[date, Rate] = {}
        self.add(rates)

    def add(self, rates: Iterable[Rate]) -> None:
        """Take rows in the order in which they were stored."""
        touched: set[date] = set()
        for rate in rates:
            of_day = self._rows.setdefault(rate.day, [])
            of_day[:] = [one for one in of_day if (one.pair, one.source) != (rate.pair, rate.source)]
            of_day.append(rate)
            touched.add(rate.day)
        for day in touched:
            self._best[day] = min(reversed(self._rows[day]), key=rank)
        if touched:
            self._days = sorted(self._rows)

    def last(self, day: date, limit: int) -> Rate | None:
        """The most believed rate of the last day on or before this one, unless it is more than `limit` days older."""
        at = bisect_right(self._days, day)
        if not at or self._days[at - 1] < day - timedelta(days=limit):
            return None
        return self._best[self._days[at - 1]]
