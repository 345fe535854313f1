"""`python -m bot capture`: reads lines from standard input and prints what the reader makes of each. Stores nothing.

Needs no settings, database or writable folder. One line out for each line in; blank lines included, so that they match.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.capture.model import Choice, Context, Item, Question, Reading
from core.capture.read import read_line
from core.money.currency import CURRENCIES
from integrations.vocabulary import load_vocabulary

_COUNTRY = {"en": "AU", "mn": "MN"}
_CURRENCY = {"AU": "AUD", "MN": "MNT"}
_ZONE = {"AU": "Australia/Sydney", "MN": "Asia/Ulaanbaatar"}


def run(argv: Sequence[str]) -> int:
    """Read every line of standard input; 0 when it ended. A wrong option ends the process with 2, as argparse does."""
    options = _options(argv)
    context = _context(options)
    vocabulary = load_vocabulary()
    for line in _lines():
        reading = read_line(line, vocabulary, context)
        told = _one_line(json.dumps(as_json(reading), ensure_ascii=False)) if options.json else as_text(reading)
        sys.stdout.buffer.write(told.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _one_line(text: str) -> str:
    """JSON without the three characters that some programs take for the end of a line."""
    for character in "\u0085\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _options(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot capture", description="Read what was spent, line by line.")
    parser.add_argument("--lang", choices=sorted(_COUNTRY), default="en", help="the language of the person (en)")
    parser.add_argument("--country", choices=sorted(_CURRENCY), help="where they are (AU; MN with --lang mn)")
    parser.add_argument("--currency", type=_currency, help="the currency they think in (that of the country)")
    parser.add_argument("--today", type=date.fromisoformat, help="the day it is there, YYYY-MM-DD (today)")
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    return parser.parse_args(argv)


def _currency(code: str) -> str:
    if code.upper() not in CURRENCIES:
        raise argparse.ArgumentTypeError(f"{code!r} is no currency code")
    return code.upper()


def _context(options: argparse.Namespace) -> Context:
    country = options.country or _COUNTRY[options.lang]
    today = options.today or datetime.now(UTC).astimezone(ZoneInfo(_ZONE[country])).date()
    return Context(options.lang, country, options.currency or _CURRENCY[country], today)


def _lines() -> Iterator[str]:
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace").rstrip("\r\n")


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
