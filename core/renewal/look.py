"""How ready a person is for the visa that follows theirs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.clock import months_before
from core.family.gate import Action, demand
from core.family.model import Viewer
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.renewal.guide import LAST, Checklist, Ends, Guide, Item, Step
from core.renewal.model import Line, Mark, Prepared, State
from core.unit import Unit
from core.visa.keep import profile_of
from core.visa.kept import Profile
from core.visa.standing import course_of

_DAY = timedelta(days=1)
_HALF_YEAR = 6
_FAMILY = "500_family"
_STUDENTS, _FAMILIES = "8105", "8104"
CITIZEN = "citizen"


@dataclass(frozen=True, slots=True)
class Readiness:
    """A person's list on a day. `checklist` is None where there is nothing to prepare."""

    profile: Matter[Profile] | None
    checklist: Checklist | None
    lines: tuple[Line, ...]
    today: date

    @property
    def ends(self) -> date | None:
        """The visa's last day, where it is known."""
        return self.profile.body.expires if self.profile else None

    @property
    def citizen(self) -> bool:
        """Whether no visa is needed at all."""
        return self.profile is not None and self.profile.body.subclass == CITIZEN

    @property
    def open(self) -> tuple[Line, ...]:
        """What is left to do, what is to begin first before the rest."""
        left = [one for one in self.lines if one.open]
        return tuple(sorted(left, key=lambda one: (one.step.item in LAST, -one.step.begin)))

    @property
    def ready(self) -> int:
        """How many are done or not needed."""
        return len(self.lines) - len(self.open)

    @property
    def lodged(self) -> bool:
        """Whether the application itself was made: nothing is left to remind of."""
        return any(one.step.item in LAST and not one.open for one in self.lines)

    @property
    def only_to_lodge(self) -> bool:
        """Whether the application is all that is left."""
        return bool(self.open) and all(one.step.item in LAST for one in self.open)

    def line(self, item: Item) -> Line | None:
        """One item of the list."""
        return next((one for one in self.lines if one.step.item is item), None)


async def readiness(unit: Unit, viewer: Viewer, guide: Guide, today: date) -> Readiness:
    """The viewer's own list as it stands; without a visa that they told of, an empty one. Raises `NotAllowedError`.

    The course of a family member is the student's whom they picked, for as long as that visa is shared.
    """
    demand(viewer.role, Action.SEE)
    profile = await profile_of(unit, viewer)
    checklist = guide.of(visa_of(profile.body), today) if profile else None
    if profile is None or checklist is None:
        return Readiness(profile, None, (), today)
    told = {one.body.item: one.body for one in await prepared(unit, viewer)}
    students = await course_of(unit, viewer, profile.body)
    ends = (students or profile.body.visa).course_end
    return Readiness(profile, checklist, tuple(_lines(checklist, profile.body, ends, told, today)), today)


async def prepared(unit: Unit, viewer: Viewer) -> tuple[Matter[Prepared], ...]:
    """What the viewer told of items: theirs alone."""
    return await unit.matters.find(viewer, Prepared, Wanted(owner_id=viewer.member_id))


def visa_of(profile: Profile) -> str:
    """By which name a visa's list is found: its subclass, or the one that its condition belongs to."""
    kind = profile.subclass
    if kind.startswith("500") or not kind:
        if profile.visa.condition == _FAMILIES or kind not in {"", "500"}:
            return _FAMILY
        return "500" if kind or profile.visa.condition == _STUDENTS else "other"
    return kind


def _lines(
    checklist: Checklist, profile: Profile, course_ends: date | None, told: dict[Item, Prepared], today: date
) -> Iterable[Line]:
    course = _course_end(checklist, course_ends, told)
    for step in checklist.steps:
        one = told.get(step.item, Prepared(step.item))
        by_itself = one.day is None and step.ends is Ends.BEYOND and course is not None
        yield _line(
            step, replace(one, day=course) if by_itself else one, profile.expires, course, today, held=by_itself
        )


def _line(step: Step, one: Prepared, visa_ends: date | None, course: date | None, today: date, *, held: bool) -> Line:
    until = valid_until(step, one.day) if one.day else None
    need = _need(step, visa_ends, course)
    begin = months_before(visa_ends, step.begin) if visa_ends else None
    line = Line(step, State.OPEN, None if held else one.day, until, need, begin, held)
    mark = one.marked(visa_ends)
    if mark is not Mark.OPEN:
        return replace(line, state=State.READY if mark is Mark.DONE else State.NOT_NEEDED)
    if until is None:
        return line
    if until < today:
        return replace(line, state=State.OVER)
    if need is None:
        return line
    return replace(line, state=State.SHORT if until < need else State.READY)


def valid_until(step: Step, day: date) -> date:
    """The last day on which something is valid, from the date that is asked for."""
    return months_after(day, step.lasts) if step.lasts else day


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    return months_before(day, -months)


def _need(step: Step, visa_ends: date | None, course: date | None) -> date | None:
    """The first day that does as the end of an item; None where none is asked for, or the visa's end is not known."""
    if visa_ends is None or step.ends is None:
        return None
    if step.ends is Ends.HALF_YEAR:
        return months_after(visa_ends, _HALF_YEAR)
    if step.ends is Ends.APPLYING:
        return visa_ends
    return max(visa_ends + _DAY, course or visa_ends) if step.ends is Ends.STAY else visa_ends + _DAY


def _course_end(checklist: Checklist, known: date | None, told: dict[Item, Prepared]) -> date | None:
    """When the course of the confirmation ends: as it was typed for this list, else as it is known from the visa."""
    items = [step.item for step in checklist.steps if step.ends is Ends.BEYOND]
    typed = next((told[item].day for item in items if item in told and told[item].day), None)
    return (typed or known) if items else None
