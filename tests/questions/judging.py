"""Judges the reader of questions against lists: one JSON object a line, what was asked and what it must mean.

The format is in README.md beside this file. `python -m tests.questions.judging LIST.jsonl ...` prints the rates and
every miss; a list's language is the name of its folder, or of the file itself (`en.jsonl`).
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bot.ask import as_json
from core.asking.model import Asked
from core.asking.read import read_question
from core.capture.model import Context
from integrations.vocabulary.questions import load_question_words

LANGUAGES = ("en", "mn")
FIELDS = ("measure", "from", "to", "category", "payee", "member", "account", "currency", "group_by", "limit")
NAMES = frozenset({"payee", "member", "account"})
_BASE = {"AU": "AUD", "MN": "MNT"}


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a list. `accepted` maps each field to the values that are right; `asks` holds None for "clear"."""

    text: str
    language: str
    country: str
    today: date
    accepted: dict[str, tuple[Any, ...]]
    asks: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one question; `unasked` is the worst of it: answered, and not what was asked."""

    question: Question
    misses: tuple[str, ...]
    unasked: bool


@dataclass(slots=True)
class Tally:
    """The verdicts of one language."""

    verdicts: list[Verdict] = field(default_factory=list)

    @property
    def right(self) -> float:
        """The share of questions that are read as meant (0 to 1)."""
        return sum(not verdict.misses for verdict in self.verdicts) / len(self.verdicts)

    @property
    def unasked(self) -> list[Verdict]:
        """The questions read wrong without asking."""
        return [verdict for verdict in self.verdicts if verdict.unasked]


def load(path: Path) -> list[Question]:
    """Read one list. Raises `ValueError` or `KeyError` for a line that is not of the format."""
    language = path.parent.name if path.parent.name in LANGUAGES else path.stem
    if language not in LANGUAGES:
        raise ValueError(f"{path}: neither its folder nor its name is one of {LANGUAGES}")
    return [_question(json.loads(line), language) for line in path.read_text("utf-8").split("\n") if line]


def judge(paths: Sequence[Path]) -> dict[str, Tally]:
    """Read every question of `paths` and judge what came of it, by language."""
    words = load_question_words()
    tallies: dict[str, Tally] = {}
    for question in (question for path in paths for question in load(path)):
        context = Context(question.language, question.country, _BASE[question.country], question.today)
        verdict = verdict_on(question, read_question(question.text, words, context))
        tallies.setdefault(question.language, Tally()).verdicts.append(verdict)
    return tallies


def verdict_on(question: Question, asked: Asked) -> Verdict:
    """Hold one reading against what is accepted."""
    found = as_json(asked)
    if found["ask"] not in question.asks:
        told = ", ".join(f"{name} {found[name]}" for name in FIELDS if found[name] is not None)
        return Verdict(question, (f"asked {found['ask']}, accepted {question.asks}; {told}",), found["ask"] is None)
    if found["ask"] is not None or not question.accepted:
        return Verdict(question, (), unasked=False)
    misses = tuple(
        f"{name} is {found[name]}, accepted {question.accepted[name]}"
        for name in FIELDS
        if _plain(name, found[name]) not in [_plain(name, value) for value in question.accepted[name]]
    )
    return Verdict(question, misses, bool(misses))


def lines(tallies: dict[str, Tally]) -> Iterable[str]:
    """Tell the verdicts as a person reads them: each miss, then the rates."""
    for language, tally in tallies.items():
        for verdict in tally.verdicts:
            if verdict.misses:
                mark = "WRONG UNASKED" if verdict.unasked else "missed"
                yield f"{language} {mark} {verdict.question.text!r}: {'; '.join(verdict.misses)}"
    for language, tally in tallies.items():
        rates = f"read right {tally.right:.1%}, wrong without asking {len(tally.unasked)}"
        yield f"{language}: {len(tally.verdicts)} questions, {rates}"


def _question(row: dict[str, Any], language: str) -> Question:
    expect = dict(row["expect"])
    asks = _accepted(expect.pop("ask"))
    unknown = expect.keys() - set(FIELDS)
    if unknown:
        raise ValueError(f"{row['text']!r}: no such fields {sorted(unknown)}")
    accepted = {name: _accepted(expect.get(name)) for name in FIELDS} if "measure" in expect else {}
    return Question(row["text"], language, row["country"], date.fromisoformat(row["today"]), accepted, asks)


def _accepted(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _plain(name: str, value: Any) -> Any:
    return value.casefold() if name in NAMES and value is not None else value


def main(arguments: Sequence[str]) -> int:
    """Print the report on the lists named; 0 when nothing was read wrong without asking."""
    tallies = judge([Path(argument) for argument in arguments])
    sys.stdout.write("\n".join(lines(tallies)) + "\n")
    return 1 if any(tally.unasked for tally in tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
