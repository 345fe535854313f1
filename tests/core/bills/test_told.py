"""What is said of a bill that there is: read when all of it is understood, and done to what is to come."""

from dataclasses import replace
from datetime import date

import pytest

from core.bills.amend import amended, moved, next_open
from core.bills.edit import first_days, on_day, varying, with_money, with_shift, with_until
from core.bills.model import Bill, Flow, Occurrence, Settled
from core.bills.told import LONGEST, names_one, read_moved, read_told
from core.capture.model import Context
from core.matters.model import Matter
from core.money.money import Money
from core.recurring.clauses import When
from core.recurring.rule import Shift
from integrations.vocabulary.recurring import load_words_of_a_bill
from tests.core.bills.conftest import AUD, MNT, TODAY

MONTHLY = "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY="
BILLS = [
    Matter(1, Bill("Rent", Flow.OUT, AUD, f"{MONTHLY}1", date(2026, 12, 1), Money(2400_00, AUD)), id=1),
    Matter(1, Bill("Netflix", Flow.OUT, AUD, f"{MONTHLY}24", TODAY, Money(22_99, AUD)), id=2),
    Matter(1, Bill("Түрээс", Flow.OUT, MNT, f"{MONTHLY}1", date(2026, 12, 1), Money(1_200_000_00, MNT)), id=3),
    Matter(1, Bill("Цахилгаан", Flow.OUT, MNT, f"{MONTHLY}15", date(2026, 12, 15)), id=4),
    Matter(
        1, Bill("Gym", Flow.OUT, AUD, "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", date(2026, 11, 27), Money(35_00, AUD)), id=6
    ),
    Matter(1, Bill("Car insurance", Flow.OUT, AUD, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", date(2027, 1, 15)), id=5),
]


def context(language: str = "en", **more: object) -> Context:
    made = Context(language, "AU", "AUD", TODAY) if language == "en" else Context(language, "MN", "MNT", TODAY)
    return replace(made, **more)  # type: ignore[arg-type]


def after(text: str, language: str = "en") -> Bill | None:
    told = read_told(text, BILLS, load_words_of_a_bill(), context(language))
    if told is None:
        return None
    assert names_one(text, BILLS)
    (bill,) = told.bills
    return amended(bill.body, told, next_open(bill.body, [], TODAY), TODAY)


@pytest.mark.parametrize(
    ("text", "language", "now", "later", "start"),
    [
        ("rent is 2500 from March", "en", "2400.00", "2500.00", date(2027, 3, 1)),
        ("the rent increased to $2500 from 1 march 2028", "en", "2400.00", "2500.00", date(2028, 3, 1)),
        ("rent goes up to 2500 next month", "en", "2400.00", "2500.00", date(2026, 12, 1)),
        ("rent is 2500 from november", "en", "2500.00", None, None),
        ("change my rent to 2,500 please", "en", "2500.00", None, None),
        ("netflix is 25.99 now", "en", "25.99", None, None),
        ("түрээс 3-р сараас 1.3 сая болсон", "mn", "1200000", "1300000", date(2027, 3, 1)),
        ("turees 3 saraas 1.3 saya bolson", "mn", "1200000", "1300000", date(2027, 3, 1)),
        ("түрээсийн төлбөр 1.3 сая боллоо", "mn", "1300000", None, None),
        ("түрээс ирэх сараас 1.3 сая болно", "mn", "1200000", "1300000", date(2026, 12, 1)),
    ],
)
def test_it_costs_something_else(text: str, language: str, now: str, later: str | None, start: date | None) -> None:
    bill = after(text, language)
    assert bill is not None
    assert bill.money is not None
    assert (bill.money.plain(), bill.later and bill.later.plain(), bill.later_from) == (now, later, start)
    assert bill.first in {one.body.first for one in BILLS}


@pytest.mark.parametrize(
    ("text", "language", "rule", "first"),
    [
        ("move rent to the 5th", "en", f"{MONTHLY}5", date(2026, 12, 5)),
        ("move rent to 5", "en", f"{MONTHLY}5", date(2026, 12, 5)),
        ("rent moved to 7 december", "en", f"{MONTHLY}7", date(2026, 12, 7)),
        ("rent is due on the 5th now", "en", f"{MONTHLY}5", date(2026, 12, 5)),
        ("move rent to the last friday", "en", "FREQ=MONTHLY;INTERVAL=1;BYDAY=-1FR", date(2026, 12, 25)),
        ("change rent to every second friday", "en", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", date(2026, 11, 27)),
        ("change gym to every week", "en", "FREQ=WEEKLY;INTERVAL=1;BYDAY=FR", date(2026, 11, 27)),
        ("change gym to every 2 weeks", "en", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", date(2026, 11, 27)),
        ("move gym to thursday", "en", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", date(2026, 11, 26)),
        ("move gym to the 5th", "en", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", date(2026, 12, 5)),
        ("move car insurance to the 20th", "en", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=20", date(2027, 1, 20)),
        ("rent is 550 a week", "en", "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", date(2026, 12, 1)),
        ("түрээсийг 5-нд шилжүүл", "mn", f"{MONTHLY}5", date(2026, 12, 5)),
        ("цахилгаан 20-нд болсон", "mn", f"{MONTHLY}20", date(2026, 12, 20)),
    ],
)
def test_it_moves(text: str, language: str, rule: str, first: date) -> None:
    bill = after(text, language)
    assert bill is not None
    assert (bill.rule, bill.first) == (rule, first)


@pytest.mark.parametrize(
    ("text", "language", "until"),
    [
        ("netflix ended", "en", TODAY),
        ("i cancelled netflix", "en", TODAY),
        ("netflix ended 5 nov", "en", TODAY),
        ("netflix ends in june", "en", date(2027, 6, 30)),
        ("netflix will end on 5 dec", "en", date(2026, 12, 5)),
        ("netflix болисон", "mn", TODAY),
        ("цахилгаан дууссан", "mn", TODAY),
        ("netflix 6 сард дуусна", "mn", date(2027, 6, 30)),
    ],
)
def test_it_ends(text: str, language: str, until: date) -> None:
    bill = after(text, language)
    assert bill is not None
    assert bill.until == until


def test_it_is_paused_and_goes_on() -> None:
    paused, on = after("put netflix on hold"), after("resume netflix")
    assert paused is not None
    assert on is not None
    assert (paused.paused, paused.since, on.paused, on.since) == (True, None, False, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "rent 2500",
        "rent is too high",
        "rent went up by 100",
        "is rent 2500?",
        "rent is 2500\nnetflix ended",
        "rent is 2500 to bat",
        "cancelled dinner 40",
        "rent is",
        "move rent",
        "pause netflix from march",
        "netflix ended 40",
        "rent is 2500 on the 5th",
        "rent is 2500 tugrik",
        "move rent to 45",
        "rent is now each term",
        "rent is 0",
        "move rent from march",
        "rent is 2500 " + "x" * LONGEST,
    ],
)
def test_anything_else_is_not_taken(text: str) -> None:
    assert after(text) is None


def test_the_name_of_an_account_speaks_of_the_account() -> None:
    named = context(accounts=(("rent", "AUD"),))
    assert read_told("rent is 2500", BILLS, load_words_of_a_bill(), named) is None
    assert read_told("rent is 2500 from march", BILLS, load_words_of_a_bill(), named) is not None


def test_two_that_are_called_so_are_both_meant() -> None:
    told = read_told("rent ended", [*BILLS, replace(BILLS[0], id=9)], load_words_of_a_bill(), context())
    assert told is not None
    assert [one.id for one in told.bills] == [1, 9]


@pytest.mark.parametrize("text", ["the 5th", "5", "on the 5th", "friday", "every second thursday", "7 december"])
def test_a_day_is_typed(text: str) -> None:
    assert read_moved(text, load_words_of_a_bill(), context()) is not None


@pytest.mark.parametrize("text", ["", "soon", "45", "every term", "2500"])
def test_what_is_no_day_is_not_understood(text: str) -> None:
    assert read_moved(text, load_words_of_a_bill(), context()) is None


def test_what_does_not_fit_the_rule_is_none() -> None:
    rent, gym = BILLS[0].body, BILLS[4].body
    assert moved(rent, When(weekdays=[4]), rent.first, TODAY) is None
    assert moved(rent, When(days=[30, 31]), rent.first, TODAY) is None
    assert moved(rent, When(start=date(2026, 1, 1)), rent.first, TODAY) is None
    assert moved(rent, When(period="month", days=[30, 31]), rent.first, TODAY) is None
    assert moved(gym, When(days=[3, 4]), gym.first, TODAY) is None
    assert moved(gym, When(place=1, weekdays=[3]), gym.first, TODAY) is None


def test_the_next_open_one_is_of_what_was_made() -> None:
    later, paid = date(2027, 1, 1), Occurrence(date(2026, 12, 1), date(2026, 12, 1), None, Settled.PAID)
    assert next_open(BILLS[0].body, [paid, Occurrence(later, later, None)], TODAY) == later


def test_another_first_day_may_be_meant() -> None:
    rent, netflix, gym = BILLS[0].body, BILLS[1].body, BILLS[4].body
    assert [f"{day:%d %b}" for day in first_days(gym, TODAY)] == ["27 Nov", "04 Dec"]
    assert [f"{day:%d %b}" for day in first_days(netflix, TODAY)] == ["24 Nov", "30 Nov", "01 Dec", "15 Dec"]
    assert first_days(rent, TODAY) == (rent.first,)
    weekly = replace(gym, rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=TU", first=TODAY)
    assert len(first_days(weekly, TODAY)) == 7


def test_each_part_is_changed_by_itself() -> None:
    rent = BILLS[0].body
    assert with_money(replace(rent, later=Money(1, AUD), later_from=TODAY), Money(5, AUD), None, TODAY).later is None
    varied = varying(rent)
    assert (varied.money, varied.high) == (None, rent.money)
    ending = replace(rent, rule=f"{MONTHLY}1;UNTIL=20270101")
    assert with_until(ending, None).rule == f"{MONTHLY}1"
    assert with_shift(rent, Shift.BEFORE).rule == f"{MONTHLY}1 SHIFT=before"
    assert on_day(with_shift(ending, Shift.AFTER), date(2026, 12, 9)).rule == f"{MONTHLY}9;UNTIL=20270101 SHIFT=after"
    ends = replace(rent, rule=f"{MONTHLY}28,29,30,31;BYSETPOS=-1")
    assert on_day(ends, date(2027, 2, 28)).rule == ends.rule
    daily = replace(rent, rule="FREQ=DAILY;INTERVAL=28")
    assert on_day(daily, TODAY).rule == daily.rule
