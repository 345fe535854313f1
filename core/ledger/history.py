"""What else was done to the entries of a change, which decides what is left of them when that change is taken back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from core.family.model import Viewer
from core.ledger.model import Change, ChangeLine, Verb
from core.money.money import Money


@dataclass(frozen=True, slots=True)
class Step:
    """What another change did to an entry; `standing` is false of one that is undone."""

    change_id: int
    verb: Verb
    standing: bool
    line: ChangeLine


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of another standing statement that is an entry: what it moved on its account, signed, and when."""

    entry_id: int
    account_id: int
    day: date
    money: Money


class History(Protocol):
    """What stands beside a change. Of `gone` accounts, everything is beneath the change that opened them."""

    async def steps(self, viewer: Viewer, change: Change) -> Sequence[Step]:
        """What other changes did to the entries of this one, the oldest change first."""
        ...

    async def along(
        self, viewer: Viewer, change: Change, gone: Collection[int], undone_at: datetime | None
    ) -> tuple[Change, ...]:
        """Later changes, with that mark of having been undone, of nothing but this one's entries and accounts.

        They come without their lines. Imports are none of them: their rows are the bank's, and are taken back alone.
        """
        ...

    async def claims(self, viewer: Viewer, change: Change) -> Sequence[Claim]:
        """The rows of other statements that are entries of this change."""
        ...

    async def receipts(self, viewer: Viewer, change: Change) -> frozenset[int]:
        """Those of its entries of which a receipt, or another paper of one entry, tells too."""
        ...

    async def first_besides(self, viewer: Viewer, change: Change, account_id: int) -> date | None:
        """The day of the first row of an account that another standing import took in."""
        ...

    async def withdrawal(self, viewer: Viewer, change: Change) -> Change | None:
        """The standing change by which an undone import was taken back, where later changes stood on it."""
        ...

    async def withdrawn(self, viewer: Viewer, ids: Collection[int]) -> frozenset[int]:
        """Those of these entries that an import which is undone took back with later changes on them."""
        ...
