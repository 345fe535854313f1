"""The clockwork: each job in its own time, and none that takes another down."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from structlog.testing import capture_logs

from core.errors import GlobFamError
from handlers.jobs.clockwork import AGAIN_AFTER, FIRST_AFTER, LONGEST_NAP, Clockwork, nap
from tests.conftest import NOON, StandingClock
from tests.patience import PATIENCE


class AwayError(GlobFamError):
    code = "storage.unavailable"


@dataclass
class Noted:
    """A job that notes when it was run, and fails with `errors` first."""

    every: timedelta = timedelta(hours=1)
    name: str = "noted"
    errors: list[Exception] = field(default_factory=list)
    runs: list[datetime] = field(default_factory=list)

    async def once(self, now: datetime) -> None:
        self.runs.append(now)
        if self.errors:
            raise self.errors.pop(0)


async def test_a_job_runs_when_it_is_due_and_not_before(clock: StandingClock) -> None:
    job = Noted()
    clockwork = Clockwork([job], clock)
    due = await clockwork.look(job, NOON)
    assert due == NOON + timedelta(hours=1)
    clock.advance(minutes=59)
    assert await clockwork.look(job, due) == due
    clock.advance(minutes=1)
    await clockwork.look(job, due)
    assert job.runs == [NOON, NOON + timedelta(hours=1)]


@pytest.mark.parametrize(
    ("error", "event", "what"),
    [(AwayError(), "job.waits", "storage.unavailable"), (ValueError("coffee 4.50"), "job.failed", None)],
)
async def test_what_a_job_raises_is_logged_by_its_code_and_tried_again_soon(
    clock: StandingClock, error: Exception, event: str, what: str | None
) -> None:
    job = Noted(errors=[error])
    with capture_logs() as logged:
        due = await Clockwork([job], clock).look(job, NOON)
    assert due == NOON + AGAIN_AFTER
    (line,) = logged
    assert (line["event"], line["job"], line.get("code")) == (event, "noted", what)
    assert "coffee" not in {name: value for name, value in line.items() if name != "exc_info"}.__repr__()


async def test_a_job_that_fails_is_never_tried_later_than_in_its_own_time(clock: StandingClock) -> None:
    job = Noted(every=timedelta(seconds=5), errors=[AwayError()])
    assert await Clockwork([job], clock).look(job, NOON) == NOON + timedelta(seconds=5)


async def test_a_clock_that_was_set_back_holds_up_no_job(clock: StandingClock) -> None:
    job = Noted()
    due = await Clockwork([job], clock).look(job, NOON + timedelta(days=400))
    assert due == NOON + timedelta(hours=1)


async def test_jobs_wait_for_no_other_and_all_end_together(clock: StandingClock) -> None:
    """One hangs for ever; the other is run all the same."""
    ran = asyncio.Event()

    class Hanging(Noted):
        async def once(self, now: datetime) -> None:
            await asyncio.Event().wait()

    class Heard(Noted):
        async def once(self, now: datetime) -> None:
            ran.set()

    clock.at = NOON - FIRST_AFTER
    clockwork = Clockwork([Hanging(), Heard()], clock)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("handlers.jobs.clockwork.FIRST_AFTER", timedelta())
        running = asyncio.create_task(clockwork.run())
        await asyncio.wait_for(ran.wait(), PATIENCE)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


def test_naps_are_short_and_never_negative() -> None:
    assert nap(timedelta(seconds=3)) == 3
    assert nap(timedelta(days=7)) == LONGEST_NAP.total_seconds()
    assert nap(timedelta(seconds=-3)) == 0
