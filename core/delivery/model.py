"""What can be sent, free of any Telegram library, so that two of them can send it and the outbox can keep it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.charts.model import Chart
from core.family.model import News


class Method(StrEnum):
    """What is done with an `Outgoing`."""

    MESSAGE = "message"
    EDIT = "edit"
    TOAST = "toast"
    REACT = "react"
    DELETE = "delete"
    DOCUMENT = "document"
    PHOTO = "photo"
    PIN = "pin"
    UNPIN = "unpin"


UNCOUNTED = frozenset({Method.TOAST, Method.REACT, Method.DELETE, Method.PIN, Method.UNPIN})
"""What Telegram does not count as a message to a chat."""


CALENDAR = "calendar"
"""The `document` that is the reader's own calendar."""
_PICTURES = ("photo:", "crop:")


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: `data` (at most 64 bytes) comes back when tapped; `url` opens instead."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One thing to send. `text` is Telegram's HTML, escaped where it was worded.

    `message_id` is what EDIT, REACT, DELETE, PIN and UNPIN act on; `live` edits a message only while it is there, where
    others are sent anew; `callback_id` what TOAST answers. `document` names what is fetched or made at the moment of
    sending: an export (`csv`, `beancount`, `hledger`), the `calendar`, a paper's original (`original:PAPER:NUMBER`),
    one that is a picture (`photo:PAPER:NUMBER`), or a receipt's total cut out of it (`crop:PAPER:PART`). `chart` is
    drawn at that moment. PHOTO sends a picture above its text, EDIT puts it into a message, whether that was one or
    not. `entries` are the ledger entries spoken of, by which a person's reply to the sent message finds them.

    `receiver` is the one person of a group who sees it; Telegram lets it through as an answer to their button
    (`callback_id`; `replaces` puts it in that message's place) or to what they sent to us alone (`answers`), or from
    an administrator. `instead` is sent where it does not. For DELETE with a receiver, `message_id` is that of such a
    message. What a `secret` one says is kept only until it is sent.
    """

    chat_id: int
    method: Method = Method.MESSAGE
    text: str = ""
    rows: tuple[tuple[Button, ...], ...] = ()
    message_id: int | None = None
    reply_to: int | None = None
    callback_id: str | None = None
    document: str | None = None
    chart: Chart | None = None
    entries: tuple[int, ...] = ()
    alert: bool = False
    live: bool = False
    receiver: int | None = None
    answers: int | None = None
    replaces: bool = False
    secret: bool = False
    instead: "Outgoing | None" = None

    @property
    def pictured(self) -> bool:
        """Whether there is a picture above its text."""
        return self.chart is not None or is_picture(self.document)


def is_picture(document: str | None) -> bool:
    """Whether a document is shown as a picture, and not sent as a file."""
    return document is not None and document.startswith(_PICTURES)


@dataclass(frozen=True, slots=True)
class Notification:
    """News for one person: a code with parameters, worded when it is sent, in their language and privacy.

    `kind` None cannot be muted. `entry_id` is checked again at that moment: what became invisible is not told.
    """

    user_id: int
    code: str
    params: tuple[tuple[str, str], ...] = ()
    kind: News | None = None
    family_id: int | None = None
    entry_id: int | None = None


class OutboxState(StrEnum):
    """Where a row of the outbox stands. `SENDING` is set before the call, so a crash shows what was in flight."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One row of the outbox: either a worded `Outgoing` or a `Notification` still to be worded."""

    id: int
    chat_id: int
    content: Outgoing | Notification
    attempts: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One update as Telegram sent it (`payload` is its JSON), waiting for its chat's turn."""

    update_id: int
    chat_id: int
    payload: str
    attempts: int
