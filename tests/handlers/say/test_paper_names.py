"""A statement is called by its bank's name in the reader's language; the bank itself is kept by its short name."""

from datetime import UTC, date, datetime

import pytest

from core.documents.model import PaperKind
from core.documents.paper import Paper, PaperState
from handlers.say.documents import card
from handlers.say.voice import Voice

SENT = datetime(2026, 11, 24, 1, tzinfo=UTC)
BANKS = {"khan": {"en": "Khan Bank", "mn": "Хаан банк"}, "ing": {"en": "ING"}}


def shown(title: str, language: str, kind: PaperKind = PaperKind.STATEMENT) -> str:
    voice = Voice(language, "UTC", date(2026, 11, 24), banks=BANKS)
    paper = Paper(1, 1, 1, "", kind, "pdf", 1, False, False, PaperState.READ, 1, 1, "", title, None, None, SENT)
    return card(voice, paper, (), 0).text.splitlines()[0]


@pytest.mark.parametrize(
    ("title", "language", "name"),
    [
        ("khan ··5678", "en", "Khan Bank ··5678"),
        ("khan ··5678", "mn", "Хаан банк ··5678"),
        ("khan", "mn", "Хаан банк"),
        ("ing ··5678", "mn", "ING ··5678"),
        ("october", "en", "october"),
        ("··2222", "en", "Statement ··2222"),
        ("··2222", "mn", "Хуулга ··2222"),
    ],
)
def test_a_statement(title: str, language: str, name: str) -> None:
    assert f" {name}" in shown(title, language)


def test_another_paper_keeps_its_title() -> None:
    assert " khan ger" in shown("khan ger", "en", PaperKind.RECEIPT)
