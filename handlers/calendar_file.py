"""One person's calendar as a file: sent in the chat, and fetched by its secret link."""

import asyncio
from dataclasses import dataclass

from core.agenda.feed import AHEAD, BEHIND, Feed
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
    """Makes it as its owner sees it, in their language. Nothing is stored."""

    clock: Clock
    holidays: Holidays
    writer: FeedWriter

    async def feed(self, unit: Unit, who: Person, viewer: Viewer) -> Feed:
        """All that stands in it. Raises `NotAllowedError`."""
        now = self.clock.now()
        today = local_date(now, who.zone)
        items = await items_of(unit, viewer, who, self.holidays, today - BEHIND, today + AHEAD, today)
        voice = Voice(who.language, who.zone, today, hidden=who.hide_amounts)
        return feed(voice, items, viewer.member_id, now)

    async def written(self, found: Feed) -> bytes:
        """The file's content. A year of events takes its time, so that it is written beside the loop, in a thread."""
        return await asyncio.to_thread(self.writer.write, found)
