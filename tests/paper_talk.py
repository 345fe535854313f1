"""A chat in which papers are sent: the real worker and seals, originals in memory, a reader that says what it is told.

What Telegram holds is a table of bytes by file id; reading waits for its `gate`, so that a test decides when it ends.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from decimal import Decimal

from core.delivery.model import Method, Outgoing
from core.documents.errors import GoneError, OriginalGoneError
from core.documents.model import Hints, Read, Receipt
from core.documents.reading import PaperRead, Progress, SentFile
from core.documents.take import Tools
from core.register.ports import NoRegister, Register
from handlers.jobs.reading import ReadingWorker
from handlers.jobs.reading_out import Desk
from handlers.telegram.documents_find import shown
from integrations.objects.sealed import SealedOriginals
from tests.talk import Speaker, Talk

FRIDGE = PaperRead(
    (
        Receipt(
            merchant=Read("Harvey Norman", 0.97), day=Read(date(2026, 10, 3), 0.99), total=Read(Decimal(1299), 0.99)
        ),
    ),
    "jpeg",
    1,
    "HARVEY NORMAN\nLG 420L FRIDGE 1,299.00",
    (b"\x89PNG crop",),
)
Tell = Callable[[Progress], Awaitable[None]]


class MemoryOriginals:
    """Fills `Originals`; `fails` are raised first, one a call."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.fails: list[Exception] = []

    async def put(self, key: str, data: bytes) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.kept[key] = data

    async def get(self, key: str) -> bytes:
        if key not in self.kept:
            raise OriginalGoneError
        return self.kept[key]

    async def delete(self, place: str) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.kept = {key: data for key, data in self.kept.items() if not key.startswith(f"{place}/")}


class TelegramHolds:
    """Fills `Incoming` with bytes by file id."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.fails: list[Exception] = []
        self.fetched: list[str] = []

    async def fetch(self, file_id: str) -> bytes:
        if self.fails:
            raise self.fails.pop(0)
        self.fetched.append(file_id)
        if file_id not in self.files:
            raise GoneError
        return self.files[file_id]


class ToldReader:
    """Fills `PaperReader`: gives `says`, or raises it, once the gate is open; `steps` are told first."""

    def __init__(self) -> None:
        self.says: PaperRead | Exception = FRIDGE
        self.password: str | None = None
        self.steps: list[Progress] = []
        self.read_files: list[list[SentFile]] = []
        self.hints: list[Hints] = []
        self.passwords: list[str | None] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.begun = asyncio.Event()

    async def read(self, files: Sequence[SentFile], hints: Hints, password: str | None, tell: Tell) -> PaperRead:
        self.read_files.append(list(files))
        self.hints.append(hints)
        self.passwords.append(password)
        self.begun.set()
        for step in self.steps:
            await tell(step)
        await self.gate.wait()
        if isinstance(self.says, Exception) and (self.password is None or password != self.password):
            raise self.says
        return FRIDGE if isinstance(self.says, Exception) else self.says


class PaperTalk:
    """A talk with a worker, which a test lets work."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.bare = MemoryOriginals()
        self.originals = SealedOriginals(self.bare, talk.seals)
        self.telegram = TelegramHolds()
        self.reader = ToldReader()
        self.register: Register = NoRegister()
        self.worker = self.another()
        self._files = 0

    def another(self) -> ReadingWorker:
        """Another worker on the same store, as after a restart."""
        talk = self.talk
        tools = Tools(talk.store, talk.clock, self.telegram, self.originals, talk.seals, self.reader, self.register)
        desk = Desk(talk.courier, talk.clock)
        return ReadingWorker(tools, desk, talk.messenger, talk.app.voice, shown, talk.app.bell)

    async def work(self) -> list[Outgoing]:
        """Let the worker do what is due; returns what was sent."""
        before = len(self.talk.messenger.sent)
        await self.worker.once()
        await self.worker.idle()
        return [out for out, _ in self.talk.messenger.sent[before:]]

    def file_id(self, data: bytes) -> str:
        """A new id for some bytes, as each sending has its own."""
        self._files += 1
        name = f"file{self._files}"
        self.telegram.files[name] = data
        return name

    async def photo(self, who: Speaker, data: bytes = b"\xff\xd8 fridge", **more: object) -> list[Outgoing]:
        """Send a photo, in the sizes that Telegram makes of it."""
        sizes = [
            {"file_id": self.file_id(data) if large else "small", "file_unique_id": "u", "file_size": len(data)}
            | {"width": 1280 if large else 90, "height": 960 if large else 67}
            for large in (False, True)
        ]
        return await self.send(who, {"photo": sizes, **more})

    async def file(
        self,
        who: Speaker,
        data: bytes = b"%PDF",
        name: str = "october.pdf",
        mime: str = "application/pdf",
        **more: object,
    ) -> list[Outgoing]:
        """Send a file."""
        size = more.pop("size", len(data))
        document = {"file_id": self.file_id(data), "file_unique_id": "u", "file_size": size}
        return await self.send(who, {"document": document | {"file_name": name, "mime_type": mime}, **more})

    async def send(self, who: Speaker, content: dict[str, object]) -> list[Outgoing]:
        """Send a message with this in the place of words."""
        message = self.talk.message(who.id, "", language=who.language, **content)
        del message["text"]
        who.last_message = message
        return [out for out in await self.talk.feed({"message": message}) if out.chat_id == who.id]


def said(outs: Sequence[Outgoing]) -> str:
    """All words of some messages."""
    return "\n".join(out.text for out in outs if out.method not in {Method.TOAST, Method.REACT})
