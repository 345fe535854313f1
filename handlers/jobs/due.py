"""The message that gathers what is due for a person, worded with their eyes at the moment of sending."""

from datetime import datetime

from core.budgets.alert import alerted
from core.delivery.model import Notification, Outgoing
from core.family.membership import viewer_of
from core.family.model import Person, Viewer
from core.reminders.due import bills_due
from core.reminders.model import Kind, Reminder
from core.reminders.tick import news_of
from core.telling.quiet import hears
from core.unit import Unit
from handlers.say import budgets, reminders
from handlers.say.covered import covered
from handlers.say.voice import Html, Voice


async def worded(unit: Unit, who: Person, told: Notification, voice: Voice, now: datetime) -> Outgoing | None:
    """What of it still stands; None when nothing does."""
    member = await unit.people.membership(told.family_id or 0, who.user_id)
    if member is None:
        return None
    viewer = viewer_of(member)
    ids = [int(key) for key in dict(told.params)["reminders"].split()]
    heard = [one for one in await unit.reminders.several(viewer, ids) if hears(who, news_of(one.told.kind))]
    due = await bills_due(unit, viewer, heard, voice.today, now)
    lines = [*reminders.bills(voice, due), *await _budgets(unit, viewer, heard, voice)]
    if not lines:
        return None
    rows = reminders.buttons(voice, due) if due else ()
    return covered(Outgoing(who.user_id, text="\n".join(lines), rows=rows))


async def _budgets(unit: Unit, viewer: Viewer, heard: list[Reminder], voice: Voice) -> list[Html]:
    found = [await alerted(unit, viewer, one, voice.today) for one in heard if one.told.kind is Kind.BUDGET]
    return [budgets.alert(voice, one) for one in found if one is not None]
