"""What a gathered message speaks of, as it stands at the moment of sending: what was settled meanwhile is left out."""

from collections.abc import Sequence
from datetime import date, datetime

from core.bills.look import one_due
from core.bills.schedule import Due
from core.bills.settle import unsettled
from core.family.model import Member, Viewer
from core.matters.errors import NoSuchMatterError
from core.reminders.habits import keeper_of, payings
from core.reminders.model import OF_BILLS, OTHERS, Reminder
from core.unit import Unit


async def bills_due(
    unit: Unit, viewer: Viewer, reminders: Sequence[Reminder], today: date, now: datetime
) -> tuple[Due, ...]:
    """The occurrences that reminders speak of and that are still open, each once, by their day."""
    found: dict[int, Due] = {}
    for one in reminders:
        if one.told.kind in OF_BILLS and one.told.matter_id and one.told.matter_id not in found:
            try:
                found[one.told.matter_id] = await one_due(unit, viewer, one.told.matter_id, today)
            except NoSuchMatterError:  # deleted, or hidden from this person since
                continue
    still = await unsettled(unit, viewer, tuple(found.values()), today, now)
    return tuple(sorted(still, key=lambda due: (due.occurrence.body.due, due.occurrence.id)))


async def kept_by_others(
    unit: Unit, viewer: Viewer, reminders: Sequence[Reminder], due: Sequence[Due], today: date
) -> dict[int, Member]:
    """Who sees to those that a person hears of only because another forgot them, by the occurrence."""
    theirs = {one.told.matter_id for one in reminders if one.occasion == OTHERS}
    theirs -= {one.told.matter_id for one in reminders if one.told.kind in OF_BILLS and one.occasion != OTHERS}
    if not theirs:
        return {}
    paid, accounts = await payings(unit, viewer, today), await unit.accounts.visible(viewer)
    members = {one.id: one for one in await unit.people.members(viewer)}
    keepers = {one.occurrence.id: keeper_of(one.bill, paid, accounts) for one in due if one.occurrence.id in theirs}
    return {key: members[keeper] for key, keeper in keepers.items() if keeper in members and keeper != viewer.member_id}
