"""What bills come to in a month of the year ahead: a weekly one is paid 52 times a year, not 48."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from core.bills.model import Bill, Flow
from core.bills.schedule import Due
from core.matters.model import Matter
from core.money.currency import Currency
from core.money.money import Money
from core.recurring.rule import occurrences, parse_rule

_YEAR, _MONTHS = timedelta(days=364), 12
"""Both ends of the days looked at count, so that they are 365."""


@dataclass(frozen=True, slots=True)
class Monthly:
    """What is paid and received a month on average, by currency; `unknown` are bills of which no amount is known."""

    paid: tuple[Money, ...] = ()
    received: tuple[Money, ...] = ()
    unknown: tuple[Matter[Bill], ...] = ()


@dataclass(slots=True)
class _Sums:
    by_flow: dict[Flow, dict[Currency, int]] = field(default_factory=lambda: {flow: {} for flow in Flow})

    def add(self, bill: Bill, minor: int) -> None:
        sums = self.by_flow[bill.flow]
        sums[bill.currency] = sums.get(bill.currency, 0) + minor

    def monthly(self, flow: Flow) -> tuple[Money, ...]:
        return tuple(
            Money((minor + _MONTHS // 2) // _MONTHS, code) for code, minor in self.by_flow[flow].items() if minor
        )


def monthly_of(bills: Iterable[Matter[Bill]], due: Iterable[Due], today: date) -> Monthly:
    """What these come to; one that varies counts as it is expected next, by what is `due`. Paused ones count not."""
    expected = {one.bill.id: one.money for one in reversed(list(due)) if one.money}
    sums, unknown = _Sums(), []
    for bill in bills:
        days = [] if bill.body.paused else _days_of_a_year(bill.body, today)
        amounts = [bill.body.money_on(day) or expected.get(bill.id) for day in days]
        if None in amounts:
            unknown.append(bill)
        sums.add(bill.body, sum(money.minor for money in amounts if money))
    return Monthly(sums.monthly(Flow.OUT), sums.monthly(Flow.IN), tuple(unknown))


def _days_of_a_year(bill: Bill, today: date) -> list[date]:
    last = min(today + _YEAR, bill.until or date.max)
    return [one.day for one in occurrences(parse_rule(bill.rule), bill.first, today, last)]
