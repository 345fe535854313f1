"""Statements into the ledger: once, right, tied to what is there already, and taken back as one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.accounts.keep import Opening, open_account
from core.accounts.model import AccountKind, Facts
from core.capture.model import Kind
from core.documents.model import Doubt, Mapping, StatementRow
from core.family.errors import NotAllowedError
from core.family.model import Viewer
from core.importing.book import book, settle
from core.importing.errors import NotConfirmedError, UnfitStatementError, WrongCurrencyError
from core.importing.model import Choices, Fate, NewAccount, Why
from core.importing.plan import plan
from core.ledger.correct import delete, redo, undo
from core.ledger.errors import NoSuchAccountError
from core.ledger.model import Account, Details, Entry, Origin, Verb
from core.ledger.record import everyday, private_everyday
from core.money.currency import currency
from core.money.money import Money
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.importing.words import AUD, COMMBANK, FIRST, WORDS, statement, taken

CAMPOS = "SQ *CAMPOS COFFEE NEWTOWN NSW AU Card xx1234"
OCTOBER = statement(
    (1, "-4.50", CAMPOS),
    (1, "-4.50", CAMPOS),
    (15, "1900.00", "Salary UNI OF SYDNEY"),
    (31, "-60.00", "WOOLWORTHS 1234"),
)


async def balance(unit: SqlUnit, viewer: Viewer, account: Account) -> int:
    return (await unit.accounts.balance(viewer, account.id)).minor


async def standing(unit: SqlUnit, viewer: Viewer, account: Account) -> list[tuple[Kind, date, int]]:
    found = await unit.entries.of_account(viewer, account.id, 1000)
    return sorted((one.details.kind, one.details.day, one.details.money.minor) for one in found)


async def write(
    unit: SqlUnit, viewer: Viewer, minor: int, day: date, account: Account | None = None, **more: object
) -> Entry:
    own = account or await everyday(unit, viewer, await unit.accounts.visible(viewer), AUD)
    details = Details(Kind.EXPENSE, day, Money(minor, own.currency), own.id)
    return await unit.entries.add(viewer, Origin(1, 1, 0), replace(details, **more), NOON)  # type: ignore[arg-type]


async def test_a_first_statement_opens_its_account_and_ends_at_its_closing(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        made, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        assert made.counts == {Fate.NEW: 4}
        assert await balance(unit, viewer, booked.account) == 1931_00
        assert (booked.off, booked.closing, booked.last) == (None, Money(1931_00, AUD), date(2026, 10, 31))
        assert booked.account.facts.number == "5678"
        assert booked.change is not None
        assert booked.change.verb is Verb.IMPORT
        assert await standing(unit, viewer, booked.account) == [
            (Kind.EXPENSE, date(2026, 10, 1), 450),
            (Kind.EXPENSE, date(2026, 10, 1), 450),
            (Kind.EXPENSE, date(2026, 10, 31), 6000),
            (Kind.INCOME, date(2026, 10, 15), 190000),
            (Kind.OPENING, date(2026, 9, 30), 10000),
        ]


async def test_it_is_taken_back_as_one_and_again(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        coffee = await write(unit, viewer, 450, FIRST, category="food.coffee")
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        await undo(unit, viewer, NOON)
        assert await unit.entries.get(viewer, coffee.id) == coffee
        assert booked.account.id not in {one.id for one in await unit.accounts.visible(viewer)}
        made, second = await taken(unit, viewer, COMMBANK, OCTOBER)
        assert made.counts == {Fate.NEW: 3, Fate.MATCHED: 1}
        await undo(unit, viewer, NOON)
        assert second.change is not None
        await redo(unit, viewer, NOON, second.change.id)
        assert (await plan(unit, viewer, second.account, OCTOBER, WORDS)).counts == {Fate.KNOWN: 4}


async def test_the_same_again_writes_nothing(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, first = await taken(unit, viewer, COMMBANK, OCTOBER)
        made, again = await taken(unit, viewer, first.account, OCTOBER)
        assert made.counts == {Fate.KNOWN: 4}
        assert (again.change, again.off) == (None, None)


async def test_what_was_deleted_does_not_come_back(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        found = await unit.entries.of_account(viewer, booked.account.id, 10)
        await delete(unit, viewer, [one for one in found if one.details.payee == "Campos"], NOON)
        made, again = await taken(unit, viewer, booked.account, OCTOBER)
        assert made.counts == {Fate.KNOWN: 4}
        assert again.off == Money(900, AUD)


async def test_nothing_is_written_of_what_is_not_proved(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    unproved = replace(OCTOBER, proved=False)
    doubtful = replace(OCTOBER, doubt=Doubt("s", (), ()))
    async with store.unit() as unit:
        for said, choices in ((unproved, Choices()), (doubtful, Choices(confirmed=True))):
            with pytest.raises(NotConfirmedError):
                await taken(unit, viewer, COMMBANK, said, choices)
        assert {one.name for one in await unit.accounts.visible(viewer)} == {"everyday"}
        layout = ("s", Mapping(0, (1,), amount=2))
        await taken(unit, viewer, COMMBANK, unproved, Choices(confirmed=True, layout=layout))
        assert await unit.trail.layouts(viewer) == (layout,)


async def test_who_only_sees_books_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        made = await plan(unit, house.saraa.viewer, COMMBANK, OCTOBER, WORDS)
        with pytest.raises(NotAllowedError):
            await book(unit, house.saraa.viewer, None, made, NOON)


async def test_an_account_that_is_gone_takes_nothing(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        made = await plan(unit, viewer, booked.account, statement((2, "-1.00", "X")), WORDS)
        await unit.accounts.replace(viewer, replace(booked.account, deleted=True))
        with pytest.raises(NoSuchAccountError):
            await book(unit, viewer, None, made, NOON)


async def test_another_currency_and_too_many_digits_are_refused(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        with pytest.raises(WrongCurrencyError):
            await plan(unit, viewer, NewAccount("Khan", currency("MNT")), OCTOBER, WORDS)
        with pytest.raises(UnfitStatementError):
            await plan(unit, viewer, COMMBANK, statement((1, "-1.005", "X")), WORDS)


async def test_an_empty_statement_opens_its_account_only(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        made, booked = await taken(unit, viewer, COMMBANK, statement())
        assert (made.counts, booked.off) == ({}, None)
        _, again = await taken(unit, viewer, booked.account, statement())
        assert again.change is None


# Months in any order, overlapping, with the balance true at each end.

SEPTEMBER = replace(
    statement((1, "-20.00", "ALDI"), (3, "-30.00", "COLES 0123"), opening="150.00"),
    rows=(
        StatementRow(date(2026, 9, 2), Decimal(-20), "ALDI", Decimal(130)),
        StatementRow(date(2026, 9, 30), Decimal(-30), "COLES 0123", Decimal(100)),
    ),
)
AUGUST = replace(
    SEPTEMBER,
    rows=(StatementRow(date(2026, 8, 5), Decimal(-7), "ALDI", Decimal(150)),),
    opening=Decimal(157),
    closing=Decimal(150),
)


@pytest.mark.parametrize("order", ["098", "089", "908", "980", "809", "890", "0908", "99008"])
async def test_months_in_any_order_leave_the_same_ledger(store: SqlStore, house: House, order: str) -> None:
    viewer = house.bat.viewer
    said = {"0": OCTOBER, "9": SEPTEMBER, "8": AUGUST}
    async with store.unit() as unit:
        target: Account | NewAccount = COMMBANK
        for name in order:
            _, booked = await taken(unit, viewer, target, said[name])
            target = booked.account
        assert booked.off is None
        ends = [date(2026, 8, 4), date(2026, 8, 31), date(2026, 9, 29), date(2026, 9, 30), date(2026, 10, 31)]
        standing = await unit.accounts.balances(viewer, ends)
        assert [standing[day][booked.account.id, AUD].minor for day in ends] == [15700, 15000, 13000, 10000, 193100]


async def test_overlapping_files_are_one_history(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    told = [(day, "-4.50", CAMPOS) for day in range(1, 21)]
    early, late = statement(*told[:12]), statement(*told[7:], opening="68.50")
    async with store.unit() as unit:
        _, first = await taken(unit, viewer, COMMBANK, late)
        made, second = await taken(unit, viewer, first.account, early)
        assert made.counts == {Fate.KNOWN: 5, Fate.NEW: 7}
        assert second.off is None
        assert len(await standing(unit, viewer, first.account)) == 21


async def test_days_that_are_missing_are_told_and_can_be_settled(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, first = await taken(unit, viewer, COMMBANK, statement((1, "-4.50", CAMPOS)))
        _, later = await taken(unit, viewer, first.account, statement((20, "-10.00", "ALDI"), opening="50.00"))
        assert later.off == Money(4550, AUD)
        act = await settle(unit, viewer, later, Origin(1, 1, 0), NOON)
        assert act is not None
        assert await balance(unit, viewer, first.account) == 4000
        assert await settle(unit, viewer, first, Origin(1, 1, 0), NOON) is None


async def test_what_a_person_said_of_the_balance_moves_when_the_rows_lead_there(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        act = await open_account(
            unit, viewer, Opening("CommBank", AccountKind.CASH, AUD, Money(9100, AUD), date(2026, 10, 5)),
            Origin(1, 1, 0), date(2026, 11, 1), NOON,
        )  # fmt: skip
        _, booked = await taken(unit, viewer, act.account, OCTOBER)
        assert booked.off is None
        assert (Kind.OPENING, date(2026, 9, 30), 10000) in await standing(unit, viewer, act.account)


async def test_what_a_person_said_stays_where_the_rows_lead_elsewhere(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        act = await open_account(
            unit, viewer, Opening("CommBank", AccountKind.CASH, AUD, Money(9000, AUD), date(2026, 10, 5)),
            Origin(1, 1, 0), date(2026, 11, 1), NOON,
        )  # fmt: skip
        _, booked = await taken(unit, viewer, act.account, OCTOBER)
        assert booked.off == Money(-100, AUD)


async def test_a_statement_without_balances_opens_with_none(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    bare = replace(OCTOBER, opening=None, closing=None, rows=tuple(replace(one, balance=None) for one in OCTOBER.rows))
    async with store.unit() as unit:
        made = await plan(unit, viewer, COMMBANK, bare, WORDS)
        assert made.openings == ()
        closing_only = await plan(unit, viewer, COMMBANK, replace(bare, closing=Decimal(1931)), WORDS)
        assert closing_only.openings[0][1].money == Money(10000, AUD)
        balances_only = await plan(unit, viewer, COMMBANK, replace(OCTOBER, opening=None, closing=None), WORDS)
        assert balances_only.openings[0][1].money == Money(10000, AUD)
        _, booked = await taken(unit, viewer, COMMBANK, bare)
        assert (booked.off, booked.closing) == (None, None)


# What is there already.


async def test_what_was_typed_becomes_one_with_its_row(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        typed = await write(
            unit, viewer, 6000, date(2026, 10, 29), category="food.groceries", note="party", payee="woolies"
        )
        made, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        assert made.counts == {Fate.NEW: 3, Fate.MATCHED: 1}
        now = (await unit.entries.get(viewer, typed.id)).details
        assert (now.account_id, now.day, now.note, now.payee) == (
            booked.account.id, date(2026, 10, 31), "party", "woolies",
        )  # fmt: skip
        assert booked.off is None
        assert (await plan(unit, viewer, booked.account, OCTOBER, WORDS)).counts == {Fate.KNOWN: 4}


@pytest.mark.parametrize(
    ("minor", "day", "more", "fate"),
    [
        (6000, date(2026, 10, 26), {}, Fate.MATCHED),
        (6000, date(2026, 10, 25), {}, Fate.NEW),
        (6000, date(2026, 11, 1), {}, Fate.MATCHED),
        (6000, date(2026, 11, 2), {}, Fate.NEW),
        (6000, date(2026, 11, 3), {"payee": "Woolworths"}, Fate.MATCHED),
        (6000, date(2026, 10, 31), {"category": "food.eating_out"}, Fate.MATCHED),
        (6000, date(2026, 10, 31), {"category": "transport.taxi"}, Fate.DOUBTFUL),
        (6000, date(2026, 10, 31), {"payee": "Zara"}, Fate.DOUBTFUL),
        (6000, date(2026, 10, 31), {"payee": "Zara", "category": "personal.clothes"}, Fate.NEW),
        (6000, date(2026, 10, 31), {"payee": "the shop", "category": "food.groceries"}, Fate.MATCHED),
        (6001, date(2026, 10, 31), {}, Fate.NEW),
        (6000, date(2026, 10, 31), {"kind": Kind.INCOME}, Fate.NEW),
        (6000, date(2026, 10, 31), {"deleted": True}, Fate.NEW),
        (6000, date(2026, 10, 31), {"tags": ("cash",)}, Fate.NEW),
    ],
)
async def test_how_near_a_typed_entry_must_be(
    store: SqlStore, house: House, minor: int, day: date, more: dict[str, object], fate: Fate
) -> None:
    async with store.unit() as unit:
        await write(unit, house.bat.viewer, minor, day, None, **more)
        made = await plan(unit, house.bat.viewer, COMMBANK, OCTOBER, WORDS)
        assert made.rows[3].fate is fate


async def test_two_coffees_typed_and_two_rows_are_two_and_three_typed_leave_one(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        for _ in range(3):
            await write(unit, viewer, 450, FIRST, category="food.coffee")
        made, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        assert made.counts == {Fate.MATCHED: 2, Fate.NEW: 2}
        assert booked.off is None


async def test_several_that_could_be_it_are_asked_and_an_answer_is_obeyed(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        one = await write(unit, viewer, 6000, date(2026, 10, 31), payee="Woolworths", category="food.groceries")
        two = await write(unit, viewer, 6000, date(2026, 10, 31), payee="woolworths metro", category="food.groceries")
        asked = (await plan(unit, viewer, COMMBANK, OCTOBER, WORDS)).rows[3]
        assert asked.doubt is not None
        assert (asked.fate, asked.doubt.why) == (Fate.DOUBTFUL, Why.SEVERAL)
        assert {entry.id for entry in asked.doubt.entries} == {one.id, two.id}
        apart = await plan(unit, viewer, COMMBANK, OCTOBER, WORDS, Choices(added=frozenset({3})))
        assert apart.rows[3].fate is Fate.NEW
        said = Choices(same={3: two.id}, skipped=frozenset({0}), categories={1: "food.eating_out"})
        made, booked = await taken(unit, viewer, COMMBANK, OCTOBER, said)
        assert made.counts == {Fate.SKIPPED: 1, Fate.NEW: 2, Fate.MATCHED: 1}
        assert made.rows[1].details
        assert made.rows[1].details.category == "food.eating_out"
        assert (await unit.entries.get(viewer, two.id)).details.account_id == booked.account.id
        again = await plan(unit, viewer, booked.account, OCTOBER, WORDS)
        assert again.counts == {Fate.KNOWN: 4}


async def test_an_unanswered_doubt_is_asked_again_with_the_next_file(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        await write(unit, viewer, 6000, date(2026, 10, 31), payee="Zara")
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        assert booked.off == Money(6000, AUD)
        assert (await plan(unit, viewer, booked.account, OCTOBER, WORDS)).counts == {Fate.KNOWN: 3, Fate.DOUBTFUL: 1}
        made, now = await taken(unit, viewer, booked.account, OCTOBER, Choices(added=frozenset({3})))
        assert (made.counts[Fate.NEW], now.off) == (1, None)


async def test_an_entry_on_the_account_itself_is_matched_and_keeps_its_place(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, statement((1, "-4.50", CAMPOS)))
        pasted = await write(unit, viewer, 2000, date(2026, 10, 3), booked.account, payee="Kmart")
        later = statement((4, "-20.00", "KMART 1099 BROADWAY"), opening="95.50")
        made, again = await taken(unit, viewer, booked.account, later)
        assert (made.counts, again.off) == ({Fate.MATCHED: 1}, None)
        assert (await unit.entries.get(viewer, pasted.id)).details.day == date(2026, 10, 4)


async def test_what_is_hidden_is_neither_seen_nor_matched(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        secret = await private_everyday(unit, house.tuya.viewer, AUD)
        await write(unit, house.tuya.viewer, 6000, date(2026, 10, 31), secret, payee="Woolworths")
        shared = await write(unit, house.tuya.viewer, 6000, date(2026, 10, 31), payee="Woolworths")
        made, _ = await taken(unit, house.bat.viewer, COMMBANK, OCTOBER)
        assert made.counts == {Fate.NEW: 4}
        assert (await unit.entries.get(house.tuya.viewer, shared.id)) == shared


async def test_a_private_account_hides_its_rows(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        _, booked = await taken(unit, house.bat.viewer, replace(COMMBANK, private=True), OCTOBER)
        assert booked.account.private
        assert await unit.entries.latest(house.tuya.viewer, 10) == ()
        assert booked.change is not None
        assert await unit.changes.get(house.tuya.viewer, booked.change.id) is None


# Own transfers.

SAVINGS = NewAccount("Savings", AUD, "9876")
OUT = statement((10, "-40.00", "Transfer to xx9876 CommBank app"))
IN = statement((11, "40.00", "Transfer from xx5678 CommBank app"), number="9876")
WORDED_OUT = statement((10, "-40.00", "INTERNET TRANSFER rainy days"))
PLAIN_IN = statement((11, "40.00", "DEPOSIT 88123"), number="9876")


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("out", "into"), [(OUT, IN), (WORDED_OUT, PLAIN_IN), (WORDED_OUT, IN), (OUT, PLAIN_IN)])
async def test_both_sides_of_a_transfer_are_one_entry(
    store: SqlStore, house: House, out: object, into: object, turned: bool
) -> None:
    viewer = house.bat.viewer
    sides = [(COMMBANK, out), (SAVINGS, into)]
    async with store.unit() as unit:
        booked = {}
        for target, said in reversed(sides) if turned else sides:
            _, one = await taken(unit, viewer, target, said)  # type: ignore[arg-type]
            assert one.off is None
            booked[target.name] = one.account
        moved = [one for one in await unit.entries.latest(viewer, 10) if one.details.kind is not Kind.OPENING]
        assert [(one.details.kind, one.details.day) for one in moved] == [(Kind.TRANSFER, date(2026, 10, 11))]
        assert (moved[0].details.account_id, moved[0].details.to_account_id) == (
            booked["CommBank"].id, booked["Savings"].id,
        )  # fmt: skip
        assert await balance(unit, viewer, booked["CommBank"]) == 6000
        assert await balance(unit, viewer, booked["Savings"]) == 14000


async def test_a_payment_and_a_pay_of_the_same_amount_are_no_transfer(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        await taken(unit, viewer, COMMBANK, statement((10, "-40.00", "WOOLWORTHS 1234")))
        made, _ = await taken(unit, viewer, SAVINGS, IN)
        assert made.counts == {Fate.NEW: 1}
        await taken(unit, viewer, NewAccount("Up", AUD), statement((10, "-55.00", "J SMITH")))
        other, _ = await taken(
            unit, viewer, NewAccount("ING", AUD), statement((10, "55.00", "OSKO PAYMENT FROM DULMAA B"))
        )
        assert other.counts == {Fate.DOUBTFUL: 1}


async def test_cash_from_a_machine_goes_to_the_everyday_account(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    said = statement(
        (1, "-200.00", "ATM WITHDRAWAL CBA GEORGE ST"), (2, "50.00", "CASH DEPOSIT BRANCH"), opening="500.00"
    )
    async with store.unit() as unit:
        bought = await write(unit, viewer, 20000, FIRST, category="home.furniture")
        made, _ = await taken(unit, viewer, COMMBANK, said)
        assert made.counts == {Fate.NEW: 2}
        cash = bought.details.account_id
        assert [one.details and (one.details.kind, one.details.to_account_id) for one in made.rows] == [
            (Kind.TRANSFER, cash), (Kind.TRANSFER, 0),
        ]  # fmt: skip
        kiwi = replace(said, currency="NZD")
        alone = await plan(unit, viewer, NewAccount("ASB", currency("NZD")), kiwi, WORDS)
        assert [one.details and (one.details.kind, one.details.category) for one in alone.rows] == [
            (Kind.EXPENSE, "other.other"), (Kind.INCOME, None),
        ]  # fmt: skip


async def test_a_remittance_that_was_told_is_met_on_both_accounts(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    mnt = currency("MNT")
    async with store.unit() as unit:
        _, khan = await taken(unit, viewer, NewAccount("Khan", mnt), replace(statement(opening="0"), currency="MNT"))
        sent = await write(
            unit, viewer, 50000, date(2026, 10, 10), kind=Kind.REMITTANCE, to_account_id=khan.account.id,
            to_money=Money(1_130_000_00, mnt), fee=Money(800, AUD),
        )  # fmt: skip
        made, _ = await taken(unit, viewer, COMMBANK, statement((11, "-508.00", "WISE AUSTRALIA PTY"), opening="600"))
        assert made.counts == {Fate.NEW: 1}
        row = StatementRow(date(2026, 10, 12), Decimal(1_130_000), "Шилжүүлэг Bat", Decimal(1_130_000))
        said = replace(statement(opening="0"), rows=(row,), currency="MNT", closing=Decimal(1_130_000))
        arrived, booked = await taken(unit, viewer, khan.account, said)
        assert (arrived.counts, booked.off) == ({Fate.MATCHED: 1}, None)
        assert arrived.rows[0].entry == sent


# Pending rows.


async def test_a_pending_row_becomes_the_posted_one(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    first = statement((1, "-4.50", CAMPOS))
    pending = StatementRow(date(2026, 10, 2), Decimal("-70.00"), "SHELL COLES EXPRESS", pending=True)
    async with store.unit() as unit:
        made, booked = await taken(unit, viewer, COMMBANK, replace(first, rows=(*first.rows, pending)))
        assert made.counts == {Fate.NEW: 1, Fate.PENDING: 1}
        assert booked.off is None
        assert await balance(unit, viewer, booked.account) == 2550
        later = statement((4, "-70.00", "SHELL COLES EXPRESS 3321"), opening="95.50")
        made, again = await taken(unit, viewer, booked.account, later)
        assert (made.counts, again.off) == ({Fate.POSTS: 1}, None)
        assert (Kind.EXPENSE, date(2026, 10, 4), 7000) in await standing(unit, viewer, booked.account)
        old = await plan(unit, viewer, booked.account, replace(first, rows=(*first.rows, pending)), WORDS)
        assert old.counts == {Fate.KNOWN: 2}


async def test_a_pending_row_that_never_came_is_told(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    first = statement((1, "-4.50", CAMPOS))
    pending = StatementRow(date(2026, 10, 2), Decimal("-70.00"), "SHELL", pending=True)
    skipped = replace(pending, text="HOTEL", amount=Decimal(-100))
    async with store.unit() as unit:
        said = replace(first, rows=(*first.rows, pending, skipped))
        _, booked = await taken(unit, viewer, COMMBANK, said, Choices(skipped=frozenset({2})))
        later = statement((10, "-1.00", "ALDI"), (20, "-2.00", "ALDI"), (3, "-100.00", "HOTEL"), opening="95.50")
        made = await plan(unit, viewer, booked.account, later, WORDS)
        assert [one.text for one in made.lapsed] == ["SHELL"]
        assert made.rows[2].fate is Fate.SKIPPED


async def test_a_deleted_pending_entry_stays_deleted_when_it_is_posted(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    first = statement((1, "-4.50", CAMPOS))
    pending = StatementRow(date(2026, 10, 2), Decimal("-70.00"), "SHELL", pending=True)
    async with store.unit() as unit:
        made, booked = await taken(unit, viewer, COMMBANK, replace(first, rows=(*first.rows, pending)))
        found = [one for one in await unit.entries.latest(viewer, 10) if one.details.money.minor == 7000]
        await delete(unit, viewer, found, NOON)
        made, _ = await taken(unit, viewer, booked.account, statement((4, "-70.00", "SHELL"), opening="95.50"))
        assert made.counts == {Fate.POSTS: 1}
        assert (await unit.entries.get(viewer, found[0].id)).details.deleted


async def test_an_equal_row_that_was_taken_in_otherwise_is_asked(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    bare = replace(OCTOBER, rows=tuple(replace(one, balance=None) for one in OCTOBER.rows))
    other = replace(bare, rows=(replace(bare.rows[3], text="PAYMENT 7712 FRESH FOOD"),))
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, bare)
        asked = (await plan(unit, viewer, booked.account, other, WORDS)).rows[0]
        assert asked.doubt is not None
        assert (asked.fate, asked.doubt.why, len(asked.doubt.entries)) == (Fate.DOUBTFUL, Why.WORDED, 1)


async def test_the_number_of_the_account_is_kept_for_the_next_file(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        act = await open_account(
            unit, viewer, Opening("Everything", AccountKind.CASH, AUD), Origin(1, 1, 0), FIRST, NOON
        )
        _, booked = await taken(unit, viewer, act.account, OCTOBER)
        assert booked.account.facts == Facts(number="5678")
        await undo(unit, viewer, NOON)
        assert (await unit.accounts.ever(viewer, act.account.id)).facts == Facts()


async def test_corrections_and_the_past_say_what_a_payee_is(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    said = statement((1, "-4.50", "ZQX TRADING 1234"), (2, "-5.00", "VBN KIOSK"), (3, "-6.00", CAMPOS))
    async with store.unit() as unit:
        await unit.memory.remember_payee(viewer, "Campos", "fun.events")
        await write(unit, viewer, 1, date(2026, 1, 1), payee="Zqx Trading", category="home.repairs")
        made = await plan(unit, viewer, COMMBANK, said, WORDS)
        assert [one.details and one.details.category for one in made.rows] == ["home.repairs", None, "fun.events"]
