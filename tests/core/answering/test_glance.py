"""A glance misses no question of the lists, and spares most records a reading."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.answering.glance import may_ask
from core.asking.look import is_question
from core.capture.model import Context
from integrations.vocabulary.questions import load_question_words

LISTS = Path(__file__).parents[2]
_BASE = {"AU": "AUD", "MN": "MNT"}


def lines(name: str) -> Iterator[tuple[str, Context]]:
    """Each line of the lists that has a figure in it, and whose it is."""
    for path in sorted((LISTS / name).glob("*/*.jsonl")):
        for row in map(json.loads, filter(None, path.read_text("utf-8").splitlines())):
            if any(map(str.isdigit, row["text"])) and "\n" not in row["text"]:
                base = row.get("currency") or _BASE.get(row["country"], "USD")
                yield row["text"], Context(path.parent.name, row["country"], base, date.fromisoformat(row["today"]))


def test_no_question_is_overlooked() -> None:
    words = load_question_words()
    asked = [(text, context) for text, context in lines("questions") if is_question(text, words, context)]
    assert len(asked) >= 300
    assert [text for text, context in asked if not may_ask(text, words, context)] == []


def test_most_records_are_spared(capsys: pytest.CaptureFixture[str]) -> None:
    words = load_question_words()
    records = list(lines("phrases"))
    read = [text for text, context in records if may_ask(text, words, context)]
    with capsys.disabled():
        sys.stdout.write(f"\nglance: {len(read)} of {len(records)} records are read as questions too\n")
    assert len(read) * 3 < len(records)


def test_a_line_without_a_figure_is_always_looked_at() -> None:
    context = Context("en", "AU", "AUD", date(2026, 11, 24))
    assert may_ask("coffee", load_question_words(), context)
    assert may_ask("coffee 4.50?", load_question_words(), context)
    assert not may_ask("coffee 4.50", load_question_words(), context)
