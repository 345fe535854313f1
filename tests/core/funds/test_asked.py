"""What asks for the funds of a visa, and what is another matter."""

from pathlib import Path

import pytest

from core.funds.asked import asks_funds
from integrations.law.funds import load_funds_rules

PHRASES = Path(__file__).parents[2] / "phrases"
RULES = load_funds_rules()


def lines(language: str) -> dict[str, bool]:
    """Each phrase of the file with whether it asks for them."""
    rows = (PHRASES / language / "funds.txt").read_text("utf-8").splitlines()
    said = [row.rpartition(" => ") for row in rows if row and not row.startswith("#")]
    return {phrase: answer == "yes" for phrase, _, answer in said}


@pytest.mark.parametrize("language", ["en", "mn"])
def test_questions_about_funds_are_known_from_other_lines(language: str) -> None:
    expected = lines(language)
    assert len(expected) > 20
    assert {phrase for phrase, asks in expected.items() if asks is not asks_funds(phrase, RULES)} == set()


def test_a_long_text_is_no_question() -> None:
    assert not asks_funds("visa funds " * 20, RULES)
