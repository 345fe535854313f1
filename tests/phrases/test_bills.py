"""Bills said in words are read as they are meant, and nothing else is taken for one."""

import json
from datetime import date
from pathlib import Path

import pytest

from core.capture.model import Context
from core.recurring.said import LONGEST, read_said
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.recurring import load_recurring_words
from tests.phrases.bills import rows, wrong

TESTS = Path(__file__).parents[1]
FEWEST, FEWEST_OTHERS = 120, 2_000
_BASE = {"AU": "AUD", "MN": "MNT"}


@pytest.mark.parametrize("language", ["en", "mn"])
def test_every_bill_is_read_as_it_is_meant(language: str) -> None:
    lines = rows(language)
    assert len(lines) >= FEWEST
    assert [told for row in lines if (told := wrong(row, language))] == []


def test_no_record_and_no_question_is_taken_for_a_bill() -> None:
    taken, looked_at = [], 0
    for path in sorted([*TESTS.glob("phrases/*/*.jsonl"), *TESTS.glob("questions/*/*.jsonl")]):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            base = row.get("currency") or _BASE[row["country"]]
            context = Context(path.parent.name, row["country"], base, date.fromisoformat(row["today"]))
            looked_at += 1
            if read_said(row["text"], load_recurring_words(), load_vocabulary(), context):
                taken.append(row["text"])
    assert looked_at >= FEWEST_OTHERS
    assert taken == []


@pytest.mark.parametrize(
    "text", ["", " ", "monthly", "rent 5 monthly\nrent 6 weekly", "rent 5 monthly " + "x" * LONGEST]
)
def test_what_nobody_means_is_none(text: str) -> None:
    context = Context("en", "AU", "AUD", date(2026, 11, 24))
    assert read_said(text, load_recurring_words(), load_vocabulary(), context) is None


def test_the_judge_knows_right_from_wrong() -> None:
    row = next(row for row in rows("en") if row["expect"])
    assert not wrong(row, "en")
    assert wrong({**row, "expect": {**row["expect"], "amount": "1"}}, "en")
    assert wrong({**row, "expect": None}, "en")
