"""The clocks: one that is the machine's, one that starts elsewhere and is moved by nothing but time."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.clock import ShiftedClock, SystemClock, clock_from

START = datetime(2026, 11, 24, 9, 0, tzinfo=timezone(timedelta(hours=11)))


def test_the_system_clock_is_utc_and_now() -> None:
    before = datetime.now(UTC)
    assert before <= SystemClock().now() <= datetime.now(UTC)
    assert SystemClock().now().tzinfo is UTC


def test_a_shifted_clock_starts_at_its_instant_and_runs_on() -> None:
    seconds = 1_000.0
    clock = ShiftedClock(START, lambda: seconds)
    assert clock.now() == datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC
    seconds += 90.5
    assert clock.now() == datetime(2026, 11, 23, 22, 1, 30, 500_000, tzinfo=UTC)


def test_a_start_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        ShiftedClock(START.replace(tzinfo=None))


def test_the_settings_choose() -> None:
    assert isinstance(clock_from(None), SystemClock)
    assert clock_from(START).now() - START < timedelta(seconds=60)
