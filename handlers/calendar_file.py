"""One person's calendar as a file: sent in the chat, and fetched by its secret link."""

from dataclasses import dataclass

from core.agenda.feed import AHEAD, BEHIND
from core.agenda.look import items_of
from core.agenda.ports import FeedWriter
from core.bills.ports import Holidays
from core.clock import Clock, local_date
from core.family.model import Person, Viewer
from core.unit import Unit
from handlers.say.calendar_feed import feed
from handlers.say.voice import Voice

NAME = "globfam.ics"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """Makes it as its owner sees it, in their language. Nothing is written."""

    clock: Clock
    holidays: Holidays
    writer: FeedWriter

    async def of(self, unit: Unit, who: Person, viewer: Viewer) -> bytes:
        """The file's content. Raises `NotAllowedError`."""
        now = self.clock.now()
        today = local_date(now, who.zone)
        items = await items_of(unit, viewer, who, self.holidays, today - BEHIND, today + AHEAD, today)
        voice = Voice(who.language, who.zone, today, hidden=who.hide_amounts)
        return self.writer.write(feed(voice, items, viewer.member_id, now))
