"""What every test of papers uses: the words, and what is known before reading."""

from datetime import date

import pytest

from core.documents.model import Hints
from core.papers.words import PaperWords
from integrations.vocabulary.papers import load_paper_words


@pytest.fixture(scope="session")
def words() -> PaperWords:
    return load_paper_words()


@pytest.fixture
def hints() -> Hints:
    return Hints(date(2026, 11, 27))
