"""The order in which time went through the rows of a file: proved by the balances, as everything else."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from core.statements.prove import Proof, prove

Order = Sequence[int]
"""Numbers of rows, the oldest first."""
_MOST_CHAINED = 20_000
"""Rows that are put in order by their balances alone; more come from programs that know an order."""


@dataclass(frozen=True, slots=True)
class Chain:
    """What is to be put in order: one item a row in each list, in the order of the file.

    `before` is what a row itself prints of the balance before it. `opening` and `closing` are of the whole.
    """

    days: Sequence[date]
    amounts: Sequence[Decimal]
    balances: Sequence[Decimal | None]
    before: Sequence[Decimal | None]
    opening: Decimal | None = None
    closing: Decimal | None = None


def best_order(chain: Chain) -> tuple[Order, Proof]:
    """The first order that proves, else the one in which the fewest balances are off."""
    best: tuple[Order, Proof] | None = None
    for order in _orders(chain):
        amounts, balances = [chain.amounts[one] for one in order], [chain.balances[one] for one in order]
        opening = chain.opening if chain.opening is not None or not order else chain.before[order[0]]
        proof = prove(amounts, balances, opening, chain.closing)
        if proof.proved:
            return order, proof
        if best is None or (proof.failed, -proof.checks) < (best[1].failed, -best[1].checks):
            best = order, proof
    assert best is not None
    return best


def _orders(chain: Chain) -> Iterator[Order]:
    days = chain.days
    rises = sum(one < other for one, other in pairwise(days))
    falls = sum(one > other for one, other in pairwise(days))
    forward, backward = range(len(days)), range(len(days) - 1, -1, -1)
    if rises >= falls:
        yield forward
    if falls >= rises:
        yield backward
    if rises and falls:
        yield sorted(forward, key=days.__getitem__)
        yield sorted(backward, key=days.__getitem__)
    elif rises:
        yield sorted(backward, key=days.__getitem__)
    elif falls:
        yield sorted(forward, key=days.__getitem__)
    if len(days) <= _MOST_CHAINED and (chained := _chained(chain)):
        yield chained


def _chained(chain: Chain) -> list[int] | None:
    """An order in which each row begins with the balance that the row before left, day by day; None if none does."""
    by_day: dict[date, list[int]] = defaultdict(list)
    for row, day in enumerate(chain.days):
        if chain.balances[row] is None:
            return None
        by_day[day].append(row)
    order: list[int] = []
    for day in sorted(by_day):
        before = chain.balances[order[-1]] if order else chain.opening
        walked = _walk(by_day[day], chain.amounts, chain.balances, before)
        if walked is None:
            return None
        order += walked
    return order


def _walk(
    rows: Sequence[int], amounts: Sequence[Decimal], balances: Sequence[Decimal | None], start: Decimal | None
) -> list[int] | None:
    """All rows of a day as one way from balance to balance (Hierholzer's), from `start` or from where it must begin."""
    leaving: dict[Decimal, list[int]] = defaultdict(list)
    surplus: dict[Decimal, int] = defaultdict(int)
    for row in reversed(rows):
        after = balances[row]
        assert after is not None
        before = after - amounts[row]
        leaving[before].append(row)
        surplus[before] += 1
        surplus[after] -= 1
    if start is None:
        start = next((point for point, count in surplus.items() if count == 1), next(iter(leaving)))
    done: list[int] = []
    stack: list[tuple[Decimal, int | None]] = [(start, None)]
    while stack:
        point, row_in = stack[-1]
        if leaving[point]:
            row = leaving[point].pop()
            after = balances[row]
            assert after is not None
            stack.append((after, row))
        else:
            stack.pop()
            if row_in is not None:
                done.append(row_in)
    return done[::-1] if len(done) == len(rows) else None
