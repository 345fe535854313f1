"""Finds the days that a line names: by word, by number in the country's order, by "3 days ago". Never a future day.

A day said without a year is the latest that is not in the future. What does not exist, lies ahead, or could be two days
gives several options or none, and the reader asks.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from core.capture.atoms import Atom, Line
from core.capture.day_scan import Found, Scan, days_before, existing, latest, settled
from core.capture.model import Context
from core.capture.month_days import after_mark, month_and_day
from core.capture.roles import Role
from core.capture.tokens import Shape

_OF_A_BILL = "bill"
"""Stands in place of a question: no day was said."""
BILLS = (
    "home.rent", "home.mortgage", "home.electricity", "home.water", "home.heating", "home.gas", "home.internet",
    "home.phone", "home.body_corporate", "education.", "money.insurance", "money.taxes", "money.debt", "health.fitness",
    "fun.subscriptions", "transport.parking", "income.rental", "income.salary", "income.benefit",
)  # fmt: skip
"""Beginnings of the categories of what comes as a bill or as pay."""
MONTH_DAY_DOUBT = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as said: one option when sure; else `question` names what is wrong. `at` is the place of its first atom."""

    at: int
    options: tuple[date, ...]
    question: str = ""


_OF_DAYS = frozenset({
    Role.DAY, Role.VAGUE_DAY, Role.WEEKDAY, Role.MONTH, Role.MONTH_MARK, Role.PERIOD, Role.ORDINAL,
})  # fmt: skip
"""A line without a written date and without such a word names no day."""


def find_days(line: Line, context: Context) -> list[Day]:
    """Every day that the line names, in order; their atoms are marked as used."""
    scan = Scan(line, context)
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
            if question != _OF_A_BILL:
                days.append(Day(at, options, question))
    return days


def _written(scan: Scan, at: int) -> Found | None:
    """2026-10-12, 12/10/2026, 12/10: digits with two or one separators."""
    atom = scan.line.atoms[at]
    if atom.shape is not Shape.DATE:
        return None
    numbers = [int(number) for number in re.findall(r"\d+", atom.text)]
    length = 2 if scan.has(at + 1, Role.PART_OF_DAY) else 1
    if len(numbers) == 2:
        return _day_and_month(scan, at, numbers, length)
    if atom.text[:4].isdigit():
        return length, *settled(scan, existing((numbers[0], numbers[1], numbers[2])))
    return length, *settled(scan, _with_year(scan, numbers))


def _with_year(scan: Scan, numbers: list[int]) -> tuple[date, ...]:
    first, middle, last = numbers
    if last > 31:
        orders = [(last, middle, first), (last, first, middle)]
        if scan.context.country == "MN" and len(existing(*orders)) > 1:
            return tuple(dict.fromkeys(existing(*orders)))
        return existing(orders[0]) or existing(orders[1])
    if scan.context.country == "MN":
        return tuple(dict.fromkeys(existing((2000 + first, middle, last), (2000 + last, middle, first))))
    return existing((2000 + last, middle, first))


def _day_and_month(scan: Scan, at: int, numbers: list[int], length: int) -> Found | None:
    atom, following = scan.line.atoms[at], scan.line.at(at + 1)
    first, second = numbers
    if first > 31 or second > 31:
        return None
    native, other = ((second, first), (first, second))
    if scan.context.country == "MN":
        native, other = other, native
    here, there = latest(scan, *native), latest(scan, *other)
    fraction = atom.text in {"1/2", "1/3", "2/3", "1/4", "3/4", "24/7"}
    if fraction and following is not None and following.free and following.shape is Shape.WORD:
        return length, here + there, "date.which"
    if not here or (there and _doubtful(scan, here[0], there[0])):
        return length, tuple(dict.fromkeys(here + there)), "date.order" if there else "date.impossible"
    return length, *settled(scan, here, yearless=True)


def _doubtful(scan: Scan, here: date, there: date) -> bool:
    """Month first, as in Mongolia, is doubted when it leads far back and the other order to a recent day."""
    if scan.context.country != "MN":
        return False
    return scan.context.today - here > MONTH_DAY_DOUBT > scan.context.today - there


def _named(scan: Scan, at: int) -> Found | None:
    """Today, өчигдөр, last night; a part of the day beside it belongs to it."""
    atom = scan.line.atoms[at]
    if atom.has(Role.VAGUE_DAY):
        return 1, (scan.context.today,), "date.vague"
    if atom.has(Role.DAY):
        day = scan.context.today + timedelta(days=int(atom.roles[Role.DAY]))
        length = 2 if scan.has(at + 1, Role.PART_OF_DAY) else 1
        return length, *settled(scan, (day,))
    return None


