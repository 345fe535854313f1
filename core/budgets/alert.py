"""What is told of a budget that is nearly spent, or over: as it stands when it is told, and by what it came so far.

What was corrected or deleted meanwhile is not blamed, and a budget that is no longer so far is not told of. Of a
period that has ended it is only told that it was overspent: nothing more can be saved of what was left.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from core.answering.exchange import Exchange, exchange
from core.answering.ports import Filter, Root
from core.answering.scope import SENDING
from core.budgets.measure import Standing, standings
from core.budgets.model import Budget
from core.budgets.watch import ALL, SPENDING, touches
from core.family.model import Member, Viewer
from core.ledger.look import Line, card
from core.ledger.model import Entry
from core.matters.errors import NoSuchMatterError
from core.matters.model import Matter
from core.reminders.model import Reminder
from core.unit import Unit

_MOST_LOOKED_AT = 50
"""Of the newest entries of each category the one is found that did it; an older one is not named."""
_DAY = timedelta(days=1)
_BOUGHT = frozenset({Root.EXPENSES})


@dataclass(frozen=True, slots=True)
class Alert:
    """A budget that went past `threshold` per cent. `line` is the entry that did it; None where it is not known.

    `ended` tells that its period is over.
    """

    standing: Standing
    threshold: int
    members: dict[int, Member]
    line: Line | None = None
    ended: bool = False


async def alerted(unit: Unit, viewer: Viewer, reminder: Reminder, today: date) -> Alert | None:
    """What a reminder of a budget tells now; None when it is no longer so: deleted, changed, or spent less since."""
    matter_id, threshold, period, entry_id = reminder.told.slot.split(":")
    try:
        matter = await unit.matters.get(viewer, Budget, int(matter_id))
    except NoSuchMatterError:
        return None
    standing = await _in_period(unit, viewer, matter, period, today)
    if standing is None or standing.share < Fraction(int(threshold), ALL):
        return None
    ended = standing.span.last < today
    if ended and standing.left.minor >= 0:
        return None
    members = {one.id: one for one in await unit.people.members(viewer)}
    entry = await _what_did_it(unit, viewer, standing, int(threshold), int(entry_id))
    line = (await card(unit, viewer, [entry])).lines[0] if entry else None
    return Alert(standing, int(threshold), members, line, ended)


async def _in_period(unit: Unit, viewer: Viewer, matter: Matter[Budget], period: str, today: date) -> Standing | None:
    """How it stands, or stood at the end of the period before; None for any other period."""
    (standing,) = await standings(unit, viewer, [matter], today)
    if standing.span.key != period:
        (standing,) = await standings(unit, viewer, [matter], standing.span.first - _DAY)
    return standing if standing.span.key == period else None


async def _what_did_it(unit: Unit, viewer: Viewer, one: Standing, threshold: int, seen_at: int) -> Entry | None:
    """The entry without which it would not have come so far: where it was seen, else going back from the newest."""
    entries = await _newest(unit, viewer, one)
    blamed = await _in_it(unit, viewer, one, seen_at)
    every = [*entries, *blamed]
    to = one.budget.money.currency
    rates = await exchange(unit, viewer, ((entry.details.money, entry.details.day) for entry in every), to)
    worth = {entry.id: _signed(rates, entry) for entry in every}
    line = (rates.fine(one.available, one.day) or 0) * threshold
    running = rates.fine(one.spent, one.day) or 0
    for entry in blamed:
        if (running - worth[entry.id]) * ALL < line:
            return entry
    for entry in entries:
        running -= worth[entry.id]
        if worth[entry.id] > 0 and running * ALL < line:
            return entry
    return None


async def _in_it(unit: Unit, viewer: Viewer, one: Standing, entry_id: int) -> list[Entry]:
    """The entry of this id, if the budget still holds it."""
    entry = (await unit.entries.several(viewer, [entry_id])).get(entry_id)
    if entry is None or entry.details.deleted or entry.details.kind not in SPENDING:
        return []
    scope = one.budget.scope
    within = one.span.first <= entry.details.day <= one.span.last
    theirs = scope.member_id in {None, entry.member_id}
    return [entry] if within and theirs and touches(scope, entry.details) else []


def _signed(rates: Exchange, entry: Entry) -> int:
    """What an entry adds to what is spent, as `Exchange.fine`; nothing without a rate."""
    worth = rates.fine(entry.details.money, entry.details.day) or 0
    return worth if entry.details.kind in SPENDING else -worth


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
