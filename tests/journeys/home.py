"""`python -m bot run` with no token, as a newcomer starts it: the sandbox and its chat page in the same process."""

import asyncio
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.patience import PATIENCE

_ADDRESS = re.compile(rb"http://\S+")


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def environment(data: Path, **more: str) -> dict[str, str]:
    """This process's environment without any setting of its own, and the given ones."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GLOBFAM_")}
    own = {
        "GLOBFAM_DATA": str(data),
        "GLOBFAM_HTTP": f"127.0.0.1:{free_port()}",
        "GLOBFAM_SANDBOX_HTTP": f"127.0.0.1:{free_port()}",
        "GLOBFAM_CLOCK": "2026-11-24T12:00:00+11:00",
    }
    return clean | own | more


@asynccontextmanager
async def at_home(data: Path, **more: str) -> AsyncIterator[str]:
    """Run the bot with its sandbox; gives the chat page's address, and sees it stop cleanly."""
    errors = data.with_suffix(".log")
    with errors.open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            env=environment(data, **more),
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
        )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        found = _ADDRESS.search(line)
        assert found, errors.read_text()
        yield found.group().decode()
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), PATIENCE) == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
