"""Occurrences are made ahead of their day, follow their bill, and leave the past alone."""

from dataclasses import replace
from datetime import date, timedelta

from core.bills.model import Occurrence, Settled, Standing
from core.bills.schedule import HORIZON, expected_of, extend, standing_on
from core.ledger.correct import undo
from core.matters.act import remove, revise
from core.money.money import Money
from core.recurring.rule import Rule, Shift, Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.bills.conftest import AUD, HOLIDAYS, MNT, POWER, RENT, TODAY, body, days, due, put
from tests.core.conftest import House

LATER = date(2026, 12, 20)


async def test_they_are_made_up_to_the_horizon_and_once(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat, RENT)
        await extend(unit, house.tuya.viewer, HOLIDAYS, TODAY)
        found = await due(unit, house.saraa.viewer)
        assert days(found) == ["27 Nov", "11 Dec", "25 Dec", "08 Jan", "22 Jan"]
        assert {(one.money, one.standing) for one in found} == {(Money(2400_00, AUD), Standing.EXPECTED)}
        await extend(unit, bat, HOLIDAYS, TODAY + timedelta(days=14))
        assert days(await due(unit, bat, TODAY + HORIZON + timedelta(days=14)))[-1] == "05 Feb"


async def test_what_comes_more_seldom_has_its_next_one_all_the_same(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    yearly = replace(RENT, title="Car insurance", rule=Rule(Unit.MONTH, 12, month_days=(20,)).text())
    async with store.unit() as unit:
        await put(unit, bat, replace(yearly, first=date(2027, 3, 20)))
        await put(unit, bat, replace(yearly, first=date(2027, 3, 20), until=date(2027, 3, 1)))
        await extend(unit, bat, HOLIDAYS, TODAY)
        assert days(await due(unit, bat, date(2029, 1, 1))) == ["20 Mar"]
        await extend(unit, bat, HOLIDAYS, date(2027, 3, 21))
        assert days(await due(unit, bat, date(2029, 1, 1))) == ["20 Mar", "20 Mar"]


async def test_without_bills_nothing_is_made(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await extend(unit, house.bat.viewer, HOLIDAYS, TODAY)
        assert await due(unit, house.bat.viewer) == ()


async def test_another_amount_or_rule_changes_what_is_to_come_alone(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        rent = await put(unit, bat, RENT)
        dearer = replace(rent.body, money=Money(2500_00, AUD), rule=Rule(Unit.WEEK, 4).text(), since=LATER)
        await revise(unit, bat, [(rent, replace(rent, body=dearer))], NOON)
        await extend(unit, bat, HOLIDAYS, LATER)
        found = await due(unit, bat, today=LATER)
        assert [(day, one.money and one.money.minor) for day, one in zip(days(found), found, strict=True)] == [
            ("27 Nov", 2400_00), ("11 Dec", 2400_00), ("25 Dec", 2500_00), ("22 Jan", 2500_00),
        ]  # fmt: skip
        assert [one.standing for one in found][:2] == [Standing.OVERDUE] * 2
        await undo(unit, bat, NOON)
        await extend(unit, bat, HOLIDAYS, LATER)
        again = await due(unit, bat, today=LATER)
        assert days(again) == ["27 Nov", "11 Dec", "25 Dec", "08 Jan", "22 Jan"]
        assert {one.money for one in again} == {Money(2400_00, AUD)}


async def test_a_paused_bill_expects_nothing_and_a_deleted_one_is_not_there(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        rent = await put(unit, bat, RENT)
        paused = replace(rent, body=replace(rent.body, paused=True))
        await revise(unit, bat, [(rent, paused)], NOON)
        await extend(unit, bat, HOLIDAYS, LATER)
        assert days(await due(unit, bat)) == ["27 Nov", "11 Dec"], "what was due before the pause still is"
        resumed = replace(rent, body=replace(rent.body, since=date(2027, 1, 10)))
        await revise(unit, bat, [(paused, resumed)], NOON)
        await extend(unit, bat, HOLIDAYS, date(2027, 1, 10))
        assert days(await due(unit, bat)) == ["27 Nov", "11 Dec", "22 Jan"]
        await remove(unit, bat, [resumed], NOON)
        assert await due(unit, bat) == ()
        await undo(unit, bat, NOON)
        assert len(await due(unit, bat)) == 3


async def test_it_ends_with_its_last_day_and_moves_past_days_of_rest(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    rule = Rule(Unit.MONTH, month_days=(26,), shift=Shift.AFTER).text()
    async with store.unit() as unit:
        await put(unit, bat, replace(RENT, rule=rule, country="AU-NSW", until=date(2026, 12, 31)))
        assert days(await due(unit, bat)) == ["29 Dec"], "26 and 28 December 2026 are holidays, 27 is a Sunday"
        await put(unit, bat, replace(RENT, rule=rule, until=date(2026, 12, 31)))
        assert days(await due(unit, bat)) == ["28 Dec", "29 Dec"], "without a country only weekends are rest"


async def test_what_is_private_is_due_for_its_owner_alone(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await put(unit, house.bat.viewer, RENT, private=True)
        assert await due(unit, house.tuya.viewer) == ()
        assert len(await due(unit, house.bat.viewer)) == 5


async def test_what_varies_is_expected_from_what_was_paid(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await put(unit, house.bat.viewer, POWER)
        (first, second) = await due(unit, house.bat.viewer)
        assert (body(first).expected, body(second).expected) == (None, None)
        paid = [
            replace(body(first), due=date(2026, month, 15), settled=Settled.PAID, paid=Money(minor, AUD))
            for month, minor in ((1, 999_00), (2, 80_00), (3, 120_00), (4, 90_00))
        ]
        assert expected_of(POWER, reversed(paid), LATER) == Money(90_00, AUD)
        assert expected_of(POWER, [replace(paid[0], paid=Money(5, MNT))], LATER) is None
        assert expected_of(replace(POWER, high=Money(70_00, AUD)), [], LATER) == Money(70_00, AUD)


async def test_it_costs_something_else_from_a_later_day_on(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    later = replace(RENT, later=Money(2500_00, AUD), later_from=date(2026, 12, 25))
    async with store.unit() as unit:
        await put(unit, viewer, later)
        found = await due(unit, viewer)
    assert [one.money.minor // 100 for one in found if one.money] == [2400, 2400, 2500, 2500, 2500]


async def test_what_stands_on_a_paper_does_not_follow_the_bill(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        bill = await put(unit, viewer, RENT)
        first = (await due(unit, viewer))[0].occurrence
        told = replace(first.body, due=date(2026, 11, 30), expected=Money(2450_00, AUD), stated=True, document_id=7)
        await unit.matters.replace(viewer, replace(first, body=told, day=told.due))
        dearer = replace(bill, private=True, body=replace(RENT, money=Money(1, AUD)))
        await unit.matters.replace(viewer, dearer)
        await extend(unit, viewer, HOLIDAYS, TODAY)
        found = await due(unit, viewer)
    assert body(found[0]) == told
    assert found[0].occurrence.private
    assert body(found[1]).expected == Money(1, AUD)


def test_where_one_stands_is_told_by_the_day() -> None:
    one = Occurrence(TODAY, TODAY, None)
    assert [standing_on(one, TODAY + timedelta(days=day)) for day in (-1, 0, 1)] == [
        Standing.EXPECTED, Standing.DUE, Standing.OVERDUE,
    ]  # fmt: skip
    assert standing_on(replace(one, settled=Settled.SKIPPED), LATER) is Standing.SKIPPED
