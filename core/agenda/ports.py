"""What a calendar needs from outside: where its secret links are kept, and what writes its file."""

from datetime import datetime
from typing import Protocol

from core.agenda.feed import Feed
from core.family.model import Member, Viewer


class CalendarLinks(Protocol):
    """The secret links to calendars: at most one of each member. Only hashes of secrets come here."""

    async def keep(self, viewer: Viewer, secret_hash: str, at: datetime) -> None:
        """Store the viewer's link in the place of the one before."""
        ...

    async def made_at(self, viewer: Viewer) -> datetime | None:
        """Since when there is a link of the viewer's; None without one."""
        ...

    async def drop(self, viewer: Viewer) -> bool:
        """Take the viewer's link away; False when there was none."""
        ...

    async def member_of(self, secret_hash: str) -> Member | None:
        """Whose calendar this opens; None for an unknown one, and of who is no member any more."""
        ...


class FeedWriter(Protocol):
    """Turns a feed into a file."""

    def write(self, feed: Feed) -> bytes:
        """The file's content; the same feed gives the same bytes."""
        ...
