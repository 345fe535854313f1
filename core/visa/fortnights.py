"""The rule: how much may be worked in each fourteen days that start on a Monday, and how much was.

Where the Department states nothing, the stricter reading is taken, and `Fortnight.partly` names it so that a sentence
says so: one day of a fortnight in session puts all of it under the limit; the lowest limit of its days holds; and in
the fortnight in which the course starts the hours before it are a breach by themselves, but count towards the limit.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from core.visa.days import Diary
from core.visa.law import Condition, Law, limit_on
from core.visa.model import FORTNIGHT, Fortnight, Visa, mondays_of

BEFORE, BREAK, OVER, CHANGED = "before", "break", "over", "changed"
"""Why a fortnight is not under one rule throughout: the course starts in it, it is partly in a break, the course ends
in it, or the law changes in it."""
_DAYS = tuple(timedelta(days=count) for count in range(FORTNIGHT.days))


def fortnight(diary: Diary, visa: Visa, law: Law, monday: date) -> Fortnight:
    """The fortnight that starts on a Monday. It looks at the shifts around it only."""
    condition = law.condition(visa.condition)
    days = [monday + after for after in _DAYS]
    worked = diary.worked(days[0], days[-1])
    early = [day for day in days if too_early(visa, condition, day)]
    rest = days[len(early) :]
    return Fortnight(
        monday,
        sum(worked.values()),
        _lowest(limit_of_day(visa, condition, day) for day in rest) if rest else 0,
        sum(worked.get(day, 0) for day in early),
        frozenset(_partly(visa, condition, rest, early=bool(early))),
    )


def fortnights(diary: Diary, visa: Visa, law: Law, days: Iterable[date]) -> list[Fortnight]:
    """Every fortnight that holds one of these days, in order."""
    mondays = sorted({monday for day in days for monday in mondays_of(day)})
    return [fortnight(diary, visa, law, monday) for monday in mondays]


def limit_of_day(visa: Visa, condition: Condition, day: date) -> int | None:
    """Hours a fortnight that a day after the course's start would bring; None when it brings no limit."""
    if visa.level in condition.exempt or (condition.only_in_session and not in_session(visa, day)):
        return None
    return limit_on(condition, day)


def in_session(visa: Visa, day: date) -> bool:
    """Whether the course runs on a day after its start: not in a scheduled break, and not after its end."""
    ended = visa.course_end is not None and day > visa.course_end
    return not ended and not any(span.holds(day) for span in visa.breaks)


def too_early(visa: Visa, condition: Condition, day: date) -> bool:
    """Whether no work at all is allowed on a day, since the course has not started."""
    return condition.needs_course and visa.course_start is not None and day < visa.course_start


def _lowest(limits: Iterable[int | None]) -> int | None:
    return min((one for one in limits if one is not None), default=None)


def _partly(visa: Visa, condition: Condition, rest: list[date], *, early: bool) -> Iterator[str]:
    if early and rest:
        yield BEFORE
    if not condition.limits or visa.level in condition.exempt:
        return
    if condition.only_in_session:
        running = [day for day in rest if in_session(visa, day)]
        if running and any(span.holds(day) for span in visa.breaks for day in rest):
            yield BREAK
        if running and visa.course_end is not None and rest[-1] > visa.course_end:
            yield OVER
        rest = running
    if len({limit_on(condition, day) for day in rest}) > 1:
        yield CHANGED
