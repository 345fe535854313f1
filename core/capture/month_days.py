"""Days named by a month and a number, or by a number alone: 12 Oct, 10-р сарын 12, the 5th, 5-нд."""

from core.capture.day_scan import Found, Scan, existing, latest, latest_day, settled
from core.capture.roles import Role
from core.capture.tokens import Shape


def month_and_day(scan: Scan, at: int) -> Found | None:
    """12 Oct, Oct 12th, 12th of October 2026, 10-р сарын 12, сарын 5-нд, the 5th, 5-нд."""
    if scan.has(at + 1, Role.PERIOD, "year"):
        return _in_year(scan, at, _in_some_year(scan, at + 2))
    return _in_some_year(scan, at)


def _in_some_year(scan: Scan, at: int) -> Found | None:
    for rule in (_day_then_month, _month_then_day, _numbered_month, _day_of_month):
        if found := rule(scan, at):
            length, month, day = found
            year = scan.line.at(at + length)
            value = year.numeral.value if year and year.free and year.numeral else None
            if month and year and value is not None and 2000 <= value <= 2099 and len(year.text) == 4:
                return length + 1, *settled(scan, existing((int(value), month, day)))
            options = latest(scan, month, day) if month else latest_day(scan, day)
            return length, *settled(scan, options, yearless=True)
    return None


def _in_year(scan: Scan, at: int, inner: Found | None) -> Found | None:
    """2026 оны 10-р сарын 12: the year said before."""
    numeral = scan.line.atoms[at].numeral
    year = int(numeral.value) if numeral and numeral.value else 0
    if inner is None or not inner[1] or not 1990 <= year <= 2099:
        return None
    return inner[0] + 2, *settled(scan, existing((year, inner[1][0].month, inner[1][0].day)))


_Parts = tuple[int, int, int]
"""How many atoms, the month (0: none said), the day."""


def _day_then_month(scan: Scan, at: int) -> _Parts | None:
    day = scan.small(at)
    if day is None:
        return None
    place = at + 1 + scan.has(at + 1, Role.ORDINAL, "th")
    place += scan.has(place, Role.PARTICLE, "of")
    return (place + 1 - at, _month(scan, place), day) if scan.has(place, Role.MONTH) else None


def _month_then_day(scan: Scan, at: int) -> _Parts | None:
    if not scan.has(at, Role.MONTH):
        return None
    place = at + 1 + scan.has(at + 1, Role.PARTICLE, "the")
    day = scan.small(place)
    following = scan.line.at(place + 1)
    if day is None or (following is not None and following.has(Role.MULTIPLIER)) or _is_price(scan, at, place):
        return None
    return _after_day(scan, place) - at, _month(scan, at), day


def _is_price(scan: Scan, at: int, place: int) -> bool:
    """In "rent october 24" the number may be the price: there is no other."""
    atom = scan.line.atoms[place]
    others = [a for a in scan.line.atoms[:at] + scan.line.atoms[place + 1 :] if a.free and a.numeral]
    marked = scan.has(place + 1, Role.ORDINAL) or atom.has(Role.NUMBER)
    return not others and not marked


def _numbered_month(scan: Scan, at: int) -> _Parts | None:
    month = scan.small(at, 99)
    if month is None:
        return None
    place = after_mark(scan, at + 1)
    if not scan.has(place, Role.MONTH_MARK):
        return None
    day = scan.small(place + 1, 99)
    after = _after_day(scan, place + 1)
    if day is None or (day > 31 and after == place + 2):
        return None
    return after - at, month, day


def _day_of_month(scan: Scan, at: int) -> _Parts | None:
    marked = scan.has(at, Role.MONTH_MARK) or scan.has(at, Role.PARTICLE, "the")
    place = at + marked
    day = scan.small(place)
    if day is None:
        return None
    after = _after_day(scan, place)
    if (after == place + 1 and not scan.has(at, Role.MONTH_MARK)) or scan.has(after, Role.MONTH_MARK):
        return None
    return None if _counts_things(scan, at, after) else (after - at, 0, day)


def _counts_things(scan: Scan, at: int, after: int) -> bool:
    """2nd hand couch, 3rd coffee: which of several, since neither "the" nor "on" makes a day of it."""
    thing, before = scan.line.at(after), scan.line.at(at - 1)
    told = scan.has(at, Role.PARTICLE) or scan.has(at, Role.MONTH_MARK)
    told = told or (before is not None and before.has(Role.PARTICLE))
    ordinal = scan.has(after - 1, Role.ORDINAL, "th")
    return ordinal and not told and thing is not None and thing.free and thing.shape is Shape.WORD


def after_mark(scan: Scan, place: int) -> int:
    """Past "-р" or "р" behind a number."""
    atom = scan.line.at(place)
    place += bool(atom and atom.is_mark("-"))
    return place + scan.has(place, Role.ORDINAL, "nth")


def _after_day(scan: Scan, place: int) -> int:
    """Past what says that the number at `place` is a day: th, -нд, -ны өдөр."""
    after = place + 1
    atom = scan.line.at(after)
    dashed = bool(atom and atom.is_mark("-") and atom.glued)
    if scan.has(after + dashed, Role.ORDINAL, "day", "th") and scan.line.atoms[after + dashed].glued:
        after += dashed + 1
    return after + scan.has(after, Role.DAY_MARK)


def _month(scan: Scan, place: int) -> int:
    return int(scan.line.atoms[place].roles[Role.MONTH])
