"""Makes one period of the stretches that a question names: since, until, between, from … to, or a comparison of two."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from core.asking.model import Group
from core.asking.sentence import Sentence
from core.asking.stretch import DAY, Stretch
from core.asking.stretches import Placed, find_stretches

_UNITS = {
    "day": Group.DAY, "week": Group.WEEK, "month": Group.MONTH, "quarter": Group.MONTH, "year": Group.YEAR,
}  # fmt: skip


_LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days that one of a unit has at most."""


@dataclass(frozen=True, slots=True)
class Period:
    """Inclusive days, None at an open end. `compared` is by what two stretches side by side differ.

    `moment` is the day meant when a moment is asked for. `unclear` says that the days must be asked; `said` that any
    were named.
    """

    first: date | None = None
    last: date | None = None
    moment: date | None = None
    compared: Group | None = None
    unclear: bool = False
    said: bool = False


_UNCLEAR = Period(unclear=True, said=True)


def read_period(s: Sentence) -> Period:
    """The period of a sentence, with its words marked as used."""
    placed = find_stretches(s)
    if not placed:
        return Period()
    leads = [_lead(s, one.start) for one in placed]
    trails = [_trail(s, one.end) for one in placed]
    if any(one.stretch.ahead for one in placed):
        return _UNCLEAR
    if len(placed) == 1:
        period = _one(placed[0], leads[0], trails[0], s.context.today)
        return replace(period, compared=_parts(placed[0].stretch)) if s.any("compare") else period
    if len(placed) == 2 and not _is_compared(s, placed) and _is_range(placed, leads, trails):
        return _range(placed[0].stretch, placed[1].stretch, s.context.today)
    return _side_by_side(s, placed)


def _is_compared(s: Sentence, placed: list[Placed]) -> bool:
    """Compare …, or «10-р сар 9-р сараас их»: one side is more than the other."""
    return s.any("compare") or (s.any("order") and any(one.from_case for one in placed))


def _lead(s: Sentence, start: int) -> str:
    """What stands before a stretch: since, until, before, after, between, from, or in."""
    at = start - 1
    while s.says(at, "filler") and s.atoms[at].text.lower() in {"the", "my", "our"}:
        at -= 1
    if s.mark(at, "-", "—"):
        s.take(at, start, "edge")
        return "until"
    if not s.says(at, "edge"):
        return ""
    values = s.cues[at]["edge"]
    word = s.atoms[at].text.lower()
    s.take(at, start, "edge")
    if word in {"from", "by", "for"}:
        return word
    return values[0]


def _trail(s: Sentence, end: int) -> str:
    if not s.line.mongolian:
        return ""
    value = next((v for v in ("since", "until", "before", "between") if s.says(end, "edge", v)), "")
    if value:
        s.take(end, end + 1, "edge")
    return value


def _one(placed: Placed, lead: str, trail: str, today: date) -> Period:
    stretch = placed.stretch
    edge = trail or lead
    if stretch.unit == "year_to_date" and stretch.first is None:
        return Period(moment=stretch.day, unclear=True, said=True)
    if lead == "for" and placed.festival:
        return _UNCLEAR
    if edge == "since" or (edge == "from" and stretch.unit in {"month", "quarter", "year"}):
        return Period(stretch.first, today, said=True)
    ranged = stretch.unit == "day" and stretch.first != stretch.last
    if edge in {"until", "by"} and not (trail and ranged):
        return Period(None, stretch.last, said=True)
    if edge == "before" and stretch.first:
        return Period(None, stretch.first - DAY, said=True)
    if edge == "after" and stretch.last:
        return Period(min(stretch.last + DAY, today), today, said=True)
    if edge == "between" and not (stretch.first and stretch.last and stretch.first < stretch.last):
        return _UNCLEAR
    return Period(stretch.first, stretch.last, stretch.day, unclear=stretch.edge, said=True)


def _parts(stretch: Stretch) -> Group | None:
    """By what one stretch is compared with itself: the last 3 months by month. None for a single month."""
    if stretch.first is None or stretch.last is None:
        return None
    if stretch.unit not in _UNITS:
        return None
    several = (stretch.last - stretch.first).days >= _LONGEST[stretch.unit]
    return _UNITS[stretch.unit] if several else None


def _is_range(placed: list[Placed], leads: list[str], trails: list[str]) -> bool:
    if leads[0] == "between" or trails[1] == "between":
        return True
    if leads[1] in {"until", "by"} and (leads[0] in {"from", "since"} or placed[0].end == placed[1].start - 1):
        return True
    return placed[0].from_case and trails[1] in {"until", "between", ""} and not trails[0]


def _range(first: Stretch, last: Stretch, today: date) -> Period:
    """From the one to the other; a first one without a year goes back before the last."""
    if first.first is None or last.last is None:
        return _UNCLEAR
    start = first.first
    if start > last.last and first.weekday:
        start -= DAY * 7
    if start > last.last and first.yearless:
        start = replace_year(start, start.year - 1)
    return Period(start, min(last.last, today), said=True) if start <= last.last else _UNCLEAR


def replace_year(day: date, year: int) -> date:
    """The same day of another year; 29 February becomes the 28th."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _side_by_side(s: Sentence, placed: list[Placed]) -> Period:
    """Two or more stretches to compare are one period over all of them; else it is not clear which is meant."""
    stretches = [one.stretch for one in placed]
    firsts = [stretch.first for stretch in stretches if stretch.first]
    lasts = [stretch.last for stretch in stretches if stretch.last]
    if any(stretch.unit not in _UNITS for stretch in stretches) or len(set(stretches)) < len(stretches):
        return _UNCLEAR
    joined = _is_compared(s, placed) or all(_and_between(s, one, other) for one, other in pairwise(placed))
    units = {_UNITS[stretch.unit] for stretch in stretches}
    if not joined or len(firsts) < len(placed) or len(lasts) < len(placed) or len(units) > 1:
        return _UNCLEAR
    return replace(Period(min(firsts), max(lasts), said=True), compared=units.pop())


def _and_between(s: Sentence, one: Placed, other: Placed) -> bool:
    """Whether "and", "or", "than" stands between two stretches, with no more than a small word beside it."""
    between = range(one.end, other.start)
    joined = [at for at in between if s.cues[at].get("edge", ("",))[0] == "and" or "versus" in s.cues[at]]
    s.take(joined[0], joined[-1] + 1, "edge") if joined else None
    listed = len(between) == 1 and s.mark(one.end, ",")
    return listed or (bool(joined) and all(s.cues[at] for at in between) and len(between) <= 2)
