"""Shifts as people say them are read as the lists say, in both languages; what is no shift is left alone."""

import json
from pathlib import Path

import pytest

from integrations.vocabulary.visa import load_shift_words
from tests.phrases.shift_lists import NOTHING, asked, phrases, read

HERE = Path(__file__).parent
COUNTRY = {"en": "AU", "mn": "AU"}
FEWEST = 150
OF_WORK = ("worked 6.5 hours", "shift 9-17:30 tomorrow", "3 цаг ажилласан")
"""Lines that the lists of money hold since they record none."""
OF_MONEY = sorted(HERE.glob("*/*.jsonl"))


def _lines() -> list[str]:
    return [json.loads(line)["text"] for path in OF_MONEY for line in path.read_text("utf-8").splitlines() if line]


@pytest.mark.parametrize("language", sorted(COUNTRY))
def test_each_phrase_is_read_as_meant(language: str) -> None:
    listed = list(phrases(HERE / language / "shifts.txt"))
    assert len(listed) >= FEWEST
    assert len({phrase for phrase, _ in listed}) == len(listed)
    wrong = {phrase: (got, wanted) for phrase, wanted in listed if (got := read(phrase, COUNTRY[language])) != wanted}
    assert wrong == {}


def test_no_line_of_money_is_taken_for_a_shift() -> None:
    lines = _lines()
    assert len(lines) > 1_000
    taken = [line for line in lines if read(line, "AU") != NOTHING]
    assert sorted(taken) == sorted(OF_WORK)


@pytest.mark.parametrize("language", sorted(COUNTRY))
def test_each_question_about_hours_is_read_as_meant(language: str) -> None:
    listed = list(phrases(HERE / language / "hours_asked.txt"))
    assert len(listed) >= 25
    assert {phrase: (got, wanted) for phrase, wanted in listed if (got := asked(phrase)) != wanted} == {}


def test_no_line_of_money_is_taken_for_a_question_about_hours() -> None:
    lines = _lines()
    assert [line for line in lines if asked(line) != NOTHING] == []


@pytest.mark.parametrize(
    "line", ["worked 8h " * 40, "x" * 5_000, "", "\u202e8h worked", "worked ½h", "worked 99999999999h"]
)
def test_odd_lines_neither_fail_nor_record(line: str) -> None:
    assert read(line, "AU") == NOTHING or read(line, "AU").startswith("ask")
    assert asked(line) == NOTHING


def test_words_are_read_once() -> None:
    assert load_shift_words() is load_shift_words()
