"""A net worth that is kept live: one pinned message a chat, edited when something changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from core.family.model import Viewer

EVERY = timedelta(minutes=1)
"""A live message is edited no oftener than this."""


@dataclass(frozen=True, slots=True)
class LiveCard:
    """A message that follows the net worth, as `member_id` of the family sees it.

    `shown` is a digest of what it shows now, `outbox_id` the row by which it was last edited.
    """

    chat_id: int
    message_id: int
    family_id: int
    member_id: int
    currency: str
    shown: str
    outbox_id: int | None
    edited_at: datetime


class LiveCards(Protocol):
    """The live messages of everyone."""

    async def keep(
        self, viewer: Viewer, chat_id: int, message_id: int, currency: str, shown: str, at: datetime
    ) -> None:
        """Let this message of a chat follow, in place of one that did before."""
        ...

    async def stop(self, viewer: Viewer, chat_id: int) -> None:
        """Let the viewer's family's message in this chat follow no more."""
        ...

    async def due(self, edited_before: datetime) -> Sequence[LiveCard]:
        """Those that may be edited now."""
        ...

    async def edited(self, card: LiveCard, shown: str, outbox_id: int | None, at: datetime) -> None:
        """Note what a message shows, and by which row."""
        ...

    async def drop(self, card: LiveCard) -> None:
        """Follow no more: the message, or the member, is gone."""
        ...
