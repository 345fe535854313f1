"""Reads what is typed when one thing is asked: an amount, a currency, or one of the facts of an account."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from core.accounts.amount import read_amount
from core.accounts.figures import take_term
from core.accounts.model import Facts
from core.accounts.phrase import Phrase, read_phrase
from core.accounts.words import AccountWords
from core.capture.dates import find_days
from core.capture.model import Context
from core.capture.roles import Role
from core.capture.text import clean
from core.money.currency import CURRENCIES, Currency
from core.money.money import Money, MoneyError

LONGEST_FACT = 100
_FIRST_YEAR = 1900
_MOST_PERCENT = 1_000
_SAID_BESIDE = ("is", "now", "worth", "balance", "filler", "in", "who", "exists", "owe", "left", "became")


@dataclass(frozen=True, slots=True)
class Typed:
    """An amount that was typed, and the day that it is of, None when none was said."""

    money: Money
    day: date | None = None


def read_typed(text: str, account: Currency, words: AccountWords, context: Context) -> Typed | None:
    """280 сая, "1,240,000 on 1 nov", 0; None for what is no one sum of the account's currency."""
    p = read_phrase(clean(text), words, context)
    days = find_days(p.line, context)
    if len(days) > 1 or any(len(day.options) != 1 or day.question for day in days):
        return None
    day = days[0].options[0] if days else None
    if _is_nothing(p):
        return Typed(Money(0, account), day)
    amount = read_amount(p)
    if amount is None or len(amount.values) != 1 or (amount.said and account.code not in amount.codes):
        return None
    if not _is_all_read(p):
        return None
    money = _money(amount.values[0], account)
    return Typed(money, day) if money else None


def _is_nothing(p: Phrase) -> bool:
    numbers = [atom for atom in p.atoms if atom.free and atom.numeral is not None]
    return len(numbers) == 1 and numbers[0].numeral is not None and numbers[0].numeral.value == 0 and len(p.atoms) <= 2


def _is_all_read(p: Phrase) -> bool:
    return all(
        not atom.free or atom.is_mark(",", ".", ":", "!", "=", "-") or any(p.says(at, slot) for slot in _SAID_BESIDE)
        for at, atom in enumerate(p.atoms)
    )


def _money(value: Decimal, code: Currency) -> Money | None:
    try:
        return Money.of(value, code)
    except MoneyError:
        return None


def read_currency(text: str, words: AccountWords, context: Context) -> Currency | None:
    """A code in any case, or a currency by its name where that can only be one."""
    code = text.strip().upper()
    if code in CURRENCIES:
        return CURRENCIES[code]
    p = read_phrase(clean(text), words, context)
    if len(p.atoms) != 1 or not p.has(0, Role.CURRENCY):
        return None
    named = p.atoms[0].roles[Role.CURRENCY]
    if named in CURRENCIES:
        return CURRENCIES[named]
    by_country = words.vocabulary.currency_by_country[named]
    codes = by_country.get(context.country) or by_country["*"]
    return CURRENCIES[codes[0]] if len(codes) == 1 else None


def read_fact(
    facts: Facts, name: str, text: str, account: Currency, words: AccountWords, context: Context
) -> Facts | None:
    """The facts with one of them as typed; None when that is no such thing. `secures` and `country` are chosen."""
    match name:
        case "address" | "make" | "fund" | "number":
            return _with_line(facts, name, " ".join(text.split())[:LONGEST_FACT])
        case "bought_on" | "since":
            day = _day(text, words, context)
            return None if day is None else _with_day(facts, name, day)
        case "bought_for":
            return _with_price(facts, text, account, words, context)
        case "year":
            year = text.strip()
            fits = year.isdigit() and _FIRST_YEAR <= int(year) <= context.today.year + 1
            return replace(facts, year=int(year)) if fits else None
        case "rate":
            return _with_rate(facts, text)
        case "term_months":
            months = take_term(read_phrase(clean(text), words, context)).months
            return replace(facts, term_months=months) if months else None
        case _:
            return None


def _with_line(facts: Facts, name: str, line: str) -> Facts | None:
    if not line:
        return None
    match name:
        case "address":
            return replace(facts, address=line)
        case "make":
            return replace(facts, make=line)
        case "fund":
            return replace(facts, fund=line)
        case _:
            return replace(facts, number=line)


def _with_day(facts: Facts, name: str, day: date) -> Facts:
    return replace(facts, bought_on=day) if name == "bought_on" else replace(facts, since=day)


def _day(text: str, words: AccountWords, context: Context) -> date | None:
    """A day, or a year, of which it is the first."""
    year = text.strip()
    if year.isdigit() and _FIRST_YEAR <= int(year) <= context.today.year:
        return date(int(year), 1, 1)
    p = read_phrase(clean(text), words, context)
    days = find_days(p.line, context)
    sure = len(days) == 1 and len(days[0].options) == 1 and days[0].question in {"", "date.far"}
    return days[0].options[0] if sure else None


def _with_price(facts: Facts, text: str, account: Currency, words: AccountWords, context: Context) -> Facts | None:
    amount = read_amount(read_phrase(clean(text), words, context))
    if amount is None or len(amount.values) != 1 or len(amount.codes) > 1:
        return None
    money = _money(amount.values[0], CURRENCIES[amount.codes[0]] if amount.codes else account)
    return replace(facts, bought_for=money) if money else None


def _with_rate(facts: Facts, text: str) -> Facts | None:
    digits = text.strip().rstrip("%").strip().replace(",", ".")
    plain = digits.replace(".", "", 1)
    if not (plain.isascii() and plain.isdigit()) or Decimal(digits) > _MOST_PERCENT:
        return None
    return replace(facts, rate=f"{Decimal(digits):f}")
