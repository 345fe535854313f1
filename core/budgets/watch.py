"""Looking at budgets when something changed: who sees one hears once a period that it is nearly spent, or over.

It is looked at after each act, whatever it was: something recorded, corrected, moved, taken in from a paper, taken
back or done again. Only budgets that this may have brought nearer to their end are looked at, through the eyes of
each member who sees them. How far one is already when it is set, or given another amount, is said in the answer to
who set it, and is news for nobody: only what it crosses from then on is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from core.answering.scope import SENDING
from core.budgets.measure import Standing, standings
from core.budgets.model import Budget, Period, Scope
from core.budgets.period import span_of
from core.capture.model import Kind as EntryKind
from core.clock import local_date
from core.family.membership import viewer_of
from core.family.model import Member, Person, Role, Viewer
from core.ledger.model import Change, ChangeLine, Details
from core.matters.model import Matter
from core.reminders.model import Kind, NewReminder
from core.unit import Unit

NEARLY, ALL = 80, 100
SPENDING = frozenset({EntryKind.EXPENSE, EntryKind.REMITTANCE})
_LOWERING = frozenset({EntryKind.REFUND, EntryKind.REPAYMENT})
"""What makes spending less, so that spending grows when it goes."""


@dataclass(frozen=True, slots=True)
class Grown:
    """An entry by which spending may have grown, with the details by which budgets are found that hold it."""

    entry_id: int
    details: Details


async def watch(unit: Unit, changes: Sequence[Change], at: datetime) -> None:
    """Let each member hear of budgets that these changes of one member brought past a threshold."""
    grown = [one for change in changes for one in _grown(change)]
    budgets = {one.after.id for change in changes for one in change.matters if isinstance(one.after.body, Budget)}
    if not grown and not budgets:
        return
    writer = Viewer(changes[0].family_id, changes[0].member_id, Role.VIEWER)
    private = {account.id: account.owner_id for account in await unit.accounts.visible(writer) if account.private}
    members = await unit.people.members(writer)
    people = await unit.people.several({one.user_id for one in members})
    for member in members:
        seen = [one for one in grown if private.get(one.details.account_id, member.id) == member.id]
        who = people.get(member.user_id)
        if who is not None:
            await _watch_for(unit, _Eyes(who, member), seen, budgets, at)


@dataclass(frozen=True, slots=True)
class _Eyes:
    """Through whose eyes budgets are looked at."""

    who: Person
    member: Member


async def _watch_for(unit: Unit, eyes: _Eyes, grown: Sequence[Grown], set_now: set[int], at: datetime) -> None:
    viewer = viewer_of(eyes.member)
    if not grown and not set_now:
        return
    today = local_date(at, eyes.who.zone)
    touched = [
        (one, by)
        for one in await unit.matters.find(viewer, Budget)
        if (by := [each for each in grown if _may_hold(one.body, each.details, today)]) or one.id in set_now
    ]
    new = []
    found = await standings(unit, viewer, [one for one, _ in touched], today)
    for standing, (matter, by) in zip(found, touched, strict=True):
        within = [one for one in by if standing.span.first <= one.details.day <= standing.span.last]
        fresh = await _crossed(unit, eyes.who, standing, at) if within or matter.id in set_now else None
        if fresh is not None and matter.id not in set_now:
            new.append(_reminder(eyes, matter, f"{fresh}:{standing.span.key}:{_by(within)}", at))
    await unit.reminders.put(new)


async def _crossed(unit: Unit, who: Person, one: Standing, at: datetime) -> int | None:
    """The highest threshold that it is past, unless it was told; a lower one is not told after it."""
    passed = [threshold for threshold in (ALL, NEARLY) if one.share >= Fraction(threshold, ALL)]
    fresh = [
        await unit.told.once(who.user_id, f"budget.{one.matter.id}.{threshold}", one.span.key, at)
        for threshold in passed
    ]
    return passed[0] if fresh and fresh[0] else None


def _by(within: Sequence[Grown]) -> int:
    """The entry that did it, where it was one; of several it is found when it is told."""
    return within[0].entry_id if len(within) == 1 else 0


def _reminder(eyes: _Eyes, matter: Matter[Budget], slot: str, at: datetime) -> NewReminder:
    slot = f"{matter.id}:{slot}"
    return NewReminder(eyes.who.user_id, eyes.member.family_id, Kind.BUDGET, slot, at, matter.id)


def _may_hold(budget: Budget, details: Details, today: date) -> bool:
    """Whether an entry may be in the period that is open; which one paydays cut is left to the measuring."""
    if not touches(budget.scope, details):
        return False
    span = span_of(budget, today)
    return budget.period is Period.PAYDAY or span.first <= details.day <= span.last


def touches(scope: Scope, details: Details) -> bool:
    """Whether an entry may be in a scope; whose spending it is, is left to the measuring."""
    if scope.tag is not None and scope.tag not in {tag.casefold() for tag in details.tags}:
        return False
    if details.kind is EntryKind.REMITTANCE:
        return not SENDING.isdisjoint(scope.categories)
    if details.kind is EntryKind.REPAYMENT and details.category is None:
        return True  # it is of the category of what it pays back
    return scope.holds(details.category)


def _grown(change: Change) -> Iterable[Grown]:
    """By which entries of a change spending may have grown: such as stand now, and what lowered it and is gone."""
    for line in change.lines:
        before, after = _turned(line) if change.undone_at else (line.before, line.after)
        if _stands(after) and after.kind in SPENDING and not _no_more(before, after):
            yield Grown(line.entry_id, after)
        if before is not None and _stands(before) and before.kind in _LOWERING and before != after:
            yield Grown(line.entry_id, before)


def _turned(line: ChangeLine) -> tuple[Details, Details]:
    """What taking it back did."""
    return line.after, line.before or replace(line.after, deleted=True)


def _stands(details: Details) -> bool:
    return not details.deleted


def _no_more(before: Details | None, after: Details) -> bool:
    """Whether it was there before just so, and was not less: a note that was mended, a sum that was lowered."""
    if before is None or before.deleted or before.money.currency != after.money.currency:
        return False
    return _place(before) == _place(after) and after.money.minor <= before.money.minor


def _place(details: Details) -> tuple[object, ...]:
    """By what budgets are told which entries they hold."""
    return details.kind, details.day, details.category, details.account_id, details.tags, details.split_with
