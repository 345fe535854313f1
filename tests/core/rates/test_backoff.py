"""A source that fails is left alone, longer each time, and forgiven when it answers."""

from datetime import timedelta

from core.rates.backoff import FIRST, LONGEST, Backoff
from tests.conftest import StandingClock


def test_a_source_that_never_failed_is_ready() -> None:
    assert Backoff(StandingClock()).ready("rba")


def test_each_failure_in_a_row_waits_twice_as_long_up_to_the_longest() -> None:
    clock = StandingClock()
    backoff = Backoff(clock)
    for wait in [*(FIRST * 2**number for number in range(6)), LONGEST, LONGEST, LONGEST]:
        backoff.failed("rba")
        clock.at += wait - timedelta(seconds=1)
        assert not backoff.ready("rba")
        clock.at += timedelta(seconds=1)
        assert backoff.ready("rba")
    assert backoff.ready("ecb")


def test_an_answer_forgives() -> None:
    clock = StandingClock()
    backoff = Backoff(clock)
    backoff.failed("rba")
    backoff.failed("rba")
    backoff.worked("rba")
    assert backoff.ready("rba")
    backoff.failed("rba")
    clock.at += FIRST
    assert backoff.ready("rba")


def test_a_source_is_left_alone_for_as_long_as_it_asks_but_no_more_than_a_day() -> None:
    clock = StandingClock()
    backoff = Backoff(clock)
    backoff.failed("coingecko", 600)
    clock.advance(seconds=599)
    assert not backoff.ready("coingecko")
    clock.advance(seconds=1)
    assert backoff.ready("coingecko")
    backoff.failed("coingecko", 10**9)
    clock.advance(days=1)
    assert backoff.ready("coingecko")
