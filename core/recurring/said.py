"""Reads a line that says a bill or an income that recurs: how much, whose, and when. Pure, and never a guess.

The words of time are read here and taken out; what is left is read by capture, so that sums, currencies, shops and
accounts mean what they mean everywhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from core.accounts.phrase import Phrase, read_phrase
from core.accounts.words import FOREIGN, AccountWords
from core.capture.about import about
from core.capture.atoms import whole
from core.capture.dates import BILLS
from core.capture.model import Choice, Context, Item, Kind, Question
from core.capture.read import read_line
from core.capture.roles import Role
from core.capture.text import clean
from core.capture.vocabulary import Vocabulary
from core.money.money import Money
from core.recurring.about import USE as ABOUT
from core.recurring.about import read_about, set_apart
from core.recurring.clauses import TERM, USE, When, read_when
from core.recurring.rule import Rule
from core.recurring.settled import Timing, timing_of
from core.recurring.title import Title, take_accounts, title_of

LONGEST = 200
"""A longer text is no bill that anyone types."""
_NO_BILL = ("question", "not")
_YEARS = range(1990, 2100)
_TERMS = ("quarter", "half_year")
_PAID = "paid.any"
"""The slot of the word that says that something was paid, in English first."""
_GUESS = "meaning.guess"
"""Capture's question whether a line was meant to be recorded at all: that it recurs says so."""


@dataclass(frozen=True, slots=True)
class Said:
    """A bill or an income as said. `money` is None when it varies, or is not known yet.

    From `low` to `high` it is where it was said to be about so much, or between two sums.

    `kind` is capture's, so that an income is `Kind.INCOME`. `first` is the first day by the rule; `first_sure` is False
    when another one may be meant (every second Friday: this one or the next). `account` is the word for it, `title`
    what the bill is called, as typed.
    """

    title: str
    rule: Rule
    first: date
    first_sure: bool
    kind: Kind
    money: Money | None
    category: str | None = None
    payee: str | None = None
    account: str | None = None
    autopay: bool = False
    low: Money | None = None
    high: Money | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One button under a question: `code` and `params` name it, `said` is the bill it makes; None drops it."""

    code: str
    params: tuple[tuple[str, str], ...]
    said: Said | None


@dataclass(frozen=True, slots=True)
class Unsure:
    """The one thing to ask first. The codes are capture's, and `recurring.term` for how often a term is."""

    code: str
    params: tuple[tuple[str, str], ...]
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """What is left of a line once its time is read: `rest` for capture, `share` how much of its sum it is at least."""

    phrase: Phrase
    when: When
    rest: str
    title: Title
    share: Fraction | None
    vocabulary: Vocabulary


def read_said(text: str, words: AccountWords, vocabulary: Vocabulary, context: Context) -> Said | Unsure | None:
    """Read one line. Never raises; None when it says nothing that recurs, or nothing of money."""
    plain = clean(text)
    if "\n" in text or len(plain) > LONGEST or "?" in plain:
        return None
    p = read_phrase(set_apart(plain), words, context)
    bare = take_accounts(p, vocabulary)
    when = read_when(p)
    if not when.period or _asks(p):
        return None
    share = read_about(p)
    line = _Line(p, when, _rest(p), title_of(p, bare, vocabulary), share, vocabulary)
    if not line.rest:
        return None
    if when.period == TERM:
        return _of_a_term(line)
    timing = timing_of(when, context.today)
    return _read(line, timing) if timing else None


def _is_nameless(said: Said) -> bool:
    return said.category is None and said.payee is None and said.kind is Kind.EXPENSE


def _as_paid(line: _Line) -> str | None:
    """The category of what will pay it: a loan alone may be one that was given, a loan that is paid is not."""
    p = line.phrase
    english, *others = p.words.listed[_PAID]
    paid = others[0] if p.line.mongolian else english
    item = about(f"{line.title.text} {paid}", line.vocabulary, p.context)
    return item.category if item else None


def _asks(p: Phrase) -> bool:
    """Whether it is a question, of some stretch of time or of nothing at all: "fuel a month in 2026", "this year"."""
    return any(
        p.says(at, FOREIGN, *_NO_BILL)
        or any(p.has(at, role) for role in (Role.WHICH, Role.PERIOD, Role.AGO))
        or (p.says(at, "in") and at + 1 < len(p.atoms) and whole(p.atoms[at + 1]) in _YEARS)
        for at in range(len(p.atoms))
    )


def _of_a_term(line: _Line) -> Unsure | None:
    options = []
    for period in _TERMS:
        each = replace(line, when=replace(line.when, period=period))
        timing = timing_of(each.when, line.phrase.context.today)
        said = _read(each, timing) if timing else None
        if isinstance(said, Said):
            options.append(Option(f"recurring.{period}", (), said))
    return Unsure("recurring.term", (), tuple(options)) if options else None


def _read(line: _Line, timing: Timing) -> Said | Unsure | None:
    def said(item: Item, money: Money | None) -> Said:
        return _said(line, timing, item, money)

    context = line.phrase.context
    if not any(letter.isdigit() for letter in line.rest):
        known = None if line.when.rate else about(line.rest, line.vocabulary, context)
        return said(known, None) if known and _is_a_bill(known, line.vocabulary) else None
    reading = read_line(line.rest, line.vocabulary, context)
    if reading.question is None:
        return said(reading.items[0], reading.items[0].money) if len(reading.items) == 1 else None
    options = tuple(_option(choice, said) for choice in reading.question.choices)
    meant = [option.said for option in options if option.said]
    if reading.question.code == _GUESS and len(meant) == 1:
        return meant[0]
    return Unsure(reading.question.code, reading.question.params, options) if meant else _unreadable(reading.question)


def _is_a_bill(item: Item, vocabulary: Vocabulary) -> bool:
    """Whether what has no sum is a bill by its kind, and no sentence about one: "I go to the gym every monday"."""
    told = item.payee is not None and item.payee not in vocabulary.merchants
    return (item.category or "").startswith(BILLS) and not told


def _said(line: _Line, timing: Timing, item: Item, money: Money | None) -> Said:
    title = line.title
    varies = money is not None and line.share is not None
    least = replace(money, minor=round(money.minor * line.share)) if money and line.share else None
    said = Said(
        title.text or item.payee or line.rest,
        timing.rule,
        timing.first,
        timing.sure,
        item.kind,
        None if varies else money,
        item.category,
        item.payee,
        title.account if title.of_account else item.account,
        line.when.autopay,
        least,
        money if varies else None,
    )
    return replace(said, category=_as_paid(line)) if _is_nameless(said) else said


def _unreadable(question: Question) -> Unsure | None:
    """A sum that cannot be read is asked for again; a line without any money in it is none of ours."""
    return Unsure(question.code, question.params, ()) if question.code.startswith(("amount.", "currency.")) else None


def _option(choice: Choice, said: Callable[[Item, Money | None], Said]) -> Option:
    item = choice.items[0] if len(choice.items) == 1 else None
    return Option(choice.code, choice.params, said(item, item.money) if item else None)


def _rest(p: Phrase) -> str:
    """The line without the words of time, and of about how much."""
    kept, end = [], 0
    for atom in p.atoms:
        if atom.use in {USE, ABOUT}:
            kept.append(p.line.plain[end : atom.start])
            end = atom.end
    return " ".join(" ".join([*kept, p.line.plain[end:]]).split()).strip(" ,.;:-–—")
