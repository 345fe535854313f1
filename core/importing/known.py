"""Which rows of a statement were taken in before: by the bank's id, else by day, amount, text and balance, with counts.

Each row is taken for at most one stored row and each stored row for at most one row, so that two equal coffees on one
day stay two, whatever files they come in and in whatever order. What a format tells less of (no balance, a text cut
off) is compared by what both tell. What is nearly the same is a doubt, never a guess.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby

from core.importing.compare import balance_agrees, both_balanced, follows, goes_on, ids_differ, shift
from core.importing.fold import alike, likeness
from core.importing.model import Row, StoredRow, Why

ID_WITHIN = 7
"""Days by which formats may date a row with one id apart."""
NEAR = 3
"""Days by which formats may date a row apart that has no id."""
POSTS_WITHIN = 10
"""Days in which a pending row becomes a posted one."""
_Key = Hashable | None
_Check = Callable[[Row, StoredRow], bool]


class Verdict(Enum):
    """What a stored row is to a row."""

    SAME = auto()
    POSTS = auto()
    DOUBT = auto()


@dataclass(frozen=True, slots=True)
class Tie:
    """A row's stored row, and what it is to it."""

    verdict: Verdict
    stored: StoredRow
    why: Why | None = None


def known(rows: Sequence[Row], stored: Sequence[StoredRow], noise: Collection[str]) -> dict[int, Tie]:
    """The ties of rows, by their places; a row that is not there is new."""
    return _Search(rows, stored, noise).ties() if stored else {}


