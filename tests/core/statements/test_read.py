"""Statements as banks write them: several accounts, pending rows, wrapped lines, cards, and what is to be asked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.documents.model import Hints, Statement
from core.documents.page import Table
from core.statements.facts import iban_in
from core.statements.read import read_tables
from core.statements.words import StatementWords
from tests.core.statements.conftest import TODAY, table

HINTS = Hints(TODAY)


def amounts(statement: Statement) -> list[str]:
    return [str(row.amount) for row in statement.rows]


def codes(statement: Statement) -> list[str]:
    return [problem.code for problem in statement.problems]


def one(text: str, words: StatementWords, hints: Hints = HINTS) -> Statement:
    (statement,) = read_tables([table(text)], words, hints)
    return statement


def test_accounts_in_one_file_are_told_apart_by_a_column(words: StatementWords) -> None:
    read = read_tables([table("""
Bank Account,Date,Narrative,Debit Amount,Credit Amount,Balance
032000123456,05/10/2026,COLES,25.50,,974.50
732000999999,04/10/2026,INTEREST,,1.00,51.00
032000123456,04/10/2026,DEPOSIT,,500.00,1000.00
732000999999,03/10/2026,FEE,2.00,,50.00
""")], words, HINTS)  # fmt: skip
    assert [(one.account, one.proved, amounts(one)) for one in read] == [
        ("032000123456", True, ["500.00", "-25.50"]),
        ("732000999999", True, ["-2.00", "1.00"]),
    ]


def test_accounts_below_each_other_are_told_apart_by_their_headings(words: StatementWords) -> None:
    read = read_tables([table("""
Account number:,11112222
Opening balance,100.00
Date,Description,Debit,Credit,Balance
01/10/2026,A,5.00,,95.00
Closing balance,,,,95.00
Account number:,33334444
Opening balance,7.00
Date,Description,Debit,Credit,Balance
01/10/2026,C,5.00,,2.00
Closing balance,,,,2.00
""")], words, HINTS)  # fmt: skip
    told = [(one.account, one.proved, str(one.opening), str(one.closing)) for one in read]
    assert told == [("11112222", True, "100.00", "95.00"), ("33334444", True, "7.00", "2.00")]


def test_sheets_are_statements_of_their_own(words: StatementWords) -> None:
    sheet = table("Date,Description,Amount,Balance\n01/10/2026,A,-5.00,95.00\n02/10/2026,B,10.00,105.00")
    empty = Table(())
    assert len(read_tables([sheet, empty, replace(sheet, name="Savings")], words, HINTS)) == 2


def test_currencies_of_one_file_are_told_apart(words: StatementWords) -> None:
    pounds, euros = read_tables([table("""
Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
CARD,Current,2026-10-01 10:00:00,2026-10-02 10:00:00,Shop,-10.00,0.50,GBP,COMPLETED,89.50
TOPUP,Current,2026-10-01 10:00:00,2026-10-02 11:00:00,Top,50.00,0.00,EUR,COMPLETED,150.00
CARD,Current,2026-10-03 10:00:00,2026-10-04 10:00:00,Book,-20.00,0.00,GBP,COMPLETED,69.50
CARD,Current,2026-10-03 10:00:00,,Hotel,-20.00,0.00,GBP,PENDING,
CARD,Current,2026-10-03 10:00:00,2026-10-04 10:00:00,Tea,-9.00,0.00,EUR,COMPLETED,141.00
CARD,Current,2026-10-03 10:00:00,2026-10-04 10:00:00,Tea,-9.00,0.00,EUR,REVERTED,
""")], words, HINTS)  # fmt: skip
    assert (pounds.currency, amounts(pounds), pounds.proved) == ("GBP", ["-10.50", "-20.00", "-20.00"], True)
    assert [row.pending for row in pounds.rows] == [False, True, False]
    assert (euros.currency, amounts(euros), euros.proved) == ("EUR", ["50.00", "-9.00"], True)
    assert codes(pounds) == ["statement.left_out"]


def test_what_is_pending_stands_outside_of_the_proof(words: StatementWords) -> None:
    statement = one("""
Date,Amount,Account Number,,Transaction Type,Transaction Details,Balance,Category,Merchant Name,Processed On
27 Sep 26,-12.00,123456789,,PURCHASE AUTHORISATION,COFFEE,,Food,X,
26 Sep 26,-30.00,123456789,,EFTPOS DEBIT,COLES,970.00,Groceries,Coles,26 Sep 26
25 Sep 26,100.00,123456789,,TRANSFER CREDIT,BAT,1000.00,Income,,25 Sep 26
""", words)  # fmt: skip
    assert [(str(row.amount), row.pending) for row in statement.rows] == [
        ("100.00", False), ("-30.00", False), ("-12.00", True),
    ]  # fmt: skip
    assert statement.proved


def test_a_list_of_pending_rows_ends_where_posted_ones_begin(words: StatementWords) -> None:
    statement = one("""
