"""Both journals of single entries, judged by beancount and hledger themselves: hostile texts, hidden and lost legs."""

import csv
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.accounts.model import AccountKind
from core.capture.model import Kind
from core.export.model import Book, Booked, Format, Unseen
from core.export.write import written
from core.ledger.model import Account, Details, Posting
from core.ledger.rules import postings
from core.money.currency import currency
from core.money.money import Money
from core.rates.model import Rate
from tests.core.export.reading import Balances, hledger, needs_hledger, of_roots, read_beancount, read_hledger

AUD, MNT, BTC, JPY = (currency(code) for code in ("AUD", "MNT", "BTC", "JPY"))
DAY = date(2026, 11, 24)
BOOK = Book("Bat's", {5: Account(5, 1, 1, "everyday", AUD), 6: Account(6, 1, 2, "Хаан", MNT)}, {1: "Bat", 2: "Tuya"})
COFFEE = Details(Kind.EXPENSE, DAY, Money(450, AUD), 5, "food.coffee")
HOSTILE = [
    'say "hi" \\ \\n \\"',
    "; comment",
    "a;b  ;  c",
    "two\nlines\r\nand\ttab",
    "(17) * ! = 2026-01-01",
    "|a|b|",
    "x:y, date:2026-13-45, [2026-13-45] [=3]",
    "H&M <b>_*[ `",
    "{{}} @@ 5 USD",
    "Ө үнэ ₮ — «хоол» 🎉👨‍👩‍👧",
    "\u202eright to left\u200f \u2028 \x07",
    "-- '",
    "#tag ^link",
    "a" * 5_000,
    "   ",
]


class Given:
    """A fake of the `Rows` port: a book and its entries from memory, in batches of two."""

    def __init__(self, entries: Sequence[Booked], book: Book = BOOK) -> None:
        self._entries = entries
        self._book = book

    async def book(self) -> Book:
        return self._book

    async def prices(self) -> tuple[Rate, ...]:
        return ()

    async def entries(self, *, legs: bool) -> AsyncIterator[Sequence[Booked]]:
        for start in range(0, len(self._entries), 2):
            batch = self._entries[start : start + 2]
            yield batch if legs else [replace(booked, legs=()) for booked in batch]


def booked(details: Details, key: int = 17) -> Booked:
    return Booked(key, 1, "chat", details, postings(details))


async def text_of(form: Format, entries: Sequence[Booked], book: Book = BOOK) -> str:
    return "".join([text async for text in written(Given(entries, book), form)])


async def test_a_beancount_journal_reads_as_one_would_write_it() -> None:
    sent = Details(
        Kind.REMITTANCE, DAY, Money(50_000, AUD), 5, to_money=Money(113_000_000, MNT), fee=Money(800, AUD), payee="mum"
    )
    made = [booked(COFFEE), booked(replace(sent, beneficiary="ээж", tags=("home", "гэр")), 18)]
    assert (
        await text_of(Format.BEANCOUNT, made)
        == """option "title" "Bat's"

2026-11-24 commodity AUD
2026-11-24 open Assets:Everyday
2026-11-24 open Expenses:Food:Coffee

2026-11-24 * "" "" ^entry-17
  kind: "expense"
  member: "Bat"
  source: "chat"
  Assets:Everyday  -4.50 AUD
  Expenses:Food:Coffee  4.50 AUD

2026-11-24 open Equity:Trading
2026-11-24 commodity MNT
2026-11-24 open Equity:Remittance
2026-11-24 open Expenses:Money:Fees

2026-11-24 * "mum" "" #home ^entry-18
  kind: "remittance"
  member: "Bat"
  source: "chat"
  beneficiary: "ээж"
  tags-otherwise: "гэр"
  Assets:Everyday  -500.00 AUD
  Equity:Trading  500.00 AUD
  Equity:Trading  -1130000 MNT
  Equity:Remittance  1130000 MNT
  Assets:Everyday  -8.00 AUD
  Expenses:Money:Fees  8.00 AUD
"""
    )


