"""Queues as the operator sees them: ids, states and codes. No field can hold a text or an amount."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Queue(StrEnum):
    """The two queues of delivery."""

    INBOX = "inbox"
    OUTBOX = "outbox"


class Verdict(StrEnum):
    """What became of a retry or a drop: `BUSY` means that the item's state does not allow it now."""

    DONE = "done"
    BUSY = "busy"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One row of a queue. `kind` is how an outgoing message is sent; `due_at` when it is tried next.

    `error` is the code of the last failure. An inbox item has neither kind nor due instant.
    """

    id: int
    chat_id: int
    state: str
    attempts: int
    created_at: datetime
    kind: str | None = None
    due_at: datetime | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """How the whole stands: rows by state in each queue, people known and shut out, the database's revision."""

    depths: Mapping[Queue, Mapping[str, int]]
    people: int
    blocked: int
    revision: str | None