Pending transactions
Date,Description,Amount,Balance
03/10/2026,C,-5.00,
Posted transactions
02/10/2026,B,10.00,105.00
01/10/2026,A,-5.00,95.00
""", words)  # fmt: skip
    assert [row.pending for row in statement.rows] == [False, False, True]
    assert statement.proved


def test_pending_is_only_a_word_where_the_balance_has_moved(words: StatementWords) -> None:
    statement = one("""
Date,Description,Amount,Balance
01/10/2026,A,-5.00,95.00
02/10/2026,Pending refund arrived,10.00,105.00
03/10/2026,Хүлээгдэж буй төлбөр,-1.00,104.00
""", words)  # fmt: skip
    assert statement.proved
    assert not any(row.pending for row in statement.rows)


def test_lines_below_a_row_go_on_with_it(words: StatementWords) -> None:
    statement = one("""
Date,Description,Debit,Credit,Balance
01/10/2026,A,5.00,,95.00
02/10/2026,B,,10.00,105.00
,more of B,,,
Page 1 of 2
Date,Description,Debit,Credit,Balance
03/10/2026,C,5.00,,100.00
,USD 3.20,,,
,The same day,1.00,,99.00
* Interest is worked out daily.
""", words)  # fmt: skip
    assert [(row.text, row.day.day) for row in statement.rows] == [
        ("A", 1), ("B more of B", 2), ("C USD 3.20", 3), ("The same day", 3),
    ]  # fmt: skip
    assert statement.rows[2].foreign == (Decimal("3.20"), "USD")
    assert statement.proved


def test_foreign_amounts_stand_in_columns_too(words: StatementWords) -> None:
    statement = one("""
Date,Description,Foreign amount,Foreign currency,Amount,Balance,Currency
01/10/2026,A,12.00,USD,-18.00,95.00,AUD
02/10/2026,B,,,10.00,105.00,AUD
03/10/2026,C,5.00,AUD,-5.00,100.00,AUD
""", words)  # fmt: skip
    assert [row.foreign for row in statement.rows] == [(Decimal(12), "USD"), None, None]
    assert statement.proved


@pytest.mark.parametrize("marred", ["??", "32/10/2026", "02/10/2O26", "02/10/2026-5"])
def test_a_row_without_a_readable_day_is_a_problem(marred: str, words: StatementWords) -> None:
    statement = one(f"""
Date,Description,Debit,Credit,Balance
01/10/2026,A,5.00,,95.00
{marred},B,1.00,,94.00
03/10/2026,C,5.00,,89.00
04/10/2026,D,5.00,,84.00
05/10/2026,E,5.00,,79.00
06/10/2026,F,5.00,,74.00
""", words)  # fmt: skip
    assert not statement.proved
    assert statement.problems[0].code == "statement.row_undated"
    assert dict(statement.problems[0].params) == {"row": "3"}


def test_a_figure_that_is_none_is_a_problem(words: StatementWords) -> None:
    statement = one("""
Date,Description,Debit,Credit,Balance
01/10/2026,A,5.O0,,95.00
03/10/2026,C,5.00,,90.00
04/10/2026,D,5.00,,85.00
""", words)  # fmt: skip
    assert (statement.proved, codes(statement)) == (False, ["statement.row_unread"])


def test_cells_beyond_the_table_and_swallowed_lines_are_a_problem(words: StatementWords) -> None:
    head = ("Date", "Description", "Amount", "Balance")
    rows = [
        ("01/10/2026", "A", "-5.00", "95.00"),
        ("02/10/2026", "B", "-5.00", "90.00"),
        ("03/10/2026", "C", "1.00", "91.00"),
    ]
    beyond = Table((head, *rows[:2], (*rows[2], *[""] * 250, "x")))
    assert read_tables([beyond], words, HINTS)[0].proved
    swallowed = Table((head, *rows[:2], ("03/10/2026", "C\n04/10/2026,D,-2.00", "1.00", "91.00")))
    (statement,) = read_tables([swallowed], words, HINTS)
    assert (statement.proved, codes(statement)) == (False, ["statement.row_unread"])


def test_a_balance_that_is_off_is_named_and_nothing_is_mended(words: StatementWords) -> None:
    statement = one("""
