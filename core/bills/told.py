"""Reads what a line says of a bill that there is: that it costs something else, moves, ends, pauses or goes on.

"rent is 2500 from March", «түрээс 3-р сараас 2500 болсон», "netflix ended", "move rent to the 5th". Pure, and never a
guess: a line is taken only when all of it is understood, and names a bill.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.accounts.amount import Amount, read_amount
from core.accounts.phrase import Phrase, read_phrase
from core.accounts.words import AccountWords
from core.bills.model import Bill
from core.bills.names import is_named, is_partly_named
from core.capture.atoms import whole
from core.capture.model import Context
from core.capture.skeleton import skeleton
from core.capture.text import clean
from core.capture.tokens import Shape
from core.matters.model import Matter
from core.money.currency import Currency
from core.money.money import Money, MoneyError
from core.recurring.clauses import TERM, USE, When, read_when
from core.recurring.dated import MOST_DAYS, Named, named_day, number
from core.recurring.rhythm import in_month

LONGEST = 120
_WORD = re.compile(r"\w+")
_ONES_OWN = re.compile(r"(?<=\w{3})(?:аа|ээ|оо|өө|aa|ee|oo|uu)\b")
"""The ending of what is one's own: «түрээсээ»."""
_STEM = 4
"""Letters of a name that must stand before what a case ending adds to it."""
_ENDING = 6
_USE = "told"
_YEAR = 12
_YEARS = range(2000, 2100)


class Act(StrEnum):
    """What shall be done to the bill."""

    AMOUNT = "amount"
    MOVE = "move"
    END = "end"
    PAUSE = "pause"
    RESUME = "resume"


_FIRST = (Act.PAUSE, Act.RESUME, Act.END, Act.MOVE, Act.AMOUNT)
"""The order in which words are sought: "put on hold" is no "put"."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a bill. `bills` are those that it may be: one when it is sure.

    `money` is what it costs, from `start` on where that is said; `when` where it moves, or until when it is.
    """

    act: Act
    bills: tuple[Matter[Bill], ...]
    money: Money | None = None
    start: date | None = None
    when: When | None = None


def names_one(text: str, bills: Sequence[Matter[Bill]]) -> bool:
    """Whether a line has the name of a bill in it: what is looked at before anything is read."""
    said = _skeletons(text)
    return any(_has(said, name, mongolian=True) for one in bills for name in _names(one.body))


def bills_called(name: str, bills: Sequence[Matter[Bill]]) -> tuple[Matter[Bill], ...]:
    """The bills of which a name, and nothing beside it, is that: "rent", «түрээсээ»."""
    names = dict.fromkeys((name, _ONES_OWN.sub("", name)))
    return tuple(
        one for one in bills if any(is_named(one.body, each) and is_partly_named(one.body, each) for each in names)
    )


def read_told(text: str, bills: Sequence[Matter[Bill]], words: AccountWords, context: Context) -> Told | None:
    """Read one line. Never raises; None when it is not wholly of a bill."""
    plain = clean(text)
    if "\n" in text or len(plain) > LONGEST or "?" in plain:
        return None
    p = read_phrase(plain, words, context)
    named = _named(p, bills)
    ends_ahead = p.any("until")
    act = _act(p) if named else None
    if act is None:
        return None
    start = _from(p)
    ending = _cased(p, "at") if act is Act.END else None
    when = _day_alone(p) if act is Act.MOVE else None
    when = when or read_when(p)
    amount = read_amount(p)
    if not _is_all_read(p) or when.period == TERM:
        return None
    if amount is not None:
        return _dearer(p, named, amount, start, when) if act is Act.AMOUNT else None
    if act in {Act.AMOUNT, Act.MOVE}:
        return Told(Act.MOVE, named, when=when) if _moves(when) and not (start or when.start) else None
    ending = ending or when.anchor
    if act is Act.END and ending and start is None:
        last = ending.ahead(p.context.today, last=True)
        when = When(until=last if ends_ahead else _nearest(p, last))
    return None if start or _moves(when) else Told(act, named, when=when)


def read_moved(text: str, words: AccountWords, context: Context) -> When | None:
    """What is typed when it is asked when a bill comes: the 5th, 5, friday, every second thursday, «сар бүрийн 15»."""
    p = read_phrase(clean(text), words, context)
    when = _day_alone(p) or read_when(p)
    return when if _is_all_read(p) and _moves(when) and when.period != TERM else None


