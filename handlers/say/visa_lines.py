"""What is known of a visa, in words."""

from core.visa.kept import Profile
from core.visa.model import Level
from core.visa.parts import FAMILY_MEMBER, STUDENT, SUBCLASSES, UNLIMITED
from handlers.say.voice import Html, Voice

_CONDITIONS = {STUDENT: "visa.c8105", FAMILY_MEMBER: "visa.c8104", "8547": "visa.c8547", UNLIMITED: "visa.unlimited"}


def condition(voice: Voice, name: str) -> str:
    """A condition by its number and what it is."""
    return voice.word(_CONDITIONS[name]) if name in _CONDITIONS else name


def subclass(voice: Voice, name: str) -> str:
    """The kind of a visa."""
    return voice.word(f"visa.sub_{name}") if name in SUBCLASSES else name


def level(voice: Voice, one: Level) -> str:
    """What is studied."""
    return voice.word(f"visa.level_{one}")


def profile_lines(voice: Voice, kept: Profile | None, *, full: bool = False) -> list[Html]:
    """The visa; `full` tells of what decides nothing now too."""
    if kept is None:
        return [voice.say("visa.title_unknown")]
    visa = kept.visa
    lines = [voice.say("visa.title", condition=condition(voice, visa.condition))]
    if kept.subclass:
        lines.append(voice.say("visa.subclass", name=subclass(voice, kept.subclass)))
    studies = visa.condition in {STUDENT, FAMILY_MEMBER}
    if studies and (visa.course_start or visa.course_end):
        first, last = voice.plain_span(visa.course_start, visa.course_end)
        lines.append(voice.say("visa.course", first=first, last=last))
    if studies and (full or visa.level is not Level.COURSEWORK):
        lines.append(voice.say("visa.level", level=level(voice, visa.level)))
    spans = [voice.plain_span(span.first, span.last) for span in visa.breaks if studies]
    lines += [voice.say("visa.break", first=first, last=last) for first, last in spans]
    if full and kept.granted:
        lines.append(voice.say("visa.granted", day=voice.plain_day(kept.granted)))
    if kept.expires:
        lines.append(voice.say("visa.expires", day=voice.plain_day(kept.expires)))
    return lines
