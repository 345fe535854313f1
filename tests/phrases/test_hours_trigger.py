"""No line that tells of work, or asks of hours, is passed over by the look that spares others the reading."""

from datetime import date
from pathlib import Path

import pytest

from core.visa.asked import read_hours_question
from core.visa.said import read_shifts
from core.visa.said_model import Speaker
from integrations.vocabulary.visa import load_hours_words

PHRASES = Path(__file__).parent
SPEAKER = Speaker(date(2026, 11, 24))


@pytest.mark.parametrize("language", ["en", "mn"])
@pytest.mark.parametrize("name", ["shifts.txt", "hours_asked.txt"])
def test_what_is_read_is_looked_at(language: str, name: str) -> None:
    hours = load_hours_words()
    lines = (PHRASES / language / name).read_text("utf-8").splitlines()
    said = [line.partition("=>")[0].strip() for line in lines if "=>" in line]
    read = [
        one
        for one in said
        if read_shifts(one, hours.load(), SPEAKER) or read_hours_question(one, hours.load(), SPEAKER)
    ]
    assert len(read) > 20
    assert [one for one in read if not hours.may_be(one)] == []
