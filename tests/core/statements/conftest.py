"""What the readers of statements are handed in tests: the words of the program, and a day to stand on."""

import csv
import io
from datetime import date

import pytest

from core.documents.model import Hints
from core.documents.page import Table
from core.statements.words import StatementWords
from integrations.vocabulary.statements import load_statement_words

TODAY = date(2026, 11, 27)


@pytest.fixture(scope="session")
def words() -> StatementWords:
    return load_statement_words()


@pytest.fixture
def hints() -> Hints:
    return Hints(TODAY)


def table(text: str, name: str = "") -> Table:
    """Lines of cells with commas between, as a file would give them."""
    return Table(tuple(tuple(row) for row in csv.reader(io.StringIO(text.strip("\n")))), name)
