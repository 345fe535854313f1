"""OFX, QIF, camt and MT940: what each says of an account, its quirks, and what proves it."""

import logging
import warnings
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ofxtools.Parser import OFXTree

from core.documents.errors import DamagedError, DocumentError
from core.documents.model import Problem, Statement, StatementRow
from integrations.files import opened
from integrations.files.ledger_of_bank import figure, text_of_parts
from tests.integrations.files.samples import MT940, OFX1, OFX2, QIF, camt


def read(text: str, kind: str) -> tuple[Statement, ...]:
    part = opened(text.encode())[0]
    assert part.format == kind
    return part.statements


def only(text: str, kind: str) -> Statement:
    statements = read(text, kind)
    assert len(statements) == 1
    return statements[0]


# OFX


def test_ofx_of_the_first_kind() -> None:
    assert only(OFX1, "ofx") == Statement(
        rows=(
            StatementRow(date(2026, 10, 2), Decimal("-9.00"), "COFFEE", id="FIT0000001", place=2),
            StatementRow(date(2026, 10, 5), Decimal("2500.00"), "SALARY EMPLOYER & SONS", id="FIT0000003", place=1),
        ),
        bank="commbank",
        account="062000 12345678",
        currency="AUD",
        closing=Decimal("3491.00"),
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
    )


def test_ofx_of_the_second_kind_and_of_a_card() -> None:
    statement = only(OFX2, "ofx")
    assert (statement.account, statement.currency, statement.closing) == ("4000000000000002", "AUD", Decimal("-12.34"))
    assert [(row.amount, row.id) for row in statement.rows] == [(Decimal("-12.34"), "CC00000001")]


@pytest.mark.parametrize("text", [OFX1, OFX2])
def test_ofxtools_sees_the_same(text: str) -> None:
    tree = OFXTree()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree.parse(BytesIO(text.encode()))
        (theirs,) = tree.convert().statements
    ours = only(text, "ofx")
    assert sorted((row.id, row.amount, row.day) for row in ours.rows) == sorted(
        (row.fitid, row.trnamt, row.dtposted.date()) for row in theirs.transactions
    )
    assert (ours.currency, ours.closing) == (theirs.curdef, theirs.ledgerbal.balamt)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("<FITID>FIT0000001", "<FITID>FIT0000003"), ("FIT000000", ""), ("<FITID>FIT0000003", "<FITID>0")],
)
def test_ids_that_repeat_or_count_rows_are_none(was: str, becomes: str) -> None:
    assert [row.id for row in only(OFX1.replace(was, becomes), "ofx").rows] == [None, None]


def test_an_empty_id_is_none_and_spoils_no_other() -> None:
    assert [row.id for row in only(OFX1.replace("FIT0000001", ""), "ofx").rows] == [None, "FIT0000003"]


def test_a_balance_that_is_missing_or_of_a_later_day_closes_nothing() -> None:
    for was, becomes in (("<BALAMT>3491.00", ""), ("<DTASOF>20261031", "<DTASOF>20261115"), ("<DTASOF>20261031", "")):
        assert only(OFX1.replace(was, becomes), "ofx").closing is None


def test_a_bank_that_writes_no_signs_is_read_by_the_kinds_of_its_rows() -> None:
    assert [row.amount for row in only(OFX1.replace("-9.00", "9.00"), "ofx").rows] == [Decimal("-9.00"), Decimal(2500)]


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("<TRNAMT>-9.00", "<TRNAMT>"),
        ("<TRNAMT>-9.00", "<TRNAMT>-1,234"),
        ("<DTPOSTED>20261002000000", "<DTPOSTED>00000000"),
        ("<NAME>COFFEE", "<CURRENCY><CURRATE>1.5<CURSYM>USD</CURRENCY><NAME>COFFEE"),
    ],
)
def test_a_row_without_a_day_or_an_amount_is_told(was: str, becomes: str) -> None:
    statement = only(OFX1.replace(was, becomes), "ofx")
    assert len(statement.rows) == 1
    assert statement.problems == (Problem("statement.row_unread", (("row", "2"),)),)


