"""What the clock says of a shift of which no day was said: "uber 22:00-02:00" at nine in the morning was last night."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from core.visa.said_model import Said, SaidKind, SaidShift, Speaker

_DAY = timedelta(days=1)


def by_the_clock(said: Said, speaker: Speaker, *, worked: bool, day_said: bool) -> Said:
    """Put what would begin later today on the eve, where that is meant, or call it still to come.

    `worked` tells that the line says so of itself, `day_said` that it names the day. Without the speaker's time of day
    nothing is changed.
    """
    if speaker.at is None:
        return said
    shifts = _placed(said.shifts, speaker.today, speaker.at, worked=worked, day_said=day_said)
    options = [_placed(one, speaker.today, speaker.at, worked=worked, day_said=day_said) for one in said.options]
    return replace(said, shifts=shifts, options=tuple(options))


def _placed(
    shifts: tuple[SaidShift, ...], today: date, at: time, *, worked: bool, day_said: bool
) -> tuple[SaidShift, ...]:
    ahead = [one for one in shifts if one.kind is SaidKind.WORKED and one.day == today and one.start and one.start > at]
    if not ahead or len(ahead) < len(shifts) or (worked and day_said):
        return shifts
    if not day_said and (worked or _eve_is_nearer(ahead, datetime.combine(today, at))):
        return tuple(replace(one, day=today - _DAY) for one in shifts)
    return tuple(replace(one, kind=SaidKind.ROSTERED) for one in shifts)


def _eve_is_nearer(shifts: list[SaidShift], now: datetime) -> bool:
    """Whether what ended last, had it been the day before, lies nearer than what begins first today."""
    begins = min(datetime.combine(one.day, one.start or time()) for one in shifts)
    ended = max(
        datetime.combine(one.day, one.end or time()) - (_DAY if _within(one) else timedelta()) for one in shifts
    )
    return now - ended < begins - now


def _within(one: SaidShift) -> bool:
    """Whether it ends on the day on which it starts."""
    return one.start is not None and one.end is not None and one.start < one.end
