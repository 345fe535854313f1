"""Reads what is typed while a bill is made step by step: its name, what it costs, and when it comes next. Pure.

Nothing is guessed: what is not wholly understood is None, and is asked again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.accounts.amount import Amount, read_amount
from core.accounts.phrase import Phrase, read_phrase
from core.accounts.words import AccountWords
from core.capture.about import about
from core.capture.day_scan import existing
from core.capture.model import Context, Item, Kind
from core.capture.roles import Role
from core.capture.text import clean
from core.capture.tokens import Shape
from core.capture.vocabulary import Vocabulary
from core.money.currency import CURRENCIES, Currency
from core.money.money import Money, MoneyError
from core.recurring.clauses import PERIODS, TERM, When, read_when
from core.recurring.dated import number
from core.recurring.rule import Rule, Unit, occurrences

LONGEST_TITLE = 60
_USE = "typed"
_A_PRICE = 100
"""A bare whole number below this may be a part of the name ("unit 4")."""
_FAR = 366
_FAR_DUE = timedelta(days=62)
_WEEK = 7
_YEARS_AHEAD = 9
_MONTH_FIRST = "MN"
"""Where 12/05 is the month and its day; elsewhere the day stands first."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a bill is called, which way its money goes, how it is filed, and what it costs where that was said."""

    title: str
    income: bool = False
    category: str | None = None
    payee: str | None = None
    money: Money | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What it costs each time: `varies` where it differs, then `money` is what it is about, if that was said.

    `when` is how often, where that was typed beside it.
    """

    money: Money | None
    varies: bool = False
    when: When | None = None


def read_name(text: str, own: Currency, words: AccountWords, vocabulary: Vocabulary, context: Context) -> Named | None:
    """The name of a bill, with or without a sum: "daycare", "rent 1280". None for what is too long or no name."""
    plain = " ".join(text.split())
    p = read_phrase(clean(plain), words, context)
    amount = read_amount(p)
    money = _money(amount, own) if amount and _is_price(p, amount) else None
    title = _without(p, amount) if amount and money else plain
    if not 0 < len(title) <= LONGEST_TITLE or not any(letter.isalpha() for letter in title):
        return None
    title = title[:1].upper() + title[1:] if title.islower() else title
    known = _about(title, vocabulary, context)
    if known is None:
        return Named(title, money=money)
    return Named(title, known.kind is Kind.INCOME, known.category, known.payee, money)


def read_price(text: str, own: Currency, words: AccountWords, context: Context) -> Price | None:
    """1280, "45 000₮", "1280 fortnightly", "it varies", "about 160"; `own` is the currency where none is named."""
    p = read_phrase(clean(text), words, context)
    varies = _taken(p, "varies", "about")
    when = read_when(p)
    amount = read_amount(p)
    often = when if when.period in PERIODS else None
    if not _is_all_read(p) or (often is None and when not in (When(), When(period=TERM))):
        return None
    money = _money(amount, own) if amount else None
    if amount is None:
        return Price(None, True, often) if varies and not any(atom.numeral for atom in p.atoms) else None
    return Price(money, varies, often) if money else None


def reads_once(text: str, words: AccountWords, context: Context) -> bool:
    """Whether it is said that it comes one time only."""
    p = read_phrase(clean(text), words, context)
    return _taken(p, "once") and _is_all_read(p)


def read_ahead(text: str, words: AccountWords, context: Context) -> tuple[date, ...]:
    """The day ahead that a text names; two where it may be either ("next friday"), none where it names none."""
    p = read_phrase(clean(text), words, context)
    days = _numeral(p) or _counted(p) or _near(p) or _weekday(p)
    _taken(p, "in", "start")
    return days if days and _is_all_read(p) else ()


def read_due(text: str, words: AccountWords, context: Context) -> tuple[date, ...]:
    """The day ahead by which something is to be paid: as `read_ahead`, and "5 dec", "the 15th", "last day"."""
    if days := read_ahead(text, words, context):
        return days
    p = read_phrase(clean(text), words, context)
    when = read_when(p)
    today = context.today
    if not _is_all_read(p) or when.period or when.until:
        return ()
    day = when.start or (when.anchor.ahead(today) if when.anchor and when.anchor.day else None)
    if day is None and len(when.days) == 1:
        day = occurrences(Rule(Unit.MONTH, month_days=(when.days[0],)), today, today, today + _FAR_DUE)[0].nominal
    return (day,) if day and day >= today else ()


def _near(p: Phrase) -> tuple[date, ...]:
    """Today, tomorrow, маргааш."""
    for at, atom in enumerate(p.atoms):
        if p.has(at, Role.DAY) and (away := int(atom.roles[Role.DAY])) >= 0:
            p.take(at, at + 1, _USE)
            return (p.context.today + timedelta(days=away),)
    return ()


def _counted(p: Phrase) -> tuple[date, ...]:
    """In 3 days, 3 хоногийн дараа, in a week."""
    for at in range(len(p.atoms)):
        count = number(p, at, _FAR)
        if count and p.has(at + 1, Role.PERIOD) and p.atoms[at + 1].roles[Role.PERIOD].isdigit():
            p.take(at, at + 2, _USE)
            for place in range(len(p.atoms)):
                if p.has(place, Role.WHICH, "next"):
                    p.take(place, place + 1, _USE)
            return (p.context.today + timedelta(days=count * int(p.atoms[at + 1].roles[Role.PERIOD])),)
    return ()


def _weekday(p: Phrase) -> tuple[date, ...]:
    """Friday is the nearest; where that is within this week, "next friday" may be it or the one after it."""
    named = [at for at in range(len(p.atoms)) if p.has(at, Role.WEEKDAY)]
    if len(named) != 1:
        return ()
    (at,), today = named, p.context.today
    which = [place for place in (at - 1, at + 1) if place >= 0 and p.has(place, Role.WHICH)]
    is_next = any(p.has(place, Role.WHICH, "next") for place in which)
    nearest = today + timedelta(days=(int(p.atoms[at].roles[Role.WEEKDAY]) - today.weekday()) % _WEEK)
    after = nearest + timedelta(days=_WEEK)
    for place in (at, *which):
        p.take(place, place + 1, _USE)
    if not is_next or nearest.isocalendar()[:2] != today.isocalendar()[:2]:
        return (nearest,)
    return (after,) if nearest == today else (nearest, after)


def _numeral(p: Phrase) -> tuple[date, ...]:
    """2026-12-05, 05/12/2026, 5/12 in the country's order: the first such day that is not past."""
    for at, atom in enumerate(p.atoms):
        if atom.free and atom.shape is Shape.DATE:
            p.take(at, at + 1, _USE)
            wanted = [day for day in existing(*_orders(atom.text, p.context)) if day >= p.context.today]
            return tuple(wanted[:1])
    return ()


