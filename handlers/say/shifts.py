"""Shifts as people read them: what was stored, and what is asked."""

from collections.abc import Sequence
from datetime import date, datetime

from core.delivery.model import Button
from core.matters.model import Matter
from core.visa.figures import in_hours
from core.visa.keep import Kept
from core.visa.kept import Why, Work
from core.visa.model import ShiftKind
from core.visa.said_model import Said, SaidShift, ShiftAsk
from core.visa.standing import Standing
from core.visa.warn import warnings
from handlers.say.reply import Reply, Rows
from handlers.say.taps import VisaTap
from handlers.say.visa import clock, fortnights, job, not_advice, undo, warning
from handlers.say.voice import Html, Voice, shorten

MOST = 4
_WHYS = {
    Why.PLACEMENT: "shift.placement",
    Why.VOLUNTEERING: "shift.volunteering",
    Why.LEAVE: "shift.leave",
}
_ASK = {
    ShiftAsk.TIME: "shift.ask_time",
    ShiftAsk.LENGTH: "shift.ask_length",
    ShiftAsk.DAY: "shift.ask_day",
    ShiftAsk.UNTIL: "shift.ask_until",
}


def stored(voice: Voice, kept: Kept, stands: Standing, now: datetime, *, ask: bool) -> Reply:
    """The shifts, both fortnights of the first, and what must be heard of all; `ask` asks for the condition too."""
    days = [one.day for one in kept.works if one.day]
    lines = [line(voice, one) for one in kept.works[:MOST]]
    if len(kept.works) > MOST:
        lines.append(voice.say("shift.more", len(kept.works) - MOST, last=voice.day(days[-1])))
    lines += fortnights(voice, stands.fortnights(days[:1]))
    lines += [warning(voice, one) for one in warnings(stands, days, now)][:MOST]
    if ask:
        lines.append(voice.say("visa.ask_condition"))
    more: Rows = (
        ((Button(voice.word("visa.button_begin"), VisaTap(op="begin").pack()),),) if stands.profile is None else ()
    )
    return Reply("\n".join([*lines, not_advice(voice)]), (*undo(voice, kept.change), *more))


def which(voice: Voice, said: Said) -> Reply:
    """Ask the one thing that is not sure, by buttons where there are readings to choose from."""
    asked = said.ask or ShiftAsk.DAY
    rows = tuple(
        (Button(_option(voice, option), VisaTap(op="option", id=number).pack()),)
        for number, option in enumerate(said.options)
    )
    none = ((Button(voice.word("button.not_that"), VisaTap(op="none").pack()),),) if rows else ()
    return Reply(voice.say(_ASK[asked]), (*rows, *none))


def line(voice: Voice, one: Matter[Work]) -> Html:
    """One shift."""
    work = one.body
    key = "shift.rostered" if work.rostered else "shift.worked"
    if work.kind is ShiftKind.EXCLUDED:
        key = _WHYS[work.why] if work.why else "shift.excluded"
    day = voice.day(one.day) if one.day else ""
    return voice.say(key, job=job(voice, work), day=day + clock(voice, work), hours=in_hours(work.seconds))


def _option(voice: Voice, option: Sequence[SaidShift]) -> str:
    """A reading on a button: each day with all of its hours."""
    by_day: dict[date, list[str]] = {}
    for one in option:
        hours = [f"{one.start:%H:%M}–{one.end:%H:%M}"] if one.start and one.end else []
        by_day.setdefault(one.day, []).extend(hours)
    return shorten(", ".join(" ".join([voice.day(day), ", ".join(hours)]).strip() for day, hours in by_day.items()), 60)
