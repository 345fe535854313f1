"""Hours as they are printed: two decimals, to the nearest hundredth (36 seconds), but never so that a breach is hidden.

48 hours and one second are printed as 48.01, and one second of work as 0.01.
"""

from core.visa.model import Fortnight

_HUNDREDTH = 36


def hours_of(fortnight: Fortnight) -> str:
    """What was worked."""
    return _plain(_hundredths(fortnight))


def left_of(fortnight: Fortnight) -> str | None:
    """What is left as it follows from the hours printed, at least 0.00; None where there is no limit."""
    if fortnight.limit is None:
        return None
    return _plain(max(0, fortnight.limit * 100 - _hundredths(fortnight)))


def in_hours(seconds: int) -> str:
    """A length without zeros that say nothing, rounded down: nothing is left that is not there."""
    return _plain(seconds // _HUNDREDTH).rstrip("0").rstrip(".")


def at_least(seconds: int) -> str:
    """As `in_hours`, rounded up: so much must be taken off."""
    return in_hours(seconds + -seconds % _HUNDREDTH)


def limit_text(fortnight: Fortnight) -> str | None:
    """The limit in whole hours; None where there is none."""
    return None if fortnight.limit is None else str(fortnight.limit)


def _hundredths(fortnight: Fortnight) -> int:
    nearest = (fortnight.seconds + _HUNDREDTH // 2) // _HUNDREDTH
    if fortnight.limit is not None and fortnight.over:
        return max(nearest, fortnight.limit * 100 + 1)
    return max(nearest, 1) if fortnight.seconds else 0


def _plain(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"
