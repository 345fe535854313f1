"""Numbers that are no sum of money: a car's year, a loan's rate and term, and the shares of owners."""

import re
from dataclasses import dataclass
from fractions import Fraction

from core.accounts.phrase import Phrase
from core.capture.atoms import has_worth
from core.capture.roles import Role
from core.capture.tokens import Shape

_FIRST_YEAR, _LAST_YEAR_AHEAD = 1950, 1
_MOST_MONTHS = 600
_RATIO = re.compile(r"([1-9])/([1-9]\d?)")


@dataclass(frozen=True, slots=True)
class Term:
    """What is known of a loan: percent a year as written, and for how many months it runs."""

    rate: str | None = None
    months: int | None = None


def take_year(p: Phrase) -> int | None:
    """The year of a vehicle: beside its make, or before «оны»."""
    for at, atom in enumerate(p.atoms):
        year = _whole(p, at)
        if year is None or not _FIRST_YEAR <= year <= p.context.today.year + _LAST_YEAR_AHEAD or "," in atom.text:
            continue
        marked = at + 1 < len(p.atoms) and p.says(at + 1, "year_mark")
        beside = any(0 <= n < len(p.atoms) and p.says(n, "make") for n in (at - 1, at + 1))
        if marked or (beside and not has_worth(p.line, at) and _another_number(p, at)):
            p.take(at, at + 1 + marked, "year")
            return year
    return None


def _another_number(p: Phrase, at: int) -> bool:
    """Whether the line has a sum beside this number, so that it can be no sum itself."""
    return any(atom.numeral is not None and atom.free and n != at for n, atom in enumerate(p.atoms))


def take_term(p: Phrase) -> Term:
    """12%, 12 хувь, 15 years, 30 сар; «11 сарын 1-нд» is a day."""
    rate, months = None, None
    for at in range(len(p.atoms)):
        if p.atoms[at].numeral is None or not p.free(at) or at + 1 == len(p.atoms):
            continue
        value = p.atoms[at].numeral
        if rate is None and value and value.value is not None and _is_percent(p, at + 1):
            rate = f"{value.value:f}"
            p.take(at, at + 2, "rate")
        elif months is None and (unit := _months(p, at)) and 1 <= unit <= _MOST_MONTHS:
            months = unit
            p.take(at, at + 2, "term")
    return Term(rate, months)


def _is_percent(p: Phrase, at: int) -> bool:
    return p.mark(at, "%") or p.says(at, "percent")


def _months(p: Phrase, at: int) -> int | None:
    count = _whole(p, at)
    following = p.line.at(at + 2)
    if count is None or (following is not None and following.numeral is not None and p.line.mongolian):
        return None
    if p.says(at + 1, "years"):
        return count * 12
    return count if p.says(at + 1, "months") else None


def take_fraction(p: Phrase, at: int) -> Fraction | None:
    """2/3, half, 50%, all: a part of a whole at a place."""
    atom = p.atoms[at]
    if not atom.free:
        return None
    if (ratio := _RATIO.fullmatch(atom.text)) and atom.shape is Shape.DATE:
        found, length = Fraction(int(ratio[1]), int(ratio[2])), 1
    elif p.says(at, "half"):
        found, length = Fraction(1, 2), 1
    elif p.says(at, "all"):
        found, length = Fraction(1), 1
    elif part := p.value(at, "part"):
        found, length = Fraction(part), 1
    elif at + 1 < len(p.atoms) and _is_percent(p, at + 1) and (percent := _whole(p, at)):
        found, length = Fraction(percent, 100), 2
    else:
        return None
    p.take(at, at + length, "share")
    return found


def _whole(p: Phrase, at: int) -> int | None:
    if not p.free(at):
        return None
    atom = p.atoms[at]
    if atom.has(Role.NUMBER):
        return int(atom.roles[Role.NUMBER])
    return int(atom.text) if atom.numeral is not None and atom.text.isdigit() else None
