"""The outbox in the database: written with what it speaks of, claimed with a lease, marked when sent."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Row, and_, bindparam, case, delete, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.delivery.model import Notification, OutboxRow, OutboxState, Outgoing
from core.delivery.rules import FURTHEST, LEASE
from integrations.db.many import insert_rows
from integrations.db.prepared import Prepared
from integrations.db.tables import inbox, outbox

_OUTGOING = TypeAdapter(Outgoing)
_NOTIFICATION = TypeAdapter(Notification)
NEWS, SECRET = "news", "secret"
_NEWS_COLUMNS = ("chat_id", "kind", "payload", "state", "due_at", "created_at")
_ADD = Prepared(
    insert(outbox).returning(outbox.c.id),
    *("chat_id", "kind", "payload", "entries", "state", "due_at", "lease_until", "created_at"),
)
_SENT = Prepared(
    update(outbox)
    .where(outbox.c.id == bindparam("key"))
    .values(
        state=OutboxState.SENT.value,
        sent_message_id=bindparam("message"),
        payload=case((outbox.c.kind == SECRET, ""), else_=outbox.c.payload),
    )
)

_OPEN = (OutboxState.PENDING.value, OutboxState.SENDING.value)
_IS_OPEN = text("outbox.state IN ('pending', 'sending')")
"""The words of the partial index, by which alone SQLite finds it: each sender asks every second."""
_PENDING, _SENDING = (outbox.c.state == state for state in _OPEN)
_DUE = and_(
    _IS_OPEN,
    or_(
        and_(_PENDING, outbox.c.due_at <= bindparam("at")),
        and_(_PENDING, outbox.c.due_at > bindparam("furthest"), outbox.c.kind != NEWS),
        and_(_SENDING, outbox.c.lease_until <= bindparam("at")),
        and_(_SENDING, outbox.c.lease_until > bindparam("lapses")),
    ),
)
"""Due, lapsed, or put further into the future than anything is, by a clock that has gone back since: at `_instants`."""
_ANY_DUE = Prepared(select(outbox.c.id).where(_DUE).limit(1))


class SqlOutbox:
    """Fills the `Outbox` port, and serves the senders, within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def add(self, contents: Sequence[Outgoing], at: datetime) -> tuple[OutboxRow, ...]:
        """See the port. One statement for each, since the ids must come back in order on both databases."""
        return tuple([await self._insert(out, at) for out in contents])

    async def notify(self, news: Notification, due_at: datetime, at: datetime) -> None:
        """See the port."""
        await self._db.execute(
            insert(outbox).values(
                chat_id=news.user_id,
                kind=NEWS,
                payload=_NOTIFICATION.dump_json(news, exclude_defaults=True).decode(),
                state=OutboxState.PENDING.value,
                due_at=due_at,
                created_at=at,
            )
        )

    async def notify_all(self, news: Sequence[Notification], at: datetime) -> None:
        """See the port."""
        pending = OutboxState.PENDING.value
        rows = ((one.user_id, NEWS, _NOTIFICATION.dump_json(one, exclude_defaults=True).decode()) for one in news)
        filled = ((user, kind, payload, pending, at, at) for user, kind, payload in rows)
        await insert_rows(self._db, outbox, _NEWS_COLUMNS, filled)

    async def state_of(self, row_id: int) -> OutboxState | None:
        """See the port."""
        state = (await self._db.execute(select(outbox.c.state).where(outbox.c.id == row_id))).scalar()
        return None if state is None else OutboxState(state)

    async def message_of(self, row_id: int) -> int | None:
        """See the port."""
        return (await self._db.execute(select(outbox.c.sent_message_id).where(outbox.c.id == row_id))).scalar()

    async def replied_to(self, chat_id: int, message_id: int) -> tuple[int, ...]:
        """See the port."""
        statement = select(outbox.c.entries).where(outbox.c.chat_id == chat_id, outbox.c.sent_message_id == message_id)
        text = (await self._db.execute(statement.order_by(outbox.c.id.desc()).limit(1))).scalar()
        return tuple(int(part) for part in text.split()) if text else ()

    async def card_of(self, chat_id: int, entry_id: int) -> int | None:
        """See the port."""
        statement = select(outbox.c.sent_message_id).where(
            outbox.c.chat_id == chat_id,
            outbox.c.sent_message_id.is_not(None),
            (" " + outbox.c.entries + " ").contains(f" {entry_id} "),
        )
        return (await self._db.execute(statement.order_by(outbox.c.id.desc()).limit(1))).scalar()

    async def open_chats(self) -> tuple[int, ...]:
        """See the port."""
        statement = select(outbox.c.chat_id).where(_IS_OPEN, outbox.c.kind != NEWS)
        return tuple(dict.fromkeys((await self._db.execute(statement)).scalars()))

    async def open_before(self, chat_id: int, row_id: int) -> tuple[int, ...]:
        """See the port."""
        where = (outbox.c.chat_id == chat_id, outbox.c.id < row_id, outbox.c.kind != NEWS, outbox.c.state.in_(_OPEN))
        return tuple((await self._db.execute(select(outbox.c.id).where(*where))).scalars())

    async def any_due(self, at: datetime) -> bool:
        """See the port."""
        return await _ANY_DUE.first(self._db, **_instants(at)) is not None

    async def claim(self, at: datetime, limit: int, skip: Sequence[int] = ()) -> tuple[OutboxRow, ...]:
        """Take due rows for sending, oldest first in each chat; rows that another sender let lapse are taken over.

        A row waits while an earlier one of its chat is open, so that replies keep their order.
        """
        earlier = outbox.alias("earlier")
        first = ~(
            select(earlier.c.id)
            .where(
                earlier.c.chat_id == outbox.c.chat_id,
                earlier.c.id < outbox.c.id,
                earlier.c.kind != NEWS,
                earlier.c.state.in_(_OPEN),
            )
            .exists()
        )
        statement = select(outbox).where(_DUE, or_(first, outbox.c.kind == NEWS), outbox.c.id.not_in(skip))
        statement = statement.order_by(outbox.c.due_at, outbox.c.id).limit(limit)
        if self._db.dialect.name != "sqlite":
            statement = statement.with_for_update(skip_locked=True)
        rows = (await self._db.execute(statement, _instants(at))).all()
        if rows:
            await self._db.execute(
                update(outbox)
                .where(outbox.c.id.in_([row.id for row in rows]))
                .values(state=OutboxState.SENDING.value, lease_until=at + LEASE)
            )
        return tuple(_row(row) for row in rows)

    async def sent(self, marks: Sequence[tuple[int, int | None]]) -> None:
        """Mark rows (id, message id) as sent, and forget what was secret of them."""
        for row_id, message_id in marks:
            await _SENT.count(self._db, key=row_id, message=message_id)

    async def later(self, row_id: int, due_at: datetime, attempts: int) -> None:
        """Try again then; `attempts` have been made."""
        await self._db.execute(
            update(outbox)
            .where(outbox.c.id == row_id)
            .values(state=OutboxState.PENDING.value, due_at=due_at, attempts=attempts)
        )

    async def bury(self, row_id: int, error: str) -> None:
        """Give up; the administrator can look and try again."""
        await self._db.execute(
            update(outbox).where(outbox.c.id == row_id).values(state=OutboxState.DEAD.value, error=error)
        )

    async def release(self, at: datetime) -> int:
        """After a crash of the only process: what was in flight is pending again, and may arrive a second time."""
        statement = update(outbox).where(outbox.c.state == OutboxState.SENDING.value)
        return (await self._db.execute(statement.values(state=OutboxState.PENDING.value, due_at=at))).rowcount

    async def prune(self, before: datetime) -> None:
        """See the port. Rows that speak of entries stay as long as a reply to them can correct something."""
        old = (outbox.c.created_at < before, outbox.c.state == OutboxState.SENT.value)
        await self._db.execute(delete(outbox).where(*old))
        await self._db.execute(delete(inbox).where(inbox.c.received_at < before, inbox.c.state == "done"))

    async def _insert(self, out: Outgoing, at: datetime) -> OutboxRow:
        (made,) = await _ADD.all(
            self._db,
            chat_id=out.chat_id,
            kind=SECRET if out.secret else out.method.value,
            payload=_OUTGOING.dump_json(out, exclude_defaults=True).decode(),
            entries=" ".join(str(key) for key in out.entries),
            state=OutboxState.SENDING.value,
            due_at=at,
            lease_until=at + LEASE,
            created_at=at,
        )
        return OutboxRow(made["id"], out.chat_id, out, 0, at)


def _instants(at: datetime) -> dict[str, datetime]:
    """The values by which `_DUE` is asked at an instant."""
    return {"at": at, "furthest": at + FURTHEST, "lapses": at + LEASE}


def _row(row: Row[tuple[object, ...]]) -> OutboxRow:
    content = (_NOTIFICATION if row.kind == NEWS else _OUTGOING).validate_json(row.payload)
    return OutboxRow(row.id, row.chat_id, content, row.attempts, row.due_at)
