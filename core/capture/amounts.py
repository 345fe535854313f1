"""Finds the sums of money in a line: numbers with their thousands, words, products, additions, signs and currencies.

What cannot be one sum keeps all its readings, each under the name of the choice that it becomes.
"""

from dataclasses import dataclass, replace

from core.capture.atoms import Atom, Line, describes, has_worth, known_thing
from core.capture.counts import take_counts
from core.capture.roles import Role
from core.capture.tokens import Shape
from core.capture.values import Options, Value, read_value
from core.money.currency import CURRENCIES

PLACES = ("first", "second", "third", "fourth")
"""The names of alternatives; of more in one line ("1-1-1-1-1") the rest are not offered."""


UNKNOWN_DOLLAR = "dollar_unknown"
"""What a sign with letters that nobody knows stands for: some dollar, and surely not the reader's own."""
UNKNOWN_MARK = "mark_unknown"
"""What a sign, or a short word in the place of one, stands for that nobody knows."""
_LONGEST_MARK = 3


@dataclass(frozen=True, slots=True)
class Sum:
    """Money as said, on the atoms from `start` to before `end`.

    One option when it is sure; else `question` names the doubt. `currency` is a code or an ambiguous word, `sign` -1 or
    1 when one was typed, `language` that of its number words. `bare`: only digits stood there; `decimals`: how many.
    """

    options: Options
    question: str
    start: int
    end: int
    currency: str | None = None
    sign: int = 0
    language: str = ""
    bare: bool = True
    worded: bool = False


def find_sums(line: Line) -> list[Sum]:
    """Every sum of the line, in order; their atoms, and those of numbers that are no money, are marked as used."""
    take_counts(line)
    sums: list[Sum] = []
    at = 0
    while at < len(line.atoms):
        found = _sum(line, at) if line.atoms[at].free else None
        if found is None:
            at += 1
            continue
        for atom in line.atoms[found.start : found.end]:
            atom.use = "sum"
        sums.append(found)
        at = found.end
    return _joined(line, sums)


def _sum(line: Line, at: int) -> Sum | None:
    sign = _sign(line, at)
    first = _term(line, at + bool(sign))
    if first is None:
        return None
    total = first
    while (place := _plus(line, total, first)) and (more := _term(line, place)):
        total = _added(total, more)
    end = _past_equals(line, total)
    end = _past_case(line, end)
    bare = total.bare and not total.currency and not sign
    return Sum(
        total.options, total.question, at, end, total.currency, sign, total.language, bare=bare, worded=total.worded
    )


@dataclass(frozen=True, slots=True)
class _Term:
    options: Options
    question: str
    end: int
    currency: str | None
    language: str
    bare: bool
    worded: bool


def _sign(line: Line, at: int) -> int:
    """-1 or 1 for a sign that belongs to the number behind it, 0 for none."""
    atom, after, before = line.atoms[at], line.at(at + 1), line.at(at - 1)
    if not atom.is_mark("+", "-") or after is None or after.shape not in {Shape.NUMBER, Shape.SIGN}:
        return 0
    if at and (atom.glued or not after.glued):
        return 0
    if before is not None and before.use == "sum" and atom.is_mark("+"):
        return 0
    return 1 if atom.is_mark("+") else -1


def _term(line: Line, at: int) -> _Term | None:
    """A value, or a product of values, with a currency on either side."""
    term = _factor(line, at)
    while term is not None:
        times = line.at(term.end)
        if times is None or not times.free or not times.has(Role.TIMES):
            break
        factor = _factor(line, term.end + 1)
        if factor is None:
            break
        options, question = term.options, term.question
        if len(term.options) == len(factor.options) == 1:
            options = (("plain", term.options[0][1] * factor.options[0][1]),)
        else:
            options, question = (), "amount.unreadable"
        term = _Term(
            options, question, factor.end, factor.currency or term.currency, term.language or factor.language,
            bare=False, worded=term.worded or factor.worded,
        )  # fmt: skip
    return term


def _factor(line: Line, at: int) -> _Term | None:
    before = line.at(at)
    prefix = _prefix(before) or _unknown_mark(line, at)
    value = read_value(line, at + (prefix is not None))
    if value is None:
        return None
    suffix, end = _suffix(line, value, prefix)
    if value.needs_currency and not (prefix or suffix):
        return None
    currency = suffix if prefix is None or (suffix and prefix == "dollar") else prefix
    return _Term(value.options, value.question, end, currency, value.language, value.bare, value.worded)


def _currency(atom: Atom | None) -> str | None:
    if atom is None or not atom.free:
        return None
    unknown = None
    if atom.shape is Shape.SIGN:
        unknown = UNKNOWN_DOLLAR if "$" in atom.text else UNKNOWN_MARK
    elif not atom.roles and atom.text in CURRENCIES:
        unknown = atom.text
    return atom.roles.get(Role.CURRENCY, unknown)