async def test_an_hledger_journal_reads_as_one_would_write_it() -> None:
    refund = Details(
        Kind.REFUND, DAY, Money(1999, JPY), 5, "other.other", "Kmart", "late", tags=("ажил", "a b"), repays=9
    )
    assert (
        await text_of(Format.HLEDGER, [booked(replace(refund, split_with=("Bat", "Tuya")))])
        == """; Bat's
decimal-mark .

commodity 1000. JPY
account Assets:Everyday
account Expenses:Other:Other

2026-11-24 * (17) Kmart | late
    ; ажил:
    ; a_b:
    ; kind:refund
    ; member:Bat
    ; source:chat
    ; split-with:Bat Tuya
    ; repays:9
    Assets:Everyday  1999 JPY
    Expenses:Other:Other  -1999 JPY
"""
    )


@pytest.mark.parametrize("form", list(Format))
async def test_an_empty_book_is_accepted(form: Format) -> None:
    text = await text_of(form, [])
    if form is Format.BEANCOUNT:
        assert read_beancount(text) == ([], {})
    assert text.endswith("\n")


@pytest.mark.parametrize("typed", HOSTILE)
async def test_beancount_gives_back_whatever_was_typed(typed: str) -> None:
    hostile = replace(COFFEE, payee=typed, note=typed, tags=(typed, "work"), beneficiary=typed, split_with=(typed,))
    owed = replace(hostile, kind=Kind.REPAYMENT)
    book = replace(BOOK, family=typed, members={1: typed}, accounts={5: replace(BOOK.accounts[5], name=typed)})
    (first, _), balances = read_beancount(await text_of(Format.BEANCOUNT, [booked(hostile), booked(owed, 18)], book))
    meant = typed.replace("\x07", " ")
    assert (first.payee, first.note, first.facts["member"]) == (meant, meant, meant)
    assert first.tags >= {"work"}
    assert first.links == {"entry-17"}
    assert typed in first.tags or first.facts["tags-otherwise"] == meant
    assert sorted(balances.values()) == [Decimal("-9.00"), Decimal("4.50"), Decimal("4.50")]


@needs_hledger
async def test_hledger_accepts_whatever_was_typed() -> None:
    accounts = {key: replace(BOOK.accounts[5], id=key, name=typed) for key, typed in enumerate(HOSTILE)}
    book = Book("\n; a\nb", accounts, dict(enumerate(HOSTILE)))
    made = []
    for key, typed in enumerate(HOSTILE):
        said = replace(COFFEE, account_id=key, payee=typed, note=typed, beneficiary=typed, split_with=(typed,))
        tagged = replace(said, tags=(typed, "date"), kind=Kind.REPAYMENT if key % 2 else Kind.EXPENSE)
        made.append(replace(booked(tagged, key), member_id=key))
    text = await text_of(Format.HLEDGER, made, book)
    assert len(of_roots(read_hledger(text), ["Assets"])) == len(HOSTILE)
    assert "\x07" not in text
    rows = list(csv.DictReader(hledger(text, "print", "-O", "csv").splitlines()))
    assert {row["description"] for row in rows} >= {
        ", comment | , comment",
        "/a/b/ | /a/b/",
        "two lines and tab | two lines and tab",
    }
    assert {(row["code"], row["date"], row["account"].split(":")[0]) for row in rows} >= {
        (str(key), "2026-11-24", "Liabilities" if key % 2 else "Expenses") for key in range(len(HOSTILE))
    }


