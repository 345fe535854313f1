"""What is left, what fits and what it brings; what a shift to come would break, and which shift did."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from core.money.currency import CURRENCIES
from core.money.money import Money
from core.visa.breaches import breaches, breaker, effect_of
from core.visa.days import Diary
from core.visa.fortnights import fortnight
from core.visa.law import Charge, Limit, in_force, limit_on
from core.visa.model import HOUR, Shift, Span, Visa
from core.visa.plan import most_earned, most_until, open_fortnights, room_on
from integrations.law.visa import load_visa_law

LAW = load_visa_law()
SYDNEY = "Australia/Sydney"
MONDAY = date(2026, 11, 23)
VISA = Visa("8105", course_start=date(2026, 2, 23), course_end=date(2027, 11, 30))
FREE = Visa("unlimited")


def shift(day: int, hours: float, start: int = 8, pause: int = 0) -> Shift:
    """So many hours from `start` on the day that is `day` days after the Monday."""
    begun = datetime(2026, 11, 23, start, tzinfo=ZoneInfo(SYDNEY)) + timedelta(days=day)
    begun = begun.astimezone(UTC)
    return Shift(begun, begun + timedelta(hours=hours), SYDNEY, pause, "cafe", key=f"{day}")


def day(after: int) -> date:
    return MONDAY + timedelta(days=after)


def test_the_two_open_fortnights_have_what_is_left_of_each() -> None:
    diary = Diary([shift(-3, 10), shift(1, 6)])
    assert [(one.start, one.left) for one in open_fortnights(diary, VISA, LAW, day(2))] == [
        (day(-7), 32 * HOUR), (MONDAY, 42 * HOUR),
    ]  # fmt: skip


def test_what_fits_on_a_day_is_decided_by_the_tighter_fortnight() -> None:
    room = room_on(Diary([shift(-3, 10), shift(1, 6), shift(8, 35)]), VISA, LAW, day(5))
    assert (room.most, room.tightest.start) == (7 * HOUR, MONDAY)
    assert (room.holds(7 * HOUR), room.holds(7 * HOUR + 1)) == (True, False)


def test_before_the_course_nothing_fits_and_without_a_limit_everything() -> None:
    assert room_on(Diary([]), Visa("8105", course_start=day(3)), LAW, day(2)).most == 0
    started = room_on(Diary([]), Visa("8105", course_start=day(3)), LAW, day(3))
    assert (started.most, started.too_early) == (48 * HOUR, False)
    free = room_on(Diary([]), FREE, LAW, day(0))
    assert (free.most, free.tightest.start, free.holds(99 * HOUR)) == (None, MONDAY, True)


@pytest.mark.parametrize(("until", "hours"), [(0, 38), (6, 38), (7, 48), (13, 48), (14, 86), (20, 86), (21, 86)])
def test_the_most_until_a_day_keeps_every_fortnight_on_the_way(until: int, hours: int) -> None:
    """Ten hours the week before leave 38; the next week's ten then fit beside them, and so on."""
    diary = Diary([shift(-3, 10), shift(22, 10)])
    assert most_until(diary, VISA, LAW, MONDAY, day(until)) == hours * HOUR


def test_the_most_is_the_most_of_all_ways_to_share_it() -> None:
    diary = Diary([shift(-3, 20), shift(2, 4), shift(9, 12), shift(16, 8), shift(24, 8)])
    best = max(
        sum(weeks)
        for weeks in product(range(0, 49, 4), repeat=3)
        if all(
            sum(diary.worked(day(start), day(start + 13)).values()) + sum(weeks[max(0, week - 1) : week + 1]) * HOUR
            <= 48 * HOUR
            for week, start in enumerate((-7, 0, 7, 14))
        )
    )
    assert most_until(diary, VISA, LAW, MONDAY, day(20)) == best * HOUR


