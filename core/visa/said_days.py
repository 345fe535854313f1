"""The days that a line of work names: by word, by weekday, by date, and until when it repeats."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from core.visa.model import WEEK, monday_of
from core.visa.said_model import Line, Speaker
from core.visa.words import ShiftWords

_DAY = timedelta(days=1)
_MONTHS = 12
_WEEKDAYS, _WEEKEND, _DAILY = (0, 1, 2, 3, 4), (5, 6), (0, 1, 2, 3, 4, 5, 6)
_ISO = r"(?P<iso>20\d\d[-./][01]?\d[-./][0-3]?\d)"
_SLASHED = (
    r"(?:(?P<first>\d{1,2})/(?P<second>\d{1,2})(?:/(?P<slashed_year>20\d\d|\d\d))?"
    r"|(?P<dotted>\d{1,2})(?P<sign>[.-])(?P<dotted_second>\d{1,2})(?P=sign)(?P<dotted_year>20\d\d))"
)


@dataclass(frozen=True, slots=True)
class When:
    """What was said of days. `day` is sure; else `weekdays` are to be placed in time, or a date without its year.

    `part` is the part of the day that the words give (tonight: pm). `wrong`: a day was named that does not exist.
    """

    day: date | None = None
    month_day: tuple[int, int] | None = None
    weekdays: tuple[int, ...] = ()
    repeated: bool = False
    which: str = ""
    until: date | None = None
    part: str = ""
    wrong: bool = False

    @property
    def said(self) -> bool:
        """Whether any day was named."""
        return bool(self.day or self.month_day or self.weekdays)


def take_days(line: Line, words: ShiftWords, speaker: Speaker) -> When:
    """Take every day that a line names out of it."""
    until, wrong = _take_until(line, words, speaker)
    for name, back, usual in (("last_night", 1, "night"), ("tonight", 0, "pm")):
        if line.take(words.pattern(f"day.{name}")):
            part = _take_named(line, words, "part") or usual
            return When(speaker.today - _DAY * back, until=until, part=part, wrong=wrong)
    part = _take_named(line, words, "part")
    named = next((name for name in ("-2", "2", "-1", "0", "1") if line.take(words.pattern(f"day.{name}"))), None)
    if named is not None:
        return When(speaker.today + _DAY * int(named), until=until, part=part, wrong=wrong)
    dated = line.take(_date_pattern(words))
    if dated:
        return _dated(dated, speaker, part)
    weekdays, repeated, which = _take_weekdays(line, words)
    return When(None, None, weekdays, repeated or bool((until or wrong) and weekdays), which, until, part, wrong)


def take_week(line: Line, words: ShiftWords, speaker: Speaker) -> tuple[When, bool]:
    """The days of a line, and whether it is known which: "20 hours last week" names none of that week."""
    monday = monday_of(speaker.today)
    weeks = {"last_week": monday - WEEK, "next_week": monday + WEEK, "this_week": None}
    more = ("last_fortnight", "last_month", "this_month", "last_year", "this_year")
    said = next((name for name in (*weeks, *more) if line.take(words.pattern(f"period.{name}"))), "")
    when = take_days(line, words, speaker)
    start = weeks.get(said)
    if start is None or not when.weekdays:
        return when, not said or when.said
    if len(when.weekdays) > 1 or when.repeated:
        return when, False
    return replace(when, day=start + _DAY * when.weekdays[0], weekdays=(), which=""), True


def dates_in(text: str, words: ShiftWords, speaker: Speaker) -> list[tuple[int, When]]:
    """Every written date of a text, with the place where it starts."""
    return [(found.start(), _dated(found, speaker, "")) for found in _written(text, words)]


def without_dates(text: str, words: ShiftWords) -> str:
    """What is left of a text when its dates are taken out."""
    rest, end = "", 0
    for found in _written(text, words):
        rest, end = f"{rest}{text[end : found.start()]} ", found.end()
    return rest + text[end:]


def _written(text: str, words: ShiftWords) -> Iterator[re.Match[str]]:
    """The dates of a text; a dash may join two without a blank: 16.02.2026-30.11.2028."""
    found = _date_pattern(words).search(text)
    while found:
        yield found
        end = found.end()
        text = f"{text[:end]} {text[end + 1 :]}" if text[end : end + 1] in {"-", "–", "—"} else text
        found = _date_pattern(words).search(text, end)


def latest(when: When, today: date) -> list[date]:
    """The days that were said, the last time that they came, today included; none that lies ahead."""
    return _placed(when, today, lambda day: day <= today, -1)


def nearest(when: When, today: date) -> list[date]:
    """A date said without its year, in the year that brings it closest; else as `latest`."""
    tried = [*latest(when, today), *coming(when, today)]
    return [min(tried, key=lambda day: abs(day - today))] if when.month_day and tried else latest(when, today)


def coming(when: When, today: date) -> list[date]:
    """The days that were said, the next time that they come, today included."""
    return _placed(when, today, lambda day: day >= today, 1)


def _placed(when: When, today: date, fits: Callable[[date], bool], step: int) -> list[date]:
    if when.day:
        return [when.day] if fits(when.day) else []
    if when.month_day:
        years = (today.year, today.year + step)
        days = (_existing(year, *when.month_day) for year in years)
        return [day for day in days if day and fits(day)][:1]
    if not when.weekdays:
        return [today]
    week = [today + step * _DAY * away for away in range(7)]
    return sorted(day for day in week if day.weekday() in when.weekdays)


def _take_named(line: Line, words: ShiftWords, role: str) -> str:
    return next((name for name, one in words.names(role).items() if line.take(one)), "")


def _month_day(words: ShiftWords) -> str:
    any_month = _any_month(words)
    months = "|".join(rf"(?P<month{number}>{words.either(f'month.{number}')})" for number in range(1, 13))
    day = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th|-?н(?:д|ий|ы)?)?"
    range_of_hours = rf"\s*[-—]\s*(?!(?:20\d\d\s*{words.either('month.of_year')}\s+)?(?:\d{{1,2}}\s+)?{any_month})\d"
    after = rf"(?:\s+{day.format('after')}(?![\w:.]|{range_of_hours}))?"
    before = rf"(?:(?P<year_before>20\d\d)\s*{words.either('month.of_year')}\s+)?"
    of = rf"(?:\s+(?:{words.either('month.of')}\s+)?|(?=[a-z]))"
    return (
        rf"{before}(?:{day.format('day')}{of})?(?:{months})(?(day)|{after})"
        rf"(?:,?\s+(?P<year>20\d\d)|(?<=[a-z])(?P<year_glued>20\d\d))?"
    )


def _any_month(words: ShiftWords) -> str:
    return words.either(*(f"month.{number}" for number in range(1, _MONTHS + 1)))


@lru_cache(maxsize=4)
def _date_pattern(words: ShiftWords) -> re.Pattern[str]:
    months = _any_month(words)
    year = rf"(?:20\d\d\s*{words.either('month.of_year')}\s+)?"
    of = rf"(?:\s+(?:{words.either('month.of')}\s+)?)?"
    with_day = rf"(?={year}(?:[0-3]?\d[^\W\d]{{0,4}}{of}{months}|{months}\s+[0-3]?\d))"
    return re.compile(rf"(?<![\w./:-])(?:{_ISO}|{_SLASHED}|{with_day}{_month_day(words)})(?![\w/])", re.IGNORECASE)


def _take_until(line: Line, words: ShiftWords, speaker: Speaker) -> tuple[date | None, bool]:
    """(the last day of a repetition, whether it was said but is none)."""
    before, after, by_weekday = _until_patterns(words)
    found = line.take(before) or line.take(after)
    weekday = None if found else line.take(by_weekday)
    if not (found or weekday):
        return None, False
    said = When(weekdays=(_number(weekday, words, "one"),)) if weekday else When()
    said = _dated(found, speaker, "", ends=True) if found else said
    days = coming(said, speaker.today) if said.said else []
    return (days[0] if days else None), not days


@lru_cache(maxsize=4)
def _until_patterns(words: ShiftWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    until, day = words.either("until.any"), rf"(?:{_ISO}|{_SLASHED}|{_month_day(words)})"
    return (
        re.compile(rf"(?<!\w){until}\s+(?:the\s+)?(?:end\s+of\s+)?{day}(?![\w/])", re.IGNORECASE),
        re.compile(rf"(?<![\w./:-]){day}\s+{until}(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w){until}\s+(?P<one>{_all(words)})(?!\w)", re.IGNORECASE),
    )


def _dated(found: re.Match[str], speaker: Speaker, part: str, *, ends: bool = False) -> When:
    """A written date; a month alone is a day only as the end of something (`ends`): its last."""
    if found["iso"]:
        year, month, day = map(int, re.split(r"[-./]", found["iso"]))
        exact = _existing(year, month, day)
        return When(exact, part=part, wrong=exact is None)
    if found["first"] or found["dotted"]:
        first, second = int(found["first"] or found["dotted"]), int(found["second"] or found["dotted_second"])
        day_first = second <= _MONTHS and (speaker.country == "AU" or first > _MONTHS)
        day, month = (first, second) if day_first else (second, first)
        return _of_year(found["slashed_year"] or found["dotted_year"], month, day, part)
    month = next(number for number in range(1, 13) if found[f"month{number}"])
    written = found["day"] or found["after"]
    told_year = found["year"] or found["year_before"] or found["year_glued"]
    if written:
        return _of_year(told_year, month, int(written), part)
    in_year = int(told_year or speaker.today.year + (month < speaker.today.month))
    return When(date(in_year, month, monthrange(in_year, month)[1])) if ends else When(part=part, wrong=True)


def _of_year(year: str | None, month: int, day: int, part: str) -> When:
    if year:
        exact = _existing(int(year) % 2000 + 2000, month, day)
        return When(exact, part=part, wrong=exact is None)
    exists = _existing(2024, month, day) is not None
    return When(month_day=(month, day) if exists else None, part=part, wrong=not exists)


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _take_weekdays(line: Line, words: ShiftWords) -> tuple[tuple[int, ...], bool, str]:
    for name, all_of_them in (("weekdays", _WEEKDAYS), ("weekend", _WEEKEND), ("daily", _DAILY)):
        if line.take(words.pattern(f"weekday.{name}")):
            return all_of_them, True, ""
    days: set[int] = set()
    repeated = bool(words.pattern("weekday.plural").search(line.text))
    while found := line.take(_stretch(words)):
        first, after = (_number(found, words, name) for name in ("one", "two"))
        days.update((first + step) % 7 for step in range((after - first) % 7 + 1))
    while found := line.take(_single(words)):
        days.add(_number(found, words, "one"))
    if not days:
        return (), False, ""
    repeated = bool(line.take(words.pattern("weekday.every"))) or repeated
    which = next((name for name in ("last", "next") if line.take(words.pattern(f"weekday.{name}"))), "")
    return tuple(sorted(days)), repeated, which


def _all(words: ShiftWords) -> str:
    return words.either(*(f"weekday.{number}" for number in range(7)))


@lru_cache(maxsize=4)
def _stretch(words: ShiftWords) -> re.Pattern[str]:
    joined = rf"(?:\s*[-—]\s*|\s+{words.either('range.between')}\s+|г?(?:аас|ээс|оос|өөс)\s+)"
    until = words.either("until.any")
    return re.compile(
        rf"(?<!\w)(?P<one>{_all(words)}){joined}(?P<two>{_all(words)})(?:\s+{until})?(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=4)
def _single(words: ShiftWords) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<one>{_all(words)})(?!\w)", re.IGNORECASE)


def _number(found: re.Match[str], words: ShiftWords, name: str) -> int:
    said = found[name].lower()
    return next(number for number in range(7) if said in words.phrases[f"weekday.{number}"])
