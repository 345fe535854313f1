"""Writes pictures and their truth: the same seed gives the same receipts."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import cv2

from benchmarks.ebarimt.layout import printed, random_till, rows
from benchmarks.ebarimt.paper import print_rows
from benchmarks.ebarimt.photo import HARDNESS, Colour, photographed
from benchmarks.ebarimt.sale import random_sale

Truth = dict[str, str]


def receipts(count: int, seed: int) -> Iterator[tuple[Colour, Truth]]:
    """Pictures (BGR) with what stands on each. `date` is ISO and `total` plain; the other two are as printed."""
    for number in range(count):
        random = Random(f"{seed}/{number}")
        sale, till = random_sale(random), random_till(random)
        strip = print_rows(rows(sale, till, random), sale.code, till.width, random)
        how = HARDNESS[number % len(HARDNESS)]
        truth = {
            "merchant": sale.merchant,
            "date": sale.at.strftime("%Y-%m-%d"),
            "total": f"{sale.total:.2f}",
            "vat": f"{sale.vat:.2f}",
            "city_tax": f"{sale.city_tax:.2f}",
            "time": sale.at.strftime("%H:%M"),
            "payment": "card" if sale.cash is None else "cash",
            "printed_date": sale.at.strftime(till.date),
            "printed_total": printed(sale.total, till.money),
            "how": how,
        }
        yield photographed(strip, how, random), truth


def write(folder: Path, count: int, seed: int) -> None:
    """Fill `folder` with `img/NNN.png` and `truth/NNN.json`."""
    for name in ("img", "truth"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number, (picture, truth) in enumerate(receipts(count, seed), start=1):
        if not cv2.imwrite(str(folder / "img" / f"{number:03}.png"), picture):
            raise OSError(f"picture {number} could not be written")
        text = json.dumps(truth, ensure_ascii=False, indent=1)
        (folder / "truth" / f"{number:03}.json").write_text(text, encoding="utf-8")
