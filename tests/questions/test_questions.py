"""The aims of asking, held on the lists: what the reader may miss, and that it never answers what was not asked."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.asking.model import Asked, Inquiry, Measure
from core.capture.model import Ask
from tests.questions.judging import FIELDS, LANGUAGES, Question, Tally, judge, lines, load, verdict_on

HERE = Path(__file__).parent
LISTS = sorted(HERE.glob("*/*.jsonl"))
FEWEST = 200


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return judge(LISTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lists_are_long_enough_and_all_are_judged(language: str, tallies: dict[str, Tally]) -> None:
    listed = sum(len(load(path)) for path in LISTS if path.parent.name == language)
    assert listed >= FEWEST
    assert len(tallies[language].verdicts) == listed


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_measure_is_asked_for(language: str) -> None:
    asked = {
        value
        for path in LISTS
        if path.parent.name == language
        for question in load(path)
        for value in question.accepted.get("measure", ())
    }
    assert set(Measure) <= asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_aims_are_met(language: str, tallies: dict[str, Tally], capsys: pytest.CaptureFixture[str]) -> None:
    told = "\n" + "\n".join(lines({language: tallies[language]})) + "\n"
    with capsys.disabled():
        sys.stdout.write(told)
    assert not tallies[language].unasked, told
    assert tallies[language].right >= 0.98, told


_NOTHING_ELSE: dict[str, tuple[Any, ...]] = dict.fromkeys(FIELDS, (None,))
_COFFEE = Question("how much", "en", "AU", date(2026, 11, 24), {**_NOTHING_ELSE, "measure": ("spent",)}, (None,))
_SPENT = Inquiry(Measure.SPENT)


def test_the_judge_knows_right_from_wrong() -> None:
    assert not verdict_on(_COFFEE, Asked("", _SPENT)).misses
    assert verdict_on(_COFFEE, Asked("", replace(_SPENT, limit=3))).unasked
    assert verdict_on(_COFFEE, Asked("", replace(_SPENT, payee="Kmart"))).unasked


def test_a_needless_question_is_a_miss_and_a_needed_one_is_right() -> None:
    needless = verdict_on(_COFFEE, Asked("", ask=Ask.DATE))
    assert needless.misses
    assert not needless.unasked
    needed = replace(_COFFEE, asks=("date", "meaning"))
    assert not verdict_on(needed, Asked("", ask=Ask.DATE)).misses
    assert verdict_on(needed, Asked("", _SPENT)).unasked


def test_a_misspelt_field_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "en.jsonl"
    path.write_text(
        '{"text": "a", "country": "AU", "today": "2026-11-24", "expect": {"ask": null, "limt": 1}}', "utf-8"
    )
    with pytest.raises(ValueError, match="limt"):
        load(path)
