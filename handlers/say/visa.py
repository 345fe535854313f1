"""A visa and its hours as people read them: the two open fortnights, warnings, and answers."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.charts.model import Bars, Chart, Row
from core.delivery.model import Button
from core.family.model import Member
from core.ledger.model import Change
from core.matters.model import Matter
from core.visa.figures import at_least, hours_of, in_hours, left_of
from core.visa.kept import Profile, Work
from core.visa.model import Fortnight, Level
from core.visa.notices import notices
from core.visa.plan import Room
from core.visa.standing import Standing
from core.visa.warn import Warned, warnings
from handlers.say.problems import problem
from handlers.say.reply import Reply, Rows
from handlers.say.taps import ChangeTap, FundsTap, RenewalTap, VisaTap
from handlers.say.visa_lines import level, profile_lines
from handlers.say.voice import Html, Voice, shorten

MOST = 5


def card(
    voice: Voice, stands: Standing, now: datetime, first: Html | None = None, shown: Sequence[Member] = ()
) -> Reply:
    """The visa, the two open fortnights in words and as bars, and what is to come; `shown` share theirs with one."""
    known = stands.profile.body if stands.profile else None
    lines = [*([first] if first else []), *profile_lines(voice, known), *_student(voice, stands)]
    lines += fortnights(voice, stands.open)
    lines += [warning(voice, one) for one in warnings(stands, _ahead(stands, now), now)]
    lines += [_rostered(voice, one) for one in stands.rostered(now)[:MOST]]
    lines += [_past(voice, one) for one in stands.breaches() if one.end < stands.today][-MOST:]
    lines += [problem(voice, one) for one in notices(stands.visa, stands.law, stands.open)]
    lines.append(not_advice(voice))
    others = tuple((Button(f"🛂 {shorten(one.name)}", VisaTap(op="of", id=one.id).pack()),) for one in shown)
    return Reply("\n".join(lines), (*_buttons(voice, stands.profile), *others), chart=_chart(voice, stands.open))


def anothers(voice: Voice, stands: Standing, now: datetime, of: Member) -> Reply:
    """The visa of someone who shares it, to be read only."""
    seen = card(voice, stands, now, voice.say("visa.shown_of", name=shorten(of.name)))
    return Reply(seen.text, (_back(voice),), chart=seen.chart)


def changed(voice: Voice, stands: Standing, change: Change | None, now: datetime) -> Reply:
    """The visa as it was just said, with the way back."""
    shown = card(voice, stands, now, voice.say("visa.kept"))
    return Reply(shown.text, (*undo(voice, change), *shown.rows), chart=shown.chart)


def turned(voice: Voice) -> Reply:
    """The course would end before it starts."""
    return Reply(voice.say("visa.again"), (_back(voice),))


def left(voice: Voice, stands: Standing, day: date, now: datetime) -> Reply:
    """How many hours are left in the fortnights that hold a day."""
    lines = [*fortnights(voice, stands.fortnights([day]))]
    lines += [warning(voice, one) for one in warnings(stands, [day], now)]
    return _answer(voice, stands, lines)


def fits(voice: Voice, stands: Standing, room: Room, length: int | None) -> Reply:
    """Whether so much may be worked on a day; without a length, how much may."""
    day = voice.day(room.day)
    if room.too_early:
        line = voice.say("visa.fits_early", day=day)
    elif room.most is None:
        line = voice.say("visa.fits_free", day=day)
    elif length is None:
        line = voice.say("visa.fits_most", day=day, hours=in_hours(room.most))
    else:
        key = "visa.fits_yes" if room.holds(length) else "visa.fits_no"
        line = voice.say(key, day=day, hours=in_hours(length), most=in_hours(room.most))
    return _answer(voice, stands, [line, *fortnights(voice, stands.fortnights([room.day]))])


def most(voice: Voice, stands: Standing, until: date, length: int | None) -> Reply:
    """The most that may be worked until a day."""
    key = "visa.most_free" if length is None else "visa.most"
    line = voice.say(key, day=voice.day(until), hours=in_hours(length or 0))
    return _answer(voice, stands, [line, *fortnights(voice, stands.open)])


def broken(voice: Voice, stands: Standing) -> Reply:
    """The fortnights in breach, or that there is none."""
    found = stands.breaches()
    lines = [fortnight(voice, one) for one in found[-MOST:]] or [voice.say("visa.no_breach")]
    return _answer(voice, stands, lines)


def alert(voice: Voice, one: Warned, of: Member | None = None) -> Html:
    """A part of the message that gathers what is due; `of` is whose hours they are, where they are another's."""
    whose = [voice.say("visa.shown_of", name=shorten(of.name))] if of else []
    return Html("\n".join([*whose, fortnight(voice, one.fortnight), warning(voice, one), not_advice(voice)]))


def fortnights(voice: Voice, found: Iterable[Fortnight]) -> list[Html]:
    """A line for each."""
    return [fortnight(voice, one) for one in found]


