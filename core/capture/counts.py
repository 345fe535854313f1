"""Takes out the numbers that are no money: 2 kg, 3 хүн, 20 %, 2x pizza, a telephone or account number.

Pieces (3 coffees, 2 tickets, «3 ш») have the price of all behind them; a quantity (2x pizza) may have that of each.
"""

import re

from core.capture.atoms import Atom, Line, has_worth, is_number, is_thing, whole
from core.capture.labels import is_code, take_label
from core.capture.roles import Role
from core.capture.tokens import Shape

MOST_OF_ONE_THING = 30
"""A larger number before a thing is its price, not how many were bought."""

DOZENS = 6
"""From so many of a thing on (12 eggs 8.40) the price is that of all."""

_NAMED = (Role.CATEGORY, Role.WEAK_CATEGORY)
_MOST_PIECES = 60
_MOST_WORDS = 3
_RENT = 100
_TIMES_MORE = 100
_LOANS = frozenset({"home.mortgage", "money.debt", "money.interest", "income.interest"})
_LONG = re.compile(r"\d{10,}|[5-9]\d{7}|\d{9}")
_ROUND = re.compile(r"\d*0000")


def take_counts(line: Line) -> None:
    """Mark such numbers as used, each as what it is.

    A use is `count`, `people`, `pieces`, `quantity`, `label`, `percent` or `phone`; `each` is an "at" before a price.
    """
    for at, atom in enumerate(line.atoms):
        if atom.free and is_code(atom):
            atom.use = "label"
        if atom.free and is_number(atom):
            for rule in (_list_mark, _percent, _unit, take_label, _ordinal, _times, _priced, _quantity, _phone):
                if rule(line, at):
                    break


def _use(line: Line, places: range, use: str) -> bool:
    for place in places:
        line.atoms[place].use = use
    return True


def _list_mark(line: Line, at: int) -> bool:
    """1. coffee, 2) lunch: the place in a list that was pasted."""
    after = line.at(at + 1)
    if at or whole(line.atoms[at]) is None or after is None or not (after.glued and after.is_mark(".", ")")):
        return False
    others = any(is_number(atom) for atom in line.atoms[at + 2 :])
    return others and _use(line, range(at, at + 2), "label")


def _percent(line: Line, at: int) -> bool:
    """20 % beside a sum is asked about; that of a loan (8 % mortgage) is only its name."""
    after = line.at(at + 1)
    if after is None or not (after.is_mark("%") or after.has(Role.UNIT, "percent")):
        return False
    beside = [atom for atom in line.atoms[at + 2 : at + 5] if atom.free]
    of_loan = any(m.role is Role.CATEGORY and m.value in _LOANS for atom in beside for m in atom.meanings)
    return _use(line, range(at, at + 2), "count" if of_loan else "percent")


def _unit(line: Line, at: int) -> bool:
    """2 kg, 4 people, 3 bottles; "620 x 2 weeks" is so much for each."""
    after = line.at(at + 1)
    if after is None or not after.has(Role.UNIT) or (after.shape is Shape.SIGN):
        return False
    before = line.at(at - 1)
    if before is not None and before.free and before.has(Role.TIMES):
        return _use(line, range(at - 1, at + 2), "quantity")
    if _is_loose_letter(after) or _is_rent(line, at) or (after.has(Role.UNIT, "piece") and not _may_count(line, at)):
        return False
    use = "people" if after.has(Role.UNIT, "people") else "count"
    pieces = after.has(Role.UNIT, "piece") and whole(line.atoms[at]) != 1
    return _use(line, range(at, at + 2), "pieces" if pieces else use)


def _is_rent(line: Line, at: int) -> bool:
    """Rent 460 week: the price of one, since nobody pays for so many at once and no other number is said."""
    number = line.atoms[at].numeral
    value = number.value if number else None
    large = value is not None and value >= _RENT and line.atoms[at + 1].has(Role.PERIOD)
    return large and not any(is_number(atom) for place, atom in enumerate(line.atoms) if place != at)


def _is_loose_letter(atom: Atom) -> bool:
    """The w of "19 w tash" is no watt; that of 60w is, and a litre stands alone too."""
    return len(atom.text) == 1 and not atom.glued and atom.text.isascii() and atom.text.lower() not in "lg"


def _may_count(line: Line, at: int) -> bool:
    """Whether a number before pieces counts them; a large or a broken one is their price.

    In "coffee 5 tickets 30" five may be the price of the coffee.
    """
    number, before, piece = whole(line.atoms[at]), line.at(at - 1), line.atoms[at + 1]
    food = before is not None and any(m.role in _NAMED and m.value.startswith("food.") for m in before.meanings)
    priced = food and piece.has(Role.GOODS)
    return number is not None and number <= _MOST_PIECES and not has_worth(line, at) and not priced


def _ordinal(line: Line, at: int) -> bool:
    """3-р анги, 2nd coffee: which one, not how much."""
    dash = line.at(at + 1)
    place = at + 1 + bool(dash and dash.is_mark("-"))
    mark = line.at(place)
    if mark is None or not (mark.glued and mark.has(Role.ORDINAL, "nth", "th")):
        return False
    return _use(line, range(at, place + 1), "label")


