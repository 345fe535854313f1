"""Which parts of a visa are asked, in which order, and what follows from its kind."""

from dataclasses import replace
from datetime import date

import pytest

from core.visa.kept import Profile
from core.visa.model import Level, Span, Visa
from core.visa.parts import (
    SUBCLASSES,
    Part,
    after,
    asked_of,
    before,
    empty,
    forgotten,
    is_sure,
    with_condition,
    with_level,
    with_subclass,
    without_break,
)

STRICT = "8105"
DAY = date(2026, 2, 16)
FULL = Profile(
    Visa("8105", Level.DOCTORATE, DAY, date(2027, 11, 30), (Span(DAY, DAY), Span(DAY, date(2026, 3, 1)))),
    "500", DAY, date(2028, 3, 15),
)  # fmt: skip


@pytest.mark.parametrize("subclass", SUBCLASSES)
def test_every_way_through_the_questions_ends_and_goes_back_the_same_way(subclass: str) -> None:
    profile = with_subclass(empty(STRICT), subclass, STRICT)
    way = [Part.SUBCLASS]
    while (following := after(profile, way[-1])) is not None:
        way.append(following)
    assert tuple(way) == asked_of(profile)
    assert [before(profile, part) for part in way] == [None, *way[:-1]]


def test_what_a_kind_tells_for_sure_is_not_asked() -> None:
    assert Part.CONDITION not in asked_of(with_subclass(empty(STRICT), "500", STRICT))
    assert Part.CONDITION in asked_of(with_subclass(empty(STRICT), "485", STRICT))
    assert with_subclass(empty(STRICT), "500_family", STRICT).visa.condition == "8104"
    assert asked_of(with_subclass(FULL, "citizen", STRICT)) == (Part.SUBCLASS,)
    assert with_subclass(FULL, "citizen", STRICT).expires is None
    assert [is_sure(one) for one in ("500", "485")] == [True, False]


def test_freedom_never_outlives_the_kind_that_gave_it() -> None:
    free = with_subclass(empty(STRICT), "permanent", STRICT)
    assert free.visa.condition == "unlimited"
    assert with_subclass(free, "other", STRICT).visa.condition == STRICT
    told = with_condition(with_subclass(free, "other", STRICT), "8547")
    assert with_subclass(told, "417", STRICT).visa.condition == "8547"


def test_each_part_is_forgotten_alone() -> None:
    assert forgotten(FULL, Part.COURSE).visa.course_start is None
    assert forgotten(FULL, Part.BREAK).visa.breaks == ()
    assert forgotten(FULL, Part.GRANTED).granted is None
    assert forgotten(FULL, Part.EXPIRES).expires is None
    assert forgotten(FULL, Part.LEVEL) == FULL
    assert without_break(FULL, 0).visa.breaks == FULL.visa.breaks[1:]
    assert without_break(FULL, 9) == FULL
    assert with_level(FULL, Level.COURSEWORK).visa.level is Level.COURSEWORK


def test_a_course_that_ends_before_it_starts_is_turned() -> None:
    assert not FULL.turned
    assert replace(FULL, visa=replace(FULL.visa, course_end=date(2025, 1, 1))).turned
