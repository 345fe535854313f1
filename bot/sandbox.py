"""`sandbox`: the outside world in small as a process of its own, for a bot that runs elsewhere."""

import asyncio
import signal
import sys

from bot.secret_key import prepare_data
from bot.settings import Settings
from sandbox.app import running
from sandbox.settings import SandboxSettings


async def run(settings: Settings, *, limits: bool, strict: bool) -> int:
    """Serve until SIGINT or SIGTERM; returns the exit code, 1 when the port is taken."""
    world = SandboxSettings(limits=limits, strict=strict, folder=prepare_data(settings) / "sandbox")
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    host, port = settings.sandbox_http
    try:
        async with running(world, host, port) as sandbox:
            sys.stdout.write(f"The sandbox and its chat page are at {sandbox.url}\n")
            sys.stdout.flush()
            await stop.wait()
    except OSError:
        sys.stderr.write(f"Nothing can listen at {settings.sandbox_http}: set another GLOBFAM_SANDBOX_HTTP.\n")
        return 1
    return 0
