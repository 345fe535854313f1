"""When the database cannot serve, the clock jumps, or the process has to end: nothing in hand is lost or stuck."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy import select

import bot.run
from bot.wiring import Parts
from core.delivery.errors import LaterError, RefusedError
from core.delivery.model import InboxRow, Notification, OutboxState, Outgoing
from core.errors import GlobFamError
from core.unit import Unit
from handlers.jobs.push import PushWorker
from handlers.telegram.intake import LONGEST_PAUSE, keep, pause
from handlers.telegram.lanes import Ear, Lanes
from integrations.db.engine import StorageUnavailableError
from integrations.db.tables import outbox
from integrations.db.unit import SqlUnit
from tests.talk import Speaker, Talk


async def states(talk: Talk) -> set[str]:
    async with talk.store.look() as unit:
        return set((await unit.connection.execute(select(outbox.c.state))).scalars())


def worker_of(talk: Talk) -> PushWorker:
    return PushWorker(talk.store, talk.clock, talk.courier, talk.app.voice, talk.app.law)


class Outage:
    """A database that can be read but not written to while `on`; it begins as the next message is refused."""

    def __init__(self, talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.on = False
        self._unit = talk.store.unit
        self._send = talk.messenger.send
        monkeypatch.setattr(talk.store, "unit", self.unit)
        monkeypatch.setattr(talk.messenger, "send", self.send)

    @asynccontextmanager
    async def unit(self, lane: int | None = None) -> AsyncIterator[SqlUnit]:
        if self.on:
            raise StorageUnavailableError
        async with self._unit(lane) as unit:
            yield unit

    async def send(self, out: Outgoing) -> int | None:
        try:
            return await self._send(out)
        except LaterError:
            self.on = True
            raise


async def drained(talk: Talk) -> None:
    """Let every lease lapse, and send all that waits."""
    talk.clock.advance(seconds=61)
    while await worker_of(talk).once():
        pass
    await talk.courier.flush_alone()


async def test_replies_left_by_an_outage_of_both_sides_are_sent_after_it(
    talk: Talk, bat: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bat.say("coffee 4.50")
    outage = Outage(talk, monkeypatch)
    talk.messenger.fails = [LaterError(1)]
    with pytest.raises(StorageUnavailableError):
        await bat.press("Undo")
    outage.on = False
    await drained(talk)
    assert await states(talk) == {"sent"}
    assert "Taken back" in "".join(out.text for out, _ in talk.messenger.sent[-2:])


async def test_what_a_worker_had_claimed_when_the_database_went_is_sent_after_it(
    talk: Talk, bat: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talk.store.unit() as unit:
        for name in ("Tuya", "Sarnai"):
            news = Notification(bat.id, "news.joined", (("name", name), ("role", "adult")))
            await unit.outbox.notify(news, talk.clock.now(), talk.clock.now())
    outage = Outage(talk, monkeypatch)
    talk.messenger.fails = [LaterError(1)]
    with pytest.raises(StorageUnavailableError):
        await worker_of(talk).once()
    outage.on = False
    await drained(talk)
    assert await states(talk) == {"sent"}
    assert ["Sarnai" in out.text or "Tuya" in out.text for out, _ in talk.messenger.sent[-2:]] == [True, True]


async def test_a_reply_put_off_before_the_clock_went_back_does_not_wait_for_it(talk: Talk, bat: Speaker) -> None:
    talk.messenger.fails = [LaterError(5)]
    await bat.say("coffee 4.50")
    talk.clock.advance(hours=-1)
    assert await worker_of(talk).once() == 1


async def test_a_lease_taken_before_the_clock_went_back_has_lapsed(talk: Talk, bat: Speaker) -> None:
    async with talk.store.unit() as unit:
        await unit.outbox.add([Outgoing(bat.id, text="hello")], talk.clock.now())
    talk.clock.advance(seconds=30)
    assert await worker_of(talk).once() == 0
    talk.clock.advance(hours=-1)
    assert await worker_of(talk).once() == 1
    assert talk.messenger.sent[-1][0].text == "hello"


async def test_news_for_the_morning_stays_for_the_morning_when_the_clock_goes_back(talk: Talk, bat: Speaker) -> None:
    morning = talk.clock.now().replace(hour=22)
    async with talk.store.unit() as unit:
        await unit.outbox.notify(Notification(bat.id, "news.joined"), morning, talk.clock.now())
    talk.clock.advance(hours=-1)
    assert await worker_of(talk).once() == 0


async def test_no_wait_that_a_server_asks_for_is_taken_for_a_jump_of_the_clock(talk: Talk, bat: Speaker) -> None:
    talk.messenger.fails = [LaterError(7_000)]
    await bat.say("coffee 4.50")
    assert await worker_of(talk).once() == 0


async def test_a_mark_is_kept_when_the_process_ends_within_a_unit_of_work(talk: Talk, bat: Speaker) -> None:
    """What was sent last has its mark written with the next update, which does not get through here."""
    async with talk.store.unit() as unit:
        [row] = await unit.outbox.add([Outgoing(bat.id, text="hello")], talk.clock.now())
    await talk.courier.deliver(row, Outgoing(bat.id, text="hello"))
    inside = asyncio.Event()

    async def forever(unit: Unit, row: InboxRow) -> Sequence[Outgoing]:
        inside.set()
        await asyncio.Event().wait()
        return ()

    async def unused(*_: object) -> Sequence[Outgoing]:
        raise AssertionError

    lanes = Lanes(talk.store, talk.clock, talk.courier, Ear(forever, unused, unused), talk.outcomes.append)
    await keep(talk.store, talk.clock, [{"update_id": 999, "message": talk.message(bat.id, "lunch 18")}])
    lanes.wake(bat.id)
    await inside.wait()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await lanes.close()
    await lanes.idle()
    await talk.courier.flush_alone()
    assert await states(talk) == {OutboxState.SENT}


async def test_told_to_stop_while_a_server_is_slow_it_marks_what_was_sent_and_leaves_the_rest(
    talk: Talk, bat: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bat.say("coffee 4.50")
    button, message_id = bat.button("Undo")
    await keep(talk.store, talk.clock, [{"update_id": 999, **bat.callback(button.data or "", message_id)}])
    send, waits = talk.messenger.send, asyncio.Event()

    async def second_is_slow(out: Outgoing) -> int | None:
        if len(talk.messenger.sent) > before:
            waits.set()
            await asyncio.Event().wait()
        return await send(out)

    before = len(talk.messenger.sent)
    monkeypatch.setattr(talk.messenger, "send", second_is_slow)
    monkeypatch.setattr(bot.run, "FINISH_SECONDS", 0)
    talk.lanes.wake(bat.id)
    await waits.wait()
    await bot.run._finish(cast("Parts", SimpleNamespace(lanes=talk.lanes, courier=talk.courier)))
    async with talk.store.look() as unit:
        rows = await unit.connection.execute(select(outbox.c.state).order_by(outbox.c.id.desc()).limit(2))
        assert list(rows.scalars()) == [OutboxState.SENDING, OutboxState.SENT]


@pytest.mark.parametrize(
    ("failures", "error", "seconds"),
    [
        (1, StorageUnavailableError(), 1),
        (3, LaterError(1), 4),
        (1, LaterError(7), 7),
        (1, LaterError(90), 90),
        (40, LaterError(1), LONGEST_PAUSE),
        (40, RefusedError(), LONGEST_PAUSE),
    ],
)
def test_the_poller_waits_longer_each_time_and_as_long_as_a_429_says(
    failures: int, error: GlobFamError, seconds: float
) -> None:
    assert pause(failures, error) == seconds