def _prefix(atom: Atom | None) -> str | None:
    """A sign or a code may stand before its number; other words ("won 50", "tog 42000") mean something else there."""
    found = _currency(atom)
    if atom is None or found is None or atom.shape is Shape.SIGN or atom.text.isupper() or atom.text.upper() == found:
        return found
    return found if atom.text.upper() in CURRENCIES or len(atom.text) == 2 or atom.text.endswith(".") else None


def _unknown_mark(line: Line, at: int) -> str | None:
    """Zz 120 sandwich: a short word that nobody knows, where a line would begin with a currency."""
    atom, number, after = line.at(at), line.at(at + 1), line.at(at + 2)
    if at or atom is None or number is None or after is None or number.numeral is None:
        return None
    short = atom.shape is Shape.WORD and len(atom.text) <= _LONGEST_MARK and atom.text.isascii()
    bare = not number.glued and not has_worth(line, at + 1)
    marks = short and bare and not atom.roles and not atom.text.isupper()
    return UNKNOWN_MARK if marks and any(map(known_thing, line.atoms[at + 2 :])) else None


def _suffix(line: Line, value: Value, prefix: str | None) -> tuple[str | None, int]:
    atom, following = line.at(value.end), line.at(value.end + 1)
    found = _currency(atom)
    if atom is None or found is None or (len(atom.text) == 1 and atom.shape is Shape.WORD and not atom.glued):
        return None, value.end
    belongs_to_next = not atom.glued and following is not None and following.numeral is not None
    if belongs_to_next and (prefix is not None or (following is not None and following.glued)):
        return None, value.end
    return found, value.end + 1


def _plus(line: Line, total: _Term, first: _Term) -> int:
    """The place behind a plus that adds to the sum; 0 for a plus that begins another item."""
    plus, number = line.at(total.end), line.at(total.end + 1)
    if plus is None or number is None or not (plus.free and plus.is_mark("+")):
        return 0
    if plus.glued and number.glued:
        return total.end + 1
    described = any(describes(atom) for atom in line.atoms[: first.end] if atom.free)
    after = _term(line, total.end + 1)
    following = line.at(after.end) if after else None
    return 0 if described and following is not None and describes(following) else total.end + 1


def _added(total: _Term, more: _Term) -> _Term:
    sure = len(total.options) == len(more.options) == 1
    same = total.currency is None or more.currency is None or total.currency == more.currency
    options: Options = (("plain", total.options[0][1] + more.options[0][1]),) if sure and same else ()
    return _Term(
        options, "" if options else "amount.unreadable", more.end, total.currency or more.currency,
        total.language or more.language, bare=False, worded=total.worded or more.worded,
    )  # fmt: skip


def _past_equals(line: Line, total: _Term) -> int:
    """Past "= 23.5" when it repeats the sum."""
    equals = line.at(total.end)
    if equals is None or not (equals.free and equals.is_mark("=")) or len(total.options) != 1:
        return total.end
    result = _factor(line, total.end + 1)
    return result.end if result and [o[1] for o in result.options] == [total.options[0][1]] else total.end


def _past_case(line: Line, end: int) -> int:
    """Past a case ending that hangs on the number: 8500-аар, 45к-г."""
    dash = line.at(end)
    place = end + bool(dash and dash.is_mark("-") and dash.glued)
    ending = line.at(place)
    return place + 1 if ending is not None and ending.glued and ending.has(Role.ORDINAL, "case") else end


def _joined(line: Line, sums: list[Sum]) -> list[Sum]:
    """Make one doubtful sum of 10-15 and of "10 or 15"."""
    joined: list[Sum] = []
    for found in sums:
        if joined and _is_alternative(line, joined[-1], found):
            joined[-1] = _either(joined[-1], found)
        else:
            joined.append(found)
    return joined


def _is_alternative(line: Line, last: Sum, found: Sum) -> bool:
    if found.start == last.end:
        return found.sign < 0 and line.atoms[found.start].glued
    between = line.atoms[last.end]
    return found.start == last.end + 1 and (between.is_mark("-", "—", "/", "~") or between.has(Role.OR))


def _either(one: Sum, other: Sum) -> Sum:
    """One of two sums; in two currencies they are no choice of numbers, and the person writes again."""
    values = dict.fromkeys(value for _, value in (*one.options, *other.options))
    currencies = {found.currency for found in (one, other) if found.currency}
    options = tuple(zip(PLACES, values, strict=False)) if len(currencies) < 2 else ()
    currency = one.currency or other.currency
    bare = one.bare and other.bare
    return replace(one, options=options, question="amount.which", end=other.end, currency=currency, bare=bare)
