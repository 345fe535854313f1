"""Reads when a bill comes from the words of a line: every second Friday, сар бүрийн 15-нд, until June."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from core.accounts.phrase import Phrase
from core.accounts.words import FOREIGN
from core.capture.atoms import describes
from core.capture.roles import Role
from core.recurring.dated import MOST_DAYS, Named, is_marked, named_day, number, past_mark, weekday_list
from core.recurring.rule import LAST_DAY, Shift, Unit

PERIODS = {
    "day": (Unit.DAY, 1), "week": (Unit.WEEK, 1), "fortnight": (Unit.WEEK, 2), "month": (Unit.MONTH, 1),
    "quarter": (Unit.MONTH, 3), "half_year": (Unit.MONTH, 6), "year": (Unit.MONTH, 12),
}  # fmt: skip
TERM = "term"
"""A school's term: it depends on the school how long that is, so it is asked."""
_MOST = 400
USE = "recurring"


@dataclass(slots=True)
class When:
    """What a line says of when; `period` is a key of `PERIODS` or `TERM`, "" when nothing recurring is said.

    `adjective`: the period only describes what follows ("weekly groceries 132.80" may be this week's). `rate`: so much
    a week, which without a sum is no bill.
    """

    period: str = ""
    times: int = 1
    weekdays: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    place: int | None = None
    anchor: Named | None = None
    start: date | None = None
    until: date | None = None
    count: int | None = None
    lasting: tuple[int, str] | None = None
    autopay: bool = False
    adjective: bool = False
    rate: bool = False
    shift: Shift = Shift.NONE


def read_when(p: Phrase) -> When:
    """Take the words of time out of a phrase, and say what they come to."""
    when = When()
    today = p.context.today
    at = 0
    while at < len(p.atoms):
        end = next((end for rule in _RULES if p.free(at) and (end := rule(p, at, when, today))), at)
        p.take(at, end, USE)
        at = max(end, at + 1)
    if not when.period and len(when.days) > 1:
        when.period = "month"
    if when.adjective and not (when.days or when.weekdays or when.anchor or when.start or when.until or when.lasting):
        when.period = ""
    return when


def _plain(p: Phrase, at: int, when: When, _: date) -> int:
    """A word that says one thing by itself."""
    if p.says(at, "autopay"):
        when.autopay = True
    elif p.says(at, "shift"):
        when.shift = Shift(p.value(at, "shift") or "")
    elif not p.says(at, "frame"):
        return 0
    return at + 1


def _often(p: Phrase, at: int, when: When, _: date) -> int:
    period = p.value(at, "often")
    if period is None or when.period not in {"", period} or p.has(at + 1, Role.AGO):
        return 0
    next_one = p.line.at(at + 1)
    is_of_it = next_one is not None and describes(next_one) and p.cues[at + 1].keys() <= {FOREIGN}
    when.adjective = p.says(at, "adjective") and is_of_it
    when.rate = p.says(at, "rate")
    when.period = period
    return at + 1


def _every(p: Phrase, at: int, when: When, today: date) -> int:
    """Every last friday, every friday, every second week, each month, every 28 days, every 15th, every march."""
    if not p.says(at, "every"):
        return 0
    place = at + 1
    times = number(p, place, _MOST)
    if times and (unit := p.value(place + 1, "unit")):
        return _set(when, unit, times, place + 2)
    if times and past_mark(p, place + 1) > place + 1:
        end = _days(p, place, when)
        return _set(when, "month", 1, end) if end else 0
    if p.says(place, "second") and (p.has(place + 1, Role.WEEKDAY) or p.says(place + 1, "unit")):
        times, place = 2, place + 1
    if unit := p.value(place, "unit"):
        return _set(when, unit, times or 1, place + 1)
    if p.says(place, "place") and p.has(place + 1, Role.WEEKDAY):
        end = _nth(p, place, when, today)
        return _set(when, "month", 1, end)
    if p.has(place, Role.WEEKDAY):
        return _set(when, "fortnight" if times == 2 else "week", 1, _weekdays(p, place, when))
    if named := named_day(p, place):
        when.anchor = named
        return _set(when, "year", 1, named.end)
    return 0


def _each_behind(p: Phrase, at: int, when: When, _: date) -> int:
    """28 хоног тутам, сар бүр, баасан гараг бүр: what counts stands before."""
    times = number(p, at, _MOST)
    place = at + (times is not None)
    if (unit := p.value(place, "unit")) and p.says(place + 1, "every"):
        return _set(when, unit, times or 1, place + 2)
    if times is None and p.has(at, Role.WEEKDAY):
        days: list[int] = []
        end = weekday_list(p, at, days)
        end += p.says(end, "in")
        if p.says(end, "every"):
            when.weekdays += days
            return _set(when, when.period or "week", 1, end + 1)
    return 0


