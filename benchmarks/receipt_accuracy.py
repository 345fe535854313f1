"""`python -m benchmarks.receipt_accuracy FOLDER`: how often receipts are read right, and how honest confidences are.

The folder holds `img/NNN.jpg` (or .png) and beside it `truth/NNN.json` with `merchant`, `date` and `total` as printed.
Each picture is read once; then the reader sees the words of both engines, and of each alone. As a benchmark among the
others it measures the folder that `BENCHMARK_RECEIPTS` names, and nothing where that is not set.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.figure import Figure, Result
from core.documents.model import PROVED, Hints, Read, Receipt
from core.receipts.dates import dates_in
from core.receipts.fold import plain
from core.receipts.read import read_receipt
from integrations.ocr.engines import Engines
from integrations.vocabulary.receipts import load_receipt_words

FOLDER = "BENCHMARK_RECEIPTS"
TODAY = date(2026, 11, 27)
"""The reader's day: fixed, so that a run next year finds the same."""
SETS = (("tesseract", "rapidocr"), ("rapidocr",), ("tesseract",))
FIELDS = ("total", "day", "merchant")
_AIMS = {"total": 0.95, "day": 0.92, "merchant": 0.80}
_QUICK = 6
_UNMEASURED = Figure("totals right", "≥ 95 %", "not measured", met=True)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of one receipt: whether it was given and right, and how sure the reader said it was."""

    name: str
    right: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of one set of engines, as shares of one."""

    right: dict[str, float]
    sure_right: float
    sure: float


def main(argv: Sequence[str]) -> int:
    """Measure a folder and print a line for each set of engines, and the fields that were sure and wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.receipt_accuracy", description="Read known receipts.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--most", type=int, default=0, help="so many pictures only")
    options = parser.parse_args(argv)
    measured = measure(options.folder, options.most)
    for engines, by_name in measured.items():
        print(_told("+".join(engines), rates(by_name.values())))
        for name, fields in by_name.items():
            for field in fields:
                if not field.right and field.confidence >= PROVED:
                    print(f"    sure and wrong: {name} {field.name} ({field.confidence})")
    return 0


async def run(quick: bool) -> Result:
    """The same as one of the benchmarks; without a folder nothing is measured."""
    folder = os.environ.get(FOLDER)
    figures = tuple(_figures(Path(folder), _QUICK if quick else 0)) if folder else (_UNMEASURED,)
    how = (
        f"Photographed receipts with truth are read once, and told from the words of both engines and of each alone; "
        f"names are compared by letters and digits. {FOLDER} names their folder"
        + (". " if folder else "; it was not set, so that nothing was measured. ")
    )
    return Result(7, "Receipts", how, figures, "The sample is one that the rules were not made on alone.")


def _figures(folder: Path, most: int) -> Iterable[Figure]:
    for engines, by_name in measure(folder, most).items():
        found = rates(by_name.values())
        named = " and ".join(engines)
        for field, aim in _AIMS.items():
            share = found.right[field]
            yield Figure(f"{field} right, {named}", f"≥ {aim:.0%}", f"{share:.1%}", share >= aim or len(engines) < 2)
        yield Figure(f"sure fields right, {named}", "≥ 98 %", f"{found.sure_right:.1%}", found.sure_right >= 0.98)
        yield Figure(f"fields sure, {named}", "≥ 70 %", f"{found.sure:.1%}", found.sure >= 0.7 or len(engines) < 2)


def measure(folder: Path, most: int = 0) -> dict[tuple[str, ...], dict[str, list[Field]]]:
    """Read the pictures of a folder on all cores: the fields of each receipt, by set of engines and by name."""
    pictures = sorted(path for path in (folder / "img").iterdir() if (folder / "truth" / f"{path.stem}.json").exists())
    with ProcessPoolExecutor() as pool:
        read = list(pool.map(_read, pictures[: most or None]))
    names = [path.stem for path in pictures]
    return {engines: {name: one[engines] for name, one in zip(names, read, strict=False)} for engines in SETS}


@cache
def _engines() -> Engines:
    return Engines()


def _read(picture: Path) -> dict[tuple[str, ...], list[Field]]:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    truth = json.loads((picture.parents[1] / "truth" / f"{picture.stem}.json").read_text("utf-8"))
    with Image.open(picture) as image:
        reading = _engines().read_picture(image)
    made: dict[tuple[str, ...], list[Field]] = {}
    for engines in SETS:
        pages = [[page] for page in reading.pages if page.engine in engines]
        receipt = read_receipt(pages, load_receipt_words(), Hints(TODAY), reading.qr)
        made[engines] = _fields(receipt, truth)
    return made


def _fields(receipt: Receipt | None, truth: dict[str, str]) -> list[Field]:
    day = dates_in(truth["date"], load_receipt_words(), ("dmy",), TODAY)
    total = Decimal(re.sub(r"[^\d.-]", "", truth["total"].removeprefix("RM")))
    right: dict[str, Callable[[Any], bool]] = {
        "total": lambda value: value == total,
        "day": lambda value: bool(day) and value == day[0].value,
        "merchant": lambda value: plain(value) == plain(truth["merchant"]),
    }
    return [_field(name, getattr(receipt, name, None), right[name]) for name in FIELDS]


def _field(name: str, read: Read[Any] | None, right: Callable[[Any], bool]) -> Field:
    return Field(name, right(read.value), read.confidence) if read else Field(name, right=False, confidence=0.0)


def rates(receipts: Iterable[Sequence[Field]]) -> Rates:
    """What share of each field is right, of the sure ones right, and of all sure."""
    fields = [field for receipt in receipts for field in receipt]
    by_name = {name: [field for field in fields if field.name == name] for name in FIELDS}
    sure = [field for field in fields if field.confidence >= PROVED]
    return Rates(
        {name: _share([field.right for field in found]) for name, found in by_name.items()},
        _share([field.right for field in sure]),
        len(sure) / max(len(fields), 1),
    )


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / max(len(hits), 1)


def _told(engines: str, found: Rates) -> str:
    fields = ", ".join(f"{name} {share:.1%}" for name, share in found.right.items())
    return f"{engines}: {fields}; of the sure fields {found.sure_right:.1%} right, {found.sure:.1%} of all are sure"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
