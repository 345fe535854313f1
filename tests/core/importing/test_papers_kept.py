"""A receipt, a bill, a payslip and a deed become one entry each, or find the one that they are of."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

import pytest

from core.accounts.model import Holder
from core.capture.model import Kind
from core.documents.model import Bill, Deed, DeedOwner, Payslip, Read, Receipt, ReceiptItem, Statement, StatementRow
from core.documents.paper import NewPaper, PaperFile
from core.family.errors import NotAllowedError
from core.importing import bill, deed, payslip
from core.importing.book import book
from core.importing.errors import FutureDayError, NotConfirmedError
from core.importing.model import Fate, NewAccount
from core.importing.paper import PaperPlan, Said
from core.importing.plan import plan
from core.importing.receipt import corrected, keep_receipt, propose
from core.ledger.correct import undo
from core.ledger.model import Details, Entry, Origin
from core.ledger.record import everyday
from core.money.currency import currency
from core.money.money import Money
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.importing.words import WORDS

AUD, CNY = currency("AUD"), currency("CNY")
T = TypeVar("T")
TODAY = date(2026, 11, 24)


def sure(value: T) -> Read[T]:
    return Read(value, 0.99)


def receipt(total: str = "4.50", day: date = TODAY, merchant: str = "CAMPOS COFFEE", code: str = "AUD") -> Receipt:
    return Receipt(merchant=sure(merchant), day=sure(day), total=sure(Decimal(total)), currency=sure(code))


async def typed(unit: SqlUnit, house: House, minor: int, day: date = TODAY, **more: object) -> Entry:
    viewer = house.bat.viewer
    account = await everyday(unit, viewer, await unit.accounts.visible(viewer), AUD)
    details = Details(Kind.EXPENSE, day, Money(minor, AUD), account.id, "food.coffee")
    return await unit.entries.add(viewer, Origin(1, 1, 0), replace(details, **more), NOON)  # type: ignore[arg-type]


async def test_a_receipt_becomes_spending_on_the_everyday_account(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        proposed = await propose(unit, viewer, receipt(), WORDS, TODAY)
        kept = await keep_receipt(unit, viewer, None, proposed, NOON)
        details = kept.entry.details
        assert (details.kind, details.money, details.category, details.payee) == (
            Kind.EXPENSE, Money(450, AUD), "food.coffee", "Campos",
        )  # fmt: skip
        assert kept.change is not None
        await undo(unit, viewer, NOON)
        assert (await unit.entries.get(viewer, kept.entry.id)).details.deleted


async def test_what_was_typed_and_its_receipt_are_one_entry(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        coffee = await typed(unit, house, 450)
        kept = await keep_receipt(unit, viewer, None, await propose(unit, viewer, receipt(), WORDS, TODAY), NOON)
        assert kept.entry.id == coffee.id
        assert kept.entry.details == replace(coffee.details, payee="Campos")
        apart = await propose(unit, viewer, receipt(), WORDS, TODAY, said=Said(apart=True))
        assert apart.entry is None


@pytest.mark.parametrize(
    ("minor", "day", "more"),
    [
        (451, TODAY, {}),
        (450, date(2026, 11, 20), {}),
        (450, TODAY, {"kind": Kind.INCOME, "category": "income.other"}),
        (450, TODAY, {"payee": "Opal", "category": "transport.public"}),
        (450, TODAY, {"deleted": True}),
    ],
)
async def test_another_amount_day_shop_or_direction_is_another_entry(
    store: SqlStore, house: House, minor: int, day: date, more: dict[str, object]
) -> None:
    async with store.unit() as unit:
        await typed(unit, house, minor, day, **more)
        proposed = await propose(unit, house.bat.viewer, receipt(), WORDS, TODAY)
        assert (proposed.entry, proposed.others) == (None, ())


async def test_two_that_could_be_it_are_asked_and_one_can_be_named(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        one = await typed(unit, house, 450, note="mine")
        two = await typed(unit, house, 450, note="hers")
        proposed = await propose(unit, viewer, receipt(), WORDS, TODAY)
        assert {entry.id for entry in proposed.others} == {one.id, two.id}
        named = await propose(unit, viewer, receipt(), WORDS, TODAY, said=Said(same=two.id, category="food.eating_out"))
        assert named.entry == two
        assert named.details
        assert (named.details.note, named.details.category) == ("hers", "food.eating_out")


async def test_an_entry_of_another_receipt_is_not_taken_twice(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        first, second = await paper(unit, house, "a"), await paper(unit, house, "b")
        made = await keep_receipt(unit, viewer, first, await propose(unit, viewer, receipt(), WORDS, TODAY), NOON)
        again = await propose(unit, viewer, receipt(), WORDS, TODAY, second)
        assert again.entry is None
        same = await propose(unit, viewer, receipt(), WORDS, TODAY, first)
        assert same.entry
        assert same.entry.id == made.entry.id


async def paper(unit: SqlUnit, house: House, digest: str) -> int:
    made = await unit.papers.add(
        house.bat.viewer, NewPaper(digest, 1, 1, "", (PaperFile(0, digest, "a.jpg", "image/jpeg", 1),)), NOON
    )
    assert made is not None
    return made.id


async def test_a_receipt_of_next_year_is_never_kept(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        proposed = await propose(unit, viewer, receipt(day=date(2027, 11, 24)), WORDS, TODAY)
        assert proposed.future
        assert [one.code for one in proposed.problems] == ["receipt.future"]
        with pytest.raises(FutureDayError):
            await keep_receipt(unit, viewer, None, proposed, NOON)
        right = corrected(receipt(day=date(2027, 11, 24)), {"day": "2026-11-23"})
        assert not (await propose(unit, viewer, right, WORDS, TODAY)).future


async def test_what_is_missing_is_named_and_nothing_is_kept(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        proposed = await propose(unit, viewer, Receipt(), WORDS, TODAY)
        assert proposed.missing == ("total", "day", "currency")
        with pytest.raises(NotConfirmedError):
            await keep_receipt(unit, viewer, None, proposed, NOON)
        assert (await propose(unit, viewer, receipt("0"), WORDS, TODAY)).missing == ("total",)
        with pytest.raises(NotAllowedError):
            await keep_receipt(unit, house.saraa.viewer, None, proposed, NOON)


def test_fields_are_put_right() -> None:
    right = corrected(Receipt(), {"total": "12.50", "merchant": "Kmart", "currency": "AUD", "payment": "cash"})
    assert right.total == Read(Decimal("12.50"), 1.0)
    assert (right.merchant, right.currency, right.payment) == (Read("Kmart", 1.0), Read("AUD", 1.0), Read("cash", 1.0))
    with pytest.raises(ValueError, match="twelve"):
        corrected(Receipt(), {"total": "twelve"})


async def test_a_refund_slip_is_a_refund_of_what_was_bought(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        bought = await typed(unit, house, 2000, date(2026, 11, 10), payee="Kmart", category="home.furniture")
        slip = replace(receipt("-20.00", merchant="KMART 1234"), refund=True)
        kept = await keep_receipt(unit, viewer, None, await propose(unit, viewer, slip, WORDS, TODAY), NOON)
        details = kept.entry.details
        assert (details.kind, details.repays, details.category) == (Kind.REFUND, bought.id, "home.furniture")


async def test_items_tell_what_an_unknown_shop_sells(store: SqlStore, house: House) -> None:
    items = (ReceiptItem("FULL CREAM MILK", None, Decimal("3.00")), ReceiptItem("XZ1", None, Decimal("1.00")))
    async with store.unit() as unit:
        proposed = await propose(
            unit, house.bat.viewer, replace(receipt(merchant="QZX Trading"), items=items), WORDS, TODAY
        )
        assert proposed.details
        assert proposed.details.category == "food.groceries"


async def test_yuan_on_an_australian_card_become_the_banks_dollars(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        proposed = await propose(unit, viewer, receipt("38.00", merchant="Haidilao", code="CNY"), WORDS, TODAY)
        made = await keep_receipt(unit, viewer, None, proposed, NOON)
        row = StatementRow(
            date(2026, 11, 25),
            Decimal("-8.12"),
            "HAIDILAO BEIJING CN",
            Decimal("91.88"),
            foreign=(Decimal("38.00"), "CNY"),
        )
        said = Statement((row,), "commbank", "1234", "AUD", opening=Decimal(100), closing=Decimal("91.88"), proved=True)
        planned = await plan(unit, viewer, NewAccount("CommBank", AUD), said, WORDS)
        assert planned.counts == {Fate.MATCHED: 1}
        booked = await book(unit, viewer, None, planned, NOON)
        details = (await unit.entries.get(viewer, made.entry.id)).details
        assert (details.money, details.note, details.account_id) == (Money(812, AUD), "CNY 38.00", booked.account.id)
        assert booked.off is None


async def test_the_banks_row_first_and_then_the_receipt_in_yuan(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        row = StatementRow(
            date(2026, 11, 25), Decimal("-8.12"), "HAIDILAO BEIJING CN", None, foreign=(Decimal(38), "CNY")
        )
        said = Statement((row,), "commbank", "1234", "AUD", proved=True)
        await book(unit, viewer, None, await plan(unit, viewer, NewAccount("CommBank", AUD), said, WORDS), NOON)
        proposed = await propose(unit, viewer, receipt("38.00", merchant="Haidilao", code="CNY"), WORDS, TODAY)
        assert proposed.entry is not None
        assert proposed.details
        assert proposed.details.money == Money(812, AUD)


async def test_cash_is_never_a_row_of_a_bank(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        slip = replace(receipt(), payment=sure("cash"), card_tail=sure("1234"))
        made = await keep_receipt(unit, viewer, None, await propose(unit, viewer, slip, WORDS, TODAY), NOON)
        assert made.entry.details.tags == ("cash",)
        said = Statement((StatementRow(TODAY, Decimal("-4.50"), "CAMPOS COFFEE"),), currency="AUD", proved=True)
        planned = await plan(unit, viewer, NewAccount("CommBank", AUD), said, WORDS)
        assert planned.counts == {Fate.NEW: 1}
        await book(unit, viewer, None, planned, NOON)
        assert (await propose(unit, viewer, replace(slip, day=sure(date(2026, 11, 22))), WORDS, TODAY)).others == ()


async def test_the_card_says_which_account_paid(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        said = Statement(
            (StatementRow(TODAY, Decimal("-9.00"), "KMART"),), account="12341234", currency="AUD", proved=True
        )
        booked = await book(
            unit, viewer, None, await plan(unit, viewer, NewAccount("CommBank", AUD, "1234"), said, WORDS), NOON
        )
        proposed = await propose(unit, viewer, replace(receipt(), card_tail=sure("1234")), WORDS, TODAY)
        assert proposed.account == booked.account


async def test_the_salary_row_and_its_payslip_are_one(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    slip = Payslip(
        employer=sure("Uni of Sydney"), paid_on=sure(TODAY), net=sure(Decimal("1900.00")), currency=sure("AUD")
    )
    async with store.unit() as unit:
        alone = await payslip.propose(unit, viewer, slip, WORDS, TODAY)
        assert alone.entry is None
        said = Statement(
            (StatementRow(TODAY, Decimal("1900.00"), "SALARY UNI OF SYDNEY"),), currency="AUD", proved=True
        )
        await book(unit, viewer, None, await plan(unit, viewer, NewAccount("CommBank", AUD), said, WORDS), NOON)
        both = await payslip.propose(unit, viewer, slip, WORDS, TODAY)
        assert both.entry is not None
        kept = await payslip.keep_payslip(unit, viewer, None, both, NOON)
        assert (kept.entry.id, kept.entry.details.category) == (both.entry.id, "income.salary")
        assert (await payslip.propose(unit, viewer, Payslip(), WORDS, TODAY)).missing == ("total", "day", "currency")


async def test_a_bill_that_was_paid_is_spending_of_that_day(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        paid = await bill.propose(
            unit,
            viewer,
            Bill(biller=sure("AGL Sales Pty Ltd"), amount=sure(Decimal("210.40")), currency=sure("AUD")),
            WORDS,
            TODAY,
        )
        kept = await bill.keep_bill(unit, viewer, None, paid, NOON)
        assert (kept.entry.details.payee, kept.entry.details.day) == ("AGL", TODAY)
        assert kept.entry.details.category == "home.electricity"
        assert (await bill.propose(unit, viewer, Bill(), WORDS, TODAY)).missing == ("total", "currency")
        nameless = Bill(amount=sure(Decimal(5)), currency=sure("MNT"))
        unnamed = await bill.propose(unit, viewer, nameless, WORDS, TODAY)
        assert unnamed.details
        assert unnamed.details.payee is None


async def test_a_deed_is_a_property_with_its_price_on_its_day(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    read = Deed(
        address=sure("12 Smith St, Newtown NSW 2042"),
        owners=(DeedOwner("Bat", "1/2"), DeedOwner("Grandmother", "1/2")),
        price=sure(Decimal(850000)), currency=sure("AUD"), day=sure(date(2020, 3, 2)), certificate=sure("CF 12/34"),
        country="AU",
    )  # fmt: skip
    async with store.unit() as unit:
        members = await unit.people.members(viewer)
        opening = deed.propose(read, members, viewer, AUD)
        assert [(one.holder, one.share) for one in opening.owners] == [
            (Holder.MEMBER, Fraction(1, 2)), (Holder.OTHER, Fraction(1, 2)),
        ]  # fmt: skip
        act = await deed.keep_deed(unit, viewer, await paper(unit, house, "deed"), opening, TODAY, NOON)
        assert act.account.name == "12 Smith St"
        assert act.entry
        assert (act.entry.details.day, act.entry.details.money.minor) == (date(2020, 3, 2), 850000_00)
        plain = deed.propose(Deed(owners=(DeedOwner("Bat"),)), members, viewer, AUD, "Flat")
        assert (plain.name, plain.owners) == ("Flat", ())
        misread = deed.propose(Deed(owners=(DeedOwner("A", "3/4"), DeedOwner("B", "3/4"))), members, viewer, AUD)
        assert (misread.name, misread.owners) == ("AUD", ())


def test_an_empty_plan_has_no_currency() -> None:
    assert PaperPlan().currency is None
