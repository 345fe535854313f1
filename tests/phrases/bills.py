"""Reads the lists of bills said in words and says which the reader gets wrong."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.capture.model import Context
from core.recurring.said import Said, Unsure, read_said
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.recurring import load_recurring_words

FILE = "bills.ndjson"
_UNSAID: dict[str, Any] = {"account": None, "autopay": False}


def wrong(row: dict[str, Any], language: str) -> str:
    """What is wrong with how a line is read, "" when nothing is."""
    context = Context(language, row["country"], row["currency"], date.fromisoformat(row["today"]))
    said = read_said(row["text"], load_recurring_words(), load_vocabulary(), context)
    expect, shown = row["expect"], _shown(said)
    if expect is None or shown is None:
        return "" if expect is shown else f"{row['text']!r}: {said}"
    wanted = expect if "ask" in expect else {**_UNSAID, **expect}
    missed = {name: (value, shown.get(name)) for name, value in wanted.items() if shown.get(name) != _plain(value)}
    return f"{row['text']!r}: {missed}" if missed else ""


def rows(language: str) -> list[dict[str, Any]]:
    """The list of a language."""
    return [json.loads(row) for row in (Path(__file__).parent / language / FILE).read_text("utf-8").splitlines()]


def _shown(said: Said | Unsure | None) -> dict[str, Any] | None:
    if isinstance(said, Unsure):
        sums = [option.said.money for option in said.options if option.said]
        return {"ask": said.code, "options": [_plain(str(money.decimal)) for money in sums if money]}
    if said is None:
        return None
    return {
        "title": said.title,
        "amount": _plain(str(said.money.decimal)) if said.money else None,
        "currency": said.money.currency.code if said.money else None,
        "kind": said.kind.value,
        "rule": said.rule.text(),
        "first": said.first.isoformat(),
        "sure": said.first_sure,
        "account": said.account,
        "autopay": said.autopay,
        "category": said.category,
        "low": _plain(str(said.low.decimal)) if said.low else None,
        "high": _plain(str(said.high.decimal)) if said.high else None,
    }


def _plain(value: object) -> object:
    """Sums compared as numbers, whatever zeros they were written with."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return str(Decimal(value).normalize()) if isinstance(value, str) and value.replace(".", "").isdigit() else value
