"""Every write can be taken back and done again, by who did it or by its change; a later change stands in the way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.capture.model import Item, Kind
from core.family.errors import NotAllowedError
from core.family.model import Viewer
from core.ledger.correct import UNDO_WITHIN, categorise, correct, delete, redo, undo
from core.ledger.errors import (
    ChangedSinceError,
    NoSuchEntryError,
    NothingToRedoError,
    NothingToUndoError,
    TooOldError,
)
from core.ledger.look import hide
from core.ledger.model import Change, Details, Entry, Origin, Verb
from core.ledger.record import record
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House

AUD = currency("AUD")
TODAY = date(2026, 11, 24)
COFFEE = Item(Kind.EXPENSE, Money(450, AUD), TODAY, "food.coffee", payee="Gloria")


async def put(unit: Unit, viewer: Viewer, minor: int = 450, *, days_ago: int = 0) -> Entry:
    item = replace(COFFEE, money=Money(minor, AUD))
    at = NOON - timedelta(days=days_ago)
    return (await record(unit, viewer, [item], Origin(viewer.member_id, minor, 0), at)).entries[0]


async def amounts(unit: Unit, viewer: Viewer) -> list[int]:
    """The amounts that stand, oldest first."""
    return [e.details.money.minor for e in reversed(await unit.entries.latest(viewer, 99))]


async def balance(unit: Unit, viewer: Viewer, entry: Entry) -> int:
    return (await unit.accounts.balance(viewer, entry.details.account_id)).minor


def dearer(entry: Entry, minor: int = 999) -> tuple[Entry, Details]:
    return entry, replace(entry.details, money=Money(minor, AUD))


# Correcting


async def test_a_correction_moves_the_sums_and_is_one_change(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        first, second = await put(unit, bat, 1), await put(unit, bat, 2)
        now, change = await correct(unit, bat, [dearer(first, 10), (second, second.details)], NOON)
        assert [e.details.money.minor for e in now] == [10, 2]
        assert change is not None
        assert [line.entry_id for line in change.lines] == [first.id]
        assert await balance(unit, bat, first) == -12
        assert [c.id for c in await unit.changes.of_entry(bat, first.id)][-1] == change.id


async def test_a_correction_of_nothing_is_no_change(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        entry = await put(unit, house.bat.viewer)
        assert await correct(unit, house.bat.viewer, [(entry, entry.details)], NOON) == ((entry,), None)
        assert await correct(unit, house.bat.viewer, [], NOON) == ((), None)


async def test_a_correction_into_another_month_moves_both_months(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        entry = await put(unit, bat)
        (moved,), _ = await correct(unit, bat, [(entry, replace(entry.details, day=date(2026, 1, 31)))], NOON)
        assert await balance(unit, bat, moved) == -450
        await delete(unit, bat, [moved], NOON)
        assert await balance(unit, bat, moved) == 0


async def test_a_deleted_entry_is_there_and_counts_nowhere(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        entry = await put(unit, bat)
        change = await delete(unit, bat, [entry], NOON)
        assert change is not None
        assert change.verb is Verb.DELETE
        assert await amounts(unit, bat) == []
        assert (await unit.entries.get(bat, entry.id)).details.deleted
        assert await delete(unit, bat, [await unit.entries.get(bat, entry.id)], NOON) is None
        await undo(unit, bat, NOON)
        assert await amounts(unit, bat) == [450]


async def test_a_role_that_only_sees_changes_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        entry = await put(unit, house.bat.viewer)
        saraa = house.saraa.viewer
        with pytest.raises(NotAllowedError):
            await correct(unit, saraa, [dearer(entry)], NOON)
        with pytest.raises(NotAllowedError):
            await delete(unit, saraa, [entry], NOON)
        for turn in (undo, redo):
            with pytest.raises(NotAllowedError):
                await turn(unit, saraa, NOON)


# Undoing and redoing


async def test_undo_walks_back_and_redo_walks_forward(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        entry = await put(unit, bat, 1)
        await correct(unit, bat, [dearer(entry, 2)], NOON)
        await put(unit, bat, 7)
        walk = []
        for turn in (undo, undo, undo, redo, redo, redo):
            await turn(unit, bat, NOON)
            walk.append(await amounts(unit, bat))
        assert walk == [[2], [1], [], [1], [2], [2, 7]]
        with pytest.raises(NothingToRedoError):
            await redo(unit, bat, NOON)
        assert await balance(unit, bat, entry) == -9


async def test_something_new_ends_the_redoing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await put(unit, house.bat.viewer, 1)
        await undo(unit, house.bat.viewer, NOON)
        await put(unit, house.bat.viewer, 2)
        with pytest.raises(NothingToRedoError):
            await redo(unit, house.bat.viewer, NOON)


async def test_a_change_is_undone_once_and_redone_once(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat)
        change = await undo(unit, bat, NOON)
        with pytest.raises(NothingToUndoError):
            await undo(unit, bat, NOON, change.id)
        await redo(unit, bat, NOON, change.id)
        with pytest.raises(NothingToRedoError):
            await redo(unit, bat, NOON, change.id)
        for turn, error in ((undo, NothingToUndoError), (redo, NothingToRedoError)):
            with pytest.raises(error):
                await turn(unit, bat, NOON, 987_654)


async def test_a_change_of_many_comes_and_goes_as_a_whole(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        made = await record(unit, bat, [COFFEE, replace(COFFEE, money=Money(1, AUD))], Origin(1, 1, 0), NOON)
        await undo(unit, bat, NOON, made.change.id)
        assert await amounts(unit, bat) == []
        await redo(unit, bat, NOON, made.change.id)
        assert await amounts(unit, bat) == [450, 1]


@pytest.mark.parametrize("act", ["undo", "redo"])
async def test_a_later_change_must_go_first(store: SqlStore, house: House, act: str) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        made = await record(unit, bat, [COFFEE], Origin(1, 1, 0), NOON)
        if act == "redo":
            await undo(unit, bat, NOON, made.change.id)
        entry = await unit.entries.get(bat, made.entries[0].id)
        await correct(unit, bat, [dearer(entry)], NOON)
        with pytest.raises(ChangedSinceError):
            await (undo if act == "undo" else redo)(unit, bat, NOON, made.change.id)
    async with store.unit() as unit:
        await undo(unit, bat, NOON)
        await (undo if act == "undo" else redo)(unit, bat, NOON, made.change.id)
        assert await amounts(unit, bat) == ([] if act == "undo" else [450])


async def test_a_refused_undo_changes_nothing(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        made = await record(unit, bat, [COFFEE, replace(COFFEE, money=Money(1, AUD))], Origin(1, 1, 0), NOON)
        await correct(unit, bat, [dearer(made.entries[0])], NOON)
    with pytest.raises(ChangedSinceError):
        async with store.unit() as unit:
            await undo(unit, bat, NOON, made.change.id)
    async with store.look() as unit:
        assert await amounts(unit, bat) == [999, 1]


async def test_thirty_days_and_no_more(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        made = await record(unit, bat, [COFFEE], Origin(1, 1, 0), NOON)
        late = NOON + UNDO_WITHIN + timedelta(seconds=1)
        with pytest.raises(TooOldError):
            await undo(unit, bat, late, made.change.id)
        with pytest.raises(NothingToUndoError):
            await undo(unit, bat, late)
        await undo(unit, bat, NOON + UNDO_WITHIN)
        with pytest.raises(TooOldError):
            await redo(unit, bat, late, made.change.id)
        with pytest.raises(NothingToRedoError):
            await redo(unit, bat, late)
        await redo(unit, bat, NOON + UNDO_WITHIN)
        assert await amounts(unit, bat) == [450]


# What others did


async def test_undo_takes_back_ones_own_last_change_and_not_anothers(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await put(unit, house.bat.viewer, 1)
        await put(unit, house.tuya.viewer, 2)
        await undo(unit, house.bat.viewer, NOON)
        assert await amounts(unit, house.bat.viewer) == [2]
        with pytest.raises(NothingToUndoError):
            await undo(unit, house.bat.viewer, NOON)
        with pytest.raises(NothingToRedoError):
            await redo(unit, house.tuya.viewer, NOON)


async def test_an_adult_may_undo_anothers_change_by_its_button(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        made = await record(unit, house.tuya.viewer, [COFFEE], Origin(2, 1, 0), NOON)
        change = await undo(unit, house.bat.viewer, NOON, made.change.id)
        assert change.member_id == house.tuya.member.id
        await redo(unit, house.tuya.viewer, NOON)
        assert await amounts(unit, house.bat.viewer) == [450]


async def test_what_another_corrected_since_stands_in_the_way(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        entry = await put(unit, house.tuya.viewer)
        await correct(unit, house.bat.viewer, [dearer(entry)], NOON)
        with pytest.raises(ChangedSinceError):
            await undo(unit, house.tuya.viewer, NOON)
        await undo(unit, house.bat.viewer, NOON)
        await undo(unit, house.tuya.viewer, NOON)
        assert await amounts(unit, house.bat.viewer) == []


async def test_a_change_of_what_is_hidden_does_not_exist_for_others(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        made = await record(unit, house.tuya.viewer, [COFFEE], Origin(2, 1, 0), NOON)
        await hide(unit, house.tuya.viewer, made.entries[0], NOON)
        with pytest.raises(NothingToUndoError):
            await undo(unit, house.bat.viewer, NOON, made.change.id)
        assert await unit.changes.of_entry(house.bat.viewer, made.entries[0].id) == ()
        with pytest.raises(NoSuchEntryError):
            await unit.entries.get(house.bat.viewer, made.entries[0].id)
        await undo(unit, house.tuya.viewer, NOON)
        assert await amounts(unit, house.bat.viewer) == [450]


async def test_another_familys_change_does_not_exist(store: SqlStore, house: House) -> None:
    from core.family.membership import found_family
    from core.family.model import Person

    async with store.unit() as unit:
        made = await record(unit, house.bat.viewer, [COFFEE], Origin(1, 1, 0), NOON)
        other = await found_family(unit, Person(9, "O", "en", "AU", "Australia/Sydney", "AUD"), "Other", NOON)
        with pytest.raises(NothingToUndoError):
            await undo(unit, other.viewer, NOON, made.change.id)


# Categories that a payee keeps


async def test_correct_once_and_the_payee_keeps_it(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        older, newer = await put(unit, bat, 1), await put(unit, house.tuya.viewer, 2)
        entry = await put(unit, bat, 3)
        now, others = await categorise(unit, bat, entry, "food.eating_out", NOON)
        assert now.details.category == "food.eating_out"
        assert [e.id for e in others] == [newer.id, older.id]
        assert await unit.memory.payees(house.tuya.viewer) == (("gloria", "food.eating_out"),)
        _, others = await categorise(unit, bat, older, "food.eating_out", NOON)
        assert [e.id for e in others] == [newer.id]


async def test_without_a_payee_nothing_is_kept(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat)
        item = replace(COFFEE, payee=None)
        entry = (await record(unit, bat, [item], Origin(1, 2, 0), NOON)).entries[0]
        assert (await categorise(unit, bat, entry, "home.rent", NOON))[1] == ()
        assert await unit.memory.payees(bat) == ()


async def test_a_change_knows_who_made_it_and_what_stood_before(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        entry = await put(unit, house.bat.viewer)
        pair = dearer(entry)
        await correct(unit, house.tuya.viewer, [pair], NOON + timedelta(hours=1))
        first, second = await unit.changes.of_entry(house.bat.viewer, entry.id)
    assert isinstance(first, Change)
    assert [(c.member_id, c.verb, c.lines[0].before, c.lines[0].after) for c in (first, second)] == [
        (house.bat.member.id, Verb.RECORD, None, entry.details),
        (house.tuya.member.id, Verb.CORRECT, entry.details, pair[1]),
    ]
    assert second.at == NOON + timedelta(hours=1)
