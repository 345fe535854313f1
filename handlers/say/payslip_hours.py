"""The hours of a payslip, offered as shifts."""

from core.delivery.model import Button
from core.visa.figures import in_hours
from core.visa.keep import Kept
from core.visa.payslip import SlipHours
from core.visa.standing import Standing
from core.visa.warn import Warned
from handlers.say.reply import Reply, Rows
from handlers.say.taps import VisaTap
from handlers.say.visa import fortnights, not_advice, undo, warning
from handlers.say.voice import Html, Voice, shorten


def button(voice: Voice, hours: SlipHours, paper_id: int, part: int) -> Rows:
    """The way from a payslip that was taken in."""
    label = voice.word("slip.button", hours=in_hours(hours.seconds))
    return ((Button(label, VisaTap(op="slip", id=paper_id, arg=str(part)).pack()),),)


def offered(voice: Voice, hours: SlipHours, paper_id: int, part: int) -> Reply:
    """What is on it; how it splits over weeks is asked in words, and what was told already is shown."""
    several = len(hours.weeks) > 1
    lines = [_whole(voice, hours), *_told(voice, hours), voice.say("slip.ask_split" if several else "slip.ask")]
    lines += _weeks(voice, hours) if several else []
    keep = Button(voice.word("slip.button_keep"), VisaTap(op="slip_keep", id=paper_id, arg=str(part)).pack())
    no = Button(voice.word("button.not_that"), VisaTap(op="card").pack())
    return Reply("\n".join(lines), ((no,),) if several else ((keep,), (no,)))


def kept(voice: Voice, done: Kept, hours: SlipHours, stands: Standing, warned: list[Warned]) -> Reply:
    """They are among the shifts, with the fortnights that they are in."""
    lines = [voice.say("visa.kept"), _whole(voice, hours), voice.say("slip.spread")]
    lines += fortnights(voice, stands.fortnights([week.first for week in hours.weeks])[:4])
    lines += [warning(voice, one) for one in warned]
    return Reply("\n".join([*lines, not_advice(voice)]), undo(voice, done.change))


def again(voice: Voice, hours: SlipHours) -> Reply:
    """The weeks do not make up the whole."""
    return Reply("\n".join([voice.say("slip.again", hours=in_hours(hours.seconds)), *_weeks(voice, hours)]))


def by_shift(voice: Voice) -> Reply:
    """The course starts in it: only the days tell what is a breach."""
    return Reply(voice.say("slip.by_shift"))


def _whole(voice: Voice, hours: SlipHours) -> Html:
    name = shorten(hours.employer, 40) if hours.employer else voice.word("shift.work")
    given = {"first": voice.plain_day(hours.first), "last": voice.plain_day(hours.last)}
    return voice.say("slip.whole", job=name, hours=in_hours(hours.seconds), **given)


def _weeks(voice: Voice, hours: SlipHours) -> list[Html]:
    return [
        voice.say("slip.week", first=voice.plain_day(week.first), last=voice.plain_day(week.last))
        for week in hours.weeks
    ]


def _told(voice: Voice, hours: SlipHours) -> list[Html]:
    lines = [
        voice.say(
            "shift.week_job", job=shorten(name, 40) if name else voice.word("shift.work"), hours=in_hours(seconds)
        )
        for name, seconds in hours.told
    ]
    return [voice.say("slip.told"), *lines, voice.say("slip.twice")] if lines else []
