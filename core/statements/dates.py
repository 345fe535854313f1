"""Dates of documents in every order that banks print, decided for a whole column at once.

Australia and Mongolia never put the month first, so that month-first is taken only where the values force it, or where
the money is American. A date without a year takes it from the period of the statement, or the latest that is not in
the future. Times of day and zones are left out: the day is the bank's own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from core.statements.words import fold

ORDERS = ("dmy", "ymd", "mdy")
_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets, with the leap day of 1900 that never was already made good."""
_SERIALS = range(25_569, 62_000)
"""Serial days from 1970 to 2069; other numbers are no dates."""
_TIME = re.compile(
    r"(?:[T ,]\s*|\s+at\s+)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*"
    r"(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?$"
)
_ISO = re.compile(r"(\d{4})([-./])(\d{1,2})\2(\d{1,2})\.?")
_NUMBERS = re.compile(r"(\d{1,2})([-./ ])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?")
_EASTERN = re.compile(
    r"(\d{4})\s*(?:年|년|\.|оны|он)\s*(\d{1,2})\s*(?:月|월|\.|-?р?\s*сарын?)\s*-?(\d{1,2})(?:日|일|\.|-?ний|-?ны)?"
)
_COMPACT = re.compile(r"(?:19|20)\d{6}")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_NAMED = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[-./\s]*([^\W\d_]+)\.?[-./,\s]*(?:'?(\d{4}|\d{2}))?"
)
_NAMED_FIRST = re.compile(
    r"(?:[^\W\d_]+,?\s+)?([^\W\d_]+)\.?[-./\s]*(\d{1,2})(?:st|nd|rd|th)?(?:[-./,\s]+'?(\d{4}|\d{2}))?"
)
_MONTH_MARK = re.compile(r"(?:(\d{2,4})\s*оны?\s*)?(\d{1,2})\s*-?р?\s*сарын?\s*(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Parts:
    """A date taken apart. With `month` None, `first` and `second` are day and month in an order that is not known.

    `year` is None where it is not printed; `short` tells that two digits were, so that it might be a day.
    """

    first: int
    second: int
    year: int | None
    month: int | None = None
    short: bool = False


def taken_apart(text: str, months: Mapping[str, int], *, serials: bool = False) -> Parts | None:
    """The parts of a date, or None for whatever is anything else, even in part. `serials` allows spreadsheet days."""
    plain = text.strip()
    if not 3 <= len(plain) <= 40:
        return None
    if len(plain) > 10 and (time := _TIME.search(plain)):
        plain = plain[: time.start()].rstrip(" ,")
    if found := _ISO.fullmatch(plain):
        return Parts(int(found[4]), 0, int(found[1]), int(found[3]))
    if found := _NUMBERS.fullmatch(plain):
        return None if found[4] is None and _is_figure(found) else _of_numbers(found)
    if _COMPACT.fullmatch(plain):
        return Parts(int(plain[6:]), 0, int(plain[:4]), int(plain[4:6]))
    if found := _SERIAL.fullmatch(plain):
        return _serial(int(found[1])) if serials else None
    return _in_words(plain, months)


def _is_figure(found: re.Match[str]) -> bool:
    """Whether two numbers are rather a figure ("5.10"), or anything else, than a day and a month."""
    one, other = sorted((int(found[1]), int(found[3])))
    dotted = found[2] == "." and not found[0].endswith(".")
    return dotted or found[2] == " " or not (1 <= one <= 12 and 1 <= other <= 31)


def _of_numbers(found: re.Match[str]) -> Parts:
    year = int(found[4]) if found[4] else None
    return Parts(int(found[1]), int(found[3]), year, short=len(found[4] or "") == 2)


def _serial(number: int) -> Parts | None:
    if number not in _SERIALS:
        return None
    day = _EPOCH + timedelta(days=number)
    return Parts(day.day, 0, day.year, day.month)


def _in_words(plain: str, months: Mapping[str, int]) -> Parts | None:
    if found := _EASTERN.fullmatch(plain):
        return Parts(int(found[3]), 0, int(found[1]), int(found[2]))
    if found := _MONTH_MARK.fullmatch(plain):
        return Parts(int(found[3]), 0, _year(found[1]), int(found[2]), short=len(found[1] or "") == 2)
    for pattern, day, name in ((_NAMED, 1, 2), (_NAMED_FIRST, 2, 1)):
        found = pattern.fullmatch(plain)
        month = months.get(fold(found[name])) if found else None
        if found and month:
            return Parts(int(found[day]), 0, _year(found[3]), month, short=len(found[3] or "") == 2)
    return None


def _year(digits: str | None) -> int | None:
    return int(digits) if digits else None


@dataclass(slots=True)
class DayReader:
    """Reads the dates of one column in one order. It remembers, since a column repeats its days.

    `latest` is the last day that a date without a year may be. `sure` tells that no other order reads the column as
    well. `guessed_year` becomes True when a year was filled in.
    """

    months: Mapping[str, int]
    order: str
    latest: date
    serials: bool = False
    sure: bool = True
    guessed_year: bool = False
    _seen: dict[str, date | None] = field(default_factory=dict)

    def read(self, text: str) -> date | None:
        """The day, or None when the text is no date in this order."""
        try:
            return self._seen[text]
        except KeyError:
            parts = taken_apart(text, self.months, serials=self.serials)
            self._seen[text] = day = None if parts is None else self._day(parts)
            return day

    def _day(self, parts: Parts) -> date | None:
        day, month, year = parts.first, parts.month, parts.year
        if month is None:
            day, month, year = self._ordered(parts)
        if year is None:
            return self._latest(day, month)
        if year < 100:
            year += 2000 if year <= self.latest.year % 100 + 1 else 1900
        return _made(year, month, day)

    def _ordered(self, parts: Parts) -> tuple[int, int, int | None]:
        if self.order == "mdy":
            return parts.second, parts.first, parts.year
        if self.order == "ymd" and parts.short:
            assert parts.year is not None
            return parts.year, parts.second, parts.first
        if self.order == "ymd":
            return (parts.second, parts.first, None) if parts.year is None else (0, 0, parts.year)
        return parts.first, parts.second, parts.year

    def _latest(self, day: int, month: int) -> date | None:
        self.guessed_year = True
        for year in range(self.latest.year, self.latest.year - 8, -1):
            made = _made(year, month, day)
            if made is not None and made <= self.latest:
                return made
        return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_reader(
    cells: Iterable[str], months: Mapping[str, int], latest: date, *, american: bool = False, serials: bool = False
) -> DayReader:
    """The reader of a column of dates: the order that reads the most of them, and the fewest out of time's order.

    `american` says that the money is, so that an order which the values leave open is not sure. Where it is not, the
    month stands first only when the values force it; it is not sure when days would turn back without that.
    """
    texts = [cell for cell in cells if cell.strip()]
    scored = []
    for rank, order in enumerate(ORDERS):
        reader = DayReader(months, order, latest, serials)
        days = [day for day in map(reader.read, texts) if day is not None and day <= latest + timedelta(days=1)]
        at_home = american or order != "mdy"
        scored.append((len(days), at_home, -_turns(days) - _leaps(days), -rank, order, days))
    best = max(scored)
    rivals = [one for one in scored if one[0] == best[0] and one[5] != best[5]]
    unsure = any(one[1] == best[1] and one[2] == best[2] for one in rivals)
    turned = any(not one[1] and _turns(one[5]) < _turns(best[5]) for one in rivals)
    return DayReader(months, best[4], latest, serials, sure=not unsure and not turned)


def _turns(days: list[date]) -> int:
    """How often the days turn round: never in the right order, unless the rows are in none."""
    steps = [(after - before).days for before, after in pairwise(days) if after != before]
    return sum((one > 0) != (other > 0) for one, other in pairwise(steps))


def _leaps(days: list[date]) -> int:
    """How often the days leap by more than three months, which a statement seldom does."""
    return sum(abs((after - before).days) > 92 for before, after in pairwise(days))
