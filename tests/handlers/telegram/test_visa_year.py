"""A student's year in the chat: shifts, rosters, slips, corrections and undo, each answer held to the slow rule.

What is said is kept beside the talk as plain shifts, and `tests/core/visa/slow.py` says what the answers must be.
"""

import random
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import StandingClock
from tests.core.visa.slow import answer
from tests.talk import Speaker, texts

DAY = timedelta(days=1)
WEEKS = 52
COURSE = ("2026-11-02", "2027-11-19")
BREAK = ("2026-12-12", "2027-02-21")
JOBS = ("cafe", "uber", "kmart")
PLACES = {"cafe": "кафед", "uber": "уберт", "kmart": "агуулахад"}
_LINE = re.compile(r"<b>(\d+\.\d\d)")


@dataclass
class Student:
    """Who talks, and what they said so far: (day, job, what stands there) by its message."""

    speaker: Speaker
    zone: str
    language: str
    shifts: dict[int, dict[str, Any]] = field(default_factory=dict)
    rostered: set[int] = field(default_factory=set)
    numbers: int = 0

    @property
    def today(self) -> date:
        return self.speaker.talk.clock.now().astimezone(ZoneInfo(self.zone)).date()

    def busy(self, day: date) -> bool:
        """Whether anything was told of a day, or of a night that runs into it."""
        days = {str(day), str(day - DAY), str(day + DAY)}
        return any(one["start"][:10] in days or one["end"][:10] in days for one in self.shifts.values())

    def has(self, day: date) -> bool:
        """Whether a shift of a day was told."""
        return any(one["start"][:10] == str(day) for one in self.shifts.values())

    def told(self, start: datetime, end: datetime, pause: int = 0) -> int:
        self.numbers += 1
        text = {"start": f"{start:%Y-%m-%dT%H:%M}", "end": f"{end:%Y-%m-%dT%H:%M}"}
        self.shifts[self.numbers] = {**text, "unpaid_break_minutes": pause}
        return self.numbers

    def was_ill(self) -> None:
        """What was rostered for today was not worked."""
        for number in [one for one in self.rostered if self.shifts[one]["start"][:10] == str(self.today)]:
            self.rostered.remove(number)
            del self.shifts[number]

    def expected(self, more: dict[str, Any] | None = None, at: date | None = None) -> list[dict[str, Any]]:
        """The two fortnights of a day by the slow rule."""
        day = at or self.today
        near = [one for one in self.shifts.values() if abs(date.fromisoformat(one["start"][:10]) - day).days < 30]
        visa = {"condition": "8105", "level": "coursework", "course_start": COURSE[0], "course_end": COURSE[1]}
        found = answer({
            "at": str(day), "zone": self.zone, "visa": {**visa, "breaks": [BREAK]},
            "shifts": [*near, *([more] if more else [])],
        })  # fmt: skip
        monday = day - DAY * day.weekday()
        return [one for one in found if one["start"] in {str(monday), str(monday - 7 * DAY)}]


def heard(speaker: Speaker) -> list[str]:
    """The lines of the fortnights in an answer."""
    lines = "\n".join(texts(speaker.last)).splitlines()
    return [line for line in lines if _LINE.search(line) and "–" in line]


async def check(one: Student) -> None:
    """Ask what is left, and hold both lines to the slow rule."""
    await one.speaker.say("how many hours left?" if one.language == "en" else "хэдэн цаг үлдсэн бэ?")
    lines, expected = heard(one.speaker), one.expected()
    assert len(lines) == 2, one.speaker.last
    for line, wanted in zip(lines, expected, strict=True):
        assert _LINE.findall(line)[0] == wanted["hours"], (one.today, line, wanted)
        if wanted["limit"] is None:
            assert "no limit" in line or "хязгааргүй" in line
        elif wanted["breach"]:
            assert line.startswith("🔴")
        else:
            assert wanted["left"] in line


async def may_work(one: Student, rng: random.Random) -> None:
    """Ask whether so much fits on a day of the coming week, and hold yes or no to the slow rule."""
    day, hours = one.today + DAY * rng.randint(1, 6), rng.choice([4, 6, 8, 10])
    if one.busy(day):
        return
    more = {"start": f"{day}T00:00", "end": f"{day}T{hours:02}:00", "unpaid_break_minutes": 0}
    fits = not any(found["breach"] for found in one.expected(more, day))
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    named = ("даваа", "мягмар", "лхагва", "пүрэв", "баасан", "бямба", "ням")
    english = f"can i work {hours}h on {names[day.weekday()]}?"
    await one.speaker.say(
        english if one.language == "en" else f"{named[day.weekday()]} гарагт {hours} цаг ажиллаж болох уу?"
    )
    text = "\n".join(texts(one.speaker.last))
    assert text.startswith("✅" if fits else "🔴"), (one.today, day, hours, text)


def said_range(language: str, day: str, start: str, end: str, job: str, pause: int) -> str:
    """A shift with its hours, as it is said."""
    if language == "en":
        return f"worked {start}-{end} at {job} {day}{f' with {pause} min break' if pause else ''}"
    return f"{day} {PLACES[job]} {start}-{end} ажилласан{f', {pause} минут завсарлагатай' if pause else ''}"