def test_pending_rows_and_the_other_account_of_a_transfer() -> None:
    text = OFX1.replace(
        "</BANKTRANLIST>", "<STMTTRNP><TRNTYPE>POS<DTPOSTED>20261030<TRNAMT>-3.00</STMTTRNP></BANKTRANLIST>"
    )
    text = text.replace("<NAME>SALARY", "<PAYEE><NAME>ACME</PAYEE><BANKACCTTO><BANKID>1<ACCTID>77</BANKACCTTO>")
    rows = only(text, "ofx").rows
    assert [(row.pending, row.other_side, row.text) for row in rows] == [
        (False, None, "COFFEE"),
        (False, "1 77", "ACME EMPLOYER & SONS"),
        (True, None, "POS"),
    ]


def test_two_accounts_are_two_statements() -> None:
    whole = OFX1[OFX1.index("<STMTTRNRS>") : OFX1.index("</BANKMSGSRSV1>")]
    text = OFX1.replace("</BANKMSGSRSV1>", whole.replace("12345678", "87654321") + "</BANKMSGSRSV1>")
    assert [one.account for one in read(text, "ofx")] == ["062000 12345678", "062000 87654321"]


def test_lines_of_xml_in_cdata_and_dates_of_their_own() -> None:
    text = OFX2.replace("<NAME>BOOKS", "<NAME><![CDATA[B&B <x>]]>").replace("20261007<", "2026-10-07<")
    row = only(text, "ofx").rows[0]
    assert (row.text, row.day) == ("B&B <x>", date(2026, 10, 7))


def test_the_bank_is_known_by_its_number_or_by_its_name() -> None:
    named = OFX2.replace("<LANGUAGE>", "<FI><ORG>ANZ</ORG><FID>1</FID></FI><LANGUAGE>")
    assert [only(text, "ofx").bank for text in (OFX1, OFX2, named)] == ["commbank", None, "anz"]
    khan = camt().replace("DE02120300000000202051", "MN000005005000000001")
    assert [only(text, "camt").bank for text in (khan, camt())] == ["khan", None]


def test_ofx_without_a_statement_is_damaged() -> None:
    with pytest.raises(DamagedError):
        opened(OFX1[: OFX1.index("<BANKMSGSRSV1>")].encode())


# QIF


def test_qif_as_australian_banks_write_it() -> None:
    statement = only(QIF, "qif")
    assert (statement.account, statement.opening, statement.proved) == ("Everyday", None, False)
    assert statement.rows == (
        StatementRow(date(2026, 10, 2), Decimal("12.00"), "REFUND", other_side="Savings", place=12),
        StatementRow(date(2026, 10, 25), Decimal("-1234.50"), "RENT OCTOBER", place=6),
    )


@pytest.mark.parametrize(
    ("days", "read_as"),
    [
        (("03/04/2026", "05/04/26"), (date(2026, 4, 3), date(2026, 4, 5))),
        (("03/04/2026", "04/25/2026"), (date(2026, 3, 4), date(2026, 4, 25))),
        (("2026-04-03", "2026-04-05"), (date(2026, 4, 3), date(2026, 4, 5))),
        (("3 Apr 2026", "5-April-26"), (date(2026, 4, 3), date(2026, 4, 5))),
        (("3/4'26", " 5/ 4' 6"), (date(2006, 4, 5), date(2026, 4, 3))),
        (("03.04.99", "05.04.2026"), (date(1999, 4, 3), date(2026, 4, 5))),
    ],
)
def test_days_of_qif(days: tuple[str, str], read_as: tuple[date, date]) -> None:
    text = "!Type:CCard\n" + "".join(f"D{day}\nT-1.00\nPx\n^\n" for day in days)
    assert tuple(row.day for row in only(text, "qif").rows) == read_as


def test_splits_stay_one_row_and_other_lists_are_skipped() -> None:
    text = """!Type:Cat
NFood
D
^
!Option:AutoSwitch
!Account
NCard
TCCard
^
!Type:CCard
D01/10/2026
U-30.00
T-30.00
PMARKET
SFood
$-20.00
SHome
$-10.00
^
D31/02/2026
T-5.00
^
D01/11/2026
Tfive
^
!Account
NCash
^
!Type:Cash
D01/10/2026
T0.00
POpening Balance
L[Wallet]
^
D03/10/2026
T-2
LFood"""
    card, cash = read(text, "qif")
    assert [(row.amount, row.text, row.place) for row in card.rows] == [(Decimal("-30.00"), "MARKET", 11)]
    assert [dict(problem.params)["row"] for problem in card.problems] == ["20", "23"]
    assert (cash.account, cash.opening) == ("Wallet", Decimal("0.00"))
    assert [(row.amount, row.text) for row in cash.rows] == [(Decimal(-2), "Food")]


