"""Reads months, days of a month, years, quarters and halves, each alone or within a year that was said."""

from dataclasses import dataclass
from datetime import date

from core.asking.sentence import Sentence
from core.asking.stretch import NOWHERE, Stretch, latest_month, month, year
from core.capture.day_scan import existing
from core.capture.roles import Role

Found = tuple[int, Stretch]
"""How many atoms, and the days."""
EARLIEST, LATEST = 1990, 2099
_RECENT = 10
_FEW = 6
_MONTH_ENDINGS = ("сар", "сард", "сарын", "сараас")
DASHES = ("-", "—", "/")
FROM = frozenset({"аас", "ээс", "оос", "өөс", "нөөс", "наас", "нээс", "ноос", "aas", "ees", "oos", "uus"})
"""Endings behind a number that say "from"."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year that was said: how many atoms, and which."""

    length: int
    number: int


def read_year(s: Sentence, at: int) -> Year | None:
    """2025, 2025 онд, last year, өнгөрсөн оны; None where no year begins."""
    number = s.number(at, LATEST)
    if number is not None and number >= EARLIEST and len(s.atoms[at].text) == 4:
        return Year(1 + s.says(at + 1, "year_mark"), number)
    if s.says(at, "named_span", "last_year"):
        return Year(1, s.context.today.year - 1)
    back = 0 if s.says(at, "this") else 1
    if (back == 0 or s.says(at, "last")) and s.says(at + 1, "span", "year"):
        return Year(2, s.context.today.year - back)
    return None


def read_month(s: Sentence, at: int) -> tuple[int, int] | None:
    """How many atoms, and which month: October, 10-р сар, 10 сард; in «10 ба 9-р сар» both are months."""
    if s.has(at, Role.MONTH):
        return 1, int(s.atoms[at].roles[Role.MONTH])
    number = s.number(at, 12)
    if number is None:
        return None
    place = _after_nth(s, at + 1)
    if _is_month_mark(s, place):
        return place + 1 - at, number
    joined = s.says(at + 1, "edge", "and") or s.mark(at + 1, ",", *DASHES)
    following = read_month(s, at + 2) if joined and not s.has(at + 2, Role.MONTH) else None
    return (1, number) if following and not s.number(at + 2 + following[0], 31) else None


def _after_nth(s: Sentence, place: int) -> int:
    place += s.mark(place, "-")
    return place + s.has(place, Role.ORDINAL, "nth")


def _is_month_mark(s: Sentence, at: int) -> bool:
    return s.has(at, Role.MONTH_MARK) or (
        s.line.mongolian and (s.says(at, "span", "month") or s.says(at, "group_by", "month"))
    )


def months_rule(s: Sentence, at: int) -> Found | None:
    """A month, a quarter, a half or a day of a month, in the year said before or behind it, else the latest begun."""
    said = read_year(s, at)
    start = at + said.length if said else at
    if said is None and s.says(at, "year_mark") and (s.says(at + 1, "half") or s.says(at + 1, "quarter")):
        start = at + 1
    for rule in (_days_rule, _day_rule, _month_rule, _quarter_rule, _half_rule):
        if inner := rule(s, start, said.number if said else None):
            return start + inner[0] - at, inner[1]
    return (said.length, year(said.number)) if said and _is_year(s, at, said) else None


def _is_year(s: Sentence, at: int, said: Year) -> bool:
    """Whether a number is a year and no price: 2025 онд, in 2025, compare 2024 …; "spent 2000 on food" is none."""
    if said.length > 1 or not s.atoms[at].numeral or s.says(at - 1, "edge") or s.any("compare"):
        return True
    recent = s.context.today.year - _RECENT <= said.number <= s.context.today.year
    asked = s.any("measure") or s.any("asking") or s.any("total")
    return recent and asked and not s.says(at + 1, "place") and not s.has(at + 1, Role.CURRENCY)


