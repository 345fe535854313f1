"""What the admin API needs from storage."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.admin.model import Queue, QueueItem, Status, Verdict


class Administration(Protocol):
    """The operator's questions and acts, each in a transaction of its own.

    Raises `GlobFamError` with code `storage.unavailable` when the database cannot serve now.
    """

    async def ready(self) -> bool:
        """Whether the database answers and has the tables of this version. Never raises for an absent database."""
        ...

    async def status(self) -> Status:
        """How the whole stands."""
        ...

    async def items(self, queue: Queue, states: Sequence[str], after: int, limit: int) -> tuple[QueueItem, ...]:
        """At most `limit` rows in one of these states with an id above `after`, by id."""
        ...

    async def retry(self, queue: Queue, item_id: int, at: datetime) -> tuple[Verdict, int]:
        """Make a row that was set aside due again; with its chat, 0 when there is none."""
        ...

    async def drop(self, queue: Queue, item_id: int) -> Verdict:
        """Take a row that is not in flight off the queue for good."""
        ...

    async def set_blocked(self, user_id: int, *, blocked: bool) -> bool:
        """Shut the door on a person, or open it; False when there is no such person."""
        ...
