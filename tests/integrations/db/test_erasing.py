"""Erasing a member leaves the others' ledger in agreement with itself, on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from core.capture.model import Item, Kind
from core.family.membership import Joined, accept, erase, found_family, invite
from core.family.model import Person, Role
from core.ledger.correct import correct, delete, redo, undo
from core.ledger.errors import NoSuchEntryError, NothingToRedoError, NothingToUndoError
from core.ledger.model import Account, Entry, Origin
from core.ledger.record import record
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.tables import account, account_month, change, entry, posting
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.integrations.db.random_ledger import fill, found

AUD = currency("AUD")
BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Туяа", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
TODAY = date(2026, 11, 24)
Sums = dict[tuple[int, str, str], int]


async def running_sums(unit: SqlUnit) -> Sums:
    rows = await unit.connection.execute(select(account_month))
    return {(row.account_id, row.month, row.currency): row.minor for row in rows if row.minor}


async def summed_postings(unit: SqlUnit) -> Sums:
    statement = select(posting, entry.c.day).join(entry, entry.c.id == posting.c.entry_id)
    sums: Sums = {}
    for row in await unit.connection.execute(statement.where(posting.c.account_id.is_not(None))):
        key = (row.account_id, f"{row.day:%Y-%m}", row.currency)
        sums[key] = sums.get(key, 0) + row.minor
    return {key: minor for key, minor in sums.items() if minor}


async def imbalances(unit: SqlUnit) -> dict[tuple[int, str], int]:
    sums: dict[tuple[int, str], int] = {}
    for row in await unit.connection.execute(select(posting)):
        sums[row.entry_id, row.currency] = sums.get((row.entry_id, row.currency), 0) + row.minor
    return {key: minor for key, minor in sums.items() if minor}


async def assert_agrees(store: SqlStore) -> None:
    async with store.look() as unit:
        assert await imbalances(unit) == {}
        assert await running_sums(unit) == await summed_postings(unit)


async def rows(unit: SqlUnit) -> int:
    counts = [await unit.connection.execute(select(func.count()).select_from(table)) for table in (account, entry)]
    return sum(count.scalar_one() for count in counts)


@pytest.fixture
async def house(store: SqlStore) -> tuple[Joined, Joined]:
    """Bat, who owns the family, and Tuya; both think in Australian dollars here."""
    async with store.unit() as unit:
        bat = await found_family(unit, BAT, "Bat's", NOON)
        await invite(unit, bat.viewer, Role.ADULT, "token", NOON)
        return bat, await accept(unit, replace(TUYA, base="AUD"), "token", NOON)


async def opened(unit: Unit, who: Joined, name: str) -> Account:
    return await unit.accounts.add(who.viewer, name, AUD, private=False, everyday=False)


async def spent(unit: Unit, who: Joined, minor: int, message: int, **more: str | None) -> Entry:
    item = replace(Item(Kind.EXPENSE, Money(minor, AUD), TODAY, "food.coffee"), **more)  # type: ignore[arg-type]
    made = await record(unit, who.viewer, [item], Origin(who.person.user_id, message, 0), NOON)
    return made.entries[0]


async def test_what_the_member_spent_from_anothers_account_leaves_its_sums(
    store: SqlStore, house: tuple[Joined, Joined]
) -> None:
    bat, tuya = house
    async with store.unit() as unit:
        shared = await opened(unit, bat, "commbank")
        await spent(unit, bat, 1_000, 1, account="commbank")
        await spent(unit, tuya, 250, 2, account="commbank")
        assert (await unit.accounts.balance(bat.viewer, shared.id)).minor == -1_250
    async with store.unit() as unit:
        await erase(unit, tuya.person, NOON)
    async with store.look() as unit:
        assert (await unit.accounts.balance(bat.viewer, shared.id)).minor == -1_000
        assert [one.details.money.minor for one in await unit.entries.latest(bat.viewer, 10)] == [1_000]
    await assert_agrees(store)


async def test_what_another_sent_to_the_members_account_has_left_the_family(
    store: SqlStore, house: tuple[Joined, Joined]
) -> None:
    bat, tuya = house
    async with store.unit() as unit:
        await opened(unit, tuya, "savings")
        moved = Item(Kind.TRANSFER, Money(5_000, AUD), TODAY, to_account="savings")
        made = await record(unit, bat.viewer, [moved], Origin(1, 1, 0), NOON)
        own = made.entries[0].details.account_id
        await erase(unit, tuya.person, NOON)
    await assert_agrees(store)
    async with store.unit() as unit:
        assert (await unit.accounts.balance(bat.viewer, own)).minor == -5_000
        (left,) = await unit.entries.latest(bat.viewer, 10)
        assert left.details.to_account_id is None
        with pytest.raises(NothingToUndoError):
            await undo(unit, bat.viewer, NOON)
        assert await delete(unit, bat.viewer, [left], NOON)
        assert (await unit.accounts.balance(bat.viewer, own)).minor == 0
        await undo(unit, bat.viewer, NOON)
    await assert_agrees(store)


async def test_anothers_entry_on_the_members_account_goes_with_it(
    store: SqlStore, house: tuple[Joined, Joined]
) -> None:
    bat, tuya = house
    async with store.unit() as unit:
        await opened(unit, tuya, "khan")
        own = await opened(unit, bat, "commbank")
        item = Item(Kind.TRANSFER, Money(700, AUD), TODAY, account="khan", to_account="commbank")
        await record(unit, bat.viewer, [item], Origin(1, 1, 0), NOON)
        assert (await unit.accounts.balance(bat.viewer, own.id)).minor == 700
        await erase(unit, tuya.person, NOON)
        assert (await unit.accounts.balance(bat.viewer, own.id)).minor == 0
        assert await unit.entries.latest(bat.viewer, 10) == ()
        with pytest.raises(NothingToUndoError):
            await undo(unit, bat.viewer, NOON)
    await assert_agrees(store)


async def test_an_entry_that_once_stood_on_the_members_account_cannot_go_back_there(
    store: SqlStore, house: tuple[Joined, Joined]
) -> None:
    bat, tuya = house
    async with store.unit() as unit:
        await opened(unit, tuya, "khan")
        made = await spent(unit, bat, 100, 1, account="khan")
        own = await opened(unit, bat, "commbank")
        await correct(unit, bat.viewer, [(made, replace(made.details, account_id=own.id))], NOON)
        await undo(unit, bat.viewer, NOON)
        await redo(unit, bat.viewer, NOON)
        await erase(unit, tuya.person, NOON)
        for turn, error in ((undo, NothingToUndoError), (redo, NothingToRedoError)):
            with pytest.raises(error):
                await turn(unit, bat.viewer, NOON)
        assert [one.id for one in await unit.entries.latest(bat.viewer, 10)] == [made.id]
    await assert_agrees(store)


async def test_a_refund_of_the_members_expense_stands_and_no_change_of_it_is_left(
    store: SqlStore, house: tuple[Joined, Joined]
) -> None:
    bat, tuya = house
    async with store.unit() as unit:
        bought = await spent(unit, tuya, 2_000, 1, payee="Kmart")
        back = Item(Kind.REFUND, Money(1_999, AUD), TODAY, payee="kmart")
        made = await record(unit, bat.viewer, [back], Origin(1, 1, 0), NOON)
        assert made.entries[0].details.repays == bought.id
        untouched = await spent(unit, bat, 300, 2)
        await erase(unit, tuya.person, NOON)
        kept = await unit.entries.latest(bat.viewer, 10)
        assert [one.id for one in kept] == [untouched.id, made.entries[0].id]
        assert kept[1].details.repays is None
        assert (await undo(unit, bat.viewer, NOON)).lines[0].entry_id == untouched.id
        with pytest.raises(NothingToUndoError):
            await undo(unit, bat.viewer, NOON)
    await assert_agrees(store)


async def test_what_the_member_corrected_of_anothers_stands_and_blocks_no_undo(
    store: SqlStore, house: tuple[Joined, Joined]
) -> None:
    bat, tuya = house
    async with store.unit() as unit:
        first = await spent(unit, bat, 100, 1)
        second = await spent(unit, bat, 200, 2)
        await correct(unit, tuya.viewer, [(second, replace(second.details, category="home.rent"))], NOON)
        await erase(unit, tuya.person, NOON)
        assert (await unit.entries.get(bat.viewer, second.id)).details.category == "home.rent"
        assert (await undo(unit, bat.viewer, NOON)).lines[0].entry_id == first.id
        assert (await unit.connection.execute(select(func.count()).select_from(change))).scalar_one() == 1
    await assert_agrees(store)


async def test_a_change_of_several_entries_keeps_the_ones_that_stay(
    store: SqlStore, house: tuple[Joined, Joined]
) -> None:
    bat, tuya = house
    async with store.unit() as unit:
        mine, theirs = await spent(unit, bat, 100, 1), await spent(unit, tuya, 200, 2)
        pairs = [(one, replace(one.details, category="fun.travel")) for one in (mine, theirs)]
        await correct(unit, bat.viewer, pairs, NOON)
        await erase(unit, tuya.person, NOON)
        with pytest.raises(NoSuchEntryError):
            await unit.entries.get(bat.viewer, theirs.id)
        await undo(unit, bat.viewer, NOON)
        assert (await unit.entries.get(bat.viewer, mine.id)).details.category == "food.coffee"
    await assert_agrees(store)


async def test_a_payee_who_writes_like_a_database_changes_nothing(
    store: SqlStore, house: tuple[Joined, Joined]
) -> None:
    bat, tuya = house
    async with store.unit() as unit:
        khan = await opened(unit, tuya, "khan")
        made = await spent(unit, bat, 100, 1, payee=f'"account_id":{khan.id}, "repays":7')
        await erase(unit, tuya.person, NOON)
        assert (await undo(unit, bat.viewer, NOON)).lines[0].entry_id == made.id


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("who", ["bat", "tuya"])
async def test_a_random_ledger_agrees_after_either_member_is_erased(store: SqlStore, seed: int, who: str) -> None:
    family = await found(store)
    await fill(store, family, seed, 60)
    await assert_agrees(store)
    gone = getattr(family, who)
    async with store.unit() as unit:
        before = await rows(unit)
        await unit.people.erase_member(gone, gone.member_id)
        assert 0 < await rows(unit) < before
    await assert_agrees(store)
    staying = family.tuya if who == "bat" else family.bat
    async with store.unit() as unit:
        for step in range(200):
            try:
                await undo(unit, staying, NOON + timedelta(seconds=step))
            except NothingToUndoError:
                break
        assert step > 0
    await assert_agrees(store)
