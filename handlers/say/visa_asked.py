"""What was worked and earned, and when more may be worked, as people read it."""

from collections.abc import Sequence

from core.delivery.model import Button
from core.money.money import Money
from core.visa.figures import in_hours
from core.visa.model import Span
from core.visa.past import Past
from core.visa.plan import Room
from core.visa.standing import Standing
from core.visa.wages import Earning
from handlers.say.reply import Reply, Rows
from handlers.say.taps import VisaTap
from handlers.say.visa import fortnights, not_advice
from handlers.say.voice import Html, Voice, shorten


def past(voice: Voice, found: Past, job: str, *, earned: bool) -> Reply:
    """What was worked in some days, by job where there are several; with what it brought where that is asked."""
    when = _when(voice, found.span)
    if not found.worked and found.ahead:
        lines = [voice.say("hours.past_rostered", when=when, hours=in_hours(found.ahead))]
    elif not found.worked:
        lines = [voice.say("hours.past_none", when=when)]
    elif job:
        lines = [voice.say("hours.past_at", when=when, hours=in_hours(found.worked), job=shorten(job, 40))]
    else:
        lines = [voice.say("hours.past", when=when, hours=in_hours(found.worked))]
    if earned or len(found.jobs) > 1:
        lines += [_job(voice, one, earned=earned) for one in found.jobs]
    if earned:
        lines += [*_total(voice, found.jobs), voice.say("wage.before_tax")]
    if found.ahead and found.worked:
        lines.append(voice.say("hours.past_ahead", hours=in_hours(found.ahead)))
    return Reply("\n".join(lines), _ways(voice, earned=earned))


def when(voice: Voice, stands: Standing, rooms: Sequence[Room]) -> Reply:
    """What fits today, and each day on which more does."""
    lines = [_room(voice, one) for one in rooms]
    if len(rooms) > 1:
        lines.append(voice.say("visa.when_if"))
    if stands.profile is None:
        lines.append(voice.say("visa.unknown"))
    return Reply("\n".join([*lines, *fortnights(voice, stands.open), not_advice(voice)]), _ways(voice, earned=False))


def _room(voice: Voice, room: Room) -> Html:
    day = voice.day(room.day)
    if room.too_early:
        return voice.say("visa.fits_early", day=day)
    if room.most is None:
        return voice.say("visa.fits_free", day=day)
    return voice.say("visa.fits_most", day=day, hours=in_hours(room.most))


def _when(voice: Voice, span: Span | None) -> str:
    if span is None:
        return voice.word("hours.past_ever")
    if span.first == span.last:
        return voice.day(span.first)
    return " – ".join(voice.plain_span(span.first, span.last))


def _job(voice: Voice, one: Earning, *, earned: bool) -> Html:
    given = {"job": shorten(one.job, 40) if one.job else voice.word("shift.work"), "hours": in_hours(one.seconds)}
    if not earned:
        return voice.say("shift.week_job", **given)
    if one.money is None:
        return voice.say("wage.past_unknown", **given)
    return voice.say("wage.past", money=voice.money(one.money), **given)


def _total(voice: Voice, jobs: Sequence[Earning]) -> list[Html]:
    """All together, where there are several of one currency."""
    known = [one.money for one in jobs if one.money is not None]
    if len(known) < 2 or len({money.currency for money in known}) > 1:
        return []
    total = Money(sum(money.minor for money in known), known[0].currency)
    return [voice.say("wage.past_all", money=voice.money(total))]


def _ways(voice: Voice, *, earned: bool) -> Rows:
    names = [("visa.button_shifts", "shifts"), *([("visa.button_wages", "wages")] if earned else [])]
    row = tuple(Button(voice.word(key), VisaTap(op=op).pack()) for key, op in names)
    return (row, (Button(voice.word("visa.button_card"), VisaTap(op="card").pack()),))
