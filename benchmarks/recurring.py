"""12. What recurs: how fast it is found, and `python -m benchmarks.recurring FOLDER`: how well real histories foretell.

The folder holds `household.csv` (date D-M-Y, category, subcategory, note, amount, direction), and `berka_orders.csv`
with `berka_transactions.csv` of the PKDD'99 set. At each of several days the entries up to it are looked at, and the
next 31 days foretold: a payment of this payee, within 3 days and a tenth of the amount.

- **Precision**: which share of what was foretold came. Each entry fulfils one forecast at most.
- **Recall**: which share of the truth was foretold. Of Berka the truth is each transaction of a standing order (by the
  orders' list; the finder sees no bank, account or symbol, and only transfers out are judged). Of the household it is
  each entry that *recurs* when the future is seen: at one interval (7, 14 or 28 days; 1, 3, 6 or 12 months) entries of
  its payee and about its amount stand on the two nearest places of one side, or on one of both sides, within 3 days (1
  of a week, 2 of 14 or 28 days), and no more than 1.25 of them to each place where the interval is of days, 2 where it
  is of months, since then it is shopping.
- *Foreseeable* truth leaves out what had not been seen twice by that day: nobody could know that it recurs.
"""

import argparse
import csv
import os
import random
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from benchmarks.figure import Figure, Result
from core.recurring.detect import detect, forecast
from core.recurring.model import Coming, Seen
from core.recurring.rhythm import in_month

FOLDER = "BENCHMARK_HISTORIES"
AIM, DAYS, MOST_SECONDS = 0.75, 31, 1.0
_TRANSFER_OUT = "PREVOD NA UCET"
_BERKA_CUTS = (date(1993, 8, 15), date(1993, 10, 31), date(1993, 12, 31), date(1994, 1, 31), date(1994, 2, 28))
_STEPS = ((7, 0, 1), (14, 0, 2), (28, 0, 2), (0, 1, 3), (0, 3, 3), (0, 6, 3), (0, 12, 3))
"""Days or months of an interval, and by how many days a place may be missed."""
_UNMEASURED = Figure("F1 of a forecast on real histories", f"≥ {AIM:g}", "not measured", met=False)


@dataclass(slots=True)
class Score:
    """Sums over the days judged."""

    foretold: int = 0
    came: int = 0
    truth: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """0 when nothing was foretold."""
        return self.came / self.foretold if self.foretold else 0.0

    @property
    def recall(self) -> float:
        """0 when there was nothing to find."""
        return self.found / self.truth if self.truth else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def told(self) -> str:
        """As it is printed."""
        return f"F1 {self.f1:.3f} (precision {self.precision:.3f}, recall {self.recall:.3f}, {self.foretold} foretold)"


def judged(
    entries: Sequence[Seen], cuts: Iterable[date], is_true: Callable[[Seen, date], bool], score: Score, judge: str = ""
) -> None:
    """Foretell from each day and add to the score; of one payee only where `judge` names it."""
    for cut in cuts:
        ahead = [entry for entry in entries if cut < entry.day <= cut + timedelta(days=DAYS)]
        found = [one for one in forecast(detect(entries, cut), cut, DAYS) if judge in {"", one.series.last.payee}]
        truth = [entry for entry in ahead if is_true(entry, cut)]
        score.foretold += len(found)
        score.came += _fulfilled(found, ahead)
        score.truth += len(truth)
        score.found += _fulfilled(found, truth)


def _fulfilled(found: Sequence[Coming], entries: Sequence[Seen]) -> int:
    """How many forecasts came true among some entries, each of which fulfils one."""
    left = list(entries)
    before = len(left)
    for one in found:
        met = next((entry for entry in left if _fulfils(one, entry)), None)
        if met:
            left.remove(met)
    return before - len(left)


def _fulfils(one: Coming, entry: Seen) -> bool:
    last = one.series.last
    same = (last.payee, last.outgoing) == (entry.payee, entry.outgoing)
    return same and abs((one.day - entry.day).days) <= 3 and abs(one.minor - entry.minor) * 10 <= entry.minor


def recurs(entry: Seen, alike: Sequence[Seen]) -> bool:
    """Whether an entry recurs among others of its payee and amount, as this module's docstring defines it."""
    return any(_recurs_at(entry, alike, *step) for step in _STEPS)


def _recurs_at(entry: Seen, alike: Sequence[Seen], days: int, months: int, slack: int) -> bool:
    due = {
        place: entry.day + timedelta(days=days * place) if days else in_month(entry.day, months * place, entry.day.day)
        for place in (-3, -2, -1, 0, 1, 2, 3)
    }
    there = {place for place, day in due.items() if any(abs((one.day - day).days) <= slack for one in alike)} | {0}
    if not any(pair <= there for pair in ({-1, -2}, {-1, 1}, {1, 2})):
        return False
    start, end = due[min(there)] - timedelta(days=slack), due[max(there)] + timedelta(days=slack)
    return sum(start <= one.day <= end for one in alike) <= (1.25 if days else 2) * len(there)


