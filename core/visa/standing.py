"""How a person stands with their visa now: the two open fortnights, and what is worked and rostered in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from core.family.model import Viewer
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.unit import Unit
from core.visa.breaches import Effect, breaches, effect_of
from core.visa.days import Diary
from core.visa.fortnights import fortnights
from core.visa.keep import profile_of
from core.visa.kept import Profile, Work
from core.visa.law import Law
from core.visa.local import parts
from core.visa.model import Fortnight, Shift, Visa
from core.visa.parts import FAMILY_MEMBER, STUDENT
from core.visa.place import placed
from core.visa.share import shared_with


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's visa and shifts. Without a `profile` they are held against the strictest condition.

    `course` is the visa of the student whose course decides for a family member, while they share it.
    """

    profile: Matter[Profile] | None
    works: tuple[Matter[Work], ...]
    shifts: tuple[Shift, ...]
    law: Law
    today: date
    course: Visa | None = None

    @property
    def visa(self) -> Visa:
        """The visa that the hours are held against."""
        mine = self.profile.body.visa if self.profile else Visa(self.law.strictest)
        if self.course is None:
            return mine
        return replace(
            mine, level=self.course.level, course_start=self.course.course_start, course_end=self.course.course_end
        )

    @property
    def diary(self) -> Diary:
        """All that was worked and is rostered."""
        return Diary(self.shifts)

    def fortnights(self, days: Sequence[date]) -> list[Fortnight]:
        """Those that hold these days."""
        return fortnights(self.diary, self.visa, self.law, days)

    @property
    def open(self) -> list[Fortnight]:
        """The two that hold today."""
        return self.fortnights([self.today])

    def effect(self, work_id: int) -> Effect | None:
        """What one shift does to its fortnights; None where it is not there, or does not count."""
        mine = [one for one in self.shifts if one.key == str(work_id)]
        others = [one for one in self.shifts if one.key != str(work_id)]
        return effect_of(mine[-1], [*others, *mine[:-1]], self.visa, self.law) if mine else None

    def breaches(self) -> list[Fortnight]:
        """The fortnights that are, or by what is rostered would be, in breach."""
        days = {day for one in self.shifts for day, _ in parts(one.start, one.end, one.zone)}
        return breaches(self.diary, self.visa, self.law, sorted(days))

    def rostered(self, now: datetime) -> list[Matter[Work]]:
        """What is still to come, in order of time."""
        ahead = [one for one in self.works if one.body.rostered and not begun(one, now, self.today)]
        return sorted(ahead, key=lambda one: (one.day or date.min, one.body.start or now))


async def standing(unit: Unit, viewer: Viewer, law: Law, today: date, since: timedelta | None = None) -> Standing:
    """How the viewer stands, from all their shifts, or from those `since` so long."""
    wanted = Wanted(today - since if since else None, None, owner_id=viewer.member_id)
    works = await unit.matters.find(viewer, Work, wanted)
    profile = await profile_of(unit, viewer)
    course = await course_of(unit, viewer, profile.body) if profile else None
    return Standing(profile, works, tuple(placed(works)), law, today, course)


async def course_of(unit: Unit, viewer: Viewer, profile: Profile) -> Visa | None:
    """The visa of the student that a family member picked; None when they picked none, or it is shared no more."""
    if profile.student_id is None or profile.visa.condition != FAMILY_MEMBER:
        return None
    shown = next((one for one in await shared_with(unit, viewer) if one.owner.id == profile.student_id), None)
    kept = await profile_of(unit, shown.eyes) if shown else None
    return kept.body.visa if kept and kept.body.visa.condition == STUDENT else None


def begun(one: Matter[Work], now: datetime, today: date) -> bool:
    """Whether a shift has started; one of which only the length is known has once its day is over."""
    return one.body.start <= now if one.body.start else (one.day or today) < today
