"""What is typed to put a field right: read as balances and days are read when an account is described."""

from core.accounts.typed import read_typed
from core.accounts.words import AccountWords
from core.capture.model import Context
from core.money.currency import Currency

LONGEST_NAME = 80
_SUM = "4.50"
"""Stands beside a day, so that the whole is a sum of that day."""


def read_field(name: str, text: str, words: AccountWords, context: Context, currency: Currency) -> str | None:
    """The value of one field as it is kept (`Chosen.fields`); None when the text is no such thing."""
    if name == "merchant":
        return _name(text)
    return _total(text, words, context, currency) if name == "total" else _day(text, words, context, currency)


def read_fields(text: str, words: AccountWords, context: Context, currency: Currency) -> dict[str, str]:
    """The field that a reply to the card puts right: its total, its day, or else its name."""
    for name in ("total", "day", "merchant"):
        value = read_field(name, text, words, context, currency)
        if value is not None and not (name == "merchant" and _is_figures(text)):
            return {name: value}
    return {}


def _is_figures(text: str) -> bool:
    """Whether there are too many digits for a shop's name: "12.50 usd" is a sum that does not fit."""
    return 2 * sum(map(str.isdigit, text)) >= sum(map(str.isalpha, text))


def _name(text: str) -> str | None:
    name = " ".join(text.split())[:LONGEST_NAME]
    return name if any(letter.isalpha() for letter in name) else None


def _total(text: str, words: AccountWords, context: Context, currency: Currency) -> str | None:
    read = read_typed(text, currency, words, context)
    return f"{read.money.decimal:f}" if read and read.day is None and read.money.minor > 0 else None


def _day(text: str, words: AccountWords, context: Context, currency: Currency) -> str | None:
    read = read_typed(f"{text} {_SUM}", currency, words, context)
    alone = read is not None and f"{read.money.decimal:.2f}" == _SUM
    return read.day.isoformat() if read and alone and read.day else None
