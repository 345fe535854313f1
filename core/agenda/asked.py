"""Reads "what's due this week?", "calendar december", «ирэх сард юу төлөх вэ»: which days are asked for."""

from collections.abc import Iterable
from datetime import date, timedelta
from re import Match

from core.agenda.window import MONTHS_AHEAD, Window, coming, days, month
from core.agenda.words import AskWords, folded
from core.clock import months_before

LONGEST = 100
"""A longer line is no such question."""
_MOST_DAYS = 60
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def read_asked(text: str, languages: Iterable[AskWords], today: date) -> Window | None:
    """The days that a line asks for; None when it says anything else, or asks for days of no calendar. Never raises."""
    if "\n" in text or len(text) > LONGEST:
        return None
    line = folded(text) + " "
    for words in languages:
        if any(one.fullmatch(line) for one in words.alone):
            return coming(today)
        for frame in words.dated:
            if (found := frame.fullmatch(line)) and (window := _when(found["when"] + " ", words, today)):
                return window
    return None


def read_when(text: str, languages: Iterable[AskWords], today: date) -> Window | None:
    """The days that stand behind a command: "december", «ирэх сар»; as in `read_asked`."""
    line = folded(text[:LONGEST]) + " "
    return next((found for words in languages if (found := _when(line, words, today))), None)


def _when(line: str, words: AskWords, today: date) -> Window | None:
    for meant, pattern in words.whens:
        if found := pattern.fullmatch(line):
            return _window(meant, found, words, today)
    return None


def _window(meant: str, found: Match[str], words: AskWords, today: date) -> Window | None:
    unit, _, ahead = meant.partition("+")
    sunday = today + 6 * _DAY - timedelta(days=today.weekday())
    if unit == "day":
        return days(today + int(ahead) * _DAY, today + int(ahead) * _DAY)
    if unit == "week":
        return days(sunday + _DAY, sunday + _WEEK) if int(ahead) else days(today, sunday)
    if unit == "through_next_week":
        return days(today, sunday + _WEEK)
    if unit == "fortnight":
        return days(today, today + 2 * _WEEK)
    if unit == "month" and ahead:
        return month(months_before(today.replace(day=1), -int(ahead)))
    if unit == "month":
        return _named_month(found, words, today)
    count = _number(found["n"], words) * (7 if unit == "weeks" else 1)
    return days(today, today + count * _DAY) if 0 < count < _MOST_DAYS else None


def _named_month(found: Match[str], words: AskWords, today: date) -> Window | None:
    """The one ahead where no year was said; one that has just begun is the present one."""
    number = words.months[found["month"]]
    said = found.groupdict().get("year")
    year = int(said) if said else today.year + (number < today.month)
    far = (year - today.year) * 12 + number - today.month
    return month(date(year, number, 1)) if abs(far) <= MONTHS_AHEAD else None


def _number(word: str, words: AskWords) -> int:
    return int(word) if word.isdecimal() else words.numbers[word]
