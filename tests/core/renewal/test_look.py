"""How ready a person is: dates that suffice or do not, marks that hold for one visa, and lists by visa."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.family.errors import NotAllowedError
from core.family.model import Role, Viewer
from core.ledger.correct import undo
from core.renewal.guide import Ends, Item, Step
from core.renewal.look import months_after, valid_until, visa_of
from core.renewal.model import ROUND, Mark, State
from core.visa.kept import Profile
from core.visa.model import Visa
from core.visa.share import share
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.renewal.setting import ENDS, STUDENT, TODAY, line, look, tell, tell_visa


async def test_without_a_visa_told_there_is_no_list(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        found = await look(unit, house.bat.viewer)
    assert (found.profile, found.checklist, found.lines, found.ends, found.citizen) == (None, None, (), None, False)
    assert not found.lodged
    assert not found.only_to_lodge


async def test_a_student_begins_with_what_takes_longest(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await tell_visa(unit, house.bat.viewer)
        found = await look(unit, house.bat.viewer)
    assert found.checklist is not None
    assert found.checklist.name == "student"
    assert (found.ready, len(found.lines)) == (0, 13)
    assert [one.step.item for one in found.open][:2] == [Item.PASSPORT, Item.ENGLISH]
    assert found.open[-1].step.item is Item.LODGE
    assert found.open[0].begin == date(2026, 8, 15)
    assert found.open[0].need == date(2027, 9, 15)


@pytest.mark.parametrize(
    ("item", "day", "state", "until"),
    [
        (Item.PASSPORT, date(2027, 9, 14), State.SHORT, date(2027, 9, 14)),
        (Item.PASSPORT, date(2027, 9, 15), State.READY, date(2027, 9, 15)),
        (Item.PASSPORT, date(2026, 11, 23), State.OVER, date(2026, 11, 23)),
        (Item.PASSPORT, date(2026, 11, 24), State.SHORT, date(2026, 11, 24)),
        (Item.COE, ENDS, State.SHORT, ENDS),
        (Item.COE, date(2028, 7, 1), State.READY, date(2028, 7, 1)),
        (Item.OSHC, ENDS, State.SHORT, ENDS),
        (Item.OSHC, date(2027, 3, 16), State.READY, date(2027, 3, 16)),
        (Item.ENGLISH, date(2025, 3, 14), State.SHORT, date(2027, 3, 14)),
        (Item.ENGLISH, date(2025, 3, 15), State.READY, ENDS),
        (Item.ENGLISH, date(2024, 2, 29), State.OVER, date(2026, 2, 28)),
        (Item.POLICE, date(2026, 3, 15), State.READY, ENDS),
    ],
)
async def test_a_date_suffices_or_does_not(
    store: SqlStore, house: House, item: Item, day: date, state: State, until: date
) -> None:
    async with store.unit() as unit:
        await tell_visa(unit, house.bat.viewer)
        await tell(unit, house.bat.viewer, item, day=day)
        found = await line(unit, house.bat.viewer, item)
    assert (found.state, found.until, found.day) == (state, until, day)


async def test_health_cover_must_reach_to_the_end_of_the_new_course(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await tell_visa(unit, bat)
        await tell(unit, bat, Item.OSHC, day=date(2027, 6, 1))
        assert (await line(unit, bat, Item.OSHC)).state is State.READY
        await tell(unit, bat, Item.COE, day=date(2028, 7, 1))
        found = await line(unit, bat, Item.OSHC)
    assert (found.state, found.need) == (State.SHORT, date(2028, 7, 1))


async def test_the_course_of_the_visas_profile_is_known_already(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await tell_visa(unit, bat)
        short = await line(unit, bat, Item.COE)
        await tell_visa(unit, bat, STUDENT, visa=Visa("8105", course_end=date(2028, 7, 1)))
        ready = await line(unit, bat, Item.COE)
    assert (short.state, short.until, short.held, short.day) == (State.SHORT, date(2026, 12, 4), True, None)
    assert (ready.state, ready.held) == (State.READY, True)


async def test_a_mark_stands_above_a_date_and_holds_for_one_visa(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await tell_visa(unit, bat)
        await tell(unit, bat, Item.COE, Mark.DONE)
        await tell(unit, bat, Item.SCHOOL, Mark.NOT_NEEDED)
        assert (await line(unit, bat, Item.COE)).state is State.READY
        assert (await line(unit, bat, Item.SCHOOL)).state is State.NOT_NEEDED
        assert (await look(unit, bat)).ready == 2
        await tell_visa(unit, bat, expires=ENDS + ROUND)
        assert (await look(unit, bat)).ready == 2
        await tell_visa(unit, bat, expires=ENDS + ROUND + timedelta(days=1))
        assert (await look(unit, bat)).ready == 0
        await tell_visa(unit, bat, expires=None)
        assert (await look(unit, bat)).ready == 0


async def test_a_date_holds_for_the_next_visa_too(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await tell_visa(unit, bat)
        await tell(unit, bat, Item.PASSPORT, day=date(2033, 1, 1))
        await tell_visa(unit, bat, expires=date(2029, 3, 15))
        found = await line(unit, bat, Item.PASSPORT)
    assert found.state is State.READY


async def test_each_thing_said_is_undone_by_itself(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await tell_visa(unit, bat)
        passport = await tell(unit, bat, Item.PASSPORT, Mark.DONE)
        await tell(unit, bat, Item.FUNDS, Mark.DONE)
        assert await tell(unit, bat, Item.FUNDS, Mark.DONE) is None
        assert passport is not None
        await undo(unit, bat, NOON, passport.id)
        assert (await line(unit, bat, Item.PASSPORT)).state is State.OPEN
        assert (await line(unit, bat, Item.FUNDS)).state is State.READY
        await tell(unit, bat, Item.FUNDS)
        assert (await line(unit, bat, Item.FUNDS)).state is State.OPEN
        await undo(unit, bat, NOON)
        assert (await line(unit, bat, Item.FUNDS)).state is State.READY


async def test_with_all_but_the_application_ready_only_that_is_left(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await tell_visa(unit, bat)
        for one in (await look(unit, bat)).lines[:-1]:
            await tell(unit, bat, one.step.item, Mark.DONE)
        found = await look(unit, bat)
        assert found.only_to_lodge
        assert not found.lodged
        await tell(unit, bat, Item.LODGE, Mark.DONE)
        found = await look(unit, bat)
    assert found.lodged
    assert not found.only_to_lodge
    assert found.ready == len(found.lines)


async def test_nobody_else_sees_it_and_a_viewer_writes_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await tell_visa(unit, house.bat.viewer)
        await tell(unit, house.bat.viewer, Item.PASSPORT, Mark.DONE)
        await tell_visa(unit, house.tuya.viewer)
        assert (await look(unit, house.tuya.viewer)).ready == 0
        assert (await look(unit, house.saraa.viewer)).profile is None
        with pytest.raises(NotAllowedError):
            await tell(unit, house.saraa.viewer, Item.PASSPORT, Mark.DONE)
        shared = Viewer(house.bat.viewer.family_id, house.bat.viewer.member_id, Role.OWNER, shared_only=True)
        assert (await look(unit, shared)).profile is None


async def test_without_an_end_nothing_is_dated(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await tell_visa(unit, bat, expires=None)
        await tell(unit, bat, Item.PASSPORT, day=TODAY)
        found = await line(unit, bat, Item.PASSPORT)
        assert (found.need, found.begin, found.until, found.state) == (None, None, TODAY, State.OPEN)
        assert (await line(unit, bat, Item.OSHC)).need is None


@pytest.mark.parametrize(
    ("subclass", "condition", "name"),
    [
        ("500", "8105", "500"),
        ("", "8105", "500"),
        ("", "8104", "500_family"),
        ("500", "8104", "500_family"),
        ("500 family", "8105", "500_family"),
        ("485", "unlimited", "485"),
        ("", "unlimited", "other"),
        ("citizen", "unlimited", "citizen"),
    ],
)
def test_a_visa_is_known_by_its_subclass_or_its_condition(subclass: str, condition: str, name: str) -> None:
    assert visa_of(Profile(Visa(condition), subclass)) == name


async def test_a_citizen_has_nothing_to_prepare(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await tell_visa(unit, house.bat.viewer, Profile(Visa("unlimited"), "citizen"))
        found = await look(unit, house.bat.viewer)
    assert found.citizen
    assert found.lines == ()


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_later_keep_to_the_month(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_what_has_a_day_of_its_own_ends_on_it() -> None:
    assert valid_until(Step(Item.PASSPORT, 7, Ends.HALF_YEAR), TODAY) == TODAY
    assert valid_until(Step(Item.HEALTH, 3, Ends.APPLYING, 12), TODAY) == date(2027, 11, 24)


async def test_the_course_of_a_family_member_is_that_of_the_student_who_shares_theirs(
    store: SqlStore, house: House
) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    ends = date(2028, 6, 30)
    async with store.unit() as unit:
        await tell_visa(unit, bat, replace(STUDENT, visa=Visa("8105", course_end=ends)))
        await tell_visa(unit, tuya, Profile(Visa("8104"), "500_family", None, ENDS, student_id=bat.member_id))
        assert (await line(unit, tuya, Item.COE_OF_STUDENT)).state is State.OPEN
        await share(unit, bat, tuya.member_id, NOON, sees=True)
        found = await line(unit, tuya, Item.COE_OF_STUDENT)
        assert (found.state, found.until, found.held) == (State.READY, ends, True)
        await tell(unit, tuya, Item.COE_OF_STUDENT, day=ENDS)
        assert (await line(unit, tuya, Item.COE_OF_STUDENT)).state is State.SHORT, "what they typed stands above it"
        await tell(unit, tuya, Item.COE_OF_STUDENT)
        await share(unit, bat, tuya.member_id, NOON, sees=False)
        assert (await line(unit, tuya, Item.COE_OF_STUDENT)).state is State.OPEN