def _year_behind(s: Sentence, at: int, said: int | None) -> tuple[int, int | None]:
    """Past the year behind a month, when none stood before it."""
    behind = read_year(s, at) if said is None else None
    return (at + behind.length, behind.number) if behind else (at, said)


def _whole_year_behind(s: Sentence, at: int, said: int | None) -> tuple[int, int | None]:
    """Past "of 2025" or "of the year" behind a quarter or a half."""
    start = at + s.says(at, "edge", "in")
    end, within = _year_behind(s, start, said)
    if within != said:
        return end, within
    place = start + s.says(start, "filler")
    return (place + 1, s.context.today.year) if said is None and s.says(place, "span", "year") else (at, said)


def _month_rule(s: Sentence, at: int, said: int | None) -> Found | None:
    """A month, of the year said or the latest begun."""
    which = "last" if s.says(at, "last") else "this" if s.says(at, "this") else ""
    start = at + bool(which)
    found = read_month(s, start)
    if found is None or _counts_months(s, start + found[0] - 1):
        return None
    if _may_count(s, start, found, last=which == "last"):
        return start + found[0] - at, NOWHERE
    end, number = _year_behind(s, start + found[0], said)
    if number is not None:
        return end - at, month(number, found[1])
    today = s.context.today
    stretch = latest_month(today, found[1])
    if which == "last" and found[1] == today.month:
        stretch = month(today.year - 1, found[1])
    return end - at, stretch


def _may_count(s: Sentence, at: int, found: tuple[int, int], *, last: bool) -> bool:
    """«Өнгөрсөн 3 сард» is last March or three months, «хоёр сард» February or two months, and both are asked."""
    if not s.line.mongolian:
        return False
    text = s.atoms[at].text.lower()
    ordinal = "гаар" in text or "гээр" in text
    in_words = text[0].isalpha() and not ordinal and (found[0] == 2 or text.endswith(_MONTH_ENDINGS))
    return found[1] <= _FEW and ((last and found[0] == 2) or in_words)


def _counts_months(s: Sentence, at: int) -> bool:
    """«Хоёр сарын өмнө», two months ago, is no February."""
    return (s.has(at + 1, Role.AGO) or s.says(at + 1, "edge", "before")) and s.case(at) != "from"


def _quarter_rule(s: Sentence, at: int, said: int | None) -> Found | None:
    if value := s.value(at, "quarter"):
        place, quarter = at + 1, int(value)
    else:
        number = s.number(at, 4)
        end = _after_nth(s, at + 1)
        if number is None or not s.says(end, "span", "quarter"):
            return None
        place, quarter = end + 1, number
    end, within = _whole_year_behind(s, place, said)
    begins = quarter * 3 - 2
    found = (
        latest_month(s.context.today, begins, 3, "quarter") if within is None else month(within, begins, 3, "quarter")
    )
    return end - at, found


def _half_rule(s: Sentence, at: int, said: int | None) -> Found | None:
    value = s.value(at, "half")
    if value is None:
        return None
    end, within = _whole_year_behind(s, at + 1, said)
    within = s.context.today.year if within is None else within
    return end - at, month(within, int(value) * 6 - 5, 6, "month")


def _day_rule(s: Sentence, at: int, said: int | None) -> Found | None:
    """12 October, October 12th, 10-р сарын 12-нд, the 5th, 5-нд."""
    found = _day_then_month(s, at) or _month_then_day(s, at) or (_day_alone(s, at) if said is None else None)
    if found is None:
        return None
    end, number, day = found
    end, within = _year_behind(s, end, said)
    return end - at, one_day(s.context.today, within, number, day)


