"""Telling in time that a budget is nearly spent, or over: at 80 and at 100 per cent, once each a period.

It is looked at when something is recorded, and only at budgets that this may touch, through the eyes of each member who
sees them. What did it is found when it is told, so that what was corrected or deleted meanwhile is not blamed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from fractions import Fraction

from core.answering.exchange import exchange
from core.answering.ports import Filter, Root
from core.answering.scope import SENDING
from core.budgets.measure import Standing, standings
from core.budgets.model import Budget, Scope
from core.capture.model import Kind as EntryKind
from core.clock import local_date
from core.family.membership import viewer_of
from core.family.model import Member, Person, Viewer
from core.ledger.look import Line, card
from core.ledger.model import Details, Entry
from core.matters.errors import NoSuchMatterError
from core.matters.model import Matter
from core.reminders.model import Kind, NewReminder, Reminder
from core.unit import Unit

NEARLY, ALL = 80, 100
_MOST_LOOKED_AT = 50
"""Of the newest entries of each category the one is found that did it; an older one is not named."""
_DAY = timedelta(days=1)
_BOUGHT = frozenset({Root.EXPENSES})
_SPENDING = frozenset({EntryKind.EXPENSE, EntryKind.REMITTANCE})


@dataclass(frozen=True, slots=True)
class Alert:
    """A budget that went past `threshold` per cent. `line` is the entry that did it; None where it is not known."""

    standing: Standing
    threshold: int
    members: dict[int, Member]
    line: Line | None = None


async def watch(unit: Unit, viewer: Viewer, new: Sequence[Details], at: datetime) -> None:
    """Let each member hear of budgets that what the viewer just recorded brought past a threshold."""
    spent = [one for one in new if one.kind in _SPENDING]
    if not spent:
        return
    private = {account.id: account.owner_id for account in await unit.accounts.visible(viewer) if account.private}
    members = await unit.people.members(viewer)
    people = await unit.people.several({one.user_id for one in members})
    for member in members:
        seen = [one for one in spent if private.get(one.account_id, member.id) == member.id]
        who = people.get(member.user_id)
        if seen and who is not None:
            await _watch_for(unit, who, viewer_of(member), seen, at)


async def _watch_for(unit: Unit, who: Person, viewer: Viewer, spent: Sequence[Details], at: datetime) -> None:
    every = await unit.matters.find(viewer, Budget)
    touched = [one for one in every if any(touches(one.body.scope, details) for details in spent)]
    new = []
    for one in await standings(unit, viewer, touched, local_date(at, who.zone)):
        if any(one.span.first <= details.day <= one.span.last for details in spent):
            new += await _crossed(unit, who, viewer, one, at)
    await unit.reminders.put(new)


async def _crossed(unit: Unit, who: Person, viewer: Viewer, one: Standing, at: datetime) -> list[NewReminder]:
    """The highest threshold that it is past, unless it was told; a lower one is not told after it."""
    passed = [threshold for threshold in (ALL, NEARLY) if one.share >= Fraction(threshold, ALL)]
    period = one.span.first.isoformat()
    fresh = [
        await unit.told.once(who.user_id, f"budget.{one.matter.id}.{threshold}", period, at) for threshold in passed
    ]
    if not fresh or not fresh[0]:
        return []
    slot = f"{one.matter.id}:{passed[0]}:{period}"
    return [NewReminder(who.user_id, viewer.family_id, Kind.BUDGET, slot, at, one.matter.id)]


def touches(scope: Scope, details: Details) -> bool:
    """Whether an entry may be in a scope; whose spending it is, is left to the measuring."""
    if scope.tag is not None and scope.tag not in {tag.casefold() for tag in details.tags}:
        return False
    if details.kind is EntryKind.REMITTANCE:
        return not SENDING.isdisjoint(scope.categories)
    return scope.holds(details.category)


async def alerted(unit: Unit, viewer: Viewer, reminder: Reminder, today: date) -> Alert | None:
    """What a reminder of a budget tells now; None when it is no longer so: deleted, changed, or spent less since."""
    matter_id, threshold, period = reminder.told.slot.split(":")
    try:
        matter = await unit.matters.get(viewer, Budget, int(matter_id))
    except NoSuchMatterError:
        return None
    standing = await _in_period(unit, viewer, matter, date.fromisoformat(period), today)
    if standing is None or standing.share < Fraction(int(threshold), ALL):
        return None
    members = {one.id: one for one in await unit.people.members(viewer)}
    entry = await _what_did_it(unit, viewer, standing, int(threshold))
    line = (await card(unit, viewer, [entry])).lines[0] if entry else None
    return Alert(standing, int(threshold), members, line)


async def _in_period(unit: Unit, viewer: Viewer, matter: Matter[Budget], first: date, today: date) -> Standing | None:
    """How it stands, or stood at the end of the period before; None for any other period."""
    (standing,) = await standings(unit, viewer, [matter], today)
    if standing.span.first > first:
        (standing,) = await standings(unit, viewer, [matter], standing.span.first - _DAY)
    return standing if standing.span.first == first else None


async def _what_did_it(unit: Unit, viewer: Viewer, one: Standing, threshold: int) -> Entry | None:
    """Going back from the newest: the first without which it would not have come so far."""
    entries = await _newest(unit, viewer, one)
    to = one.budget.money.currency
    rates = await exchange(unit, viewer, ((entry.details.money, entry.details.day) for entry in entries), to)
    line = rates.fine(one.available, one.day) or 0
    running = rates.fine(one.spent, one.day) or 0
    for entry in entries:
        worth = rates.fine(entry.details.money, entry.details.day) or 0
        running -= worth if entry.details.kind in _SPENDING else -worth
        if entry.details.kind in _SPENDING and running * ALL < line * threshold:
            return entry
    return None


async def _newest(unit: Unit, viewer: Viewer, one: Standing) -> list[Entry]:
    scope, span = one.budget.scope, one.span
    which = Filter(_BOUGHT, span.first, span.last, member_id=scope.member_id, tag=scope.tag)
    filters = [replace(which, category=category) for category in scope.categories or (None,)]
    if not SENDING.isdisjoint(scope.categories):
        filters.append(replace(which, roots=frozenset({Root.SENT})))
    found: dict[int, Entry] = {}
    for narrowed in filters:
        found |= {entry.id: entry for entry in await unit.figures.entries(viewer, narrowed, _MOST_LOOKED_AT)}
    return sorted(found.values(), key=lambda entry: (entry.details.day, entry.id), reverse=True)
