"""Reading as long work: it is kept before it is begun, survives a restart, is tried again, and is never done twice."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

READ = "read"
"""The kind of the jobs that read papers."""
MOST_ATTEMPTS = 3
LEASE = timedelta(seconds=60)
"""How long a job stays its worker's without a sign of life."""
ALBUM_WAIT = timedelta(milliseconds=1_500)
"""How long after an album's last page another one may still come: Telegram tells them one by one."""
MOST_PAGES = 10
"""Pages of an album, as many as Telegram lets stand together."""
_RETRY = timedelta(seconds=5)
BUSY_WAIT = timedelta(seconds=3)
"""When to look again for a paper that another job is just reading."""


class JobState(StrEnum):
    """Where a job stands. `ASKING` waits for a person, `DROPPED` was called off by one."""

    WAITING = "waiting"
    RUNNING = "running"
    ASKING = "asking"
    DONE = "done"
    FAILED = "failed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file at Telegram. `photo` tells that it was sent as one, and so has no name of its own."""

    file_id: str
    name: str
    mime: str
    message_id: int
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be read, and how it came. `reply_chat` is the private chat in which it is answered.

    Without files it is the paper `paper_id`, whose originals are stored, to be read once more.
    """

    files: tuple[FileRef, ...]
    caption: str
    reply_chat: int
    paper_id: int | None = None

    def joined(self, other: "Order") -> "Order":
        """With the pages of another order behind, in the order in which they were sent; the first caption stays."""
        files = sorted((*self.files, *other.files), key=lambda one: one.message_id)
        return replace(self, files=tuple(files), caption=self.caption or other.caption)


@dataclass(frozen=True, slots=True)
class NewJob:
    """Work to be kept. `key` is the same for what must be done once."""

    key: str
    chat_id: int
    message_id: int
    order: Order
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Job:
    """A job as its worker holds it. `attempts` counts this one too, and so tells whether it is still this worker's.

    `progress_id` is the row of the outbox by which its line of progress was sent, or what came in its place. `sealed`
    holds the password, sealed.
    """

    id: int
    family_id: int
    member_id: int
    chat_id: int
    message_id: int
    order: Order
    state: JobState
    attempts: int
    progress_id: int | None = None
    sealed: str | None = None


def retry_after(attempts: int) -> timedelta:
    """How long to wait after so many failed attempts: 5 s, 20 s."""
    return _RETRY * (1 << 2 * (attempts - 1))
