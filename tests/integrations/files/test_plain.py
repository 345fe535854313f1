"""Pasted text is words at their places, and the columns that blanks make."""

import pytest

from core.documents.errors import TooMuchError
from core.documents.page import lines
from integrations.files import opened

TEXT = """Statement  October

Date        Text            Amount
02/10/2026  COFFEE TWO       -9.00
03/10/2026  BREAD            -4.10
"""


def test_lines_come_out_as_they_stand() -> None:
    part = opened(TEXT.encode())[0]
    assert (part.format, len(part.pages)) == ("text", 1)
    assert [line.text for line in lines(part.pages[0])] == [
        " ".join(line.split()) for line in TEXT.splitlines() if line
    ]
    amounts = [word.box for word in part.pages[0].words if word.text in {"-9.00", "-4.10"}]
    assert amounts[0].right == amounts[1].right


def test_columns_are_a_table_too() -> None:
    table = opened(TEXT.encode())[0].tables[0]
    assert table.rows[2] == ("02/10/2026", "COFFEE TWO", "-9.00")
    assert table.places == (1, 3, 4, 5)


def test_running_words_are_no_table() -> None:
    assert opened(b"Dear all\nthank you for the dinner")[0].tables == ()


def test_a_book_is_too_much() -> None:
    with pytest.raises(TooMuchError) as caught:
        opened(b"word\n" * 20_000)
    assert caught.value.code == "document.too_much.text_pages"