def household(folder: Path) -> tuple[Score, Score]:
    """The scores against all that recurs, and against what was foreseeable; from the first of each month."""
    entries = _household(folder / "household.csv")
    cuts = _firsts(date(2015, 7, 1), entries[-1].day - timedelta(days=DAYS))
    by_name: dict[tuple[str, bool], list[Seen]] = {}
    for entry in entries:
        by_name.setdefault((entry.payee, entry.outgoing), []).append(entry)

    def alike(entry: Seen) -> list[Seen]:
        others = by_name[entry.payee, entry.outgoing]
        return [one for one in others if one is not entry and abs(one.minor - entry.minor) * 10 <= entry.minor]

    def foreseeable(entry: Seen, cut: date) -> bool:
        return sum(one.day <= cut for one in alike(entry)) > 1 and recurs(entry, alike(entry))

    whole, known = Score(), Score()
    judged(entries, cuts, lambda entry, _: recurs(entry, alike(entry)), whole)
    judged(entries, cuts, foreseeable, known)
    return whole, known


def _household(file: Path) -> list[Seen]:
    found = []
    with file.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines)):
            day, month, year = map(int, row["Date"][:10].split("-"))
            payee = row["Note"].strip().casefold() or row["Subcategory"].strip() or row["Category"].strip()
            minor = round(float(row["Amount"]) * 100)
            found.append(
                Seen(date(year, month, day), payee, minor, "INR", row["Income/Expense"] != "Income", id=number)
            )
    return sorted(found, key=lambda entry: entry.day)


def _firsts(first: date, last: date) -> list[date]:
    months = (last.year - first.year) * 12 + last.month - first.month
    return [day for number in range(months + 1) if (day := in_month(first, number, 1)) <= last]


def berka(folder: Path) -> Score:
    """The score of all accounts together."""
    with (folder / "berka_orders.csv").open(encoding="utf-8", newline="") as lines:
        orders = {_order(row, "bank_to", "account_to") for row in csv.DictReader(lines, delimiter=";")}
    accounts: dict[str, list[Seen]] = {}
    ordered = set()
    with (folder / "berka_transactions.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter=";"):
            day, number = date.fromisoformat(f"19{row['date']}"), int(row["trans_id"])
            minor = round(float(row["amount"]) * 100)
            entry = Seen(day, row["operation"], minor, "CZK", row["type"] != "PRIJEM", id=number)
            accounts.setdefault(row["account_id"], []).append(entry)
            if _order(row, "bank", "account") in orders:
                ordered.add(number)
    score = Score()
    for entries in accounts.values():
        judged(entries, _BERKA_CUTS, lambda entry, _: entry.id in ordered, score, _TRANSFER_OUT)
    return score


def _order(row: dict[str, str], bank: str, account: str) -> tuple[str, ...]:
    return row["account_id"], row[bank], row[account], row["amount"]


def ten_years(size: int) -> list[Seen]:
    """A family's entries made by chance: shops of every frequency, and twenty bills."""
    chance = random.Random(1)
    first = date(2016, 11, 28)
    weights = [1 / (number + 1) for number in range(120)]
    bills = [
        Seen(in_month(first, month, bill + 1), f"bill {chr(97 + bill)}", 100_00 + bill, "AUD", outgoing=True)
        for bill in range(20)
        for month in range(min(75, size // 40))
    ]
    shops = chance.choices(range(120), weights, k=size - len(bills))
    return bills + [
        Seen(
            first + timedelta(days=chance.randrange(3650)), f"shop {chr(97 + shop % 26)}{chr(97 + shop // 26)}",
            chance.choice([4_50, 5_00, chance.randrange(3_00, 200_00)]), "AUD", outgoing=True,
        )
        for shop in shops
    ]  # fmt: skip


async def run(quick: bool) -> Result:
    """The time of finding what recurs, and the scores where a folder is named."""
    size = 1_000 if quick else 20_000
    entries = ten_years(size)
    seconds = []
    for _ in range(1 if quick else 3):
        begun = perf_counter()
        detect(entries, date(2026, 11, 28))
        seconds.append(perf_counter() - begun)
    best = min(seconds)
    time = Figure(f"what recurs in {size:,} entries", f"< {MOST_SECONDS:g} s", f"{best:.2f} s", best < MOST_SECONDS)
    named = os.environ.get(FOLDER)
    scores = _figures(Path(named)) if named else (_UNMEASURED,)
    how = f"Entries of ten years made by chance, the best round; real histories of the folder that {FOLDER} names."
    return Result(12, "What recurs", how, (time, *scores), "Another program that had the machine counts as our time.")


def _figures(folder: Path) -> tuple[Figure, ...]:
    named = {
        "F1 on a household, of what was foreseeable": household(folder)[1],
        "F1 on standing orders of bank accounts": berka(folder),
    }
    return tuple(Figure(what, f"≥ {AIM:g}", score.told(), score.f1 >= AIM) for what, score in named.items())


def main(argv: Sequence[str]) -> int:
    """Print the scores of a folder; 0 whether or not the aims are met."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.recurring", description="Judge forecasts of what recurs."
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args(argv).folder
    whole, known = household(folder)
    print(f"household, all that recurs: {whole.told()}")
    print(f"household, what was foreseeable: {known.told()}")
    print(f"standing orders: {berka(folder).told()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