def one_day(today: date, within: int | None, number: int | None, day: int) -> Stretch:
    """A day of a month (None: of the latest one that has it), the latest that is not ahead when no year was said."""
    if number is None:
        index = today.year * 12 + today.month - 1
        tried = [((index - back) // 12, (index - back) % 12 + 1, day) for back in range(3)]
    else:
        years = (within,) if within is not None else range(today.year, today.year - 9, -1)
        tried = [(one, number, day) for one in years]
    past = [found for found in existing(*tried) if found <= today]
    return Stretch(past[0], past[0], yearless=within is None) if past else NOWHERE


_Parts = tuple[int, int | None, int]
"""Past which atom, the month, the day."""


def _day_then_month(s: Sentence, at: int) -> _Parts | None:
    day = s.number(at, 31)
    if day is None:
        return None
    place = at + 1 + s.has(at + 1, Role.ORDINAL, "th")
    place += s.says(place, "of")
    return (place + 1, int(s.atoms[place].roles[Role.MONTH]), day) if s.has(place, Role.MONTH) else None


def _month_then_day(s: Sentence, at: int) -> _Parts | None:
    found = read_month(s, at)
    if found is None:
        return None
    place = at + found[0]
    place += s.says(place, "filler") and s.atoms[place].text.lower() == "the"
    day = s.number(place, 31)
    if day is None or s.says(place + 1, "span") or read_month(s, place) is not None:
        return None
    return past_day(s, place + 1), found[1], day


def past_day(s: Sentence, at: int) -> int:
    """Past what marks the number before a place as a day: th, -нд, -ны өдөр. A case ending is left for who asks."""
    dashed = s.mark(at, "-")
    if s.has(at + dashed, Role.ORDINAL, "day", "th") and s.atoms[at + dashed].text.lower() not in FROM:
        at += dashed + 1
    return at + s.has(at, Role.DAY_MARK)


def _day_alone(s: Sentence, at: int) -> _Parts | None:
    day = s.number(at, 31)
    end = past_day(s, at + 1)
    if day is None or end == at + 1 or _is_month_mark(s, end) or s.atoms[at].has(Role.NUMBER):
        return None
    return end, None, day


def _days_rule(s: Sentence, at: int, said: int | None) -> Found | None:
    """1-15 November, 1 to 10 October; 11-р сарын 1-ээс 15-ны."""
    return _days_then_month(s, at, said) or _month_then_days(s, at, said)


def _joined(s: Sentence, at: int) -> int | None:
    """Past what joins two days of a month."""
    joins = s.mark(at, *DASHES) or s.says(at, "edge", "and") or s.says(at, "edge", "until")
    return at + 1 if joins else None


def _days_then_month(s: Sentence, at: int, said: int | None) -> Found | None:
    first = s.number(at, 31)
    joined = _joined(s, at + 1 + s.has(at + 1, Role.ORDINAL, "th")) if first else None
    later = _day_then_month(s, joined) if joined else None
    if first is None or later is None:
        return None
    end, within = _year_behind(s, later[0], said)
    return end - at, _days(s.context.today, within, later[1], (first, later[2]))


def _month_then_days(s: Sentence, at: int, said: int | None) -> Found | None:
    begun = _month_then_day(s, at)
    if begun is None:
        return None
    place = begun[0]
    place += s.mark(place, "-")
    tailed = s.has(place, Role.ORDINAL, "case", "day") and s.atoms[place].text.lower() in FROM
    joined = place + tailed if tailed else _joined(s, begun[0])
    last = s.number(joined, 31) if joined else None
    if joined is None or last is None or read_month(s, joined) is not None:
        return None
    return past_day(s, joined + 1) - at, _days(s.context.today, said, begun[1], (begun[2], last))


def _days(today: date, within: int | None, number: int | None, days: tuple[int, int]) -> Stretch:
    first, last = (one_day(today, within, number, day) for day in days)
    if first.first is None or last.first is None:
        return NOWHERE
    start, end = first.first, last.first
    if end < start:
        ended = existing((start.year, end.month, end.day))
        if not ended:
            return NOWHERE
        end = min(ended[0], today)
    return Stretch(start, end, "day", yearless=within is None)
