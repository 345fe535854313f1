"""What was worked in a stretch of days, job by job, and what it brought at the wages that were said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.visa.days import Diary
from core.visa.kept import Wage
from core.visa.model import Shift, ShiftKind, Span
from core.visa.standing import Standing, begun
from core.visa.wages import Earning, brings

_EVER = Span(date(1990, 1, 1), date(2200, 12, 31))


@dataclass(frozen=True, slots=True)
class Past:
    """Seconds that really passed, breaks off. `worked` counts overlapping shifts once; `ahead` is rostered on top.

    `jobs` are each for itself, so that overlaps stand in both. What does not count for a visa is in none of them.
    """

    span: Span | None
    worked: int
    ahead: int
    jobs: tuple[Earning, ...]


def past_of(stands: Standing, wages: Sequence[Wage], span: Span | None, job: str, now: datetime) -> Past:
    """What was worked in these days, or ever; at one job, or at any ("")."""
    names = {str(one.id): one for one in stands.works}
    counted = [one for one in stands.shifts if one.kind is ShiftKind.COUNTED]
    mine = [one for one in counted if not job or one.job.casefold() == job.casefold()]
    done = [one for one in mine if begun(names[one.key], now, stands.today) or not names[one.key].body.rostered]
    worked = _seconds(done, span)
    by_job: dict[str, list[Shift]] = {}
    for one in done:
        by_job.setdefault(one.job, []).append(one)
    lengths = sorted(((_seconds(of, span), name) for name, of in by_job.items()), reverse=True)
    jobs = tuple(Earning(name, length, brings(name, length, wages)) for length, name in lengths if length)
    return Past(span, worked, _seconds(mine, span) - worked, jobs)


def _seconds(shifts: Iterable[Shift], span: Span | None) -> int:
    days = span or _EVER
    return sum(Diary(shifts).worked(days.first, days.last).values())
