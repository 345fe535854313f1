"""The work of reading one paper: fetch, know it again, store the originals, read. Each step may be done again.

Nothing here holds a transaction while it waits for the network, a disk or the reader. What came of it is a value, which
is written together with the end of the job, so that it is written once.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from core.clock import Clock
from core.documents.job import Job
from core.documents.model import Deed, Hints, Reading
from core.documents.paper import NewPaper, Paper, PaperFile, PaperState, crop_key, original_key
from core.documents.ports import Incoming, Originals, Seals
from core.documents.reading import PaperRead, PaperReader, Progress, SentFile
from core.family.model import Person, Viewer
from core.money.currency import CurrencyKind
from core.register.ports import Checked, Register
from core.unit import Store, Unit

Tell = Callable[[Progress], Awaitable[None]]
_READ = (PaperState.READ, PaperState.BOOKED)


@dataclass(frozen=True, slots=True)
class Taken:
    """A paper and what was read of it just now; None when it was known already."""

    paper: Paper
    read: PaperRead | None


@dataclass(frozen=True, slots=True)
class Busy:
    """Another job is just reading the same files."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose paper it is, on which day for them."""

    person: Person
    viewer: Viewer
    today: date


@dataclass(frozen=True, slots=True)
class Tools:
    """All that is needed of the outside."""

    store: Store
    clock: Clock
    incoming: Incoming
    originals: Originals
    seals: Seals
    reader: PaperReader
    register: Register


async def take(tools: Tools, job: Job, whose: Reader, tell: Tell) -> Taken | Busy:
    """Do the work of a job.

    Raises `DocumentError`s that end it, and what the ports raise when a later try can help.
    """
    if job.order.paper_id is not None:
        return await _again(tools, job, whose, job.order.paper_id, tell)
    sent = [SentFile(ref.name, await tools.incoming.fetch(ref.file_id)) for ref in job.order.files]
    async with tools.store.unit() as unit:
        await unit.lock_family(job.family_id)
        paper = await _known(unit, tools, job, whose.viewer, sent)
    if isinstance(paper, Busy):
        return paper
    if paper.state in _READ:
        return Taken(paper, None)
    for number, file in enumerate(sent, 1):
        await tools.originals.put(original_key(job.family_id, paper.id, number), file.data)
    return Taken(paper, await _read(tools, job, whose, paper, sent, tell))


async def _again(tools: Tools, job: Job, whose: Reader, paper_id: int, tell: Tell) -> Taken:
    """Read what is stored."""
    async with tools.store.look() as unit:
        paper = await unit.papers.get(whose.viewer, paper_id)
        files = await unit.papers.files(whose.viewer, paper_id)
    stored = [
        SentFile(file.name, await tools.originals.get(original_key(job.family_id, paper_id, file.number)))
        for file in files
    ]
    return Taken(paper, await _read(tools, job, whose, paper, stored, tell))


async def _read(
    tools: Tools, job: Job, whose: Reader, paper: Paper, files: Sequence[SentFile], tell: Tell
) -> PaperRead:
    async with tools.store.look() as unit:
        hints = await _hints(unit, whose)
    password = tools.seals.opened(job.sealed, about(job.id)) if job.sealed else None
    read = await tools.reader.read(files, hints, password, tell)
    read = replace(read, readings=tuple([await _checked(tools.register, one) for one in read.readings]))
    for part, crop in enumerate(read.crops):
        if crop is not None:
            await tools.originals.put(crop_key(job.family_id, paper.id, part), crop)
    return read


async def _checked(register: Register, reading: Reading) -> Reading:
    """A deed with what the register says of it."""
    if not isinstance(reading, Deed):
        return reading
    check = await register.check(reading)
    if isinstance(check, Checked):
        return replace(reading, register=check.register, confirmed=check.confirmed)
    return reading


def about(job_id: int) -> str:
    """What a job's password is sealed for."""
    return f"job {job_id}"


async def _known(unit: Unit, tools: Tools, job: Job, viewer: Viewer, sent: Sequence[SentFile]) -> Paper | Busy:
    """The paper of these files: found again, begun again, or new.

    Where another member keeps the same paper to themselves it becomes a second one, by a digest that is the sender's
    own: that the first is there is not theirs to know.
    """
    hashes = [sha256(file.data).digest() for file in sent]
    shared = tools.seals.digests(job.family_id, b"".join(hashes))
    own = tools.seals.digests(job.family_id, b"".join(hashes), viewer.member_id)
    files = tuple(
        PaperFile(number, tools.seals.digests(job.family_id, digest)[0], ref.name, ref.mime, len(file.data))
        for number, (ref, digest, file) in enumerate(zip(job.order.files, hashes, sent, strict=True), 1)
    )
    caption = (await unit.jobs.order(job)).caption  # it may have been edited since the job was claimed
    new = NewPaper(shared[0], job.chat_id, job.message_id, caption, files)
    now = tools.clock.now()
    found = await unit.papers.same(viewer, [*shared, *own])
    if found is None:
        added = await unit.papers.add(viewer, new, now)
        return added or await unit.papers.add(viewer, replace(new, digest=own[0]), now) or Busy()
    if found.state in _READ and not found.deleted:
        return found
    here = (found.chat_id, found.message_id)
    if found.state is PaperState.NEW and not found.deleted and await unit.jobs.reads_elsewhere(job, *here):
        return Busy()
    return await unit.papers.begin_again(viewer, found, new, now)


async def _hints(unit: Unit, whose: Reader) -> Hints:
    """What is known of the family: the sender's own country and currency first, then those of its accounts."""
    usual = Hints(whose.today)
    accounts = await unit.accounts.visible(whose.viewer)
    used = [account.currency.code for account in accounts if account.currency.kind is CurrencyKind.FIAT]
    codes = dict.fromkeys([whose.person.base, *used, *usual.currencies])
    countries = dict.fromkeys([whose.person.country, *usual.countries])
    return Hints(whose.today, tuple(countries), tuple(codes), await unit.trail.layouts(whose.viewer))
