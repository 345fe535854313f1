"""Until when one saves: "by June", "by 1 Feb 2027", "by the end of March", «6 сарын 15 гэхэд», «ирэх оны 2 сар хүртэл».

A day without a year is the first that lies ahead. A month alone is its first day: by June is before June is over, and
what is there by the first is there in time. What does not exist, lies behind, or could be two days is not clear.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from core.accounts.phrase import Phrase
from core.capture.roles import Role
from core.capture.tokens import Shape

_MONTHS, _DAYS = 12, 31
_YEARS = range(2000, 2200)
_SOUTH = "AU"
"""Where the day stands before the month in 1/2."""


@dataclass(frozen=True, slots=True)
class Until:
    """What was found: the day, None where it is not clear; nothing was said of one where `said` is False."""

    day: date | None = None
    said: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    """A date as far as it was said, on the atoms before `end`."""

    end: int
    month: int
    day: int | None = None
    year: int | None = None
    last: bool = False


def take_until(p: Phrase) -> Until:
    """The day until which, with its words taken: behind its cue in English, before it in Mongolian."""
    for at in range(len(p.atoms)):
        found = _parts(p, at)
        if found is None:
            continue
        behind = p.says(found.end, "until")
        before = at > 0 and p.says(at - 1, "until")
        if before or behind:
            p.take(at - before, found.end + behind, "until")
            return Until(_ahead(found, p.context.today), said=True)
    return Until()


def _parts(p: Phrase, at: int) -> _Parts | None:
    written = _written(p, at)
    if written:
        return written
    year, start = _year_before(p, at)
    edge = p.value(start, "day_of") if not p.line.mongolian else None
    start += edge is not None
    found = _day_then_month(p, start) or _month_then_day(p, start) or _just_month(p, start)
    if found is None:
        return None
    end, later = _year_behind(p, found.end)
    ends = edge == "end" or (p.line.mongolian and p.says(end, "day_of", "end"))
    end += p.line.mongolian and p.says(end, "day_of")
    return _Parts(end, found.month, found.day, year or later, last=ends and found.day is None)


def _written(p: Phrase, at: int) -> _Parts | None:
    """2027-06-01, 1/6/2027, 1/6."""
    atom = p.line.at(at)
    if atom is None or not atom.free or atom.shape is not Shape.DATE:
        return None
    numbers = [int(number) for number in re.findall(r"\d+", atom.text)]
    if len(numbers) == 3 and numbers[0] in _YEARS:
        return _Parts(at + 1, numbers[1], numbers[2], numbers[0])
    day, month = numbers[:2] if p.context.country == _SOUTH else (numbers[1], numbers[0])
    year = numbers[2] if len(numbers) == 3 else None
    return _Parts(at + 1, month, day, year + 2000 if year is not None and year < 100 else year)


def _day_then_month(p: Phrase, at: int) -> _Parts | None:
    """1 Feb, 1st of February."""
    day = _number(p, at, _DAYS)
    if day is None:
        return None
    place = at + 1
    place += p.has(place, Role.ORDINAL, "th")
    place += p.free(place) and p.atoms[place].text.lower() == "of"
    return _Parts(place + 1, int(p.atoms[place].roles[Role.MONTH]), day) if p.has(place, Role.MONTH) else None


def _month_then_day(p: Phrase, at: int) -> _Parts | None:
    """Feb 1st, 2 сарын 1, 2-р сарын 1-н."""
    found = _just_month(p, at)
    day = _number(p, found.end, _DAYS) if found else None
    if found is None or day is None:
        return None
    place = found.end + 1
    place += p.mark(place, "-")
    place += p.has(place, Role.ORDINAL) or (p.free(place) and p.atoms[place].text.lower() in {"н", "нд", "ны", "ний"})
    return _Parts(place, found.month, day)


def _just_month(p: Phrase, at: int) -> _Parts | None:
    """June, зургаадугаар сар, 6 сар, 6-р сар."""
    if p.has(at, Role.MONTH):
        return _Parts(at + 1, int(p.atoms[at].roles[Role.MONTH]))
    month = _number(p, at, _MONTHS)
    if month is None:
        return None
    place = at + 1
    place += p.mark(place, "-")
    place += p.has(place, Role.ORDINAL, "nth")
    return _Parts(place + 1, month) if p.has(place, Role.MONTH_MARK) else None


def _year_before(p: Phrase, at: int) -> tuple[int | None, int]:
    """2027 оны, ирэх оны: the year, and the place behind it."""
    if not p.line.mongolian:
        return None, at
    if p.says(at, "next_year"):
        return p.context.today.year + 1, at + 1
    year = _year(p, at)
    marked = p.free(at + 1) and p.atoms[at + 1].text.lower() in {"он", "оны", "onii", "ony"}
    return (year, at + 2) if year and marked else (None, at)


def _year_behind(p: Phrase, at: int) -> tuple[int, int | None]:
    """June 2027, June next year."""
    place = at + p.mark(at, ",")
    if p.says(place, "next_year"):
        return place + 1, p.context.today.year + 1
    year = _year(p, place)
    return (place + 1, year) if year else (at, None)


def _year(p: Phrase, at: int) -> int | None:
    atom = p.line.at(at)
    return int(atom.text) if atom and atom.free and atom.text.isdigit() and int(atom.text) in _YEARS else None


def _number(p: Phrase, at: int, most: int) -> int | None:
    atom = p.line.at(at)
    if atom is None or not atom.free or not atom.text.isdigit():
        return None
    return int(atom.text) if 1 <= int(atom.text) <= most else None


def _ahead(parts: _Parts, today: date) -> date | None:
    """The day; the first one ahead where no year was said. None where there is none such, or it has gone."""
    years = (parts.year,) if parts.year else (today.year, today.year + 1)
    days = [day for year in years if (day := _existing(parts, year)) and day > today]
    return days[0] if days else None


def _existing(parts: _Parts, year: int) -> date | None:
    if not 1 <= parts.month <= _MONTHS:
        return None
    most = monthrange(year, parts.month)[1]
    day = most if parts.last else parts.day or 1
    return date(year, parts.month, day) if day <= most else None