def _dearer(p: Phrase, named: tuple[Matter[Bill], ...], amount: Amount, start: date | None, when: When) -> Told | None:
    """It costs so much; the same name as an account's speaks of the account."""
    today = p.context.today
    start = start or when.start or (when.anchor.ahead(today) if when.anchor else None)
    accounts = {name for name, _ in p.context.accounts}
    if when.days or when.weekdays or when.until or (when.period and start) or len(amount.codes) > 1:
        return None
    fitting = tuple(
        one
        for one in named
        if amount.codes in {(), (one.body.currency.code,)} and (start or one.body.title.casefold() not in accounts)
    )
    money = _money(amount, fitting[0].body.currency) if fitting and len(amount.values) == 1 else None
    return Told(Act.AMOUNT, fitting, money, _nearest(p, start), when) if money else None


def _nearest(p: Phrase, start: date | None) -> date | None:
    """The day said, or None where the same day of the year before is nearer: then it is so already."""
    today = p.context.today
    if start is None or any(atom.use == USE and whole(atom) in _YEARS for atom in p.atoms):
        return start
    before = in_month(start, -_YEAR, start.day)
    return start if before > today or start - today < today - before else None


def _money(amount: Amount, code: Currency) -> Money | None:
    try:
        money = Money.of(amount.values[0], code)
    except MoneyError:
        return None
    return money if money.minor > 0 else None


def _act(p: Phrase) -> Act | None:
    has_number = any(atom.numeral for atom in p.atoms)
    for act in _FIRST:
        found = [at for at in p.places(act.value) if not (act is Act.END and has_number and p.says(at, Act.AMOUNT))]
        if found:
            for at in found:
                p.take(at, at + 1, _USE)
            return act
    return None


def _day_alone(p: Phrase) -> When | None:
    """The day of the month where a bare number is all that is left: "move rent to 5"."""
    left = [at for at, atom in enumerate(p.atoms) if atom.free and not _is_idle(p, at)]
    day = number(p, left[0], MOST_DAYS) if len(left) == 1 else None
    if day is None:
        return None
    p.take(left[0], left[0] + 1, USE)
    return When(days=[day])


def _from(p: Phrase) -> date | None:
    """The day in the ablative, as Mongolian says from when: «3-р сараас»; this month or the next by its name."""
    for at in p.places("month_from"):
        months = int(p.value(at, "month_from") or 0)
        p.take(at, at + 1, USE)
        return in_month(p.context.today, months, 1)
    named = _cased(p, "from")
    return named.ahead(p.context.today) if named else None


def _cased(p: Phrase, case: str) -> Named | None:
    for at in range(len(p.atoms)):
        named = named_day(p, at)
        if named and p.case(named.end - 1) == case:
            p.take(at, named.end, USE)
            return named
    return None


def _moves(when: When) -> bool:
    return bool(when.period or when.days or when.weekdays or when.anchor or when.start)


def _is_all_read(p: Phrase) -> bool:
    return all(not atom.free or _is_idle(p, at) for at, atom in enumerate(p.atoms))


def _is_idle(p: Phrase, at: int) -> bool:
    return p.atoms[at].shape is Shape.MARK or p.says(at, "filler")


def _named(p: Phrase, bills: Sequence[Matter[Bill]]) -> tuple[Matter[Bill], ...]:
    """The bills whose whole name stands in the line, those with the longest; the name is taken."""
    said = [word for atom in p.atoms for word in _skeletons(atom.text)]
    fits = [(name, one) for one in bills for name in _names(one.body) if _has(said, name, mongolian=p.line.mongolian)]
    longest = max((len(name) for name, _ in fits), default=0)
    taken = {word for name, _ in fits if len(name) == longest for word in name}
    for at, atom in enumerate(p.atoms):
        if any(_has(_skeletons(atom.text), (word,), mongolian=p.line.mongolian) for word in taken):
            p.take(at, at + 1, _USE)
    return tuple({one.id: one for name, one in fits if len(name) == longest}.values())


def _names(bill: Bill) -> list[tuple[str, ...]]:
    """What it is called by, in words."""
    found = (tuple(_skeletons(name)) for name in (bill.title, bill.payee or ""))
    return [name for name in dict.fromkeys(found) if name]


def _skeletons(text: str) -> list[str]:
    return [skeleton(word) for word in _WORD.findall(text.casefold())]


def _has(said: Sequence[str], name: tuple[str, ...], *, mongolian: bool) -> bool:
    """Whether all words of a name were said, in Mongolian with an ending."""
    return all(
        any(
            one == word
            or (mongolian and len(word) >= _STEM and 0 < len(one) - len(word) <= _ENDING and one.startswith(word))
            for one in said
        )
        for word in name
    )
