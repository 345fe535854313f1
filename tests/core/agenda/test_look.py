"""What is coming, as each member sees it: bills beyond those that are made, goals, one's own visa, holidays."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.agenda.look import agenda, items_of
from core.agenda.model import Kind
from core.bills import act
from core.bills.model import Flow, Occurrence, Settled, Standing
from core.family.errors import NotAllowedError
from core.family.model import Viewer
from core.goals.model import Goal, Saving
from core.matters.act import begin
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.money.money import Money
from core.unit import Unit
from core.visa.keep import keep_profile
from core.visa.kept import Profile
from core.visa.model import Span, Visa
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.agenda.setting import AUD, HOLIDAYS, MNT, TODAY, account, bill, seen, titles
from tests.core.conftest import House

FRIDAY = date(2026, 11, 27)
YEAR = timedelta(days=396)
VISA = Visa("8105", course_start=date(2026, 2, 23), course_end=date(2026, 12, 18), breaks=(
    Span(date(2026, 11, 20), date(2026, 12, 2)),
))  # fmt: skip


async def test_a_day_holds_what_is_due_in_both_countries(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat, house.tuya
    async with store.unit() as unit:
        khan = await account(unit, tuya.viewer, "Хаан", Money(2_300_000_00, MNT))
        await bill(unit, bat.viewer, "Rent", date(2026, 12, 15), 2_400_00)
        await bill(unit, tuya.viewer, "Цахилгаан", date(2026, 12, 15), 85_000_00, MNT, account_id=khan.id)
        await bill(unit, bat.viewer, "Pay", date(2026, 12, 15), 3_000_00, flow=Flow.IN)
        found = await seen(unit, bat, TODAY, date(2026, 12, 16))
    assert titles(found)["2026-12-15"] == ["Rent", "Цахилгаан", "Pay"]
    (day,) = (one for one in found.days if one.day == date(2026, 12, 15))
    assert [one.kind for one in day.items] == [Kind.BILL, Kind.BILL, Kind.INCOME]
    assert [one.account.name if one.account else None for one in day.items] == [None, "Хаан", None]
    assert {one.standing for one in day.items} == {Standing.EXPECTED}


async def test_a_year_ahead_is_told_by_the_rules_and_named_as_the_rows_will_be(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        made = await bill(unit, bat.viewer, "Rent", date(2026, 12, 15), 2_400_00)
        await bill(
            unit,
            bat.viewer,
            "Car",
            date(2027, 9, 3),
            None,
            rule="FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=3",
            country="AU-NSW",
        )
        items = await items_of(unit, bat.viewer, bat.person, HOLIDAYS, TODAY, TODAY + YEAR, TODAY)
        rows = await unit.matters.find(bat.viewer, Occurrence, Wanted(parents=[made.id]))
    rents = [one for one in items if one.title == "Rent"]
    assert [one.day.month for one in rents] == [12, *range(1, 13)]
    assert {one.money for one in rents} == {Money(2_400_00, AUD)}
    assert [one.key for one in rents] == [f"bill-{made.id}-{one.day}" for one in rents]
    assert len(rows) < len(rents)
    assert [(one.day, one.money) for one in items if one.title == "Car"] == [(date(2027, 9, 3), None)]


async def test_a_paused_bill_and_one_that_ended_are_in_it_no_more(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        paused = await bill(unit, bat.viewer, "Gym", date(2026, 12, 1), 60_00)
        await act.pause(unit, bat.viewer, paused, HOLIDAYS, TODAY, NOON)
        await bill(unit, bat.viewer, "Course", date(2026, 12, 1), 500_00, until=date(2027, 1, 31))
        items = await items_of(unit, bat.viewer, bat.person, HOLIDAYS, TODAY, TODAY + YEAR, TODAY)
    assert [(one.title, one.day.month) for one in items if one.kind is Kind.BILL] == [("Course", 12), ("Course", 1)]


async def test_what_was_paid_stands_where_it_was_paid_and_what_is_late_before_all(
    store: SqlStore, house: House
) -> None:
    bat = house.bat
    later = TODAY + timedelta(days=9)
    async with store.unit() as unit:
        made = await bill(unit, bat.viewer, "Rent", FRIDAY, 2_400_00)
        await bill(unit, bat.viewer, "Phone", FRIDAY, 40_00)
        (first, *_) = await unit.matters.find(bat.viewer, Occurrence, Wanted(parents=[made.id]))
        paid = replace(first, body=replace(first.body, settled=Settled.PAID, paid_on=FRIDAY, paid=Money(2_390_00, AUD)))
        await unit.matters.replace(bat.viewer, paid)
        ahead = await seen(unit, bat, later, later + timedelta(days=5), later)
        month = await seen(unit, bat, date(2026, 11, 1), date(2026, 11, 30), later)
    assert [one.title for one in ahead.overdue] == ["Phone"]
    assert month.overdue == ()
    (day,) = (one for one in month.days if one.day == FRIDAY)
    assert [(one.title, one.standing) for one in day.items] == [("Phone", Standing.OVERDUE), ("Rent", Standing.PAID)]
    assert day.items[1].money == Money(2_390_00, AUD)


async def test_what_is_private_is_its_owners_alone(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat, house.tuya
    async with store.unit() as unit:
        await bill(unit, bat.viewer, "Gift", FRIDAY, 300_00, private=True)
        await begin(
            unit,
            bat.viewer,
            Matter(bat.viewer.member_id, Goal("Ring", Money(1, AUD), TODAY, FRIDAY), private=True),
            NOON,
        )
        await keep_profile(unit, bat.viewer, Profile(VISA, expires=FRIDAY), NOON)
        mine = await seen(unit, bat, FRIDAY, FRIDAY)
        others = [await seen(unit, one, FRIDAY, FRIDAY) for one in (tuya, house.saraa)]
        shared = replace(bat.viewer, shared_only=True)
        looked_on = await agenda(unit, shared, bat.person, HOLIDAYS, FRIDAY, FRIDAY, TODAY)
    assert titles(mine) == {str(FRIDAY): ["break", "Gift", "Ring", "visa_expiry"]}
    assert [titles(one) for one in (*others, looked_on)] == [{}, {}, {}]
    assert all(one.private for day in mine.days for one in day.items)


async def test_the_dates_of_ones_own_visa(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        await keep_profile(unit, bat.viewer, Profile(VISA, expires=date(2027, 3, 15)), NOON)
        found = await items_of(unit, bat.viewer, bat.person, HOLIDAYS, date(2026, 1, 1), date(2027, 6, 1), TODAY)
        none_yet = await items_of(unit, house.tuya.viewer, house.tuya.person, HOLIDAYS, TODAY, TODAY, TODAY)
    visa = {one.kind: (one.day, one.last) for one in found if one.kind is not Kind.HOLIDAY}
    assert visa == {
        Kind.COURSE_START: (date(2026, 2, 23), None),
        Kind.COURSE_END: (date(2026, 12, 18), None),
        Kind.BREAK: (date(2026, 11, 20), date(2026, 12, 2)),
        Kind.VISA_EXPIRY: (date(2027, 3, 15), None),
    }
    assert len({one.key for one in found}) == len(found)
    assert none_yet == ()


async def test_what_began_before_stands_on_the_first_day(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        await keep_profile(unit, bat.viewer, Profile(VISA), NOON)
        found = await seen(unit, bat, TODAY, TODAY)
    assert titles(found) == {str(TODAY): ["break"]}


async def test_a_goal_stands_with_what_is_missing_until_it_is_reached(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        goal = Goal("Tickets", Money(1_000_00, AUD), TODAY, FRIDAY)
        made = (await begin(unit, bat.viewer, Matter(bat.viewer.member_id, goal), NOON)).matter
        await put_aside(unit, bat.viewer, made.id, 400_00)
        half = await seen(unit, bat, FRIDAY, FRIDAY)
        await put_aside(unit, bat.viewer, made.id, 600_00)
        whole = await seen(unit, bat, FRIDAY, FRIDAY)
    assert [one.money for day in half.days for one in day.items] == [Money(600_00, AUD)]
    assert whole.days == ()


async def put_aside(unit: Unit, viewer: Viewer, goal_id: int, minor: int) -> None:
    saving = Matter(viewer.member_id, Saving(Money(minor, AUD)), parent_id=goal_id, day=TODAY)
    await unit.matters.add(viewer, saving)


async def test_a_stranger_sees_nothing(store: SqlStore, house: House) -> None:
    stranger = replace(house.bat.viewer, role=None)  # type: ignore[arg-type]
    async with store.unit() as unit:
        with pytest.raises(NotAllowedError):
            await agenda(unit, stranger, house.bat.person, HOLIDAYS, TODAY, TODAY, TODAY)
        with pytest.raises(NotAllowedError):
            await items_of(unit, stranger, house.bat.person, HOLIDAYS, TODAY, TODAY, TODAY)