def fortnight(voice: Voice, one: Fortnight) -> Html:
    """What of it is worked and left."""
    given = {"first": voice.plain_day(one.start), "last": voice.plain_day(one.end), "hours": hours_of(one)}
    if one.over:
        return voice.say("visa.fortnight_over", limit=one.limit, over=at_least(one.over), **given)
    if one.limit is None:
        return voice.say("visa.fortnight_free", **given)
    return voice.say("visa.fortnight", limit=one.limit, left=left_of(one), **given)


def warning(voice: Voice, one: Warned) -> Html:
    """What is near, broken, or would be."""
    if one.passed is not None:
        return voice.say("visa.near", hours=one.passed, last=voice.plain_day(one.fortnight.end))
    if one.mend is not None and one.mend.day:
        given = {"job": job(voice, one.mend.body), "day": voice.day(one.mend.day), "hours": at_least(one.shorten)}
        all_of_it = one.shorten >= one.mend.body.seconds
        return voice.say("visa.mend_all" if all_of_it else "visa.mend", **given)
    if one.fortnight.too_early:
        return voice.say("visa.too_early", hours=in_hours(one.fortnight.too_early))
    return voice.say("visa.exceeded", last=voice.plain_day(one.fortnight.end))


def job(voice: Voice, work: Work) -> str:
    """Where it was."""
    return voice.short(work.job) if work.job else voice.word("shift.work")


def clock(voice: Voice, work: Work) -> str:
    """From when to when there, and where, if that is not the reader's zone; no hours where only the length is known."""
    place = "" if work.zone == voice.zone else f" ({work.zone.rpartition('/')[2].replace('_', ' ')})"
    if not work.start or not work.end:
        return place
    start, end = (one.astimezone(ZoneInfo(work.zone)) for one in (work.start, work.end))
    return f" {start:%H:%M}–{end:%H:%M}{place}"


def not_advice(voice: Voice) -> Html:
    """What every answer about a visa ends with."""
    return Html(f"<i>{voice.say('hours.not_advice')}</i>")


def undo(voice: Voice, change: Change | None) -> Rows:
    """The way back."""
    return ((Button(voice.word("button.undo"), ChangeTap(id=change.id, op="undo").pack()),),) if change else ()


def _answer(voice: Voice, stands: Standing, lines: Sequence[Html]) -> Reply:
    asked = [] if stands.profile else [voice.say("visa.unknown")]
    return Reply("\n".join([*lines, *asked, not_advice(voice)]), (_back(voice),))


def _ahead(stands: Standing, now: datetime) -> list[date]:
    return [stands.today, *(one.day for one in stands.rostered(now) if one.day)]


def _student(voice: Voice, stands: Standing) -> list[Html]:
    """The course that a student shares with a member of their family."""
    if stands.profile is None or stands.profile.body.student_id is None:
        return []
    if stands.course is None:
        return [voice.say("visa.student_gone")]
    first, last = voice.plain_span(stands.course.course_start, stands.course.course_end)
    lines = [voice.say("visa.student_of", first=first, last=last)]
    research = stands.course.level is not Level.COURSEWORK
    return [*lines, voice.say("visa.level", level=level(voice, stands.course.level))] if research else lines


def _rostered(voice: Voice, one: Matter[Work]) -> Html:
    day = voice.day(one.day) if one.day else ""
    return voice.say(
        "visa.rostered", job=job(voice, one.body), day=day + clock(voice, one.body), hours=in_hours(one.body.seconds)
    )


def _past(voice: Voice, one: Fortnight) -> Html:
    return voice.say("visa.past_breach", fortnight=fortnight(voice, one))


def _buttons(voice: Voice, profile: Matter[Profile] | None) -> Rows:
    def button(key: str, op: str) -> Button:
        return Button(voice.word(key), VisaTap(op=op).pack())

    shifts = button("visa.button_shifts", "shifts")
    funds = Button(voice.word("visa.button_funds"), FundsTap(op="card").pack())
    if profile is None:
        return ((button("visa.button_begin", "begin"),), (shifts, funds))
    return (
        (shifts, button("visa.button_profile", "profile")),
        (button("visa.button_share", "sharing"), button("visa.button_wages", "wages")),
        (funds, Button(voice.word("visa.button_renewal"), RenewalTap(op="list").pack())),
    )


def _back(voice: Voice) -> tuple[Button, ...]:
    return (Button(voice.word("visa.button_card"), VisaTap(op="card").pack()),)


def _chart(voice: Voice, found: Sequence[Fortnight]) -> Chart | None:
    """What is worked beside what is left; none where a fortnight has no limit, since then nothing is left to draw."""
    rows = tuple(
        Row(
            f"{voice.brief_day(one.start)} – {voice.brief_day(one.end)}",
            (one.seconds, one.left),
            (hours_of(one), left_of(one) or ""),
        )
        for one in found
        if one.left is not None and one.limit
    )
    if len(rows) < len(found):
        return None
    return Chart(voice.word("visa.chart"), Bars((voice.word("visa.worked"), voice.word("visa.left")), rows))
