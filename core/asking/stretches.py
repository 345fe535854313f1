"""Finds the stretches of days that a question names: last week, the past 30 days, two months ago, Tsagaan Sar."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from core.asking.financial import financial_rule, this_financial_year
from core.asking.months import FROM, Found, months_rule, read_year
from core.asking.sentence import Sentence
from core.asking.stretch import DAY, NOWHERE, Stretch, a_year_ago, ago, current, rolling
from core.capture.atoms import Line
from core.capture.dates import find_days
from core.capture.roles import Role
from core.capture.tokens import Shape

_MOST = 999
_EVERY = frozenset({"бүр", "болгон", "тутам", "bur", "bolgon"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch, where it stands, and whether its ending says "from" (3-р сараас); `festival` that it is one."""

    stretch: Stretch
    start: int
    end: int
    from_case: bool
    festival: bool = False


def find_stretches(s: Sentence) -> list[Placed]:
    """Every stretch of the sentence, in order; their atoms are marked as used."""
    placed: list[Placed] = []
    at = 0
    while at < len(s.atoms):
        found = next((found for rule in _RULES if (found := rule(s, at))), None) if s.free(at) else None
        if found is None:
            at += 1
            continue
        length, stretch = found
        festival = any(s.says(place, "festival") for place in range(at, at + length))
        from_case = s.case(at + length - 1) == "from" and s.line.mongolian
        end, tail = _past_tail(s, at + length)
        stretch = stretch.until(s.context.today)
        if edge := s.value(end, "boundary_behind"):
            stretch, end = _edge_of(stretch, edge), end + 1
        s.take(at, end, "date")
        placed.append(Placed(stretch, at, end, from_case or tail, festival))
        at = end
    return placed


def _past_tail(s: Sentence, at: int) -> tuple[int, bool]:
    """Past a case ending that hangs on a number or a date (-ээс, -нд), and whether it says "from"."""
    dashed = s.mark(at, "-") and s.atoms[at].glued
    place = at + dashed
    if not s.has(place, Role.ORDINAL, "case", "day") or not s.atoms[place].glued:
        return at, False
    return place + 1, s.atoms[place].text.lower() in FROM


def _relative(s: Sentence, at: int) -> Found | None:
    """Last month, өнгөрсөн долоо хоногт, the past 3 weeks, сүүлийн гурван сар."""
    which = next((slot for slot in ("rolling", "last", "this") if s.says(at, slot)), None)
    if which is None:
        return None
    length, count, unit = _counted(s, at + 1)
    if unit is None:
        return None
    if count is None and (which == "this" or which == "last" or unit in {"quarter", "financial_year", "weekend"}):
        return length + 1, current(s.context.today, unit, 0 if which == "this" else 1, s.context.country)
    return length + 1, rolling(s.context.today, unit, count or 1)


def _counted(s: Sentence, at: int) -> tuple[int, int | None, str | None]:
    """How many atoms, the number if one is said, and the unit; «гурван сар» may be one atom, as «7 хоног»."""
    if s.has(at, Role.PERIOD, "7") and s.atoms[at].text[0].isdigit():
        before = s.free(at - 1) and s.says(at - 1, "rolling")
        return (1, 7, "day") if before else (1, None, "week")
    if s.has(at, Role.MONTH) and s.line.mongolian and "угаар" not in s.atoms[at].text and s.atoms[at].text[0].isalpha():
        return 1, int(s.atoms[at].roles[Role.MONTH]), "month"
    count = s.number(at, _MOST)
    place = at if count is None else at + 1
    return place + 1 - at, count, s.value(place, "span")


def _ago(s: Sentence, at: int) -> Found | None:
    """3 days ago, a year ago, хоёр сарын өмнө, нэг жилийн өмнө."""
    article = s.free(at) and s.atoms[at].text.lower() in {"a", "an"}
    length, count, unit = _counted(s, at + article)
    end = at + article + length
    if unit is None or s.case(end - 1) == "from":
        return None
    behind = s.has(end, Role.AGO) or (s.line.mongolian and s.says(end, "edge", "before"))
    if not behind or (count is None and not article and not s.line.mongolian):
        return None
    return end + 1 - at, ago(s.context.today, unit, count or 1, s.context.country)


def _named(s: Sentence, at: int) -> Found | None:
    """Today, өчигдөр, month to date, the week before last, a festival; a season is asked."""
    today, country = s.context.today, s.context.country
    if s.has(at, Role.DAY):
        day = today + DAY * int(s.atoms[at].roles[Role.DAY])
        return 1, Stretch(day, day)
    if s.says(at, "so_far", "always"):
        return 1, Stretch(None, None)
    if unit := s.value(at, "so_far"):
        return 1, current(today, unit, 0, country)
    if unit := s.value(at, "before_last"):
        return 1, current(today, unit, 2, country)
    if which := s.value(at, "a_year_ago"):
        return 1, a_year_ago(today, to_date=which == "to_date")
    if s.says(at, "season"):
        return 1, NOWHERE
    if (s.says(at, "this") or s.says(at, "last")) and s.says(at + 1, "season"):
        return 2, NOWHERE
    if s.says(at, "span", "financial_year"):
        return 1, this_financial_year(s)
    return None


