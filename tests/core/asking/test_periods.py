"""The days that a question names, on a Tuesday, at the turn of a year, and where nothing sure can be said."""

from datetime import date

import pytest

from tests.core.asking.asking import days

_NEW_YEAR = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("spending this weekend", "2026-11-21", "2026-11-22"),
        ("spending in the last 2 years", "2024-11-25", "2026-11-24"),
        ("spending on 2026-10-05", "2026-10-05", "2026-10-05"),
        ("spending from yesterday", "2026-11-23", "2026-11-23"),
        ("spending from march", "2026-03-01", "2026-11-24"),
        ("spending after 10 november", "2026-11-11", "2026-11-24"),
        ("spending before the 10 november", None, "2026-11-09"),
        ("spending by 10 november", None, "2026-11-10"),
        ("spending oct - nov", "2026-10-01", "2026-11-24"),
        ("spending from november to february", "2025-11-01", "2026-02-28"),
        ("spending from 29 february 2024 to march 2024", "2024-02-29", "2024-03-31"),
        ("spending mon to wed", "2026-11-16", "2026-11-18"),
        ("spending between 20 november and 10 november", "2025-11-20", "2026-11-10"),
        ("expenses for the week of 2 november", "2026-11-02", "2026-11-08"),
        ("spending in fy 2024/25", "2024-07-01", "2025-06-30"),
        ("spending in h1", "2026-01-01", "2026-06-30"),
        ("spending in october or september", "2026-09-01", "2026-10-31"),
        ("spending since last friday", "2026-11-20", "2026-11-24"),
        ("spending ever", None, None),
        ("net worth at the start of the year", "2026-01-01", "2026-01-01"),
    ],
)
def test_english(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("өнгөрсөн 7 хоногт хэд зарцуулсан бэ", "2026-11-16", "2026-11-22"),
        ("өнгөрсөн оны эцсээс хойш хэд зарцуулсан бэ", "2025-12-31", "2026-11-24"),
        ("10 сарын 3-аас 5-ны хооронд хэд зарцуулсан бэ", "2026-10-03", "2026-10-05"),
        ("10-р сарын 5-ны өдөр хэд зарцуулсан бэ", "2026-10-05", "2026-10-05"),
        ("жилийн өмнө хэд зарцуулсан бэ", "2025-01-01", "2025-12-31"),
        ("2025 оны эхний хагаст хэд зарцуулсан бэ", "2025-01-01", "2025-06-30"),
    ],
)
def test_mongolian(text: str, first: str, last: str) -> None:
    assert days(text, "MN") == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("spending in october", "2026-10-01", "2026-10-31"),
        ("spending last week", "2026-12-21", "2026-12-27"),
        ("spending this month", "2027-01-01", "2027-01-01"),
        ("spending this financial year", "2026-07-01", "2027-01-01"),
        ("spending last quarter", "2026-10-01", "2026-12-31"),
        ("spending last new year", "2026-12-31", "2027-01-01"),
        ("spending over tsagaan sar", "2026-02-18", "2026-02-20"),
        ("spending after yesterday", "2027-01-01", "2027-01-01"),
        ("spending on the 31st", "2026-12-31", "2026-12-31"),
    ],
)
def test_at_the_turn_of_a_year(text: str, first: str, last: str) -> None:
    assert days(text, today=_NEW_YEAR) == (first, last)


def test_on_a_weekend_it_runs() -> None:
    sunday = date(2026, 11, 22)
    assert days("spending this weekend", today=sunday) == ("2026-11-21", "2026-11-22")
    assert days("spending last weekend", today=sunday) == ("2026-11-14", "2026-11-15")


def test_days_of_a_month_that_runs_end_today() -> None:
    assert days("spending 1-15 november", today=date(2026, 11, 10)) == ("2026-11-01", "2026-11-10")


@pytest.mark.parametrize(
    "text",
    [
        "spending in 2030",
        "spending in october 2027",
        "spending on 31 november",
        "spending 1-29 february",
        "spending 25-31 november",
        "spending on 31/11/2026",
        "spending at the start of october",
        "spending in summer",
        "spending between 1 october",
        "spending between march 2026 and march 2025",
        "spending between ever and ever",
        "spending in october november",
        "compare october and last week",
        "compare october and ever",
        "presents for christmas how much did we spend",
    ],
)
def test_days_that_are_not_sure_are_asked(text: str) -> None:
    assert days(text) == "date"


def test_the_end_of_what_is_no_time_is_no_day() -> None:
    assert days("net worth at the end of zorb") == "meaning"


def test_a_festival_before_the_first_listed_is_asked() -> None:
    assert days("spending over tsagaan sar", today=date(2019, 5, 1)) == "date"
