"""The proof of a statement: what was before + every row = every balance on the way = what is left at the end.

It is arithmetic and nothing else: who calls says which figures are rows and in which order time went. A proof is given
only when every row but one is part of a sum that was checked; the one is the first of a file that does not print what
was there before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

_EXACT = Context(prec=60)
"""Digits enough that a sum of 100,000 figures of 24 digits is never rounded."""
MOST_BREAKS = 20


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the sum is not what is printed. `index` is of the row, or the number of rows for the closing."""

    index: int
    expected: Decimal
    found: Decimal


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of adding up. `checks` counts the equalities that were tried, `breaks` lists the first that failed.

    `failed` counts all that failed. `opening` and `closing` are as printed, else as they follow from the balances.
    """

    proved: bool
    checks: int
    failed: int
    breaks: tuple[Break, ...]
    opening: Decimal | None
    closing: Decimal | None


def prove(
    amounts: Sequence[Decimal],
    balances: Sequence[Decimal | None],
    opening: Decimal | None = None,
    closing: Decimal | None = None,
) -> Proof:
    """Add the rows up, the oldest first. A balance that is not printed is None; the next one checks its row too."""
    with localcontext(_EXACT):
        return _prove(amounts, balances, opening, closing)


def _prove(
    amounts: Sequence[Decimal], balances: Sequence[Decimal | None], opening: Decimal | None, closing: Decimal | None
) -> Proof:
    begun, first = _begin(amounts, balances, opening)
    breaks: list[Break] = []
    checks = failed = 0
    open_rows = 0
    running = begun
    for index in range(first, len(amounts)):
        assert running is not None
        running += amounts[index]
        printed = balances[index]
        open_rows += 1
        if printed is not None:
            checks += 1
            open_rows = 0
            if running != printed:
                failed += 1
                breaks.append(Break(index, running, printed))
                running = printed
    if closing is not None and running is not None:
        checks += 1
        open_rows = 0
        if running != closing:
            failed += 1
            breaks.append(Break(len(amounts), running, closing))
    whole = running is not None and open_rows == 0 and (opening is not None or first <= 1)
    return Proof(
        proved=whole and checks > 0 and failed == 0,
        checks=checks,
        failed=failed,
        breaks=tuple(breaks[:MOST_BREAKS]),
        opening=opening if opening is not None else _before(amounts, begun, first),
        closing=closing if closing is not None else running,
    )


def _begin(
    amounts: Sequence[Decimal], balances: Sequence[Decimal | None], opening: Decimal | None
) -> tuple[Decimal | None, int]:
    """What is there before the row from which on rows can be checked, and that row."""
    if opening is not None:
        return opening, 0
    for index, printed in enumerate(balances):
        if printed is not None:
            return printed, index + 1
    return None, len(amounts)


def _before(amounts: Sequence[Decimal], begun: Decimal | None, first: int) -> Decimal | None:
    """What was there before the first row, as it follows from the first balance."""
    return None if begun is None else begun - sum(amounts[:first], Decimal(0))
