"""How an account will stand: a path of days, and what is usual of each weekday."""

from datetime import date, timedelta

from core.planning.project import projected, usual_spending

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def test_the_path_follows_what_is_due_and_what_is_usual_from_tomorrow_on() -> None:
    path = projected(100, {MONDAY: -20, MONDAY + 2 * DAY: -90, MONDAY + 3 * DAY: 50}, [5] * 7, MONDAY, MONDAY + 3 * DAY)
    assert path.balances == (80, 75, -20, 25)
    assert path.below() == MONDAY + 2 * DAY
    assert path.lowest == -20


def test_a_path_above_zero_is_never_below_it() -> None:
    path = projected(5, {}, [5, *[0] * 6], MONDAY, MONDAY + 6 * DAY)
    assert path.below() is None
    assert path.lowest == 5, "Monday is today, and spent already"


def test_what_is_usual_is_the_middle_of_eight_weeks_by_weekday_and_no_single_fridge() -> None:
    spent = {MONDAY - week * 7 * DAY: 30 + week for week in range(1, 9)} | {MONDAY - DAY: 2_000, MONDAY: 999}
    assert usual_spending(spent, MONDAY) == (34, 0, 0, 0, 0, 0, 0)
