"""The shifts of a person, page by page, and one of them with what can be done to it."""

from collections.abc import Mapping, Sequence
from datetime import date

from core.delivery.model import Button
from core.ledger.model import Change
from core.matters.model import Matter
from core.visa.figures import in_hours
from core.visa.kept import Why, Work
from core.visa.model import ShiftKind
from core.visa.standing import Standing
from core.visa.warn import Warned
from handlers.say.reply import Reply, Rows
from handlers.say.shifts import line
from handlers.say.taps import VisaTap
from handlers.say.visa import clock, fortnights, job, not_advice, undo, warning
from handlers.say.voice import Html, Voice, shorten

A_PAGE = 8
_WHYS = {
    Why.PLACEMENT: "shift.button_placement",
    Why.VOLUNTEERING: "shift.button_volunteering",
    Why.LEAVE: "shift.button_leave",
}
_SIGNS = {Why.PLACEMENT: "🎓", Why.VOLUNTEERING: "🤝", Why.LEAVE: "🏖"}
COUNTS = "counts"


def listed(
    voice: Voice,
    works: Sequence[Matter[Work]],
    week: Mapping[str, int],
    page: int | None = None,
    first: Html | None = None,
    change: Change | None = None,
) -> Reply:
    """A page of them, the newest first, each with a button to it; above them this week by job.

    Without a `page`, the one of the latest shift until today: a roster may go far ahead.
    """
    newest = sorted(works, key=lambda one: (one.day or date.min, one.id), reverse=True)
    last = max(0, (len(newest) - 1) // A_PAGE)
    if page is None:
        page = sum(one.day is not None and one.day > voice.today for one in newest) // A_PAGE
    page = min(page, last)
    shown = newest[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [*([first] if first else []), voice.say("shift.list" if shown else "shift.none"), *_week(voice, week)]
    rows = tuple((Button(label(voice, one), _tap("shift", one.id)),) for one in shown)
    turns = [Button("‹", _tap("shifts", arg=str(page - 1)))] if page else []
    turns += [Button("›", _tap("shifts", arg=str(page + 1)))] if page < last else []
    back = (Button(voice.word("visa.button_card"), _tap("card")),)
    return Reply("\n".join(lines), (*undo(voice, change), *rows, *((tuple(turns),) if turns else ()), back), edit=True)


def card(voice: Voice, one: Matter[Work], change: Change | None = None) -> Reply:
    """One shift, and what can be done to it."""
    lines = [*([voice.say("shift.changed")] if change else []), line(voice, one)]
    if one.body.unpaid_break:
        lines.append(voice.say("shift.break", minutes=one.body.unpaid_break // 60))
    if one.body.why is Why.VOLUNTEERING:
        lines.append(voice.say("shift.genuine"))
    return Reply("\n".join(lines), (*undo(voice, change), *_ways(voice, one)), edit=True)


def changed(
    voice: Voice, one: Matter[Work], change: Change | None, stands: Standing, warned: Sequence[Warned]
) -> Reply:
    """The shift as it is now, with both of its fortnights and what must be heard."""
    shown = card(voice, one, change)
    lines = [shown.text, *fortnights(voice, stands.fortnights([one.day or stands.today]))]
    lines += [warning(voice, told) for told in warned]
    return Reply("\n".join([*lines, not_advice(voice)]), shown.rows, edit=True)


def type_hours(voice: Voice, one: Matter[Work]) -> Reply:
    """Ask for what it should be."""
    back = ((Button(voice.word("button.back"), _tap("shift", one.id)),),)
    return Reply("\n".join([line(voice, one), voice.say("shift.type_hours")]), back, edit=True)


def again(voice: Voice, shift_id: int) -> Reply:
    """What was typed is no shift."""
    return Reply(voice.say("shift.again"), ((Button(voice.word("button.back"), _tap("shift", shift_id)),),))


def _week(voice: Voice, week: Mapping[str, int]) -> list[Html]:
    """What each job comes to this week, and all together where there are several."""
    lines = [
        voice.say(
            "shift.week_job", job=shorten(name, 40) if name else voice.word("shift.work"), hours=in_hours(seconds)
        )
        for name, seconds in week.items()
    ]
    if not lines:
        return []
    total = [voice.say("shift.week_all", hours=in_hours(sum(week.values())))] if len(week) > 1 else []
    return [voice.say("shift.week"), *lines, *total]


def label(voice: Voice, one: Matter[Work]) -> str:
    """One shift on a button."""
    work = one.body
    counted = "📅" if work.rostered else "⏱"
    sign = counted if work.kind is ShiftKind.COUNTED else _SIGNS[work.why or Why.PLACEMENT]
    day = voice.day(one.day) if one.day else ""
    given = {"job": job(voice, work), "day": day + clock(voice, work), "hours": in_hours(work.seconds)}
    return shorten(f"{sign} {voice.word('shift.label', **given)}", 60)


def _ways(voice: Voice, one: Matter[Work]) -> Rows:
    marks = [Button(voice.word(key), _tap("why", one.id, why)) for why, key in _WHYS.items() if why is not one.body.why]
    if one.body.kind is not ShiftKind.COUNTED:
        marks.insert(0, Button(voice.word("shift.button_counts"), _tap("why", one.id, COUNTS)))
    first = (
        Button(voice.word("shift.button_change"), _tap("rehours", one.id)),
        Button(voice.word("shift.button_delete"), _tap("delete", one.id)),
    )
    back = (Button(voice.word("visa.button_shifts"), _tap("shifts")),)
    return (first, *((button,) for button in marks), back)


def _tap(op: str, shift_id: int = 0, arg: str = "") -> str:
    return VisaTap(op=op, id=shift_id, arg=arg).pack()
