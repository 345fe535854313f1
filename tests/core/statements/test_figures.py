"""Figures as documents print them, decided for a whole table."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.statements.figures import bare_sign, is_blank, reader_for, signs_in
from core.statements.words import StatementWords
from tests.statement_layouts import layout as printing


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,234.56", "1234.56"),
        ("1234.56", "1234.56"),
        ("-72.40", "-72.40"),
        ("+927.60", "927.60"),
        ("−5.00", "-5.00"),
        ("(12.00)", "-12.00"),
        ("12.00-", "-12.00"),
        ("12.00 CR", "12.00"),
        ("12.00DR", "-12.00"),
        ("12.00 Dr.", "-12.00"),
        ("$1,234.56", "1234.56"),
        ("-$5.00", "-5.00"),
        ("$-5.00", "-5.00"),
        ("A$ 1,000.00", "1000.00"),
        ("₮ 1,000.00", "1000.00"),
        ("8,500₮", "8500"),
        ("8500 төг", "8500"),
        ("1,000.00 MNT", "1000.00"),
        ("AUD 12.00", "12.00"),
        ("1 234 567.89", "1234567.89"),
        ("1\u202f234.50", "1234.50"),
        ("1'234.50", "1234.50"),
        ("1,00,000.00", "100000.00"),
        ("'12.50", "12.50"),
        ("１２.50", "12.50"),
        (".50", "0.50"),
        ("0", "0"),
    ],
)
def test_a_figure_has_one_value(printed: str, value: str, words: StatementWords) -> None:
    assert reader_for(["1.50"], words, None).read(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "-",
        "abc",
        "12.00.00",
        "1,23",
        "1,2345.00",
        "12,34.00",
        "1e5",
        "NaN",
        "Infinity",
        "5.00 kg",
        "--5.00",
        "(5.00-)",
        "5.00 CR DR",
        "12 34",
        "1_000",
        "01/02/2026",
        "5.",
        "9" * 25,
    ],
)
def test_what_is_not_exactly_a_figure_is_none(printed: str, words: StatementWords) -> None:
    assert reader_for(["1.50"], words, None).read(printed) is None


@pytest.mark.parametrize(
    ("cells", "code", "printed", "value", "sure"),
    [
        (["1.234,56"], None, "1.234", "1234", True),
        (["12,5", "1.234"], None, "1.234", "1234", True),
        (["1.234.567"], None, "1.234", "1234", True),
        (["1,234,567"], None, "1,234", "1234", True),
        (["0.125"], None, "0.125", "0.125", True),
        (["1,234"], None, "1,234", "1234", True),
        (["1,234"], "JPY", "1,234", "1234", True),
        (["1.234"], "EUR", "1.234", "1234", True),
        (["1.234"], None, "1.234", "1234", False),
        (["1.234"], "KWD", "1.234", "1.234", True),
        (["1,234"], "KWD", "1,234", "1.234", False),
        (["1.234", "1,234"], "AUD", "1,234", "1234", False),
        (["12", "500"], None, "500", "500", True),
    ],
)
def test_the_mark_of_decimals_is_decided_for_all(
    cells: list[str], code: str | None, printed: str, value: str, sure: bool, words: StatementWords
) -> None:
    reader = reader_for(cells, words, code)
    assert (reader.read(printed), reader.sure) == (Decimal(value), sure)


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["5.00", "7.00 CR"], -1),
        (["5.00", "7.00 DR"], 1),
        (["5.00 CR", "7.00 DR"], 1),
        (["0.00", "7.00 CR"], 1),
        (["x"], 1),
    ],
)
def test_figures_without_a_mark_are_the_other_side_of_those_with_one(
    cells: list[str], sign: int, words: StatementWords
) -> None:
    assert bare_sign(cells, words) == sign


def test_a_dash_is_no_figure_and_no_mistake() -> None:
    assert [is_blank(text) for text in ("", " ", "-", " – ", "0", "x")] == [True, True, True, True, False, False]


def test_signs_of_currencies_are_counted(words: StatementWords) -> None:
    assert signs_in(["$5.00", "$6.00", "5.00 MNT", "x", "7"], words) == {"$": 2, "MNT": 1}


POINTED = (
    printing.plain,
    printing.grouped,
    printing.swiss,
    printing.plus,
    printing.bracketed,
    printing.trailing,
    printing.marked,
    printing.dollars,
    printing.tugriks,
)


@given(st.integers(-(10**14), 10**14), st.sampled_from((*POINTED, printing.german, printing.french)))
def test_whatever_is_printed_is_read_back(cents: int, figure: printing.Figure) -> None:
    value = Decimal(cents).scaleb(-2)
    assert reader_for([figure(value)], WORDS, None).read(figure(value)) == value


WORDS = StatementWords({}, {}, {"cr": 1, "dr": -1}, {}, {"$": ("AUD",), "₮": ("MNT",)}, {}, {}, ())
