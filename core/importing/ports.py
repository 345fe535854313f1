"""What taking papers in needs from storage, beyond the ledger's own ports."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from core.family.model import Viewer
from core.importing.model import Fate, Row, StoredRow
from core.ledger.model import Entry
from core.money.currency import Currency


@dataclass(frozen=True, slots=True)
class Move:
    """What a standing entry moved on one own account, in its minor units, with the sign of the account."""

    entry_id: int
    account_id: int
    minor: int
    currency: Currency
    day: date


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row to be remembered as taken in, and the entry that came of it (None of a skipped one)."""

    row: Row
    fate: Fate
    entry_id: int | None


class BankRows(Protocol):
    """Rows of statements that were taken in, and what they may be in the ledger."""

    async def of_account(self, viewer: Viewer, account_id: int, first: date, last: date) -> tuple[StoredRow, ...]:
        """The standing rows of an account's days, in the order of time and writing."""
        ...

    async def moves(self, viewer: Viewer, first: date, last: date) -> Sequence[Move]:
        """What entries of these days moved on visible accounts."""
        ...

    async def tied(self, viewer: Viewer, first: date, last: date) -> frozenset[tuple[int, int]]:
        """(entry, account) of the standing rows of these days: a row of that account is that entry already."""
        ...

    async def entries(self, viewer: Viewer, ids: Collection[int]) -> Mapping[int, Entry]:
        """Those of these entries that this viewer may see, deleted ones too."""
        ...

    async def texts(self, viewer: Viewer, ids: Collection[int]) -> Mapping[int, str]:
        """The text of a standing row of each of these entries that has one."""
        ...

    async def stated(self, viewer: Viewer, account_id: int) -> tuple[Entry, ...]:
        """The standing entries that state the account's balance, the oldest first."""
        ...

    async def waiting(self, viewer: Viewer, account_id: int, until: date) -> int:
        """What standing entries of pending rows that were not posted yet moved on an account, in minor units."""
        ...

    async def habits(self, viewer: Viewer) -> Mapping[str, str]:
        """The category that each payee (folded) most often had in visible entries."""
        ...

    async def add(
        self, viewer: Viewer, account_id: int, currency: Currency, document_id: int | None, change_id: int,
        rows: Sequence[TakenRow],
    ) -> None:  # fmt: skip
        """Remember rows, with the change by which they were taken in."""
        ...

    async def papers(self, viewer: Viewer, ids: Collection[int], besides: int | None) -> frozenset[int]:
        """Those of these entries of which a receipt, or another paper of one entry, tells already; not `besides`."""
        ...