def _ago(scan: Scan, at: int) -> Found | None:
    """3 days ago, 3 хоногийн өмнө, a week ago, долоо хоногийн өмнө."""
    count = scan.small(at, 366)
    period = at if count is None else at + 1
    if not (scan.has(period, Role.PERIOD) and scan.has(period + 1, Role.AGO)):
        return None
    atom = scan.line.atoms[period]
    if count is None and _uncounted(scan, period):
        return 2, (scan.context.today,), "date.vague"
    day = days_before(scan.context.today, atom.roles[Role.PERIOD], count or 1)
    return period + 2 - at, *settled(scan, (day,))


def _ahead(scan: Scan, at: int) -> Found | None:
    """In 3 days, in a week; 3 хоногийн дараа: it lies ahead."""
    inside = scan.has(at, Role.PARTICLE, "in")
    place = at + inside
    article = scan.line.at(place)
    counted = scan.small(place, 366) is not None or (article is not None and article.text.lower() in {"a", "one"})
    period = place + counted
    if not scan.has(period, Role.PERIOD) or not counted:
        return None
    if inside and not scan.has(period + 1, Role.AGO):
        return period + 1 - at, (), "date.future"
    if scan.has(period + 1, Role.WHICH, "next") and not inside:
        return period + 2 - at, (), "date.future"
    return None


def _uncounted(scan: Scan, period: int) -> bool:
    """Whether "days ago", or a week behind a word that nobody knows, leaves open how many; "a week ago" does not."""
    atom, before = scan.line.atoms[period], scan.line.at(period - 1)
    unknown = before is not None and before.free and before.shape is Shape.WORD and not before.roles
    return unknown or atom.roles[Role.PERIOD] == "1" or atom.text.lower().endswith("s")


def _weekday(scan: Scan, at: int) -> Found | None:
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


def _may_be_weekday(scan: Scan, place: int, which: str | None) -> bool:
    """Sat and sun are other words too: "sat in a café" is no Saturday."""
    following = scan.line.at(place + 1)
    if which or not scan.has(place, Role.KNOWN) or following is None:
        return True
    return not (following.has(Role.PARTICLE) or following.has(Role.STOP))


def _may_be_no_weekday(scan: Scan, place: int, which: str | None) -> bool:
    """Sun hat, mon ami: in the middle of a line, before a thing, it is asked."""
    before, following = scan.line.at(place - 1), scan.line.at(place + 1)
    if which or not scan.has(place, Role.KNOWN) or scan.has(place - 1, Role.PARTICLE, "on"):
        return False
    inside = before is not None and before.shape is Shape.WORD
    return inside and following is not None and following.shape is Shape.WORD and following.free


def _some_day(scan: Scan, at: int) -> Found | None:
    """Last week, энэ сард, in October, 10-р сард: some day of it, so it is asked."""
    today = (scan.context.today,)
    if scan.has(at, Role.WHICH) and scan.has(at + 1, Role.PERIOD):
        return 2, today, "date.vague"
    if scan.has(at, Role.MONTH):
        return 1, today, _OF_A_BILL if _is_of_bill(scan, at, at) else "date.vague"
    if scan.small(at, 12) and scan.has(after := after_mark(scan, at + 1), Role.MONTH_MARK):
        return after + 1 - at, today, _OF_A_BILL if _is_of_bill(scan, at, after) else "date.vague"
    return None


def _is_of_bill(scan: Scan, at: int, last: int) -> bool:
    """March rent, «2 сарын дулаан»: the month that a bill is for says nothing of the day it was paid."""
    month = scan.line.atoms[last].text.lower()
    if scan.has(at - 1, Role.PARTICLE, "in", "on") or (not month.isascii() and not month.startswith("сарын")):
        return False
    if month in {"sar", "sard", "sart"}:
        return False
    return any(_is_bill(atom) for atom in scan.line.atoms if atom.free)


def _is_bill(atom: Atom) -> bool:
    bills = any(m.value.startswith(BILLS) for m in atom.meanings if m.role in {Role.CATEGORY, Role.WEAK_CATEGORY})
    return bills or atom.says("bill", "fee")


_RULES: tuple[Callable[[Scan, int], Found | None], ...] = (
    _written, _ago, _ahead, _named, _weekday, month_and_day, _some_day,
)  # fmt: skip
