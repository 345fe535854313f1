"""The collector rests during a start, and always wakes."""

import gc

import pytest

from bot import collector


def test_it_rests_until_the_process_serves() -> None:
    with collector.resting():
        assert not gc.isenabled()
        collector.wake()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    gc.unfreeze()


def test_a_start_that_fails_leaves_it_awake() -> None:
    with pytest.raises(OSError, match="taken"), collector.resting():
        raise OSError("taken")
    assert gc.isenabled()
