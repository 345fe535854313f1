"""Finding the kept shift that a line would put right, and doing so. What could be two is asked, never guessed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.family.model import Viewer
from core.ledger.model import Change
from core.matters.act import remove, revise
from core.matters.model import Matter
from core.unit import Unit
from core.visa.change import on_day, read_change, with_clocks, with_hours
from core.visa.kept import Why, Work
from core.visa.model import ShiftKind
from core.visa.said_amend import Amend, Amending, Tense
from core.visa.said_days import coming, latest
from core.visa.said_model import Speaker
from core.visa.standing import begun
from core.visa.words import ShiftWords


@dataclass(frozen=True, slots=True)
class Fitting:
    """The shifts that a line may mean, in order; when `sure`, all of them are meant."""

    works: tuple[Matter[Work], ...]
    sure: bool


def fitting(works: Sequence[Matter[Work]], amend: Amend, now: datetime, today: date) -> Fitting:
    """Which of a person's shifts a line means."""
    mine = [one for one in works if not amend.job or one.body.job.casefold() == amend.job.casefold()]
    if amend.on.said:
        return _of_days(mine, amend, today)
    if amend.kind is Amending.LEAVE and not amend.which:
        found = [one for one in mine if one.day == today]
    else:
        found = _by_order(mine, amend, now, today)
    return Fitting(tuple(found), _clear(found, amend))


def _of_days(mine: Sequence[Matter[Work]], amend: Amend, today: date) -> Fitting:
    behind, ahead = (
        [one for one in mine if one.day in days] for days in (latest(amend.on, today), coming(amend.on, today))
    )
    either = list(dict.fromkeys([*behind, *ahead]))
    found = {Tense.PAST: behind, Tense.AHEAD: ahead, Tense.EITHER: either}[amend.tense]
    if not found and amend.tense is Tense.AHEAD and amend.named:
        return Fitting(tuple(behind), sure=False)
    one_a_day = len({one.day for one in found}) == len(found) == len(amend.on.weekdays or (0,))
    away = amend.kind is Amending.LEAVE and all(one.body.rostered for one in found)
    return Fitting(tuple(found), (one_a_day or away) and _clear(found[:1], amend))


def _by_order(mine: Sequence[Matter[Work]], amend: Amend, now: datetime, today: date) -> list[Matter[Work]]:
    """The last that was worked and the last that was told, which may be two; or the next one."""
    done = [one for one in mine if begun(one, now, today) or not one.body.rostered]
    ahead = [one for one in mine if one not in done]
    if amend.which == "next":
        return sorted(ahead, key=_when)[:1]
    if not amend.which and not (amend.start or amend.end):
        return []
    last, told = sorted(done, key=_when)[-1:], sorted(mine, key=lambda one: one.id)[-1:]
    return list(dict.fromkeys([*last, *(told if amend.kind is Amending.TAKE else ())]))


def _when(one: Matter[Work]) -> tuple[date, float]:
    return one.day or date.min, one.body.start.timestamp() if one.body.start else 0


def _clear(found: Sequence[Matter[Work]], amend: Amend) -> bool:
    """Whether the one shift is surely meant; who was ill where they told of work is asked."""
    if len(found) != 1 or not amend.sure:
        return False
    return amend.kind is not Amending.LEAVE or found[0].body.rostered or amend.tense is Tense.PAST


def amended(old: Matter[Work], amend: Amend, words: ShiftWords, speaker: Speaker, now: datetime) -> Matter[Work] | None:
    """The shift as it shall be; None where what was said does not go with it."""
    new: Matter[Work] | None = old
    if amend.to is not None:
        new = _moved(old, amend, speaker.today)
    if new is not None and amend.hours:
        said = read_change(amend.hours, new, words, speaker)
        new = with_hours(new, said) if said else None
    if new is not None and (amend.start or amend.end):
        new = with_clocks(new, amend.start, amend.end)
    if new is None:
        return None
    rostered = new.body.rostered and not (amend.tense is Tense.PAST and begun(old, now, speaker.today))
    return replace(new, body=replace(new.body, rostered=rostered))


def _moved(old: Matter[Work], amend: Amend, today: date) -> Matter[Work] | None:
    """On the day that was named, where one alone will do: what was worked lies behind, what is to come ahead."""
    if amend.to is None or old.day is None:
        return None
    days = coming(amend.to, today) if old.body.rostered else latest(amend.to, today)
    return on_day(old, days[0]) if len(days) == 1 else None


async def amend_shifts(
    unit: Unit, viewer: Viewer, kind: Amending, works: Sequence[Matter[Work]], at: datetime
) -> Change | None:
    """Take shifts back, or say that their person was away, as one change. Raises as `revise`."""
    if kind is Amending.TAKE:
        return await remove(unit, viewer, works, at)
    away = [(one, replace(one.body, kind=ShiftKind.EXCLUDED, why=Why.LEAVE)) for one in works]
    return await revise(unit, viewer, [(one, replace(one, body=body)) for one, body in away], at)
