"""Reads a line as shifts: "worked 6.5h at cafe", "roster mon wed fri 17-22 until june", «өнөөдөр 8 цаг ажилласан».

A line is one about work when it says so, or when a workplace stands beside hours; prose, money and questions are not.
What could be two things is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from core.capture.text import ODD, clean
from core.visa.kept import Why
from core.visa.model import HOUR, monday_of
from core.visa.said_clock import Span, hours_in, length_of
from core.visa.said_days import When, coming, latest, nearest, take_week
from core.visa.said_job import job_of
from core.visa.said_model import Line, Said, SaidKind, SaidShift, ShiftAsk, Speaker
from core.visa.said_now import by_the_clock
from core.visa.said_times import Told, readings, take_apart, take_length, take_times
from core.visa.words import ShiftWords

_LONGEST_LINE = 200
MONEY = re.compile(
    r"[$₮€£¥₩]|\d\s?(?:aud|usd|mnt|dollars?|bucks|төг\w*|tug\w*|доллар\w*|dollar\w*|мянга\w*|сая\w*|к|k)(?!\w)",
    re.IGNORECASE,
)
_LONGEST_LENGTH = 24 * HOUR
_MOST_OPTIONS = 6


@dataclass(frozen=True, slots=True)
class _Signs:
    """What says that a line is about work, and when it was."""

    worked: bool
    work: bool
    rostered: bool
    leave: bool
    excluded: bool

    @property
    def any(self) -> bool:
        return self.worked or self.work or self.rostered or self.leave or self.excluded


def read_shifts(text: str, words: ShiftWords, speaker: Speaker) -> Said | None:
    """What a line says of work; None when it is not about shifts, or asks something."""
    if len(text) > _LONGEST_LINE or "?" in text:
        return None
    plain = words.listed(" ".join(clean(text).split()))
    if (
        ODD in plain
        or MONEY.search(plain)
        or any(words.pattern(f"{role}.any").search(plain) for role in ("never", "asking"))
    ):
        return None
    line = Line(hours_in(words).numbered(plain))
    zone = next((name for name, one in words.names("place").items() if line.take(one)), "")
    why = next((Why(name) for name, one in words.names("why").items() if one.search(line.text)), None)
    pause = take_pause(line, words)
    apart = take_apart(line, words)
    when, placed_in = take_week(line, words, speaker)
    times = apart or take_times(line, words, when.part)
    length = take_length(line, words) if times == [] else None
    signs = _take_signs(line, words)
    more = words.pattern("until.any").search(line.text) or hours_in(words).lengths.search(line.text)
    if more and signs.any:
        return Said(ask=ShiftAsk.UNTIL if when.repeated else ShiftAsk.LENGTH)
    job = job_of(line, words, speaker, mongolian=_is_mongolian(plain))
    if times is None or job is None or (job.bare and signs.worked):
        return None
    alone = when.said and not job.name and bool(times) and (len(times) > 1 or bool(speaker.jobs))
    if not (signs.any or job.known or alone):
        return None
    if not placed_in and (signs.any or job.known):
        return Said(ask=ShiftAsk.DAY)
    draft = SaidShift(
        speaker.today, SaidKind.WORKED, length=length, unpaid_break=pause, job=job.name, why=why, zone=zone
    )
    if not times and length is None:
        return _without_hours(draft, signs, when, speaker, named=job.known or bool(job.name))
    if job.numbers or (length is not None and not pause < length <= _LONGEST_LENGTH):
        return Said(ask=ShiftAsk.LENGTH)
    placed = _placed(draft, times, signs, when, speaker)
    return by_the_clock(placed, speaker, worked=signs.worked, day_said=when.said)


def _without_hours(draft: SaidShift, signs: _Signs, when: When, speaker: Speaker, *, named: bool) -> Said | None:
    """Leave is a day by itself; work that was surely done is asked how long; all else says nothing."""
    if signs.leave and when.said and not named:
        return _placed(draft, (), signs, when, speaker)
    return Said(ask=ShiftAsk.LENGTH) if signs.worked and (named or when.said) else None


def _placed(draft: SaidShift, times: Sequence[Told], signs: _Signs, when: When, speaker: Speaker) -> Said:
    """Put the hours on their days, or ask."""
    kind = _kind(signs, when, speaker)
    if when.wrong:
        return Said(ask=ShiftAsk.UNTIL if when.repeated else ShiftAsk.DAY)
    if kind is None and (when.month_day or coming(when, speaker.today) == [speaker.today]):
        days = nearest(when, speaker.today)
        return _timed([(replace(draft, day=day, kind=_tense(day, speaker)),) for day in days], times)
    if kind is None:
        tried = [(SaidKind.WORKED, latest(when, speaker.today)), (SaidKind.ROSTERED, coming(when, speaker.today))]
        drafts = [tuple(replace(draft, day=day, kind=kind) for day in days) for kind, days in tried if days]
        return _timed(drafts, times, ShiftAsk.DAY)
    if when.repeated and kind is not SaidKind.LEAVE:
        first = coming(when, speaker.today)[0]
        return _timed(
            [(replace(draft, day=first, kind=_repeated(kind), weekdays=when.weekdays, until=when.until),)], times
        )
    past, ahead = latest(when, speaker.today), coming(when, speaker.today)
    days = {
        SaidKind.WORKED: past,
        SaidKind.ROSTERED: ahead,
        SaidKind.LEAVE: ahead or past,
        SaidKind.EXCLUDED: past or ahead,
    }[kind]
    if kind is not SaidKind.ROSTERED and len({monday_of(day) for day in days}) > 1:
        return Said(ask=ShiftAsk.DAY)
    drafts = [tuple(replace(draft, day=day, kind=kind) for day in days)] if days else []
    return _timed(drafts, times)


def _repeated(kind: SaidKind) -> SaidKind:
    return SaidKind.ROSTERED if kind is SaidKind.WORKED else kind


def _kind(signs: _Signs, when: When, speaker: Speaker) -> SaidKind | None:
    """What the time was; None when a weekday may be the last or the next."""
    if signs.leave:
        return SaidKind.LEAVE
    if signs.excluded:
        return SaidKind.EXCLUDED
    if signs.rostered or when.which == "next" or when.repeated:
        return SaidKind.ROSTERED
    if signs.worked or when.which == "last":
        return SaidKind.WORKED
    if when.day:
        return _tense(when.day, speaker)
    return None if when.said else SaidKind.WORKED


def _tense(day: date, speaker: Speaker) -> SaidKind:
    return SaidKind.ROSTERED if day > speaker.today else SaidKind.WORKED


def _timed(drafts: Sequence[tuple[SaidShift, ...]], times: Sequence[Told], ask: ShiftAsk | None = None) -> Said:
    """Each draft with its hours; asked when there are several, when hours may be two things, or when no day fits."""
    if not drafts:
        return Said(ask=ShiftAsk.DAY)
    told, sure = readings(times)
    if sure and len(drafts) == 1:
        return Said(_with(drafts[0], told[0]))
    options = tuple(_with(draft, hours) for draft in drafts for hours in told)
    return Said(ask=ask if sure else ShiftAsk.TIME, options=options if len(options) <= _MOST_OPTIONS else ())


def _with(draft: tuple[SaidShift, ...], hours: Sequence[Span]) -> tuple[SaidShift, ...]:
    """The draft at each of these hours; a break is that of the first."""
    if not hours:
        return draft
    return tuple(
        replace(one, start=span[0], end=span[1], unpaid_break=one.unpaid_break if number == 0 else 0)
        for one in draft
        for number, span in enumerate(hours)
    )


def _take_signs(line: Line, words: ShiftWords) -> _Signs:
    names = ("excluded", "leave", "rostered", "worked", "work")
    met = {name: [line.take(words.pattern(f"{name}.any")) for _ in range(3)] for name in names}
    said = {name: any(found) for name, found in met.items()}
    return _Signs(said["worked"], said["work"], said["rostered"], said["leave"], said["excluded"])


def take_pause(line: Line, words: ShiftWords) -> int:
    """Seconds of the unpaid break; one of which no length is said takes nothing off, which is the stricter reading."""
    if line.take(words.pattern("break.none")):
        return 0
    pattern = _pause_pattern(words)
    total = 0
    while found := line.take(pattern):
        length = length_of(found, "x") or length_of(found, "y") or 0
        paid = found["paid"] or found["paid_after"]
        total += 0 if paid else length * int(found["times"] or 1)
    return total


@lru_cache(maxsize=4)
def _pause_pattern(words: ShiftWords) -> re.Pattern[str]:
    linked, pause, hours = words.either("break.linked"), words.either("break.any"), hours_in(words)
    paid, unpaid = words.either("break.paid"), words.either("break.unpaid")
    return re.compile(
        rf"(?<!\w)(?:{linked}\s+)*(?:{unpaid}\s+|(?P<paid>{paid})\s+)?(?:(?P<times>[2-4])\s*[x×*]\s*)?"
        rf"(?:{hours.length('x')}\s*-?\s*)?(?:(?:{linked}|{unpaid}|(?P<paid_after>{paid}))\s+)*{pause}"
        rf"(?:\s+(?:{linked}\s+)?{hours.length('y')})?(?!\w)",
        re.IGNORECASE,
    )


def _is_mongolian(plain: str) -> bool:
    return any("\u0400" <= letter <= "\u052f" for letter in plain)
