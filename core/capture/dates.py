"""Finds the days that a line names: by word, by number in the country's order, by "3 days ago". Never a future day.

A day said without a year is the latest that is not in the future. What does not exist, lies ahead, or could be two days
gives several options or none, and the reader asks.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from core.capture.atoms import Line
from core.capture.model import Context
from core.capture.tokens import Shape
from core.capture.vocabulary import Role

FAR_BACK = timedelta(days=300)
"""A day without a year that lies further back was more likely meant to be in the future, so it is asked."""
MONTH_DAY_DOUBT = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as said: one option when sure; else `question` names what is wrong. `at` is the place of its first atom."""

    at: int
    options: tuple[date, ...]
    question: str = ""


@dataclass(slots=True)
class _Scan:
    line: Line
    context: Context

    def take(self, start: int, length: int) -> None:
        for atom in self.line.atoms[start : start + length]:
            atom.use = "date"

    def small(self, index: int, most: int = 31) -> int | None:
        """The whole number from 1 to `most` at a place, in digits or words, else None."""
        atom = self.line.at(index)
        if atom is None or not atom.free:
            return None
        value = atom.numeral.value if atom.numeral else None
        if atom.has(Role.NUMBER):
            number = int(atom.roles[Role.NUMBER])
        elif value is not None and value == int(value) and "." not in atom.text:
            number = int(value)
        else:
            return None
        return number if 1 <= number <= most else None

    def has(self, index: int, role: Role, *values: str) -> bool:
        atom = self.line.at(index)
        return atom is not None and atom.free and atom.has(role, *values)


_OF_DAYS = frozenset({
    Role.DAY, Role.VAGUE_DAY, Role.WEEKDAY, Role.MONTH, Role.MONTH_MARK, Role.PERIOD, Role.ORDINAL,
})  # fmt: skip
"""A line without a written date and without such a word names no day."""
_Found = tuple[int, tuple[date, ...], str]
"""How many atoms, the options, the question when there is not exactly one sure option."""


def find_days(line: Line, context: Context) -> list[Day]:
    """Every day that the line names, in order; their atoms are marked as used."""
    scan = _Scan(line, context)
    days: list[Day] = []
    if not any(atom.shape is Shape.DATE or not _OF_DAYS.isdisjoint(atom.roles) for atom in line.atoms):
        return days
    for at, atom in enumerate(line.atoms):
        if not atom.free:
            continue
        found = next((found for rule in _RULES if (found := rule(scan, at))), None)
        if found:
            length, options, question = found
            scan.take(at, length)
            days.append(Day(at, options, question))
    return days


def _written(scan: _Scan, at: int) -> _Found | None:
    """2026-10-12, 12/10/2026, 12/10: digits with two or one separators."""
    atom = scan.line.atoms[at]
    if atom.shape is not Shape.DATE:
        return None
    numbers = [int(number) for number in re.findall(r"\d+", atom.text)]
    length = 2 if scan.has(at + 1, Role.PART_OF_DAY) else 1
    if len(numbers) == 2:
        return _day_and_month(scan, at, numbers, length)
    if numbers[0] > 31:
        return length, *_settled(scan, _dates((numbers[0], numbers[1], numbers[2])))
    return length, *_settled(scan, _with_year(scan, numbers))


def _with_year(scan: _Scan, numbers: list[int]) -> tuple[date, ...]:
    first, middle, last = numbers
    if last > 31:
        orders = [(last, middle, first), (last, first, middle)]
        if scan.context.country == "MN" and len(_dates(*orders)) > 1:
            return tuple(dict.fromkeys(_dates(*orders)))
        return _dates(orders[0]) or _dates(orders[1])
    if scan.context.country == "MN":
        return tuple(dict.fromkeys(_dates((2000 + first, middle, last), (2000 + last, middle, first))))
    return _dates((2000 + last, middle, first))


def _day_and_month(scan: _Scan, at: int, numbers: list[int], length: int) -> _Found | None:
    atom, following = scan.line.atoms[at], scan.line.at(at + 1)
    first, second = numbers
    if first > 31 or second > 31:
        return None
    native, other = ((second, first), (first, second))
    if scan.context.country == "MN":
        native, other = other, native
    here, there = _latest(scan, *native), _latest(scan, *other)
    fraction = atom.text in {"1/2", "1/3", "2/3", "1/4", "3/4", "24/7"}
    if fraction and following is not None and following.free and following.shape is Shape.WORD:
        return length, here + there, "date.which"
    if not here or (there and _doubtful(scan, here[0], there[0])):
        return length, tuple(dict.fromkeys(here + there)), "date.order" if there else "date.impossible"
    return length, *_settled(scan, here, yearless=True)


def _doubtful(scan: _Scan, here: date, there: date) -> bool:
    """Month first, as in Mongolia, is doubted when it leads far back and the other order to a recent day."""
    if scan.context.country != "MN":
        return False
    return scan.context.today - here > MONTH_DAY_DOUBT > scan.context.today - there


