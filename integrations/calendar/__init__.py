"""Calendars as files that other programs read (RFC 5545), by the library `icalendar`, which folds and escapes.

No event has an alarm: the bot reminds by itself, never in quiet hours, and nobody wants to hear of a bill twice.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from core.agenda.feed import FRESH, Feed
from core.agenda.feed import Event as Told

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//GlobFam//GlobFam//EN"
_DAY = timedelta(days=1)


class IcsWriter:
    """Fills the `FeedWriter` port. The library is loaded by the first calendar that is asked for."""

    def write(self, feed: Feed) -> bytes:
        """See the port: events of whole days, which keep nobody from being free."""
        from icalendar import Calendar, vDuration, vText

        calendar = Calendar()
        calendar.add("prodid", _PRODUCT)
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("name", vText(feed.name))
        calendar.add("x-wr-calname", vText(feed.name))
        calendar.add("refresh-interval", vDuration(FRESH), {"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(FRESH))
        for one in feed.events:
            calendar.add_component(_event(one, feed))
        written: bytes = calendar.to_ical()
        return written


def _event(told: Told, feed: Feed) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", told.uid)
    event.add("dtstamp", feed.stamp)
    event.add("dtstart", told.first)
    event.add("dtend", told.last + _DAY)  # the day after the last one, as the standard has it
    event.add("summary", told.title, {"LANGUAGE": feed.language})
    if told.text:
        event.add("description", told.text, {"LANGUAGE": feed.language})
    event.add("transp", "TRANSPARENT")
    return event
