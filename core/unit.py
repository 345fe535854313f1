"""One unit of work: all of storage within one transaction, as the use cases and the doors see it."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from core.agenda.ports import CalendarLinks
from core.answering.ports import Figures, Inquiries
from core.conversation.ports import Conversations, Questions
from core.delivery.ports import Inbox, Outbox
from core.documents.ports import Doomed, Jobs, Papers, PaperTrail
from core.family.ports import People
from core.groups.ports import Groups
from core.importing.ports import BankRows
from core.ledger.history import History
from core.ledger.ports import Accounts, Changes, Entries, Memory
from core.matters.ports import Matters
from core.owing.ports import Shared
from core.rates.ports import Rates
from core.reminders.ports import Reminders
from core.telling.ports import Told
from core.worth.live import LiveCards


class Unit(Protocol):
    """Everything that one update may read and write; committed as a whole or not at all."""

    @property
    def people(self) -> People:
        """People and families."""
        ...

    @property
    def accounts(self) -> Accounts:
        """The family's accounts."""
        ...

    @property
    def entries(self) -> Entries:
        """The family's entries."""
        ...

    @property
    def changes(self) -> Changes:
        """The family's changes."""
        ...

    @property
    def history(self) -> History:
        """What stands beside a change."""
        ...

    @property
    def bank_rows(self) -> BankRows:
        """Rows of statements that were taken in."""
        ...

    @property
    def papers(self) -> Papers:
        """The family's papers."""
        ...

    @property
    def trail(self) -> PaperTrail:
        """What came of papers."""
        ...

    @property
    def doomed(self) -> Doomed:
        """What is stored of papers that are gone."""
        ...

    @property
    def jobs(self) -> Jobs:
        """Long work."""
        ...

    @property
    def matters(self) -> Matters:
        """What the family watches over."""
        ...

    @property
    def reminders(self) -> Reminders:
        """What is told in time."""
        ...

    @property
    def calendar_links(self) -> CalendarLinks:
        """Secret links to calendars."""
        ...

    @property
    def memory(self) -> Memory:
        """What was taught."""
        ...

    @property
    def groups(self) -> Groups:
        """Families' group chats."""
        ...

    @property
    def told(self) -> Told:
        """What was told unasked."""
        ...

    @property
    def shared(self) -> Shared:
        """Of what debts come."""
        ...

    @property
    def rates(self) -> Rates:
        """What currencies are worth."""
        ...

    @property
    def figures(self) -> Figures:
        """Sums, counts and pages of entries."""
        ...

    @property
    def inquiries(self) -> Inquiries:
        """What was asked, for the buttons beneath the answers."""
        ...

    @property
    def questions(self) -> Questions:
        """Questions that wait."""
        ...

    @property
    def conversations(self) -> Conversations:
        """States of wizards."""
        ...

    @property
    def inbox(self) -> Inbox:
        """What came in."""
        ...

    @property
    def outbox(self) -> Outbox:
        """What goes out."""
        ...

    @property
    def live(self) -> LiveCards:
        """Net worths that are kept live."""
        ...

    def tried(self) -> AbstractAsyncContextManager[None]:
        """What is written inside is taken back at its end."""
        ...

    async def lock_family(self, family_id: int) -> None:
        """Let no other unit write to this family until this one ends."""
        ...


class Store(Protocol):
    """Opens units of work.

    Raises `StorageUnavailableError` (integrations.db) as a `GlobFamError` with code `storage.unavailable` when the
    database cannot serve now; nothing was stored then.
    """

    def unit(self, lane: int | None = None) -> AbstractAsyncContextManager[Unit]:
        """A transaction that writes. `lane` is a chat: no two units of one lane run at the same time."""
        ...

    def look(self) -> AbstractAsyncContextManager[Unit]:
        """One consistent state to read from; refuses to write."""
        ...

    def glance(self) -> AbstractAsyncContextManager[Unit]:
        """As `look`, for one short question of each second: cheaper, and each answer may be of another state."""
        ...
