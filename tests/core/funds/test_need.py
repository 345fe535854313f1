"""What is needed, by hand: the figures of each date, families of each size, shorter stays, and what was told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.funds.errors import NoFiguresError
from core.funds.model import Plan
from core.funds.need import Item, Need, need, stay
from core.money.currency import currency
from core.money.money import Money
from core.visa.law import Charge
from integrations.law.funds import load_funds_rules

RULES = load_funds_rules()
AUD = currency("AUD")
DAY = date(2026, 11, 24)
FAMILY = Plan(partner=True, children=2, pupils=1, tuition=Money(18_500_00, AUD))


def dollars(whole: int) -> Money:
    return Money(whole * 100, AUD)


def parts(found: Need) -> dict[Item, int]:
    """In whole dollars, which all of them are."""
    assert all(line.money.minor % 100 == 0 for line in found.lines)
    return {line.item: line.money.minor // 100 for line in found.lines}


@pytest.mark.parametrize(
    ("day", "total"),
    [
        (date(2023, 9, 30), 21_041 + 7_362 + 2 * 3_152 + 8_296 + 18_500 + 4_000),
        (date(2023, 10, 1), 24_505 + 8_574 + 2 * 3_670 + 9_661 + 18_500 + 4_000),
        (date(2024, 5, 9), 24_505 + 8_574 + 2 * 3_670 + 9_661 + 18_500 + 4_000),
        (date(2024, 5, 10), 29_710 + 10_394 + 2 * 4_449 + 13_502 + 18_500 + 4_000),
        (DAY, 85_004),
    ],
)
def test_a_family_of_four_needs_what_the_figures_of_the_day_say(day: date, total: int) -> None:
    found = need(FAMILY, day, RULES)
    assert found.total == dollars(total)
    assert (found.complete, found.days) == (True, None)


def test_a_student_alone_needs_the_least_and_more_is_needed_on_top_until_the_tuition_is_told() -> None:
    found = need(Plan(), DAY, RULES)
    assert parts(found) == {Item.STUDENT: 29_710, Item.TRAVEL: 1_000}
    assert (found.complete, found.income) == (False, dollars(87_856))
    assert need(FAMILY, DAY, RULES).income == dollars(102_500)
    assert need(Plan(), date(2023, 1, 1), RULES).income is None


def test_what_is_paid_comes_off_the_tuition_and_no_more_than_all_of_it() -> None:
    tuition = Plan(tuition=dollars(10_000))
    lines = [parts(need(Plan(tuition=dollars(10_000), paid=dollars(paid)), DAY, RULES)) for paid in (0, 4_000, 12_000)]
    assert [one.get(Item.PAID) for one in lines] == [None, -4_000, -10_000]
    assert need(tuition, DAY, RULES).total == dollars(40_710)
    assert need(Plan(tuition=dollars(0)), DAY, RULES).complete


def test_school_and_travel_are_by_the_figures_until_they_are_told() -> None:
    found = need(FAMILY, DAY, RULES)
    assert {line.item: line.figure for line in found.lines if line.item in {Item.SCHOOL, Item.TRAVEL}} == {
        Item.SCHOOL: True, Item.TRAVEL: True,
    }  # fmt: skip
    told = Plan(children=1, pupils=1, tuition=dollars(0), school=dollars(6_000), travel=dollars(2_345))
    shown = need(told, DAY, RULES)
    assert (parts(shown)[Item.SCHOOL], parts(shown)[Item.TRAVEL]) == (6_000, 2_345)
    assert not any(line.figure for line in shown.lines if line.item in {Item.SCHOOL, Item.TRAVEL})
    assert parts(need(Plan(abroad=True), DAY, RULES))[Item.TRAVEL] == 2_000
    assert parts(need(Plan(children=1, pupils=1, school=dollars(0)), DAY, RULES))[Item.SCHOOL] == 0


def test_of_a_shorter_stay_the_part_of_the_year_counts_rounded_up() -> None:
    ends = DAY + timedelta(days=303)
    found = need(Plan(tuition=dollars(15_000), paid=dollars(5_000), ends=ends), DAY, RULES)
    assert found.days == 304
    assert found.lines[0].money == Money(2_474_477, AUD)  # 29,710 × 304 / 365 = 24,744.767…
    assert found.total == Money(2_474_477 + 1_000_000 + 100_000, AUD)


@pytest.mark.parametrize(
    ("day", "ends", "days"),
    [
        (DAY, None, None),
        (DAY, DAY - timedelta(days=1), None),
        (DAY, DAY, 1),
        (DAY, date(2027, 11, 22), 364),
        (DAY, date(2027, 11, 23), None),
        (DAY, date(2027, 11, 24), None),
        (date(2027, 6, 1), date(2028, 5, 30), 365),
        (date(2027, 6, 1), date(2028, 5, 31), None),
        (date(2028, 2, 29), date(2029, 2, 27), None),
        (date(2028, 2, 29), date(2029, 2, 26), 364),
    ],
)
def test_twelve_months_or_more_are_a_year(day: date, ends: date | None, days: int | None) -> None:
    assert stay(day, ends) == days


def test_before_the_first_figures_nothing_is_known() -> None:
    with pytest.raises(NoFiguresError):
        need(Plan(), date(2019, 10, 22), RULES)
    assert need(Plan(), date(2019, 10, 23), RULES).living.since == date(2019, 10, 23)


def test_figures_grow_stale_half_a_year_after_they_were_checked() -> None:
    row = Charge(date(2024, 5, 10), {}, "", date(2026, 1, 1))
    assert [RULES.stale(row, date(2026, 1, 1) + timedelta(days=after)) for after in (180, 181)] == [False, True]


@given(
    partner=st.booleans(), children=st.integers(0, 9), tuition=st.integers(0, 10**8), paid=st.integers(0, 10**8),
    days=st.integers(0, 800), after=st.integers(0, 2_600),
)  # fmt: skip
def test_more_people_and_longer_stays_never_need_less(
    *, partner: bool, children: int, tuition: int, paid: int, days: int, after: int
) -> None:
    day = date(2019, 10, 23) + timedelta(days=after)
    ends = day + timedelta(days=days)
    given_of = Plan(partner, children, children, Money(tuition, AUD), Money(paid, AUD), ends=ends)
    more = Plan(True, children + 1, children, Money(tuition, AUD), Money(paid, AUD), ends=ends + timedelta(days=1))
    found, larger = need(given_of, day, RULES), need(more, day, RULES)
    assert found.total.minor < larger.total.minor
    assert found.total.minor > 0
    by_item = {line.item: line.money.minor for line in found.lines}
    assert by_item[Item.TUITION] + by_item.get(Item.PAID, 0) == max(0, tuition - paid)