def _named(scan: _Scan, at: int) -> _Found | None:
    """Today, өчигдөр, last night; a part of the day beside it belongs to it."""
    atom = scan.line.atoms[at]
    if atom.has(Role.VAGUE_DAY):
        return 1, (scan.context.today,), "date.vague"
    if atom.has(Role.DAY):
        day = scan.context.today + timedelta(days=int(atom.roles[Role.DAY]))
        length = 2 if scan.has(at + 1, Role.PART_OF_DAY) else 1
        return length, *_settled(scan, (day,))
    return None


def _ago(scan: _Scan, at: int) -> _Found | None:
    """3 days ago, 3 хоногийн өмнө, a week ago, долоо хоногийн өмнө."""
    count = scan.small(at, 366)
    period = at if count is None else at + 1
    if not (scan.has(period, Role.PERIOD) and scan.has(period + 1, Role.AGO)):
        return None
    atom = scan.line.atoms[period]
    if count is None and _uncounted(scan, period):
        return 2, (scan.context.today,), "date.vague"
    day = _back(scan.context.today, atom.roles[Role.PERIOD], count or 1)
    return period + 2 - at, *_settled(scan, (day,))


def _uncounted(scan: _Scan, period: int) -> bool:
    """Whether "days ago", or a week behind a word that nobody knows, leaves open how many; "a week ago" does not."""
    atom, before = scan.line.atoms[period], scan.line.at(period - 1)
    unknown = before is not None and before.free and before.shape is Shape.WORD and not before.roles
    return unknown or atom.roles[Role.PERIOD] == "1" or atom.text.lower().endswith("s")


def _back(today: date, unit: str, count: int) -> date:
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    return today - timedelta(days=int(unit) * count)


def _weekday(scan: _Scan, at: int) -> _Found | None:
    """Friday, on friday, last friday, өнгөрсөн баасан, баасан гарагт; next friday lies ahead."""
    which = scan.line.atoms[at].roles.get(Role.WHICH)
    place = at if which is None else at + 1
    if not scan.has(place, Role.WEEKDAY) or not _may_be_weekday(scan, place, which):
        return None
    today = scan.context.today
    back = (today.weekday() - int(scan.line.atoms[place].roles[Role.WEEKDAY])) % 7
    if which == "last":
        back = back or 7
    length = place + 1 - at
    length += scan.has(place + 1, Role.PART_OF_DAY)
    if which == "next" or (which == "this" and back):
        return length, (), "date.future"
    day = today - timedelta(days=back)
    if _may_be_no_weekday(scan, place, which):
        return length, tuple(dict.fromkeys((day, today))), "date.which"
    return length, (day,), ""


def _may_be_weekday(scan: _Scan, place: int, which: str | None) -> bool:
    """Sat and sun are other words too: "sat in a café" is no Saturday."""
    following = scan.line.at(place + 1)
    if which or not scan.has(place, Role.KNOWN) or following is None:
        return True
    return not (following.has(Role.PARTICLE) or following.has(Role.STOP))


def _may_be_no_weekday(scan: _Scan, place: int, which: str | None) -> bool:
    """Sun hat, mon ami: in the middle of a line, before a thing, it is asked."""
    before, following = scan.line.at(place - 1), scan.line.at(place + 1)
    if which or not scan.has(place, Role.KNOWN) or scan.has(place - 1, Role.PARTICLE, "on"):
        return False
    inside = before is not None and before.shape is Shape.WORD
    return inside and following is not None and following.shape is Shape.WORD and following.free


def _some_day(scan: _Scan, at: int) -> _Found | None:
    """Last week, энэ сард, in October, 10-р сард: some day of it, so it is asked."""
    today = (scan.context.today,)
    if scan.has(at, Role.WHICH) and scan.has(at + 1, Role.PERIOD):
        return 2, today, "date.vague"
    if scan.has(at, Role.MONTH):
        return 1, today, "date.vague"
    if scan.small(at, 12) and scan.has(after := _after_mark(scan, at + 1), Role.MONTH_MARK):
        return after + 1 - at, today, "date.vague"
    return None


def _month_and_day(scan: _Scan, at: int) -> _Found | None:
    """12 Oct, Oct 12th, 12th of October 2026, 10-р сарын 12, сарын 5-нд, the 5th, 5-нд."""
    if scan.has(at + 1, Role.PERIOD, "year"):
        return _in_year(scan, at, _in_some_year(scan, at + 2))
    return _in_some_year(scan, at)


def _in_some_year(scan: _Scan, at: int) -> _Found | None:
    for rule in (_day_then_month, _month_then_day, _numbered_month, _day_of_month):
        if found := rule(scan, at):
            length, month, day = found
            year = scan.line.at(at + length)
            value = year.numeral.value if year and year.free and year.numeral else None
            if month and year and value is not None and 2000 <= value <= 2099 and len(year.text) == 4:
                return length + 1, *_settled(scan, _dates((int(value), month, day)))
            options = _latest(scan, month, day) if month else _latest_day(scan, day)
            return length, *_settled(scan, options, yearless=True)
    return None


