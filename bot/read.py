"""`python -m bot read`: reads papers and prints what stands on them. Stores nothing.

Needs no settings, database or writable folder. Every file gives at least one object, in the order of the files; what
cannot be read is `other` with a problem. The objects are described by docs/read.schema.json.
"""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from bot.piped import CURRENCIES, context, one_line, parser
from bot.read_json import as_json, failed
from bot.read_text import as_text
from core.documents.errors import DocumentError, TooMuchError
from core.documents.limits import MOST_BYTES
from core.documents.model import Hints, PaperKind
from core.documents.reading import Progress, SentFile
from integrations.reading.process import ReadingProcesses

_AHEAD = 2
"""Files that are opened for each process beyond the one it reads."""


class NoFileError(DocumentError):
    """Raised for a file that is not there, or may not be read."""

    code = "document.no_file"


def run(argv: Sequence[str]) -> int:
    """Read every file; 0 whatever stands in them, 1 when one is not there."""
    options = _options(argv)
    return asyncio.run(_read_all(options))


def _options(argv: Sequence[str]) -> argparse.Namespace:
    options = parser("read", "Read receipts, statements, bills, payslips and deeds.")
    options.add_argument("files", nargs="+", type=Path, metavar="FILE")
    options.add_argument("--kind", type=PaperKind, choices=list(PaperKind), help="what the files are (told by content)")
    options.add_argument("--password", help="the password of locked files")
    return options.parse_args(argv)


def hints_of(options: argparse.Namespace) -> Hints:
    """What the options say of whoever asks: their own country and its currency come first."""
    asker = context(options)
    countries = sorted(CURRENCIES, key=lambda one: one != asker.country)
    return Hints(asker.today, tuple(countries), tuple(CURRENCIES[one] for one in countries), asked=options.kind)


async def _read_all(options: argparse.Namespace) -> int:
    cores = min(os.cpu_count() or 1, len(options.files))
    processes = ReadingProcesses(cores)
    missing = False
    try:
        async for path, objects in _in_order(processes, options, cores + _AHEAD):
            missing = missing or not path.is_file()
            for one in objects:
                line = json.dumps(one, ensure_ascii=False) if options.json else as_text(one)
                sys.stdout.buffer.write(one_line(line).encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()
    finally:
        await processes.close()
    return 1 if missing else 0


async def _in_order(
    processes: ReadingProcesses, options: argparse.Namespace, most: int
) -> AsyncIterator[tuple[Path, list[dict[str, Any]]]]:
    """Each file with its objects, in the order given, whichever is done first; few are in memory at a time."""
    hints = hints_of(options)
    waiting: list[tuple[Path, asyncio.Task[list[dict[str, Any]]]]] = []
    left = list(reversed(options.files))
    while left or waiting:
        while left and len(waiting) < most:
            path = left.pop()
            waiting.append((path, asyncio.ensure_future(_objects(processes, path, hints, options))))
        path, task = waiting.pop(0)
        yield path, await task


async def _objects(
    processes: ReadingProcesses, path: Path, hints: Hints, options: argparse.Namespace
) -> list[dict[str, Any]]:
    try:
        read = await processes.read([_sent(path)], hints, options.password, _silently)
    except DocumentError as error:
        return [failed(str(path), error, options.lang)]
    return [as_json(str(path), one, options.lang) for one in read.readings]


def _sent(path: Path) -> SentFile:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise TooMuchError("bytes", MOST_BYTES // 1024**2)
        return SentFile(path.name, path.read_bytes())
    except OSError as error:
        raise NoFileError from error


async def _silently(progress: Progress) -> None:
    """Nobody watches the shell's pages go by."""
