"""The contract of long work, on both databases: kept once, claimed by one, ended once, whatever happens between."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from core.documents.errors import JobLostError, NoSuchJobError
from core.documents.job import LEASE, MOST_PAGES, FileRef, Job, JobState, NewJob, Order
from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person, Role
from integrations.db.unit import SqlStore
from tests.conftest import NOON

BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Туяа", "mn", "MN", "Asia/Ulaanbaatar", "MNT")


def page(message_id: int) -> FileRef:
    return FileRef(f"id{message_id}", "", "image/jpeg", message_id, photo=True)


def job(key: str = "m:1:5", message_id: int = 5, caption: str = "") -> NewJob:
    return NewJob(key, 1, message_id, Order((page(message_id),), caption, 1), NOON)


@pytest.fixture
async def people(store: SqlStore) -> tuple[Joined, Joined]:
    async with store.unit() as unit:
        bat = await found_family(unit, BAT, "Bat's", NOON)
        await invite(unit, bat.viewer, Role.ADULT, "token", NOON)
        return bat, await accept(unit, TUYA, "token", NOON)


People = tuple[Joined, Joined]


async def claimed(store: SqlStore, people: People, **more: object) -> Job:
    async with store.unit() as unit:
        await unit.jobs.put(people[0].viewer, replace(job(), **more), NOON)  # type: ignore[arg-type]
    async with store.unit() as unit:
        mine = await unit.jobs.claim(NOON)
    assert mine is not None
    return mine


async def test_the_same_work_is_kept_once(store: SqlStore, people: People) -> None:
    bat, tuya = people
    async with store.unit() as unit:
        assert await unit.jobs.put(bat.viewer, job(), NOON)
        assert not await unit.jobs.put(bat.viewer, job(), NOON)
        assert not await unit.jobs.put(tuya.viewer, job(), NOON)
        (kept,) = await unit.jobs.unannounced()
        await unit.jobs.announced(kept, 77)
        assert await unit.jobs.unannounced() == ()
    assert (kept.order, kept.state, kept.attempts) == (job().order, JobState.WAITING, 0)


async def test_pages_of_an_album_join_until_it_is_begun(store: SqlStore, people: People) -> None:
    bat, tuya = people
    second = replace(job(message_id=4, caption="October"), due_at=NOON + timedelta(seconds=2))
    async with store.unit() as unit:
        assert not await unit.jobs.join(bat.viewer, job(), MOST_PAGES)
        await unit.jobs.put(bat.viewer, job(), NOON)
        assert not await unit.jobs.join(tuya.viewer, second, MOST_PAGES)
        assert not await unit.jobs.join(bat.viewer, second, 1)
        assert await unit.jobs.join(bat.viewer, second, 2)
        assert await unit.jobs.claim(NOON) is None, "it waits for more pages"
        mine = await unit.jobs.claim(NOON + timedelta(seconds=2))
        assert mine is not None
        assert [one.message_id for one in mine.order.files] == [4, 5]
        assert mine.order.caption == "October"
        assert not await unit.jobs.join(bat.viewer, job(message_id=6), MOST_PAGES)


async def test_a_job_is_claimed_by_one(store: SqlStore, people: People) -> None:
    mine = await claimed(store, people)
    async with store.unit() as unit:
        assert await unit.jobs.claim(NOON) is None
        assert await unit.jobs.is_held(mine)
        await unit.jobs.end(mine, JobState.DONE)
        assert not await unit.jobs.is_held(mine)
        assert await unit.jobs.claim(NOON + LEASE * 2) is None


async def test_two_workers_at_once_take_two_jobs(store: SqlStore, people: People) -> None:
    async with store.unit() as unit:
        for number in range(2):
            await unit.jobs.put(people[0].viewer, job(f"k{number}"), NOON)

    async def take() -> Job | None:
        async with store.unit() as unit:
            return await unit.jobs.claim(NOON)

    taken = await asyncio.gather(*(take() for _ in range(4)))
    ids = [one.id for one in taken if one is not None]
    assert len(ids) == len(set(ids)) == 2


async def test_a_worker_that_shows_no_life_loses_its_job_and_writes_no_end(store: SqlStore, people: People) -> None:
    mine = await claimed(store, people)
    async with store.unit() as unit:
        await unit.jobs.hold(mine, NOON + timedelta(seconds=30))
        assert await unit.jobs.claim(NOON + LEASE) is None
        other = await unit.jobs.claim(NOON + LEASE + timedelta(seconds=30))
        assert other is not None
        assert (other.id, other.attempts) == (mine.id, 2)
    for change in ("end", "hold", "later"):
        async with store.unit() as unit:
            with pytest.raises(JobLostError):
                await (
                    unit.jobs.end(mine, JobState.DONE) if change == "end" else getattr(unit.jobs, change)(mine, NOON)
                )
    async with store.unit() as unit:
        await unit.jobs.end(other, JobState.DONE)
        with pytest.raises(JobLostError):
            await unit.jobs.end(other, JobState.DONE)


async def test_what_failed_is_tried_again_when_it_is_time(store: SqlStore, people: People) -> None:
    mine = await claimed(store, people)
    async with store.unit() as unit:
        await unit.jobs.later(mine, NOON + timedelta(seconds=5))
        assert await unit.jobs.claim(NOON) is None
        again = await unit.jobs.claim(NOON + timedelta(seconds=5))
        assert again is not None
        assert again.attempts == 2
        await unit.jobs.later(again, NOON, counted=False)
        third = await unit.jobs.claim(NOON)
        assert third is not None
        assert third.attempts == 2


async def test_after_a_crash_of_the_only_process_it_is_claimed_at_once(store: SqlStore, people: People) -> None:
    mine = await claimed(store, people)
    async with store.unit() as unit:
        assert await unit.jobs.release(NOON) == 1
        again = await unit.jobs.claim(NOON)
    assert again is not None
    assert (again.id, again.attempts) == (mine.id, 2)


async def test_a_lease_given_by_a_clock_that_has_gone_back_holds_nothing_up(store: SqlStore, people: People) -> None:
    await claimed(store, people)
    async with store.unit() as unit:
        assert await unit.jobs.claim(NOON - timedelta(days=1)) is not None


async def test_a_password_is_taken_from_its_asker_only_and_forgotten_at_the_end(
    store: SqlStore, people: People
) -> None:
    bat, tuya = people
    mine = await claimed(store, people)
    async with store.unit() as unit:
        with pytest.raises(NoSuchJobError):
            await unit.jobs.unlock(bat.viewer, mine.id, "sealed", NOON)
        await unit.jobs.end(mine, JobState.ASKING)
        assert await unit.jobs.claim(NOON + LEASE * 2) is None
        assert not await unit.jobs.is_asking(tuya.viewer, mine.id)
        with pytest.raises(NoSuchJobError):
            await unit.jobs.unlock(tuya.viewer, mine.id, "sealed", NOON)
        assert await unit.jobs.is_asking(bat.viewer, mine.id)
        await unit.jobs.unlock(bat.viewer, mine.id, "sealed", NOON)
        again = await unit.jobs.claim(NOON)
        assert again is not None
        assert (again.sealed, again.attempts) == ("sealed", 1)
        await unit.jobs.end(again, JobState.ASKING)
        called_off = await unit.jobs.call_off(bat.viewer, mine.id)
        assert called_off.sealed is None


async def test_its_asker_calls_it_off_and_nobody_else(store: SqlStore, people: People) -> None:
    bat, tuya = people
    mine = await claimed(store, people)
    async with store.unit() as unit:
        with pytest.raises(NoSuchJobError):
            await unit.jobs.call_off(tuya.viewer, mine.id)
        await unit.jobs.call_off(bat.viewer, mine.id)
        assert not await unit.jobs.is_held(mine)
        with pytest.raises(JobLostError):
            await unit.jobs.end(mine, JobState.DONE)
    async with store.unit() as unit:
        with pytest.raises(NoSuchJobError):
            await unit.jobs.call_off(bat.viewer, mine.id)


async def test_another_job_that_reads_the_same_message_is_seen(store: SqlStore, people: People) -> None:
    mine = await claimed(store, people)
    async with store.unit() as unit:
        assert not await unit.jobs.reads_elsewhere(mine, mine.chat_id, mine.message_id)
        await unit.jobs.put(people[0].viewer, job("m:1:6", 6), NOON)
        assert await unit.jobs.reads_elsewhere(mine, 1, 6)
        other = await unit.jobs.claim(NOON)
        assert other is not None
        await unit.jobs.end(other, JobState.FAILED, "document.damaged")
        assert not await unit.jobs.reads_elsewhere(mine, 1, 6)
