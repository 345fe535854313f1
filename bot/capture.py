"""`python -m bot capture`: reads lines from standard input and prints what the reader makes of each. Stores nothing.

Needs no settings, database or writable folder. One line out for each line in; blank lines included, so that they match.
"""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from bot.piped import answer_lines, context, parser
from core.capture.model import Choice, Item, Question, Reading
from core.capture.read import read_line
from core.money.currency import CURRENCIES
from integrations.vocabulary import load_vocabulary


def run(argv: Sequence[str]) -> int:
    """Read every line of standard input; 0 when it ended. A wrong option ends the process with 2, as argparse does."""
    options = _options(argv)
    person = context(options, options.currency)
    vocabulary = load_vocabulary()
    tell = _json if options.json else as_text
    answer_lines(lambda line: tell(read_line(line, vocabulary, person)))
    return 0


def _options(argv: Sequence[str]) -> argparse.Namespace:
    options = parser("capture", "Read what was spent, line by line.")
    options.add_argument("--currency", type=_currency, help="the currency they think in (that of the country)")
    return options.parse_args(argv)


def _currency(code: str) -> str:
    if code.upper() not in CURRENCIES:
        raise argparse.ArgumentTypeError(f"{code!r} is no currency code")
    return code.upper()


def _json(reading: Reading) -> str:
    return json.dumps(as_json(reading), ensure_ascii=False)


def as_json(reading: Reading) -> dict[str, Any]:
    """The object of one line, as issue 3 D lays it out: no words, only codes and parameters."""
    return {
        "text": reading.text,
        "items": [_item(item) for item in reading.items],
        "ask": reading.ask.value if reading.ask else None,
        "question": _question(reading.question) if reading.question else None,
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "amount": item.money.plain(),
        "currency": item.money.currency.code,
        "date": item.date.isoformat(),
        "category": item.category,
        "payee": item.payee or item.beneficiary,
        "account": item.account,
        "to_account": item.to_account,
        "to_amount": item.to_money.plain() if item.to_money else None,
        "to_currency": item.to_money.currency.code if item.to_money else None,
        "fee": item.fee.plain() if item.fee else None,
    }


def _question(question: Question) -> dict[str, Any]:
    choices = [_choice(choice) for choice in question.choices]
    return {"code": question.code, "params": dict(question.params), "choices": choices}


def _choice(choice: Choice) -> dict[str, Any]:
    return {"code": choice.code, "params": dict(choice.params), "items": [_item(item) for item in choice.items]}


def as_text(reading: Reading) -> str:
    """One readable line: what would be stored, or what is asked."""
    if reading.question:
        choices = " | ".join(" ".join((choice.code, *map(_told, choice.items))) for choice in reading.question.choices)
        return f"? {reading.question.code}" + (f": {choices}" if choices else "")
    return "; ".join(map(_told, reading.items))


def _told(item: Item) -> str:
    named = (item.category, item.payee or item.beneficiary, item.account)
    return " ".join(
        [item.kind.value, item.money.plain(), item.money.currency.code, item.date.isoformat(), *filter(None, named)]
    )
