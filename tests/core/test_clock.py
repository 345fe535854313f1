"""A day is the day where one lives."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from core.clock import local_date

NOON = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Australia/Sydney", date(2026, 11, 25)),
        ("Asia/Ulaanbaatar", date(2026, 11, 24)),
        ("America/Los_Angeles", date(2026, 11, 24)),
    ],
)
def test_the_same_instant_is_another_day_elsewhere(zone: str, day: date) -> None:
    assert local_date(NOON, zone) == day
    assert local_date(NOON.astimezone(timezone(timedelta(hours=-11))), zone) == day


def test_a_day_begins_an_hour_earlier_while_sydney_saves_daylight() -> None:
    before = datetime(2026, 10, 3, 13, 59, tzinfo=UTC)
    assert local_date(before, "Australia/Sydney") == date(2026, 10, 3)
    assert local_date(before + timedelta(days=1), "Australia/Sydney") == date(2026, 10, 5)
