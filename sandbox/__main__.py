"""Run the sandbox as a process of its own: `python -m sandbox [--host] [--port] [--no-limits] [--folder]`."""

import argparse
import asyncio
import signal
import sys
from dataclasses import replace
from pathlib import Path

from sandbox.app import running
from sandbox.settings import SandboxSettings


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A local Bot API server with a chat page.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free port")
    parser.add_argument("--no-limits", action="store_true", help="switch Telegram's rate limits off")
    parser.add_argument("--lenient", action="store_true", help="ignore unknown parameters, as Telegram does")
    parser.add_argument("--folder", type=Path, help="keep people, chats and files here over a restart")
    parser.add_argument("--bot-username", default=SandboxSettings().bot_username)
    return parser.parse_args()


async def _run(arguments: argparse.Namespace) -> None:
    settings = replace(
        SandboxSettings(),
        limits=not arguments.no_limits,
        strict=not arguments.lenient,
        folder=arguments.folder,
        bot_username=arguments.bot_username,
    )
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with running(settings, arguments.host, arguments.port) as sandbox:
        sys.stdout.write(f"sandbox listening on {sandbox.page}\n")
        sys.stdout.flush()
        await stop.wait()


if __name__ == "__main__":
    asyncio.run(_run(_arguments()))
