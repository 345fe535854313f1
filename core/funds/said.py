"""A cost of an application said in passing: "tuition 18,500 a year", "my course costs 18500", "flights home 2,400".

It may as well be a bill, or what somebody paid: whoever calls asks, and nothing is kept by this alone.
"""

import re
from dataclasses import dataclass

from core.accounts.amount import read_amount
from core.accounts.phrase import read_phrase
from core.accounts.words import AccountWords
from core.capture.model import Context
from core.capture.text import clean
from core.funds.rules import Rules
from core.funds.told import Asked
from core.money.money import Money, MoneyError
from core.rates.order import AUD

_LONGEST = 120
_SLASH = re.compile(r"(?<=\d)\s?/\s?(?=[^\W\d])")
LARGEST = 1_000_000_00
"""No sum of an application is more than a million dollars: then it was tögrög."""
LEAST = 100_00
"""No course and no way home costs less."""


@dataclass(frozen=True, slots=True)
class Cost:
    """So much, in Australian dollars: the tuition of a year, or the travel of the family."""

    asked: Asked
    money: Money


def may_be_cost(text: str, rules: Rules) -> bool:
    """Whether a line is worth reading."""
    said = text.casefold()
    return len(text) <= _LONGEST and "\n" not in text and any(part in said for part in rules.costs)


def read_cost(text: str, rules: Rules, words: AccountWords, context: Context) -> Cost | None:
    """Read one line. Never raises; None for what was paid, is asked, or is of another currency.

    Tuition is only this where it is that of a year.
    """
    line = rules.words.listed(" ".join(clean(_SLASH.sub(" / ", text)).split()))
    if "?" in text or rules.words.pattern("cost.paid").search(line):
        return None
    asked = _asked(line, rules)
    money = _money(line, asked, rules, words, context) if asked else None
    return Cost(asked, money) if asked and money else None


def _asked(line: str, rules: Rules) -> Asked | None:
    def has(role: str) -> bool:
        return rules.words.pattern(f"cost.{role}").search(line) is not None

    if has("tuition"):
        return Asked.TUITION if has("year") else None
    return Asked.TRAVEL if has("travel") and not has("year") else None


def _money(line: str, asked: Asked, rules: Rules, words: AccountWords, context: Context) -> Money | None:
    for role in ("year", asked.value):
        line = rules.words.pattern(f"cost.{role}").sub(" ", line)
    amount = read_amount(read_phrase(line, words, context))
    if amount is None or len(amount.values) != 1 or (amount.said and AUD.code not in amount.codes):
        return None
    try:
        money = Money.of(amount.values[0], AUD)
    except MoneyError:
        return None
    return money if LEAST <= money.minor <= LARGEST else None