def _set(when: When, period: str, times: int, end: int) -> int:
    """Note a period, unless another one was said; so much a day is meant of the weekdays that are named."""
    is_each_day = when.period == "day" and when.rate and bool(when.weekdays)
    if when.period and not is_each_day and (when.period, when.times) != (period, times):
        return 0
    when.period, when.times = period, times
    return end


def _nth(p: Phrase, at: int, when: When, _: date) -> int:
    """Last friday, эхний даваа гариг, the second tuesday."""
    start = at + (p.says(at, "in") and p.says(at + 1, "place"))
    if not p.says(start, "place") or not p.has(start + 1, Role.WEEKDAY):
        return 0
    when.place = int(p.value(start, "place") or 0)
    when.weekdays.append(int(p.atoms[start + 1].roles[Role.WEEKDAY]))
    end = start + 2 + p.says(start + 2, "in")
    each = p.says(end, "every") and not p.says(end + 1, "unit")
    return _set(when, "month", 1, end + 1) if each else start + 2


def _end_of_month(p: Phrase, at: int, when: When, _: date) -> int:
    place = at + (p.says(at, "in") and p.says(at + 1, "day_of"))
    said = p.value(place, "day_of")
    if said is None:
        return 0
    when.days.append(LAST_DAY if "last" in said else 1)
    if said.startswith("each"):
        when.period = when.period or "month"
    return place + 1


def _until(p: Phrase, at: int, when: When, today: date) -> int:
    """Until June, till 31 dec 2027; 2027 оны 6 сар хүртэл."""
    before = p.says(at, "until")
    named = named_day(p, at + before)
    if named is None or not (before or p.says(named.end, "until")):
        return 0
    when.until = named.ahead(today, last=True)
    return named.end + (not before)


def _start(p: Phrase, at: int, when: When, today: date) -> int:
    """Starting 5 jan, from march, next 14 feb; 3 сарын 1-нээс эхлэн."""
    before = p.says(at, "start")
    named = named_day(p, at + before)
    if named is None or not (before or p.says(named.end, "start")):
        return 0
    when.start = named.ahead(today)
    return named.end + (not before)


def _anchor(p: Phrase, at: int, when: When, _: date) -> int:
    """In March, on 14 feb, 2 сарын 14-нд: where in the year, or when it first is."""
    said = p.says(at, "in")
    named = named_day(p, at + said)
    if named is None or not (said or named.day):
        return 0
    when.anchor = named
    return named.end


def _lasting(p: Phrase, at: int, when: When, _: date) -> int:
    """For 12 months, 6 times, 12 удаа, 6 сарын турш."""
    before = p.says(at, "for")
    times = number(p, at + before, _MOST)
    if times is None:
        return 0
    place = at + before + 1
    if p.says(place, "count"):
        when.count = times
        return place + 1
    unit = p.value(place, "unit")
    if unit is None or not (before or p.says(place + 1, "for")):
        return 0
    when.lasting = (times, unit)
    return place + 1 + (not before)


def _on_days(p: Phrase, at: int, when: When, _: date) -> int:
    """On the 3rd, 15-нд, 15, 30-нд, on 15 of each month."""
    place = at + p.says(at, "in")
    end = _days(p, place, when)
    return end + (p.says(end, "in") and p.says(end + 1, "every")) if end else 0


def _days(p: Phrase, at: int, when: When) -> int:
    """A list of days of which one at least is marked as a day, or stands before "of each"; 0 when it is none."""
    found: list[int] = []
    marked = False
    place = end = at
    while (day := number(p, place, MOST_DAYS)) is not None:
        found.append(day)
        end = past_mark(p, place + 1)
        marked = marked or is_marked(p, place + 1)
        place = end + (p.mark(end, ",") or p.has(end, Role.AND))
        if place == end:
            break
    if not found or not (marked or p.says(end, "of_each")):
        return 0
    when.days += found
    return end


def _on_weekdays(p: Phrase, at: int, when: When, _: date) -> int:
    """On fridays, баасан гарагт."""
    place = at + p.says(at, "in")
    end = _weekdays(p, place, when)
    return end + p.says(end, "in") if end > place else 0


def _weekdays(p: Phrase, at: int, when: When) -> int:
    return weekday_list(p, at, when.weekdays)


_RULES: tuple[Callable[[Phrase, int, When, date], int], ...] = (
    _plain, _often, _every, _each_behind, _lasting, _until, _start, _nth, _end_of_month, _anchor, _on_days,
    _on_weekdays,
)  # fmt: skip
