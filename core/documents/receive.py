"""What is sent becomes work: kept in the transaction of its message, before a byte of it is fetched."""

from dataclasses import dataclass, replace
from datetime import datetime

from core.documents.errors import TooMuchError
from core.documents.job import ALBUM_WAIT, MOST_PAGES, FileRef, Job, NewJob, Order
from core.documents.limits import MOST_BYTES
from core.documents.paper import Paper
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.unit import Unit

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that a message brought. `album` is the same for messages that stand together; `size` is in bytes.

    `reply_chat` is the private chat of who sent it.
    """

    chat_id: int
    message_id: int
    reply_chat: int
    file: FileRef
    size: int | None
    caption: str = ""
    album: str | None = None

    @property
    def is_page(self) -> bool:
        """Whether it is a page of its album: a picture is, another file is a document of its own."""
        return self.album is not None and (self.file.photo or self.file.mime.startswith("image/"))


async def receive(unit: Unit, viewer: Viewer, sent: Sent, now: datetime) -> bool:
    """Keep the work of reading it; False when it became a further page of an album.

    Raises `TooMuchError` for what Telegram lets no bot fetch, and `NotAllowedError`.
    """
    demand(viewer.role, Action.RECORD)
    if sent.size is not None and sent.size > MOST_BYTES:
        raise TooMuchError("bytes", MOST_BYTES // _MEGABYTE)
    order = Order((sent.file,), sent.caption, sent.reply_chat)
    if sent.is_page:
        page = NewJob(_of_album(sent), sent.chat_id, sent.message_id, order, now + ALBUM_WAIT)
        if await unit.jobs.join(viewer, page, MOST_PAGES):
            return False
        if await unit.jobs.put(viewer, page, now):
            return True
    await unit.jobs.put(viewer, NewJob(_of_message(sent), sent.chat_id, sent.message_id, order, now), now)
    return True


async def is_awaited(unit: Unit, viewer: Viewer, sent: Sent) -> bool:
    """Whether it is a page of an album of which others are kept and not yet begun."""
    return sent.is_page and await unit.jobs.is_waiting(viewer, _of_album(sent))


@dataclass(frozen=True, slots=True)
class Recaptioned:
    """What was sent before, with other words beneath it now.

    `job` reads it, or has read it; `paper` is None as long as it is not known what it is. `changed` tells whether the
    words are others than before.
    """

    job: Job
    paper: Paper | None
    changed: bool


async def recaption(unit: Unit, viewer: Viewer, sent: Sent) -> Recaptioned | None:
    """Put other words beneath what was sent; None when it was never taken in. Raises `NotAllowedError`.

    A page of an album that has no words of its own leaves those of the album as they are.
    """
    demand(viewer.role, Action.RECORD)
    job = await unit.jobs.kept(viewer, _of_album(sent) if sent.is_page else _of_message(sent))
    if job is None:
        return None
    if sent.caption == job.order.caption or (sent.is_page and not sent.caption):
        return Recaptioned(job, None, changed=False)
    await unit.jobs.reorder(job, replace(job.order, caption=sent.caption))
    paper = await unit.papers.recaption(viewer, job.chat_id, job.message_id, sent.caption)
    return Recaptioned(job, paper, changed=True)


async def read_again(unit: Unit, viewer: Viewer, paper_id: int, now: datetime) -> None:
    """Read a stored paper once more, since more is known of how it is to be read.

    Raises `NoSuchPaperError` and `NotAllowedError`.
    """
    demand(viewer.role, Action.RECORD)
    paper = await unit.papers.get(viewer, paper_id)
    who = await unit.people.member(viewer, viewer.member_id)
    await unit.papers.reread(viewer, paper_id)
    order = Order((), paper.caption, who.user_id, paper_id)
    key = f"p:{paper_id}:{now.timestamp()}"
    await unit.jobs.put(viewer, NewJob(key, paper.chat_id, paper.message_id, order, now), now)


def _of_album(sent: Sent) -> str:
    return f"a:{sent.chat_id}:{sent.album}"


def _of_message(sent: Sent) -> str:
    return f"m:{sent.chat_id}:{sent.message_id}"
