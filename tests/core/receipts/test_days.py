"""The day of a purchase is told from the other dates on a receipt."""

from datetime import date, time

import pytest

from core.receipts.days import DayCandidate, clock_in, clock_of, day_candidates
from core.receipts.rows import rows_of
from core.receipts.words import ReceiptWords
from tests.core.receipts.drawn import TODAY, page


def days(text: str, words: ReceiptWords) -> tuple[DayCandidate, ...]:
    return day_candidates(rows_of([page(text)], words), words, ("dmy",), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "Due date: 01/11/2026\nDate: 03/10/2026",
        "Warranty until 03/10/2025\n03/10/2026 10:11",
        "Printed 04/10/2026 10:00\nDate 03/10/2026 10:11",
        "03/10/2026\n04/11/2026\nThank you 03/10/2026",
        "Date\n03/10/2026\nExpiry 04/11/2026",
        "03/10/2026 10:11\nExp: 09/09/2026\nExp: 09/09/2026",
        "Огноо: 2026-10-03 10:11\nСугалаа явагдах: 2026-11-01",
    ],
)
def test_the_likeliest_is_the_day(text: str, words: ReceiptWords) -> None:
    assert days(text, words)[0].value == date(2026, 10, 3)


def test_a_date_ahead_is_kept_and_marked(words: ReceiptWords) -> None:
    (one,) = days("Date 03/10/2027", words)
    assert "future" in one.evidence


def test_the_same_date_again_is_stronger_and_lends_its_label(words: ReceiptWords) -> None:
    (one,) = days("Printed 03/10/2026\nDate 03/10/2026 10:11", words)
    assert {"again", "label", "time"} <= one.evidence
    assert "printed" not in one.evidence
    assert one.clock == time(10, 11)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("18:05", time(18, 5)), ("6:05:22 PM", time(18, 5, 22)), ("12:15 am", time(0, 15)), ("09.14 AM", time(9, 14)),
        ("13.01.00", time(13, 1)), ("12.50", None), ("25:10", None), ("18:05 PM", time(18, 5)), ("TOTAL", None),
    ],
)  # fmt: skip
def test_times_of_day(text: str, clock: time | None) -> None:
    assert clock_in(text) == clock


def test_a_time_may_stand_anywhere(words: ReceiptWords) -> None:
    assert clock_of(rows_of([page("TOTAL 5.00\nTime 10:11")], words)) == time(10, 11)
    assert clock_of(rows_of([page("TOTAL 5.00")], words)) is None
