"""When the digest comes: on the evening that was chosen, once a week, and late only on the morning after."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.bills.model import Bill, Flow
from core.bills.schedule import extend
from core.capture.model import Kind
from core.digest.flow import month_so_far
from core.digest.send import DIGEST, enqueue, whose_time
from core.digest.when import NEVER, chosen, day_of, is_stale, week_of
from core.family.model import News, Quietness, Role, Viewer
from core.ledger.model import Details, Origin
from core.matters.act import begin
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.core.bills.conftest import HOLIDAYS
from tests.core.conftest import BAT, TUYA, House
from tests.core.family.happened import codes, told

AUD, MNT = currency("AUD"), currency("MNT")
SUNDAY = datetime(2026, 11, 29, 7, 0, tzinfo=UTC)
"""18:00 in Sydney and 15:00 in Ulaanbaatar."""


THE_SUNDAY, MORNING = date(2026, 11, 29), SUNDAY + timedelta(hours=15)


@pytest.mark.parametrize(
    ("at", "bat", "tuya"),
    [
        (SUNDAY, True, False),
        (SUNDAY - timedelta(seconds=1), False, False),
        (SUNDAY + timedelta(hours=3), True, True),
        (SUNDAY + timedelta(hours=4), False, True),
        (SUNDAY - timedelta(days=1), False, False),
        (MORNING, True, False),
        (MORNING + timedelta(hours=2, minutes=59), True, True),
        (MORNING + timedelta(hours=3), False, True),
        (SUNDAY + timedelta(hours=24), False, False),
    ],
)
def test_it_is_time_on_ones_own_sunday_evening_or_the_morning_after(at: datetime, bat: bool, tuya: bool) -> None:
    days = (day_of(BAT, Role.OWNER, at), day_of(TUYA, Role.ADULT, at))
    assert days == (THE_SUNDAY if bat else None, THE_SUNDAY if tuya else None)


def test_another_evening_may_be_chosen() -> None:
    friday = replace(BAT, digest=5)
    assert day_of(friday, Role.OWNER, SUNDAY) is None
    assert day_of(friday, Role.VIEWER, SUNDAY - timedelta(days=2)) == date(2026, 11, 27)
    assert (chosen(BAT, Role.VIEWER), chosen(replace(BAT, digest=NEVER), Role.OWNER)) == (NEVER, NEVER)


def test_after_the_morning_it_is_pointless() -> None:
    late = [is_stale(THE_SUNDAY, MORNING + timedelta(hours=hours), BAT.zone) for hours in (0, 2, 3, 24)]
    assert late == [False, False, True, True]


def test_a_week_is_named_as_calendars_do() -> None:
    assert (week_of(THE_SUNDAY), week_of(date(2027, 1, 3))) == ("2026-W48", "2026-W53")


async def sent(unit: Unit, now: datetime) -> list[int]:
    """Whom it is put into the outbox for."""
    return [who.user_id for who in await whose_time(unit, now) if await enqueue(unit, who, now)]


async def test_it_comes_once_a_week_to_those_who_want_it(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        before = len(await told(unit))
        assert [await sent(unit, SUNDAY + timedelta(minutes=minutes)) for minutes in (0, 10, 20)] == [[1], [], []]
        assert await sent(unit, MORNING) == []
        assert codes(await told(unit))[before:] == [(1, DIGEST)]
        assert await sent(unit, SUNDAY + timedelta(days=7)) == [1]


async def test_who_missed_the_evening_gets_it_in_the_morning(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        assert await sent(unit, MORNING) == [1]


async def test_who_only_sees_gets_it_when_they_chose_so(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        saraa = house.saraa
        await unit.people.save(replace(saraa.person, digest=7, family_id=saraa.member.family_id), NOON)
        assert saraa.person.user_id in await sent(unit, SUNDAY + timedelta(hours=3))


@pytest.mark.parametrize(
    "who",
    [
        replace(BAT, quietness=Quietness.OFF),
        replace(BAT, quietness=Quietness.BILLS),
        replace(BAT, muted=frozenset({News.WEEK})),
        replace(BAT, digest=NEVER),
        replace(BAT, reachable=False),
        replace(BAT, blocked=True),
    ],
)
async def test_some_are_not_told(store: SqlStore, house: House, who: object) -> None:
    assert isinstance(who, type(BAT))
    async with store.unit() as unit:
        await unit.people.save(replace(who, family_id=house.bat.member.family_id), NOON)
        assert await sent(unit, SUNDAY) == []


async def test_who_left_their_family_gets_none(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        assert not await enqueue(unit, replace(house.bat.person, family_id=None), SUNDAY)


async def test_what_did_not_show_is_told_to_whom_no_reminder_told_it(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        day = date(2026, 11, 20)
        bill = Bill("Pay", Flow.IN, AUD, "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=20", day, Money(10_00, AUD))
        made = await begin(unit, house.bat.viewer, Matter(house.bat.member.id, bill), NOON)
        await extend(unit, house.bat.viewer, HOLIDAYS, day, [made.matter])
        people = [house.bat.person, house.tuya.person]
        assert [await enqueue(unit, who, SUNDAY + timedelta(hours=3)) for who in people] == [True, True]
        nothing = {user: '["knowing",""]' in payload for user, payload, _ in await told(unit)}
        assert nothing == {BAT.user_id: True, TUYA.user_id: False}


async def _spend(unit: SqlUnit, viewer: Viewer, day: date, money: Money, kind: Kind = Kind.EXPENSE) -> None:
    account = next(one for one in await unit.accounts.visible(viewer) if one.owner_id == viewer.member_id)
    await unit.entries.add(viewer, Origin(1, 1, 0), Details(kind, day, money, account.id), NOON)


async def test_the_month_so_far_is_held_against_the_same_days_of_the_last(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        viewer, today = house.bat.viewer, date(2026, 11, 22)
        assert await month_so_far(unit, viewer, AUD, today) is None
        await _spend(unit, viewer, date(2026, 10, 22), Money(5_00, AUD))
        await _spend(unit, viewer, date(2026, 10, 23), Money(7_00, AUD))
        assert await month_so_far(unit, viewer, AUD, today) is None
        await _spend(unit, viewer, date(2026, 11, 1), Money(10_00, AUD))
        await _spend(unit, viewer, today, Money(90_00, AUD), Kind.INCOME)
        await _spend(unit, viewer, date(2026, 11, 23), Money(1_00, AUD))
        await _spend(unit, viewer, today, Money(1_000_00, MNT))
        found = await month_so_far(unit, viewer, AUD, today)
        assert found is not None
        assert (found.now.received, found.now.spent) == (Money(90_00, AUD), Money(10_00, AUD))
        assert (found.before.received.minor, found.before.spent.minor) == (0, 5_00)
        assert found.missing == (Money(1_000_00, MNT),)
