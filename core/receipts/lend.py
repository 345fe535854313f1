"""Roles of figures lent from one engine to another: what stands at the same place of the paper is the same figure.

An engine that cannot read a script still reads its digits; the words beside them come from the engine that can.
"""

from collections.abc import Sequence
from dataclasses import replace

from core.documents.page import Box
from core.receipts.money import Entry

_SHARED = 0.5
"""So much of the smaller box must lie in the other, across and down."""


def lent(readings: Sequence[Sequence[Entry]]) -> tuple[tuple[Entry, ...], ...]:
    """All figures of all engines; one without a role has that of the figure which another engine saw in its place."""
    placed = [[(one, one.row.place(one.figure.start, one.figure.end)) for one in made] for made in readings]
    return tuple(
        tuple(
            entry
            if entry.role
            else _named(entry, box, [pair for other in placed if other is not mine for pair in other])
            for entry, box in mine
        )
        for mine in placed
    )


def _named(entry: Entry, box: Box, others: Sequence[tuple[Entry, Box]]) -> Entry:
    for other, place in others:
        if other.role and other.row.page == entry.row.page and _same_place(box, place):
            return replace(entry, role=other.role, exact=other.exact)
    return entry


def _same_place(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    wide = min(one.right - one.left, other.right - other.left)
    return across >= _SHARED * wide and down >= _SHARED * min(one.height, other.height)
