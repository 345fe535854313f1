"""Lines that put a kept shift right are read as the lists say; lines of money and of other things are not."""

import json
from pathlib import Path

import pytest

from core.visa.said_amend import Amend, Tense, read_amend
from core.visa.said_clock import Clock
from core.visa.said_days import When
from core.visa.said_model import Speaker
from integrations.vocabulary.visa import load_hours_words, load_shift_words
from tests.phrases.shift_lists import NOTHING, TODAY, phrases

HERE = Path(__file__).parent


def _read(phrase: str) -> str:
    amend = read_amend(phrase, load_shift_words(), Speaker(TODAY, "AU", frozenset({"кафе"})))
    return NOTHING if amend is None else _told(amend)


def _told(amend: Amend) -> str:
    tense = "" if amend.tense is Tense.EITHER else str(amend.tense)
    parts = [str(amend.kind), tense, _when(amend.on), amend.which, f"at {amend.job}" if amend.job else ""]
    parts += [f"to {_when(amend.to)}" if amend.to else "", f"hours ({amend.hours})" if amend.hours else ""]
    parts += [f"start {_clock(amend.start)}" if amend.start else "", f"end {_clock(amend.end)}" if amend.end else ""]
    return " ".join(part for part in (*parts, "" if amend.sure else "unsure") if part)


def _when(when: When) -> str:
    dated = "-".join(map(str, when.month_day)) if when.month_day else ""
    return str(when.day) if when.day else dated or "".join(map(str, when.weekdays))


def _clock(clock: Clock) -> str:
    return f"{clock.hour}:{clock.minute:02d}{clock.mark}"


@pytest.mark.parametrize("language", ["en", "mn"])
def test_each_phrase_is_read_as_meant(language: str) -> None:
    listed = list(phrases(HERE / language / "shift_changes.txt"))
    assert len(listed) > 30
    assert {phrase: (got, wanted) for phrase, wanted in listed if (got := _read(phrase)) != wanted} == {}


@pytest.mark.parametrize("language", ["en", "mn"])
def test_what_is_read_is_looked_at(language: str) -> None:
    hours = load_hours_words()
    read = [phrase for phrase, wanted in phrases(HERE / language / "shift_changes.txt") if wanted != NOTHING]
    assert [phrase for phrase in read if not hours.may_be(phrase)] == []


def test_no_line_of_money_and_no_new_shift_is_taken() -> None:
    lines = [
        json.loads(line)["text"]
        for path in sorted(HERE.glob("*/*.jsonl"))
        for line in path.read_text("utf-8").split("\n")
        if line
    ]
    told = [
        phrase for path in sorted(HERE.glob("*/shifts.txt")) for phrase, wanted in phrases(path) if wanted != NOTHING
    ]
    assert len(lines) > 1_000
    taken = {line: got for line in (*lines, *told) if (got := _read(line)) != NOTHING and not got.startswith("leave")}
    assert taken == {}


@pytest.mark.parametrize("line", ["didn't work friday " * 20, "", "\u202edidn't work friday"])
def test_odd_lines_are_left_alone(line: str) -> None:
    assert _read(line) == NOTHING
