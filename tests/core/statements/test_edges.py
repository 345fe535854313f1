"""What stands at the edges of a statement: odd rows, labels without values, words that say which way money went."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.documents.model import Hints, Statement
from core.documents.page import Box, Page, Word
from core.statements.days import misplaced
from core.statements.evidence import Evidence, Verdict
from core.statements.facts import facts_of, iban_in
from core.statements.geometry import gutter
from core.statements.pages import read_pages
from core.statements.read import read_tables
from core.statements.words import StatementWords, build_words
from tests.core.statements.conftest import table


def only(text: str, words: StatementWords, hints: Hints) -> Statement:
    (statement,) = read_tables([table(text)], words, hints)
    return statement


def amounts(statement: Statement) -> list[Decimal]:
    return [row.amount for row in statement.rows]


def test_numbers_that_cannot_be_money_give_no_statement(words: StatementWords, hints: Hints) -> None:
    assert read_tables([table("01/10/2026,COFFEE,00123\n02/10/2026,BREAD,00124")], words, hints) == ()


def test_rows_that_two_meanings_prove_are_asked_about(words: StatementWords, hints: Hints) -> None:
    statement = only("01/10/2026,COFFEE,-10.00,10.00\n02/10/2026,BREAD,5.00,15.00", words, hints)
    assert not statement.proved
    assert statement.doubt is not None
    assert {(choice.amount, choice.balance) for choice in statement.doubt.choices} == {(2, 3), (3, 2)}


@pytest.mark.parametrize("size", ["7.00", "12.00"])
def test_a_statement_longer_than_the_sample_is_proved_to_its_end(
    size: str, words: StatementWords, hints: Hints
) -> None:
    rows = [f"{date(2025, 1, 1) + timedelta(days=at):%d/%m/%Y},COFFEE,-7.00,{1000 - 7 * at}.00" for at in range(200)]
    rows[180] = rows[180].replace("7.00", size, 1)
    assert only("\n".join(["Date,Description,Amount,Balance", *rows]), words, hints).proved == (size == "7.00")


def test_a_row_with_nothing_but_its_day_is_left_out(words: StatementWords, hints: Hints) -> None:
    text = "Date,Description,Amount,Balance\n01/10/2026,COFFEE,-4.50,95.50\n02/10/2026,,,\n03/10/2026,TEA,-5.50,90.00"
    statement = only(text, words, hints)
    assert amounts(statement) == [Decimal("-4.50"), Decimal("-5.50")]
    assert statement.proved


def test_rows_below_posted_are_no_longer_pending(words: StatementWords, hints: Hints) -> None:
    text = (
        "Date,Description,Amount,Balance\nPending transactions,,,\n05/10/2026,PETROL,-60.00,\n"
        "Posted transactions,,,\n02/10/2026,TEA,-5.50,90.00\n01/10/2026,COFFEE,-4.50,95.50"
    )
    statement = only(text, words, hints)
    assert [row.pending for row in statement.rows] == [False, False, True]
    assert statement.proved


def test_a_second_day_that_is_blank_too_dates_no_row(words: StatementWords, hints: Hints) -> None:
    text = (
        "Date,Value date,Description,Amount,Balance\n01/10/2026,01/10/2026,COFFEE,-4.50,95.50\n"
        "02/10/2026,02/10/2026,TEA,-5.50,90.00\n,,second line of the tea,,"
    )
    assert only(text, words, hints).rows[-1].text == "TEA second line of the tea"


def test_a_closing_may_stand_in_the_cell_of_its_label(words: StatementWords, hints: Hints) -> None:
    text = "Opening balance: 100.00\nDate,Description,Amount\n01/10/2026,COFFEE,-4.50\nClosing balance: 95.50"
    statement = only(text, words, hints)
    assert (statement.opening, statement.closing, statement.proved) == (Decimal("100.00"), Decimal("95.50"), True)


def test_rows_without_any_description_keep_what_they_have(words: StatementWords, hints: Hints) -> None:
    statement = only("Date,Amount,Balance\n01/10/2026,-4.50,95.50\n02/10/2026,-5.50,90.00", words, hints)
    assert [row.text for row in statement.rows] == ["", ""]
    assert statement.proved


def test_figures_without_days_are_no_statement(words: StatementWords, hints: Hints) -> None:
    assert read_tables([table("Date,Description,Amount\nCOFFEE,4.50,1\nTEA,5.50,2")], words, hints) == ()


def test_values_below_their_labels_may_be_missing(words: StatementWords) -> None:
    facts = facts_of([("Account number", "Currency"), ("12345678", ""), ("Opening balance",)], words)
    assert (facts.account, facts.currency, facts.opening) == ("12345678", None, None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432"),
        ("to GB82WEST12345698765432 ABCD today", "GB82WEST12345698765432"),
        ("GB00 WEST 1234 5698 7654 32", None),
        ("MN12 0005 0050 1234 5678", "MN12" + "0005005012345678"),
    ],
)
def test_an_iban_is_told_by_its_check_digits(text: str, found: str | None) -> None:
    assert iban_in(text) == found


def test_days_that_are_often_a_little_out_of_order_are_the_banks_way() -> None:
    first = date(2026, 10, 1)
    days = [first + timedelta(days=at + (9 if at % 3 == 1 else 0)) for at in range(12)]
    assert misplaced(days, None, None, date(2026, 11, 27)) == []
    assert misplaced(days[:5], None, None, date(2026, 11, 27)) == [1]


def test_a_card_whose_words_say_nothing_is_turned_where_most_is_plus_and_asked() -> None:
    sums = [Decimal(5), Decimal(6), Decimal(-1)]
    card = Evidence((0, 0, 0), card=True)
    assert card.of_signs(sums, turned=False, owed_label=False) == Verdict(flip=True, sure=False)
    assert card.of_signs([-one for one in sums], turned=False, owed_label=False) == Verdict(flip=False, sure=True)


def test_a_balance_that_is_called_owed_is_believed_unless_words_contradict() -> None:
    assert Evidence((0, 0), card=False).of_signs([Decimal(-5), Decimal(3)], turned=True, owed_label=True) == Verdict(
        flip=False, sure=True
    )
    assert Evidence((1, 1), card=False).of_signs([Decimal(-5), Decimal(-3)], turned=True, owed_label=True) == Verdict(
        flip=True, sure=False
    )


def test_a_phrase_that_means_two_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="is both"):
        build_words([("en", {"header": {"in": ["Amount"], "out": ["amount"]}})])


def test_blank_pages_and_blank_words_hold_no_statement(words: StatementWords, hints: Hints) -> None:
    blank = Page(1, 100, 100, (Word("  ", Box(1, 1, 5, 5)),))
    assert read_pages([Page(1, 100, 100, ()), blank], words, hints) == ()


def test_where_columns_overlap_the_border_is_half_way() -> None:
    assert gutter((20.0, 10.0), []) == 15.0


def test_rows_of_two_accounts_that_one_balance_runs_through_are_one_statement(
    words: StatementWords, hints: Hints
) -> None:
    text = (
        "Date,Account number,Description,Amount,Balance\n01/10/2026,12345678,COFFEE,-4.50,95.50\n"
        "02/10/2026,87654321,TEA,-5.50,90.00\n03/10/2026,12345678,BREAD,-10.00,80.00"
    )
    assert only(text, words, hints).proved


def test_a_header_with_nothing_but_totals_below_is_no_statement(words: StatementWords, hints: Hints) -> None:
    text = "Date,Description,Amount,Balance\n01/10/2026,12:30,1.00,\n"
    assert read_tables([table("Date,Description,Amount\nas at 1 October,total 2026,4.50")], words, hints) == ()
    assert len(read_tables([table(text)], words, hints)) == 1


def test_a_purchase_abroad_tells_its_own_currency(words: StatementWords, hints: Hints) -> None:
    text = (
        "Date,Description,Amount,Balance,Currency,Foreign amount,Foreign currency\n"
        "01/10/2026,HOTEL,-45.00,955.00,AUD,30.00,USD\n02/10/2026,COFFEE,-5.00,950.00,AUD,5.00,AUD\n"
        "03/10/2026,TEA,-5.00,945.00,AUD,,\n04/10/2026,MUSEUM,-15.00,930.00,AUD,EUR 9.00,"
    )
    statement = only(text, words, hints)
    assert [row.foreign for row in statement.rows] == [
        (Decimal("30.00"), "USD"),
        None,
        None,
        (Decimal("9.00"), "EUR"),
    ]


def test_a_line_below_a_row_in_its_own_currency_is_no_purchase_abroad(words: StatementWords, hints: Hints) -> None:
    text = (
        "Date,Description,Amount,Balance,Currency\n01/10/2026,HOTEL,-45.00,955.00,AUD\n,AUD 45.00,,,\n"
        "02/10/2026,HOTEL,-45.00,910.00,AUD\n,AUD 45 at USD 30,,,"
    )
    assert [row.foreign for row in only(text, words, hints).rows] == [None, (Decimal(30), "USD")]


def test_a_text_that_two_columns_repeat_is_told_once(words: StatementWords, hints: Hints) -> None:
    text = (
        "Date,Description,Details,Amount,Balance\n01/10/2026,COFFEE,COFFEE,-4.50,95.50\n"
        "02/10/2026,TEA,at  noon,-5.50,90.00"
    )
    assert [row.text for row in only(text, words, hints).rows] == ["COFFEE", "TEA at noon"]


def test_a_whole_sentence_is_no_label(words: StatementWords, hints: Hints) -> None:
    text = (
        "Date,the day on which your account was charged,Description,Amount,Balance\n"
        "01/10/2026,A,COFFEE,-4.50,95.50\n02/10/2026,A,TEA,-5.50,90.00"
    )
    assert only(text, words, hints).proved


def test_days_in_no_column_of_their_own_are_no_statement(words: StatementWords, hints: Hints) -> None:
    text = "01/10/2026,a,b,4.50\na,02/10/2026,b,4.50\na,b,03/10/2026,4.50"
    assert read_tables([table(text)], words, hints) == ()
