"""What is due goes into the outbox once, gathered for each person, and never at night."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from core.bills.model import Bill, Flow
from core.delivery.model import Notification
from core.family.membership import viewer_of
from core.family.model import News, Quietness
from core.matters.act import begin
from core.matters.model import Matter
from core.money.currency import currency
from core.reminders.model import Kind, NewReminder
from core.reminders.tick import DUE, MOST, tick
from handlers.jobs.reminders import RemindersJob
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.core.conftest import BAT, TUYA, House

NIGHT = NOON + timedelta(hours=12)
"""Midnight in Sydney, 21:00 in Ulaanbaatar."""


DAY = date(2026, 11, 24)


def due(house: House, user_id: int, slot: str, kind: Kind = Kind.BILL, at: datetime = NOON) -> NewReminder:
    return NewReminder(user_id, house.bat.viewer.family_id, kind, slot, at)


async def told(unit: SqlUnit, now: datetime) -> list[tuple[int, list[str], News | None]]:
    """(who, which slots, muted as what) of what is in the outbox since the last look."""
    found = []
    rows = await unit.outbox.claim(now, 100)
    await unit.outbox.sent([(row.id, None) for row in rows])
    for row in rows:
        assert isinstance(row.content, Notification)
        if row.content.code == DUE:
            found.append((row.content.user_id, await slots(unit, row.content), row.content.kind))
    return sorted(found, key=lambda one: one[0])


async def slots(unit: SqlUnit, news: Notification) -> list[str]:
    ids = [int(key) for key in dict(news.params)["reminders"].split()]
    member = await unit.people.membership(news.family_id or 0, news.user_id)
    assert member is not None
    viewer = viewer_of(member)
    return [one.told.slot for one in await unit.reminders.several(viewer, ids)]


async def put(store: SqlStore, new: Sequence[NewReminder]) -> None:
    async with store.unit() as unit:
        await unit.outbox.sent([(row.id, None) for row in await unit.outbox.claim(NOON, 100)])
        await unit.reminders.put(new)


async def test_each_person_gets_one_message_with_all_that_is_due(store: SqlStore, house: House) -> None:
    await put(store, [due(house, 1, "rent"), due(house, 2, "rent"), due(house, 1, "power")])
    async with store.unit() as unit:
        assert await tick(unit, NOON) == 3
        assert await tick(unit, NOON) == 0
        assert await told(unit, NOON) == [(1, ["rent", "power"], News.BILLS), (2, ["rent"], News.BILLS)]


async def test_what_can_wait_waits_for_tomorrow_when_today_was_told(store: SqlStore, house: House) -> None:
    await put(store, [due(house, 1, "rent")])
    later = NOON + timedelta(hours=2)
    async with store.unit() as unit:
        await tick(unit, NOON)
        assert len(await told(unit, NOON)) == 1
        await unit.reminders.put([due(house, 1, "power", at=later)])
        await tick(unit, later)
        assert await told(unit, later) == []
        tomorrow = later + timedelta(days=1)
        assert not await unit.reminders.any_due(tomorrow - timedelta(seconds=1))
        await tick(unit, tomorrow)
        assert await told(unit, tomorrow) == [(1, ["power"], News.BILLS)]


async def test_what_is_urgent_does_not_wait_and_takes_the_rest_along(store: SqlStore, house: House) -> None:
    await put(store, [due(house, 1, "rent")])
    later = NOON + timedelta(hours=2)
    async with store.unit() as unit:
        await tick(unit, NOON)
        await told(unit, NOON)
        await unit.reminders.put([due(house, 1, "power"), due(house, 1, "hours", Kind.VISA, later)])
        await tick(unit, later)
        assert await told(unit, later) == [(1, ["power", "hours"], None)]


async def test_who_sleeps_is_told_in_their_own_morning(store: SqlStore, house: House) -> None:
    await put(store, [due(house, 1, "rent", at=NIGHT), due(house, 2, "rent", at=NIGHT)])
    async with store.unit() as unit:
        await tick(unit, NIGHT)
        assert [who for who, _, _ in await told(unit, NIGHT)] == [2]
        assert not await unit.reminders.any_due(NIGHT + timedelta(hours=7, minutes=59))
        morning = NIGHT + timedelta(hours=8)
        await tick(unit, morning)
        assert await told(unit, morning) == [(1, ["rent"], News.BILLS)]


async def test_tomorrow_at_the_same_time_is_by_the_clock_on_the_wall(store: SqlStore, house: House) -> None:
    """Sydney's clocks go back in the night to 5 April 2026: from 9:00 to 9:00 are 25 hours."""
    before = datetime.fromisoformat("2026-04-04T09:00+11:00")
    await put(store, [due(house, 1, "rent", at=before)])
    async with store.unit() as unit:
        await tick(unit, before)
        await unit.reminders.put([due(house, 1, "power", at=before)])
        await tick(unit, before)
        assert not await unit.reminders.any_due(before + timedelta(hours=24, minutes=59))
        assert await unit.reminders.any_due(before + timedelta(hours=25))


