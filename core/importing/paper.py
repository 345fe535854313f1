"""One entry of one paper (a receipt, a bill that is paid, a payslip): what it would be, and what it is already.

What a person wrote by hand, or the bank's own row, and the paper of it become one entry that remembers both.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.capture.model import Kind
from core.documents.model import Problem
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.importing.candidates import CASH_TAG
from core.importing.errors import FutureDayError, NotConfirmedError
from core.importing.fold import alike, folded
from core.importing.merge import in_currency, noted
from core.importing.tips import with_tip
from core.ledger.correct import correct
from core.ledger.model import STATED, Account, Change, ChangeLine, Details, Entry, Origin, Verb
from core.ledger.record import everyday, everyday_of
from core.ledger.rules import outgoing
from core.money.currency import Currency
from core.unit import Unit

TYPED_WITHIN = 3
"""Days between a paper and what somebody wrote of it."""
POSTED_WITHIN = 5
"""Days by which a bank posts later."""


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """What a paper would become. `details` is None while one of `missing` ("total", "day", "currency") is not known.

    `account` None is the everyday one in that currency, to be opened. `entry` is what the paper is of already; of
    `others` it may be one, which is asked. `unsure` names the fields that were read with doubt. Nothing is kept while
    `future` is true: the day is still to come.
    """

    details: Details | None = None
    account: Account | None = None
    entry: Entry | None = None
    others: tuple[Entry, ...] = ()
    missing: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    future: bool = False

    @property
    def currency(self) -> Currency | None:
        """The currency of the entry."""
        return self.details.money.currency if self.details else None


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a paper besides its fields: that it is of an entry, or of none, and what it was for."""

    same: int | None = None
    apart: bool = False
    category: str | None = None


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Kept:
    """The entry of a paper, and the change to undo; None when the entry was there and nothing of it changed."""

    entry: Entry
    change: Change | None


async def account_of(
    unit: Unit, viewer: Viewer, currency: Currency, payee: str | None, tail: str | None
) -> Account | None:
    """Whence it was paid: by the card's number, else whence the payee is usually paid, else the everyday account."""
    accounts = [one for one in await unit.accounts.visible(viewer) if one.currency == currency and not one.archived]
    by_card = [one for one in accounts if tail and (one.facts.number or "").endswith(tail)]
    if len(by_card) == 1:
        return by_card[0]
    usual = await unit.memory.account_of_payee(viewer, payee) if payee else None
    return next((one for one in accounts if one.id == usual), None) or everyday_of(accounts, viewer.member_id, currency)


async def with_same(
    unit: Unit,
    viewer: Viewer,
    document_id: int | None,
    plan: PaperPlan,
    noise: Collection[str],
    said: Said,
) -> PaperPlan:
    """The plan with the entry that it is already, and with what was said of it."""
    if plan.details is None:
        return plan
    found = plan if plan.future or said.apart else await _found(unit, viewer, document_id, plan, noise, said.same)
    if said.category is None or found.details is None:
        return found
    return replace(found, details=replace(found.details, category=said.category))


async def _found(
    unit: Unit,
    viewer: Viewer,
    document_id: int | None,
    plan: PaperPlan,
    noise: Collection[str],
    same: int | None,
) -> PaperPlan:
    assert plan.details is not None
    if same is not None:
        entry = (await unit.bank_rows.entries(viewer, [same])).get(same)
        return replace(plan, entry=entry, details=_both(entry, plan.details)) if entry else plan
    ranked = await _ranked(unit, viewer, document_id, plan.details, noise)
    if not ranked:
        return plan
    best = min(rank for rank, _ in ranked)
    first = [entry for rank, entry in ranked if rank == best]
    if len(first) > 1 or best[0] == _UNLIKE:
        return replace(plan, others=tuple(first))
    return replace(plan, entry=first[0], details=_both(first[0], plan.details))


async def keep(
    unit: Unit, viewer: Viewer, document_id: int | None, plan: PaperPlan, at: datetime, source: str, part: int = 0
) -> Kept:
    """Write what a paper says, as one change, and link the paper to it.

    Raises `NotAllowedError`, `FutureDayError` for a day to come, and `NotConfirmedError` while something is missing.
    """
    demand(viewer.role, Action.RECORD)
    if plan.details is None:
        raise NotConfirmedError
    if plan.future:
        raise FutureDayError(day=plan.details.day.isoformat())
    kept = await _kept(unit, viewer, plan, plan.details, at, source)
    if document_id is not None:
        await unit.trail.link(viewer, document_id, [(kept.entry.id, part)])
    return kept


