"""What papers need of the outside: a place for originals, seals, what was sent, and storage of papers and jobs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.documents.job import Job, JobState, NewJob, Order
from core.documents.model import Mapping, Reading
from core.documents.paper import NewPaper, Paper, PaperFacts, PaperFile, PaperQuery
from core.family.model import Viewer


class Originals(Protocol):
    """Where originals are stored, sealed. Raises `OriginalsError` when it cannot serve."""

    async def put(self, key: str, data: bytes) -> None:
        """Store under a key, in place of what was there: wholly or not at all."""
        ...

    async def get(self, key: str) -> bytes:
        """What is stored there; raises `OriginalGoneError`."""
        ...

    async def delete(self, place: str) -> None:
        """Delete everything beneath a place; nothing there is fine."""
        ...


class Seals(Protocol):
    """Seals with the secret key, and knows files again by a digest that only the family's key gives."""

    def seal(self, text: str, about: str) -> str:
        """Text that only `opened` with the same `about` reads."""
        ...

    def opened(self, sealed: str, about: str) -> str:
        """Back; raises `OriginalGoneError` when it was changed or its key is missing."""
        ...

    def digests(self, family_id: int, data: bytes, of: int | None = None) -> tuple[str, ...]:
        """HMAC-SHA-256 of the bytes under the key of a family, or of its member `of`: one for each secret key.

        The first is the one to store; the others are what was stored before the secret key was changed.
        """
        ...


class Incoming(Protocol):
    """Fetches what was sent.

    Raises `TooMuchError` for what is too large to fetch, `GoneError` for what is not there any more, and a
    `DeliveryError` when a later try can help.
    """

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a file."""
        ...


class Papers(Protocol):
    """The family's papers, as far as the viewer may see them."""

    async def same(self, viewer: Viewer, digests: Sequence[str]) -> Paper | None:
        """The paper with one of these digests, a deleted one too."""
        ...

    async def add(self, viewer: Viewer, new: NewPaper, at: datetime) -> Paper | None:
        """Keep a new paper, private to its sender; None when the family has one of this digest."""
        ...

    async def begin_again(self, viewer: Viewer, paper: Paper, new: NewPaper, at: datetime) -> Paper:
        """Take a deleted or unreadable paper as if it came now."""
        ...

    async def get(self, viewer: Viewer, paper_id: int) -> Paper:
        """One paper; raises `NoSuchPaperError`."""
        ...

    async def files(self, viewer: Viewer, paper_id: int) -> tuple[PaperFile, ...]:
        """Its files in order."""
        ...

    async def readings(self, viewer: Viewer, paper_id: int) -> tuple[Reading, ...]:
        """What was read of it; raises `NoSuchPaperError`."""
        ...

    async def reread(self, viewer: Viewer, paper_id: int) -> None:
        """Note that it is being read once more; raises `NoSuchPaperError`."""
        ...

    async def learn(self, viewer: Viewer, paper_id: int, facts: PaperFacts) -> None:
        """Keep what was read; the paper waits to be looked over."""
        ...

    async def fail(self, viewer: Viewer, chat_id: int, message_id: int) -> None:
        """Note that what was sent in this message, and is being read, could not be; it can still be found."""
        ...

    async def recaption(self, viewer: Viewer, chat_id: int, message_id: int, caption: str) -> Paper | None:
        """Put other words beneath what the viewer sent in this message; None when nothing of it is kept."""
        ...

    async def drop(self, viewer: Viewer, chat_id: int, message_id: int, doom_at: datetime) -> None:
        """Forget what was sent in this message and is being read, and doom what is stored of it."""
        ...

    async def find(self, viewer: Viewer, query: PaperQuery, limit: int, offset: int = 0) -> tuple[Paper, ...]:
        """Papers, the latest sent first."""
        ...

    async def count(self, viewer: Viewer, query: PaperQuery) -> int:
        """How many there are."""
        ...

    async def any_private(self, viewer: Viewer) -> bool:
        """Whether the viewer has a paper that the others do not see."""
        ...

    async def delete(self, viewer: Viewer, paper_id: int, doom_at: datetime) -> None:
        """Hide a paper, and doom it with what is stored of it; raises `NoSuchPaperError`."""
        ...

    async def restore(self, viewer: Viewer, paper_id: int) -> Paper:
        """Undo a deletion; raises `NoSuchPaperError` when it is too late, or another's."""
        ...

    async def share(self, viewer: Viewer, paper_id: int) -> None:
        """Let the family see a paper: what came of it is on an account that is shared."""
        ...

    async def booked(self, viewer: Viewer, paper_id: int, *, booked: bool = True) -> None:
        """Note that something of it is in the ledger, or, undone, that it waits to be looked over again."""
        ...

    async def review(self, viewer: Viewer, paper_id: int) -> str:
        """What was chosen while looking it over, as JSON ("{}" at first); raises `NoSuchPaperError`."""
        ...

    async def put_review(self, viewer: Viewer, paper_id: int, review: str) -> None:
        """Keep what was chosen."""
        ...


