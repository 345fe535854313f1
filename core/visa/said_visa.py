"""A visa said in words: "my visa 8105 course from 16 Feb 2026 to 30 Nov 2027 break 1 Dec - 20 Feb".

Every date belongs to the word before it: course, break, expires, granted. What is not sure is not taken.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.capture.text import clean
from core.visa.kept import Profile
from core.visa.model import Level, Span
from core.visa.parts import FAMILY_MEMBER, STUDENT, UNLIMITED, Part, empty, with_subclass
from core.visa.said_days import When, dates_in, without_dates
from core.visa.said_model import Speaker
from core.visa.words import ShiftWords

_LONGEST_LINE = 400
_CONDITION = re.compile(r"(?<!\d)(8105|8104|8547)(?!\d)")
_SUBCLASS = re.compile(r"(?<![\d$.,])(500|485|482|417|462)(?![\d.,])")
_FIGURES = re.compile(r"\d")
_MONEY = re.compile(r"[$₮€£]")
_DATE_LIKE = re.compile(r"\d\s?[./-]\s?\d")
"""What may be another date, in a way of writing that is not known: then nothing of the line is taken."""
_ENDING = re.compile(r"(?<![^\W_])-?(?:[аэоө]{2}с|нд|н[аэоөы]*|ны|ний)(?!\w)|[^\w\s]+")
"""What stands at a written date in Mongolian, and marks."""
_AROUND = ("starts", "ends")
_PARTS = ("course", "break", "expires", "granted")
_STUDIES = frozenset({"course", "break"})
"""While these are asked for, "until" is said of them and not of the visa."""
_KINDS = {"student": "500", "family": "500_family", "citizen": "citizen", "permanent": "permanent"}
"""Kinds of visa that are said by a word."""
_LONGEST_BREAK = timedelta(days=150)
"""No provider has a longer break: who said one meant something else, and it must not lift the limit."""
_LEVELS = {"research": Level.MASTERS_RESEARCH, "doctorate": Level.DOCTORATE, "coursework": Level.COURSEWORK}


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
        profile = old or empty(otherwise)
        profile = with_subclass(profile, self.subclass, otherwise) if self.subclass else profile
        visa = profile.visa
        said = {name: getattr(self, name) for name in ("condition", "level", "course_start", "course_end")}
        visa = replace(visa, **{name: value for name, value in said.items() if value is not None})
        visa = replace(visa, breaks=tuple(sorted({*visa.breaks, *self.breaks}, key=lambda span: span.first)))
        return replace(
            profile,
            visa=visa,
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
    if _DATE_LIKE.search(_CONDITION.sub(" ", _SUBCLASS.sub(" ", without_dates(plain, words)))):
        return None
    condition = _CONDITION.search(plain)
    told = condition[1] if condition else None
    said = SaidVisa(told, _subclass(plain, words, told), _level(plain, words))
    if (
        not condition
        and not _FIGURES.search(_SUBCLASS.sub("", plain))
        and words.pattern("profile.unlimited").search(plain)
    ):
        said = replace(said, condition=UNLIMITED)
    dated = _dated(said, plain, words, speaker, waiting)
    if dated is None or dated == SaidVisa():
        return None
    surely = waiting or words.pattern("profile.mine").search(plain)
    return dated if surely or dated != SaidVisa(None, said.subclass, said.level) else None


def read_studies(text: str, words: ShiftWords, speaker: Speaker) -> SaidVisa | None:
    """What a line of nothing but a course or a break with its days says: "break 7 Dec - 20 Feb".

    It is of a visa only where the speaker has told of one.
    """
    plain = words.listed(" ".join(clean(text).split()))
    part = next((one for one in ("course", "break") if words.pattern(f"profile.{one}").match(plain)), None)
    if part is None or len(text) > _LONGEST_LINE:
        return None
    rest = without_dates(plain, words)
    for name in (f"profile.{part}", *(f"profile.{one}" for one in _AROUND), "range.between", "until.any", "filler.any"):
        rest = words.pattern(name).sub(" ", rest)
    return None if _ENDING.sub(" ", rest).strip() else read_visa(text, words, speaker, part)


def read_none(text: str, words: ShiftWords) -> bool:
    """Whether a line says that there is none, or that it is not known."""
    return words.pattern("profile.none").fullmatch(words.listed(" ".join(clean(text).strip(" .!").split()))) is not None


def _subclass(plain: str, words: ShiftWords, condition: str | None) -> str | None:
    """The kind of visa, by its number or its word; a line that names a student and a partner says not who speaks."""
    named = [kind for name, kind in _KINDS.items() if words.pattern(f"profile.{name}").search(plain)]
    if {"500", "500_family"} <= set(named):
        named = [kind for kind, has in (("500", STUDENT), ("500_family", FAMILY_MEMBER)) if has == condition]
    kind = next(iter(named), None)
    number = _SUBCLASS.search(plain)
    if number and not (number[1] == "500" and kind == "500_family"):
        return number[1]
    return kind


def _level(plain: str, words: ShiftWords) -> Level | None:
    return next((level for name, level in _LEVELS.items() if words.pattern(f"profile.{name}").search(plain)), None)


def _dated(said: SaidVisa, plain: str, words: ShiftWords, speaker: Speaker, waiting: str) -> SaidVisa | None:
    """With the dates of each part, named before them or alone; None where some make no sense."""
    aside = not waiting or words.pattern("profile.visa").search(plain)
    parts = _PARTS if aside else [part for part in _PARTS if (part in _STUDIES) == (waiting in _STUDIES)]
    named = sorted((one.start(), part) for part in parts for one in words.pattern(f"profile.{part}").finditer(plain))
    alone = waiting or (named[0][1] if len({part for _, part in named}) == 1 else "")
    gathered: dict[str, list[When]] = {}
    for at, when in dates_in(plain, words, speaker):
        part = next((part for start, part in reversed(named) if start < at), alone)
        gathered.setdefault(part, []).append(when)
    if any(when.wrong for found in gathered.values() for when in found) or "" in gathered:
        return None
    for part, found in gathered.items():
        ends, starts = (bool(words.pattern(f"profile.{name}").search(plain)) for name in ("ends", "starts"))
        starts = starts or part != waiting
        changed = _with(said, part, found, speaker.today, ends=ends, starts=starts)
        if changed is None:
            return None
        said = changed
    return said


def _with(said: SaidVisa, part: str, found: list[When], today: date, *, ends: bool, starts: bool) -> SaidVisa | None:
    if part == "break":
        spans = [span for span in _spans(found, today) if span.last - span.first <= _LONGEST_BREAK]
        return replace(said, breaks=tuple(spans)) if len(found) == 2 * len(spans) else None
    if part in {Part.EXPIRES, Part.GRANTED}:
        day = _near(found[0], today, ahead=part == Part.EXPIRES)
        if len(found) > 1 or day is None or (part == Part.GRANTED and day > today):
            return None
        return replace(said, expires=day) if part == Part.EXPIRES else replace(said, granted=day)
    if len(found) == 1 and not (ends or starts):
        return None
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
