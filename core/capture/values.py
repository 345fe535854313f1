"""Reads one number as people say it: digits with мянга, сая or k, number words, and halves ("сая хагас")."""

from dataclasses import dataclass
from decimal import Decimal

from core.capture.atoms import Atom, Line
from core.capture.roles import Role
from core.money.numbers import Numeral

Options = tuple[tuple[str, Decimal], ...]
"""Each way to read a number: the name of the choice that it becomes, and the value."""

_THOUSAND = Decimal(1000)
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_RARE = Decimal(100_000)
_NO_READING = frozenset({"amount.unreadable", "amount.too_large"})
_BEFORE_A_COUNT = (Role.LABEL, Role.PARTICLE, Role.GOODS)
"""After such a word "4 120" may be a table for 4, and 120."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number read up to before the atom at `end`. `question` is empty when `options` holds just one.

    `bare`: digits with nothing behind them. `worded`: no digits at all. `needs_currency`: a word that counts only when
    money is named beside it («сая төгрөг», but «сая» is also "just now").
    """

    options: Options
    question: str
    end: int
    language: str = ""
    bare: bool = True
    worded: bool = False
    needs_currency: bool = False


@dataclass(slots=True)
class _State:
    """What was read so far: `total` of finished groups, and the group in hand."""

    total: Decimal = Decimal(0)
    hand: Options = ()
    question: str = ""
    multiplier: Decimal | None = None
    words: int = 0
    digits: bool = False
    in_words: bool = False
    language: str = ""


def read_value(line: Line, at: int) -> Value | None:
    """Read the number that begins at a place, or None when none does."""
    state = _State()
    end = at
    while (atom := line.at(end)) is not None and atom.free and _take(state, line, end, atom):
        end += 1
    if end == at:
        return None
    options, question = _finished(state)
    bare = state.digits and state.words == 0 and "." not in line.atoms[at].text
    return Value(
        options, question, end, state.language, bare=bare, worded=not state.digits,
        needs_currency=_is_weak(state, line, at, end),
    )  # fmt: skip


def _is_weak(state: _State, line: Line, at: int, end: int) -> bool:
    """A lone "one", or a lone multiplier without "a" before it, is no sum unless a currency follows."""
    if state.digits or end - at > 1:
        return False
    atom, before = line.atoms[at], line.at(at - 1)
    if atom.has(Role.NUMBER):
        return atom.roles[Role.NUMBER] == "1"
    return not (before is not None and before.text.lower() in {"a", "an"})


def _take(state: _State, line: Line, at: int, atom: Atom) -> bool:
    """Take one atom into the number; False when it does not belong to it."""
    if atom.numeral is not None:
        return _take_digits(state, atom, line.at(at - 1))
    if atom.has(Role.MULTIPLIER):
        return _take_multiplier(state, atom)
    if atom.has(Role.NUMBER):
        return _take_word(state, atom)
    if atom.has(Role.HALF):
        return _take_half(state, line, at)
    following = line.at(at + 1)
    inside = state.in_words and atom.has(Role.AND) and bool(state.hand) and state.hand[0][1] >= _HUNDRED
    return inside and following is not None and following.has(Role.NUMBER)


def _take_digits(state: _State, atom: Atom, before: Atom | None) -> bool:
    numeral = atom.numeral
    if state.hand or numeral is None:
        return False
    if " " in atom.text and before is not None and _may_be_counted(before):
        last = atom.text.split()[-1].replace(",", ".")  # behind blanks a comma can only mark decimals
        numeral = Numeral((("grouped", numeral.candidates[0][1]), ("second", Decimal(last))))
    state.digits = True
    state.in_words = False
    state.hand = numeral.candidates
    if len(numeral.candidates) != 1:
        state.question = "amount.separator" if numeral.candidates else "amount.unreadable"
    if numeral.too_large:
        state.question = "amount.too_large"
    return True


def _may_be_counted(before: Atom) -> bool:
    """Whether the word before "4 120" may have a number of its own: a table, a thing, a model that nobody knows."""
    unknown = not before.roles and before.text.isalpha()
    return unknown or any(map(before.has, _BEFORE_A_COUNT))


def _take_word(state: _State, atom: Atom) -> bool:
    number = Decimal(atom.roles[Role.NUMBER])
    if state.hand:
        hand = state.hand[0][1]
        fits = (number < 10 and hand % 10 == 0 and hand % 100 != 10) or (number < 100 and hand % 100 == 0)
        tens = number < 10 and hand % 100 == 10 and _language(atom) == "mn"
        if not state.in_words or not (fits or tens):
            return False
        number += hand
    state.hand = (("plain", number),)
    state.in_words = True
    state.words += 1
    state.language = state.language or _language(atom)
    return True


def _take_multiplier(state: _State, atom: Atom) -> bool:
    by = Decimal(atom.roles[Role.MULTIPLIER])
    if state.multiplier is not None and by >= state.multiplier:
        return False
    if len(atom.text) == 1 and not state.digits:
        return False
    state.words += 1
    state.language = state.language or _language(atom)
    hand = _without_doubt(state) or (() if state.question else (("plain", Decimal(1)),))
    if by == _HUNDRED and (not state.digits or state.in_words):
        state.hand = tuple((name, value * by) for name, value in hand)
        state.in_words = True
        return True
    state.multiplier = by
    if by == _RARE:
        state.question = state.question or "amount.unusual"
    if len(hand) == 1:
        state.total += hand[0][1] * by
        state.hand = ()
    else:
        state.hand = tuple((name, value * by) for name, value in hand)
    return True


def _without_doubt(state: _State) -> Options:
    """With a multiplier a comma and one or two digits can only be decimals: 2,5 сая."""
    if len(state.hand) == 2 and state.hand[0][1].as_tuple().exponent in {-1, -2}:
        state.hand, state.question = (("plain", state.hand[0][1]),), ""
    return state.hand


def _take_half(state: _State, line: Line, at: int) -> bool:
    following = line.at(at + 1)
    before_multiplier = following is not None and following.free and following.has(Role.MULTIPLIER)
    if state.multiplier is not None and not state.hand:
        state.total += state.multiplier * _HALF
    elif before_multiplier and len(state.hand) < 2:
        value = state.hand[0][1] if state.hand else Decimal(0)
        state.hand = (("plain", value + _HALF),)
    else:
        return False
    state.words += 1
    return True


def _finished(state: _State) -> tuple[Options, str]:
    """Add the group in hand; "2 сая 500" may mean 2,000,500 or 2,500,000."""
    if not state.hand and state.question not in _NO_READING:
        return (("plain", state.total),), state.question
    if len(state.hand) != 1:
        return tuple((name, state.total + value) for name, value in state.hand), state.question
    value = state.hand[0][1]
    if state.multiplier is None or state.multiplier <= _THOUSAND:
        return (("plain", state.total + value),), state.question
    smaller = value * state.multiplier / _THOUSAND
    return (("first", state.total + value), ("second", state.total + smaller)), "amount.which"


def _language(atom: Atom) -> str:
    cyrillic_or_galig = [m.language for m in atom.meanings if m.role in {Role.NUMBER, Role.MULTIPLIER}]
    return cyrillic_or_galig[0]
