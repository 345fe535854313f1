"""Costs of an application said in passing, and what is what somebody paid, asks or plans otherwise."""

from datetime import date

import pytest

from core.capture.model import Context
from core.funds.said import Cost, may_be_cost, read_cost
from core.funds.told import Asked
from core.money.currency import currency
from core.money.money import Money
from integrations.law.funds import load_funds_rules
from integrations.vocabulary.accounts import load_account_words

RULES = load_funds_rules()


def read(text: str, language: str = "en") -> Cost | None:
    context = Context(language, "AU", "AUD", date(2026, 11, 24))
    return read_cost(text, RULES, load_account_words(), context) if may_be_cost(text, RULES) else None


@pytest.mark.parametrize(
    "text",
    [
        "tuition 18,500 a year", "tuition is 18500 per year", "my course costs 18500 a year", "annual tuition 18500",
        "uni fees 18,500/year", "Tuition: 18.5k yearly", "my masters is 18500 aud a year",
        "the course fee is $18,500 p.a.",
        "сургалтын төлбөр жилд 18500", "сургалтын төлбөр 18500 доллар жилд", "surgaltiin tulbur jild 18500",
        "жилийн сургалтын төлбөр 18.5к", "хичээлийн төлбөр жилийн 18,500",
    ],
)  # fmt: skip
def test_the_tuition_of_a_year(text: str) -> None:
    language = "en" if text.isascii() else "mn"
    assert read(text, language) == Cost(Asked.TUITION, Money(18_500_00, currency("AUD")))


@pytest.mark.parametrize("text", ["flights home 2,400", "tickets to Mongolia cost 2400", "нутаг буцах тийз 2400"])
def test_the_way_home(text: str) -> None:
    assert read(text) == Cost(Asked.TRAVEL, Money(2_400_00, currency("AUD")))


@pytest.mark.parametrize(
    "text",
    [
        "tuition 5000", "paid tuition 18500 a year", "course fee 9000 a semester", "is tuition 18500 a year?",
        "tuition 18500 usd a year", "tuition a year", "tuition 18500 or 19000 a year", "tuition 20 a year",
        "tuition 18,500,000 a year", "flights home 2400 a year", "flights 2400", "booked flights home 2400",
        "course lunch 12", "golf course 45 a year", "tuition 99999999999999999999 a year",
        "tuition 18500 a year\ncoffee 4",
        "save 2400 for flights home", "сургалтын төлбөр 18500 төлсөн",
    ],
)  # fmt: skip
def test_what_is_something_else(text: str) -> None:
    assert read(text) is None


def test_what_no_currency_holds_is_no_cost() -> None:
    assert read("tuition 18500.12345 a year") is None
