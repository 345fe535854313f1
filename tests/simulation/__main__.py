"""The two years as a transcript: `python -m tests.simulation [DAYS] > file`."""

import asyncio
import logging
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from integrations.db.engine import Database
from integrations.db.migrate import migrate
from tests.simulation.household import NAMES
from tests.simulation.told import zone_of
from tests.simulation.years import YEARS, Lived, live


def lines(lived: Lived) -> Iterator[str]:
    """What each saw, by the clock of where they were, and how many messages came unasked in each month."""
    for one in lived.heard:
        local = one.at.astimezone(ZoneInfo(zone_of(one.to, one.at)))
        said = f" {one.said!r}" if one.said is not None else ""
        buttons = " ".join(f"[{button.text}]" for row in one.out.rows for button in row)
        yield f"{local:%a %d %b %Y %H:%M} {NAMES[one.to]}{said}\n    " + "\n    ".join(one.out.text.splitlines())
        if buttons and one.said is None:
            yield f"    {buttons}"
    unasked = [one for one in lived.heard if one.said is None]
    counted = Counter((f"{one.at:%Y-%m}", NAMES[one.to]) for one in unasked)
    yield from (f"{month} {name}: {count}" for (month, name), count in sorted(counted.items()))


async def _main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    days = timedelta(days=int(sys.argv[1])) if len(sys.argv) > 1 else YEARS
    with tempfile.TemporaryDirectory(prefix="globfam-years-") as folder:
        template = Path(folder) / "template.db"
        database = Database(f"sqlite:///{template}")
        await migrate(database)
        await database.close()
        lived = await live(template, Path(folder), days)
    sys.stdout.write("\n".join(lines(lived)) + "\n")


asyncio.run(_main())