async def test_nobody_is_told_who_muted_it_or_cannot_be_reached(store: SqlStore, house: House) -> None:
    kinds = (Kind.BILL, Kind.BUDGET, Kind.VISA, Kind.DIGEST)
    new = [due(house, user, kind.value, kind) for user in (1, 2, 3, 99) for kind in kinds]
    await put(store, new)
    async with store.unit() as unit:
        await unit.people.save(replace(BAT, family_id=1, muted=frozenset({News.BUDGETS})), NOON)
        await unit.people.save(replace(TUYA, family_id=1, quietness=Quietness.BILLS), NOON)
        await unit.people.set_reachable(3, reachable=False)
        assert await tick(unit, NOON) == len(new)
        assert await told(unit, NOON) == [(1, ["bill", "visa", "digest"], None), (2, ["bill", "visa"], None)]
        assert not await unit.reminders.any_due(NOON + timedelta(days=9))


async def test_the_job_goes_on_until_nothing_is_due(store: SqlStore, house: House) -> None:
    await put(store, [due(house, 1, str(number)) for number in range(MOST + 1)])
    job = RemindersJob(store)
    await job.once(NOON)
    async with store.unit() as unit:
        left = await unit.reminders.claim(NOON + timedelta(days=2), 10)
        assert [one.told.slot for one in left] == [str(MOST)], "the one of the second batch waits for tomorrow"
    await job.once(NOON)
    await job.once(NOON + timedelta(days=1))
    async with store.look() as unit:
        assert not await unit.reminders.any_due(NOON + timedelta(days=9))


async def test_what_came_after_the_message_of_a_day_is_told_with_the_next_one(store: SqlStore, house: House) -> None:
    """Else a message each morning would put it off for ever; a shift that ends tonight waits for its end."""
    at_nine, at_three = NOON + timedelta(hours=21), NOON + timedelta(hours=27)
    budget, shift = due(house, 1, "near", Kind.BUDGET, at_three), due(house, 1, "after", Kind.VISA, at_three)
    low = due(house, 1, "low", Kind.BALANCE, at_nine + timedelta(hours=1))
    await put(store, [due(house, 1, "rent", at=at_nine), budget, shift, low])
    async with store.unit() as unit:
        assert await tick(unit, at_nine) == 1
        assert await told(unit, at_nine) == [(1, ["rent", "low", "near"], None)]
        assert await tick(unit, at_three) == 1


async def test_bills_of_the_next_days_go_along_where_there_is_a_message_anyway(store: SqlStore, house: House) -> None:
    """Two days early before their day, one on it; never what was put off until then, nor what will be late."""
    slots = {"7:before": 2, "8:before": 3, "9:day": 1, "10:day": 2, "11:along": 1, "12:again:x": 1, "13:seen": 1}
    ahead = [due(house, 1, slot, at=NOON + timedelta(days=days)) for slot, days in slots.items()]
    late = due(house, 1, "14:late1", Kind.OVERDUE, NOON + timedelta(days=1))
    await put(store, [due(house, 1, "6:before"), *ahead, late])
    async with store.unit() as unit:
        await tick(unit, NOON)
        assert await told(unit, NOON) == [(1, ["6:before", "9:day", "11:along", "7:before"], News.BILLS)]
        await tick(unit, NOON + timedelta(days=1))
        ((_, next_day, _),) = await told(unit, NOON + timedelta(days=1))
        assert next_day == ["12:again:x", "13:seen", "14:late1", "10:day", "8:before"]


async def test_the_day_of_what_is_told_today_waits_for_its_day(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        note = Matter(house.bat.viewer.member_id, Bill("Rent", Flow.OUT, currency("AUD"), "FREQ=DAILY", DAY))
        rent = (await begin(unit, house.bat.viewer, note, NOON)).matter.id
    before, day = (replace(due(house, 1, f"{rent}:{on}"), matter_id=rent) for on in ("before", "day"))
    await put(store, [before, replace(day, due_at=NOON + timedelta(days=1))])
    async with store.unit() as unit:
        await tick(unit, NOON)
        assert await told(unit, NOON) == [(1, [f"{rent}:before"], News.BILLS)]
        await tick(unit, NOON + timedelta(days=1))
        assert await told(unit, NOON + timedelta(days=1)) == [(1, [f"{rent}:day"], News.BILLS)]


async def test_what_only_goes_along_makes_no_message(store: SqlStore, house: House) -> None:
    await put(store, [due(house, 1, "7:along"), due(house, 2, "7:along"), due(house, 2, "8:before")])
    async with store.unit() as unit:
        assert await tick(unit, NOON) == 3
        assert await told(unit, NOON) == [(2, ["7:along", "8:before"], News.BILLS)]
        assert not await unit.reminders.any_due(NOON + timedelta(days=9)), "and is not kept for later"
