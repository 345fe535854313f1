"""`python -m benchmarks [NUMBER …] [--quick]`: measure, print the table, and write docs/performance.md."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from importlib import import_module

from benchmarks.figure import Result
from benchmarks.page import PAGE, page, table
from bot import collector

NAMES = {
    1: "updates",
    2: "bulk",
    3: "start",
    4: "chats",
    5: "worth",
    6: "cards",
    7: "receipt_accuracy",
    8: "ebarimt.accuracy",
    9: "ocr_time",
    10: "imported",
    11: "visa",
    12: "recurring",
    13: "reminders",
}


def main(argv: Sequence[str]) -> int:
    """Run what is asked for; 0 whether or not the aims are met, since a slow machine is no error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure GlobFam against other programs.")
    parser.add_argument("numbers", nargs="*", type=int, metavar="NUMBER", help="which ones; all when none is named")
    parser.add_argument("--quick", action="store_true", help="a small run, to see that the programs work")
    options = parser.parse_args(argv)
    numbers = sorted(set(options.numbers)) or list(NAMES)
    if not set(numbers) <= set(NAMES):
        parser.error(f"the benchmarks are {', '.join(map(str, NAMES))}")
    results = [_run(number, quick=options.quick) for number in numbers]
    print(table(results))
    if options.quick or numbers != list(NAMES):
        print("The page is written by a whole run only.")
        return 0
    PAGE.write_text(page(results), encoding="utf-8")
    print(f"Written: {PAGE.name}")
    return 0


def _run(number: int, *, quick: bool) -> Result:
    """One benchmark; its module, and what it needs, is loaded when it is its turn."""
    run: Callable[[bool], Awaitable[Result]] = import_module(f"benchmarks.{NAMES[number]}").run
    collector.wake()  # as in the bot once it serves, and for both sides

    async def measured() -> Result:
        return await run(quick)

    print(f"{number}. {NAMES[number]} …", file=sys.stderr, flush=True)
    return asyncio.run(measured())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
