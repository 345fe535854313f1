"""Random accounts for property tests: days that never turn back, amounts of any size, texts with numbers in them."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from tests.statement_pdf.style import Book, Happened

OUT = (
    "WOOLWORTHS 1234 SYDNEY NSW AUS Card xx1234 Value Date: 05/06/2025",
    "COFFEE",
    "Transfer to xx4321 CommBank app rent for October",
    "EFTPOS 12.50 CASH OUT",
    "TOTAL TOOLS 22",
    "хүнсний дэлгүүр",
    "24 HOUR FITNESS",
)
IN = (
    "SALARY ACME PTY LTD",
    "Deposit from a friend in Ulaanbaatar for the rent of October",
    "REFUND 12.50 KMART",
    "цалин",
)
"""Texts say the direction, as they do in life: what turns all signs round can be seen in nothing else."""


@st.composite
def books(draw: st.DrawFn, digits: int = 2, most: int = 60) -> Book:
    """An account with up to `most` movements; amounts have so many decimals."""
    day = draw(st.dates(date(2024, 1, 1), date(2026, 6, 1)))
    rows = []
    for _ in range(draw(st.integers(2, most))):
        day += timedelta(days=draw(st.sampled_from((0, 0, 1, 2, 3))))
        size = Decimal(draw(st.one_of(st.integers(1, 99_999), st.integers(1, 99_999_999)))).scaleb(-digits)
        out = draw(st.booleans())
        rows.append(Happened(day, -size if out else size, draw(st.sampled_from(OUT if out else IN))))
    opening = Decimal(draw(st.integers(0, 9_999_999_99))).scaleb(-digits)
    return Book(opening, tuple(rows))