class PaperTrail(Protocol):
    """What came of papers, and what the family said of their layouts."""

    async def link(self, viewer: Viewer, paper_id: int, entries: Sequence[tuple[int, int]]) -> None:
        """Note which entries (id, part) came of it; a part counts the readings from 0."""
        ...

    async def unlink(self, viewer: Viewer, paper_id: int) -> None:
        """Forget which entries came of it."""
        ...

    async def entries(self, viewer: Viewer, paper_id: int) -> tuple[int, ...]:
        """The visible entries that came of it."""
        ...

    async def of_entry(self, viewer: Viewer, entry_id: int) -> tuple[Paper, ...]:
        """The visible papers that an entry came of."""
        ...

    async def layouts(self, viewer: Viewer) -> tuple[tuple[str, Mapping], ...]:
        """What the family said of layouts, by signature."""
        ...

    async def keep_layout(self, viewer: Viewer, signature: str, mapping: Mapping) -> None:
        """Remember what a layout's columns mean."""
        ...


class Doomed(Protocol):
    """What is still stored of papers that are gone."""

    async def any_due(self, at: datetime) -> bool:
        """Whether `due` would give anything."""
        ...

    async def due(self, at: datetime, limit: int) -> tuple[str, ...]:
        """Places whose time has come: their papers are gone now, what is stored there is still to be deleted."""
        ...

    async def swept(self, place: str) -> None:
        """Note that nothing is stored there any more."""
        ...


class Jobs(Protocol):
    """Long work. Those who ask for it reach their own; a worker has a `Job` by `claim`."""

    async def put(self, viewer: Viewer, new: NewJob, at: datetime) -> bool:
        """Keep work; False when there is a job of this key."""
        ...

    async def join(self, viewer: Viewer, new: NewJob, most: int) -> bool:
        """Add to the waiting job of this key, and wait anew; False when there is none, or it has `most` files."""
        ...

    async def is_waiting(self, viewer: Viewer, key: str) -> bool:
        """Whether a job of this key waits to be begun."""
        ...

    async def kept(self, viewer: Viewer, key: str) -> Job | None:
        """The viewer's job of this key, whatever became of it."""
        ...

    async def reorder(self, job: Job, order: Order) -> None:
        """Note that what is to be read came otherwise than was kept; a worker that has it asks `order` anew."""
        ...

    async def order(self, job: Job) -> Order:
        """What is to be read and how it came, as it stands now."""
        ...

    async def unlock(self, viewer: Viewer, job_id: int, sealed: str, at: datetime) -> Job:
        """Go on with what was asked for; raises `NoSuchJobError` when nothing was."""
        ...

    async def call_off(self, viewer: Viewer, job_id: int) -> Job:
        """Stop a job that is not over; raises `NoSuchJobError`."""
        ...

    async def is_asking(self, viewer: Viewer, job_id: int) -> bool:
        """Whether a job of the viewer's waits for a password."""
        ...

    async def unannounced(self) -> tuple[Job, ...]:
        """Open jobs that nobody was told of yet."""
        ...

    async def announced(self, job: Job, outbox_id: int) -> None:
        """Note by which row of the outbox its line of progress was sent, and later what became of that line."""
        ...

    async def any_due(self, at: datetime) -> bool:
        """Whether `claim` would find anything: a read, so that an idle worker takes no write lock."""
        ...

    async def claim(self, at: datetime) -> Job | None:
        """Take a job that is due, or whose worker gave no sign of life."""
        ...

    async def hold(self, job: Job, at: datetime) -> None:
        """Give a sign of life; raises `JobLostError`."""
        ...

    async def is_held(self, job: Job) -> bool:
        """Whether it is still this worker's: it may have been called off, or taken over."""
        ...

    async def is_called_off(self, job: Job) -> bool:
        """Whether a person called it off."""
        ...

    async def end(self, job: Job, state: JobState, error: str | None = None) -> None:
        """Leave a claimed job in another state than waiting; raises `JobLostError`, so that no end is written twice."""
        ...

    async def later(self, job: Job, due_at: datetime, *, counted: bool = True) -> None:
        """Let it be tried again then; not `counted` when it was no attempt. Raises `JobLostError`."""
        ...

    async def reads_elsewhere(self, job: Job, chat_id: int, message_id: int) -> bool:
        """Whether another open job of the family reads what was sent in this message."""
        ...

    async def release(self, at: datetime) -> int:
        """After a crash of the only process: what was running may be claimed at once. Returns how many."""
        ...
