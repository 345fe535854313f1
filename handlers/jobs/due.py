"""The message that gathers what is due for a person, worded with their eyes at the moment of sending."""

from datetime import datetime

from core.budgets.alert import alerted
from core.delivery.model import Notification, Outgoing
from core.family.membership import viewer_of
from core.family.model import Person, Viewer
from core.goals.remind import Told, told_of
from core.planning.balance import low_balances
from core.reminders.due import bills_due, kept_by_others
from core.reminders.model import Kind, Reminder
from core.reminders.tick import news_of
from core.renewal import remind
from core.telling.quiet import hears
from core.unit import Unit
from core.visa.alert import alerted as visa_alerted
from core.visa.law import Law
from handlers.say import budgets, goals_due, reminders, renewal, visa
from handlers.say.covered import covered
from handlers.say.voice import Html, Voice


async def worded(unit: Unit, who: Person, told: Notification, voice: Voice, law: Law, now: datetime) -> Outgoing | None:
    """What of it still stands; None when nothing does."""
    member = await unit.people.membership(told.family_id or 0, who.user_id)
    if member is None:
        return None
    viewer = viewer_of(member)
    ids = [int(key) for key in dict(told.params)["reminders"].split()]
    heard = [one for one in await unit.reminders.several(viewer, ids) if hears(who, news_of(one.told.kind))]
    due = await bills_due(unit, viewer, heard, voice.today, now)
    theirs = await kept_by_others(unit, viewer, heard, due, voice.today)
    lines = [
        *await _balances(unit, viewer, heard, voice),
        *reminders.bills(voice, due, theirs),
        *await _budgets(unit, viewer, heard, voice),
    ]
    lines += await _visa(unit, viewer, heard, voice, law, now)
    lines += await _renewal(unit, viewer, heard, voice, law)
    goals = await _goals(unit, viewer, heard, voice)
    lines += [goals_due.line(voice, one) for one in goals]
    if not lines:
        return None
    rows = (*(reminders.buttons(voice, due, theirs) if due else ()), *goals_due.buttons(voice, goals, alone=not due))
    return covered(Outgoing(who.user_id, text="\n".join(lines), rows=rows))


async def _balances(unit: Unit, viewer: Viewer, heard: list[Reminder], voice: Voice) -> list[Html]:
    """What still is to run dry: money may have come, or a bill have been paid from elsewhere."""
    accounts = {int(one.told.slot.split(":")[0]) for one in heard if one.told.kind is Kind.BALANCE}
    found = await low_balances(unit, viewer, voice.today) if accounts else ()
    return [reminders.low(voice, one, viewer.member_id) for one in found if one.account.id in accounts]


async def _budgets(unit: Unit, viewer: Viewer, heard: list[Reminder], voice: Voice) -> list[Html]:
    """One line for each, of the most that it has come to: an alert that waited would say the same again."""
    told = [await alerted(unit, viewer, one, voice.today) for one in heard if one.told.kind is Kind.BUDGET]
    found = sorted((one for one in told if one is not None), key=lambda one: one.threshold)
    last = {(one.standing.matter.id, one.standing.span.key): one for one in found}
    return [budgets.alert(voice, one) for one in last.values()]


async def _goals(unit: Unit, viewer: Viewer, heard: list[Reminder], voice: Voice) -> list[Told]:
    """What is still to be put aside, and what became of goals."""
    found = [await told_of(unit, viewer, one, voice.today) for one in heard if one.told.kind is Kind.GOAL]
    return [one for one in found if one is not None]


async def _visa(unit: Unit, viewer: Viewer, heard: list[Reminder], voice: Voice, law: Law, now: datetime) -> list[Html]:
    told = [one for one in heard if one.told.kind is Kind.VISA and not remind.is_renewal(one)]
    found = [await visa_alerted(unit, viewer, one, law, voice.today, now) for one in told]
    return [visa.alert(voice, one.warned, one.of) for one in dict.fromkeys(found) if one is not None]


async def _renewal(unit: Unit, viewer: Viewer, heard: list[Reminder], voice: Voice, law: Law) -> list[Html]:
    told = [one for one in heard if remind.is_renewal(one)]
    found = [await remind.told(unit, viewer, one, law.renewal, voice.today) for one in told]
    return renewal.due(voice, [one for one in found if one is not None])