def _times(line: Line, at: int) -> bool:
    """2x pizza, pizza x2, pizza 2x 15: how many; but 3 x 4.5 is a product."""
    after, beyond = line.at(at + 1), line.at(at + 2)
    glued = after is not None and after.glued and beyond is not None and not beyond.glued
    counts = beyond is None or not _begins_sum(beyond) or glued
    if after is not None and after.has(Role.TIMES) and not after.is_mark("@") and counts:
        return _use(line, range(at, at + 2), "quantity")
    before = line.at(at - 1)
    if before is None or not (before.free and before.has(Role.TIMES)) or before.is_mark("@"):
        return False
    counted = line.at(at - 2)
    if counted is not None and (is_number(counted) or counted.shape is Shape.SIGN or counted.has(Role.CURRENCY)):
        return False
    return whole(line.atoms[at]) is not None and _use(line, range(at - 1, at + 1), "quantity")


def _begins_sum(atom: Atom) -> bool:
    return is_number(atom) or atom.shape is Shape.SIGN or atom.has(Role.CURRENCY)


def _priced(line: Line, at: int) -> bool:
    """10 pens @ 1.50: so many, and the price of each."""
    if whole(line.atoms[at]) is None or has_worth(line, at):
        return False
    for place in range(at + 1, at + 2 + _MOST_WORDS):
        atom, price = line.at(place), line.at(place + 1)
        if atom is None or not atom.free or price is None:
            return False
        if atom.is_mark("@") or (atom.has(Role.PARTICLE, "at") and "." in price.text):
            priced = place > at + 1 and _begins_sum(price)
            return priced and _use(line, range(place, place + 1), "each") and _use(line, range(at, at + 1), "pieces")
        if atom.shape is not Shape.WORD and not atom.is_mark(","):
            return False
    return False


def _quantity(line: Line, at: int) -> bool:
    """2 coffees 9: a small number before a thing, with another number behind it; a dozen is sold as one."""
    number, after = whole(line.atoms[at]), line.at(at + 1)
    if number is None or number > MOST_OF_ONE_THING or has_worth(line, at) or after is None:
        return False
    opens = _opens(line, at)
    several = _is_several(line, after) and (opens or _of_shop(line, at) or _is_nothing_beside(line, at, number))
    if not after.free or after.shape is not Shape.WORD or after.has(Role.NUMBER) or not (opens or several):
        return line.atoms[at].has(Role.NUMBER) and _in_prose(line, at)
    price = any(is_number(atom) for atom in line.atoms[at + 2 :] if atom.free)
    if after.says("each") or after.has(Role.TIMES) or not price:
        return False
    if several:
        return _use(line, range(at, at + 1), "pieces")
    return _use(line, range(at, at + 1), "quantity" if 1 < number < DOZENS else "count")


def _of_shop(line: Line, at: int) -> bool:
    """Dominos 3 pizzas: the shop, then how many; behind a thing the number is more likely the price of it."""
    before = line.at(at - 1)
    thing = before is not None and (before.has(Role.CATEGORY) or before.has(Role.WEAK_CATEGORY))
    return before is not None and before.free and before.shape is Shape.WORD and not thing and not is_number(before)


def _is_nothing_beside(line: Line, at: int, number: int) -> bool:
    """Pub 3 beers 27000: three is no price beside a number so much larger."""
    price = line.at(at + 2)
    values = price.numeral.candidates if price is not None and price.free and price.numeral else ()
    return bool(values) and all(value >= number * _TIMES_MORE for _, value in values)


def _is_several(line: Line, atom: Atom) -> bool:
    """Coffees, tickets: more than one of something; Mongolian counts without a plural."""
    text = atom.text.lower()
    if line.mongolian and not text.isascii():
        return is_thing(atom)
    return text.endswith("s") and not text.endswith(("ss", "us", "is", "'s")) and (not atom.roles or is_thing(atom))


def _in_prose(line: Line, at: int) -> bool:
    """A number word that counts people or things in passing: dinner for two 45."""
    others = any(is_number(atom) for place, atom in enumerate(line.atoms) if atom.free and place != at)
    number, after, before = whole(line.atoms[at]), line.at(at + 1), line.at(at - 1)
    joined = (after is not None and _is_worded_number(after)) or (before is not None and _is_worded_number(before))
    return others and not joined and number is not None and number <= 10 and _use(line, range(at, at + 1), "count")


def _is_worded_number(atom: Atom) -> bool:
    return atom.has(Role.NUMBER) or atom.has(Role.MULTIPLIER)


def _opens(line: Line, at: int) -> bool:
    """Whether only verbs and small words stand between a number and the beginning of its part of the line."""
    for atom in reversed(line.atoms[:at]):
        if atom.is_mark(",", ";", "+", "&"):
            return True
        small = atom.has(Role.SIGNAL) or atom.has(Role.STOP) or atom.has(Role.PARTICLE) or atom.has(Role.AND)
        if atom.free and not small:
            return False
    return True


def _phone(line: Line, at: int) -> bool:
    text = line.atoms[at].text
    if has_worth(line, at) or not _LONG.fullmatch(text) or _ROUND.fullmatch(text):
        return False
    return _use(line, range(at, at + 1), "phone")
