"""The hours of a payslip by weeks: what can be, how it splits, and when the days matter."""

from datetime import date
from decimal import Decimal

import pytest

from core.documents.model import Payslip, Read
from core.visa.model import HOUR, Span, Visa
from core.visa.payslip import SlipHours, divided, hours_on, read_split


def slip(first: date, last: date, hours: str) -> Payslip:
    return Payslip(Read("Cafe", 0.9), Read(first, 0.9), Read(last, 0.9), hours=Read(Decimal(hours), 0.9))


def test_a_period_is_cut_at_its_mondays() -> None:
    found = hours_on(slip(date(2026, 11, 12), date(2026, 11, 25), "38.5"))
    assert found is not None
    assert found.weeks == (
        Span(date(2026, 11, 12), date(2026, 11, 15)),
        Span(date(2026, 11, 16), date(2026, 11, 22)),
        Span(date(2026, 11, 23), date(2026, 11, 25)),
    )
    assert (found.first, found.last, found.seconds) == (date(2026, 11, 12), date(2026, 11, 25), 38 * HOUR + HOUR // 2)


@pytest.mark.parametrize(
    "paper",
    [
        Payslip(),
        Payslip(hours=Read(Decimal(8), 0.9), first=Read(date(2026, 11, 9), 0.9)),
        slip(date(2026, 11, 22), date(2026, 11, 9), "8"),
        slip(date(2026, 1, 1), date(2026, 11, 9), "8"),
        slip(date(2026, 11, 9), date(2026, 11, 9), "24.5"),
        slip(date(2026, 11, 9), date(2026, 11, 9), "0"),
    ],
)
def test_what_makes_no_sense_is_none(paper: Payslip) -> None:
    assert hours_on(paper) is None


TWO = SlipHours(
    "Cafe", 38 * HOUR, (Span(date(2026, 11, 9), date(2026, 11, 15)), Span(date(2026, 11, 16), date(2026, 11, 22)))
)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("18 20", (18, 20)),
        ("18, 20", (18, 20)),
        ("18,20", None),
        ("17,5 and 20.5", (17.5, 20.5)),
        ("18", (18, 20)),
        ("38 0", (38, 0)),
        ("18 18", None),
        ("40", None),
        ("none", None),
        ("10 10 18", None),
    ],
)
def test_a_split_must_make_up_the_whole(text: str, hours: tuple[float, ...] | None) -> None:
    assert read_split(text, TWO) == (tuple(round(one * HOUR) for one in hours) if hours else None)


def test_the_days_matter_only_where_the_course_starts_within() -> None:
    assert divided(TWO, Visa("8105", course_start=date(2026, 11, 12)))
    assert not divided(TWO, Visa("8105", course_start=date(2026, 11, 9)))
    assert not divided(TWO, Visa("8105"))
