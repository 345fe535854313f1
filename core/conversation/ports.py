"""Storage of conversations, in the same transaction as everything else that an update does."""

from datetime import datetime
from typing import Protocol

from core.conversation.model import Pending


class Questions(Protocol):
    """Questions that wait for a tap."""

    async def put(self, asked: Pending, at: datetime) -> Pending:
        """Store it and give it its id."""
        ...

    async def take(self, user_id: int, pending_id: int, at: datetime) -> Pending | None:
        """Settle a question: None when it is not this person's, or was answered before."""
        ...

    async def settled(self, user_id: int, pending_id: int) -> Pending | None:
        """A question that was answered, for "always so"."""
        ...

    async def drop_of_message(self, chat_id: int, message_id: int, at: datetime) -> None:
        """Settle all questions about a message that was edited."""
        ...

    async def drop_of_person(self, user_id: int, chat_id: int, at: datetime) -> int:
        """Settle all that waits for this person in this chat; returns how many questions those were."""
        ...


class Conversations(Protocol):
    """State and data of conversations by their key."""

    async def load(self, key: str) -> tuple[str | None, str]:
        """(state, JSON data); (None, "{}") when there is none."""
        ...

    async def save(self, key: str, state: str | None, data: str) -> None:
        """Store both; an empty one is deleted."""
        ...