def test_the_most_begins_with_the_course_and_ends_where_there_is_no_limit() -> None:
    later = Visa("8105", course_start=day(8))
    assert most_until(Diary([]), later, LAW, MONDAY, day(7)) == 0
    assert most_until(Diary([]), later, LAW, MONDAY, day(8)) == 48 * HOUR
    resting = Visa("8105", course_start=date(2026, 2, 23), breaks=(Span(day(-7), day(13)),))
    assert most_until(Diary([]), resting, LAW, MONDAY, day(6)) is None
    assert most_until(Diary([]), FREE, LAW, MONDAY, day(6)) is None
    assert most_until(Diary([]), Visa("8105"), LAW, MONDAY, day(6)) == 48 * HOUR


def test_earnings_are_rounded_down_to_the_cent() -> None:
    assert most_earned(Money(2_413, CURRENCIES["AUD"]), HOUR + 1200) == Money(3_217, CURRENCIES["AUD"])


def test_a_rostered_shift_says_what_it_would_break_and_by_how_much() -> None:
    others = [shift(after, 10) for after in (0, 2, 4, 7)]
    effect = effect_of(shift(9, 10), others, VISA, LAW)
    assert [one.start for one in effect.broken] == [MONDAY]
    assert effect.shorten == 2 * HOUR
    assert len(effect.fortnights) == 2
    kept = effect_of(shift(9, 8), others, VISA, LAW)
    assert (kept.broken, kept.shorten, [one.left for one in kept.fortnights]) == ((), 0, [0, 30 * HOUR])


def test_a_shift_is_shortened_by_real_time_with_its_break() -> None:
    others = [shift(after, 10) for after in (0, 2, 4, 7)]
    assert effect_of(shift(9, 10.5, pause=1800), others, VISA, LAW).shorten == 2 * HOUR
    assert effect_of(shift(9, 9), [*others, shift(11, 8)], VISA, LAW).shorten == 9 * HOUR


def test_a_shift_before_the_course_cannot_be_shortened_but_left_out() -> None:
    effect = effect_of(shift(0, 5), [], Visa("8105", course_start=day(1)), LAW)
    assert ([one.too_early for one in effect.broken], effect.shorten) == ([5 * HOUR] * 2, 5 * HOUR)


def test_the_shift_that_made_the_breach_is_the_one_that_went_over() -> None:
    diary = Diary([shift(after, 10) for after in (11, 0, 2, 9, 4, 7)])
    found = breaker(diary, VISA, LAW, MONDAY)
    assert found is not None
    assert found.key == "9"
    assert breaker(diary, VISA, LAW, day(-14)) is None
    assert [one.start for one in breaches(diary, VISA, LAW, (day(0), day(7)))] == [MONDAY]


def test_a_year_long_past_changes_nothing_and_costs_no_look() -> None:
    old = [shift(-7 * week, 8) for week in range(10, 60)]
    assert fortnight(Diary([*old, shift(1, 5)]), VISA, LAW, MONDAY).seconds == 5 * HOUR
    assert Diary(old).near(MONDAY, day(13)) == []


def test_law_has_the_figures_of_each_date() -> None:
    assert in_force(LAW.living_costs, date(2019, 1, 1)) is None
    costs = [in_force(LAW.living_costs, date(2023, month, 1)) for month in (9, 10)]
    assert [one.amounts["student"] for one in costs if one] == [21_041, 24_505]
    charge = in_force(LAW.charges["500"], date(2026, 11, 24))
    assert charge is not None
    assert (charge.amounts["applicant"], charge.since) == (2_500, date(2026, 7, 1))
    assert limit_on(LAW.condition("8105"), date(2001, 1, 1)) == 40


def test_every_figure_of_law_says_where_and_when_it_was_read() -> None:
    rows: list[Limit | Charge] = [*LAW.condition("8104").limits, *LAW.living_costs]
    rows += [row for rows in LAW.charges.values() for row in rows]
    assert len(rows) >= 14
    assert all(row.source and row.checked >= date(2026, 11, 24) for row in rows)
