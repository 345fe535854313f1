"""CSV of any delimiter, quotes, encoding and raggedness comes out as the same rows of text."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.documents.errors import TooMuchError
from core.documents.limits import MOST_ROWS
from core.documents.page import Table, lines
from integrations.files import opened
from integrations.files.delimited import AROUND_ROWS, delimiter_of, table_of
from tests.integrations.files.samples import ROWS


def table(data: bytes | str) -> Table:
    part = opened(data if isinstance(data, bytes) else data.encode())[0]
    assert len(part.tables) == 1
    return part.tables[0]


def written(rows: tuple[tuple[str, ...], ...], delimiter: str, **options: object) -> str:
    out = StringIO()
    csv.writer(out, delimiter=delimiter, **options).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_any_delimiter(delimiter: str, quoting: int) -> None:
    text = written(ROWS, delimiter, quoting=quoting)
    assert table(text).rows == ROWS
    assert opened(text.encode())[0].format == ("tsv" if delimiter == "\t" else "csv")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_line_end(ends: str) -> None:
    text = ends.join(",".join(row) for row in (("a", "b"), ("1", "2"), ("3", "4")))
    assert table(text).rows == (("a", "b"), ("1", "2"), ("3", "4"))


def test_a_line_that_names_the_delimiter_is_obeyed_and_no_row() -> None:
    assert table("sep=;\n1,5;2,5\n3,5;4,5\n") == Table((("1,5", "2,5"), ("3,5", "4,5")), "", (2, 3))


def test_decimal_commas_are_not_the_delimiter() -> None:
    assert table("01.10.2026;-12,50;Kaffee\n02.10.2026;-4,00;Tee\n").rows[0] == ("01.10.2026", "-12,50", "Kaffee")
    assert table("01.10.2026;-12,50\n02.10.2026;-4,00\n").rows[0] == ("01.10.2026", "-12,50")


def test_rows_are_as_long_as_they_are_and_say_their_line() -> None:
    text = (
        'Statement of account\n\nDate,Text,Amount\n01/10/2026,"two\nlines",5\n02/10/2026,x,6,more\n,,\n03/10/2026,y,7\n'
    )
    assert table(text) == Table(
        (
            ("Statement of account",),
            ("Date", "Text", "Amount"),
            ("01/10/2026", "two\nlines", "5"),
            ("02/10/2026", "x", "6", "more"),
            ("03/10/2026", "y", "7"),
        ),
        "",
        (1, 3, 4, 6, 8),
    )


def test_a_quote_that_is_never_closed_hides_no_rows() -> None:
    text = '01/10/2026,1.00,"JOE\n02/10/2026,2.00,ANN\n03/10/2026,3.00,"BOB, LTD"\n04/10/2026,4.00,EVE\n'
    assert [row[1] for row in table(text).rows] == ["1.00", "2.00", "3.00", "4.00"]
    assert table(text).rows[2][2] == "BOB, LTD"


def test_a_table_that_was_saved_again_as_one_column() -> None:
    text = written(tuple((line,) for line in written(ROWS, ",").splitlines()), ",", quoting=csv.QUOTE_ALL)
    assert text.startswith('"02/10/2026,""COFFEE, TWO"",-9.00')
    assert table(text).rows == ROWS
    assert opened(b'"one cell"\nand a line\n')[0].format == "text"


def test_figures_stay_as_they_are_written() -> None:
    assert table("id,amount\n00012,1.10\n12345678901234567890,1e5\n").rows[1:] == (
        ("00012", "1.10"),
        ("12345678901234567890", "1e5"),
    )


def test_words_are_no_table() -> None:
    assert delimiter_of("Dear family,\nwe spent, as you know, a lot.\nYours") is None
    assert delimiter_of("no delimiter at all") is None
    assert delimiter_of("Amount: -14,412.34MNT\nBalance: 17,499.92 MNT\nDate: 2026-10-02\n") is None


def test_one_row_of_a_bank_is_a_table() -> None:
    assert table('02/10/2026,"-9.00","COFFEE","+991.00"').rows == (("02/10/2026", "-9.00", "COFFEE", "+991.00"),)


def test_a_small_table_is_a_page_of_words_too_and_a_large_one_is_not() -> None:
    small = opened(b"Invoice,,12\nAmount due,AUD,9.00\n")[0]
    assert [line.text for line in lines(small.pages[0])] == ["Invoice 12", "Amount due AUD 9.00"]
    assert opened(b"a,b,c\n" * 301)[0].pages == ()


def test_a_hundred_thousand_rows_are_read_and_not_one_more_than_allowed() -> None:
    row = "02/10/2026,EFTPOS 123,-9.00,991.00\n"
    assert len(table_of("Date,Text,Amount,Balance\n" + row * MOST_ROWS, ",").rows) == MOST_ROWS + 1
    with pytest.raises(TooMuchError) as caught:
        table_of(row * (MOST_ROWS + AROUND_ROWS + 1), ",")
    assert (caught.value.code, caught.value.params) == ("document.too_much.rows", {"most": "100000"})


def test_a_cell_longer_than_any_bank_writes_breaks_nothing() -> None:
    assert opened(("a,b\n" + '"' + "x" * 1_100_000 + "\nc,d\n").encode())[0].tables[0].rows[-1] == ("c", "d")


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12).map(str.strip)


@given(
    rows=st.integers(2, 6).flatmap(
        lambda width: st.lists(st.tuples(*[CELLS] * width).filter(any), min_size=1, max_size=8)
    ),
    delimiter=st.sampled_from(",;\t|"),
)
def test_what_was_written_is_read(rows: list[tuple[str, ...]], delimiter: str) -> None:
    text = written(tuple(rows), delimiter, quoting=csv.QUOTE_ALL)
    assert table_of(text, delimiter).rows == tuple(rows)