Date,Description,Debit,Credit,Balance
01/10/2026,A,5.00,,95.00
02/10/2026,B,,10.00,105.00
03/10/2026,C,1.00,,103.00
04/10/2026,D,1.00,,102.00
""", words)  # fmt: skip
    assert amounts(statement) == ["-5.00", "10.00", "-1.00", "-1.00"]
    assert (statement.proved, statement.doubt) == (False, None)
    (problem,) = statement.problems
    assert (problem.code, dict(problem.params)) == (
        "statement.row_off", {"row": "4", "expected": "104.00", "found": "103.00"},
    )  # fmt: skip


def test_a_closing_a_sum_and_a_balance_before_that_are_off_are_named(words: StatementWords) -> None:
    told = """
Opening balance,100.00
Огноо,Утга,Эхний үлдэгдэл,Орлого,Зарлага,Үлдэгдэл
2026-10-01,A,{before},,5.00,95.00
2026-10-02,B,95.00,10.00,,105.00
2026-10-03,C,105.00,,1.00,104.00
Нийт,,,{came},6.00,
Closing balance,,,,,{closing}
"""
    right = one(told.format(before="100.00", came="10.00", closing="104.00"), words)
    assert (right.proved, right.problems) == (True, ())
    for change, code in (
        ({"closing": "105.00"}, "statement.closing_off"),
        ({"came": "11.00"}, "statement.total_off"),
        ({"before": "101.00"}, "statement.row_off"),
        ({"before": "1O0.00"}, "statement.row_unread"),
    ):
        wrong = one(told.format(**{"before": "100.00", "came": "10.00", "closing": "104.00", **change}), words)
        assert (wrong.proved, codes(wrong)) == (False, [code])


def test_time_may_go_any_way_through_a_file(words: StatementWords) -> None:
    rows = [
        "01/10/2026,A,-5.00,95.00",
        "01/10/2026,B,10.00,105.00",
        "03/10/2026,C,-5.00,100.00",
        "03/10/2026,D,-5.50,94.50",
    ]
    for order in ((0, 1, 2, 3), (3, 2, 1, 0), (2, 3, 0, 1), (1, 0, 3, 2), (2, 0, 3, 1)):
        statement = one("\n".join(["Date,Description,Amount,Balance", *(rows[number] for number in order)]), words)
        assert statement.proved, order
        assert "".join(row.text for row in statement.rows) == "ABCD"


def test_a_card_whose_purchases_are_positive(words: StatementWords) -> None:
    statement = one("""
Credit limit,5000
Date,Description,Amount,Balance
01/10/2026,COFFEE,5.00,105.00
02/10/2026,PAYMENT THANK YOU,-100.00,5.00
03/10/2026,BOOKS,20.00,25.00
""", words)  # fmt: skip
    assert amounts(statement) == ["-5.00", "100.00", "-20.00"]
    assert (str(statement.opening), str(statement.closing), statement.proved) == ("-100.00", "-25.00", True)


def test_what_is_owed_is_less_than_nothing(words: StatementWords) -> None:
    rows = "01/10/2026,Interest,100.00,,1100.00\n02/10/2026,Repayment,,50.00,1050.00"
    loan = one(f"Home loan account,1\nDate,Description,Debit,Credit,Balance\n{rows}", words)
    owing = one(f"Date,Description,Debit,Credit,Amount owing\n{rows}", words)
    strong = one(f"Date,Description,Withdrawals,Deposits,Balance\n{rows}", words)
    for statement in (loan, owing, strong):
        assert (amounts(statement), str(statement.closing), statement.proved) == (
            ["-100.00", "50.00"],
            "-1050.00",
            True,
        )
    unclear = one(f"Date,Description,Debit,Credit,Balance\n{rows}", words)
    assert unclear.doubt is not None
    assert not unclear.proved


def test_signs_that_no_sum_can_tell_are_asked(words: StatementWords) -> None:
    rising = one("""
Date,Description,Amount,Balance
01/10/2026,EFTPOS purchase,5.00,105.00
02/10/2026,Direct debit,7.00,112.00
03/10/2026,ATM withdrawal,8.00,120.00
""", words)  # fmt: skip
    falling = one("""
