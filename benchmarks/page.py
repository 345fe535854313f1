"""The table, for the terminal and for docs/performance.md."""

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.figure import Result

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
_HEAD = """\
# Performance

`make bench` measures this and writes this page. Lines 1 to 3 set GlobFam beside another program on the same machine, in
the same run, the two taking turns; what counts is their ratio: the median of the rounds, with the least and the most in
brackets. Seconds would say more about the machine than about the program. Lines 5 set a long history beside a short one
in the same way; their milliseconds, and those of 6, are times that a person must not notice.

"""


def table(results: Sequence[Result]) -> str:
    """All figures in one Markdown table."""
    lines = ["| | what | aim | measured | | command |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {result.number} | {one.what} | {one.aim} | {one.measured} | {'met' if one.met else '**missed**'} "
        f"| `python -m benchmarks {result.number}` |"
        for result in results
        for one in result.figures
    ]
    return "\n".join(lines) + "\n"


def page(results: Sequence[Result]) -> str:
    """The whole page."""
    parts = [_HEAD, f"Measured on {machine()}.\n\n", table(results)]
    for result in results:
        parts.append(f"\n## {result.number}. {result.title}\n{result.how}\n")
        if not result.met:
            parts.append(f"\nAn aim is missed here. {result.missed}\n")
    return "".join(parts)


def machine() -> str:
    """The machine in one line."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("aiogram", "sqlalchemy"))
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, {libraries}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = [line for line in info.read_text().splitlines() if line.startswith("model name")] if info.exists() else []
    return names[0].partition(":")[2].strip() if names else platform.machine()
