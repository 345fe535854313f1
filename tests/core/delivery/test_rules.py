"""When things go out: quiet hours in the member's own zone, daylight saving too, and the waits between tries."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.delivery.rules import LONGEST_WAIT, after_quiet_hours, backoff

SYDNEY, ULAANBAATAR = "Australia/Sydney", "Asia/Ulaanbaatar"
ZONES = st.sampled_from([SYDNEY, ULAANBAATAR, "America/Los_Angeles", "Australia/Adelaide", "Europe/London"])
INSTANTS = st.integers(0, 6 * 366 * 24 * 60).map(lambda m: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=m))


def local(text: str, zone: str) -> datetime:
    """An instant by its local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("told", "comes"),
    [
        ("2026-11-24T08:00:00", "2026-11-24T08:00:00"),
        ("2026-11-24T21:59:59.999999", "2026-11-24T21:59:59.999999"),
        ("2026-11-24T22:00:00", "2026-11-25T08:00:00"),
        ("2026-11-24T23:59:59", "2026-11-25T08:00:00"),
        ("2026-11-25T00:00:00", "2026-11-25T08:00:00"),
        ("2026-11-25T07:59:59.999999", "2026-11-25T08:00:00"),
        ("2026-12-31T22:30:00", "2027-01-01T08:00:00"),
    ],
)
@pytest.mark.parametrize("zone", [SYDNEY, ULAANBAATAR])
def test_between_ten_and_eight_news_waits(told: str, comes: str, zone: str) -> None:
    assert after_quiet_hours(local(told, zone).astimezone(UTC), zone) == local(comes, zone)


@pytest.mark.parametrize(
    ("told", "comes"),
    [
        ("2026-10-03T13:00:00+00:00", "2026-10-03T21:00:00+00:00"),  # the clock goes forward in the night: 9 h, not 10
        ("2026-04-04T12:00:00+00:00", "2026-04-04T22:00:00+00:00"),  # and back: 23:00 on, the hour from 2 comes twice
        ("2026-04-04T16:30:00+00:00", "2026-04-04T22:00:00+00:00"),  # the second half past two
        ("2026-10-03T15:59:00+00:00", "2026-10-03T21:00:00+00:00"),  # the minute before two becomes three
    ],
)
def test_eight_is_eight_on_the_days_when_sydney_changes_its_clock(told: str, comes: str) -> None:
    instant = after_quiet_hours(datetime.fromisoformat(told), SYDNEY)
    assert instant == datetime.fromisoformat(comes)
    assert instant.astimezone(ZoneInfo(SYDNEY)).hour == 8


@given(INSTANTS, ZONES)
def test_news_is_never_early_never_in_the_night_and_never_more_than_ten_hours_late(at: datetime, zone: str) -> None:
    comes = after_quiet_hours(at, zone)
    assert timedelta() <= comes - at <= timedelta(hours=11)  # eleven in the night that has an hour twice
    assert 8 <= comes.astimezone(ZoneInfo(zone)).hour < 22
    assert after_quiet_hours(comes, zone) == comes
    assert comes.utcoffset() == timedelta()


def test_the_wait_doubles_up_to_ten_minutes() -> None:
    assert [backoff(n).total_seconds() for n in range(12)] == [1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600]


@given(st.integers(12, 10**9))
def test_however_often_it_fails_the_wait_stays(attempts: int) -> None:
    assert backoff(attempts) == LONGEST_WAIT
