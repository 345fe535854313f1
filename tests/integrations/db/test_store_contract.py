"""The contract of the store's ports, on SQLite and on a real PostgreSQL alike."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.capture.model import Item, Kind
from core.family.errors import NotAllowedError
from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person, Role
from core.ledger.correct import correct, redo, undo
from core.ledger.errors import ChangedSinceError, NoSuchEntryError, NothingToUndoError
from core.ledger.model import Origin
from core.ledger.record import private_everyday, record
from core.money.currency import currency
from core.money.money import Money
from integrations.db.unit import SqlStore
from tests.conftest import NOON

AUD = currency("AUD")
BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Tuya", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
COFFEE = Item(Kind.EXPENSE, Money(450, AUD), date(2026, 11, 24), "food.coffee")


async def two_people(store: SqlStore) -> tuple[Joined, Joined]:
    async with store.unit() as unit:
        bat = await found_family(unit, BAT, "Bat's", NOON)
        await invite(unit, bat.viewer, Role.ADULT, "token", NOON)
        return bat, await accept(unit, TUYA, "token", NOON)


async def test_an_entry_is_recorded_corrected_undone_and_redone(store: SqlStore) -> None:
    bat, _ = await two_people(store)
    async with store.unit() as unit:
        made = await record(unit, bat.viewer, [COFFEE], Origin(1, 10, 0), NOON)
        (entry,) = made.entries
        assert (await unit.accounts.balance(bat.viewer, entry.details.account_id)).minor == -450
        dear = replace(entry.details, money=Money(550, AUD))
        await correct(unit, bat.viewer, [(entry, dear)], NOON)
    async with store.unit() as unit:
        assert (await unit.accounts.balance(bat.viewer, entry.details.account_id)).minor == -550
        with pytest.raises(ChangedSinceError):
            await undo(unit, bat.viewer, NOON, made.change.id)
    async with store.unit() as unit:
        await undo(unit, bat.viewer, NOON)
        await undo(unit, bat.viewer, NOON)
        assert (await unit.accounts.balance(bat.viewer, entry.details.account_id)).minor == 0
        assert await unit.entries.latest(bat.viewer, 10) == ()
        with pytest.raises(NothingToUndoError):
            await undo(unit, bat.viewer, NOON)
        await redo(unit, bat.viewer, NOON)
        await redo(unit, bat.viewer, NOON)
        (entry,) = await unit.entries.latest(bat.viewer, 10)
        assert entry.details == dear


async def test_the_private_entry_of_one_does_not_exist_for_the_other(store: SqlStore) -> None:
    bat, tuya = await two_people(store)
    async with store.unit() as unit:
        (entry,) = (await record(unit, bat.viewer, [COFFEE], Origin(1, 10, 0), NOON)).entries
        hidden = await private_everyday(unit, bat.viewer, AUD)
        await correct(unit, bat.viewer, [(entry, replace(entry.details, account_id=hidden.id))], NOON)
    async with store.look() as unit:
        assert len(await unit.entries.latest(bat.viewer, 10)) == 1
        assert await unit.entries.latest(tuya.viewer, 10) == ()
        with pytest.raises(NoSuchEntryError):
            await unit.entries.get(tuya.viewer, entry.id)
        assert hidden not in await unit.accounts.visible(tuya.viewer)


async def test_a_viewer_records_nothing(store: SqlStore) -> None:
    bat, _ = await two_people(store)
    async with store.unit() as unit:
        with pytest.raises(NotAllowedError):
            await record(unit, replace(bat.viewer, role=Role.VIEWER), [COFFEE], Origin(1, 10, 0), NOON)


async def test_two_parents_writing_the_same_is_noticed(store: SqlStore) -> None:
    bat, tuya = await two_people(store)
    async with store.unit() as unit:
        first = await record(unit, bat.viewer, [COFFEE], Origin(1, 10, 0), NOON)
        soon = await record(unit, tuya.viewer, [COFFEE], Origin(2, 20, 0), NOON + timedelta(minutes=2))
        late = await record(unit, tuya.viewer, [COFFEE], Origin(2, 21, 0), NOON + timedelta(minutes=5))
    assert not first.twins
    assert [twin.id for twin in soon.twins] == [first.entries[0].id]
    assert not late.twins


async def test_an_update_is_claimed_once_and_an_older_text_never_wins(store: SqlStore) -> None:
    async with store.unit(1) as unit:
        assert await unit.inbox.first_time("m:1:10:0", 1, 10, 0, NOON)
        assert not await unit.inbox.first_time("m:1:10:0", 1, 10, 0, NOON)
        assert await unit.inbox.first_time("m:1:11:50", 1, 11, 50, NOON)
        assert not await unit.inbox.first_time("m:1:11:0", 1, 11, 0, NOON)


async def test_the_inbox_keeps_each_update_once_and_in_order(store: SqlStore) -> None:
    async with store.unit() as unit:
        assert await unit.inbox.store([(2, 7, "b"), (1, 7, "a")], NOON) == 2
        assert await unit.inbox.store([(2, 7, "b"), (3, 8, "c")], NOON) == 1
        assert set(await unit.inbox.waiting_chats()) == {7, 8}
        first = await unit.inbox.next(7)
        assert first is not None
        assert (first.update_id, first.payload) == (1, "a")
        await unit.inbox.done(1)
        second = await unit.inbox.next(7)
        assert second is not None
        assert second.update_id == 2
