"""An import goes back whole, whatever was done to its entries since, and comes back as it was just before."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from core.accounts.keep import Opening, delete_account, open_account, revise
from core.accounts.model import AccountKind, Facts
from core.capture.model import Kind
from core.family.membership import found_family
from core.family.model import Viewer
from core.importing.book import settle
from core.importing.model import Booked, Choices, Fate, NewAccount
from core.ledger.correct import correct, delete, redo, undo
from core.ledger.errors import ChangedSinceError, NoSuchEntryError, NothingToUndoError
from core.ledger.model import Account, Details, Entry, Origin
from core.ledger.record import private_everyday
from core.money.money import Money
from integrations.db.tables import account_month, entry, posting
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.importing.test_imports import CAMPOS, OCTOBER, SEPTEMBER, balance, standing, write
from tests.core.importing.words import AUD, COMMBANK, FIRST, statement, taken

DAYS = [date(2026, month, 28) for month in (8, 9, 10, 11)]
SAVINGS = NewAccount("Savings", AUD, "9876")


async def stored(unit: SqlUnit) -> Mapping[str, Any]:
    """All entries with their postings, and the running sums that are not zero."""
    found = {}
    for table in (entry, posting, account_month):
        rows = (await unit.connection.execute(select(table).order_by(*table.primary_key.columns))).mappings()
        found[table.name] = [dict(row) for row in rows if table is not account_month or row["minor"]]
    return found


async def entries_of(unit: SqlUnit, viewer: Viewer, booked: Booked) -> list[Entry]:
    assert booked.change is not None
    found = [await unit.entries.get(viewer, line.entry_id) for line in booked.change.lines]
    return [one for one in found if one.details.kind is not Kind.OPENING]


async def change(unit: SqlUnit, viewer: Viewer, *entries: Entry, at: int = 0, **fields: object) -> None:
    pairs = [(one, replace(one.details, **fields)) for one in entries]  # type: ignore[arg-type]
    await correct(unit, viewer, pairs, NOON + timedelta(minutes=at))


async def back(unit: SqlUnit, viewer: Viewer, booked: Booked, at: int = 60) -> int:
    """Undo an import, with how many later changes went with it."""
    assert booked.change is not None
    return (await undo(unit, viewer, NOON + timedelta(minutes=at), booked.change.id)).along


async def again(unit: SqlUnit, viewer: Viewer, booked: Booked) -> None:
    assert booked.change is not None
    await redo(unit, viewer, NOON + timedelta(minutes=90), booked.change.id)


async def test_later_changes_of_its_entries_go_with_it_and_come_back(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        coffee, other, salary, food = await entries_of(unit, viewer, booked)
        await change(unit, viewer, coffee, money=Money(999, AUD), note="two")
        await change(unit, viewer, food, other, category="personal.gifts")
        await delete(unit, viewer, [salary], NOON)
        before = await stored(unit)
        assert await back(unit, viewer, booked) == 3
        assert booked.account.id not in {one.id for one in await unit.accounts.visible(viewer)}
        assert (await stored(unit))["posting"] == []
        with pytest.raises(NothingToUndoError):
            await undo(unit, viewer, NOON)
        await redo(unit, viewer, NOON + timedelta(minutes=90))
        assert await stored(unit) == before
        await undo(unit, viewer, NOON)
        assert (await unit.entries.get(viewer, salary.id)).details == salary.details


async def test_once_more_after_it_came_back(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        coffee, *_ = await entries_of(unit, viewer, booked)
        await change(unit, viewer, coffee, note="two")
        for _ in range(2):
            before = await stored(unit)
            assert await back(unit, viewer, booked) == 1
            await again(unit, viewer, booked)
            assert await stored(unit) == before


async def test_what_was_typed_stays_as_it_was_corrected_since(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        typed = await write(unit, viewer, 450, FIRST, category="food.coffee")
        gone = await write(unit, viewer, 6000, FIRST + timedelta(days=30), category="food.groceries")
        made, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        assert made.counts[Fate.MATCHED] == 2
        tied = await unit.entries.get(viewer, typed.id)
        assert tied.details.account_id == booked.account.id
        await change(unit, viewer, tied, category="personal.gifts", note="for mum")
        await delete(unit, viewer, [await unit.entries.get(viewer, gone.id)], NOON)
        before = await stored(unit)
        assert await back(unit, viewer, booked) == 2
        now = (await unit.entries.get(viewer, typed.id)).details
        assert now == replace(typed.details, category="personal.gifts", note="for mum")
        assert (await unit.entries.get(viewer, gone.id)).details == replace(gone.details, deleted=True)
        await again(unit, viewer, booked)
        assert await stored(unit) == before


async def test_a_change_of_other_entries_too_keeps_what_it_did_to_them(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        typed = await write(unit, viewer, 700, FIRST, payee="Campos")
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        coffee, *_ = await entries_of(unit, viewer, booked)
        await change(unit, viewer, coffee, typed, category="personal.gifts")
        before = await stored(unit)
        assert await back(unit, viewer, booked) == 1
        assert (await unit.entries.get(viewer, typed.id)).details.category == "personal.gifts"
        await undo(unit, viewer, NOON)
        assert await unit.entries.get(viewer, typed.id) == typed
        await redo(unit, viewer, NOON, booked.change.id if booked.change else None)
        assert (await unit.entries.get(viewer, coffee.id)).details.category == "personal.gifts"
        await redo(unit, viewer, NOON)
        assert await stored(unit) == before


async def test_what_stands_in_the_way_of_bringing_it_back_is_told(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        typed = await write(unit, viewer, 450, FIRST, category="food.coffee")
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        await change(unit, viewer, await unit.entries.get(viewer, typed.id), note="two")
        await back(unit, viewer, booked)
        await change(unit, viewer, await unit.entries.get(viewer, typed.id), note="three")
        with pytest.raises(ChangedSinceError):
            await again(unit, viewer, booked)


# Accounts


async def test_what_else_stands_on_its_account_keeps_it_with_a_true_balance(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    later = statement((40, "-10.00", "ALDI"), opening="1931.00")
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        account = booked.account
        _, second = await taken(unit, viewer, account, later)
        before = await stored(unit)
        assert await back(unit, viewer, booked) == 0
        assert await balance(unit, viewer, account) == 1921_00
        assert await standing(unit, viewer, account) == [
            (Kind.EXPENSE, date(2026, 11, 9), 1000), (Kind.OPENING, date(2026, 11, 8), 1931_00),
        ]  # fmt: skip
        await again(unit, viewer, booked)
        assert await stored(unit) == before
        await back(unit, viewer, booked)
        await back(unit, viewer, second)
        assert await standing(unit, viewer, account) == [(Kind.OPENING, date(2026, 11, 8), 1931_00)]


async def test_an_earlier_month_that_was_taken_in_later_stays(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        _, second = await taken(unit, viewer, booked.account, SEPTEMBER)
        await back(unit, viewer, booked)
        assert await balance(unit, viewer, second.account) == 100_00
        assert len(await standing(unit, viewer, second.account)) == 3


async def test_a_renamed_and_a_closed_account_come_back_so(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        renamed = replace(booked.account, name="ours")
        await revise(unit, viewer, booked.account, renamed, NOON)
        await delete_account(unit, viewer, renamed, NOON)
        before = await stored(unit)
        assert await back(unit, viewer, booked) == 2
        assert (await stored(unit))["posting"] == []
        with pytest.raises(NothingToUndoError):
            await undo(unit, viewer, NOON)
        await again(unit, viewer, booked)
        assert await stored(unit) == before
        await undo(unit, viewer, NOON)
        assert renamed in await unit.accounts.visible(viewer)
        assert await back(unit, viewer, booked) == 1
        await again(unit, viewer, booked)
        assert renamed in await unit.accounts.visible(viewer)
        await revise(unit, viewer, renamed, booked.account, NOON)
        await back(unit, viewer, booked)
        hidden = await unit.accounts.ever(viewer, booked.account.id)
        await unit.accounts.replace(viewer, replace(hidden, name="other"))
        with pytest.raises(ChangedSinceError):
            await again(unit, viewer, booked)


async def test_a_balance_that_was_settled_goes_out_of_sight_with_the_account(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        coffee, *_ = await entries_of(unit, viewer, booked)
        await delete(unit, viewer, [coffee], NOON)
        settled = replace(booked, off=Money(450, AUD))
        assert await settle(unit, viewer, settled, Origin(1, 1, 0), NOON) is not None
        before = await stored(unit)
        assert await back(unit, viewer, booked) == 2
        with pytest.raises(NothingToUndoError):
            await undo(unit, viewer, NOON)
        await again(unit, viewer, booked)
        assert await stored(unit) == before


async def test_the_number_that_it_gave_an_account_goes_unless_others_rows_hold_it(
    store: SqlStore, house: House
) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        new = Opening("CommBank", AccountKind.CASH, AUD, Money(9100, AUD), date(2026, 10, 5))
        act = await open_account(unit, viewer, new, Origin(1, 1, 0), date(2026, 11, 1), NOON)
        _, booked = await taken(unit, viewer, act.account, OCTOBER)
        later = statement((40, "-10.00", "ALDI"), opening="1931.00")
        _, second = await taken(unit, viewer, booked.account, later)
        await back(unit, viewer, booked)
        assert (await unit.accounts.ever(viewer, act.account.id)).facts == booked.account.facts
        await again(unit, viewer, booked)
        await back(unit, viewer, second)
        await revise(unit, viewer, booked.account, replace(booked.account, name="ours"), NOON)
        await back(unit, viewer, booked, at=70)
        assert await unit.accounts.ever(viewer, act.account.id) == replace(act.account, name="ours")
        assert act.account.facts == Facts()


# What others hold on to


async def test_the_other_side_of_a_transfer_is_left(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, ours = await taken(unit, viewer, COMMBANK, statement((5, "-50.00", "Transfer to xx9876 CommBank app")))
        made, theirs = await taken(
            unit, viewer, SAVINGS, statement((6, "50.00", "Transfer from xx5678"), opening="500.00", number="9876")
        )
        assert made.counts == {Fate.PAIRED: 1}
        before = await stored(unit)
        await back(unit, viewer, ours)
        assert await balance(unit, viewer, theirs.account) == 550_00
        assert (Kind.INCOME, date(2026, 10, 6), 5000) in await standing(unit, viewer, theirs.account)
        await again(unit, viewer, ours)
        assert await stored(unit) == before
        await back(unit, viewer, ours)
        await back(unit, viewer, theirs)
        assert (await stored(unit))["posting"] == []


async def test_money_that_went_out_is_left_as_spending(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, theirs = await taken(
            unit, viewer, SAVINGS, statement((6, "50.00", "Transfer from xx5678"), opening="500.00", number="9876")
        )
        _, ours = await taken(unit, viewer, COMMBANK, statement((5, "-50.00", "Transfer to xx9876 CommBank app")))
        await back(unit, viewer, theirs)
        assert await balance(unit, viewer, ours.account) == 50_00
        assert (Kind.EXPENSE, date(2026, 10, 5), 5000) in await standing(unit, viewer, ours.account)


async def test_what_was_typed_and_paired_loses_one_side_after_the_other(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        typed = await write(unit, viewer, 5000, FIRST + timedelta(days=4), note="saved")
        _, ours = await taken(unit, viewer, COMMBANK, statement((5, "-50.00", "Transfer to xx1111")))
        _, theirs = await taken(
            unit, viewer, SAVINGS, statement((6, "50.00", "Transfer from xx5678"), opening="500.00", number="9876")
        )
        await back(unit, viewer, ours)
        now = (await unit.entries.get(viewer, typed.id)).details
        assert (now.account_id, now.to_account_id, now.note) == (typed.details.account_id, theirs.account.id, "saved")
        await back(unit, viewer, theirs, at=61)
        assert (await unit.entries.get(viewer, typed.id)).details == typed.details


async def test_a_row_that_was_posted_since_stays(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    pending = statement((5, "-50.00", "ALDI"))
    waits = replace(pending, rows=tuple(replace(row, pending=True, balance=None) for row in pending.rows), closing=None)
    async with store.unit() as unit:
        _, first = await taken(unit, viewer, COMMBANK, waits, Choices(confirmed=True))
        made, second = await taken(unit, viewer, first.account, statement((7, "-50.00", "ALDI")))
        assert made.counts == {Fate.POSTS: 1}
        before = await standing(unit, viewer, second.account)
        await back(unit, viewer, first)
        assert await standing(unit, viewer, second.account) == before


async def test_an_entry_that_went_out_of_sight_is_not_taken_back_unseen(store: SqlStore, house: House) -> None:
    viewer, spouse = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, OCTOBER)
        coffee, *_ = await entries_of(unit, viewer, booked)
        hidden = await private_everyday(unit, spouse, AUD)
        await change(unit, spouse, coffee, account_id=hidden.id)
        with pytest.raises((NothingToUndoError, NoSuchEntryError)):
            await back(unit, viewer, booked)


# At random


TEXTS = (CAMPOS, "ALDI 123", "COLES 0123", "OPAL TRAVEL")


def _rows(chance: random.Random) -> tuple[tuple[int, str, str], ...]:
    days = sorted(chance.randrange(1, 29) for _ in range(chance.randrange(1, 12)))
    return tuple((day, f"-{chance.choice((450, 450, 1000, 2599)) / 100:.2f}", chance.choice(TEXTS)) for day in days)


async def _typed(unit: SqlUnit, viewer: Viewer, seed: int) -> list[Entry]:
    """The same entries, whoever types them."""
    chance = random.Random(seed)
    return [
        await write(
            unit, viewer, chance.choice((450, 1000, 2599)), FIRST + timedelta(days=chance.randrange(28)),
            category=chance.choice(("food.coffee", "food.groceries", None)),
        )
        for _ in range(chance.randrange(1, 6))
    ]  # fmt: skip


async def _corrected(unit: SqlUnit, viewer: Viewer, keys: list[int], seed: int) -> None:
    """Corrections that say nothing of what the bank knows."""
    chance = random.Random(seed)
    for key in keys:
        one = await unit.entries.get(viewer, key)
        match chance.randrange(4):
            case 0:
                await change(unit, viewer, one, category="personal.gifts", at=1)
            case 1:
                await change(unit, viewer, one, note="changed", at=1)
            case 2:
                await delete(unit, viewer, [one], NOON)


async def _meddled(unit: SqlUnit, viewer: Viewer, booked: Booked, typed: set[int], chance: random.Random) -> None:
    """Anything done to what the bank alone tells of."""
    own = [one for one in await entries_of(unit, viewer, booked) if one.id not in typed]
    for key in chance.sample([one.id for one in own], min(len(own), 4)):
        one = await unit.entries.get(viewer, key)
        match chance.randrange(4):
            case 0:
                await change(unit, viewer, one, money=Money(chance.randrange(1, 9999), AUD), at=1)
            case 1:
                await change(unit, viewer, one, day=one.details.day - timedelta(days=40), at=1)
            case 2:
                await delete(unit, viewer, [one], NOON)
            case 3:
                now = [await unit.entries.get(viewer, other.id) for other in own]
                await change(unit, viewer, *now, category="food.coffee", at=1)


def _told(details: Details, accounts: Mapping[int, str]) -> Details:
    return replace(details, account_id=len(accounts[details.account_id]))


async def _left(unit: SqlUnit, viewer: Viewer, keys: list[int]) -> tuple[list[Details], list[int]]:
    """The typed entries, and what is on the everyday account at the ends of months."""
    accounts: list[Account] = list(await unit.accounts.visible(viewer))
    names = {one.id: one.name for one in accounts}
    details = [_told((await unit.entries.get(viewer, key)).details, names) for key in keys]
    balances = await unit.accounts.balances(viewer, DAYS)
    return details, [sum(money.minor for money in balances[day].values()) for day in DAYS]


@pytest.mark.parametrize("seed", range(8))
async def test_at_random_what_is_left_is_what_would_be_without_it(store: SqlStore, house: House, seed: int) -> None:
    chance = random.Random(seed)
    rows = _rows(chance)
    bat = house.bat.viewer
    async with store.unit() as unit:
        alone = (await found_family(unit, replace(house.bat.person, user_id=9), "others", NOON)).viewer
        typed = [one.id for one in await _typed(unit, bat, seed)]
        same = [one.id for one in await _typed(unit, alone, seed)]
        _, booked = await taken(unit, bat, COMMBANK, statement(*rows))
        await _corrected(unit, bat, typed, seed)
        await _corrected(unit, alone, same, seed)
        await _meddled(unit, bat, booked, set(typed), chance)
        before = await stored(unit)
        await back(unit, bat, booked)
        assert await _left(unit, bat, typed) == await _left(unit, alone, same)
        await again(unit, bat, booked)
        assert await stored(unit) == before
