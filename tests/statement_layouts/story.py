"""What happened on an invented account: the truth that a rendered statement is read back to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

TEXTS = (
    "WOOLWORTHS 1234 SYDNEY", "Coffee at Mike's", "Хүнсний дэлгүүр", "EB-хоол", "BOOKSHOP", "Direct Credit SALARY",
    "цалин 10-р сар", "Kiosk, corner", "ATM 0042", "Uber *trip", "Rent October", "ШИЛЖҮҮЛЭГ Дорж", "Gift \"for\" mum",
)  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One row as it was: money out is negative."""

    day: date
    amount: Decimal
    text: str
    balance: Decimal


@dataclass(frozen=True)
class Story:
    """All rows, the oldest first, and what was there before them."""

    events: tuple[Event, ...]
    opening: Decimal

    @property
    def closing(self) -> Decimal:
        """What is left at the end."""
        return self.events[-1].balance


def told(opening: Decimal, rows: Sequence[tuple[date, Decimal, str]]) -> Story:
    """A story of rows in the order of time, with its balances worked out."""
    events, balance = [], opening
    for day, amount, text in rows:
        balance += amount
        events.append(Event(day, amount, text, balance))
    return Story(tuple(events), opening)


@st.composite
def stories(draw: st.DrawFn, *, least: int = 3, most: int = 12, digits: int = 2) -> Story:
    """Random stories of a few rows within a few months, both ways of money, no row of nothing."""
    unit = Decimal(1).scaleb(-digits)
    count = draw(st.integers(least, most))
    days = sorted(draw(st.lists(st.dates(date(2026, 7, 3), date(2026, 10, 30)), min_size=count, max_size=count)))
    sizes = draw(st.lists(st.integers(1, 3_000_000), min_size=count, max_size=count))
    comes = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    amounts = [(size if come else -size) * unit for size, come in zip(sizes, comes, strict=True)]
    texts = draw(st.lists(st.sampled_from(TEXTS), min_size=count, max_size=count))
    opening = draw(st.integers(0, 900_000_000)) * unit
    return told(opening, list(zip(days, amounts, texts, strict=True)))
