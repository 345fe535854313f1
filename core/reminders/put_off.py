"""Putting a reminder off: for the one who asks, while the others are told as ever."""

from datetime import date, time

from core.family.model import Person, Viewer
from core.reminders.model import Kind, NewReminder
from core.reminders.plan import at_hour
from core.unit import Unit


async def put_off(unit: Unit, viewer: Viewer, who: Person, occurrence_id: int, day: date, at: time) -> None:
    """Tell this person nothing of an occurrence before a day, and then at this time again."""
    instant = at_hour(day, at, who.zone)
    await unit.reminders.put_off(viewer, who.user_id, occurrence_id, instant)
    slot = f"{occurrence_id}:again:{day.isoformat()}"
    await unit.reminders.put([NewReminder(who.user_id, viewer.family_id, Kind.BILL, slot, instant, occurrence_id)])
