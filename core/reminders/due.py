"""What a gathered message speaks of, as it stands at the moment of sending: what was settled meanwhile is left out."""

from collections.abc import Sequence
from datetime import date, datetime

from core.bills.look import one_due
from core.bills.schedule import Due
from core.bills.settle import unsettled
from core.family.model import Viewer
from core.matters.errors import NoSuchMatterError
from core.reminders.model import Kind, Reminder
from core.unit import Unit

BILLS = frozenset({Kind.BILL, Kind.OVERDUE})


async def bills_due(
    unit: Unit, viewer: Viewer, reminders: Sequence[Reminder], today: date, now: datetime
) -> tuple[Due, ...]:
    """The occurrences that reminders speak of and that are still open, each once, by their day."""
    found: dict[int, Due] = {}
    for one in reminders:
        if one.told.kind in BILLS and one.told.matter_id and one.told.matter_id not in found:
            try:
                found[one.told.matter_id] = await one_due(unit, viewer, one.told.matter_id, today)
            except NoSuchMatterError:  # deleted, or hidden from this person since
                continue
    still = await unsettled(unit, viewer, tuple(found.values()), today, now)
    return tuple(sorted(still, key=lambda due: (due.occurrence.body.due, due.occurrence.id)))
