"""Inbox, outbox and messenger as ports: a message is kept before it is acknowledged, a reply before it is sent."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Protocol

from core.delivery.model import InboxRow, Notification, OutboxRow, OutboxState, Outgoing


class Documents(Protocol):
    """Makes the file that an `Outgoing` names, at the moment of sending."""

    async def make(self, out: Outgoing) -> tuple[str, bytes]:
        """(file name, content)."""
        ...


class Messenger(Protocol):
    """Sends one thing; returns the sent message's id where there is one.

    Raises `BlockedError`, `RefusedError` or `LaterError`, and nothing else.
    """

    async def send(self, out: Outgoing) -> int | None:
        """Send it now."""
        ...


class Budget(Protocol):
    """The token's allowance of messages, shared by both senders (30 a second, 1 a second to one chat)."""

    async def wait(self, chat_id: int) -> None:
        """Return when the next message to this chat may go."""
        ...

    def penalise(self, seconds: float) -> None:
        """Stop everything for this long: Telegram said 429."""
        ...


class Turn(Protocol):
    """Whose turn it is to ask Telegram for updates: it answers the `getUpdates` of a second process with 409."""

    async def whenever_mine(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do the work while the turn is ours: it is cancelled when the turn is lost, and begun anew when regained.

        Returns or raises as the work does; cancelling this stops the work and gives the turn away.
        """
        ...


class Outbox(Protocol):
    """What is to be sent, written in the transaction of what it speaks of."""

    async def add(self, contents: Sequence[Outgoing], at: datetime) -> tuple[OutboxRow, ...]:
        """Store replies as being sent, since the same process sends them right after the commit."""
        ...

    async def notify(self, news: Notification, due_at: datetime, at: datetime) -> None:
        """Store a notification for the push worker."""
        ...

    async def notify_all(self, news: Sequence[Notification], at: datetime) -> None:
        """As `notify` for many that are due now, in the time of a few."""
        ...

    async def state_of(self, row_id: int) -> OutboxState | None:
        """Where a row stands; None when it is forgotten."""
        ...

    async def message_of(self, row_id: int) -> int | None:
        """The id of the message that a row was sent as; None while it is not sent, and when it is forgotten."""
        ...

    async def replied_to(self, chat_id: int, message_id: int) -> tuple[int, ...]:
        """The entries of which a sent message spoke."""
        ...

    async def card_of(self, chat_id: int, entry_id: int) -> int | None:
        """The id of the latest message that spoke of this entry in this chat."""
        ...

    async def open_chats(self) -> tuple[int, ...]:
        """Chats with a reply that is not sent yet."""
        ...

    async def open_before(self, chat_id: int, row_id: int) -> tuple[int, ...]:
        """The replies of a chat that are not sent yet and come before this row."""
        ...

    async def any_due(self, at: datetime) -> bool:
        """Whether `claim` would find anything: a read, so that an idle worker takes no write lock."""
        ...

    async def claim(self, at: datetime, limit: int, skip: Sequence[int] = ()) -> tuple[OutboxRow, ...]:
        """Take due rows for sending, in each chat's order; `skip` are rows that this process has in hand."""
        ...

    async def sent(self, marks: Sequence[tuple[int, int | None]]) -> None:
        """Mark rows (id, message id) as sent."""
        ...

    async def later(self, row_id: int, due_at: datetime, attempts: int) -> None:
        """Try again then; `attempts` have been made."""
        ...

    async def bury(self, row_id: int, error: str) -> None:
        """Give up."""
        ...

    async def release(self, at: datetime) -> int:
        """After a crash of the only process: what was in flight is pending again. Returns how many."""
        ...

    async def prune(self, before: datetime) -> None:
        """Forget what was sent and handled before then."""
        ...


class Inbox(Protocol):
    """What came in: stored in one commit before it is acknowledged, handled once, in the order of each chat."""

    async def store(self, updates: Sequence[tuple[int, int, str]], at: datetime) -> int:
        """Keep a batch of (update_id, chat_id, JSON); what is known already is skipped. Returns how many were new."""
        ...

    async def waiting_chats(self) -> tuple[int, ...]:
        """Chats with something still to handle."""
        ...

    async def next(self, chat_id: int) -> InboxRow | None:
        """The chat's oldest update still to handle."""
        ...

    async def done(self, update_id: int) -> None:
        """Take an update off the list."""
        ...

    async def failed(self, update_id: int, error: str, *, give_up: bool) -> None:
        """Count a failed attempt; `give_up` sets it aside for the administrator."""
        ...

    async def first_time(
        self, identity: str, chat_id: int, message_id: int | None, edit_date: int, at: datetime
    ) -> bool:
        """Claim an update's identity; False when its effect has happened, or a later edit of its message has."""
        ...
