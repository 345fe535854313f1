"""Tells a reading in one short line, so that tests can be tables of what was typed and what it must mean."""

from datetime import date

from core.capture.model import Context, Item, Reading
from core.capture.read import read_line
from integrations.vocabulary import load_vocabulary

TODAY = date(2026, 11, 24)
"""A Tuesday."""

SYDNEY = Context("en", "AU", "AUD", TODAY)
ULAANBAATAR = Context("mn", "MN", "MNT", TODAY)
MONGOLIAN_IN_SYDNEY = Context("mn", "AU", "AUD", TODAY)
ENGLISH_IN_ULAANBAATAR = Context("en", "MN", "MNT", TODAY)

_NAMED = ("payee", "account", "to_account", "beneficiary", "note")


def read(text: str, context: Context = SYDNEY) -> Reading:
    """Read one line with the real vocabulary."""
    return read_line(text, load_vocabulary(), context)


def told(text: str, context: Context = SYDNEY) -> str:
    """What a line is read as: its items, or "?" and the question's code with the choices behind it."""
    return tell(read(text, context))


def tell(reading: Reading) -> str:
    """The same of a reading."""
    if reading.question is None:
        return "; ".join(map(tell_item, reading.items))
    choices = [
        " ".join((choice.code.rpartition(".")[2], *map(_offered, choice.items))) for choice in reading.question.choices
    ]
    return " | ".join((f"? {reading.question.code}", *choices))


def _offered(item: Item) -> str:
    day = [] if item.date == TODAY else [item.date.isoformat()]
    return " ".join([item.money.plain(), item.money.currency.code, *day])


def tell_item(item: Item) -> str:
    """Kind, amount, currency, then whatever else is known; the day only when it is not today."""
    parts = [item.kind.value, _offered(item), *([item.category] if item.category else [])]
    parts += [f"{name}={value}" for name in _NAMED if (value := getattr(item, name)) is not None]
    parts += [f"to={item.to_money.plain()}{item.to_money.currency}"] if item.to_money else []
    parts += [f"fee={item.fee.plain()}{item.fee.currency}"] if item.fee else []
    parts += [f"split={','.join(item.split_with)}"] if item.split_with else []
    parts += [f"tags={','.join(item.tags)}"] if item.tags else []
    parts += ["incoming"] if item.incoming else []
    parts += [item.source] if item.source else []
    return " ".join(parts + [f"{typed}>{meant}" for typed, meant in item.corrected])
