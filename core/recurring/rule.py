"""When a thing recurs: RFC 5545's rules through python-dateutil, with what people mean where the RFC is silent.

A day of the month that a month lacks is that month's last day ("the 31st" of April is the 30th), where the RFC would
leave the month out; the 29th of February is the 28th in other years. A day that falls on a weekend or a holiday may
move to the business day before or after it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from dateutil import rrule

LAST = -1
"""The last day of a month, and the last of a weekday in it."""
_SHORTEST_MONTH = 28
_FURTHEST_MOVE = timedelta(days=16)
"""A day moves past no more rest than this: Цагаан сар, Наадам or Christmas with their weekends."""
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SATURDAY = 5


class Every(StrEnum):
    """The unit of an interval, by RFC 5545's names."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"
    YEAR = "YEARLY"


class Move(StrEnum):
    """What becomes of a day on which nobody works."""

    NONE = ""
    BEFORE = "BEFORE"
    AFTER = "AFTER"


class BadRuleError(ValueError):
    """Raised for a text that is no rule of ours."""


@dataclass(frozen=True, slots=True)
class Weekday:
    """Monday is 0. `nth` is which of the month: 1 to 5, `LAST`, or 0 for each."""

    day: int
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """Each `interval` of `every`. Empty parts are those of the first day (its weekday, its day of the month or year).

    `month_days` are 1 to 31, or `LAST`. `months` are 1 to 12, and belong to yearly rules.
    """

    every: Every
    interval: int = 1
    weekdays: tuple[Weekday, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    move: Move = Move.NONE

    def text(self) -> str:
        """As it is stored: `FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=31;MOVE=AFTER`."""
        parts = [f"FREQ={self.every.value}", f"INTERVAL={self.interval}"]
        parts += [f"BYDAY={','.join(map(_weekday_text, self.weekdays))}"] if self.weekdays else []
        parts += [f"BYMONTHDAY={','.join(map(str, self.month_days))}"] if self.month_days else []
        parts += [f"BYMONTH={','.join(map(str, self.months))}"] if self.months else []
        parts += [f"MOVE={self.move.value}"] if self.move else []
        return ";".join(parts)

    def nominal(self, first: date, since: date, until: date) -> Iterator[date]:
        """The days of the rule from the later of `first` and `since` to `until`, both included, in order.

        `first` is where intervals are counted from, and is one of them only when the rule says so.
        """
        found = {when.date() for one in self._rules(first) for when in one.between(_at(since), _at(until), inc=True)}
        return iter(sorted(found))

    def due(self, nominal: date, rests: Callable[[date], bool]) -> date:
        """The day moved to a business day; `rests` tells public holidays, weekends are known."""
        if not self.move:
            return nominal
        step = timedelta(days=1 if self.move is Move.AFTER else -1)
        day = nominal
        while (day.weekday() >= _SATURDAY or rests(day)) and abs(day - nominal) < _FURTHEST_MOVE:
            day += step
        return day

    def _rules(self, first: date) -> list[rrule.rrule]:
        common: dict[str, Any] = {
            "freq": getattr(rrule, self.every.value),
            "dtstart": _at(first),
            "interval": self.interval,
            "wkst": rrule.MO,
        }
        if self.every in {Every.DAY, Every.WEEK}:
            common["byweekday"] = [one.day for one in self.weekdays] or None
            return [rrule.rrule(**common)]
        if self.every is Every.YEAR:
            common["bymonth"] = self.months or (first.month,)
        if self.weekdays:
            common["byweekday"] = [rrule.weekday(one.day, one.nth or None) for one in self.weekdays]
            return [rrule.rrule(**common)]
        return [_on_day(common, number) for number in self.month_days or (first.day,)]


def parse(text: str) -> Rule:
    """The rule that `Rule.text` wrote. Raises `BadRuleError`."""
    try:
        parts = dict(part.split("=", 1) for part in text.split(";"))
        rule = Rule(
            Every(parts.pop("FREQ")),
            int(parts.pop("INTERVAL", "1")),
            tuple(map(_weekday, _listed(parts.pop("BYDAY", "")))),
            tuple(map(int, _listed(parts.pop("BYMONTHDAY", "")))),
            tuple(map(int, _listed(parts.pop("BYMONTH", "")))),
            Move(parts.pop("MOVE", "")),
        )
    except (KeyError, ValueError) as error:
        raise BadRuleError(text) from error
    if parts or rule.interval < 1:
        raise BadRuleError(text)
    return rule


def _on_day(common: dict[str, Any], number: int) -> rrule.rrule:
    """A day of the month, or the last where a month lacks it: the last that there is of the 28th up to it."""
    if number <= _SHORTEST_MONTH:
        return rrule.rrule(bymonthday=number, **common)
    days = range(_SHORTEST_MONTH, number + 1)
    return rrule.rrule(bymonthday=days, bysetpos=-1, **common)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - dateutil counts days in naive midnights


def _listed(text: str) -> list[str]:
    return text.split(",") if text else []


def _weekday_text(one: Weekday) -> str:
    return f"{one.nth or ''}{_WEEKDAYS[one.day]}"


def _weekday(text: str) -> Weekday:
    return Weekday(_WEEKDAYS.index(text[-2:]), int(text[:-2] or 0))
