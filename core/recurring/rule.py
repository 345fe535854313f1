"""Rules of recurrence: RFC 5545 through python-dateutil, with the month ends and business days that bills have."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST_DAY = 31
"""The day of the month that every month ends on: what a short month lacks is its last day."""
_ALWAYS_THERE = 28
_SATURDAY = 5
_FREQUENCIES: dict[str, Literal[1, 2, 3]] = {"DAILY": DAILY, "WEEKLY": WEEKLY, "MONTHLY": MONTHLY}
FARTHEST = timedelta(days=21)
"""No run of holidays moves a day so far."""


class Unit(StrEnum):
    """What a rule counts in; a quarter is 3 months and a year 12, so that 29 February keeps its place."""

    DAY = "DAILY"
    WEEK = "WEEKLY"
    MONTH = "MONTHLY"


class Shift(StrEnum):
    """Where a day goes that falls on a weekend or a public holiday."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Rule:
    """How often, and on which days; the phase comes from the first day, which is kept beside it.

    `weekdays` (0 is Monday) of a weekly rule; none is that of the first day. A monthly rule has `month_days`, at most
    one of them after the 28th, or `nth`: a weekday of the month, (2, 1) the second Tuesday, (-1, 4) the last Friday.
    `until` is the last possible day, `count` how many there are in all. Raises `ValueError` for what is no rule.
    """

    unit: Unit
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    nth: tuple[int, int] | None = None
    until: date | None = None
    count: int | None = None
    shift: Shift = Shift.NONE

    def __post_init__(self) -> None:
        """Refuse what cannot be, wherever it comes from."""
        late = [day for day in self.month_days if day > _ALWAYS_THERE]
        wrong = (
            self.interval < 1
            or bool(self.weekdays) > (self.unit is Unit.WEEK)
            or (self.unit is Unit.MONTH) != (bool(self.month_days) != bool(self.nth))
            or (self.unit is not Unit.MONTH and bool(self.month_days or self.nth))
            or any(not 0 <= day < len(WEEKDAYS) for day in self.weekdays)
            or any(not 1 <= day <= LAST_DAY for day in self.month_days)
            or len(late) > 1
            or self.nth not in {None, *_NTH}
            or (self.count is not None and self.count < 1)
            or (self.count is not None and self.until is not None)
        )
        if wrong:
            raise ValueError(f"no rule: {self}")

    def text(self) -> str:
        """The rule to store: an RRULE of RFC 5545, and behind a blank our own shift where there is one."""
        parts = [f"FREQ={self.unit.value}", f"INTERVAL={self.interval}"]
        if self.weekdays:
            parts.append("BYDAY=" + ",".join(WEEKDAYS[day] for day in self.weekdays))
        if self.nth:
            parts.append(f"BYDAY={self.nth[0]}{WEEKDAYS[self.nth[1]]}")
        days, positions = _month_days(self.month_days)
        if days:
            parts.append("BYMONTHDAY=" + ",".join(map(str, days)))
        if positions:
            parts.append("BYSETPOS=" + ",".join(map(str, positions)))
        if self.until:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        if self.count:
            parts.append(f"COUNT={self.count}")
        return ";".join(parts) + (f" SHIFT={self.shift}" if self.shift is not Shift.NONE else "")


_NTH = frozenset((place, day) for place in (1, 2, 3, 4, -1) for day in range(len(WEEKDAYS)))


@dataclass(frozen=True, slots=True)
class Due:
    """One occurrence: `nominal` is the day that the rule gives, by which it is known again, `day` when it is due."""

    nominal: date
    day: date


@lru_cache(1_000)
def parse_rule(text: str) -> Rule:
    """The rule that `Rule.text` wrote. Raises `ValueError` for anything else."""
    rrule_text, _, shift = text.partition(" SHIFT=")
    try:
        parts = dict(part.split("=") for part in rrule_text.split(";"))
        byday = parts.get("BYDAY", "")
        nth = byday if byday[:1] in {"-", *"1234"} else ""
        rule = Rule(
            Unit(parts["FREQ"]),
            int(parts["INTERVAL"]),
            weekdays=tuple(WEEKDAYS.index(name) for name in byday.split(",") if name and not nth),
            month_days=_said_days(parts.get("BYMONTHDAY"), parts.get("BYSETPOS")),
            nth=(int(nth[:-2]), WEEKDAYS.index(nth[-2:])) if nth else None,
            until=date.fromisoformat(parts["UNTIL"]) if "UNTIL" in parts else None,
            count=int(parts["COUNT"]) if "COUNT" in parts else None,
            shift=Shift(shift) if shift else Shift.NONE,
        )
    except (KeyError, ValueError) as wrong:
        raise ValueError(f"no rule: {text}") from wrong
    if rule.text() != text:
        raise ValueError(f"no rule: {text}")
    return rule


def occurrences(
    rule: Rule, first: date, start: date, end: date, holidays: Collection[date] = frozenset()
) -> tuple[Due, ...]:
    """Those that are due from `start` to `end`, both inclusive, in order; none is before `first` by the rule.

    `holidays` are the days, beside weekends, on which no bank works; only a rule with a shift looks at them.
    """
    found = _days_of(rule, first)
    beyond = FARTHEST if rule.shift is not Shift.NONE else timedelta(0)
    nominal = (moment.date() for moment in found.between(_midnight(start - beyond), _midnight(end + beyond), inc=True))
    due = (Due(day, _shifted(day, rule.shift, holidays)) for day in nominal)
    return tuple(one for one in due if start <= one.day <= end)


@lru_cache(500)
def _days_of(rule: Rule, first: date) -> rrule:
    """All days of a rule, which keeps those that were once asked for: a family's bills are asked about all the time."""
    days, positions = _month_days(rule.month_days)
    by_weekday = [weekday(day) for day in rule.weekdays]
    if rule.nth:
        by_weekday = [weekday(rule.nth[1], rule.nth[0])]
    return rrule(
        _FREQUENCIES[rule.unit.value], dtstart=_midnight(first), interval=rule.interval, wkst=0, count=rule.count,
        until=_midnight(rule.until) if rule.until else None, byweekday=by_weekday or None, bymonthday=days or None,
        bysetpos=positions or None, cache=True,
    )  # fmt: skip


def _midnight(day: date) -> datetime:
    """What dateutil counts with: the day alone, of no zone."""
    return datetime.combine(day, time.min)


def _month_days(days: tuple[int, ...]) -> tuple[list[int], list[int]]:
    """BYMONTHDAY and BYSETPOS: for a day that some months lack, the last there is from the 28th to it."""
    sure = sorted(day for day in days if day <= _ALWAYS_THERE)
    late = [day for day in days if day > _ALWAYS_THERE]
    if not late:
        return sure, []
    wanted = sorted({*sure, *range(_ALWAYS_THERE, late[0] + 1)})
    return wanted, [*range(1, len(sure) + 1), -1]


def _said_days(days: str | None, positions: str | None) -> tuple[int, ...]:
    """The days of a month that `_month_days` wrote."""
    found = [int(day) for day in days.split(",")] if days else []
    if not positions:
        return tuple(found)
    return (*found[: len(positions.split(",")) - 1], found[-1])


def _shifted(day: date, shift: Shift, holidays: Collection[date]) -> date:
    """The next or the last day on which banks work; the day itself when they do, or when nothing is to be moved."""
    if shift is Shift.NONE:
        return day
    step = timedelta(days=1 if shift is Shift.AFTER else -1)
    while day.weekday() >= _SATURDAY or day in holidays:
        day += step
    return day