def _with_hidden_legs() -> tuple[list[Booked], Book, Balances]:
    to_hidden = Details(Kind.TRANSFER, DAY, Money(1000, AUD), 5, to_account_id=99)
    lost = booked(replace(to_hidden, to_account_id=6), 18)
    lost = replace(lost, legs=lost.legs[:1])  # as if a leg were gone from the database
    unseen = (Unseen(5, date(2026, 12, 1), Money(70_000, AUD)), Unseen(6, date(2026, 10, 1), Money(-500, MNT)))
    sums = {
        ("Assets:Everyday", "AUD"): Decimal("680.00"),
        ("Assets:Хаан", "MNT"): Decimal(-5),
        ("Equity:Elsewhere", "AUD"): Decimal("-680.00"),
        ("Equity:Elsewhere", "MNT"): Decimal(5),
    }
    return [booked(to_hidden), lost], replace(BOOK, since=date(2026, 10, 1), unseen=unseen), sums


async def test_a_hidden_or_lost_leg_is_made_up_for_and_hidden_entries_are_summed_by_month() -> None:
    made, book, sums = _with_hidden_legs()
    assert read_beancount(await text_of(Format.BEANCOUNT, made, book))[1] == sums
    assert (await text_of(Format.CSV, made, book)).count("\n") == 3


@needs_hledger
async def test_hledger_sums_to_the_same() -> None:
    made, book, sums = _with_hidden_legs()
    assert read_hledger(await text_of(Format.HLEDGER, made, book)) == sums


async def test_an_entry_of_which_no_leg_is_left_stays_without_one() -> None:
    orphan = replace(booked(COFFEE), legs=(Posting(Money(450, AUD), account_id=99), Posting(Money(-450, AUD), 98)))
    (read,), balances = read_beancount(await text_of(Format.BEANCOUNT, [orphan]))
    assert read.day == DAY
    assert balances == {}


def _with_assets() -> tuple[list[Booked], Book, Balances]:
    """One account of each kind, opened and stated anew, and money named as a kind of asset is."""
    accounts = {
        10 + place: Account(10 + place, 1, 1, f"My {kind.value}", MNT, kind=kind)
        for place, kind in enumerate(AccountKind)
    }
    accounts |= {
        1: Account(1, 1, 1, "Property", AUD),
        2: Account(2, 1, 2, "Property", AUD),
        3: Account(3, 1, 1, "Bat", AUD, kind=AccountKind.PROPERTY),
    }
    made = []
    for key, account in accounts.items():
        sign = -1 if account.kind is AccountKind.DEBT else 1
        for number, kind in enumerate((Kind.OPENING, Kind.BALANCE, Kind.VALUATION)):
            details = Details(kind, DAY, Money(sign * 100 * (number + 1), account.currency), key)
            standing = Money(sign * 100 * number, account.currency) if number else None
            made.append(Booked(key * 10 + number, 1, "chat", details, postings(details, standing=standing)))
    sums = {
        ("Assets:My-cash", "MNT"): 3,
        ("Assets:Property:My-property", "MNT"): 3,
        ("Assets:Vehicles:My-vehicle", "MNT"): 3,
        ("Assets:Investments:My-investment", "MNT"): 3,
        ("Assets:Crypto:My-crypto", "MNT"): 3,
        ("Assets:Super:My-super", "MNT"): 3,
        ("Liabilities:Debts:My-debt", "MNT"): -3,
        ("Assets:Property:Bat:1", "AUD"): 3,
        ("Assets:Property:Tuya", "AUD"): 3,
        ("Assets:Property:Bat:3", "AUD"): 3,
        **{(f"Equity:{name}", "MNT"): -5 for name in ("Opening", "Corrections", "Valuation")},
        **{(f"Equity:{name}", "AUD"): -3 for name in ("Opening", "Corrections", "Valuation")},
    }
    return made, replace(BOOK, accounts=accounts), {key: Decimal(minor) for key, minor in sums.items()}


async def test_each_kind_of_account_stands_in_its_own_place() -> None:
    made, book, sums = _with_assets()
    assert read_beancount(await text_of(Format.BEANCOUNT, made, book))[1] == sums


@needs_hledger
async def test_hledger_puts_each_kind_of_account_in_the_same_place() -> None:
    made, book, sums = _with_assets()
    assert read_hledger(await text_of(Format.HLEDGER, made, book)) == sums