def _in_year(scan: _Scan, at: int, inner: _Found | None) -> _Found | None:
    """2026 оны 10-р сарын 12: the year said before."""
    numeral = scan.line.atoms[at].numeral
    year = int(numeral.value) if numeral and numeral.value else 0
    if inner is None or not inner[1] or not 1990 <= year <= 2099:
        return None
    return inner[0] + 2, *_settled(scan, _dates((year, inner[1][0].month, inner[1][0].day)))


_Parts = tuple[int, int, int]
"""How many atoms, the month (0: none said), the day."""


def _day_then_month(scan: _Scan, at: int) -> _Parts | None:
    day = scan.small(at)
    if day is None:
        return None
    place = at + 1 + scan.has(at + 1, Role.ORDINAL, "th")
    place += scan.has(place, Role.PARTICLE, "of")
    return (place + 1 - at, _month(scan, place), day) if scan.has(place, Role.MONTH) else None


def _month_then_day(scan: _Scan, at: int) -> _Parts | None:
    if not scan.has(at, Role.MONTH):
        return None
    place = at + 1 + scan.has(at + 1, Role.PARTICLE, "the")
    day = scan.small(place)
    following = scan.line.at(place + 1)
    if day is None or (following is not None and following.has(Role.MULTIPLIER)) or _is_price(scan, at, place):
        return None
    return _after_day(scan, place) - at, _month(scan, at), day


def _is_price(scan: _Scan, at: int, place: int) -> bool:
    """In "rent october 24" the number may be the price: there is no other."""
    atom = scan.line.atoms[place]
    others = [a for a in scan.line.atoms[:at] + scan.line.atoms[place + 1 :] if a.free and a.numeral]
    marked = scan.has(place + 1, Role.ORDINAL) or atom.has(Role.NUMBER)
    return not others and not marked


def _numbered_month(scan: _Scan, at: int) -> _Parts | None:
    month = scan.small(at, 99)
    if month is None:
        return None
    place = _after_mark(scan, at + 1)
    if not scan.has(place, Role.MONTH_MARK):
        return None
    day = scan.small(place + 1)
    return None if day is None else (_after_day(scan, place + 1) - at, month, day)


def _day_of_month(scan: _Scan, at: int) -> _Parts | None:
    marked = scan.has(at, Role.MONTH_MARK) or scan.has(at, Role.PARTICLE, "the")
    place = at + marked
    day = scan.small(place)
    if day is None:
        return None
    after = _after_day(scan, place)
    if (after == place + 1 and not scan.has(at, Role.MONTH_MARK)) or scan.has(after, Role.MONTH_MARK):
        return None
    return after - at, 0, day


def _after_mark(scan: _Scan, place: int) -> int:
    """Past "-р" or "р" behind a number."""
    atom = scan.line.at(place)
    place += bool(atom and atom.is_mark("-"))
    return place + scan.has(place, Role.ORDINAL, "nth")


def _after_day(scan: _Scan, place: int) -> int:
    """Past what says that the number at `place` is a day: th, -нд, -ны өдөр."""
    after = place + 1
    atom = scan.line.at(after)
    dashed = bool(atom and atom.is_mark("-") and atom.glued)
    if scan.has(after + dashed, Role.ORDINAL, "day", "th") and scan.line.atoms[after + dashed].glued:
        after += dashed + 1
    return after + scan.has(after, Role.DAY_MARK)


def _month(scan: _Scan, place: int) -> int:
    return int(scan.line.atoms[place].roles[Role.MONTH])


def _dates(*parts: tuple[int, int, int]) -> tuple[date, ...]:
    """Those of (year, month, day) that exist."""
    return tuple(
        date(year, month, day)
        for year, month, day in parts
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    )


def _latest(scan: _Scan, month: int, day: int) -> tuple[date, ...]:
    """The latest such day that is not in the future, within eight years (29 February), or none."""
    today = scan.context.today
    years = range(today.year, today.year - 9, -1)
    return tuple(day for day in _dates(*((year, month, day) for year in years)) if day <= today)[:1]


def _latest_day(scan: _Scan, day: int) -> tuple[date, ...]:
    today = scan.context.today
    months = (divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(3))
    return tuple(found for found in _dates(*((y, m + 1, day) for y, m in months)) if found <= today)[:1]


def _settled(scan: _Scan, options: tuple[date, ...], *, yearless: bool = False) -> tuple[tuple[date, ...], str]:
    """The options that are not ahead, with the question that is left."""
    past = tuple(option for option in options if option <= scan.context.today)
    if not past:
        return (), "date.future" if options else "date.impossible"
    if len(past) > 1:
        return past, "date.order"
    return past, "date.far" if yearless and scan.context.today - past[0] > FAR_BACK else ""


_RULES: tuple[Callable[[_Scan, int], _Found | None], ...] = (
    _written, _ago, _named, _weekday, _month_and_day, _some_day,
)  # fmt: skip