WHEN = {"en": {0: "today", -1: "yesterday"}, "mn": {0: "өнөөдөр", -1: "өчигдөр"}}


async def work(one: Student, rng: random.Random) -> None:
    """Say a shift of today or yesterday; now and then correct it, take it back, or put it again."""
    back = rng.choice([0, -1])
    day, job = one.today + DAY * back, rng.choice(JOBS)
    if one.has(day):
        return
    first, length, pause = rng.choice([6, 9, 12, 17, 22]), rng.choice([4, 5, 6, 8, 9]), rng.choice([0, 0, 30])
    start = datetime(day.year, day.month, day.day, first, rng.choice([0, 30]), tzinfo=None)  # noqa: DTZ001 - local time

    def line(until: datetime) -> str:
        return said_range(one.language, WHEN[one.language][back], f"{start:%H:%M}", f"{until:%H:%M}", job, pause)

    end = start + timedelta(hours=length)
    await one.speaker.say(line(end))
    number = one.told(start, end, pause)
    turn = rng.random()
    if turn < 0.15:
        end -= timedelta(hours=1)
        await one.speaker.edit(line(end))
        one.shifts[number]["end"] = f"{end:%Y-%m-%dT%H:%M}"
    elif turn < 0.3:
        await one.speaker.press("Undo" if one.language == "en" else "↩️ Буцаах")
        gone = one.shifts.pop(number)
        if turn < 0.2:
            await one.speaker.say("/redo")
            one.shifts[number] = gone


async def by_length(one: Student, rng: random.Random) -> None:
    """Say only how long it was."""
    if one.busy(one.today):
        return
    hours = rng.choice([2.5, 4, 6.5, 7.5])
    job = rng.choice(JOBS)
    text = f"worked {hours:g}h at {job}" if one.language == "en" else f"өнөөдөр {PLACES[job]} {hours:g} цаг ажилласан"
    await one.speaker.say(text)
    start = datetime(one.today.year, one.today.month, one.today.day, 10, tzinfo=None)  # noqa: DTZ001 - local time
    one.told(start, start + timedelta(hours=hours))


async def not_counted(one: Student, rng: random.Random) -> None:
    """What does not count, and what is no work at all."""
    lines = {
        "en": ["clinical placement 9-17", "volunteered 3h yesterday", "sick leave today", "studied 5 hours", "gym 20"],
        "mn": ["өнөөдөр 9:00-17:00 дадлага хийсэн", "өчигдөр 3 цаг сайн дурын ажил хийсэн", "хичээл 5 цаг"],
    }
    line = rng.choice(lines[one.language])
    await one.speaker.say(line)
    if line == "sick leave today":
        one.was_ill()


async def roster(one: Student, rng: random.Random) -> None:
    """A roster of two weeks, of which some is worked otherwise than planned."""
    monday = one.today + DAY * (7 - one.today.weekday())
    days = [monday + DAY * after for after in (1, 3, 8, 10)]
    if any(one.busy(day) for day in days):
        return
    until = days[-1]
    if one.language == "mn":
        text = f"дараагийн мягмар пүрэв 17:00-21:00 агуулахад ээлжтэй {until.month} сарын {until.day} хүртэл"
    else:
        text = f"roster tue thu 17-21 at kmart until {until.day} {until:%B}"
    await one.speaker.say(text)
    assert len(heard(one.speaker)) == 2, (text, one.speaker.last)
    day = one.today
    while day <= until:
        if day.weekday() in {1, 3}:
            number = one.told(
                datetime(day.year, day.month, day.day, 17, tzinfo=None),  # noqa: DTZ001 - local time
                datetime(day.year, day.month, day.day, 21, tzinfo=None),  # noqa: DTZ001 - local time
            )
            one.rostered.add(number)
        day += DAY


@pytest.mark.parametrize("language", ["en", "mn"])
async def test_a_year_agrees_with_the_slow_rule(
    bat: Speaker, tuya: Speaker, clock: StandingClock, language: str
) -> None:
    rng = random.Random(2026)
    who = Student(*((bat, "Australia/Sydney", "en") if language == "en" else (tuya, "Asia/Ulaanbaatar", "mn")))
    word = (
        "my visa 8105 course {} - {} break {} - {}"
        if language == "en"
        else "миний виз 8105 сургалт {} - {} амралт {} - {}"
    )
    await who.speaker.say(word.format(*COURSE, *BREAK))
    acts = [work, work, work, work, work, work, by_length, not_counted, roster, may_work]
    limit = clock.now() + timedelta(weeks=WEEKS)
    checked = broken = 0
    while clock.now() < limit:
        await rng.choice(acts)(who, rng)
        if rng.random() < 0.4:
            await check(who)
            checked += 1
            broken += any(line.startswith("🔴") for line in heard(who.speaker))
        clock.advance(hours=24 * rng.choice([1, 1, 1, 2]))
    assert checked > 60
    assert broken > 0
