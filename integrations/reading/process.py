"""Reading processes, started when there is something to read, and let go when there has been nothing for a while.

A process that takes too long over a page or a document, dies or says nonsense is killed; its document is unreadable,
and the next one gets a fresh process.
"""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog

from core.documents.errors import DocumentError, TooSlowError
from core.documents.limits import DOCUMENT_WITHIN, PAGE_WITHIN
from core.documents.model import Hints
from core.documents.reading import PaperRead, Progress, SentFile
from integrations.reading.codec import ToldError, error_of, frame_of_hints, progress_of, read_of
from integrations.reading.frames import HEAD, BrokenFrameError, length_of, packed, unpacked

log = structlog.get_logger()
ROOT = Path(__file__).resolve().parents[2]
_KNOWN = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "SYSTEMROOT")
_LOST = (BrokenFrameError, asyncio.IncompleteReadError, OSError, ValueError, KeyError)
"""What it is to us when a process dies or says nonsense."""
Tell = Callable[[Progress], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a process is waited for, in seconds.

    `loading` comes on top for its first words: it loads its libraries, and models with the first picture. After
    `silence` without a word it is lost: a page that takes longer ends by itself before. `whole` is for a document.
    Without work it is `kept`, with some hundred megabytes of models, in case more comes.
    """

    loading: float = 40.0
    silence: float = PAGE_WITHIN.total_seconds() * 3
    whole: float = DOCUMENT_WITHIN.total_seconds()
    kept: float = 300.0


PATIENCE = Patience()
PROGRAM = (sys.executable, "-m", "integrations.reading")


class ReadingProcesses:
    """Fills `PaperReader` with at most `most` processes. `settings` are the variables that reading itself needs."""

    def __init__(
        self,
        most: int = 1,
        settings: Mapping[str, str] | None = None,
        patience: Patience = PATIENCE,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        self._turns = asyncio.Semaphore(most)
        self._idle: list[_Reader] = []
        self._patience = patience
        self._program = program
        self._environment = _environment(settings or {}, alone=most == 1)

    async def read(self, files: Sequence[SentFile], hints: Hints, password: str | None, tell: Tell) -> PaperRead:
        """See the port."""
        async with self._turns:
            reader, fit = await self._reader(), False
            try:
                read = await self._read(reader, files, hints, password, tell)
                fit = True
            except ToldError:
                fit = True
                raise
            finally:
                if fit:
                    self._keep(reader)
                else:
                    await reader.kill()
            return read

    async def _read(
        self, reader: "_Reader", files: Sequence[SentFile], hints: Hints, password: str | None, tell: Tell
    ) -> PaperRead:
        """Read by one process; whatever it does wrong is an error of this document."""
        try:
            async with asyncio.timeout(self._patience.whole):
                return await reader.read(files, hints, password, tell)
        except TimeoutError as error:
            raise TooSlowError from error
        except _LOST as error:
            log.warning("reading.lost", error=type(error).__name__)
            raise DocumentError from error

    async def close(self) -> None:
        """End the processes that wait for work."""
        while self._idle:
            await self._idle.pop().kill()

    async def _reader(self) -> "_Reader":
        while self._idle:
            reader = self._idle.pop()
            if reader.rouse():
                return reader
        return _Reader(await _started(self._program, self._environment), self._patience)

    def _keep(self, reader: "_Reader") -> None:
        self._idle.append(reader)
        reader.doze(lambda: self._idle.remove(reader))


class _Reader:
    """One process and the pipes to it."""

    def __init__(self, process: Process, patience: Patience) -> None:
        self._process = process
        self._patience = patience
        self._until_word = patience.loading + patience.silence
        self._end: asyncio.TimerHandle | None = None

    async def read(self, files: Sequence[SentFile], hints: Hints, password: str | None, tell: Tell) -> PaperRead:
        """Hand over the files and listen. Raises the `DocumentError` that the process tells of."""
        names = [(one.name, len(one.data)) for one in files]
        sending = asyncio.ensure_future(
            self._send({"files": names, "hints": frame_of_hints(hints), "password": password}, files)
        )
        try:
            while "step" in (frame := await self._next()):
                await tell(progress_of(frame))
            await sending
        finally:
            sending.cancel()
        if "error" in frame:
            raise error_of(frame)
        return read_of(frame)

    async def _send(self, frame: dict[str, Any], files: Sequence[SentFile]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(packed(frame))
        for one in files:
            self._process.stdin.write(one.data)
            await self._process.stdin.drain()

    async def _next(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        async with asyncio.timeout(self._until_word):
            head = await self._process.stdout.readexactly(HEAD.size)
            frame = unpacked(await self._process.stdout.readexactly(length_of(head)))
        self._until_word = self._patience.silence
        return frame

    def doze(self, gone: Callable[[], None]) -> None:
        """Wait for work, not for ever."""

        def leave() -> None:
            gone()
            self._process.kill()

        self._end = asyncio.get_running_loop().call_later(self._patience.kept, leave)

    def rouse(self) -> bool:
        """Get ready for work; False when the process has ended meanwhile."""
        if self._end is not None:
            self._end.cancel()
        return self._process.returncode is None

    async def kill(self) -> None:
        """End it now."""
        self.rouse()
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()


async def _started(program: Sequence[str], environment: Mapping[str, str]) -> Process:
    return await asyncio.create_subprocess_exec(*program, stdin=PIPE, stdout=PIPE, cwd=ROOT, env=dict(environment))


def _environment(settings: Mapping[str, str], *, alone: bool) -> dict[str, str]:
    """What a reading process may know: no token, no key and no database of ours."""
    known = {name: os.environ[name] for name in _KNOWN if name in os.environ}
    threads = {} if alone else {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1"}
    return known | threads | dict(settings) | {"PYTHONPATH": str(ROOT)}
