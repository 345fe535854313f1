"""What is due now goes into the outbox: once, gathered for each person, never at night.

Claiming, telling and settling are one unit, so that a crash anywhere leaves every reminder as it was, and two workers
never tell the same one. What is told is worded when it is sent: what was paid meanwhile is not in it, and what should
have been told earlier says so itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.clock import local_date
from core.delivery.model import Notification
from core.delivery.rules import after_quiet_hours
from core.family.model import News, Person
from core.reminders.model import ALONG, BEFORE, DAY, OF_BILLS, Kind, Reminder
from core.telling.quiet import hears
from core.unit import Unit

DUE = "due.gathered"
"""Its params are the ids of the `reminders` that it gathers."""
MOST = 2_000
"""So many in one unit: each is short, so that a person who writes meanwhile waits for none."""
AT_ONCE = frozenset({Kind.VISA, Kind.BALANCE})
"""What does not wait for tomorrow when the message of today went out already."""
JOINS = frozenset({Kind.BILL, Kind.OVERDUE, Kind.BALANCE, Kind.BUDGET, Kind.GOAL})
"""What may be told some hours early, with the message of its day."""
EARLY = {BEFORE: 2, DAY: 1, ALONG: 1}
"""A bill may be told so many days early, where there is a message anyway: it makes none of its own then."""
_NEWS = {Kind.BUDGET: News.BUDGETS, Kind.VISA: News.VISA, Kind.DIGEST: News.WEEK}
_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Turn:
    """What one tick does with what it claimed."""

    told: dict[tuple[int, int], list[Reminder]] = field(default_factory=dict)
    moved: list[tuple[int, datetime]] = field(default_factory=list)
    settled: list[int] = field(default_factory=list)


async def tick(unit: Unit, now: datetime) -> int:
    """Tell what is due; gives how many reminders were claimed, at most `MOST`."""
    claimed = await unit.reminders.claim(now, MOST)
    people = await unit.people.several({one.told.user_id for one in claimed})
    turn = _sorted(claimed, people, now)
    await _gather(unit, turn, people, now)
    _leave_out(turn)
    await _join_later(unit, turn, people, now)
    news = [_news(place, gathered) for place, gathered in turn.told.items()]
    await unit.outbox.notify_all(news, now)
    await unit.reminders.move(turn.moved)
    await unit.reminders.settle([*turn.settled, *(one.id for told in turn.told.values() for one in told)], now)
    return len(claimed)


def news_of(kind: Kind) -> News:
    """As what a reminder can be muted."""
    return _NEWS.get(kind, News.BILLS)


def _sorted(claimed: Sequence[Reminder], people: Mapping[int, Person], now: datetime) -> _Turn:
    """Who hears it: nobody who muted it or cannot be reached; who sleeps, in the morning."""
    turn = _Turn()
    for one in claimed:
        who = people.get(one.told.user_id)
        if who is None or not who.reachable or who.blocked or not hears(who, news_of(one.told.kind)):
            turn.settled.append(one.id)
        elif (morning := after_quiet_hours(now, who.zone)) > now:
            turn.moved.append((one.id, morning))
        else:
            turn.told.setdefault((who.user_id, one.told.family_id), []).append(one)
    return turn


async def _gather(unit: Unit, turn: _Turn, people: Mapping[int, Person], now: datetime) -> None:
    """Keep to one message a day: what can wait, and comes after it, is due again tomorrow at this time."""
    days = {user: local_date(now, people[user].zone).isoformat() for user, _ in turn.told}
    waits = [place for place, told in turn.told.items() if not any(one.told.kind in AT_ONCE for one in told)]
    first = await unit.told.once_each({(user, days[user]) for user, _ in turn.told}, DUE, now)
    for place in waits:
        if place[0] not in first:
            tomorrow = _same_time_tomorrow(now, people[place[0]].zone)
            turn.moved += [(one.id, tomorrow) for one in turn.told.pop(place)]


def _leave_out(turn: _Turn) -> None:
    """What only goes along with other things makes no message."""
    for place in [place for place, told in turn.told.items() if all(one.occasion == ALONG for one in told)]:
        turn.settled += [one.id for one in turn.told.pop(place)]


async def _join_later(unit: Unit, turn: _Turn, people: Mapping[int, Person], now: datetime) -> None:
    """Tell with it what would be due later today, and bills of the next days, so that they make no message then."""
    by_zone: dict[str, set[int]] = {}
    for user, _ in turn.told:
        by_zone.setdefault(people[user].zone, set()).add(user)
    for zone, users in by_zone.items():
        today = local_date(now, zone)
        for one in await unit.reminders.coming(users, now, _end_of_day(today + max(EARLY.values()) * _DAY, zone)):
            told = turn.told.get((one.told.user_id, one.told.family_id))
            heard = hears(people[one.told.user_id], news_of(one.told.kind))
            if told is not None and heard and _joins(one, told, (local_date(one.told.due_at, zone) - today).days):
                told.append(one)


def _joins(one: Reminder, told: Sequence[Reminder], days: int) -> bool:
    """Whether it is told with these, so many days early: of one bill only the first occasion, else it lost the next."""
    if one.told.kind not in JOINS:
        return False
    if days == 0:
        return True
    is_told = any(other.told.kind in OF_BILLS and other.of == one.of for other in told)
    return one.told.kind is Kind.BILL and days <= EARLY.get(one.occasion, 0) and not is_told


def _end_of_day(day: date, zone: str) -> datetime:
    return datetime.combine(day + _DAY, time(), ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def _same_time_tomorrow(now: datetime, zone: str) -> datetime:
    """By the clock on the wall, which jumps with daylight saving."""
    return (now.astimezone(ZoneInfo(zone)) + _DAY).astimezone(now.tzinfo)


def _news(place: tuple[int, int], gathered: Sequence[Reminder]) -> Notification:
    ids = " ".join(str(one.id) for one in gathered)
    kinds = {news_of(one.told.kind) for one in gathered}
    kind = kinds.pop() if len(kinds) == 1 else None
    return Notification(place[0], DUE, (("reminders", ids),), kind, place[1])
