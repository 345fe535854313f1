"""Every update exactly once in effect, every reply after its commit, and what happens when sending fails."""

import asyncio

import pytest
from sqlalchemy import select

from core.delivery.errors import BlockedError, LaterError, RefusedError
from core.delivery.model import Method, OutboxState, Outgoing
from handlers.jobs.push import PushWorker
from handlers.telegram.courier import Courier, Hands
from handlers.telegram.intake import keep
from integrations.db.tables import entry, inbox, outbox, person
from integrations.db.unit import SqlUnit
from tests.talk import Speaker, Talk, texts


async def standing(talk: Talk) -> list[int]:
    """The amounts of all standing entries, in minor units."""
    async with talk.store.look() as unit:
        rows = await unit.connection.execute(
            select(entry.c.minor).where(entry.c.deleted.is_(False)).order_by(entry.c.id)
        )
        return list(rows.scalars())


async def states(talk: Talk) -> list[str]:
    async with talk.store.look() as unit:
        return list((await unit.connection.execute(select(outbox.c.state).order_by(outbox.c.id))).scalars())


async def test_a_redelivered_update_has_its_effect_once(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    again = await talk.feed({"message": bat.last_message}, update_id=1)
    later = await talk.feed({"message": bat.last_message}, update_id=999)
    assert (again, later) == ([], [])
    assert await standing(talk) == [450]


async def test_a_button_delivered_twice_acts_once(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    button, message_id = bat.button("Undo")
    callback = bat.callback(button.data or "", message_id)
    await talk.feed(callback)
    await talk.feed(callback, update_id=999)
    assert await standing(talk) == []
    await bat.press("Redo")
    assert await standing(talk) == [450]


async def test_undo_delivered_twice_takes_back_one_thing(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    await bat.say("lunch 18")
    await bat.say("/undo")
    await talk.feed({"message": bat.last_message}, update_id=999)
    assert await standing(talk) == [450]


async def test_an_edit_that_comes_before_its_original_wins(talk: Talk, bat: Speaker) -> None:
    original = talk.message(bat.id, "coffee 4.50")
    await bat.edit("coffee 5.50", original)
    await talk.feed({"message": original})
    assert await standing(talk) == [550]


async def test_an_older_edit_that_comes_late_changes_nothing(talk: Talk, bat: Speaker) -> None:
    await bat.say("coffee 4.50")
    now = bat.last_message["date"]
    await bat.edit("coffee 6.50", edit_date=now + 20)
    await bat.edit("coffee 5.50", edit_date=now + 10)
    assert await standing(talk) == [650]


async def test_two_workers_on_one_chat_handle_each_update_once(talk: Talk, bat: Speaker) -> None:
    updates = [{"update_id": 500 + n, "message": talk.message(bat.id, f"coffee {n}.50")} for n in range(1, 9)]
    await keep(talk.store, talk.clock, updates)

    async def worker() -> None:
        while await talk.lanes.handle_next(bat.id):
            pass

    await asyncio.gather(worker(), worker())
    assert await standing(talk) == [n * 100 + 50 for n in range(1, 9)]


async def test_what_cannot_be_sent_now_goes_out_later_and_in_order(talk: Talk, bat: Speaker) -> None:
    sent = len(talk.messenger.sent)
    talk.messenger.fails = [LaterError(30)]
    await bat.say("coffee 4.50")
    worker = PushWorker(talk.store, talk.clock, talk.courier, talk.app.voice, talk.app.law)
    assert await worker.once() == 0
    talk.clock.advance(seconds=31)
    await bat.say("lunch 18")
    assert len(talk.messenger.sent) == sent
    while await worker.once():
        pass
    first, second = (out.text for out, _ in talk.messenger.sent[sent:])
    assert "4.50" in first
    assert "18.00" in second
    await talk.courier.flush_alone()
    assert set(await states(talk)) == {"sent"}


async def test_a_reply_does_not_overtake_an_older_one_that_is_just_being_sent(talk: Talk, bat: Speaker) -> None:
    at_the_door, may_go = asyncio.Event(), asyncio.Event()

    class Slow:
        async def send(self, out: Outgoing) -> int | None:
            at_the_door.set()
            await may_go.wait()
            return await talk.messenger.send(out)

    sent = len(talk.messenger.sent)
    talk.messenger.fails = [LaterError(1)]
    await bat.say("coffee 4.50")
    talk.clock.advance(seconds=31)
    worker = PushWorker(talk.store, talk.clock, talk.courier.beside(Slow()), talk.app.voice, talk.app.law)
    older = asyncio.create_task(worker.once())
    await at_the_door.wait()
    await bat.say("lunch 18")
    await bat.say("snacks 6")
    may_go.set()
    await older
    while await worker.once():
        pass
    amounts = [out.text.split("</b>")[0] for out, _ in talk.messenger.sent[sent:]]
    assert amounts == ["<b>A$4.50", "<b>A$18.00", "<b>A$6.00"]


async def test_someone_who_blocked_the_bot_is_unreachable_until_they_write(talk: Talk, bat: Speaker) -> None:
    async def reachable() -> bool:
        async with talk.store.look() as unit:
            return bool((await unit.connection.execute(select(person.c.reachable))).scalar_one())

    talk.messenger.fails = [BlockedError()]
    await bat.say("coffee 4.50")
    assert not await reachable()
    await bat.say("lunch 18")
    assert await reachable()
    assert await standing(talk) == [450, 1800]


async def test_what_telegram_refuses_is_set_aside(talk: Talk, bat: Speaker) -> None:
    talk.messenger.fails = [RefusedError()]
    await bat.say("coffee 4.50")
    await talk.courier.flush_alone()
    assert (await states(talk))[-1] == OutboxState.DEAD
    assert await standing(talk) == [450]


async def test_a_crash_between_commit_and_sending_sends_after_the_restart(talk: Talk, bat: Speaker) -> None:
    class CrashError(BaseException):
        pass

    async def die(*_: object) -> None:
        raise CrashError

    talk.courier.deliver = die  # type: ignore[assignment, method-assign]
    with pytest.raises(CrashError):
        await bat.say("coffee 4.50")
    assert await standing(talk) == [450]
    restarted = Courier(talk.store, talk.clock, talk.messenger, Hands())
    async with talk.store.unit() as unit:
        assert await unit.outbox.release(talk.clock.now()) >= 1
    sent = len(talk.messenger.sent)
    await PushWorker(talk.store, talk.clock, restarted, talk.app.voice, talk.app.law).once()
    assert any("4.50" in out.text for out, _ in talk.messenger.sent[sent:])


async def test_a_handler_that_breaks_leaves_nothing_behind_and_says_so_calmly(
    talk: Talk, bat: Speaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(SqlUnit, "changes", property(lambda _: type("Broken", (), {"add": broken})()))
    answer = await bat.say("coffee 4.50")
    monkeypatch.undo()
    assert "Incident" in texts(answer)[0]
    assert await standing(talk) == []
    async with talk.store.look() as unit:
        row = (
            await unit.connection.execute(select(inbox.c.state, inbox.c.error).where(inbox.c.error.is_not(None)))
        ).one()
    assert tuple(row) == ("failed", "ZeroDivisionError")
    assert "4.50" in texts(await bat.say("coffee 4.50"))[0]


async def test_sending_inside_a_unit_of_work_is_refused(talk: Talk, bat: Speaker) -> None:
    """The recording messenger of every conversation test raises on it, as the real one does."""
    answer = await bat.say("coffee 4.50")
    assert [out.method for out in answer] == [Method.MESSAGE]
