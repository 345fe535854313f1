"""A visa told part by part: what is asked, what is known already, and the way back."""

from dataclasses import dataclass

from core.delivery.model import Button
from core.ledger.model import Change
from core.visa.kept import Profile
from core.visa.model import Level
from core.visa.parts import CONDITIONS, FAMILY_MEMBER, SUBCLASSES, Part, asked_of, before
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import VisaTap
from handlers.say.visa import not_advice, undo
from handlers.say.visa_lines import condition, level, profile_lines, subclass
from handlers.say.voice import Html, Voice

_MOST_BREAKS = 8
_ASK = {
    Part.SUBCLASS: "visa.ask_subclass",
    Part.CONDITION: "visa.which_condition",
    Part.LEVEL: "visa.ask_level",
    Part.COURSE: "visa.type_course",
    Part.BREAK: "visa.type_break",
    Part.GRANTED: "visa.type_granted",
    Part.EXPIRES: "visa.type_expires",
}
_AGAIN = {
    Part.COURSE: "visa.again",
    Part.BREAK: "visa.again_break",
    Part.GRANTED: "visa.again_granted",
    Part.EXPIRES: "visa.again_day",
}
_BUTTONS = {
    Part.SUBCLASS: "visa.button_subclass",
    Part.CONDITION: "visa.button_condition",
    Part.LEVEL: "visa.button_level",
    Part.COURSE: "visa.button_course",
    Part.BREAK: "visa.button_break",
    Part.GRANTED: "visa.button_granted",
    Part.EXPIRES: "visa.button_expires",
}
ALERTS = (20, 24, 30, 36, 38, 40, 42, 44, 46)
"""Hours that can be chosen by a button; others are said."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked now: alone, or (`flow`) as a step of telling the whole visa. `change` is what was just kept."""

    part: Part
    profile: Profile
    flow: bool
    change: Change | None = None


def screen(voice: Voice, kept: Profile, change: Change | None = None, *, done: bool = False) -> Reply:
    """All that is known, each part with a button that asks for it anew."""
    first = [voice.say("visa.kept")] if change or done else []
    lines = [*first, *profile_lines(voice, kept, full=True), alert_line(voice, kept), not_advice(voice)]
    parts = [Button(voice.word(_BUTTONS[part]), _tap("ask", part)) for part in asked_of(kept)]
    if kept.visa.condition == FAMILY_MEMBER:
        parts.append(Button(voice.word("visa.button_student"), _tap("students")))
    parts.append(Button(voice.word("visa.button_alerts"), _tap("alerts")))
    return Reply("\n".join(lines), (*undo(voice, change), *columns(parts, 2), _card(voice)), edit=True)


def ask(voice: Voice, now: Asking, first: Html | None = None) -> Reply:
    """Ask for one part, by buttons where there is a choice, else in words."""
    known = [first] if first else [voice.say("visa.kept")] if now.change else []
    another = now.part is Part.BREAK and now.profile.visa.breaks
    lines = [*known, voice.say("visa.more_breaks" if another else _ASK[now.part])]
    rows = (*undo(voice, now.change), *_choices(voice, now), *_ways(voice, now))
    return Reply("\n".join(lines), rows, edit=True)


def again(voice: Voice, now: Asking) -> Reply:
    """What was typed is no answer: what one looks like, with the same buttons."""
    key = _AGAIN.get(now.part, "visa.again_choice")
    return Reply(voice.say(key), (*_choices(voice, now), *_ways(voice, now)))


def alerts(voice: Voice, kept: Profile, change: Change | None = None) -> Reply:
    """At which hours to warn, to be switched one by one."""
    buttons = [
        Button(f"✅ {hours}" if hours in kept.alert_at else str(hours), _tap("alert", str(hours)))
        for hours in sorted({*ALERTS, *kept.alert_at})
    ]
    lines = [alert_line(voice, kept), voice.say("visa.alert_teach")]
    back = (Button(voice.word("button.back"), _tap("profile")),)
    return Reply("\n".join(lines), (*undo(voice, change), *columns(buttons, 3), back), edit=True)


def alert_line(voice: Voice, kept: Profile) -> Html:
    """When this person is warned."""
    if not kept.alert_at:
        return voice.say("visa.alert_none")
    return voice.say("visa.alert_at", hours=", ".join(str(hours) for hours in sorted(kept.alert_at)))


def alert_unclear(voice: Voice) -> Reply:
    """Hours at which nobody can be warned."""
    return Reply(voice.say("visa.alert_unclear"))


def _choices(voice: Voice, now: Asking) -> Rows:
    match now.part:
        case Part.SUBCLASS:
            return columns([Button(subclass(voice, one), _tap("set", f"subclass.{one}")) for one in SUBCLASSES], 2)
        case Part.CONDITION:
            return tuple((Button(condition(voice, one), _tap("set", f"condition.{one}")),) for one in CONDITIONS)
        case Part.LEVEL:
            return tuple((Button(level(voice, one), _tap("set", f"level.{one}")),) for one in Level)
        case Part.BREAK:
            spans = list(enumerate(now.profile.visa.breaks))[:_MOST_BREAKS]
            return tuple(
                (
                    Button(
                        f"🗑 {voice.plain_day(span.first)} – {voice.plain_day(span.last)}", _tap("unbreak", str(number))
                    ),
                )
                for number, span in spans
            )
        case _:
            return ()


def _ways(voice: Voice, now: Asking) -> Rows:
    """On, back and out; of a part that is asked alone, back to all of them."""
    forget = Button(voice.word("visa.button_forget"), _tap("forget", now.part))
    known = {
        Part.COURSE: now.profile.visa.course_start or now.profile.visa.course_end,
        Part.GRANTED: now.profile.granted,
        Part.EXPIRES: now.profile.expires,
    }.get(now.part)
    if not now.flow:
        back = (Button(voice.word("button.back"), _tap("profile")),)
        return ((forget,), back) if known else (back,)
    last = before(now.profile, now.part)
    ways = [Button(voice.word("button.back"), _tap("ask", last))] if last else []
    on = "visa.button_no_more" if now.part is Part.BREAK else "button.skip"
    ways.append(Button(voice.word(on), _tap("skip", now.part)))
    ways.append(Button(voice.word("visa.button_later"), _tap("profile")))
    return (tuple(ways),)


def _card(voice: Voice) -> tuple[Button, ...]:
    return (Button(voice.word("visa.button_card"), _tap("card")),)


def _tap(op: str, arg: str = "") -> str:
    return VisaTap(op=op, arg=arg).pack()