def _orders(text: str, context: Context) -> Sequence[tuple[int, int, int]]:
    """The year, month and day that a written date may be, in the order in which they are tried."""
    numbers = [int(part) for part in "".join(letter if letter.isdigit() else " " for letter in text).split()]
    month_first = context.country == _MONTH_FIRST
    if len(numbers) == 3 and numbers[0] > 31:
        return [(numbers[0], numbers[1], numbers[2])]
    if len(numbers) == 3:
        month, day = (numbers[0], numbers[1]) if month_first else (numbers[1], numbers[0])
        return [(numbers[2] if numbers[2] > 99 else 2000 + numbers[2], month, day)]
    month, day = (numbers[0], numbers[1]) if month_first else (numbers[1], numbers[0])
    return [(year, month, day) for year in range(context.today.year, context.today.year + _YEARS_AHEAD)]


def _about(title: str, vocabulary: Vocabulary, context: Context) -> Item | None:
    """What capture knows of a name; only what is spent or comes in."""
    item = about(title, vocabulary, context)
    return item if item and item.kind in {Kind.EXPENSE, Kind.INCOME} else None


def _is_price(p: Phrase, amount: Amount) -> bool:
    """Whether a number beside a name is what it costs: it stands at an end, and has its currency or is no small one."""
    at_an_end = amount.start == 0 or amount.end == len(p.atoms)
    value = amount.values[0]
    return at_an_end and (amount.said or value >= _A_PRICE or value != int(value))


def _without(p: Phrase, amount: Amount) -> str:
    before, after = p.text(0, amount.start), p.text(amount.end, len(p.atoms))
    return " ".join(f"{before} {after}".split()).strip(" ,.:;-–—")


def _money(amount: Amount, own: Currency) -> Money | None:
    """The sum, where it is one, above nothing, in one currency."""
    if len(amount.values) != 1 or (len(amount.codes) > 1 and own.code not in amount.codes):
        return None
    code = own if not amount.codes or own.code in amount.codes else CURRENCIES[amount.codes[0]]
    try:
        money = Money.of(amount.values[0], code)
    except MoneyError:
        return None
    return money if money.minor > 0 else None


def _taken(p: Phrase, *slots: str) -> bool:
    """Take what fills one of some slots; whether there was any."""
    found = list(p.places(*slots))
    for at in found:
        p.take(at, at + 1, _USE)
    return bool(found)


def _is_all_read(p: Phrase) -> bool:
    return all(not atom.free or atom.shape is Shape.MARK or p.says(at, "filler") for at, atom in enumerate(p.atoms))
