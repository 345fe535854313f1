"""What is believed at once, and what is held: a rate that jumps against the day before waits for a second day.

One wrong figure in a bank's table would show a family ten times its net worth, or none of it. So a rate that differs
by more than `JUMP` from the last accepted one of its pair, on an earlier day, is held and reported. It is accepted
when a later day's rate, whoever publishes it, agrees with it; it is refuted when one that is believed does not; and a
person may decide at any time.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from core.money.currency import Currency
from core.rates.model import Held, Rate, Verdict
from core.rates.order import rank

JUMP = Fraction(20, 100)
"""The largest share of the last rate by which the next may differ and be believed at once."""
_Pair = tuple[Currency, Currency]


@dataclass(frozen=True, slots=True)
class Admission:
    """What a batch came to: `accepted` are to be stored (new, corrected, released), in order, `held` reported.

    `settled` are rates held earlier which this batch decided; those that agreed are among the accepted.
    """

    accepted: tuple[Rate, ...] = ()
    held: tuple[Held, ...] = ()
    settled: tuple[Held, ...] = ()


class _Series:
    """The accepted rates of one pair and those that wait, as a batch goes through them."""

    def __init__(self) -> None:
        self._days: list[date] = []
        self._of_day: dict[date, dict[str, Rate]] = {}
        self.waiting: list[Held] = []
        self.once_held: set[Rate] = set()

    def accept(self, rate: Rate) -> None:
        """Add an accepted rate; the later one of a day and source stands."""
        if rate.day not in self._of_day:
            insort(self._days, rate.day)
        self._of_day.setdefault(rate.day, {})[rate.source] = rate

    def last_before(self, rate: Rate) -> Rate | None:
        """The accepted rate of the latest earlier day; of several that of the source most believed."""
        at = bisect_left(self._days, rate.day)
        of_day = self._of_day[self._days[at - 1]].values() if at else ()
        return min(of_day, key=rank, default=None)

    def stands(self, rate: Rate) -> bool:
        """Whether this is accepted as what its source says of its day."""
        return self._of_day.get(rate.day, {}).get(rate.source) == rate

    def earlier(self, rate: Rate) -> list[Held]:
        """Those that wait for a day like this one's, and what the source itself has taken back by it."""
        return [
            one
            for one in self.waiting
            if one.rate.day < rate.day or (one.rate.day, one.rate.source) == (rate.day, rate.source)
        ]


def admit(incoming: Iterable[Rate], known: Iterable[Rate], held: Iterable[Held]) -> Admission:
    """Judge a batch in the order of its days.

    `known` are accepted rates in stored order: those of the batch's days, and of each pair the last one before.
    `held` are the pairs' held rates, decided ones too: what was held once is not reported again.
    """
    series: dict[_Pair, _Series] = defaultdict(_Series)
    for rate in known:
        series[rate.pair].accept(rate)
    for one in held:
        series[one.rate.pair].once_held.add(one.rate)
        if one.verdict is None:
            series[one.rate.pair].waiting.append(one)
    accepted: list[Rate] = []
    settled: list[Held] = []
    for rate in sorted(incoming, key=lambda rate: (rate.day, rank(rate))):
        accepted += _judged(series[rate.pair], rate, settled)
    new = tuple(one for pair in series.values() for one in pair.waiting if one.id is None)
    return Admission(tuple(accepted), new, tuple(one for one in settled if one.id is not None))


def jumps(rate: Rate, last: Rate) -> bool:
    """Whether a rate differs from another by more than `JUMP` of it."""
    before = Fraction(last.value)
    return abs(Fraction(rate.value) - before) > JUMP * before


def _judged(series: _Series, rate: Rate, settled: list[Held]) -> list[Rate]:
    """What one rate adds to the accepted ones: itself, those that it releases, or nothing."""
    stands = series.stands(rate)
    if rate in series.once_held and not stands:
        return []
    last = series.last_before(rate)
    believed = stands or last is None or not jumps(rate, last)
    earlier = series.earlier(rate)
    agreeing = [one for one in earlier if one.rate.day < rate.day and not jumps(rate, one.rate)]
    _settle(series, agreeing, Verdict.AGREED, settled)
    if last is not None and not believed and not agreeing:
        _settle(series, [one for one in earlier if one.rate.day == rate.day], Verdict.REFUTED, settled)
        series.once_held.add(rate)
        series.waiting.append(Held(rate, last))
        return []
    _settle(series, [one for one in earlier if one not in agreeing], Verdict.REFUTED, settled)
    new = [*(one.rate for one in agreeing), *(() if stands else (rate,))]
    for one in new:
        series.accept(one)
    return new


def _settle(series: _Series, ended: Iterable[Held], verdict: Verdict, settled: list[Held]) -> None:
    for one in ended:
        series.waiting.remove(one)
        settled.append(replace(one, verdict=verdict))
