"""Reads a line that puts a kept shift right: "didn't work friday", "move friday's shift to saturday", «ээлжийг устга».

Nothing is looked up here: which of the kept shifts is meant is found by `core.visa.amend`. A line that is not wholly
understood is none of these, or is unsure, so that it is asked before anything changes.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from core.capture.text import ODD, clean
from core.visa.said import MONEY, take_pause
from core.visa.said_clock import Clock, hours_in
from core.visa.said_days import When, take_days
from core.visa.said_job import job_of
from core.visa.said_model import Line, Speaker
from core.visa.words import ShiftWords

_LONGEST_LINE = 120


class Amending(StrEnum):
    """What is to happen to a shift: it goes, it does not count since its person was away, or it becomes another."""

    TAKE = "take"
    LEAVE = "leave"
    CHANGE = "change"


class Tense(StrEnum):
    """Whether a weekday is the last one or the next one."""

    PAST = "past"
    AHEAD = "ahead"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Amend:
    """What a line would change, and by what its shift is known.

    `on` is the day, `which` "last", "next" or nothing, `job` a name or nothing. `named`: it says "shift", so that it
    speaks of nothing else. Not `sure` is asked first. A change has `to` (another day), `hours` (a text with other
    hours), or clocks at which it started and ended.
    """

    kind: Amending
    on: When
    tense: Tense = Tense.EITHER
    which: str = ""
    job: str = ""
    named: bool = False
    sure: bool = True
    to: When | None = None
    hours: str = ""
    start: Clock | None = None
    end: Clock | None = None


def read_amend(text: str, words: ShiftWords, speaker: Speaker) -> Amend | None:
    """What a line would change of a kept shift; None when it would change none."""
    if len(text) > _LONGEST_LINE or "?" in text:
        return None
    plain = words.listed(" ".join(clean(text).split()))
    if ODD in plain or MONEY.search(plain):
        return None
    line = Line(hours_in(words).numbered(plain))
    while line.take(_refused(words)):
        continue
    return _taken_back(line, words, speaker) or _clocked(line, words, speaker) or _changed(line, words, speaker)


def _taken_back(whole: Line, words: ShiftWords, speaker: Speaker) -> Amend | None:
    """It was not worked, will not be, or its person was ill."""
    line = Line(whole.text)
    told = {
        name: line.take(words.pattern(f"amend.{name}")) for name in (*_TENSES, "called", "sick", "cancel", "delete")
    }
    away = line.take(words.pattern("leave.any")) if not any(told.values()) else None
    named = _take_noun(line, words)
    ill = told["sick"] or told["called"] or away
    refused = any(told[name] for name in _TENSES)
    if not (ill or refused or (named and (told["cancel"] or told["delete"]))):
        return None
    tense = next((tense for name, tense in _TENSES.items() if told[name]), Tense.EITHER)
    tense = Tense.AHEAD if told["cancel"] and not refused else tense
    kind = Amending.LEAVE if ill else Amending.TAKE
    amend = _known(line, words, speaker, Amend(kind, When(), tense, named=named, sure=not told["unable"]))
    placed = amend is not None and (amend.on.said or amend.which or named or told["called"])
    return amend if placed else None


_TENSES = {
    "not_worked": Tense.PAST,
    "not_working": Tense.AHEAD,
    "unable": Tense.AHEAD,
    "no_shift": Tense.EITHER,
}


def _clocked(whole: Line, words: ShiftWords, speaker: Speaker) -> Amend | None:
    """It started or ended at another time."""
    line, refused = Line(whole.text), Line.GONE in whole.text
    found = {name: line.take(pattern) for name, pattern in _clock_patterns(words).items()}
    hours = hours_in(words)
    start, end = (
        next((hours.read(met, name) for name in (first, after) if met and met[f"{name}any"]), None)
        for met, first, after in ((found["starts"], "a", "b"), (found["ends"], "c", "d"))
    )
    named = _take_noun(line, words)
    amend = _known(line, words, speaker, Amend(Amending.CHANGE, When(), Tense.PAST, start=start, end=end, named=named))
    if amend is None or not (start or end) or not (amend.on.said or refused or named):
        return None
    return amend


def _changed(whole: Line, words: ShiftWords, speaker: Speaker) -> Amend | None:
    """It becomes another: other hours, or another day."""
    line = Line(whole.text)
    moved, turned = (line.take(words.pattern(f"amend.{name}")) for name in ("move", "change"))
    was = [line.take(words.pattern("amend.was")) for _ in range(3)]
    only = line.take(words.pattern("amend.only"))
    worked = line.take(words.pattern("worked.any")) if only else None
    head, tail, to = _split(line.text, words)
    named = _take_noun(head, words)
    if not (named or worked) or not (moved or turned or any(was) or only):
        return None
    tense = Tense.PAST if any(was) or worked else Tense.EITHER
    on, there = take_days(head, words, speaker), take_days(tail, words, speaker)
    hours = _hours_of(tail, words) or _hours_of(head, words)
    target = there if there.said and (moved or to or on.said) else None
    on = on if on.said or target else there
    if not hours and (target is None or not (moved or turned)):
        return None
    rest = Line(f"{head.text} {Line.GONE} {tail.text}")
    told = Amend(Amending.CHANGE, on, tense, named=named, to=target, hours=hours)
    return _known(_without_hours(rest, words), words, speaker, told)


def _known(line: Line, words: ShiftWords, speaker: Speaker, amend: Amend) -> Amend | None:
    """With the day and the job that are left in the line; what else is left makes it unsure, or something else."""
    on = amend.on if amend.on.said else take_days(line, words, speaker)
    which = next((name for name in ("last", "next") if line.take(words.pattern(f"amend.{name}"))), "")
    while line.take(words.pattern("amend.filler")):
        continue
    job = job_of(line, words, speaker, mongolian=any("\u0400" <= letter <= "\u052f" for letter in line.text))
    understood = job is not None and not job.numbers and (job.known or not job.name)
    if on.wrong or on.repeated or not (understood or amend.named):
        return None
    name = job.name if job and understood else ""
    return replace(amend, on=on, which=which, job=name, sure=amend.sure and understood)


def _take_noun(line: Line, words: ShiftWords) -> bool:
    return line.take(words.pattern("amend.noun")) is not None


def _hours_of(line: Line, words: ShiftWords) -> str:
    """A part of a line as a text, where it says hours."""
    hours = hours_in(words)
    said = hours.ranges.search(line.text) or hours.lengths.search(line.text)
    return " ".join(line.text.replace(Line.GONE.strip(), " ").split()) if said else ""


def _without_hours(line: Line, words: ShiftWords) -> Line:
    take_pause(line, words)
    hours = hours_in(words)
    while line.take(hours.ranges) or line.take(hours.lengths):
        continue
    return line


def _split(text: str, words: ShiftWords) -> tuple[Line, Line, bool]:
    """(which shift it is, what it becomes, whether a "to" stands between them)."""
    inside = [found.span() for found in hours_in(words).ranges.finditer(text)]
    for found in words.pattern("amend.to").finditer(text):
        if not any(first <= found.start() < last for first, last in inside):
            return Line(text[: found.start()]), Line(text[found.end() :]), True
    noun = words.pattern("amend.noun").search(text)
    toward = words.pattern("amend.toward").search(text)
    cut = noun.end() if noun else 0
    tail = text[cut : toward.start()] + text[toward.end() :] if toward and toward.start() >= cut else text[cut:]
    return Line(text[:cut]), Line(tail), toward is not None


@lru_cache(maxsize=4)
def _refused(words: ShiftWords) -> re.Pattern[str]:
    """What it was not: "not 22", "instead of 9-5", «22 биш»."""
    hours = hours_in(words)
    time = rf"(?:{hours.clock('a')}(?:\s*(?:[-—~]|{words.either('range.between')})\s*{hours.clock('b')})?)"
    time = rf"{time}(?:\s*{words.either('length.hours')})?"
    after = time.replace("(?P<a", "(?P<e").replace("(?P<b", "(?P<f")
    return re.compile(
        rf",?\s*(?<!\w){words.either('amend.not')}\s+(?:at\s+)?{time}(?![\w:])"
        rf"|(?<![\w.:]){after}\s+{words.either('amend.not_after')}(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=4)
def _clock_patterns(words: ShiftWords) -> dict[str, re.Pattern[str]]:
    """What says when it started or ended: "finished at 20", «20 цагт тарсан»."""
    hours = hours_in(words)

    def either(name: str, first: str, after: str) -> re.Pattern[str]:
        said, at = words.either(f"amend.{name}"), words.either("amend.at")
        behind = words.either("amend.at_after")
        return re.compile(
            rf"(?<!\w){said}\s+(?:{words.either('amend.work')}\s+)?(?:{at}\s+)?(?P<{first}any>{hours.clock(first)})(?![\w:])"
            rf"|(?<![\w.:])(?P<{after}any>{hours.clock(after)})\s*-?{behind}\s+{said}(?!\w)",
            re.IGNORECASE,
        )

    return {"starts": either("started", "a", "b"), "ends": either("ended", "c", "d")}
