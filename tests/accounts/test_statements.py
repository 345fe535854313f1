"""The aims of reading what people have, held on the lists, and that no record and no question is taken for it."""

import json
from datetime import date
from pathlib import Path

import pytest

from core.accounts.read import LONGEST, read_statement
from core.accounts.said import Act
from core.capture.model import Context
from integrations.vocabulary.accounts import load_account_words
from tests.accounts.judging import LANGUAGES, TODAY, load, wrong

TESTS = Path(__file__).parents[1]
FEWEST, FEWEST_OTHERS = 80, 2_000
_BASE = {"AU": "AUD", "MN": "MNT"}
OURS = {"rename khan to khan bank"}
"""Lines of those lists in which neither spending nor a question is to be found, but which are statements."""
CONTEXT = Context("en", "AU", "AUD", TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_read_as_it_is_meant(language: str) -> None:
    lines = load(language)
    statements = [line for line in lines if line.expect is not None]
    assert len(statements) >= FEWEST
    assert len(lines) - len(statements) >= FEWEST
    assert {line.expect["act"] for line in statements if line.expect} == set(Act)
    assert [told for line in lines if (told := wrong(line))] == []


def test_no_record_and_no_question_is_taken_for_a_statement() -> None:
    taken, looked_at = [], 0
    for path in sorted([*TESTS.glob("phrases/*/*.jsonl"), *TESTS.glob("questions/*/*.jsonl")]):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            base = row.get("currency") or _BASE[row["country"]]
            context = Context(path.parent.name, row["country"], base, date.fromisoformat(row["today"]))
            looked_at += 1
            if read_statement(row["text"], load_account_words(), context):
                taken.append(row["text"])
    assert looked_at >= FEWEST_OTHERS
    assert set(taken) == OURS


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", ",", "🎉", "flat worth 5\nflat worth 6", "flat worth " + "9" * LONGEST, "\u202e", "worth", "1"],
)
def test_what_nobody_means_is_none(text: str) -> None:
    assert read_statement(text, load_account_words(), CONTEXT) is None


def test_the_judge_knows_right_from_wrong() -> None:
    line = next(line for line in load("en") if line.expect and line.expect["act"] == "have")
    assert not wrong(line)
    assert line.expect is not None
    assert wrong(type(line)(line.text, line.context, {**line.expect, "amount": "1"}))
    assert wrong(type(line)(line.text, line.context, None))
