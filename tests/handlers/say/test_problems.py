"""Every problem that a reader may tell of has its sentence, with the same blanks, in every language."""

from datetime import date

import pytest

from core.documents.model import Problem
from handlers.say.catalogue import LANGUAGES, catalogue
from handlers.say.problems import as_sentence
from handlers.say.problems import problem as as_line
from handlers.say.voice import Voice
from tests.handlers.say.keys import problem_codes

CODES = sorted(set(problem_codes()))


def test_the_readers_were_looked_through() -> None:
    assert len(CODES) >= 15


@pytest.mark.parametrize("code", CODES)
def test_a_problem_has_its_sentence_with_the_same_blanks(code: str) -> None:
    blanks = {language: catalogue(language).placeholders(_key(language, code)) for language in LANGUAGES}
    assert len(set(blanks.values())) == 1, blanks


def _key(language: str, code: str) -> str:
    return f"problem.{code}" if f"problem.{code}" in catalogue(language) else f"error.{code}"


def test_a_sentence_is_filled_in_the_persons_language() -> None:
    problem = Problem("statement.row_unread", (("row", "7"),))
    assert as_sentence("en", problem) == "Row 7 could not be read."
    assert as_sentence("mn", problem) == "Уншиж чадсангүй: мөр 7."


def test_a_day_is_told_as_the_person_writes_days() -> None:
    problem = Problem("receipt.future", (("day", "2027-03-14"),))
    for language, day in (("en", "14 Mar 2027"), ("mn", "2027.03.14")):
        voice = Voice(language, "Australia/Sydney", date(2026, 11, 24))
        assert f" {day}." in as_line(voice, problem)


def test_a_span_is_told_as_the_person_writes_days() -> None:
    problem = Problem("visa.partly_break", (("start", "2026-11-23"), ("end", "2026-12-06")))
    for language, span in (("en", "23 Nov – 6 Dec"), ("mn", "11.23 – 12.06")):
        voice = Voice(language, "Australia/Sydney", date(2026, 11, 24))
        assert span in as_line(voice, problem)
