"""Notifications worded at the moment of sending, with the eyes that their reader has then."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from core.bills.settle import pays_as_expected
from core.delivery.model import Notification, Outgoing
from core.digest.look import Week, digest
from core.digest.send import DIGEST
from core.digest.when import is_stale
from core.family.membership import viewer_of
from core.family.model import News, Person, Quietness, Viewer
from core.ledger.errors import NoSuchEntryError
from core.ledger.look import card
from core.money.currency import currency
from core.reminders.tick import DUE
from core.telling.gather import ENTRIES
from core.telling.quiet import hears
from core.unit import Unit
from core.visa.law import Law
from handlers.jobs import due
from handlers.say import digest as say_digest
from handlers.say import news as say
from handlers.say.covered import covered
from handlers.say.settings import fewer
from handlers.say.voice import Html, Voice
from handlers.telegram.notify import told_at_once

MOST_GATHERED = 100


async def worded(
    unit: Unit, told: Notification, voice_of: Callable[[Person], Voice], law: Law, now: datetime
) -> Outgoing | None:
    """The notification in its recipient's language; None when it is no longer for them.

    Beneath what can be muted is the way to do so.
    """
    who = await unit.people.person(told.user_id)
    if who is None or who.blocked or not hears(who, told.kind):
        return None
    out = await _worded(unit, who, told, voice_of, law, now)
    if out is None or (told.kind is None and told.code != DUE):
        return out
    return replace(out, rows=fewer(voice_of(who), out.rows, "week" if told.code == DIGEST else "hear"))


async def _worded(
    unit: Unit, who: Person, told: Notification, voice_of: Callable[[Person], Voice], law: Law, now: datetime
) -> Outgoing | None:
    if told.code == DUE:
        return await due.worded(unit, who, told, voice_of(who), law, now)
    if told.code == DIGEST:
        return await _digest(unit, who, told, voice_of(who), now)
    text = await _text(unit, who, told, voice_of(who), now)
    return covered(Outgoing(who.user_id, text=text)) if text else None


async def _text(unit: Unit, who: Person, told: Notification, voice: Voice, now: datetime) -> Html | None:
    if told.code != ENTRIES and told.entry_id is None:
        return say.news(voice, told, None)
    member = await unit.people.membership(told.family_id or 0, who.user_id)
    if member is None:
        return None
    viewer = viewer_of(member)
    if told.code == ENTRIES:
        return await _gathered(unit, viewer, told, voice)
    if who.quietness is not Quietness.LIVELY and told.kind is News.BIG_EXPENSE:
        as_expected = await pays_as_expected(unit, viewer, told.entry_id or 0, voice.today, now)
        return None if as_expected else await _of_entry(unit, viewer, told, voice)
    return await _of_entry(unit, viewer, told, voice)


async def _digest(unit: Unit, who: Person, told: Notification, voice: Voice, now: datetime) -> Outgoing | None:
    """The week, with nothing of it that is pointless by now."""
    params = dict(told.params)
    day = date.fromisoformat(params["day"])
    member = await unit.people.membership(told.family_id or 0, who.user_id)
    if member is None or is_stale(day, now, who.zone):
        return None
    found = await digest(unit, Week(viewer_of(member), currency(who.base), day, params.get("knowing", "")), now)
    return covered(Outgoing(who.user_id, text=say_digest.digest(voice, found))) if found.says_something else None


async def _of_entry(unit: Unit, viewer: Viewer, told: Notification, voice: Voice) -> Html | None:
    """An entry as the recipient may see it now: one that became private or was deleted is not told."""
    try:
        entry = await unit.entries.get(viewer, told.entry_id or 0)
    except NoSuchEntryError:
        return None
    return None if entry.details.deleted else say.news(voice, told, (await card(unit, viewer, [entry])).lines[0])


async def _gathered(unit: Unit, viewer: Viewer, told: Notification, voice: Voice) -> Html | None:
    """What others wrote in the hour; what was big was told at once."""
    params = dict(told.params)
    until = datetime.fromisoformat(params["until"])
    found = await unit.told.by_others(viewer, int(params["first"]), until, MOST_GATHERED)
    new = [entry for entry in found if not told_at_once(entry.details)]
    return say.entries(voice, (await card(unit, viewer, new)).lines) if new else None
