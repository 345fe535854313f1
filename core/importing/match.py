"""Which entry of the ledger a row is: written by hand, from a receipt or a pasted alert, or the other side's row.

Each row becomes at most one entry and each entry at most one row. The better a pair fits and the nearer its days, the
earlier it is made; a row that fits two different entries equally well is a doubt.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from core.capture.model import Kind
from core.importing.fold import alike, folded
from core.importing.model import Doubtful, Why
from core.ledger.model import Account, Entry

LATE = 5
"""Days by which a bank posts later than a card was used."""
EARLY = 1
"""A person may write a day late, or in another zone than the bank's."""
FORGOTTEN = 3
"""Days by which they may write late when the payee is the same."""
APART = 3
"""Days between the two sides of an own transfer."""
APART_ABROAD = 5
"""Days until money that went abroad arrives: three working days with a weekend between."""
_CERTAIN, _PROBABLE, _POSSIBLE, _DOUBTFUL = 4, 3, 2, 0


class Place(Enum):
    """Where a candidate stands: on the account itself, on the everyday one, or on another, from a statement of it."""

    HERE = auto()
    EVERYDAY = auto()
    FAR = auto()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a row may be. `minor` is signed as it would stand on the row's account, in currency `code`.

    `hinted` tells that the text of the other account's row speaks of a transfer.
    """

    entry: Entry
    place: Place
    minor: int
    code: str
    hinted: bool = False

    @property
    def pairs(self) -> bool:
        """Whether it is the other side of an own transfer."""
        return self.place is Place.FAR


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row that needs an entry. `amounts` are (minor, code): on the account, and abroad where it was bought.

    `moves` tells that the row is a transfer between own accounts, `far` to or from which one, where the text says it.
    `hinted` tells that the text speaks of a transfer; `ours` that it names a member or nobody.
    """

    at: int
    day: date
    amounts: tuple[tuple[int, str], ...]
    payee: str
    category: str | None
    moves: bool = False
    far: Account | None = None
    hinted: bool = False
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """What a row came to: a candidate, or a doubt."""

    candidate: Candidate | None
    doubt: Doubtful | None = None


def matched(rows: Sequence[Wanted], candidates: Sequence[Candidate], noise: Collection[str]) -> Mapping[int, Match]:
    """The matches of rows, by their places; a row that is not there is new."""
    by_amount: dict[Hashable, list[Candidate]] = {}
    for one in candidates:
        by_amount.setdefault((one.minor, one.code), []).append(one)
    pairs = [
        _Pair(row, one, fit)
        for row in rows
        for amount in row.amounts
        for one in by_amount.get(amount, ())
        if (fit := _fit(row, one, noise)) is not None
    ]
    return _assigned(pairs)


@dataclass(frozen=True, slots=True)
class _Pair:
    row: Wanted
    candidate: Candidate
    fit: int

    @property
    def apart(self) -> int:
        return abs((self.row.day - self.candidate.entry.details.day).days)

    @property
    def rank(self) -> tuple[int, ...]:
        """Which of two pairs is made first."""
        return (-self.fit, self.apart, self.row.day.toordinal(), self.row.at, self.candidate.entry.id)


def _assigned(pairs: Sequence[_Pair]) -> Mapping[int, Match]:
    found: dict[int, Match] = {}
    used: set[int] = set()
    by_row: dict[int, list[_Pair]] = {}
    for pair in pairs:
        by_row.setdefault(pair.row.at, []).append(pair)
    for pair in sorted(pairs, key=lambda one: one.rank):
        entry = pair.candidate.entry
        if pair.row.at in found or entry.id in used:
            continue
        rivals = [
            one.candidate.entry
            for one in by_row[pair.row.at]
            if (one.fit, one.apart) == (pair.fit, pair.apart)
            and one.candidate.entry.id not in used
            and not _same(one.candidate.entry, entry)
        ]
        if pair.fit == _DOUBTFUL or rivals:
            why = Why.SEVERAL if rivals else Why.UNLIKE
            found[pair.row.at] = Match(None, Doubtful(why, (entry, *rivals)))
            continue
        used.add(entry.id)
        found[pair.row.at] = Match(pair.candidate)
    return found


def _same(one: Entry, other: Entry) -> bool:
    """Whether it makes no difference which of two entries a row is."""
    mine, theirs = one.details, other.details
    return (mine.day, mine.payee, mine.category, mine.kind, mine.account_id, mine.to_account_id) == (
        theirs.day, theirs.payee, theirs.category, theirs.kind, theirs.account_id, theirs.to_account_id,
    )  # fmt: skip


def _fit(row: Wanted, one: Candidate, noise: Collection[str]) -> int | None:
    """How well an entry of the same amount fits a row; None when it is another."""
    after = (row.day - one.entry.details.day).days
    if one.place is Place.FAR:
        return _far_fit(row, one) if abs(after) <= APART else None
    if one.place is Place.EVERYDAY and row.moves:
        return None
    fit = _own_fit(row, one, noise)
    within = -EARLY <= after <= LATE or (-FORGOTTEN <= after < 0 and fit == _CERTAIN)
    return fit if within else None


def _own_fit(row: Wanted, one: Candidate, noise: Collection[str]) -> int | None:
    details = one.entry.details
    if details.kind in {Kind.TRANSFER, Kind.REMITTANCE}:
        return _CERTAIN if one.place is Place.HERE and not row.category else _POSSIBLE
    payee = folded(details.payee or "")
    categories = (row.category, details.category)
    if payee and row.payee:
        if alike(payee, row.payee, noise):
            return _CERTAIN
        if all(categories):
            return _PROBABLE if categories[0] == categories[1] else None
        return _DOUBTFUL
    if not all(categories):
        return _POSSIBLE
    if categories[0] == categories[1]:
        return _PROBABLE
    same_group = str(categories[0]).partition(".")[0] == str(categories[1]).partition(".")[0]
    return _POSSIBLE if same_group else _DOUBTFUL


def _far_fit(row: Wanted, one: Candidate) -> int | None:
    """The other side of an own transfer: one of the two texts says so, and neither is anything else."""
    details = one.entry.details
    if row.category or details.category:
        return None
    if row.far is not None and row.far.id == details.account_id:
        return _CERTAIN
    if not (row.hinted or one.hinted):
        return None
    return _PROBABLE if row.ours or details.payee is None else _DOUBTFUL
