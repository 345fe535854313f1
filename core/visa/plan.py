"""Questions about what is still to come: how much is left, what fits, what it could bring. All lengths are seconds.

The diary that is asked holds what was worked and what is rostered; what is asked about comes on top of both.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from core.money.money import Money
from core.visa.days import Diary
from core.visa.fortnights import fortnight, fortnights, too_early
from core.visa.law import Law
from core.visa.model import HOUR, WEEK, Fortnight, Visa, monday_of

_DAY = timedelta(days=1)
_WEEKS_AHEAD = 4
"""By then nothing that is worked now counts any more, and what is rostered further on is known to few."""


@dataclass(frozen=True, slots=True)
class Room:
    """What fits on one day. `most` is in seconds, None without a limit; `tightest` is the fortnight that decides it."""

    day: date
    most: int | None
    tightest: Fortnight
    too_early: bool

    def holds(self, length: int) -> bool:
        """Whether so many seconds more keep the condition."""
        return self.most is None or length <= self.most


def open_fortnights(diary: Diary, visa: Visa, law: Law, at: date) -> list[Fortnight]:
    """The two fortnights that hold a day, the earlier first."""
    return fortnights(diary, visa, law, (at,))


def room_on(diary: Diary, visa: Visa, law: Law, day: date) -> Room:
    """How much more may be worked on a day: what the tighter fortnight leaves, nothing before the course."""
    early = too_early(visa, law.condition(visa.condition), day)
    limited = [(one.left, one) for one in open_fortnights(diary, visa, law, day) if one.left is not None]
    left, tightest = min(limited, key=lambda one: one[0], default=(None, fortnight(diary, visa, law, monday_of(day))))
    return Room(day, 0 if early else left, tightest, early)


def rooms_ahead(diary: Diary, visa: Visa, law: Law, today: date) -> list[Room]:
    """What fits today, and each later day of the next weeks on which more does, if nothing more is worked before it."""
    mondays = [monday_of(today) + WEEK * count for count in range(1, _WEEKS_AHEAD + 1)]
    starts = [visa.course_start] if visa.course_start and visa.course_start > today else []
    found: list[Room] = []
    for day in sorted({today, *mondays, *starts}):
        room = room_on(diary, visa, law, day)
        if not found or (not room.too_early and (found[-1].too_early or _more(room.most, found[-1].most))):
            found.append(room)
    return found


def _more(most: int | None, before: int | None) -> bool:
    return before is not None and (most is None or most > before)


def most_until(diary: Diary, visa: Visa, law: Law, at: date, until: date) -> int | None:
    """The most that may be worked on top from one day to another, both included; None when some of it has no limit.

    Each week takes what the fortnight with the week before leaves; doing so from the first on gives the largest sum,
    since a week competes with the next alone.
    """
    condition = law.condition(visa.condition)
    if too_early(visa, condition, until):
        return 0
    first = max(at, visa.course_start) if visa.course_start and condition.needs_course else at
    weeks = [monday_of(first) - WEEK]
    while weeks[-1] + WEEK <= until:
        weeks.append(weeks[-1] + WEEK)
    total = taken = 0
    for before, week in pairwise(weeks):
        ends = [fortnight(diary, visa, law, monday).left for monday in (before, week)]
        room = [left for left in (None if ends[0] is None else max(0, ends[0] - taken), ends[1]) if left is not None]
        if not room:
            return None
        taken = min(room)
        total += taken
    return total


def most_earned(hourly: Money, length: int) -> Money:
    """What so many seconds bring at an hourly wage, rounded down to the minor unit."""
    return Money(hourly.minor * length // HOUR, hourly.currency)
