"""8. Mongolian receipts: pictures of e-barimt that were made with their truth, read as the bot reads a photograph."""

import asyncio
import json
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import cv2

from benchmarks.ebarimt.make import Truth, receipts
from benchmarks.ebarimt.photo import Colour
from benchmarks.figure import Figure, Result
from core.documents.errors import DocumentError
from core.documents.model import PROVED, Hints, Read, Receipt
from core.documents.reading import SentFile
from core.receipts.fold import plain
from integrations.reading.whole import WholeReader

AIM, SURE_AIM = 0.95, 0.98
_COUNT, _QUICK, _SEED = 60, 1, 2026
_TODAY = date(2026, 11, 27)
_HINTS = Hints(_TODAY, ("MN", "AU"), ("MNT", "AUD"))
FIELDS = ("total", "date", "merchant")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one picture: for each of `FIELDS` whether it was read right, and how sure it was given."""

    how: str
    right: tuple[bool, ...]
    sure: tuple[float, ...]
    told: tuple[str, ...]
    truth: Truth


async def run(quick: bool) -> Result:
    """Read pictures that nobody developed on: the seed is the benchmark's own."""
    made = await asyncio.to_thread(lambda: list(outcomes(_packed(receipts(_QUICK if quick else _COUNT, _SEED)))))
    how = (
        f"{len(made)} made-up receipts, a fifth of them scans and a fifth bad photographs, read as what is sent, "
        "by whatever engines there are; `python -m benchmarks.ebarimt FOLDER` makes such pictures."
    )
    missed = "What was misread is told by `python -m benchmarks.ebarimt FOLDER --read`."
    return Result(8, "Mongolian receipts", how, tuple(figures(made)), missed)


def outcomes(pictures: Iterator[tuple[bytes, Truth]]) -> Iterator[Outcome]:
    """Read every picture, on all cores."""
    os.environ["OMP_THREAD_LIMIT"] = "1"  # a process has one core
    with ProcessPoolExecutor(os.cpu_count() or 1) as pool:
        yield from pool.map(_outcome, pictures)


def of_folder(folder: Path) -> Iterator[tuple[bytes, Truth]]:
    """The pictures of a folder that `make.write` filled."""
    for file in sorted((folder / "truth").glob("*.json")):
        yield (folder / "img" / f"{file.stem}.png").read_bytes(), json.loads(file.read_text("utf-8"))


def _packed(made: Iterator[tuple[Colour, Truth]]) -> Iterator[tuple[bytes, Truth]]:
    for picture, truth in made:
        done, packed = cv2.imencode(".png", picture)
        if not done:
            raise OSError("a picture could not be packed")
        yield packed.tobytes(), truth


@cache
def _reader() -> WholeReader:
    return WholeReader()


def _outcome(one: tuple[bytes, Truth]) -> Outcome:
    picture, truth = one
    try:
        first = _reader().read([SentFile("receipt.png", picture)], _HINTS, None, lambda _: None).readings[0]
    except DocumentError as error:
        return Outcome(truth["how"], (False,) * 3, (0.0,) * 3, (error.code,) * 3, truth)
    receipt = first if isinstance(first, Receipt) else Receipt()
    right = (
        receipt.total is not None and receipt.total.value == Decimal(truth["total"]),
        receipt.day is not None and receipt.day.value.isoformat() == truth["date"],
        receipt.merchant is not None and plain(receipt.merchant.value) == plain(truth["merchant"]),
    )
    reads: tuple[Read[Decimal] | Read[date] | Read[str] | None, ...] = (receipt.total, receipt.day, receipt.merchant)
    sure = tuple(read.confidence if read else 0.0 for read in reads)
    told = tuple(str(read.value) if read else "" for read in reads)
    return Outcome(truth["how"], right, sure, told, truth)


def figures(made: Sequence[Outcome]) -> Iterator[Figure]:
    """Shares read right, and how far what is given as sure can be relied on."""
    for place, (field, aim) in enumerate(zip(FIELDS, (AIM, AIM, 0.0), strict=True)):
        right = sum(one.right[place] for one in made)
        yield Figure(
            f"{field} read right", f"≥ {aim:.0%}" if aim else "–", _share(right, len(made)), right >= aim * len(made)
        )
    given = [right for one in made for right, sure in zip(one.right, one.sure, strict=True) if sure >= PROVED]
    yield Figure(
        "right of what is given as sure",
        f"≥ {SURE_AIM:.0%}",
        _share(sum(given), len(given)),
        sum(given) >= SURE_AIM * len(given),
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%} ({part} of {whole})" if whole else "none of 0"


def misread(made: Sequence[Outcome]) -> Iterator[str]:
    """A line for each field that was read wrong or not at all."""
    for number, one in enumerate(made, start=1):
        for field, right, sure, told in zip(FIELDS, one.right, one.sure, one.told, strict=True):
            if not right:
                yield f"{number:03} {one.how:5} {field}: {told or 'nothing'} ({sure:.2f}), not {one.truth[field]}"
