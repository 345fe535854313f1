"""A chat line is a question or a record: no record of the lists of phrases is taken for a question, nor the reverse."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.asking.look import is_question
from core.capture.model import Context
from integrations.vocabulary.questions import load_question_words
from tests.core.asking.asking import TODAY

LISTS = Path(__file__).parents[2]
_BASE = {"AU": "AUD", "MN": "MNT"}


def _rows(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((LISTS / name).glob("*/*.jsonl")):
        for line in path.read_text("utf-8").split("\n"):
            if line:
                yield path.parent.name, json.loads(line)


def _asks(language: str, row: dict[str, Any]) -> bool:
    base = row.get("currency") or _BASE[row["country"]]
    context = Context(language, row["country"], base, date.fromisoformat(row["today"]))
    return is_question(row["text"], load_question_words(), context)


def _looked_at(text: str) -> bool:
    return is_question(text, load_question_words(), Context("en", "AU", "AUD", TODAY))


def test_no_phrase_that_records_is_a_question() -> None:
    records = [(language, row) for language, row in _rows("phrases") if row["expect"].get("ask") != "meaning"]
    assert len(records) > 1000
    assert [row["text"] for language, row in records if _asks(language, row)] == []


def test_the_questions_are_seen(capsys: pytest.CaptureFixture[str]) -> None:
    clear = [(language, row) for language, row in _rows("questions") if row["expect"]["ask"] is None]
    missed = [row["text"] for language, row in clear if not _asks(language, row)]
    with capsys.disabled():
        sys.stdout.write(f"\nlook: {len(clear)} questions, not seen {missed}\n")
    assert len(missed) <= len(clear) // 100


@pytest.mark.parametrize(
    "text",
    [
        "did Bat pay the rent?", "purchases over $50", "smallest purchase this month", "why is rent so high",
        "who spent 45 at coles yesterday?", "how much except rent", "100 мянгаас дээш хэдэн зарлага байна",
        "spending by person and category", "түрээс төлсөн үү", "total spent", "ene sard hed zartsuulsan be",
    ],
)  # fmt: skip
def test_what_asks_is_a_question_though_it_may_have_no_answer(text: str) -> None:
    assert _looked_at(text)


@pytest.mark.parametrize(
    "text",
    [
        "coffee 4.50", "coffee 4.50?", "rent 2400", "rent payment 2400", "spent money on groceries", "хүнс 45к хаанаас",
        "тэтгэмж 800к авлаа", "bought lunch for Bat", "over 200 on dinner", "хүнсэнд зарцуулсан", "thanks", "",
        "a" * 400, "phone bill 40 last month", "bat owes me 50", "Бат надад 30к өгөх ёстой",
    ],
)  # fmt: skip
def test_what_tells_is_none(text: str) -> None:
    assert not _looked_at(text)
