"""What the ledger needs from storage. Every read takes a `Viewer` and shows only what that member may see."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from core.family.model import Viewer
from core.ledger.model import Account, AccountChange, Change, ChangeLine, Details, Entry, Origin, Verb
from core.matters.model import MatterChange
from core.money.currency import Currency
from core.money.money import Money

Balances = Mapping[tuple[int, Currency], Money]
"""Money by account id and currency: an account holds other currencies than its own too when somebody paid so."""


@dataclass(frozen=True, slots=True)
class Restated:
    """What a stated opening or value added to an account's balance on a day; `opening` tells which."""

    account_id: int
    day: date
    money: Money
    opening: bool


class Accounts(Protocol):
    """The accounts of a family."""

    async def visible(self, viewer: Viewer) -> tuple[Account, ...]:
        """All that this member may see, everyday ones first."""
        ...

    async def add(self, viewer: Viewer, name: str, currency: Currency, *, private: bool, everyday: bool) -> Account:
        """Open an account for money, owned by the viewer."""
        ...

    async def open(self, viewer: Viewer, new: Account) -> Account:
        """Open an account of any kind as it is given, owned by the viewer; gives it with its id."""
        ...

    async def ever(self, viewer: Viewer, account_id: int) -> Account:
        """One account, deleted or not; raises `NoSuchAccountError` when it is hidden from this viewer."""
        ...

    async def replace(self, viewer: Viewer, changed: Account) -> None:
        """Store what changed of an account; its currency and owner stay."""
        ...

    async def balances(self, viewer: Viewer, days: Sequence[date]) -> Mapping[date, Balances]:
        """What stood on every visible account at the end of each of these days."""
        ...

    async def balance(self, viewer: Viewer, account_id: int) -> Money:
        """The account's balance in its own currency; raises `NoSuchAccountError` when it is not visible."""
        ...


class Entries(Protocol):
    """The entries of a family, their postings and the running sums, always changed together."""

    async def add(self, viewer: Viewer, origin: Origin, details: Details, at: datetime) -> Entry:
        """Store an entry with its postings and add them to the running sums."""
        ...

    async def add_many(
        self, viewer: Viewer, origin: Origin, details: Sequence[Details], at: datetime
    ) -> tuple[Entry, ...]:
        """Store many, as `add` would one by one; their lines are counted on from the origin's."""
        ...

    async def replace(self, viewer: Viewer, entry: Entry, details: Details) -> Entry:
        """Give an entry other details: its postings and the running sums follow."""
        ...

    async def replace_many(self, viewer: Viewer, pairs: Sequence[tuple[Entry, Details]]) -> None:
        """`replace` for many entries, each of them once, in the time of a few."""
        ...

    async def several(self, viewer: Viewer, ids: Collection[int]) -> Mapping[int, Entry]:
        """Those of these entries that this viewer may see, deleted ones too."""
        ...

    async def get(self, viewer: Viewer, entry_id: int) -> Entry:
        """One entry, deleted or not; raises `NoSuchEntryError` when this viewer may not see it."""
        ...

    async def of_message(self, viewer: Viewer, chat_id: int, message_id: int) -> tuple[Entry, ...]:
        """What a message made, in the order of its items, deleted ones too."""
        ...

    async def lookalikes(self, viewer: Viewer, entry: Entry, since: datetime) -> tuple[Entry, ...]:
        """Others' standing entries recorded since then with the same day, money, kind and category or payee."""
        ...

    async def of_payee(self, viewer: Viewer, payee: str) -> tuple[Entry, ...]:
        """Standing entries of this payee (folded), newest first."""
        ...

    async def of_account(self, viewer: Viewer, account_id: int, limit: int) -> tuple[Entry, ...]:
        """Standing entries that moved something on this account, newest first."""
        ...

    async def last_stated(self, viewer: Viewer, account_id: int) -> Entry | None:
        """The standing entry that last said what is on this account."""
        ...

    async def latest(self, viewer: Viewer, limit: int, offset: int = 0) -> tuple[Entry, ...]:
        """Standing entries, newest first."""
        ...

    async def restated(self, viewer: Viewer, since: date, until: date) -> tuple[Restated, ...]:
        """What openings and values that were stated after `since`, until `until`, added to visible accounts."""
        ...

    async def remittances(self, viewer: Viewer, first: date, last: date) -> tuple[Entry, ...]:
        """Standing remittances of these days, the oldest first."""
        ...

    async def candidates(self, viewer: Viewer, details: Details, since: date) -> tuple[Entry, ...]:
        """Standing expenses that a refund or payback with these details may repay, best first."""
        ...


class Changes(Protocol):
    """Every change that was made, by whom, with what stood before."""

    @property
    def done(self) -> Sequence[Change]:
        """What this unit wrote down, took back (marked so) or did again, in that order."""
        ...

    async def add(
        self,
        viewer: Viewer,
        verb: Verb,
        lines: Sequence[ChangeLine],
        at: datetime,
        accounts: Sequence[AccountChange] = (),
        matters: Sequence[MatterChange] = (),
    ) -> Change:
        """Write a change down."""
        ...

    async def get(self, viewer: Viewer, change_id: int) -> Change | None:
        """One change of this family all of whose entries this viewer may see, or None."""
        ...

    async def last_standing(self, viewer: Viewer, since: datetime) -> Change | None:
        """This member's latest change that is not undone."""
        ...

    async def last_undone(self, viewer: Viewer, since: datetime) -> Change | None:
        """This member's latest undone change, unless they changed something since that undo."""
        ...

    async def mark(self, changed: Change, *, undone_at: datetime | None) -> None:
        """Set or clear the mark of having been undone."""
        ...

    async def of_entry(self, viewer: Viewer, entry_id: int) -> tuple[Change, ...]:
        """The history of one entry, oldest first."""
        ...


class Memory(Protocol):
    """What this family taught the bot, and what a person wants always answered alike."""

    async def remember_payee(self, viewer: Viewer, payee: str, category: str) -> None:
        """From now on this payee (folded) has this category."""
        ...

    async def payees(self, viewer: Viewer) -> tuple[tuple[str, str], ...]:
        """All (payee, category) pairs."""
        ...

    async def remember_account(self, viewer: Viewer, payee: str, account_id: int) -> None:
        """From now on this member pays this payee (folded) from this account."""
        ...

    async def account_of_payee(self, viewer: Viewer, payee: str) -> int | None:
        """The account that this member moved the payee's entry to, or None."""
        ...

    async def remember_habit(self, user_id: int, code: str, choice: str) -> None:
        """From now on this question is answered so."""
        ...

    async def habits(self, user_id: int) -> tuple[tuple[str, str], ...]:
        """All (question code, choice code) pairs of a person."""
        ...

    async def forget_habits(self, user_id: int) -> None:
        """Ask everything again."""
        ...
