"""Shifts put right in words, as people read it."""

from collections.abc import Sequence
from datetime import datetime

from core.delivery.model import Button
from core.ledger.model import Change
from core.matters.model import Matter
from core.visa.kept import Work
from core.visa.said_amend import Amending
from core.visa.standing import Standing
from core.visa.warn import warnings
from handlers.say.reply import Reply
from handlers.say.shift_list import label
from handlers.say.shifts import line
from handlers.say.taps import VisaTap
from handlers.say.visa import fortnights, not_advice, undo, warning
from handlers.say.voice import Html, Voice

_MOST = 8
ALL = "all"
_ASK = {
    Amending.TAKE: "shift.which_take",
    Amending.LEAVE: "shift.which_leave",
    Amending.CHANGE: "shift.which_change",
}


def which(voice: Voice, kind: Amending, works: Sequence[Matter[Work]]) -> Reply:
    """Ask which shift is meant; those of one day may all be."""
    rows = [(Button(label(voice, one), VisaTap(op="amend", id=one.id).pack()),) for one in works[:_MOST]]
    if kind is not Amending.CHANGE and len(works) > 1 and len({one.day for one in works}) == 1:
        rows.append((Button(voice.word("shift.button_all"), VisaTap(op="amend", arg=ALL).pack()),))
    none = (Button(voice.word("button.not_that"), VisaTap(op="none").pack()),)
    return Reply(voice.say(_ASK[kind]), (*rows, none))


def none(voice: Voice) -> Reply:
    """No shift fits."""
    return Reply(voice.say("shift.none_fits"), (_all(voice),))


def unclear(voice: Voice, one: Matter[Work]) -> Reply:
    """What was said does not go with the shift: it can be opened and changed by hand."""
    rows = ((Button(label(voice, one), VisaTap(op="shift", id=one.id).pack()),),)
    return Reply(voice.say("shift.unclear"), rows)


def taken_back(
    voice: Voice, works: Sequence[Matter[Work]], change: Change | None, stands: Standing, now: datetime
) -> Reply:
    """What was deleted, and how its fortnights stand now."""
    return _told(
        voice, [voice.say("shift.taken_back"), *(line(voice, one) for one in works)], works, change, stands, now
    )


def changed(
    voice: Voice, works: Sequence[Matter[Work]], change: Change | None, stands: Standing, now: datetime
) -> Reply:
    """The shifts as they are now, whether or not that differs."""
    first = voice.say("shift.changed" if change else "shift.as_it_was")
    return _told(voice, [first, *(line(voice, one) for one in works)], works, change, stands, now)


def _told(
    voice: Voice,
    lines: list[Html],
    works: Sequence[Matter[Work]],
    change: Change | None,
    stands: Standing,
    now: datetime,
) -> Reply:
    days = [one.day for one in works if one.day]
    lines += fortnights(voice, stands.fortnights(days))
    lines += [warning(voice, one) for one in warnings(stands, days, now)]
    return Reply("\n".join([*lines, not_advice(voice)]), (*undo(voice, change), _all(voice)))


def _all(voice: Voice) -> tuple[Button, ...]:
    return (Button(voice.word("visa.button_shifts"), VisaTap(op="shifts").pack()),)
