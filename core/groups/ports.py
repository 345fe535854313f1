"""What groups need from storage. A group is found by its chat's id alone: that says whose it is."""

from datetime import datetime
from typing import Protocol

from core.family.model import Viewer
from core.groups.model import GroupChat


class Groups(Protocol):
    """The group chats of all families."""

    async def of_chat(self, chat_id: int) -> GroupChat | None:
        """The group, when it is a family's."""
        ...

    async def join(self, viewer: Viewer, chat_id: int, title: str, at: datetime) -> bool:
        """Make a chat the viewer's family's; False when it is a family's already."""
        ...

    async def hears(self, chat_id: int) -> None:
        """Note that there is nothing (more) to say about what the bot does not hear."""
        ...

    async def rename(self, chat_id: int, title: str) -> None:
        """The group has another name."""
        ...

    async def move(self, chat_id: int, to: int) -> None:
        """The group has become the supergroup `to`; it stays its family's."""
        ...

    async def leave(self, chat_id: int) -> None:
        """The bot is there no more."""
        ...