class _Search:
    """One comparison: what was not tied yet goes from each step, the surest first, to the next."""

    def __init__(self, rows: Sequence[Row], stored: Sequence[StoredRow], noise: Collection[str]) -> None:
        posted = {one.entry_id for one in stored if not one.pending and one.entry_id is not None}
        self._rows = {row.at: row for row in rows}
        self._stored = {one.id: one for one in stored}
        self._replaced = {one.id for one in stored if one.pending and one.entry_id in posted}
        self._days = (min(row.day for row in rows), max(row.day for row in rows)) if rows else None
        self._noise = noise
        self._ties: dict[int, Tie] = {}
        self._ids_hold = False

    def ties(self) -> dict[int, Tie]:
        """All steps."""
        if self._days is None:
            return {}
        self._by_id()
        self._ids_hold = bool(self._ties)
        self._by_balance()
        self._by_text()
        self._by_shift()
        self._posting()
        self._doubts()
        return self._ties

    def _by_id(self) -> None:
        self._layer(
            lambda row: row.bank_id and (row.bank_id, row.minor, row.day, row.pending),
            lambda one: one.bank_id and (one.bank_id, one.minor, one.day, one.pending),
        )
        self._layer(
            lambda row: row.bank_id and (row.bank_id, row.minor, row.pending),
            lambda one: one.bank_id and (one.bank_id, one.minor, one.pending),
            lambda row, one: abs((row.day - one.day).days) <= ID_WITHIN,
        )

    def _by_balance(self) -> None:
        self._layer(
            lambda row: None if row.balance is None else (row.day, row.minor, row.balance, row.pending, row.folded),
            lambda one: None if one.balance is None else (one.day, one.minor, one.balance, one.pending, one.folded),
            self._ids_allow,
        )
        self._layer(
            lambda row: None if row.balance is None else (row.day, row.minor, row.balance, row.pending),
            lambda one: None if one.balance is None else (one.day, one.minor, one.balance, one.pending),
            self._ids_allow,
        )

    def _by_text(self) -> None:
        def may(row: Row, one: StoredRow) -> bool:
            return not both_balanced(row, one) and not ids_differ(row, one)

        self._layer(
            lambda row: (row.day, row.minor, row.pending, row.folded),
            lambda one: (one.day, one.minor, one.pending, one.folded),
            may,
        )
        pairs = [
            (-likeness(row.folded, one.folded, self._noise), row.at, one.id)
            for row, left in self._beside()
            for one in left
            if may(row, one)
        ]
        for unlike, at, key in sorted(pairs):
            if unlike and at in self._rows and key in self._stored:
                self._tie(self._rows[at], self._stored[key], Verdict.SAME)

    def _by_shift(self) -> None:
        """Rows whose balances all differ by the same: another notion of a balance, or a row that came between."""
        pairs = [
            (row, one)
            for row, one in self._same_day()
            if both_balanced(row, one) and not ids_differ(row, one) and self._alike(row, one)
        ]
        shifted = sorted(((shift(row, one), row.minor, row, one) for row, one in pairs), key=lambda of: of[:2])
        for _, group in groupby(shifted, key=lambda of: of[0]):
            together = [(row, one) for _, _, row, one in group]
            if len({row.minor for row, _ in together}) > 1 and not goes_on(together):
                for row, one in together:
                    self._tie(row, one, Verdict.SAME)

    def _posting(self) -> None:
        """Posted rows for pending ones, and pending rows that were posted before this file was sent."""
        self._layer(
            lambda row: row.bank_id if not row.pending else None,
            lambda one: one.bank_id if self._waits(one) else None,
            lambda row, one: 0 <= (row.day - one.day).days <= POSTS_WITHIN,
            Verdict.POSTS,
        )
        self._layer(
            lambda row: None if row.pending else row.minor,
            lambda one: one.minor if self._waits(one) else None,
            lambda row, one: -1 <= (row.day - one.day).days <= POSTS_WITHIN and self._alike(row, one),
            Verdict.POSTS,
        )
        self._layer(
            lambda row: row.minor if row.pending else None,
            lambda one: None if one.pending else one.minor,
            lambda row, one: -1 <= (one.day - row.day).days <= POSTS_WITHIN and self._alike(row, one),
        )

    def _doubts(self) -> None:
        for row, one in self._same_day():
            if both_balanced(row, one):
                why = None if ids_differ(row, one) or follows(row, one) or not self._alike(row, one) else Why.BALANCE
            else:
                why = Why.WORDED if self._ids_allow(row, one) else None
            if why:
                self._tie(row, one, Verdict.DOUBT, why)
        self._layer(
            lambda row: (row.minor, row.pending),
            lambda one: (one.minor, one.pending) if self._within(one) else None,
            lambda row, one: self._near(row, one) and balance_agrees(row, one),
            Verdict.DOUBT,
            Why.NEAR,
        )
        self._layer(
            lambda row: None if row.pending else (row.day, row.folded),
            lambda one: (one.day, one.folded) if self._waits(one) and one.folded else None,
            verdict=Verdict.DOUBT,
            why=Why.PENDING,
        )

    def _near(self, row: Row, one: StoredRow) -> bool:
        return abs((row.day - one.day).days) <= NEAR and self._ids_allow(row, one) and self._alike(row, one)

    def _within(self, one: StoredRow) -> bool:
        """Whether the statement covers a stored row's day, so that it should hold that row."""
        return self._days is not None and self._days[0] <= one.day <= self._days[1]

    def _waits(self, one: StoredRow) -> bool:
        return one.pending and one.id not in self._replaced

    def _ids_allow(self, row: Row, one: StoredRow) -> bool:
        """Not where the bank tells two ids of one kind, and the ids of this file are those that it told before."""
        return not (self._ids_hold and ids_differ(row, one))

    def _alike(self, row: Row, one: StoredRow) -> bool:
        return alike(row.folded, one.folded, self._noise)

    def _same_day(self) -> list[tuple[Row, StoredRow]]:
        """What is left of the same day and amount, each row beside one stored row."""
        return [(row, left.pop(0)) for row, left in self._beside() if left]

    def _beside(self) -> list[tuple[Row, list[StoredRow]]]:
        """What is left, each row beside the stored rows of the same day and amount."""
        waiting: dict[_Key, list[StoredRow]] = {}
        for one in self._stored.values():
            waiting.setdefault((one.day, one.minor, one.pending), []).append(one)
        beside = ((row, waiting.get((row.day, row.minor, row.pending))) for row in self._rows.values())
        return [(row, left) for row, left in beside if left]

    def _layer(
        self,
        of_row: Callable[[Row], _Key],
        of_stored: Callable[[StoredRow], _Key],
        check: _Check | None = None,
        verdict: Verdict = Verdict.SAME,
        why: Why | None = None,
    ) -> None:
        """Tie rows and stored rows that have the same key, one to one, in their orders."""
        waiting: dict[Hashable, list[StoredRow]] = {}
        for one in self._stored.values():
            if (key := of_stored(one)) is not None:
                waiting.setdefault(key, []).append(one)
        if not waiting:
            return
        for row in list(self._rows.values()):
            left = waiting.get(of_row(row))
            fitting = next((one for one in left if check is None or check(row, one)), None) if left else None
            if left and fitting:
                left.remove(fitting)
                self._tie(row, fitting, verdict, why)

    def _tie(self, row: Row, one: StoredRow, verdict: Verdict, why: Why | None = None) -> None:
        self._ties[row.at] = Tie(verdict, one, why)
        del self._rows[row.at]
        del self._stored[one.id]
