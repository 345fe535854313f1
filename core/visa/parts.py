"""The parts of a visa that a person is asked for one by one, and what follows from which visa it is."""

from dataclasses import replace
from enum import StrEnum

from core.visa.kept import Profile
from core.visa.model import Level, Visa

UNLIMITED = "unlimited"
STUDENT, FAMILY_MEMBER = "8105", "8104"
SUBCLASSES = ("500", "500_family", "485", "482", "417", "462", "permanent", "citizen", "other")
CONDITIONS = (STUDENT, FAMILY_MEMBER, "8547", UNLIMITED)
_SURE = {"500": STUDENT, "500_family": FAMILY_MEMBER, "permanent": UNLIMITED, "citizen": UNLIMITED}
"""What a visa always says of work: condition 8105 is put on every student's, 8104 on every family member's."""


class Part(StrEnum):
    """One thing that is asked, in this order."""

    SUBCLASS = "subclass"
    CONDITION = "condition"
    LEVEL = "level"
    COURSE = "course"
    BREAK = "break"
    GRANTED = "granted"
    EXPIRES = "expires"


CHOSEN = frozenset({Part.SUBCLASS, Part.CONDITION, Part.LEVEL})
"""Parts with buttons to choose from; the others are dates."""


def with_subclass(profile: Profile, subclass: str, strictest: str) -> Profile:
    """The profile of that visa, with the condition that it surely has; a citizen's visa has no dates.

    What followed from another kind of visa holds no more: until it is said again, the strictest does.
    """
    condition = _SURE.get(subclass) or (strictest if profile.subclass in _SURE else profile.visa.condition)
    changed = replace(profile, subclass=subclass, visa=replace(profile.visa, condition=condition))
    return replace(changed, granted=None, expires=None) if subclass == "citizen" else changed


def is_sure(subclass: str) -> bool:
    """Whether the kind of visa alone tells its condition."""
    return subclass in _SURE


def with_condition(profile: Profile, condition: str) -> Profile:
    """The profile under another condition."""
    return replace(profile, visa=replace(profile.visa, condition=condition))


def with_level(profile: Profile, level: Level) -> Profile:
    """The profile with another level of the course."""
    return replace(profile, visa=replace(profile.visa, level=level))


def asked_of(profile: Profile) -> tuple[Part, ...]:
    """What is to be known of such a visa, in the order in which it is asked."""
    if profile.subclass == "citizen":
        return (Part.SUBCLASS,)
    parts = [Part.SUBCLASS] if profile.subclass in _SURE else [Part.SUBCLASS, Part.CONDITION]
    if profile.visa.condition in {STUDENT, FAMILY_MEMBER}:
        parts += [Part.LEVEL, Part.COURSE]
    if profile.visa.condition == STUDENT:
        parts.append(Part.BREAK)
    return (*parts, Part.GRANTED, Part.EXPIRES)


def after(profile: Profile, part: Part) -> Part | None:
    """What is asked next; None at the end."""
    order = list(Part)
    return next((one for one in asked_of(profile) if order.index(one) > order.index(part)), None)


def before(profile: Profile, part: Part) -> Part | None:
    """What was asked before; None at the beginning."""
    order = list(Part)
    return next((one for one in reversed(asked_of(profile)) if order.index(one) < order.index(part)), None)


def forgotten(profile: Profile, part: Part) -> Profile:
    """The profile without its dates of one part."""
    match part:
        case Part.COURSE:
            return replace(profile, visa=replace(profile.visa, course_start=None, course_end=None))
        case Part.BREAK:
            return replace(profile, visa=replace(profile.visa, breaks=()))
        case Part.GRANTED:
            return replace(profile, granted=None)
        case Part.EXPIRES:
            return replace(profile, expires=None)
    return profile


def without_break(profile: Profile, number: int) -> Profile:
    """The profile without one of its breaks, counted from 0."""
    kept = tuple(span for at, span in enumerate(profile.visa.breaks) if at != number)
    return replace(profile, visa=replace(profile.visa, breaks=kept))


def empty(strictest: str) -> Profile:
    """A visa of which nothing is known yet: it is held against the strictest condition."""
    return Profile(Visa(strictest))
