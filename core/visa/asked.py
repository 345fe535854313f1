"""Questions about hours as people ask them: "how many hours left?", "can I work 8 h on Saturday?", «хэдэн цаг үлдсэн?».

What is asked becomes a value for `core.visa.plan`; nothing is worked out here. The words are in `locales/*/visa.toml`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.capture.text import clean
from core.visa.asked_period import take_period
from core.visa.model import WEEK, Span, monday_of
from core.visa.said_clock import hours_in, length_of, spans
from core.visa.said_days import When, coming, latest, take_days
from core.visa.said_job import job_of
from core.visa.said_model import Line, Speaker
from core.visa.words import ShiftWords

_LONGEST_LINE = 200


class HoursMeasure(StrEnum):
    """What is wanted: what is left, whether so much fits on a day, the most until a day, its pay, or breaches.

    WORKED and EARNED look back on a stretch of days, WHEN asks from which day on more may be worked.
    """

    LEFT = "left"
    FITS = "fits"
    MOST = "most"
    EARN = "earn"
    BREACHES = "breaches"
    WORKED = "worked"
    EARNED = "earned"
    WHEN = "when"


@dataclass(frozen=True, slots=True)
class AskedHours:
    """A question about hours. `day` is the day asked about, or the last one of a stretch from today; None is now.

    `length` is in seconds, for FITS; None when no length was named, which asks how much fits. `span` and `job` are of
    what was worked; without a span it is all of it, and "" is any job.
    """

    measure: HoursMeasure
    day: date | None = None
    length: int | None = None
    span: Span | None = None
    job: str = ""


def read_hours_question(text: str, words: ShiftWords, speaker: Speaker) -> AskedHours | None:
    """What a line asks of hours; None when it asks nothing of them."""
    if len(text) > _LONGEST_LINE:
        return None
    plain = hours_in(words).numbered(words.listed(" ".join(clean(text).split())))
    measure = _measure(plain, words)
    if measure in {None, HoursMeasure.LEFT, HoursMeasure.EARNED} and (past := _past(plain, measure, words, speaker)):
        return past
    if measure is None or measure is HoursMeasure.EARNED:
        return None
    line = Line(plain)
    day = _until(line, words, speaker, measure)
    when = take_days(line, words, speaker)
    if when.wrong:
        return None
    length = _length(line, words, when)
    if day is None and when.until:
        day = when.until
    if day is None and when.said:
        day = next(iter((*coming(when, speaker.today), *latest(when, speaker.today))), None)
    return AskedHours(measure, day, length if measure is HoursMeasure.FITS else None)


def _past(plain: str, measure: HoursMeasure | None, words: ShiftWords, speaker: Speaker) -> AskedHours | None:
    """What was worked or earned in a stretch of days, or at a job; None when neither is named, or more is said."""
    never = () if measure is HoursMeasure.EARNED else ("ask.never", "ask.remaining")
    if any(words.pattern(name).search(plain) for name in never) or hours_in(words).lengths.search(plain):
        return None
    line = Line(plain)
    asked = line.take(words.pattern("ask.earned" if measure is HoursMeasure.EARNED else "ask.worked"))
    span = take_period(line, words, speaker)
    if asked is None:
        return None
    while line.take(words.pattern("ask.filler")):
        continue
    job = job_of(line, words, speaker, mongolian=any("\u0400" <= letter <= "\u052f" for letter in plain))
    if job is None or job.numbers or (job.name and not job.known) or not (span or job.name):
        return None
    return AskedHours(measure if measure is HoursMeasure.EARNED else HoursMeasure.WORKED, span=span, job=job.name)


def _measure(plain: str, words: ShiftWords) -> HoursMeasure | None:
    """The first kind of question whose words are there; each needs a word of work or of hours too."""
    if words.pattern("ask.earned").search(plain):
        return HoursMeasure.EARNED
    about = words.pattern("ask.about").search(plain) or hours_in(words).lengths.search(plain)
    if words.pattern("ask.never").search(plain) or not about:
        return None
    return next((measure for measure in _ORDER if words.pattern(f"ask.{measure}").search(plain)), None)


_ORDER = (
    HoursMeasure.WHEN,
    HoursMeasure.BREACHES,
    HoursMeasure.EARN,
    HoursMeasure.MOST,
    HoursMeasure.FITS,
    HoursMeasure.LEFT,
)


def _until(line: Line, words: ShiftWords, speaker: Speaker, measure: HoursMeasure) -> date | None:
    """The last day of a stretch from today: "until Sunday week" and "this week", "this fortnight".

    What is left is asked of the fortnights that hold a day: of the next one it is its Monday, of this one today.
    """
    monday = monday_of(speaker.today)
    for name, days in (
        ("sunday_week", 13),
        ("next_fortnight", 20),
        ("next_week", 13),
        ("this_fortnight", 13),
        ("this_week", 6),
    ):
        if line.take(words.pattern(f"ask.{name}")):
            if measure is HoursMeasure.LEFT:
                return monday + WEEK if name.startswith("next") else None
            return monday + timedelta(days=days)
    return None


def _length(line: Line, words: ShiftWords, when: When) -> int | None:
    """Seconds of a length that was named, or between two times, morning or evening alike."""
    hours = hours_in(words)
    found = line.take(hours.ranges)
    clocks = hours.clocks(found) if found else None
    if clocks:
        meant, _ = spans(*clocks, when.part)
        long = {(end.hour * 60 + end.minute - start.hour * 60 - start.minute) % (24 * 60) for start, end in meant}
        return long.pop() * 60 if len(long) == 1 else None
    found = line.take(hours.lengths)
    return length_of(found) if found else None
