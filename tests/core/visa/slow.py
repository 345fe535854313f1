"""The rule of issue 6 C once more, minute by minute, written from its text and sharing no code with `core.visa`.

It is slow and plain on purpose: every minute of every shift is looked at by itself, every day of a fortnight too.
"""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

_ONE_DAY = timedelta(days=1)


def answer(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The fortnights that the command must print for a well-formed object."""
    zone = ZoneInfo(told["zone"])
    shifts = [(_moment(one["start"], zone), _moment(one["end"], zone), one) for one in _distinct(told["shifts"])]
    shifts = [one for one in shifts if one[1] > one[0]]
    held = {date.fromisoformat(told["at"])}
    who: dict[int, list[int]] = defaultdict(list)
    for number, (start, end, _) in enumerate(shifts):
        for minute in range(_minute(start), _minute(end)):
            who[minute].append(number)
    of_day = {minute: datetime.fromtimestamp(minute * 60, zone).date() for minute in who}
    held.update(of_day.values())
    minutes: dict[date, int] = defaultdict(int)
    for day in of_day.values():
        minutes[day] += 1
    for number, (_, _, one) in enumerate(shifts):
        _take_break(number, one.get("unpaid_break_minutes", 0), who, of_day, minutes)
    starts = {monday for day in held for monday in _mondays(day)}
    return [_one(told["visa"], monday, minutes) for monday in sorted(starts)]


def _distinct(shifts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for number, one in enumerate(shifts) if one not in shifts[:number]]


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


def _moment(text: str, zone: ZoneInfo) -> datetime:
    """The first instant at which the clock there shows it; where none does, by the offset that held before."""
    wall = datetime.fromisoformat(text)
    about = wall.replace(tzinfo=UTC)
    offsets: list[timedelta] = []
    for hours in range(-30, 31, 3):
        offset = (about + hours * timedelta(hours=1)).astimezone(zone).utcoffset()
        if offset is not None and offset not in offsets:
            offsets.append(offset)
    found = [
        about - offset for offset in offsets if (about - offset).astimezone(zone).replace(tzinfo=None) == wall
    ]  # fmt: skip
    return min(found) if found else about - offsets[0]


def _take_break(
    number: int,
    length: int,
    who: dict[int, list[int]],
    of_day: dict[int, date],
    minutes: dict[date, int],
) -> None:
    """Off the day with the longest part, minutes of this shift alone only; what is more than that off the next."""
    if not length:
        return
    mine = [minute for minute, numbers in who.items() if number in numbers]
    days = sorted({of_day[minute] for minute in mine})
    days.sort(key=lambda day: -sum(of_day[minute] == day for minute in mine))
    for day in days:
        free = sum(of_day[minute] == day and len(who[minute]) == 1 for minute in mine)
        taken = min(free, length)
        minutes[day] -= taken
        length -= taken


def _mondays(day: date) -> list[date]:
    return [one for one in (day - back * _ONE_DAY for back in range(14)) if one.isoweekday() == 1]


def _one(visa: dict[str, Any], monday: date, minutes: dict[date, int]) -> dict[str, Any]:
    days = [monday + after * _ONE_DAY for after in range(14)]
    worked = Fraction(sum(minutes[day] for day in days), 60)
    before = [day for day in days if visa["condition"] != "unlimited" and day < _date(visa["course_start"])]
    limits = [_limit(visa, day) for day in days if day not in before]
    counted = [limit for limit in limits if limit is not None]
    limit = (min(counted) if counted else None) if limits else 0
    hours = int(worked * 100 + Fraction(1, 2))
    too_early = any(minutes[day] > 0 for day in before)
    return {
        "start": str(days[0]),
        "end": str(days[-1]),
        "hours": f"{hours / 100:.2f}",
        "limit": None if limit is None else f"{limit}",
        "left": None if limit is None else f"{max(0, limit * 100 - hours) / 100:.2f}",
        "breach": too_early or (limit is not None and worked > limit),
    }


def _limit(visa: dict[str, Any], day: date) -> int | None:
    """What a day on or after the course's start brings to its fortnights."""
    if visa["condition"] == "unlimited" or visa["level"] in ("masters_research", "doctorate"):
        return None
    if visa["condition"] == "8105":
        if visa["course_end"] and day > _date(visa["course_end"]):
            return None
        if any(_date(first) <= day <= _date(last) for first, last in visa["breaks"]):
            return None
    if date(2022, 1, 1) <= day <= date(2023, 6, 30):
        return None
    return 48 if day.year > 2022 else 40


def _date(text: str) -> date:
    return date.fromisoformat(text)
