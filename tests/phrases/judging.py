"""Judges the capture reader against phrase lists: one JSON object a line, what was typed and what it must mean.

The lists are data so that a phrase touches no Python, and they are written apart from the reader so that they measure
it. The format is in README.md beside this file. `python -m tests.phrases.judging LIST.jsonl ...` prints the rates and
every miss of any list of that format; a list's language is the name of its folder, or of the file itself (`en.jsonl`).
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.capture.model import Context, Item, Reading
from core.capture.read import read_line
from integrations.vocabulary import load_vocabulary

LANGUAGES = ("en", "mn")
MONEY_FIELDS = ("kind", "amount", "currency", "date", "to_amount", "to_currency", "fee")
"""What must never be wrong unasked: these fields decide what the ledger holds."""
NAME_FIELDS = ("payee", "account")

Accepted = tuple[str | None, ...]
"""The answers that a careful bookkeeper would agree with; mostly one."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of a list. Each of `items` maps a judged field to what is accepted; `asks` holds None for "stored"."""

    text: str
    language: str
    country: str
    base: str
    today: date
    items: tuple[dict[str, Accepted], ...]
    asks: Accepted


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one phrase. `unasked` is the worst of it: stored as said, and not what was meant."""

    phrase: Phrase
    misses: tuple[str, ...]
    right: bool
    unasked: bool
    categories: tuple[str, ...] = ()
    names: tuple[bool, ...] = ()


@dataclass(slots=True)
class Tally:
    """The counts of one language, and the rates that the aims are stated in (0 to 1; 1 when nothing was judged)."""

    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def right(self) -> float:
        """The share of phrases whose amounts, currencies, dates, kinds and number of items are as meant, or asked."""
        return _share(sum(verdict.right for verdict in self.verdicts), len(self.verdicts))

    @property
    def unasked(self) -> list[Verdict]:
        """The phrases read wrong without asking."""
        return [verdict for verdict in self.verdicts if verdict.unasked]

    @property
    def category_right(self) -> float:
        """The share of judged categories that are right."""
        return self._category("right", default=1.0)

    @property
    def category_wrong(self) -> float:
        """The share of judged categories that are wrong; one left unknown is neither right nor wrong."""
        return self._category("wrong", default=0.0)

    @property
    def names_right(self) -> float:
        """The share of judged payees and accounts that are right."""
        names = [name for verdict in self.verdicts for name in verdict.names]
        return _share(sum(names), len(names))

    def _category(self, outcome: str, default: float) -> float:
        outcomes = [found for verdict in self.verdicts for found in verdict.categories]
        return outcomes.count(outcome) / len(outcomes) if outcomes else default


@dataclass(frozen=True, slots=True)
class Report:
    """A tally for each language, and how many files they came from."""

    files: int
    tallies: dict[str, Tally]

    @property
    def phrases(self) -> int:
        """How many phrases were judged in all."""
        return sum(len(tally.verdicts) for tally in self.tallies.values())

    def lines(self) -> Iterable[str]:
        """Tell the report as a person reads it: each miss, then the rates of each language."""
        for language, tally in self.tallies.items():
            for verdict in tally.verdicts:
                if verdict.misses:
                    yield f"{language} {_mark(verdict)} {verdict.phrase.text!r}: {'; '.join(verdict.misses)}"
        for language, tally in self.tallies.items():
            yield (
                f"{language}: {len(tally.verdicts)} phrases, read right {tally.right:.1%}, "
                f"wrong without asking {len(tally.unasked)}, category right {tally.category_right:.1%}, "
                f"category wrong {tally.category_wrong:.2%}, payee and account right {tally.names_right:.1%}"
            )


def load(path: Path) -> list[Phrase]:
    """Read one list. Raises `ValueError` or `KeyError` for a line that is not of the format."""
    language = path.parent.name if path.parent.name in LANGUAGES else path.stem
    if language not in LANGUAGES:
        raise ValueError(f"{path}: neither its folder nor its name is one of {LANGUAGES}")
    return [_phrase(json.loads(line), language) for line in path.read_text("utf-8").split("\n") if line]


def judge(paths: Sequence[Path]) -> Report:
    """Read every phrase of `paths` with the real vocabulary and no storage, and judge what came of it."""
    vocabulary = load_vocabulary()
    tallies: dict[str, Tally] = {}
    for path in paths:
        for phrase in load(path):
            context = Context(phrase.language, phrase.country, phrase.base, phrase.today)
            reading = read_line(phrase.text, vocabulary, context)
            tallies.setdefault(phrase.language, Tally()).verdicts.append(verdict_on(phrase, reading))
    return Report(len(paths), tallies)


def verdict_on(phrase: Phrase, reading: Reading) -> Verdict:
    """Hold one reading against what is accepted."""
    ask = reading.ask.value if reading.ask else None
    if ask not in phrase.asks:
        unasked = ask is None
        return Verdict(phrase, (f"asked {ask}, accepted {phrase.asks}; items {_told(reading)}",), False, unasked)
    if ask is not None:
        silent = ask != "meaning" or not reading.items
        return Verdict(phrase, () if silent else (f"a line without meaning has items {_told(reading)}",), silent, False)
    if len(reading.items) != len(phrase.items):
        return Verdict(phrase, (f"{len(phrase.items)} items expected, got {_told(reading)}",), False, True)
    return _compared(phrase, [_fields(item) for item in reading.items])


def _compared(phrase: Phrase, found: list[dict[str, str | None]]) -> Verdict:
    pairs = list(zip(phrase.items, found, strict=True))
    wrong = [_miss(name, want, got) for want, got in pairs for name in MONEY_FIELDS if not _agrees(name, want, got)]
    categories = tuple(_category(want, got) for want, got in pairs if "category" in want)
    names = tuple(_agrees(name, want, got) for want, got in pairs for name in NAME_FIELDS if name in want)
    softer = [
        _miss(name, want, got)
        for want, got in pairs
        for name in ("category", *NAME_FIELDS)
        if not _agrees(name, want, got)
    ]
    return Verdict(phrase, tuple(wrong + softer), not wrong, bool(wrong), categories, names)


def _phrase(row: dict[str, Any], language: str) -> Phrase:
    expect = row["expect"]
    items = tuple({name: _accepted(value) for name, value in item.items()} for item in expect["items"])
    unknown = {name for item in items for name in item} - {*MONEY_FIELDS, "category", *NAME_FIELDS}
    if unknown:
        raise ValueError(f"{row['text']!r}: no such fields {sorted(unknown)}")
    asks = _accepted(expect["ask"])
    return Phrase(row["text"], language, row["country"], row["currency"], date.fromisoformat(row["today"]), items, asks)


def _accepted(value: str | list[str | None] | None) -> Accepted:
    return tuple(value) if isinstance(value, list) else (value,)


def _fields(item: Item) -> dict[str, str | None]:
    return {
        "kind": item.kind.value,
        "amount": str(item.money.decimal),
        "currency": item.money.currency.code,
        "date": item.date.isoformat(),
        "category": item.category,
        "payee": item.payee or item.beneficiary,
        "account": item.account,
        "to_amount": str(item.to_money.decimal) if item.to_money else None,
        "to_currency": item.to_money.currency.code if item.to_money else None,
        "fee": str(item.fee.decimal) if item.fee else None,
    }


def _agrees(name: str, want: dict[str, Accepted], got: dict[str, str | None]) -> bool:
    """Whether the field is as accepted; one that the list leaves out is not judged."""
    if name not in want:
        return True
    return _comparable(name, got[name]) in {_comparable(name, value) for value in want[name]}


def _comparable(name: str, value: str | None) -> str | Decimal | None:
    if value is None:
        return None
    return Decimal(value) if name in {"amount", "to_amount", "fee"} else value.casefold()


def _category(want: dict[str, Accepted], got: dict[str, str | None]) -> str:
    if _agrees("category", want, got):
        return "right"
    return "unknown" if got["category"] is None else "wrong"


def _miss(name: str, want: dict[str, Accepted], got: dict[str, str | None]) -> str:
    return f"{name} is {got[name]}, accepted {' or '.join(map(str, want[name]))}"


def _mark(verdict: Verdict) -> str:
    if verdict.unasked:
        return "WRONG UNASKED"
    return "soft" if verdict.right else "missed"


def _told(reading: Reading) -> str:
    return ", ".join(f"{item.kind} {item.money.plain()} {item.money.currency} {item.date}" for item in reading.items)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def main(arguments: Sequence[str]) -> int:
    """Print the report on the lists named; 0 when nothing was read wrong without asking."""
    report = judge([Path(argument) for argument in arguments])
    sys.stdout.write("\n".join(report.lines()) + "\n")
    return 1 if any(tally.unasked for tally in report.tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
