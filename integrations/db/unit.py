"""One transaction with all its repositories, and the store that opens it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.clock import Clock
from integrations.db.accounts import SqlAccounts
from integrations.db.bank_rows import SqlBankRows
from integrations.db.calendar_links import SqlCalendarLinks
from integrations.db.changes import SqlChanges
from integrations.db.documents import SqlPapers
from integrations.db.doomed import SqlDoomed
from integrations.db.engine import Database
from integrations.db.entries import SqlEntries
from integrations.db.figures import SqlFigures
from integrations.db.groups import SqlGroups
from integrations.db.history import SqlHistory
from integrations.db.inbox import SqlInbox
from integrations.db.inquiries import SqlInquiries
from integrations.db.jobs import SqlJobs
from integrations.db.live_cards import SqlLiveCards
from integrations.db.matters import SqlMatters
from integrations.db.memory import SqlMemory
from integrations.db.outbox import SqlOutbox
from integrations.db.paper_trail import SqlPaperTrail
from integrations.db.people import SqlPeople
from integrations.db.questions import SqlConversations, SqlQuestions
from integrations.db.rate_pages import RatePages
from integrations.db.rates import SqlRates
from integrations.db.reminders import SqlReminders
from integrations.db.shared import SqlShared
from integrations.db.told import SqlTold

_LANE, _FAMILY = 1, 2
"""The two kinds of advisory lock on PostgreSQL; SQLite has one writer and needs neither."""


class SqlUnit:
    """Fills the `Unit` port on one connection."""

    def __init__(self, connection: AsyncConnection, clock: Clock, pages: RatePages | None = None) -> None:
        self.connection = connection
        self._clock = clock
        self._pages = pages

    @cached_property
    def people(self) -> SqlPeople:
        """People and families."""
        return SqlPeople(self.connection)

    @cached_property
    def accounts(self) -> SqlAccounts:
        """The family's accounts."""
        return SqlAccounts(self.connection, self._clock)

    @cached_property
    def entries(self) -> SqlEntries:
        """The family's entries."""
        return SqlEntries(self.connection)

    @cached_property
    def changes(self) -> SqlChanges:
        """The family's changes."""
        return SqlChanges(self.connection)

    @cached_property
    def history(self) -> SqlHistory:
        """What stands beside a change."""
        return SqlHistory(self.connection)

    @cached_property
    def bank_rows(self) -> SqlBankRows:
        """Rows of statements that were taken in."""
        return SqlBankRows(self.connection)

    @cached_property
    def papers(self) -> SqlPapers:
        """The family's papers."""
        return SqlPapers(self.connection)

    @cached_property
    def trail(self) -> SqlPaperTrail:
        """What came of papers."""
        return SqlPaperTrail(self.connection)

    @cached_property
    def doomed(self) -> SqlDoomed:
        """What is stored of papers that are gone."""
        return SqlDoomed(self.connection)

    @cached_property
    def jobs(self) -> SqlJobs:
        """Long work."""
        return SqlJobs(self.connection)

    @cached_property
    def matters(self) -> SqlMatters:
        """What the family watches over."""
        return SqlMatters(self.connection, self._clock)

    @cached_property
    def reminders(self) -> SqlReminders:
        """What is told in time."""
        return SqlReminders(self.connection)

    @cached_property
    def calendar_links(self) -> SqlCalendarLinks:
        """Secret links to calendars."""
        return SqlCalendarLinks(self.connection)

    @cached_property
    def memory(self) -> SqlMemory:
        """What was taught."""
        return SqlMemory(self.connection)

    @cached_property
    def groups(self) -> SqlGroups:
        """Families' group chats."""
        return SqlGroups(self.connection)

    @cached_property
    def told(self) -> SqlTold:
        """What was told unasked."""
        return SqlTold(self.connection)

    @cached_property
    def shared(self) -> SqlShared:
        """Of what debts come."""
        return SqlShared(self.connection)

    @cached_property
    def rates(self) -> SqlRates:
        """What currencies are worth."""
        return SqlRates(self.connection, self._pages)

    @cached_property
    def live(self) -> SqlLiveCards:
        """Net worths that are kept live."""
        return SqlLiveCards(self.connection)

    @cached_property
    def figures(self) -> SqlFigures:
        """Figures of the family's entries."""
        return SqlFigures(self.connection)

    @cached_property
    def inquiries(self) -> SqlInquiries:
        """What was asked."""
        return SqlInquiries(self.connection)

    @cached_property
    def questions(self) -> SqlQuestions:
        """Questions that wait."""
        return SqlQuestions(self.connection)

    @cached_property
    def conversations(self) -> SqlConversations:
        """States of wizards."""
        return SqlConversations(self.connection)

    @cached_property
    def inbox(self) -> SqlInbox:
        """What came in."""
        return SqlInbox(self.connection)

    @cached_property
    def outbox(self) -> SqlOutbox:
        """What goes out."""
        return SqlOutbox(self.connection)

    @asynccontextmanager
    async def tried(self) -> AsyncIterator[None]:
        """See the port: a savepoint that is always rolled back."""
        saved = await self.connection.begin_nested()
        try:
            yield
        finally:
            await saved.rollback()

    async def lock_family(self, family_id: int) -> None:
        """See the port."""
        await self._lock(_FAMILY, family_id)

    async def lock_lane(self, lane: int) -> None:
        """Wait until no other unit works on this chat."""
        await self._lock(_LANE, lane)

    async def _lock(self, kind: int, key: int) -> None:
        if self.connection.dialect.name != "sqlite":
            # hashint8 folds a 64-bit chat id into the 32 bits that the two-key form takes; a clash only waits.
            await self.connection.execute(
                text("SELECT pg_advisory_xact_lock(:kind, hashint8(:key))"), {"kind": kind, "key": key}
            )


class SqlStore:
    """Fills the `Store` port."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self._clock = clock
        self._pages = RatePages()

    @asynccontextmanager
    async def unit(self, lane: int | None = None) -> AsyncIterator[SqlUnit]:
        """See the port."""
        async with self.database.write() as connection:
            unit = SqlUnit(connection, self._clock, self._pages)
            if lane is not None:
                await unit.lock_lane(lane)
            yield unit

    @asynccontextmanager
    async def look(self) -> AsyncIterator[SqlUnit]:
        """See the port."""
        async with self.database.read() as connection:
            yield SqlUnit(connection, self._clock, self._pages)

    @asynccontextmanager
    async def glance(self) -> AsyncIterator[SqlUnit]:
        """See the port."""
        async with self.database.glance() as connection:
            yield SqlUnit(connection, self._clock, self._pages)
