"""What each quietness lets through, and what muting takes away."""

from dataclasses import replace

import pytest

from core.family.model import News, Quietness
from core.telling.quiet import hears
from tests.core.conftest import BAT

ALL = frozenset(News)


@pytest.mark.parametrize(
    ("quietness", "heard"),
    [
        (Quietness.OFF, frozenset()),
        (Quietness.BILLS, frozenset({News.BILLS, News.VISA})),
        (Quietness.NORMAL, ALL - {News.ENTRIES}),
        (Quietness.LIVELY, ALL),
    ],
)
def test_a_quietness_lets_its_kinds_through(quietness: Quietness, heard: frozenset[News]) -> None:
    who = replace(BAT, quietness=quietness)
    assert {kind for kind in News if hears(who, kind)} == heard
    assert hears(who, None)


def test_what_is_muted_is_not_heard_however_lively_one_is() -> None:
    who = replace(BAT, quietness=Quietness.LIVELY, muted=frozenset({News.WEEK}))
    assert not hears(who, News.WEEK)
    assert hears(who, News.ENTRIES)


def test_someone_new_is_told_quietly() -> None:
    assert BAT.quietness is Quietness.NORMAL
