"""Small histories made by code, to find what recurs in them."""

from datetime import date, timedelta

from core.recurring.model import Seen
from core.recurring.rhythm import in_month

TODAY = date(2026, 11, 24)


def seen(
    day: date,
    payee: str = "Landlord",
    minor: int = 240_000,
    *,
    outgoing: bool = True,
    other: str | None = None,
    number: int = 0,
) -> Seen:
    """One entry in dollars."""
    return Seen(day, payee, minor, "AUD", outgoing, account=1, other=other, id=number)


def monthly(
    payee: str, minors: list[int], number: int, *, last: date = TODAY, off: tuple[int, ...] = (0,)
) -> list[Seen]:
    """One on a day of each of so many months up to that of `last`, each off by the next of `off` days."""
    days = [in_month(last, -back, number) for back in range(len(minors))][::-1]
    return [
        seen(day + timedelta(days=off[at % len(off)]), payee, minor)
        for at, (day, minor) in enumerate(zip(days, minors, strict=True))
    ]


def every(payee: str, minor: int, days: int, times: int, *, last: date) -> list[Seen]:
    """So many, each so many days after the one before."""
    return [seen(last - timedelta(days=days * back), payee, minor) for back in range(times)][::-1]
