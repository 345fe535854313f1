"""What reminding needs from storage."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from core.family.model import Viewer
from core.reminders.model import Kind, NewReminder, Reminder


class Reminders(Protocol):
    """Reminders of all families: the clock works for everyone."""

    async def put(self, new: Sequence[NewReminder]) -> None:
        """Let these wait. One that waits already gets the new instant; one that was told or dropped stays so."""
        ...

    async def call_off(self, viewer: Viewer, matter_id: int) -> None:
        """Drop what waits of a matter of this family."""
        ...

    async def any_due(self, now: datetime) -> bool:
        """Whether one is due; an idle tick asks no more than this."""
        ...

    async def claim(self, now: datetime, most: int) -> tuple[Reminder, ...]:
        """Those that are due, the oldest first, for this unit alone until it ends: nobody else gets them meanwhile."""
        ...

    async def coming(self, user_ids: Collection[int], now: datetime, end: datetime) -> tuple[Reminder, ...]:
        """What waits for these people until then, the oldest first, as `claim` gives it."""
        ...

    async def settle(self, ids: Collection[int], at: datetime) -> None:
        """They were told, or were pointless: they are never due again."""
        ...

    async def move(self, moved: Sequence[tuple[int, datetime]]) -> None:
        """Let these be due at another instant."""
        ...

    async def put_off(self, viewer: Viewer, user_id: int, matter_id: int, until: datetime) -> None:
        """Settle what waits for a person of a matter of this family, and is due before then: it is not put again."""
        ...

    async def several(self, viewer: Viewer, ids: Collection[int]) -> tuple[Reminder, ...]:
        """These reminders of members of this family, settled ones too, the oldest first."""
        ...

    async def waiting(self, viewer: Viewer, kind: Kind) -> tuple[Reminder, ...]:
        """What waits for members of this family."""
        ...
