"""When a thing recurs, in words: "every second week on Friday", "every month on the 15th"."""

from datetime import date, timedelta

from core.recurring.rule import LAST_DAY, Rule, Shift, Unit
from handlers.say.voice import Voice

_MONDAY = date(2024, 1, 1)
_TEENS = range(11, 14)
_YEAR = 12
_OWN_WORD = 2
"""Languages have words of their own for each and each second."""


def rule(voice: Voice, one: Rule, first: date) -> str:
    """A rule whose first day is `first`: what it leaves open is that day's."""
    moves = {Shift.NONE: "", Shift.BEFORE: voice.word("rule.before"), Shift.AFTER: voice.word("rule.after")}
    if one.count == 1:
        return voice.word("rule.once", day=voice.plain_day(first))
    ends = [voice.word("bill.until", day=voice.plain_day(one.until))] if one.until else []
    times = [voice.word("rule.times", n=one.count)] if one.count else []
    return ", ".join([_how_often(voice, one, first), *ends, *times]) + moves[one.shift]


def _how_often(voice: Voice, one: Rule, first: date) -> str:
    if one.unit is Unit.DAY:
        return _every(voice, "day", one.interval)
    if one.unit is Unit.WEEK:
        days = ", ".join(weekday(voice, day) for day in one.weekdays or (first.weekday(),))
        return _every(voice, "week", one.interval, days=days)
    days = _nth(voice, *one.nth) if one.nth else ", ".join(_number(voice, number) for number in one.month_days)
    if one.interval % _YEAR:
        return _every(voice, "month", one.interval, days=days)
    return _every(voice, "year", one.interval // _YEAR, days=_of_year(voice, one, first, days))


def _of_year(voice: Voice, one: Rule, first: date, days: str) -> str:
    if one.nth or LAST_DAY in one.month_days:
        return voice.word("rule.nth_of_month", days=days, months=voice.month_alone(first.month))
    return ", ".join(voice.day_of_year(first.month, number) for number in one.month_days)


def _every(voice: Voice, unit: str, interval: int, **params: str) -> str:
    form = f"{unit}_{interval}" if interval <= _OWN_WORD else f"{unit}_n"
    return voice.word(f"rule.{form}", n=interval, **params)


def _nth(voice: Voice, place: int, day: int) -> str:
    name = weekday(voice, day)
    if place < 0:
        return voice.word("rule.last_weekday", day=name)
    return voice.word("rule.nth_weekday", nth=_ordinal(voice, place), day=name)


def _number(voice: Voice, number: int) -> str:
    if number == LAST_DAY:
        return voice.word("rule.last_day")
    return voice.word("rule.month_day", nth=_ordinal(voice, number))


def _ordinal(voice: Voice, number: int) -> str:
    ending = number % 10 if number % 10 in {1, 2, 3} and number not in _TEENS else 0
    return voice.word(f"rule.ordinal_{ending}", n=number)


def weekday(voice: Voice, day: int) -> str:
    """The name of a weekday; 0 is Monday."""
    return voice.weekday(_MONDAY + timedelta(days=day))
