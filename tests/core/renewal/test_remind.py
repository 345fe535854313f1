"""What is put for a person, and when: 6, 4, 2 and 1 months before the end, what ends by itself, and the end itself."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import months_before
from core.family.model import Quietness
from core.matters.model import Matter
from core.reminders.model import Kind, NewReminder, Reminder
from core.renewal.guide import Item
from core.renewal.look import Readiness
from core.renewal.model import Mark
from core.renewal.remind import MONTHS, TELL_ENDED, is_renewal, plan, slots, told
from core.unit import Unit
from core.visa.kept import Profile
from core.visa.share import share
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.renewal.setting import ENDS, GUIDE, STUDENT, TODAY, look, tell, tell_visa


def stands(ends: date | None, today: date) -> Readiness:
    """A student with this end, of whose list nothing is told."""
    profile = Profile(STUDENT.visa, "500", None, ends)
    return Readiness(Matter(1, profile), GUIDE.of("500", today), (), today)


def of_visa(ends: date, today: date) -> str:
    return " ".join(slots(stands(ends, today)))


@pytest.mark.parametrize(
    ("today", "slot"),
    [
        (date(2027, 2, 27), ""),
        (date(2027, 2, 28), "6"),
        (date(2027, 4, 29), "6"),
        (date(2027, 4, 30), "4"),
        (date(2027, 6, 30), "2"),
        (date(2027, 7, 31), "1"),
        (date(2027, 8, 31), "1"),
        (date(2027, 9, 1), "ended"),
        (date(2027, 9, 14), "ended"),
        (date(2027, 9, 15), ""),
    ],
)
def test_months_before_the_last_of_august_keep_to_their_months(today: date, slot: str) -> None:
    assert of_visa(date(2027, 8, 31), today) == (f"renewal:2027-08-31:{slot}" if slot else "")


def test_six_months_before_the_last_of_august_is_a_leap_day() -> None:
    assert of_visa(date(2028, 8, 31), date(2028, 2, 28)) == ""
    assert of_visa(date(2028, 8, 31), date(2028, 2, 29)) == "renewal:2028-08-31:6"


def test_a_visa_that_ends_on_a_leap_day() -> None:
    assert of_visa(date(2028, 2, 29), date(2027, 8, 29)) == "renewal:2028-02-29:6"
    assert of_visa(date(2028, 2, 29), date(2027, 8, 28)) == ""


@given(st.dates(date(2024, 1, 1), date(2032, 12, 31)))
def test_over_all_days_each_occasion_is_told_once_and_in_order(ends: date) -> None:
    days = [months_before(ends, 7) + timedelta(days=step) for step in range(300)]
    met = list(dict.fromkeys(of_visa(ends, day) for day in days))
    names = [slot.rpartition(":")[2] for slot in met if slot]
    assert names == [*map(str, MONTHS), "ended"]


def test_without_an_end_nothing_is_told() -> None:
    assert slots(stands(None, TODAY)) == ()
    assert slots(Readiness(None, None, (), TODAY)) == ()


async def waiting(unit: Unit, house: House) -> list[Reminder]:
    return list(await unit.reminders.waiting(house.bat.viewer, Kind.VISA))


async def test_the_latest_that_has_come_is_told_in_the_morning_and_once_a_day_is_looked(
    store: SqlStore, house: House
) -> None:
    async with store.unit() as unit:
        await plan(unit, GUIDE, NOON)
        await tell_visa(unit, house.bat.viewer)
        await plan(unit, GUIDE, NOON)
        assert await waiting(unit, house) == []
        await plan(unit, GUIDE, NOON + timedelta(days=1))
        (one, two) = await waiting(unit, house)
    assert [one.told.slot, two.told.slot] == ["renewal:2027-03-15:4", "renewal:coe:2026-12-04"]
    assert one.told.due_at == datetime(2026, 11, 24, 22, tzinfo=UTC)
    assert one.told.user_id == house.bat.person.user_id
    assert is_renewal(one)


async def test_who_wants_silence_or_only_sees_hears_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await tell_visa(unit, house.bat.viewer)
        await unit.people.save(replace(house.bat.person, quietness=Quietness.OFF), NOON)
        await plan(unit, GUIDE, NOON)
        assert await waiting(unit, house) == []


async def test_what_is_told_is_looked_at_again(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await tell_visa(unit, bat)
        four, course = (reminder(slot) for slot in slots(await look(unit, bat)))
        due = await told(unit, bat, four, GUIDE, TODAY)
        assert due is not None
        assert due.line is None
        due = await told(unit, bat, course, GUIDE, TODAY)
        assert due is not None
        assert due.line is not None
        assert due.line.step.item is Item.COE
        await tell(unit, bat, Item.COE, day=date(2028, 7, 1))
        assert await told(unit, bat, course, GUIDE, TODAY) is None
        await tell_visa(unit, bat, expires=date(2028, 9, 15))
        assert await told(unit, bat, four, GUIDE, TODAY) is None


async def test_who_has_applied_hears_no_more_until_the_visa_ends(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await tell_visa(unit, bat)
        await tell(unit, bat, Item.LODGE, Mark.DONE)
        await tell(unit, bat, Item.PASSPORT, day=date(2027, 6, 20))
        assert slots(await look(unit, bat)) == ("renewal:passport:2027-06-20", "renewal:coe:2026-12-04")
        assert slots(await look(unit, bat, ENDS + TELL_ENDED))[0] == "renewal:2027-03-15:ended"


def test_reminders_of_hours_are_not_of_these() -> None:
    assert not is_renewal(reminder("past:2026-11-23:40"))
    assert not is_renewal(Reminder(1, NewReminder(1, 1, Kind.BILL, "renewal:1", NOON)))


def reminder(slot: str) -> Reminder:
    return Reminder(1, NewReminder(1, 1, Kind.VISA, slot, NOON))


async def test_another_hears_of_it_while_it_is_shared_to_be_heard_of(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        await tell_visa(unit, bat)
        await share(unit, bat, tuya.member_id, NOON, sees=True)
        await plan(unit, GUIDE, NOON)
        mine = {one.told.slot for one in await unit.reminders.waiting(bat, Kind.VISA)}
        await share(unit, bat, tuya.member_id, NOON, sees=True, hears=True)
        await plan(unit, GUIDE, NOON + timedelta(days=1))
        theirs = {one.told.slot for one in await unit.reminders.waiting(bat, Kind.VISA)} - mine
        assert theirs == {f"{slot}@{bat.member_id}" for slot in mine}
        one = reminder(f"renewal:2027-03-15:4@{bat.member_id}")
        due = await told(unit, tuya, one, GUIDE, TODAY)
        assert due is not None
        assert due.of is not None
        assert due.of.id == bat.member_id
        await share(unit, bat, tuya.member_id, NOON, sees=True)
        assert await told(unit, tuya, one, GUIDE, TODAY) is None
        await share(unit, bat, tuya.member_id, NOON, sees=False)
        assert await told(unit, tuya, one, GUIDE, TODAY) is None
