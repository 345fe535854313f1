"""The line of the week: when it is time, once a week, and which days are held against which."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.capture.model import Kind
from core.family.model import News, Quietness, Viewer
from core.ledger.model import Details, Origin
from core.money.currency import currency
from core.money.money import Money
from core.telling.week import WEEK, enqueue, is_time, week, week_of
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.core.conftest import BAT, TUYA, House
from tests.core.family.happened import codes, told

AUD, MNT = currency("AUD"), currency("MNT")
SUNDAY = datetime(2026, 11, 29, 7, 0, tzinfo=UTC)
"""18:00 in Sydney and 15:00 in Ulaanbaatar."""


@pytest.mark.parametrize(
    ("at", "bat", "tuya"),
    [
        (SUNDAY, True, False),
        (SUNDAY - timedelta(seconds=1), False, False),
        (SUNDAY + timedelta(hours=3), True, True),
        (SUNDAY + timedelta(hours=4), False, True),
        (SUNDAY - timedelta(days=1), False, False),
        (SUNDAY + timedelta(hours=24), False, False),
    ],
)
def test_it_is_time_on_ones_own_sunday_evening(at: datetime, bat: bool, tuya: bool) -> None:
    assert (is_time(BAT, at), is_time(TUYA, at)) == (bat, tuya)


def test_a_week_is_named_as_calendars_do() -> None:
    assert (week_of(date(2026, 11, 29)), week_of(date(2027, 1, 3))) == ("2026-W48", "2026-W53")


async def test_it_comes_once_a_week_to_those_who_want_it(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        before = len(await told(unit))
        for minutes in (0, 10, 20):
            await enqueue(unit, SUNDAY + timedelta(minutes=minutes))
        assert codes(await told(unit))[before:] == [(1, WEEK)]
        await enqueue(unit, SUNDAY + timedelta(days=7))
        assert len(await told(unit)) == before + 2


@pytest.mark.parametrize(
    "who",
    [
        replace(BAT, quietness=Quietness.OFF),
        replace(BAT, quietness=Quietness.BILLS),
        replace(BAT, muted=frozenset({News.WEEK})),
        replace(BAT, reachable=False),
        replace(BAT, blocked=True),
    ],
)
async def test_some_are_not_told(store: SqlStore, house: House, who: object) -> None:
    assert isinstance(who, type(BAT))
    async with store.unit() as unit:
        await unit.people.save(replace(who, family_id=house.bat.member.family_id), NOON)
        before = len(await told(unit))
        await enqueue(unit, SUNDAY)
        assert len(await told(unit)) == before


async def _spend(unit: SqlUnit, viewer: Viewer, day: date, money: Money, kind: Kind = Kind.EXPENSE) -> None:
    account = next(one for one in await unit.accounts.visible(viewer) if one.owner_id == viewer.member_id)
    await unit.entries.add(viewer, Origin(1, 1, 0), Details(kind, day, money, account.id), NOON)


async def test_the_month_so_far_is_held_against_the_same_days_of_the_last(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        viewer, today = house.bat.viewer, date(2026, 11, 22)
        assert await week(unit, viewer, AUD, today) is None
        await _spend(unit, viewer, date(2026, 10, 22), Money(5_00, AUD))
        await _spend(unit, viewer, date(2026, 10, 23), Money(7_00, AUD))
        assert await week(unit, viewer, AUD, today) is None
        await _spend(unit, viewer, date(2026, 11, 1), Money(10_00, AUD))
        await _spend(unit, viewer, today, Money(90_00, AUD), Kind.INCOME)
        await _spend(unit, viewer, date(2026, 11, 23), Money(1_00, AUD))
        await _spend(unit, viewer, today, Money(1_000_00, MNT))
        found = await week(unit, viewer, AUD, today)
        assert found is not None
        assert (found.now.received, found.now.spent) == (Money(90_00, AUD), Money(10_00, AUD))
        assert (found.before.received.minor, found.before.spent.minor) == (0, 5_00)
        assert found.missing == (Money(1_000_00, MNT),)