Date,Description,Amount,Balance
01/10/2026,A,5.00,95.00
02/10/2026,B,7.00,88.00
""", words)  # fmt: skip
    days = [f"{day:02}/10/2026,X,1.00,{100 + day}.00" for day in range(1, 12)]
    odd = one("\n".join(["Date,Description,Amount,Balance", *days]), words)
    for statement in (rising, falling, odd):
        assert statement.doubt is not None
        assert not statement.proved
    assert amounts(rising) == ["-5.00", "-7.00", "-8.00"]


def test_an_answer_is_remembered_for_the_layout(words: StatementWords) -> None:
    first = one("05/10/2026,-25.50,COLES\n04/10/2026,500.00,SALARY", words)
    assert first.doubt is not None
    assert [amounts(replace(first, rows=rows)) for rows in first.doubt.samples] == [
        ["500.00", "-25.50"],
        ["-500.00", "25.50"],
    ]
    other = "15/11/2026,-1.50,TEA\n14/11/2026,7.00,Gift\n13/11/2026,-8.00,Book"
    for choice, expected in zip(
        first.doubt.choices, (["-8.00", "7.00", "-1.50"], ["8.00", "-7.00", "1.50"]), strict=True
    ):
        answered = one(other, words, replace(HINTS, mappings=((first.doubt.signature, choice),)))
        assert (amounts(answered), answered.doubt, answered.proved) == (expected, None, False)
    beyond = replace(first.doubt.choices[0], amount=9)
    assert one(other, words, replace(HINTS, mappings=((first.doubt.signature, beyond),))).doubt is not None


def test_an_answer_settles_which_column_is_which(words: StatementWords) -> None:
    text = "Date,Description,Debit,Credit\n01/10/2026,A,5.00,\n02/10/2026,B,,10.00"
    asked = one(text, words)
    assert asked.doubt is not None
    swapped = replace(HINTS, mappings=((asked.doubt.signature, asked.doubt.choices[1]),))
    assert amounts(asked) == ["-5.00", "10.00"]
    assert amounts(one(text, words, swapped)) == ["5.00", "-10.00"]


def test_american_dates_are_asked_when_both_orders_read(words: StatementWords) -> None:
    text = "Date,Description,Amount,Balance\n10/03/2026,C,-5.00,100.00\n10/04/2026,D,-5.50,94.50"
    family = Hints(TODAY, currencies=("USD",))
    statement = one(text, words, family)
    assert statement.doubt is not None
    assert [rows[0].day for rows in statement.doubt.samples] == [date(2026, 3, 10), date(2026, 10, 3)]
    said = replace(family, mappings=((statement.doubt.signature, statement.doubt.choices[1]),))
    answered = one(text, words, said)
    assert ([row.day.month for row in answered.rows], answered.proved) == ([10, 10], True)


def test_years_come_from_the_period(words: StatementWords) -> None:
    rows = "Date,Description,Debit,Credit,Balance\n28 Dec,A,5.00,,95.00\n02 Jan,B,,10.00,105.00"
    printed = one(f"Statement period,15 Dec 2024 - 14 Jan 2025\n{rows}", words)
    assert [row.day.isoformat() for row in printed.rows] == ["2024-12-28", "2025-01-02"]
    assert (printed.proved, printed.problems) == (True, ())
    filled = one(rows, words)
    assert [row.day.isoformat() for row in filled.rows] == ["2025-12-28", "2026-01-02"]
    assert (filled.proved, codes(filled)) == (True, ["statement.year_filled"])


def test_sums_printed_side_by_side_prove_rows(words: StatementWords) -> None:
    statement = one("""
Opening balance,Total credits,Total debits,Closing balance
100.00,10.00,5.00,105.00
Date,Description,Amount
01/10/2026,A,-5.00
02/10/2026,B,10.00
""", words)  # fmt: skip
    assert (statement.proved, str(statement.closing)) == (True, "105.00")


def test_a_reversal_stands_in_its_column_with_a_minus(words: StatementWords) -> None:
    statement = one("""
Date,Description,Debit,Credit,Balance
01/10/2026,A,5.00,,95.00
02/10/2026,B,7.00,,88.00
03/10/2026,A reversed,-5.00,,93.00
""", words)  # fmt: skip
    assert (amounts(statement), statement.proved) == (["-5.00", "-7.00", "5.00"], True)


def test_figures_of_two_meanings_are_never_proved(words: StatementWords) -> None:
    statement = one("Date,Description,Amount,Balance\n01/10/2026,A,-1.500,9.500\n02/10/2026,B,2.250,11.750", words)
    assert (statement.proved, codes(statement)) == (False, ["statement.figures_unsure"])


@pytest.mark.parametrize(
    "text",
    ["", "Item,Price\nMilk,3.50", "Name,Birthday,Phone\nBat,01/02/1990,99112233", "x\ny", "01/10/2026"],
)  # fmt: skip
def test_other_tables_are_no_statements(text: str, words: StatementWords) -> None:
    assert read_tables([table(text)], words, HINTS) == ()


def test_a_mongolian_iban_is_never_cut_short() -> None:
    whole = "MN120005005012345678"
    assert iban_in(f"IBAN: {whole}") == whole, "although its check digits are wrong"
    assert iban_in("IBAN: MN12 0005 0050 1234 5678") == whole
