"""Answers put into a plan, and what is asked next."""

from datetime import date

from core.funds.model import Plan
from core.funds.told import Asked, Told, answered, next_asked
from core.money.currency import currency
from core.money.money import Money

AUD = currency("AUD")


def test_each_answer_lands_in_its_place() -> None:
    told = Told(Plan())
    for asked, answer in (
        (Asked.PARTNER, 1), (Asked.CHILDREN, 3), (Asked.PUPILS, 2), (Asked.ABROAD, 0),
        (Asked.TUITION, Money(5, AUD)), (Asked.ENDS, date(2027, 1, 1)), (Asked.DAY, date(2026, 12, 1)),
    ):  # fmt: skip
        told = answered(told, asked, answer)
    assert told == Told(
        Plan(partner=True, children=3, pupils=2, tuition=Money(5, AUD), ends=date(2027, 1, 1)), date(2026, 12, 1)
    )


def test_no_more_children_are_at_school_than_come_along() -> None:
    told = answered(Told(Plan(children=3, pupils=3)), Asked.CHILDREN, 1)
    assert told.plan.pupils == 1
    assert answered(told, Asked.CHILDREN, None).plan == Plan()


def test_the_usual_answer_takes_back_what_was_told() -> None:
    told = Told(Plan(tuition=Money(5, AUD), abroad=True), date(2026, 12, 1))
    assert answered(told, Asked.TUITION, None).plan.tuition is None
    assert answered(told, Asked.DAY, None).day is None
    assert answered(told, Asked.ABROAD, None).plan.abroad is False


def test_the_first_questions_are_asked_in_order_and_of_pupils_only_where_there_are_children() -> None:
    answers: dict[str, object] = {}
    asked = []
    while (following := next_asked(answers)) is not None:
        asked.append(following)
        answers[following] = 2
    assert asked == [Asked.PARTNER, Asked.CHILDREN, Asked.PUPILS, Asked.ABROAD, Asked.TUITION]
    assert next_asked({Asked.PARTNER: 0, Asked.CHILDREN: 0}) is Asked.ABROAD
