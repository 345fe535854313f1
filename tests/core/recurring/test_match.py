"""A payment pays one bill and a bill is paid once; what varies is expected from its past."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.recurring.expect import Why, expected_amount
from core.recurring.match import Bill, amount_range, matched
from tests.core.recurring.histories import seen

DAY = date(2026, 12, 1)
RENT = Bill(1, 1, DAY, "Landlord", 230_000, 250_000, "AUD", outgoing=True, account=1)


def test_a_payment_a_few_days_beside_pays() -> None:
    for off in (-7, 0, 14):
        assert [paid.bill for paid in matched([RENT], [seen(DAY + timedelta(days=off))])] == [RENT]
    for off in (-8, 15):
        assert matched([RENT], [seen(DAY + timedelta(days=off))]) == []


def test_another_amount_payee_currency_or_direction_pays_nothing() -> None:
    wrong = [
        seen(DAY, minor=229_999), seen(DAY, minor=250_001), seen(DAY, "Woolworths"), seen(DAY, outgoing=False),
        replace(seen(DAY), currency="MNT"),
    ]  # fmt: skip
    assert matched([RENT], wrong) == []


def test_the_likest_the_own_account_and_the_nearest_come_first() -> None:
    elsewhere, late, near = (
        replace(seen(DAY, number=1), account=2),
        seen(DAY + timedelta(days=4), number=2),
        seen(DAY + timedelta(days=1), number=3),
    )
    assert matched([RENT], [elsewhere, late, near])[0].entry is near
    assert matched([RENT], [elsewhere, late])[0].entry is late
    assert matched([RENT], [elsewhere])[0].entry is elsewhere


def test_a_weekly_bill_has_half_its_week() -> None:
    weekly = [replace(RENT, id=at, day=DAY + timedelta(days=7 * at), every=7) for at in range(3)]
    entries = [seen(bill.day + timedelta(days=2), number=bill.id) for bill in weekly]
    assert [(paid.bill.id, paid.entry.id) for paid in matched(weekly, entries)] == [(0, 0), (1, 1), (2, 2)]
    assert matched(weekly[:1], [seen(DAY + timedelta(days=4))]) == []


def test_an_entry_without_a_payee_pays_only_a_known_amount() -> None:
    fixed = replace(RENT, low=220_000, high=260_000)
    assert len(matched([fixed], [seen(DAY, "", 240_000)])) == 1
    varying = replace(RENT, low=100_000, high=260_000)
    assert matched([varying], [seen(DAY, "", 240_000)]) == []
    assert matched([replace(fixed, payee="")], [seen(DAY)])


@given(st.lists(st.integers(0, 40), max_size=8), st.lists(st.integers(0, 40), max_size=8))
def test_nothing_is_used_twice(bills: list[int], entries: list[int]) -> None:
    due = [replace(RENT, id=at, day=DAY + timedelta(days=off)) for at, off in enumerate(bills)]
    paid = matched(due, [seen(DAY + timedelta(days=off), number=at) for at, off in enumerate(entries)])
    assert len({one.bill.id for one in paid}) == len({one.entry.id for one in paid}) == len(paid)


def test_a_range_is_a_tenth_and_what_was_before() -> None:
    assert amount_range(100_00) == (90_00, 110_00)
    assert amount_range(100_00, [70_00, 105_00]) == (70_00, 110_00)
    assert amount_range(1) == (0, 2)


def test_an_amount_is_expected_for_a_reason() -> None:
    assert expected_amount([], DAY) is None
    past = [(date(2026, month, 1), minor) for month, minor in ((7, 90), (8, 120), (9, 100), (10, 110))]
    usual = expected_amount(past, DAY)
    assert usual is not None
    assert (usual.minor, usual.low, usual.high, usual.why) == (100, 90, 120, Why.USUAL)
    same = expected_amount([*past, (date(2026, 11, 1), 110)], DAY)
    assert same is not None
    assert (same.minor, same.why) == (110, Why.SAME)


def test_heating_follows_the_season_when_two_winters_agree() -> None:
    warm = [(date(2026, month, 1), minor) for month, minor in ((8, 40), (9, 41), (10, 42))]
    winters = [(date(2024, 12, 3), 200), (date(2025, 12, 1), 210), *warm]
    season = expected_amount(winters, DAY)
    assert season is not None
    assert (season.minor, season.low, season.high, season.why) == (210, 200, 210, Why.SEASON)
    for past in ([(date(2024, 12, 3), 100), *winters[1:]], winters[1:]):
        told = expected_amount(past, DAY)
        assert told is not None
        assert told.why is Why.USUAL