# camt


@pytest.mark.parametrize("version", ["02", "08", "13"])
def test_camt_of_every_version(version: str) -> None:
    statement = only(camt(version), "camt")
    assert statement == Statement(
        rows=(
            StatementRow(
                date(2026, 10, 5), Decimal("-40.00"), "Books Ltd Invoice 12", id="REF2026100501",
                foreign=(Decimal("-43.10"), "USD"), other_side="FR7630006000011234567890189", place=1,
            ),
            StatementRow(date(2026, 11, 1), Decimal("-5.00"), "CARD HOLD", pending=True, place=2),
        ),
        account="DE02120300000000202051",
        currency="EUR",
        holder="A Person",
        opening=Decimal("100.00"),
        closing=Decimal("60.00"),
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
        proved=True,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "UTF-16"])
def test_xml_in_the_encoding_that_it_names(encoding: str) -> None:
    text = camt().replace('encoding="UTF-8"', f'encoding="{encoding}"').replace("Invoice 12", "Bücher")
    (statement,) = opened(text.encode(encoding))[0].statements
    assert statement.rows[0].text == "Books Ltd Bücher"


def test_camt_whose_balances_do_not_add_up_is_told_as_it_is() -> None:
    statement = only(camt().replace(">60.00<", ">61.00<"), "camt")
    assert (statement.proved, len(statement.rows)) == (False, 2)
    assert statement.problems == (Problem("statement.closing_off", (("expected", "60.00"), ("found", "61.00"))),)


def test_camt_rows_that_cannot_be_read_or_are_of_another_currency_are_told() -> None:
    for was, becomes in (
        ('<Ntry><Amt Ccy="EUR">40.00', '<Ntry><Amt Ccy="USD">40.00'),
        ("<BookgDt><Dt>2026-10-05</Dt></BookgDt>", ""),
        (">40.00<", "><"),
        ("</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK", "</Amt><Sts>BOOK"),
    ):
        statement = only(camt().replace(was, becomes), "camt")
        assert (statement.proved, len(statement.rows)) == (False, 1)
        assert statement.problems[0] == Problem("statement.row_unread", (("row", "1"),))


def test_camt_that_only_informs_is_no_row() -> None:
    statement = only(camt().replace(">PDNG<", ">INFO<"), "camt")
    assert [row.pending for row in statement.rows] == [False]


def test_a_batch_is_the_one_row_that_the_bank_booked() -> None:
    one = camt()
    details = one[one.index("<TxDtls>") : one.index("</NtryDtls>")]
    text = one.replace(details, details + details.replace("Invoice 12", "Invoice 13"))
    row = only(text, "camt").rows[0]
    assert (row.amount, row.text, row.other_side) == (Decimal("-40.00"), "Books Ltd Invoice 12 Invoice 13", None)


def test_statements_that_follow_on_one_another_are_one() -> None:
    first = camt()
    body = first[first.index("<Stmt>") : first.index("</BkToCstmrStmt>")]
    second = (
        body.replace("60.00<", "20.00<")
        .replace(">100.00<", ">60.00<")
        .replace("-10-", "-11-")
        .replace("REF2026", "REX2026")
    )
    statement = only(first.replace(body, body + second), "camt")
    assert (statement.opening, statement.closing, statement.proved) == (Decimal("100.00"), Decimal("20.00"), True)
    assert len(statement.rows) == 4
    other = second.replace("<IBAN>DE02", "<IBAN>DE03")
    assert len(read(first.replace(body, body + other), "camt")) == 2


def test_camt_that_is_broken_or_full_of_entities_or_empty_is_damaged() -> None:
    whole = camt()
    bomb = whole.replace("<Document", '<!DOCTYPE x [<!ENTITY a "aaaa">]><Document', 1)
    empty = whole[: whole.index("<Stmt>")] + "</BkToCstmrStmt></Document>"
    for text in (whole[:-20], bomb, empty):
        with pytest.raises(DamagedError):
            opened(text.encode())


def test_a_row_of_another_year_is_told_and_not_proved() -> None:
    statement = only(camt().replace("<Dt>2026-10-05</Dt>", "<Dt>2025-10-05</Dt>"), "camt")
    assert not statement.proved
    assert statement.problems == (Problem("statement.day_off", (("row", "1"), ("day", "2025-10-05"))),)


# MT940


