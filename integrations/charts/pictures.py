"""Fills the `Charts` port without loading anything heavy: that happens in the one thread that draws."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from core.charts.model import Chart, Line, Lines, Mark

_ANY_DAY = date(2026, 1, 1)
_FIRST = Chart("Ө", Lines((Line("", ((_ANY_DAY, 0),), "₮"),), (Mark(0, "0"), Mark(1, "1"))), "ү")


class MatplotlibCharts:
    """Draws in a thread of its own. One thread, since matplotlib's fonts are kept by thread and are slow to open.

    `cache` is a folder that can be written, in which matplotlib keeps its list of fonts from one start to the next.
    """

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="charts")

    async def drawn(self, chart: Chart) -> bytes:
        """See the port."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._png, chart)

    async def warm(self) -> None:
        """Load the library and open its fonts by drawing once, so that no one waits for that."""
        await self.drawn(_FIRST)

    def close(self) -> None:
        """Begin no other picture; one that is being drawn ends by itself."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _png(self, chart: Chart) -> bytes:
        os.environ.setdefault("MPLCONFIGDIR", str(self._cache))  # else it writes to the home folder, if there is one
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # else numpy, which has little to do here, begins threads
        from integrations.charts.draw import png

        return png(chart)
