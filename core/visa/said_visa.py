"""A visa said in words: "my visa 8105 course from 16 Feb 2026 to 30 Nov 2027 break 1 Dec - 20 Feb".

Every date belongs to the word before it: course, break, expires, granted. What is not sure is not taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from core.capture.text import clean
from core.visa.kept import Profile
from core.visa.model import Level, Span, Visa
from core.visa.said_days import When, dates_in
from core.visa.said_model import Speaker
from core.visa.words import ShiftWords

_LONGEST_LINE = 400
_CONDITION = re.compile(r"(?<!\d)(8105|8104|8547)(?!\d)")
_SUBCLASS = re.compile(r"(?<![\d$.,])(500|485|482|417|462)(?![\d.,])")
_FIGURES = re.compile(r"\d")
_MONEY = re.compile(r"[$₮€£]")
_PARTS = ("course", "break", "expires", "granted")
_LEVELS = {"research": Level.MASTERS_RESEARCH, "doctorate": Level.DOCTORATE, "coursework": Level.COURSEWORK}
UNLIMITED = "unlimited"


@dataclass(frozen=True, slots=True)
class SaidVisa:
    """What a line says of a visa; None and () are what it leaves as it was."""

    condition: str | None = None
    subclass: str | None = None
    level: Level | None = None
    course_start: date | None = None
    course_end: date | None = None
    breaks: tuple[Span, ...] = ()
    granted: date | None = None
    expires: date | None = None

    def told(self, old: Profile | None, otherwise: str) -> Profile:
        """The profile with this in it; one that is new has the condition `otherwise` where none was said."""
        profile = old or Profile(Visa(otherwise))
        visa = profile.visa
        said = {name: getattr(self, name) for name in ("condition", "level", "course_start", "course_end")}
        visa = replace(visa, **{name: value for name, value in said.items() if value is not None})
        visa = replace(visa, breaks=tuple(sorted({*visa.breaks, *self.breaks}, key=lambda span: span.first)))
        return replace(
            profile,
            visa=visa,
            subclass=self.subclass or profile.subclass,
            granted=self.granted or profile.granted,
            expires=self.expires or profile.expires,
        )


def read_visa(text: str, words: ShiftWords, speaker: Speaker, waiting: str = "") -> SaidVisa | None:
    """What a line says of the speaker's visa; None when it is about none, or when its dates make no sense.

    `waiting` is the part that was asked for ("course", "break"): its dates need no word before them.
    """
    if len(text) > _LONGEST_LINE or _MONEY.search(text) or "?" in text:
        return None
    plain = words.listed(" ".join(clean(text).split()))
    if not waiting and not words.pattern("profile.visa").search(plain):
        return None
    condition = _CONDITION.search(plain)
    said = SaidVisa(condition[1] if condition else None, level=_level(plain, words))
    if (
        not condition
        and not _FIGURES.search(_SUBCLASS.sub("", plain))
        and words.pattern("profile.unlimited").search(plain)
    ):
        said = replace(said, condition=UNLIMITED)
    dated = _dated(said, plain, words, speaker, waiting)
    if dated is None or dated == SaidVisa(level=said.level):
        return None
    subclass = _SUBCLASS.search(plain)
    return replace(dated, subclass=subclass[1] if subclass else None)


def _level(plain: str, words: ShiftWords) -> Level | None:
    return next((level for name, level in _LEVELS.items() if words.pattern(f"profile.{name}").search(plain)), None)


def _dated(said: SaidVisa, plain: str, words: ShiftWords, speaker: Speaker, waiting: str) -> SaidVisa | None:
    """With the dates of each part; None where some make no sense."""
    starts = sorted((one.start(), part) for part in _PARTS for one in words.pattern(f"profile.{part}").finditer(plain))
    gathered: dict[str, list[When]] = {}
    for at, when in dates_in(plain, words, speaker):
        part = next((part for start, part in reversed(starts) if start < at), waiting)
        gathered.setdefault(part, []).append(when)
    if any(when.wrong for found in gathered.values() for when in found) or "" in gathered:
        return None
    for part, found in gathered.items():
        changed = _with(said, part, found, speaker.today, ends=bool(words.pattern("profile.ends").search(plain)))
        if changed is None:
            return None
        said = changed
    return said


def _with(said: SaidVisa, part: str, found: list[When], today: date, *, ends: bool) -> SaidVisa | None:
    if part == "break":
        spans = list(_spans(found, today))
        return replace(said, breaks=tuple(spans)) if len(found) == 2 * len(spans) else None
    if part in {"expires", "granted"}:
        day = _near(found[0], today, ahead=part == "expires")
        if len(found) > 1 or day is None:
            return None
        return replace(said, expires=day) if part == "expires" else replace(said, granted=day)
    if len(found) == 1:
        day = _near(found[0], today, ahead=ends)
        return replace(said, course_end=day) if ends else replace(said, course_start=day)
    start = _near(found[0], today, ahead=False)
    end = _near(found[1], max(today, start) if start else today, ahead=True)
    fits = len(found) == 2 and start is not None and end is not None and start < end
    return replace(said, course_start=start, course_end=end) if fits else None


def _spans(found: list[When], today: date) -> Iterator[Span]:
    """Pairs of dates; without years, the next such stretch that is not over."""
    for first, last in zip(found[::2], found[1::2], strict=False):
        for year in range(today.year - 1, today.year + 2):
            start = first.day or _on(year, first)
            end = last.day or (start and _after(start, last))
            if start and end and start <= end and (end >= today or first.day or last.day):
                yield Span(start, end)
                break


def _near(when: When, today: date, *, ahead: bool) -> date | None:
    """The day; without its year, the next one when it lies `ahead`, else the closest."""
    if when.day:
        return when.day
    tried = [day for day in (_on(today.year + step, when) for step in (-1, 0, 1)) if day]
    if ahead:
        return next((day for day in tried if day >= today), None)
    return min(tried, key=lambda day: abs(day - today), default=None)


def _after(start: date, when: When) -> date | None:
    tried = (_on(start.year + step, when) for step in (0, 1))
    return next((day for day in tried if day and day >= start), None)


def _on(year: int, when: When) -> date | None:
    if when.month_day is None:
        return None
    try:
        return date(year, *when.month_day)
    except ValueError:
        return None
