"""Local days where clocks do strange things: days that are skipped, midnights that are."""

from datetime import UTC, date, datetime

import pytest

from core.visa.local import Doubt, doubt, instant, midnight, parts

HOUR = 3600


def test_a_day_that_a_country_skipped_has_no_part() -> None:
    """Samoa went from 29 to 31 December 2011."""
    start = datetime(2011, 12, 30, 8, tzinfo=UTC)
    assert list(parts(start, start.replace(hour=12), "Pacific/Apia")) == [
        (date(2011, 12, 29), 2 * HOUR), (date(2011, 12, 31), 2 * HOUR),
    ]  # fmt: skip


def test_a_midnight_that_is_jumped_over_is_the_moment_of_the_jump() -> None:
    assert midnight(date(2026, 9, 6), "America/Santiago") == datetime(2026, 9, 6, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("local", "zone", "expected"),
    [
        ("2026-10-04T02:15", "Australia/Lord_Howe", Doubt.MISSING),
        ("2026-10-04T02:45", "Australia/Lord_Howe", None),
        ("2026-04-05T01:45", "Australia/Lord_Howe", Doubt.TWICE),
        ("2026-04-05T02:15", "Australia/Lord_Howe", None),
        ("2026-04-05T02:15", "Asia/Ulaanbaatar", None),
    ],
)
def test_times_that_are_no_one_instant(local: str, zone: str, expected: Doubt | None) -> None:
    assert doubt(datetime.fromisoformat(local), zone) is expected


def test_a_time_that_came_twice_is_the_first() -> None:
    assert instant(datetime.fromisoformat("2026-04-05T02:30"), "Australia/Sydney") == datetime(
        2026, 4, 4, 15, 30, tzinfo=UTC
    )
