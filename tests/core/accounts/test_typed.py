"""What is typed where one thing is asked is that thing, or nothing: a doubtful answer is never guessed."""

from datetime import date
from fractions import Fraction

import pytest

from core.accounts.model import NO_FACTS, Facts
from core.accounts.owned import read_parts
from core.accounts.said import Part, Who
from core.accounts.typed import Typed, read_currency, read_fact, read_typed
from core.capture.model import Context
from core.money.currency import currency
from core.money.money import Money
from integrations.vocabulary.accounts import load_account_words

TODAY = date(2026, 11, 24)
AUD, MNT = currency("AUD"), currency("MNT")
EN, MN = Context("en", "AU", "AUD", TODAY), Context("mn", "MN", "MNT", TODAY)
WORDS = load_account_words()


@pytest.mark.parametrize(
    ("text", "context", "minor", "day"),
    [
        ("1,240,000", EN, 1_240_000_00, None),
        ("280 сая", MN, 280_000_000_00, None),
        ("it is 280m now", EN, 280_000_000_00, None),
        ("1.2m on 1 nov", EN, 1_200_000_00, date(2026, 11, 1)),
        ("11 сарын 1-нд 1,2 сая", MN, 1_200_000_00, date(2026, 11, 1)),
        ("5000 mnt", EN, 5_000_00, None),
        ("-50", EN, -50_00, None),
        ("0", EN, 0, None),
        ("0 mnt", EN, 0, None),
    ],
)
def test_an_amount_is_read(text: str, context: Context, minor: int, day: date | None) -> None:
    assert read_typed(text, MNT, WORDS, context) == Typed(Money(minor, MNT), day)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "5 usd", "12,5", "1 and 2", "coffee 5", "5 tomorrow", "5.123", "5.1234", "1e9", "5 on 1 nov 2 nov"],
)
def test_what_is_no_one_amount_of_that_currency_is_none(text: str) -> None:
    assert read_typed(text, MNT, WORDS, EN) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("usd", "USD"), (" Mnt ", "MNT"), ("btc", "BTC"), ("төгрөг", "MNT"), ("euros", "EUR"), ("dollars", "AUD")],
)
def test_a_currency_is_read(text: str, code: str) -> None:
    assert read_currency(text, WORDS, EN) == currency(code)


@pytest.mark.parametrize("text", ["", "coffee", "zzz", "usd aud", "доллар юу"])
def test_what_is_no_one_currency_is_none(text: str) -> None:
    assert read_currency(text, WORDS, EN) is None


def test_a_word_for_several_currencies_is_none() -> None:
    assert read_currency("dollars", WORDS, Context("en", "KR", "KRW", TODAY)) is None


@pytest.mark.parametrize(
    ("name", "text", "facts"),
    [
        ("address", "  12 Peace  Avenue ", Facts(address="12 Peace Avenue")),
        ("make", "Prius", Facts(make="Prius")),
        ("fund", "REST", Facts(fund="REST")),
        ("number", "5001-2", Facts(number="5001-2")),
        ("address", "x" * 200, Facts(address="x" * 100)),
        ("bought_on", "12 May 2020", Facts(bought_on=date(2020, 5, 12))),
        ("bought_on", "2019", Facts(bought_on=date(2019, 1, 1))),
        ("since", "2020-05-12", Facts(since=date(2020, 5, 12))),
        ("bought_for", "180m", Facts(bought_for=Money(180_000_000_00, MNT))),
        ("bought_for", "50,000 usd", Facts(bought_for=Money(50_000_00, currency("USD")))),
        ("year", "2015", Facts(year=2015)),
        ("rate", "12%", Facts(rate="12")),
        ("rate", "5,9 %", Facts(rate="5.9")),
        ("term_months", "15 years", Facts(term_months=180)),
        ("term_months", "30 сар", Facts(term_months=30)),
    ],
)
def test_a_fact_is_read(name: str, text: str, facts: Facts) -> None:
    assert read_fact(NO_FACTS, name, text, MNT, WORDS, EN) == facts


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("address", "  "),
        ("bought_on", "someday"),
        ("bought_on", "1 January 2030"),
        ("bought_on", "3000"),
        ("bought_for", "much"),
        ("bought_for", "12,5"),
        ("bought_for", "5.123"),
        ("bought_for", "5.1234"),
        ("year", "15"),
        ("year", "2099"),
        ("rate", "twelve"),
        ("rate", "1e9"),
        ("rate", "²"),
        ("rate", "9999"),
        ("term_months", "long"),
        ("secures", "1"),
    ],
)
def test_what_is_no_such_fact_is_none(name: str, text: str) -> None:
    assert read_fact(NO_FACTS, name, text, MNT, WORDS, EN) is None


@pytest.mark.parametrize(
    ("text", "context", "parts"),
    [
        ("grandmother 2/3, we 1/3", EN, (("grandmother", Fraction(2, 3)), (Who.US, Fraction(1, 3)))),
        ("half mine", EN, ((Who.ME, Fraction(1, 2)),)),
        ("a quarter Dorj, three quarters us", EN, (("Dorj", Fraction(1, 4)), (Who.US, Fraction(3, 4)))),
        ("Dorj", EN, (("Dorj", Fraction(1)),)),
        ("эмээ 2/3, бид 1/3", MN, (("эмээ", Fraction(2, 3)), (Who.US, Fraction(1, 3)))),
    ],
)
def test_parts_are_read(text: str, context: Context, parts: tuple[tuple[str, Fraction], ...]) -> None:
    assert read_parts(text, WORDS, context) == tuple(Part(who, share) for who, share in parts)


@pytest.mark.parametrize("text", ["", "2/3", "Dorj 1/3 Bat", "Dorj 1/3 500", "1/2 1/2 we"])
def test_parts_that_are_unclear_are_none(text: str) -> None:
    assert read_parts(text, WORDS, EN) is None
