"""What others write, gathered for those who want to hear of all of it: one message an hour, and none at night."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from core.delivery.model import Notification
from core.delivery.rules import after_quiet_hours
from core.family.model import News, Viewer
from core.ledger.model import Entry
from core.telling.quiet import hears
from core.unit import Unit

ENTRIES = "news.entries"
"""Its params are the id of the `first` entry and the instant `until` which more are gathered: what is told of is looked
up when the message goes out, so that what was hidden or deleted meanwhile is not in it."""
_HOUR = timedelta(hours=1)


async def gather(unit: Unit, viewer: Viewer, entries: Sequence[Entry], at: datetime) -> None:
    """Let each other member hear of shared entries within the hour; the first entry of an hour makes the message."""
    if not entries:
        return
    for member in await unit.people.members(viewer):
        who = await unit.people.person(member.user_id)
        if member.id == viewer.member_id or who is None or not who.reachable or not hears(who, News.ENTRIES):
            continue
        due = after_quiet_hours(_full_hour(at), who.zone)
        if await unit.told.once(who.user_id, ENTRIES, f"{due:%Y-%m-%dT%H}", at):
            params = (("first", str(min(entry.id for entry in entries))), ("until", due.isoformat()))
            news = Notification(who.user_id, ENTRIES, params, News.ENTRIES, viewer.family_id)
            await unit.outbox.notify(news, due, at)


def _full_hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0) + _HOUR
