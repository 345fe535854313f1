"""Reads the lists of statements and says which the reader gets wrong."""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.accounts.read import read_statement
from core.accounts.said import Statement
from core.capture.model import Context
from integrations.vocabulary.accounts import load_account_words

LANGUAGES = ("en", "mn")
TODAY = date(2026, 11, 24)
_PLACES = {"en": ("AU", "AUD"), "mn": ("MN", "MNT")}


@dataclass(frozen=True)
class Line:
    """A line of a list: whose it is, and what it must give; `expect` None is a line that is no statement."""

    text: str
    context: Context
    expect: dict[str, Any] | None


def load(language: str) -> list[Line]:
    """The list of a language."""
    rows = (json.loads(row) for row in (Path(__file__).parent / f"{language}.jsonl").read_text("utf-8").splitlines())
    country, base = _PLACES[language]
    return [
        Line(
            row["text"],
            Context(language, country, base, TODAY, accounts=tuple((name, code) for name, code in row.get("own", ()))),
            row["expect"],
        )
        for row in rows
    ]


def wrong(line: Line) -> str:
    """What is wrong with how a line is read, "" when nothing is."""
    said = read_statement(line.text, load_account_words(), line.context)
    if line.expect is None or said is None:
        return "" if said is None and line.expect is None else f"{line.text!r}: {said}"
    shown = _shown(said)
    missed = {name: (wanted, shown[name]) for name, wanted in line.expect.items() if shown[name] != _folded(wanted)}
    if "ask" not in line.expect and said.ask is not None:
        missed["ask"] = (None, said.ask)
    return f"{line.text!r}: {missed}" if missed else ""


def _shown(said: Statement) -> dict[str, Any]:
    one = said.values[0] if len(said.values) == 1 else None
    return {
        "act": said.act.value,
        "name": said.name.casefold(),
        "kind": said.kind.value if said.kind else None,
        "amount": f"{one.quantize(Decimal(1)) if one == int(one) else one:f}" if one is not None else None,
        "codes": list(said.codes),
        "day": said.day.isoformat() if said.day else None,
        "to": said.to.casefold() if said.to else None,
        "place": said.place.casefold() if said.place else None,
        "country": said.country.casefold() if said.country else None,
        "year": said.year,
        "fund": said.fund.casefold() if said.fund else None,
        "rate": said.rate,
        "months": said.months,
        "shares": [[part.who, str(part.share)] for part in said.shares],
        "ask": said.ask.value if said.ask else None,
    }


def _folded(wanted: object) -> object:
    return wanted.casefold() if isinstance(wanted, str) else wanted
