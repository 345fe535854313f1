"""Putting the digest into the outbox of each person whose evening it is, once a week, with what was chosen to know."""

from datetime import datetime

from core.delivery.model import Notification
from core.digest.knowing import worth_knowing
from core.digest.model import Knowing, Unseen, mark_of
from core.digest.when import NEVER, day_of, week_of
from core.family.membership import viewer_of
from core.family.model import Member, News, Person, Quietness, Role
from core.money.currency import currency
from core.telling.quiet import hears
from core.unit import Unit

DIGEST = "news.week"
"""Its params are the `day` on which the week ends, and what is worth `knowing` by its mark, "" for nothing."""
_KNOWN = "digest.known"


async def whose_time(unit: Unit, now: datetime) -> tuple[Person, ...]:
    """Everyone who may have to get it now: whether they have it already, or only see, is not looked at yet."""
    listening = await unit.told.listeners((Quietness.NORMAL, Quietness.LIVELY))
    return tuple(
        who
        for who in listening
        if hears(who, News.WEEK) and who.digest != NEVER and day_of(who, Role.OWNER, now) is not None
    )


async def enqueue(unit: Unit, who: Person, now: datetime) -> bool:
    """Put it into one person's outbox unless they have it; tells whether it was put there."""
    member = await unit.people.membership(who.family_id or 0, who.user_id)
    day = day_of(who, member.role, now) if member else None
    if member is None or day is None or not await unit.told.once(who.user_id, DIGEST, week_of(day), now):
        return False
    known = await worth_knowing(unit, viewer_of(member), currency(who.base), day, now)
    knowing = ""
    for one in known:
        if not _is_reminded_of(who, member, one) and await unit.told.once(who.user_id, _KNOWN, mark_of(one), now):
            knowing = mark_of(one)
            break
    params = (("day", day.isoformat()), ("knowing", knowing))
    await unit.outbox.notify(Notification(who.user_id, DIGEST, params, News.WEEK, member.family_id), now, now)
    return True


def _is_reminded_of(who: Person, member: Member, one: Knowing) -> bool:
    """Whether the reminders told it already: of what did not show they tell whose bill it is."""
    return isinstance(one, Unseen) and one.due.bill.owner_id == member.id and hears(who, News.BILLS)