async def _kept(unit: Unit, viewer: Viewer, plan: PaperPlan, details: Details, at: datetime, source: str) -> Kept:
    if plan.entry is not None:
        (entry,), change = await correct(unit, viewer, [(plan.entry, details)], at)
        return Kept(entry, change)
    if plan.account is None:
        accounts = await unit.accounts.visible(viewer)
        account = await everyday(unit, viewer, accounts, details.money.currency)
        details = replace(details, account_id=account.id)
    entry = await unit.entries.add(viewer, Origin(0, 0, 0, source), details, at)
    change = await unit.changes.add(viewer, Verb.RECORD, [ChangeLine(entry.id, None, details)], at)
    return Kept(entry, change)


_ALIKE, _SAME_KIND, _UNKNOWN, _UNLIKE = range(4)
_Rank = tuple[int, int]


async def _ranked(
    unit: Unit, viewer: Viewer, document_id: int | None, wanted: Details, noise: Collection[str]
) -> list[tuple[_Rank, Entry]]:
    """Entries of the same amount and about the same day that no other paper is of, with how well they fit."""
    first, last = wanted.day - timedelta(days=TYPED_WITHIN), wanted.day + timedelta(days=POSTED_WITHIN)
    moves = await unit.bank_rows.moves(viewer, first, last)
    entries = await unit.bank_rows.entries(viewer, {one.entry_id for one in moves})
    fitting = {key: one for key, one in entries.items() if _may_be(one.details, wanted)}
    if not fitting:
        return []
    papers = await unit.bank_rows.papers(viewer, fitting, document_id)
    tied = {key for key, _ in await unit.bank_rows.tied(viewer, first - timedelta(days=30), last + timedelta(days=30))}
    ranked = []
    for key, one in fitting.items():
        after = (one.details.day - wanted.day).days
        within = after <= (POSTED_WITHIN if key in tied else TYPED_WITHIN)
        if key in papers or not within or (CASH_TAG in wanted.tags and key in tied):
            continue
        fit = _likeness(one.details, wanted, noise)
        if _with_tip(one.details, wanted) and in_currency(wanted.money) not in noted(one.details):
            fit = _UNLIKE if fit == _ALIKE and key in tied and after >= 0 else None
        if fit is not None:
            ranked.append(((fit, abs(after)), one))
    return ranked


def _may_be(old: Details, wanted: Details) -> bool:
    """Whether it is of the same amount and direction; the note of a bank's row holds what was paid abroad."""
    if old.deleted or old.kind in STATED or outgoing(old) != outgoing(wanted) or old.to_account_id is not None:
        return False
    return old.money == wanted.money or in_currency(wanted.money) in noted(old) or _with_tip(old, wanted)


def _with_tip(old: Details, wanted: Details) -> bool:
    same = old.money.currency == wanted.money.currency and old.kind is Kind.EXPENSE
    return same and with_tip(wanted.money.minor, old.money.minor)


def _likeness(old: Details, wanted: Details, noise: Collection[str]) -> int | None:
    if old.payee and wanted.payee:
        if alike(folded(old.payee), folded(wanted.payee), noise):
            return _ALIKE
        same = old.category == wanted.category
        return (_SAME_KIND if same else None) if old.category and wanted.category else _UNLIKE
    if old.category and wanted.category:
        same_group = old.category.partition(".")[0] == wanted.category.partition(".")[0]
        return _SAME_KIND if same_group else _UNLIKE
    return _UNKNOWN


def _both(old: Entry, paper: Details) -> Details:
    """What was written stays, and what nobody wrote comes from the paper."""
    details, amount = old.details, in_currency(paper.money)
    told = paper.money == details.money or amount in noted(details)
    return replace(
        details,
        note=details.note if told else " · ".join((*noted(details), amount)),
        payee=details.payee or paper.payee,
        category=details.category or paper.category,
        tags=details.tags or paper.tags,
    )
