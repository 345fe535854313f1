"""What is watched over, on SQLite and on a real PostgreSQL alike: kept, hidden, changed, undone; and told in time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.bills.model import Bill, Flow, Occurrence
from core.budgets.model import Budget, Period, Scope
from core.family.errors import NotAllowedError
from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person, Role, Viewer
from core.goals.model import Goal, Saving
from core.ledger.correct import redo, undo
from core.ledger.errors import ChangedSinceError, NothingToUndoError
from core.ledger.record import private_everyday
from core.matters.act import begin, remove, revise
from core.matters.errors import NoSuchMatterError
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.money.currency import currency
from core.money.money import Money
from core.reminders.model import Kind, NewReminder
from integrations.db.erasing import erase_member
from integrations.db.unit import SqlStore
from tests.conftest import NOON

AUD = currency("AUD")
DAY = date(2026, 11, 24)
RENT = Bill("Rent", Flow.OUT, AUD, "FREQ=WEEKLY;INTERVAL=2", DAY, Money(2400_00, AUD))
FOOD = Budget(Scope(("food",)), Money(900_00, AUD), Period.MONTH, DAY)


async def two_people(store: SqlStore) -> tuple[Viewer, Viewer]:
    async with store.unit() as unit:
        bat: Joined = await found_family(unit, Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD"), "Bat's", NOON)
        await invite(unit, bat.viewer, Role.ADULT, "token", NOON)
        tuya = await accept(unit, Person(2, "Tuya", "mn", "MN", "Asia/Ulaanbaatar", "MNT"), "token", NOON)
        return bat.viewer, tuya.viewer


async def test_each_kind_comes_back_as_it_was_stored(store: SqlStore) -> None:
    bat, tuya = await two_people(store)
    async with store.unit() as unit:
        rent = (await begin(unit, bat, Matter(bat.member_id, RENT), NOON)).matter
        goal = (await begin(unit, bat, Matter(bat.member_id, Goal("Tickets", Money(3000_00, AUD), DAY)), NOON)).matter
        once = Matter(bat.member_id, Occurrence(DAY, DAY, RENT.money), parent_id=rent.id, day=DAY)
        await unit.matters.add(bat, once)
        await unit.matters.add(bat, Matter(bat.member_id, Saving(Money(50_00, AUD)), parent_id=goal.id, day=DAY))
        await unit.matters.add(bat, Matter(bat.member_id, FOOD))
    async with store.look() as unit:
        assert [one.body for one in await unit.matters.find(tuya, Bill)] == [RENT]
        assert [one.body for one in await unit.matters.find(tuya, Budget)] == [FOOD]
        assert [one.body.money for one in await unit.matters.find(tuya, Saving)] == [Money(50_00, AUD)]
        (occurrence,) = await unit.matters.find(tuya, Occurrence, Wanted(parents=[rent.id]))
        assert (occurrence.body, occurrence.parent_id, occurrence.day) == (once.body, rent.id, DAY)
        assert await unit.matters.get(tuya, Goal, goal.id) == goal
        with pytest.raises(NoSuchMatterError):
            await unit.matters.get(tuya, Bill, goal.id)


async def test_matters_are_found_by_day_owner_and_parent(store: SqlStore) -> None:
    bat, tuya = await two_people(store)
    days = [DAY + timedelta(days=number) for number in range(3)]
    async with store.unit() as unit:
        for who, day in ((bat, days[2]), (tuya, days[0]), (bat, days[1])):
            await unit.matters.add(who, Matter(who.member_id, Occurrence(day, day, None), day=day))

        async def found(wanted: Wanted) -> list[date | None]:
            return [one.day for one in await unit.matters.find(bat, Occurrence, wanted)]

        assert await found(Wanted()) == days
        assert await found(Wanted(first=days[1])) == days[1:]
        assert await found(Wanted(last=days[1])) == days[:2]
        assert await found(Wanted(owner_id=tuya.member_id)) == days[:1]
        assert await found(Wanted(parents=[])) == []


async def test_what_has_a_key_is_made_once(store: SqlStore) -> None:
    bat, tuya = await two_people(store)
    async with store.unit() as unit:
        made = await unit.matters.add(bat, Matter(bat.member_id, RENT), "rent")
        assert made is not None
        await remove(unit, bat, [made], NOON)
        assert await unit.matters.add(tuya, Matter(tuya.member_id, RENT), "rent") is None
        assert await unit.matters.add(bat, Matter(bat.member_id, FOOD), "rent") is not None


async def test_what_is_private_or_of_a_hidden_account_does_not_exist_for_others(store: SqlStore) -> None:
    bat, tuya = await two_people(store)
    async with store.unit() as unit:
        hidden = await private_everyday(unit, bat, AUD)
        first = (await begin(unit, bat, Matter(bat.member_id, FOOD, private=True), NOON)).matter
        second = (await begin(unit, bat, Matter(bat.member_id, RENT, account_id=hidden.id), NOON)).matter
    async with store.unit() as unit:
        assert len(await unit.matters.find(bat, Bill)) == 1
        group = replace(bat, shared_only=True)
        for eyes in (tuya, group):
            assert await unit.matters.find(eyes, Bill) == ()
            assert await unit.matters.find(eyes, Budget) == ()
            for one in (first, second):
                with pytest.raises(NoSuchMatterError):
                    await unit.matters.ever(eyes, one.id)
                with pytest.raises(NoSuchMatterError):
                    await revise(unit, eyes, [(one, replace(one, private=False, account_id=None))], NOON)
                await unit.matters.replace(eyes, replace(one, deleted=True))
        assert len(await unit.matters.find(bat, Bill)) == len(await unit.matters.find(bat, Budget)) == 1


async def test_another_family_sees_and_changes_nothing(store: SqlStore) -> None:
    bat, _ = await two_people(store)
    async with store.unit() as unit:
        rent = (await begin(unit, bat, Matter(bat.member_id, RENT), NOON)).matter
        other = await found_family(unit, Person(9, "Dorj", "mn", "MN", "Asia/Ulaanbaatar", "MNT"), "Dorj's", NOON)
        assert await unit.matters.find(other.viewer, Bill) == ()
        with pytest.raises(NoSuchMatterError):
            await unit.matters.ever(other.viewer, rent.id)
        await unit.matters.replace(other.viewer, replace(rent, deleted=True))
        await unit.reminders.put([NewReminder(1, bat.family_id, Kind.BILL, "1", NOON, rent.id)])
        await unit.reminders.call_off(other.viewer, rent.id)
        assert await unit.matters.get(bat, Bill, rent.id) == rent
        assert len(await unit.reminders.waiting(bat, Kind.BILL)) == 1
        assert await unit.reminders.waiting(other.viewer, Kind.BILL) == ()


async def test_each_act_is_undone_and_redone(store: SqlStore) -> None:
    bat, tuya = await two_people(store)
    async with store.unit() as unit:
        act = await begin(unit, bat, Matter(bat.member_id, RENT), NOON)
        dearer = replace(act.matter, body=replace(RENT, money=Money(2500_00, AUD)))
        changed = await revise(unit, bat, [(act.matter, dearer)], NOON)
        assert changed is not None
        assert await revise(unit, bat, [(dearer, dearer)], NOON) is None
    async with store.unit() as unit:
        with pytest.raises(ChangedSinceError):
            await undo(unit, bat, NOON, act.change.id)
        await undo(unit, bat, NOON)
        assert await unit.matters.get(tuya, Bill, act.matter.id) == act.matter
        await undo(unit, bat, NOON)
        assert await unit.matters.find(bat, Bill) == ()
        with pytest.raises(NothingToUndoError):
            await undo(unit, bat, NOON)
        await redo(unit, bat, NOON)
        await redo(unit, bat, NOON)
        assert await unit.matters.get(bat, Bill, act.matter.id) == dearer
        await remove(unit, bat, [dearer], NOON)
        assert await unit.matters.find(bat, Bill) == ()
        await undo(unit, bat, NOON)
        assert await unit.matters.find(bat, Bill) == (dearer,)


async def test_who_only_looks_changes_nothing(store: SqlStore) -> None:
    bat, _ = await two_people(store)
    async with store.unit() as unit:
        rent = (await begin(unit, bat, Matter(bat.member_id, RENT), NOON)).matter
        looks = replace(bat, role=Role.VIEWER)
        with pytest.raises(NotAllowedError):
            await begin(unit, looks, Matter(bat.member_id, RENT), NOON)
        with pytest.raises(NotAllowedError):
            await remove(unit, looks, [rent], NOON)


async def test_a_member_who_is_erased_takes_their_matters_with_them(store: SqlStore) -> None:
    bat, tuya = await two_people(store)
    async with store.unit() as unit:
        theirs = (await begin(unit, tuya, Matter(tuya.member_id, RENT), NOON)).matter
        mine = await begin(unit, bat, Matter(bat.member_id, RENT), NOON)
        await unit.reminders.put([NewReminder(1, bat.family_id, Kind.BILL, "1", NOON, theirs.id)])
        await erase_member(unit.connection, bat, tuya.member_id)
        assert [one.id for one in await unit.matters.find(bat, Bill)] == [mine.matter.id]
        assert await unit.reminders.waiting(bat, Kind.BILL) == ()
        await undo(unit, bat, NOON, mine.change.id)


async def test_what_is_due_is_claimed_in_order_and_told_once(store: SqlStore) -> None:
    bat, _ = await two_people(store)
    late, soon, far = (
        NewReminder(1, bat.family_id, Kind.BILL, slot, NOON + timedelta(minutes=minutes))
        for slot, minutes in (("a", -5), ("b", -9), ("c", 9))
    )
    async with store.unit() as unit:
        assert not await unit.reminders.any_due(NOON)
        await unit.reminders.put([late, soon, far])
        await unit.reminders.put([])
        assert await unit.reminders.any_due(NOON)
        claimed = await unit.reminders.claim(NOON, 10)
        assert [one.told for one in claimed] == [soon, late]
        assert len(await unit.reminders.claim(NOON, 1)) == 1
        await unit.reminders.settle([one.id for one in claimed], NOON)
        await unit.reminders.settle([], NOON)
        assert not await unit.reminders.any_due(NOON)
        moved = replace(far, due_at=NOON)
        await unit.reminders.put([replace(late, due_at=NOON), moved])
        assert [one.told for one in await unit.reminders.claim(NOON, 10)] == [moved]
