"""Reading what is written of a rate, and deciding what is meant by it."""

from decimal import Decimal

import pytest

from core.money.currency import Currency
from core.rates.book import Book
from core.rates.meant import MOST_OPTIONS, meanings, sure
from core.rates.said import Asked, RateReader, RateWords, Told
from integrations.vocabulary import load_vocabulary
from tests.core.rates.rating import AUD, BTC, DAY, KRW, MNT, USD, rate

WORDS = RateWords(frozenset({"rate", "ханш"}), frozenset({"is", "to", "=", "нь"}))
BOOK = Book([rate("USD/MNT", "3600"), rate("AUD/MNT", "2560"), rate("AUD/USD", "0.71"), rate("BTC/USD", "95000")])


def reader(country: str = "AU") -> RateReader:
    return RateReader(load_vocabulary(), WORDS, country)


def told(text: str, country: str = "AU") -> Told:
    found = reader(country).command(text)
    assert isinstance(found, Told)
    return found


@pytest.mark.parametrize(
    ("text", "currencies"),
    [("", ()), ("usd", ((USD,),)), ("USD/MNT", ((USD,), (MNT,))), ("usd-mnt", ((USD,), (MNT,))), ("₩", ((KRW,),))],
)
def test_what_is_asked(text: str, currencies: tuple[tuple[Currency, ...], ...]) -> None:
    assert reader().command(text) == Asked(currencies)


def test_a_dollar_is_each_of_those_that_it_may_be_here_first_ones_own() -> None:
    found = reader("MN").command("доллар")
    assert isinstance(found, Asked)
    assert found.currencies[0][0] == USD
    assert AUD in found.currencies[0]
    assert reader("AU").command("dollar") != reader("US").command("dollar")


@pytest.mark.parametrize(
    ("text", "bases", "quotes", "values"),
    [
        ("usd 3450", USD, (), "3450"),
        ("usd 3450 mnt", USD, (MNT,), "3450"),
        ("usd mnt 3450", USD, (MNT,), "3450"),
        ("1 usd = 3450", USD, (), "3450"),
        ("1000 krw = 2450 mnt", KRW, (MNT,), "2.45"),
    ],
)
def test_what_is_told(text: str, bases: Currency, quotes: tuple[Currency, ...], values: str) -> None:
    assert told(text) == Told((bases,), quotes, (Decimal(values),))


def test_a_number_of_two_readings_keeps_both_and_one_that_is_no_rate_none() -> None:
    assert told("usd 3.450").values == (Decimal("3.450"), Decimal(3450))
    assert told("usd 0").values == ()
    assert told("usd " + "9" * 20).values == ()
    assert told("usd " + "9" * 30).values == ()


@pytest.mark.parametrize(
    "text", ["foo", "usd foo 3", "3450", "usd 3 4", "3 usd", "7 usd = 3 mnt", "usd mnt krw", "1.234 usd = 3"]
)
def test_what_is_neither(text: str) -> None:
    assert reader().command(text) is None


@pytest.mark.parametrize("text", ["usd 3450", "usd rate", "usd rate 3450?", "rate", "lunch rate usd 3450"])
def test_lines_of_the_chat_that_set_nothing(text: str) -> None:
    assert reader().line(text) is None


@pytest.mark.parametrize("text", ["usd rate 3450", "rate usd is 3450", "ам.долларын ханш 3450"])
def test_lines_of_the_chat_that_set_a_rate(text: str) -> None:
    assert reader().line(text) == Told((USD,), (), (Decimal(3450),))


@pytest.mark.parametrize(
    ("text", "base", "quote", "value"),
    [
        ("usd 3450", USD, MNT, "3450"),
        ("usd 1.4", USD, AUD, "1.4"),
        ("usd 0.7", AUD, USD, "0.7"),
        ("mnt 2500", AUD, MNT, "2500"),
        ("dollar 3550", USD, MNT, "3550"),
        ("dollar 2500", AUD, MNT, "2500"),
        ("btc 340000000", BTC, MNT, "340000000"),
        ("usd 3.450", USD, MNT, "3450"),
    ],
)
def test_what_is_near_a_published_rate_is_meant(text: str, base: object, quote: object, value: str) -> None:
    meant = sure(meanings(told(text), BOOK, [AUD], DAY))
    assert meant is not None
    assert (meant.manual.base, meant.manual.quote, meant.manual.value) == (base, quote, Decimal(value))
    assert meant.times is not None
    assert meant.times < 2


@pytest.mark.parametrize("text", ["usd 34500 mnt", "usd 50", "dollar 3000"])
def test_what_is_near_nothing_or_two_things_is_asked(text: str) -> None:
    options = meanings(told(text), BOOK, [AUD], DAY)
    assert sure(options) is None
    assert 1 <= len(options) <= MOST_OPTIONS
    assert list(options) == sorted(options, key=lambda one: one.times or 0)


def test_where_nothing_is_published_only_what_was_said_whole_is_sure() -> None:
    whole = meanings(told("usd 3450 mnt"), Book(), [AUD], DAY)
    assert (meant := sure(whole)) is not None
    assert meant.times is None
    assert sure(meanings(told("usd 3450"), Book(), [AUD], DAY)) is None


def test_a_currency_in_itself_and_no_value_mean_nothing() -> None:
    assert meanings(told("usd 3 usd"), BOOK, [AUD], DAY) == ()
    assert meanings(told("usd 0"), BOOK, [AUD], DAY) == ()