def test_mt940_is_proved_by_its_balances() -> None:
    statement = only(MT940, "mt940")
    assert statement == Statement(
        rows=(
            StatementRow(date(2026, 10, 5), Decimal("-40.00"), "CARD PAYMENT BOOKS", id="BANKREF001", place=1),
            StatementRow(date(2026, 10, 6), Decimal("15.50"), "REFUND", id="BANKREF002", place=2),
        ),
        account="DE02120300000000202051",
        currency="EUR",
        opening=Decimal("100.00"),
        closing=Decimal("75.50"),
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
        proved=True,
    )


def test_mt940_in_its_envelope_and_with_the_other_line_ends() -> None:
    text = "{1:F01BANKDEFFXXXX0000000000}{2:O9400000000000}{4:\n" + MT940.rstrip("-\n") + "\n-}\n"
    for one in (text, text.replace("\n", "\r\n")):
        assert only(one, "mt940") == only(MT940, "mt940")


def test_the_pages_of_one_mt940_are_one_statement() -> None:
    second = MT940.replace(":60F:C261001EUR100,00", ":60M:C261031EUR75,50").replace(
        "62F:C261031EUR75,50", "62F:C261031EUR51,00"
    )
    second = (
        second.replace("BANKREF", "BANKNEW")
        .replace(":2610", ":2611")
        .replace("1005D", "1105D")
        .replace("1006C", "1106C")
    )
    first = MT940.replace(":62F:", ":62M:")
    statement = only(first + second, "mt940")
    assert (len(statement.rows), statement.closing, statement.proved) == (4, Decimal("51.00"), True)


def test_mt940_off_by_a_cent_is_not_proved() -> None:
    assert not only(MT940.replace("EUR75,50", "EUR75,51"), "mt940").proved


def test_mt940_of_structured_details_names_the_other_side() -> None:
    text = MT940.replace("CARD PAYMENT BOOKS", "166?00SEPA?20SVWZ+Invoice 12?31DE99000000000000000001?32Books Ltd")
    row = only(text, "mt940").rows[0]
    assert (row.text, row.other_side) == ("Books Ltd Invoice 12", "DE99000000000000000001")


def test_mt940_with_a_row_that_cannot_be_read_is_damaged_and_none_of_it_is_logged() -> None:
    heard = Heard()
    logging.getLogger().addHandler(heard)
    try:
        for was, becomes in (("1005D40,00", "10D"), ("C261001EUR", "X261001EUR"), (":61:261005", ":61:261335")):
            with pytest.raises(DamagedError):
                opened(MT940.replace(was, becomes).encode())
    finally:
        logging.getLogger().removeHandler(heard)
    assert heard.records == []


class Heard(logging.Handler):
    """What reaches the root of all logs."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


# What they share


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("-12.50", "-12.50"), ("+12,5", "12.5"), ("1,234.56", "1234.56"), ("1.234,56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1'234.56", "1234.56"), ("1,234,567", "1234567"), (".50", "0.50"), ("-.5", "-0.5"),
        ("\u221212", "-12"), ("7.", "7"),
        ("0,123", "0.123"), ("1,234", None), ("", None), ("-", None), ("1e5", None), ("NaN", None),
        ("12-", None), ("1.2.3", None),
        ("٣", None), ("9" * 30, None), ("--1", None),
    ],
)  # fmt: skip
def test_figures_are_exact_or_none(text: str, amount: str | None) -> None:
    assert figure(text) == (None if amount is None else Decimal(amount))


def test_what_is_said_twice_is_said_once() -> None:
    assert text_of_parts("COFFEE", None, "coffee  shop", " ", "Card 1") == "coffee shop Card 1"


@pytest.mark.parametrize("good", [camt(), camt("13"), MT940])
@given(data=st.data())
def test_a_changed_letter_never_proves_other_rows(good: str, data: st.DataObject) -> None:
    bad = bytearray(good.encode())
    bad[data.draw(st.integers(0, len(bad) - 1))] = data.draw(st.sampled_from(b"0123456789,.-<>:CD\nxR "))
    try:
        found = opened(bytes(bad))[0].statements
    except DocumentError:
        return
    (true,) = opened(good.encode())[0].statements
    for statement in found:
        if statement.proved:
            assert booked(statement) == booked(true)


def booked(statement: Statement) -> list[Decimal]:
    return sorted(row.amount for row in statement.rows if not row.pending)
