"""The real processes: `python -m bot run` and `python -m sandbox`, each on a free port, heard by what they print.

Nothing here sleeps: a log line, an answer over HTTP or the end of the process is what one waits for.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "4242:the-sandbox-takes-any"

Json = dict[str, Any]


class EndedError(AssertionError):
    """Raised when a process ended before it said what was waited for; the text shows its last lines."""


def environment(**settings: str) -> dict[str, str]:
    """What a child is given: nothing of the caller's own settings, and compiled modules kept between the starts."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GLOBFAM_")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "", **settings}


def bot_environment(folder: Path, api: str, **more: str) -> dict[str, str]:
    """A bot that keeps its data in `folder` and speaks to the Bot API server at `api`."""
    own = {
        "GLOBFAM_TELEGRAM_TOKEN": TOKEN,
        "GLOBFAM_TELEGRAM_API": api,
        "GLOBFAM_DATA": str(folder),
        "GLOBFAM_HTTP": "127.0.0.1:0",
        "GLOBFAM_RATES": "off",  # what publishes them is on the internet
    }
    return environment(**(own | more))


@contextmanager
def sandbox_process(*options: str) -> Iterator[str]:
    """A sandbox of its own, for as long as the block lasts; gives its address."""
    command = [sys.executable, "-m", "sandbox", "--port", "0", *options]
    with subprocess.Popen(command, env=environment(), cwd="/", stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            yield child.stdout.readline().split()[-1]
        finally:
            child.send_signal(signal.SIGTERM)


class BotProcess:
    """`python -m bot run` as a child; `said` are the lines of its log so far."""

    def __init__(self, child: asyncio.subprocess.Process) -> None:
        self.said: list[Json] = []
        self.pid = child.pid
        self._child = child
        self._news = asyncio.Condition()
        self._listening = asyncio.create_task(self._listen(), name="bot log")

    @classmethod
    async def start(cls, folder: Path, env: Mapping[str, str]) -> "BotProcess":
        """Start one in `folder`, where no `.env` is; it is not ready yet (see `heard`)."""
        await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=env, cwd=folder, stderr=asyncio.subprocess.PIPE, limit=1 << 20
        )
        return cls(child)

    async def heard(self, event: str, within: float = PATIENCE) -> Json:
        """Wait for the first log line of this event, from the start on."""
        return await self.until(lambda line: line["event"] == event, within)

    async def heard_next(self, *events: str, within: float = PATIENCE) -> Json:
        """Wait for the first log line of one of these events that comes from now on."""
        return await self.until(lambda line: line["event"] in events, within, after=len(self.said))

    async def until(self, wanted: Callable[[Json], bool], within: float = PATIENCE, after: int = 0) -> Json:
        """Wait for the first log line that is wanted, the first `after` of them left aside.

        Raises `EndedError` when the process ends without it.
        """
        async with asyncio.timeout(within), self._news:
            await self._news.wait_for(lambda: self._listening.done() or any(map(wanted, self.said[after:])))
        found = next(filter(wanted, self.said[after:]), None)
        if found is None:
            raise EndedError(f"exit code {self._child.returncode}; the log ends with {self.said[-5:]}")
        return found

    def count(self, event: str) -> int:
        """How often something was logged."""
        return sum(line["event"] == event for line in self.said)

    def kill(self) -> None:
        """End it without a word, as a power cut would (SIGKILL)."""
        self._child.kill()

    async def killed(self) -> None:
        """Kill it, and wait until it is gone; one that ended already is let be."""
        if self._child.returncode is None:
            self.kill()
        await self.ended()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Ask it to stop, as a service's manager does, or with SIGINT as Ctrl-C does."""
        self.tell(number)

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._child.send_signal(number)

    async def ended(self, within: float = PATIENCE) -> int:
        """Wait until it is gone; gives its exit code, negative for a signal's number."""
        async with asyncio.timeout(within):
            code = await self._child.wait()
            await self._listening
        return code

    async def _listen(self) -> None:
        assert self._child.stderr is not None
        async for line in self._child.stderr:
            self.said.append(_read(line))
            await self._tell()
        asyncio.get_running_loop().call_soon(asyncio.create_task, self._tell())  # once this task is done

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()


def _read(line: bytes) -> Json:
    """A log line; what is none, such as a sentence to the operator, becomes one."""
    try:
        read = json.loads(line)
    except ValueError:
        read = None
    return read if isinstance(read, dict) else {"event": "sentence", "text": line.decode().rstrip()}
