"""Entries, their postings and the running sums in the database, always changed together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from itertools import count, islice
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, bindparam, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.capture.model import Kind
from core.family.model import Viewer
from core.ledger.errors import NoSuchEntryError
from core.ledger.model import STATED, Details, Entry, Origin, Posting
from core.ledger.ports import Restated
from core.ledger.rules import postings
from integrations.db import codec
from integrations.db.booking import book, unbook, unbook_many
from integrations.db.many import BATCH, Row, insert_rows, reserve_ids
from integrations.db.prepared import Prepared
from integrations.db.stated import restate
from integrations.db.tables import STATED as STATED_IN_SQL
from integrations.db.tables import account, entry, posting
from integrations.db.visible import ANYONE, accounts, entries, eyes

MOST_PAYEE_ENTRIES = 1_000
MOST_CANDIDATES = 5
_AT_ONCE = 512
_OWN_LEG = 0
"""The leg that is the entry's own account's."""
_COLUMNS = tuple(column.name for column in entry.c)
_ADD = Prepared(insert(entry).returning(entry.c.id), *(name for name in _COLUMNS if name != "id"))
_LOOKALIKES = Prepared(
    select(entry)
    .where(
        entries(ANYONE),
        entry.c.deleted.is_(False),
        entry.c.day == bindparam("day"),
        entry.c.created_at >= bindparam("since"),
        entry.c.member_id != bindparam("author"),
        entry.c.minor == bindparam("minor"),
        entry.c.currency == bindparam("code"),
        entry.c.kind == bindparam("kind"),
        or_(
            entry.c.category.is_not_distinct_from(bindparam("category")),
            entry.c.payee_folded == bindparam("payee"),
        ),
    )
    .order_by(entry.c.id)
)
_LAST_STATED = Prepared(
    select(entry)
    .where(
        entries(ANYONE),
        text(STATED_IN_SQL),
        entry.c.account_id == bindparam("account"),
        entry.c.deleted.is_(False),
    )
    .order_by(entry.c.day.desc(), entry.c.id.desc())
    .limit(1)
)
_RESTATED = Prepared(
    select(entry.c.account_id, entry.c.day, posting.c.minor, posting.c.currency, entry.c.kind)
    .join(account, account.c.id == entry.c.account_id)
    .join(posting, (posting.c.entry_id == entry.c.id) & (posting.c.leg == _OWN_LEG))
    .where(
        text(f"entry.{STATED_IN_SQL}"),  # in the words of the partial index, or it is not used
        accounts(ANYONE),  # and by its accounts: by the family's days SQLite would go through all entries of a year
        entry.c.deleted.is_(False),
        entry.c.kind != Kind.BALANCE.value,
        entry.c.day > bindparam("since"),
        entry.c.day <= bindparam("until"),
    )
)


class SqlEntries:
    """Fills the `Entries` port within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._db = connection

    async def add(self, viewer: Viewer, origin: Origin, details: Details, at: datetime) -> Entry:
        """See the port."""
        (added,) = await _ADD.all(
            self._db,
            family_id=viewer.family_id,
            member_id=viewer.member_id,
            chat_id=origin.chat_id,
            message_id=origin.message_id,
            line=origin.line,
            source=origin.source,
            created_at=at,
            **codec.columns(details),
        )
        made = Entry(added["id"], viewer.family_id, viewer.member_id, origin, at, details)
        await self._book(viewer, [made])
        await self._restate([details])
        return made

    async def add_many(
        self, viewer: Viewer, origin: Origin, details: Sequence[Details], at: datetime
    ) -> tuple[Entry, ...]:
        """See the port."""
        ids = await reserve_ids(self._db, entry, len(details))
        origins = (Origin(origin.chat_id, origin.message_id, line, origin.source) for line in count(origin.line))
        made = tuple(
            Entry(key, viewer.family_id, viewer.member_id, whence, at, one)
            for key, whence, one in zip(ids, origins, details, strict=False)
        )
        await insert_rows(self._db, entry, _COLUMNS, map(_row, made))
        for start in range(0, len(made), BATCH):
            await self._book(viewer, made[start : start + BATCH])
        await self._restate(details)
        return made

    async def replace(self, viewer: Viewer, old: Entry, details: Details) -> Entry:
        """See the port."""
        await unbook(self._db, old)
        where = (entry.c.id == old.id, entry.c.family_id == old.family_id)
        await self._db.execute(update(entry).where(*where).values(**codec.columns(details)))
        new = Entry(old.id, old.family_id, old.member_id, old.origin, old.created_at, details)
        await self._book(viewer, [new])
        await self._restate([old.details, details])
        return new

    async def several(self, viewer: Viewer, ids: Collection[int]) -> Mapping[int, Entry]:
        """See the port."""
        waiting, found = iter(sorted(ids)), list[Entry]()
        while some := list(islice(waiting, _AT_ONCE)):
            places = 1 << (len(some) - 1).bit_length()
            given = {f"id{at}": some[min(at, len(some) - 1)] for at in range(places)}
            found += map(codec.entry_of, await _of_ids(places).all(self._db, **eyes(viewer), **given))
        return {one.id: one for one in found}

    async def replace_many(self, viewer: Viewer, pairs: Sequence[tuple[Entry, Details]]) -> None:
        """See the port."""
        await unbook_many(self._db, [old for old, _ in pairs])
        for start in range(0, len(pairs), BATCH):
            some = pairs[start : start + BATCH]
            where = (entry.c.id == bindparam("key"), entry.c.family_id == bindparam("family"))
            rows = [{"key": old.id, "family": old.family_id, **codec.columns(details)} for old, details in some]
            await self._db.execute(update(entry).where(*where), rows)
        for start in range(0, len(pairs), BATCH):
            await self._book(viewer, [replace(old, details=new) for old, new in pairs[start : start + BATCH]])
        if pairs:
            await self._restate([details for pair in pairs for details in (pair[0].details, pair[1])])

    async def get(self, viewer: Viewer, entry_id: int) -> Entry:
        """See the port."""
        found = await self._find(entries(viewer), entry.c.id == entry_id)
        if not found:
            raise NoSuchEntryError
        return found[0]

    async def of_message(self, viewer: Viewer, chat_id: int, message_id: int) -> tuple[Entry, ...]:
        """See the port."""
        where = (entries(viewer), entry.c.chat_id == chat_id, entry.c.message_id == message_id)
        return await self._find(*where, order=(entry.c.line,))

    async def lookalikes(self, viewer: Viewer, like: Entry, since: datetime) -> tuple[Entry, ...]:
        """See the port."""
        details = like.details
        rows = await _LOOKALIKES.all(
            self._db,
            **eyes(viewer),
            day=details.day,
            since=since,
            author=like.member_id,
            minor=details.money.minor,
            code=details.money.currency.code,
            kind=details.kind.value,
            category=details.category,
            payee=codec.fold(details.payee),
        )
        return tuple(codec.entry_of(row) for row in rows)

    async def of_payee(self, viewer: Viewer, payee: str) -> tuple[Entry, ...]:
        """See the port."""
        where = (entries(viewer), entry.c.deleted.is_(False), entry.c.payee_folded == codec.fold(payee))
        return await self._find(*where, order=(entry.c.id.desc(),), limit=MOST_PAYEE_ENTRIES)

    async def of_account(self, viewer: Viewer, account_id: int, limit: int) -> tuple[Entry, ...]:
        """See the port. By the postings, whose index has them by account and day."""
        seen = posting.c.account_id.in_(select(account.c.id).where(accounts(viewer), account.c.id == account_id))
        moved = select(posting.c.entry_id).where(seen).order_by(posting.c.day.desc(), posting.c.entry_id.desc())
        order = (entry.c.day.desc(), entry.c.id.desc())
        return await self._find(entries(viewer), entry.c.id.in_(moved.limit(limit)), order=order, limit=limit)

    async def last_stated(self, viewer: Viewer, account_id: int) -> Entry | None:
        """See the port."""
        row = await _LAST_STATED.first(self._db, **eyes(viewer), account=account_id)
        return codec.entry_of(row) if row else None

    async def latest(self, viewer: Viewer, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """See the port."""
        order = (entry.c.day.desc(), entry.c.id.desc())
        return await self._find(entries(viewer), entry.c.deleted.is_(False), order=order, limit=limit, offset=offset)

    async def restated(self, viewer: Viewer, since: date, until: date) -> tuple[Restated, ...]:
        """See the port."""
        rows = await _RESTATED.all(self._db, **eyes(viewer), since=since, until=until)
        return tuple(
            Restated(
                row["account_id"],
                row["day"],
                codec.money(row["minor"], row["currency"]),
                opening=row["kind"] == Kind.OPENING.value,
            )
            for row in rows
        )

    async def remittances(self, viewer: Viewer, first: date, last: date) -> tuple[Entry, ...]:
        """See the port."""
        return await self._find(
            entries(viewer),
            entry.c.deleted.is_(False),
            entry.c.kind == Kind.REMITTANCE.value,
            entry.c.day.between(first, last),
            order=(entry.c.day, entry.c.id),
        )

    async def candidates(self, viewer: Viewer, details: Details, since: date) -> tuple[Entry, ...]:
        """See the port. Same payee, or shared with that person; of the same currency and at least as large."""
        named = codec.fold(details.payee) or ""
        return await self._find(
            entries(viewer),
            entry.c.deleted.is_(False),
            entry.c.kind == Kind.EXPENSE.value,
            entry.c.day >= since,
            entry.c.day <= details.day,
            entry.c.currency == details.money.currency.code,
            entry.c.minor >= details.money.minor,
            or_(entry.c.payee_folded == named, entry.c.split_with.icontains(details.payee or "", autoescape=True)),
            order=(entry.c.day.desc(), entry.c.id.desc()),
            limit=MOST_CANDIDATES,
        )

    async def _find(
        self,
        *where: ColumnElement[bool],
        order: tuple[ColumnElement[Any], ...] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Entry, ...]:
        statement = select(entry).where(*where).order_by(*(order or (entry.c.id,)))
        if limit is not None:
            statement = statement.limit(limit).offset(offset)
        return tuple(codec.entry_of(row) for row in (await self._db.execute(statement)).mappings())

    async def _book(self, viewer: Viewer, made: Sequence[Entry]) -> None:
        """Book all that can be booked by itself; what a stated balance was missing is seen when the rest stands."""
        alone = (one for one in made if one.details.kind not in STATED)
        booked = [
            (one, postings(one.details) if one.details.repays is None else await self._repaying(viewer, one.details))
            for one in alone
        ]
        await book(self._db, booked)

    async def _restate(self, touched: Sequence[Details]) -> None:
        accounts = {key for one in touched for key in (one.account_id, one.to_account_id) if key is not None}
        await restate(self._db, accounts, min(one.day for one in touched))

    async def _repaying(self, viewer: Viewer, details: Details) -> tuple[Posting, ...]:
        statement = select(entry.c.category).where(entries(viewer), entry.c.id == details.repays)
        return postings(details, (await self._db.execute(statement)).scalar_one_or_none())


@cache
def _of_ids(places: int) -> Prepared:
    """The entries of so many ids: a power of two, so that there are few statements; the last id fills what is over."""
    ids = [bindparam(f"id{at}", type_=BigInteger) for at in range(places)]
    return Prepared(select(entry).where(entries(ANYONE), entry.c.id.in_(ids)).order_by(entry.c.id))


def _row(made: Entry) -> Row:
    details = codec.columns(made.details).values()
    origin = made.origin
    return (
        made.id,
        made.family_id,
        made.member_id,
        *details,
        origin.chat_id,
        origin.message_id,
        origin.line,
        origin.source,
        made.created_at,
    )
