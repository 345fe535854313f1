"""What hours bring: the wage of each job as it was said, and what may be earned until a day. Nothing is guessed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from core.family.model import Viewer
from core.ledger.model import Change
from core.matters.act import begin, revise
from core.matters.model import Matter
from core.matters.ports import Wanted
from core.money.money import Money
from core.unit import Unit
from core.visa.kept import Wage
from core.visa.model import ShiftKind
from core.visa.plan import most_earned, most_until
from core.visa.standing import Standing


@dataclass(frozen=True, slots=True)
class Earning:
    """So many seconds at a job and what they bring; None where its wage was never said."""

    job: str
    seconds: int
    money: Money | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is rostered until a day by job, and what could be worked on top: `most` seconds, None without a limit.

    `on_top` is what all of them would bring at each job whose wage is known.
    """

    until: date
    rostered: tuple[Earning, ...]
    most: int | None
    on_top: tuple[tuple[str, Money], ...]


async def wages_of(unit: Unit, viewer: Viewer) -> tuple[Matter[Wage], ...]:
    """The viewer's wages."""
    return await unit.matters.find(viewer, Wage, Wanted(owner_id=viewer.member_id))


async def keep_wage(unit: Unit, viewer: Viewer, new: Wage, at: datetime) -> Change | None:
    """The one wage of a job; None when it was so before. Raises `NotAllowedError`."""
    known = await wages_of(unit, viewer)
    old = next((one for one in known if one.body.job.casefold() == new.job.casefold()), None)
    if old is None:
        return (await begin(unit, viewer, Matter(viewer.member_id, new, private=True), at)).change
    return await revise(unit, viewer, [(old, replace(old, body=replace(new, job=old.body.job)))], at)


def outlook(stands: Standing, wages: Sequence[Wage], until: date, now: datetime) -> Outlook:
    """What may be earned from today until a day, before tax, at the wages that were said."""
    hours: Counter[str] = Counter()
    for one in stands.rostered(now):
        if one.day and one.day <= until and one.body.kind is ShiftKind.COUNTED:
            hours[one.body.job] += one.body.seconds
    rostered = tuple(Earning(job, seconds, brings(job, seconds, wages)) for job, seconds in hours.items())
    most = most_until(stands.diary, stands.visa, stands.law, stands.today, until)
    on_top = tuple((one.job, most_earned(one.hourly, most)) for one in wages) if most else ()
    return Outlook(until, rostered, most, on_top)


def brings(job: str, seconds: int, wages: Sequence[Wage]) -> Money | None:
    """By the wage of the job, else by one that was said for any."""
    by_job = {one.job.casefold(): one.hourly for one in wages}
    hourly = by_job.get(job.casefold()) or by_job.get("")
    return most_earned(hourly, seconds) if hourly else None