def _festival(s: Sentence, at: int) -> Found | None:
    """Tsagaan Sar, last new year: its latest days; for a moment, its last day."""
    start = at + (s.says(at, "last") or s.says(at, "this"))
    name = s.value(start, "festival")
    if name is None:
        return None
    behind = read_year(s, start + 1)
    end = start + 1 + (behind.length if behind else 0)
    last = date(behind.number, 12, 31) if behind else s.context.today
    days = s.words.festival(name, min(last, s.context.today))
    if days is None or (behind and days[1].year != behind.number):
        return end - at, NOWHERE
    return end - at, Stretch(*days, day=days[1])


def _weekday(s: Sentence, at: int) -> Found | None:
    """Friday, last friday, өнгөрсөн баасан гарагт: the latest, today's own included unless "last" is said."""
    which = s.says(at, "last") or s.says(at, "rolling")
    start = at + (which or s.says(at, "this"))
    if not s.has(start, Role.WEEKDAY) or _is_repeated(s, start):
        return None
    back = (s.context.today.weekday() - int(s.atoms[start].roles[Role.WEEKDAY])) % 7
    day = s.context.today - DAY * (back or (7 if which else 0))
    return start + 1 - at, Stretch(day, day, weekday=not which)


def _weekend(s: Sentence, at: int) -> Found | None:
    """The weekend."""
    if not s.says(at, "span", "weekend"):
        return None
    return None if _is_repeated(s, at) else (1, current(s.context.today, "weekend", 1, s.context.country))


def _is_repeated(s: Sentence, at: int) -> bool:
    """Weekends, every Friday, «баасан гараг бүр»: days that no one stretch holds."""
    plural = s.atoms[at].text.lower().endswith(("days", "ends"))
    behind = s.atoms[at + 1].text.lower() if s.free(at + 1) else ""
    return plural or s.says(at - 1, "each") or behind in _EVERY


def _week_of(s: Sentence, at: int) -> Found | None:
    """The week of 2 November."""
    if not s.says(at, "span", "week") or not s.says(at + 1, "edge", "in", "since"):
        return None
    inner = next((found for rule in (months_rule, _named, _written) if (found := rule(s, at + 2))), None)
    if inner is None or inner[1].first is None or inner[1].first != inner[1].last:
        return None
    monday = inner[1].first - DAY * inner[1].first.weekday()
    return inner[0] + 2, Stretch(monday, monday + DAY * 6, "week")


def _written(s: Sentence, at: int) -> Found | None:
    """2026-10-12, 12/10: in the country's order, as capture reads them."""
    if not s.free(at) or s.atoms[at].shape is not Shape.DATE:
        return None
    atom = s.atoms[at]
    days = find_days(Line(s.line.plain, [replace(atom)], s.line.mongolian), s.context)
    if len(days) != 1 or len(days[0].options) != 1 or days[0].question not in {"", "date.far"}:
        return 1, NOWHERE
    return 1, Stretch(days[0].options[0], days[0].options[0])


def _boundary(s: Sentence, at: int) -> Found | None:
    """The end of 2025, the start of October."""
    which = s.value(at, "boundary")
    if which is None:
        return None
    inner = next((found for rule in (*_WHOLE, _this_unit) if (found := rule(s, at + 1))), None)
    if inner is None:
        return None
    return inner[0] + 1, _edge_of(inner[1].until(s.context.today), which)


def _this_unit(s: Sentence, at: int) -> Found | None:
    """The year, of which the start is meant."""
    place = at + (s.free(at) and s.atoms[at].text.lower() == "the")
    unit = s.value(place, "span")
    return (place + 1 - at, current(s.context.today, unit, 0, s.context.country)) if unit else None


def _edge_of(stretch: Stretch, which: str) -> Stretch:
    day = stretch.first if which == "first" else stretch.last
    return Stretch(day, day, day=day, yearless=stretch.yearless, ahead=stretch.ahead, edge=True)


_Rule = Callable[[Sentence, int], Found | None]
_WHOLE: tuple[_Rule, ...] = (
    _ago, financial_rule, months_rule, _relative, _named, _festival, _weekday, _week_of, _weekend, _written,
)  # fmt: skip
_RULES: tuple[_Rule, ...] = (_boundary, *_WHOLE)
