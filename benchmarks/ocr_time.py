"""The time of a receipt against one plain run of tesseract on the same picture, and what a second core adds.

`python -m benchmarks.ocr_time FOLDER` takes the pictures of a folder instead of drawn ones.
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from random import Random

import cv2
from PIL import Image

from benchmarks.ebarimt.layout import Row
from benchmarks.ebarimt.paper import print_rows
from benchmarks.ebarimt.photo import HARDNESS, photographed
from benchmarks.figure import Figure, Result, at_least, at_most
from benchmarks.page import table
from benchmarks.quiet import still
from integrations.ocr import Engines

ALONE_AIM, BOTH_AIM, CORES_AIM = 1.5, 4.0, 1.7
_PATIENCE_SECONDS = 300
_GOODS = (
    "Full cream milk 2L", "Sourdough loaf", "Free range eggs", "Bananas 1.2 kg", "Rolled oats", "Olive oil 1L",
    "Chicken thighs", "Baby spinach", "Tasty cheese", "Tea bags 100", "Brown rice 2 kg", "Apples 0.8 kg",
)  # fmt: skip


async def run(quick: bool) -> Result:
    """Measure on drawn receipts."""
    with tempfile.TemporaryDirectory(prefix="globfam-bench-") as name:
        return measured(_drawn(Path(name), 2 if quick else 12))


def measured(pictures: Sequence[Path]) -> Result:
    """The three figures over these pictures, each after one that is not counted."""
    ways: tuple[Callable[[Path], object], ...] = (_plain, _alone, _both)
    with still():
        for way in ways:
            way(pictures[0])
        taken = [[_seconds(way, picture) for way in ways] for picture in pictures]
        one, two = (_all_read(pictures, workers) for workers in (1, 2))
    figures: tuple[Figure, ...] = (
        at_most("a receipt, read with tesseract alone", ALONE_AIM, [alone / plain for plain, alone, _ in taken]),
        at_most("a receipt, read by both engines", BOTH_AIM, [both / plain for plain, _, both in taken]),
        at_least("receipts an hour, two processes against one", CORES_AIM, [one / two]),
    )
    how = (
        f"{len(pictures)} pictures; each is read by `tesseract FILE -` as it comes, then by tesseract as the bot "
        "prepares pictures for it, then by both engines. Opening the file is counted on every side, loading the "
        "models is not."
    )
    return Result(9, "The time of a receipt", how, figures, "RapidOCR's share grows with the words of a receipt.")


def _plain(picture: Path) -> None:
    subprocess.run(["tesseract", picture, "-"], check=True, capture_output=True)


def _alone(picture: Path) -> None:
    _read(_engines(second=False, cores=1), picture)


def _both(picture: Path) -> None:
    _read(_engines(second=True, cores=2), picture)


@cache
def _engines(*, second: bool, cores: int) -> Engines:
    return Engines(second=second, cores=cores)


def _read(engines: Engines, picture: Path) -> None:
    with Image.open(picture) as image:
        reading = engines.read_picture(image, deadline=time.monotonic() + _PATIENCE_SECONDS)
    if len(reading.pages) != len(engines.names):
        raise RuntimeError(f"an engine gave up on {picture.name}")


def _seconds(way: Callable[[Path], object], picture: Path) -> float:
    start = time.perf_counter()
    way(picture)
    return time.perf_counter() - start


def _all_read(pictures: Sequence[Path], workers: int) -> float:
    """Seconds for all of them, several at a time in processes that are there already."""
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(_alone, [pictures[0]] * workers))
        start = time.perf_counter()
        list(pool.map(_alone, pictures))
        return time.perf_counter() - start


def _drawn(folder: Path, count: int) -> list[Path]:
    """Australian receipts as cameras see them."""
    made = []
    for number in range(count):
        random = Random(number)
        goods = random.sample(_GOODS, 7)
        prices = [random.randint(95, 2995) for _ in goods]
        rows = [
            Row("CORNER GROCERS PTY LTD", align="middle", bold=True), Row("ABN 51 824 753 556", align="middle"),
            Row("TAX INVOICE  14/10/2026  09:41"),
            *(Row(good, f"{price / 100:.2f}", align="ends") for good, price in zip(goods, prices, strict=True)),
            Row("TOTAL AUD", f"{sum(prices) / 100:.2f}", align="ends", bold=True),
            Row("EFTPOS", f"{sum(prices) / 100:.2f}", align="ends"),
        ]  # fmt: skip
        picture = photographed(print_rows(rows, "receipt", 42, random), HARDNESS[number % len(HARDNESS)], random)
        made.append(folder / f"{number:03}.png")
        cv2.imwrite(str(made[-1]), picture)
    return made


def main(arguments: Sequence[str]) -> int:
    """The figures over a folder's pictures, or over drawn ones; 0 whether or not the aims are met."""
    if not arguments:
        print(table([asyncio.run(run(quick=False))]))
        return 0
    found = sorted(path for path in Path(arguments[0]).iterdir() if path.suffix in {".jpg", ".png"})
    print(table([measured(found[:: max(1, len(found) // 12)])]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
