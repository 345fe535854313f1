"""The pipes to a process that reads: whatever it does, one document ends, and the next gets a process that works."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import date

import psutil
import pytest

from core.documents.errors import DocumentError, LockedError, TooSlowError
from core.documents.model import Hints, Other
from core.documents.reading import PaperRead, Progress, SentFile, Step
from integrations.reading.process import Patience, ReadingProcesses
from tests.patience import PATIENCE

ReadOne = Callable[[bytes], Awaitable[PaperRead]]
HINTS = Hints(date(2026, 11, 27))
FRAMES = """
import os, sys, time
from integrations.reading.frames import next_frame, exactly, packed
def say(**frame): sys.stdout.buffer.write(packed(frame)); sys.stdout.buffer.flush()
def done(text): say(readings='[{"kind": "other"}]', format="text", pages=0, text=text, crops=[None])
while (frame := next_frame(sys.stdin.buffer)) is not None:
    data = b"".join(exactly(sys.stdin.buffer, size) for _, size in frame["files"])
    word = data[:20].decode("utf-8", "replace")
"""
ECHO = """
    if word == "die": os._exit(9)
    if word == "hang": time.sleep(600)
    if word == "babble": sys.stdout.write("Traceback"); sys.stdout.flush(); time.sleep(600)
    if word == "lie": say(readings='[{"kind": "receipt", "total": {}}]', format="", pages=0, text="", crops=[None])
    elif word == "locked": say(error="document.locked", params={})
    else:
        say(step="page", page=1, pages=2)
        done(f"{os.getpid()} {len(data)} {frame['password']} {sorted(os.environ)}")
"""


@asynccontextmanager
async def processes(most: int = 1, kept: float = 60.0, silence: float = PATIENCE) -> AsyncIterator[ReadOne]:
    """Reads by the little program above; gives the function that has one file read."""
    patience = Patience(loading=PATIENCE, silence=silence, whole=PATIENCE, kept=kept)
    reading = ReadingProcesses(most, {"GLOBFAM_EXAMPLE": "1"}, patience, (sys.executable, "-c", FRAMES + ECHO))
    try:
        yield lambda data: read(reading, data)
    finally:
        await reading.close()


async def read(reading: ReadingProcesses, data: bytes, password: str | None = None) -> PaperRead:
    async def tell(progress: Progress) -> None:
        assert progress == Progress(Step.PAGE, 1, 2)

    return await reading.read([SentFile("a", data)], HINTS, password, tell)


async def number_of(read_one: ReadOne) -> str:
    """The process's number, from what it read."""
    result = await read_one(b"hello")
    assert result.readings == (Other(),)
    return str(result.text.split()[0])


async def test_one_process_reads_one_document_after_another() -> None:
    async with processes() as read_one:
        assert await number_of(read_one) == await number_of(read_one)


async def test_a_large_file_goes_through_whole() -> None:
    async with processes() as read_one:
        result = await read_one(bytes(5_000_000))
        assert result.text.split()[1] == "5000000"


async def test_a_process_knows_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOBFAM_SECRET_KEY", "x" * 32)
    async with processes() as read_one:
        text = (await read_one(b"hello")).text
    assert "GLOBFAM_EXAMPLE" in text
    assert "SECRET" not in text


@pytest.mark.parametrize(
    ("word", "error"),
    [("die", DocumentError), ("lie", DocumentError), ("babble", DocumentError), ("hang", TooSlowError)],
)
async def test_what_a_process_does_ends_its_own_document_alone(word: str, error: type[DocumentError]) -> None:
    async with processes(silence=0.5 if word == "hang" else PATIENCE) as read_one:
        before = await number_of(read_one)
        with pytest.raises(error) as told:
            await read_one(word.encode())
        assert told.value.code == error.code
        assert await number_of(read_one) != before


async def test_an_error_that_is_told_keeps_the_process() -> None:
    async with processes() as read_one:
        before = await number_of(read_one)
        with pytest.raises(DocumentError) as told:
            await read_one(b"locked")
        assert told.value.code == LockedError.code
        assert await number_of(read_one) == before


async def test_a_process_that_died_while_it_waited_is_replaced() -> None:
    async with processes() as read_one:
        before = await number_of(read_one)
        os.kill(int(before), signal.SIGKILL)
        try:
            after = await number_of(read_one)
        except DocumentError:  # its death was not known yet: then its document is the one that ends
            after = await number_of(read_one)
        assert after != before


async def test_a_process_without_work_is_let_go() -> None:
    async with processes(kept=0.0) as read_one:
        before = await number_of(read_one)
        with suppress(psutil.NoSuchProcess):
            await asyncio.to_thread(psutil.Process(int(before)).wait, PATIENCE)
        assert await number_of(read_one) != before
