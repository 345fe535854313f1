"""Makes the rule and the first day of what was said of when a bill comes."""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.recurring.clauses import PERIODS, When
from core.recurring.rhythm import in_month
from core.recurring.rule import Rule, Unit, occurrences

_FAR = timedelta(days=800)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Timing:
    """A rule and its first day; `sure` is False when the first day was not said and could be another one."""

    rule: Rule
    first: date
    sure: bool


def timing_of(when: When, today: date) -> Timing | None:
    """The rule from what was said; None when the words contradict one another."""
    unit, interval = PERIODS[when.period]
    interval *= when.times
    start = when.start or _anchored(when, interval, today)
    wanted = start or today
    try:
        rule = _rule(when, unit, interval, wanted)
        nearest = rule if unit is Unit.DAY else replace(rule, interval=1)
        due = occurrences(nearest, wanted, wanted, wanted + _FAR)
    except ValueError:
        return None
    if not due:
        return None
    first = due[0].nominal
    return Timing(_ending(rule, when, first), first, _is_sure(when, interval, unit))


def _anchored(when: When, interval: int, today: date) -> date | None:
    """The day that was named without a word of beginning; of a month alone, its first or the day said beside it."""
    if when.anchor is None:
        return None
    named = when.anchor.ahead(today)
    if named is None or when.anchor.day or not when.days:
        return named
    day = min(when.days[0], calendar.monthrange(named.year, named.month)[1])
    found = named.replace(day=day)
    return found if found >= today or interval < _YEAR else in_month(found, _YEAR, day)


def _rule(when: When, unit: Unit, interval: int, first: date) -> Rule:
    if unit is Unit.MONTH:
        if when.place is not None:
            return Rule(unit, interval, nth=(when.place, when.weekdays[0]), until=when.until, shift=when.shift)
        days = tuple(dict.fromkeys(when.days)) or (first.day,)
        return Rule(unit, interval, month_days=days, until=when.until, shift=when.shift)
    weekdays = tuple(sorted(set(when.weekdays))) or (first.weekday(),)
    return Rule(unit, interval, weekdays if unit is Unit.WEEK else (), until=when.until, shift=when.shift)


def _ending(rule: Rule, when: When, first: date) -> Rule:
    """With the end that was said as a number of times, or as how long it lasts."""
    until, count = rule.until, when.count
    if when.lasting:
        times, name = when.lasting
        unit, interval = PERIODS[name]
        days = {Unit.DAY: 1, Unit.WEEK: 7}.get(unit)
        length = times * interval
        end = first + timedelta(days=days * length) if days else in_month(first, length, first.day)
        until = end - timedelta(days=1)
    return Rule(
        rule.unit, rule.interval, rule.weekdays, rule.month_days, rule.nth,
        until=None if count else until, count=count, shift=rule.shift,
    )  # fmt: skip


def _is_sure(when: When, interval: int, unit: Unit) -> bool:
    """Whether no other first day could be meant: it was named, or each interval has one such day."""
    if when.start or (when.anchor and when.anchor.day):
        return True
    if when.anchor and interval == _YEAR:
        return bool(when.days)
    return interval == 1 and (unit is Unit.DAY or bool(when.days or when.weekdays))
