"""Booking a plan: one change that adds, ties and opens all, and that is taken back as one for 30 days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from core.accounts.keep import Act, state
from core.accounts.model import Facts
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.importing.account import opened_name, with_number
from core.importing.errors import NotConfirmedError
from core.importing.match import APART
from core.importing.merge import moved
from core.importing.model import ADDING, TYING, Booked, Fate, NewAccount, Plan, Planned
from core.importing.opening import closing_of
from core.importing.ports import TakenRow
from core.ledger.errors import NoSuchAccountError
from core.ledger.model import Account, AccountChange, Change, ChangeLine, Details, Entry, Origin, Verb
from core.money.money import Money
from core.unit import Unit

SOURCE = "statement"
"""The source of entries that were read from a statement. They belong to no message: what they are of is their paper."""
_NO_MESSAGE = Origin(0, 0, 0, SOURCE)


async def book(unit: Unit, viewer: Viewer, document_id: int | None, plan: Plan, at: datetime, part: int = 0) -> Booked:
    """Write what a plan says, as one change. The plan must have been made within the same unit.

    `part` is which of the paper's readings it is, from 0.

    Raises `NotAllowedError` for a role that may not write, `NotConfirmedError` when nothing proves the rows and nobody
    confirmed them, and `NoSuchAccountError` when the account is gone.
    """
    demand(viewer.role, Action.RECORD)
    if not plan.sure:
        raise NotConfirmedError
    booking = _Booking(unit, viewer, document_id, plan, at, part)
    await booking.open()
    await booking.tie()
    await booking.add()
    change = await booking.remember()
    return await _compared(unit, viewer, plan, booking.account, change)


async def settle(unit: Unit, viewer: Viewer, booked: Booked, origin: Origin, at: datetime) -> Act | None:
    """Take the bank's closing balance for true where the ledger's differs; a change of its own."""
    if booked.closing is None or booked.last is None or booked.off is None:
        return None
    return await state(unit, viewer, booked.account, booked.closing, booked.last, origin, at)


@dataclass(slots=True)
class _Booking:
    """One booking under way: what was written so far."""

    unit: Unit
    viewer: Viewer
    document_id: int | None
    plan: Plan
    at: datetime
    part: int
    accounts: list[AccountChange] = field(default_factory=list)
    lines: list[ChangeLine] = field(default_factory=list)
    taken: list[TakenRow] = field(default_factory=list)
    _account: Account | None = None

    @property
    def account(self) -> Account:
        """The account that the rows are on."""
        if self._account is None:
            raise NoSuchAccountError
        return self._account

    async def open(self) -> None:
        """Open the account, or keep the number by which the next statement of it is known."""
        visible = await self.unit.accounts.visible(self.viewer)
        if self.plan.new is not None:
            made = await self.unit.accounts.open(self.viewer, _opened(self.plan.new, visible))
            self.accounts.append(AccountChange(None, made))
            self._account = made
            return
        self._account = next((one for one in visible if self.plan.account and one.id == self.plan.account.id), None)
        numbered = with_number(self.account, self.plan.statement)
        if numbered != self.account:
            await self.unit.accounts.replace(self.viewer, numbered)
            self.accounts.append(AccountChange(self.account, numbered))
            self._account = numbered

    async def tie(self) -> None:
        """Change the entries that rows are, and openings that begin earlier now."""
        for old, details in self.plan.openings:
            if old is not None:
                await self._replace(old, details)
        for one in self.plan.rows:
            if one.fate in TYING and one.entry and one.details:
                await self._replace(one.entry, self._here(one.details))
                self.taken.append(TakenRow(one.row, one.fate, one.entry.id))
            elif one.fate is Fate.SKIPPED:
                self.taken.append(TakenRow(one.row, one.fate, None))

    async def add(self) -> None:
        """Add the entries of new rows, behind the balance on which they stand."""
        opened = [self._here(details) for old, details in self.plan.openings if old is None]
        new = [one for one in self.plan.rows if one.fate in ADDING]
        plain = _details(new)
        details = [*opened, *(self._new(one) for one in plain)]
        if not details:
            return
        made = await self.unit.entries.add_many(self.viewer, _NO_MESSAGE, details, self.at)
        self.lines.extend(ChangeLine(one.id, None, one.details) for one in made)
        rows = zip(new, made[len(opened) :], strict=True)
        self.taken.extend(TakenRow(one.row, one.fate, entry.id) for one, entry in rows)

    async def remember(self) -> Change | None:
        """Write the change down, and every row with it."""
        if not (self.lines or self.accounts or self.taken):
            return None
        change = await self.unit.changes.add(self.viewer, Verb.IMPORT, self.lines, self.at, self.accounts)
        rows, account = self.unit.bank_rows, self.account
        taken = sorted(self.taken, key=lambda one: one.row.at)
        await rows.add(self.viewer, account.id, account.currency, self.document_id, change.id, taken)
        if self.document_id is not None:
            linked = [(one.entry_id, self.part) for one in taken if one.entry_id is not None]
            await self.unit.trail.link(self.viewer, self.document_id, linked)
        if self.plan.choices.layout:
            await self.unit.trail.keep_layout(self.viewer, *self.plan.choices.layout)
        return change

    async def _replace(self, entry: Entry, details: Details) -> None:
        if entry.details != details:
            await self.unit.entries.replace(self.viewer, entry, details)
            self.lines.append(ChangeLine(entry.id, entry.details, details))

    def _new(self, details: Details) -> Details:
        """Details of a new row on the account."""
        return moved(details, self.account.id) if details.account_id == 0 else self._here(details)

    def _here(self, details: Details) -> Details:
        """Details that were planned for an account which did not exist yet."""
        if self.plan.new is None:
            return details
        if details.account_id == 0:
            return replace(details, account_id=self.account.id)
        return replace(details, to_account_id=self.account.id) if details.to_account_id == 0 else details


def _details(rows: Sequence[Planned]) -> Iterator[Details]:
    for one in rows:
        assert one.details is not None
        yield one.details


def _opened(new: NewAccount, visible: Sequence[Account]) -> Account:
    return Account(
        0, 0, 0, opened_name(new, visible), new.currency, new.private,
        kind=new.kind, country=new.country, facts=Facts(number=new.number),
    )  # fmt: skip


async def _compared(unit: Unit, viewer: Viewer, plan: Plan, account: Account, change: Change | None) -> Booked:
    """Whether the ledger says of the statement's last day what the statement says."""
    rows = [one.row for one in plan.rows]
    closing = closing_of(plan.statement, rows, plan.currency)
    posted = [row.day for row in rows if not row.pending]
    if closing is None or not posted:
        return Booked(account, change, plan.counts)
    last = max([*posted, *([plan.statement.last] if plan.statement.last else [])])
    standing = (await unit.accounts.balances(viewer, [last]))[last]
    here = standing.get((account.id, account.currency), Money(0, account.currency))
    waiting = await unit.bank_rows.waiting(viewer, account.id, last)
    off = here.minor - waiting + await _on_the_way(unit, viewer, plan, last) - closing
    money = Money(off, account.currency) if off else None
    return Booked(account, change, plan.counts, money, Money(closing, account.currency), last)


async def _on_the_way(unit: Unit, viewer: Viewer, plan: Plan, last: date) -> int:
    """Rows of the last days whose entry, a transfer that arrived later, is of a day behind them."""
    ids: dict[int, int] = {}
    for one in plan.rows:
        key = one.entry.id if one.entry else one.stored.entry_id if one.stored else None
        if key is not None and (last - one.row.day).days <= APART:
            ids[key] = one.row.minor
    found = await unit.bank_rows.entries(viewer, ids)
    return sum(ids[key] for key, entry in found.items() if entry.details.day > last and not entry.details.deleted)
