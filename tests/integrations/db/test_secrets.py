"""What a message said in secret is forgotten once it is sent, and not before: on each database."""

from sqlalchemy import text

from core.delivery.model import OutboxState, Outgoing
from integrations.db.unit import SqlStore
from tests.conftest import StandingClock

SECRET, PLAIN = Outgoing(7, text="the-address", secret=True), Outgoing(7, text="plain")


async def payloads(store: SqlStore) -> list[str]:
    async with store.database.read() as connection:
        return list((await connection.execute(text("SELECT payload FROM outbox ORDER BY id"))).scalars())


async def test_what_was_sent_in_secret_is_forgotten_and_nothing_else(store: SqlStore, clock: StandingClock) -> None:
    async with store.unit() as unit:
        rows = await unit.outbox.add([SECRET, PLAIN], clock.now())
    before = await payloads(store)
    async with store.unit() as unit:
        await unit.outbox.sent([(row.id, 100 + number) for number, row in enumerate(rows)])
        assert await unit.outbox.state_of(rows[0].id) is OutboxState.SENT
        assert await unit.outbox.message_of(rows[0].id) == 100
    assert "the-address" in before[0]
    assert await payloads(store) == ["", before[1]]


async def test_what_was_not_sent_yet_is_there_for_the_next_try(store: SqlStore, clock: StandingClock) -> None:
    async with store.unit() as unit:
        (row,) = await unit.outbox.add([SECRET], clock.now())
        await unit.outbox.later(row.id, clock.now(), 1)
        (again,) = await unit.outbox.claim(clock.now(), 10)
    assert again.content == SECRET
