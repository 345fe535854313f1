"""What stands in the ledger around the days of some rows, fetched once for all that is compared with it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.family.model import Viewer
from core.importing.match import APART_ABROAD, FORGOTTEN, LATE
from core.importing.model import Row
from core.importing.ports import Move
from core.unit import Unit

_TIED_WITHIN = timedelta(days=30)
"""Days around the rows in which another account's row of the same entry may lie."""


@dataclass(frozen=True, slots=True)
class Around:
    """What entries of these days moved, by day, and the (entry, account) of which rows were taken in."""

    by_day: Mapping[date, Sequence[Move]]
    tied: frozenset[tuple[int, int]]

    @property
    def moves(self) -> Iterator[Move]:
        """All of them."""
        return (one for moves in self.by_day.values() for one in moves)

    def besides(self, taken: Collection[int]) -> "Around":
        """The same without entries that are spoken for."""
        return Around(
            {day: [one for one in moves if one.entry_id not in taken] for day, moves in self.by_day.items()}, self.tied
        )

    def between(self, day: date, before: int, after: int) -> Iterator[Move]:
        """Those of the days around a day."""
        for far in range(-before, after + 1):
            yield from self.by_day.get(day + timedelta(days=far), ())


async def around(unit: Unit, viewer: Viewer, rows: Sequence[Row]) -> Around:
    """Look from the earliest to the latest day on which a row's entry may have been written."""
    first = min(row.day for row in rows) - timedelta(days=max(LATE, APART_ABROAD))
    last = max(row.day for row in rows) + timedelta(days=max(FORGOTTEN, APART_ABROAD))
    by_day: dict[date, list[Move]] = {}
    for one in await unit.bank_rows.moves(viewer, first, last):
        by_day.setdefault(one.day, []).append(one)
    tied = await unit.bank_rows.tied(viewer, first - _TIED_WITHIN, last + _TIED_WITHIN) if by_day else frozenset()
    return Around(by_day, tied)
