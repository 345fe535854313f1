"""Numbers that belong to things: room 2.14, gate B12, flight QF 81, year 7, 45 тоот name something and are no money.

Which nouns take such a number is data, by how sure it is: `strict` and `before` ones always do (only a strict one
keeps a number with decimals: version 2.14), a `weak` one a small number when there is another for the price, a
`priced` one (bus 412 3.20, but: bus 4) when the price follows at once. An `after` one stands behind its number.
`octane` lists numbers that beside fuel say which.
"""

import re
from decimal import Decimal

from core.capture.atoms import Atom, Line, has_worth, is_number, is_thing, whole
from core.capture.roles import Role
from core.capture.tokens import Shape

_CODE = re.compile(r"[a-z]{0,2}\d{1,4}[a-zабвг]?", re.IGNORECASE)
_LARGEST = Decimal(10_000)
"""A larger number beside such a noun is its price: өрөө 450000."""
_FUEL = "transport.fuel"
_NAMED = (Role.CATEGORY, Role.WEAK_CATEGORY)
_SURE = ("strict", "before")


def is_code(atom: Atom) -> bool:
    """Whether an unknown word of digits and one or two letters is the name of a seat, a flight, a quarter: 14A, Q4."""
    return atom.shape is Shape.WORD and not atom.roles and _CODE.fullmatch(atom.text) is not None


def take_label(line: Line, at: int) -> bool:
    """Mark a number, and the noun that it belongs to, as used; False when no noun claims it."""
    times = line.at(at + 1)
    if has_worth(line, at) or line.atoms[at].numeral is None or (times is not None and times.has(Role.TIMES)):
        return False
    if _is_label(line.atoms[at], "octane") and _is_grade(line, at):
        return _use(line, range(at, at + 1))
    start = _noun_before(line, at)
    if start is not None and _claims(line, start, at):
        kept = line.atoms[start].has(Role.GOODS) or _is_label(line.atoms[start], "priced")
        return _use(line, range(start + kept, at + 1))
    after = line.at(at + 1)
    if after is not None and after.free and _is_label(after, "after") and _is_small(line.atoms[at]):
        return _use(line, range(at, at + 2))
    return False


def _is_grade(line: Line, at: int) -> bool:
    """95 unleaded 82.50: which petrol, where there is another number for its price."""
    fuel = any(m.value == _FUEL and m.role in _NAMED for atom in line.atoms for m in atom.meanings)
    return fuel and any(is_number(atom) for place, atom in enumerate(line.atoms) if atom.free and place != at)


def _is_label(atom: Atom, *values: str) -> bool:
    """Whether a word takes numbers in one of some ways; it may do so in several."""
    return any(meaning.role is Role.LABEL and meaning.value in values for meaning in atom.meanings)


def _use(line: Line, places: range) -> bool:
    for place in places:
        line.atoms[place].use = "label"
    return True


def _noun_before(line: Line, at: int) -> int | None:
    """The place of the noun before a number; letters of a code (flight QF 81) may stand between."""
    before, further = line.at(at - 1), line.at(at - 2)
    if before is None or not before.free:
        return None
    coded = len(before.text) <= 2 and before.text.isupper() and not before.roles
    if coded and further is not None and further.free and further.has(Role.LABEL):
        return at - 2
    return at - 1


def _claims(line: Line, start: int, at: int) -> bool:
    noun, number = line.atoms[start], line.atoms[at]
    if noun.is_mark("#", "№"):
        return whole(number) is not None
    if _is_label(noun, "before"):
        return whole(number) is not None
    if not noun.has(Role.LABEL) or _is_label(noun, "octane") or not _is_small(number):
        return False
    if _is_label(noun, "strict"):
        return whole(number) is not None or not _is_compound(line, start)
    if whole(number) is None or _is_label(noun, "after"):
        return False
    if _is_label(noun, "weak") and not _is_label(noun, "priced") and not _may_be_which(noun, number):
        return False
    if start == at - 2 or _beside_another(line, start):
        return True
    if _is_label(noun, "priced"):
        return _price_follows(line, at)
    return any(is_number(atom) for place, atom in enumerate(line.atoms) if atom.free and place != at)


def _may_be_which(noun: Atom, number: Atom) -> bool:
    """Class 4, season 12, year 2024; but classes 180 is their price."""
    value = whole(number) or 0
    return (value < 100 or 1900 <= value < 2100) and not noun.text.lower().endswith(("s", "es"))


def _is_small(atom: Atom) -> bool:
    return atom.numeral is not None and all(value < _LARGEST for _, value in atom.numeral.candidates)


def _is_compound(line: Line, start: int) -> bool:
    """Hotel room 120.50: a thing that is bought, and its price."""
    before = line.at(start - 1)
    return before is not None and before.free and is_thing(before)


def _beside_another(line: Line, start: int) -> bool:
    """Whether the line names a place by a surer noun as well: bed 12 ward 3B."""
    return any(_is_label(atom, *_SURE) for place, atom in enumerate(line.atoms) if place != start)


def _price_follows(line: Line, at: int) -> bool:
    for atom in line.atoms[at + 1 :]:
        if is_number(atom):
            return atom.free
        if not atom.free or atom.shape is Shape.MARK or is_thing(atom):
            return False
    return False
