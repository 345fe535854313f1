"""What a currency was worth on a day, by which path, and what is not known."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money.currency import CURRENCIES, Currency, CurrencyKind
from core.money.money import Money
from core.rates.book import Book, times
from core.rates.model import SHOWN_DIGITS, Quote
from core.rates.order import LIMIT_DAYS, MANUAL_LIMIT_DAYS
from tests.core.rates.rating import AUD, BTC, DAY, EUR, KRW, MNT, USD, day, manual, money, rate


def known(book: Book, base: Currency, quote: Currency, at: date = DAY) -> Quote:
    """The quote, which must be there."""
    found = book.quote(base, quote, at)
    assert found is not None
    return found


def test_a_direct_rate_is_shown_as_published() -> None:
    quote = known(Book([rate("AUD/MNT", "2559.030")]), AUD, MNT)
    assert (str(quote.value), quote.day, quote.sources) == ("2559.030", DAY, ("mongolbank",))


def test_the_other_way_round_is_its_inverse_and_says_so() -> None:
    quote = known(Book([rate("AUD/MNT", "2500")]), MNT, AUD)
    assert quote.value == Decimal("0.0004")
    assert [leg.inverted for leg in quote.legs] == [True]


def test_a_direct_rate_goes_before_a_path_and_a_path_over_the_dollar_before_one_over_the_euro() -> None:
    over_dollar = [rate("AUD/USD", "0.5"), rate("USD/MNT", "3600")]
    over_euro = [rate("EUR/AUD", "2"), rate("EUR/MNT", "4000")]
    assert known(Book([*over_dollar, *over_euro, rate("AUD/MNT", "2559")]), AUD, MNT).value == 2559
    assert known(Book([*over_dollar, *over_euro]), AUD, MNT).value == 1800
    by_euro = known(Book(over_euro), AUD, MNT)
    assert (str(by_euro.value), [leg.inverted for leg in by_euro.legs]) == ("2000", [True, False])


def test_a_coin_gets_home_by_way_of_the_dollar_with_each_leg_and_its_own_date() -> None:
    book = Book([rate("BTC/USD", "95000"), rate("USD/MNT", "3600", day(-3))])
    quote = known(book, BTC, MNT)
    assert quote.value == 342_000_000
    assert quote.sources == ("coingecko", "mongolbank")
    assert [leg.rate.day for leg in quote.legs] == [DAY, day(-3)]
    assert quote.day == day(-3)


def test_a_coin_in_a_currency_that_only_the_euro_knows_takes_two_pivots() -> None:
    book = Book([rate("BTC/USD", "90000"), rate("EUR/USD", "1.2"), rate("EUR/KRW", "1600")])
    assert [leg.rate.pair for leg in known(book, BTC, KRW).legs] == [(BTC, USD), (EUR, USD), (EUR, KRW)]


def test_the_tugrik_is_a_states_money_and_no_coin() -> None:
    assert MNT.kind is CurrencyKind.FIAT
    coin = Currency("MNT", 9, 9, CurrencyKind.CRYPTO)
    book = Book([rate("USD/MNT", "3600")])
    assert known(book, USD, MNT).value == 3600
    assert book.quote(USD, coin, DAY) is None


def test_a_day_without_publication_has_the_last_one_before_it_with_its_own_date() -> None:
    book = Book([rate("USD/MNT", "3590", day(-4)), rate("USD/MNT", "3600"), rate("USD/MNT", "3700", day(2))])
    assert known(book, USD, MNT, day(1)).legs[0].rate == rate("USD/MNT", "3600")
    assert known(book, USD, MNT, day(-1)).day == day(-4)
    assert book.quote(USD, MNT, day(-5)) is None, "the day before the first has no rate: the next one is not its rate"


def test_a_rate_that_is_too_old_is_missing() -> None:
    book = Book([rate("USD/MNT", "3600")])
    assert known(book, USD, MNT, day(LIMIT_DAYS)).day == DAY
    assert book.quote(USD, MNT, day(LIMIT_DAYS + 1)) is None


def test_what_is_missing_is_missing() -> None:
    assert Book().quote(AUD, MNT, DAY) is None
    assert Book().convert(money("10 AUD"), MNT, DAY) is None
    assert Book([rate("AUD/USD", "0.66")]).convert(money("10 AUD"), MNT, DAY) is None


def test_a_currency_in_itself_needs_no_rate() -> None:
    done = Book().convert(money("10.55 AUD"), AUD, DAY)
    assert done is not None
    assert (done.result, str(done.quote.value), done.quote.legs, done.quote.day) == (money("10.55 AUD"), "1", (), DAY)


def test_the_preferred_source_of_a_day_is_believed_and_a_newer_day_before_it() -> None:
    second = rate("USD/MNT", "3601", source="frankfurter.bom")
    unknown = rate("USD/MNT", "9999", source="somebody")
    assert known(Book([rate("USD/MNT", "3600"), second, unknown]), USD, MNT).value == 3600
    assert known(Book([unknown, second]), USD, MNT).value == 3601
    later = rate("USD/MNT", "3602", day(1), source="frankfurter.bom")
    assert known(Book([rate("USD/MNT", "3600"), later]), USD, MNT, day(1)).value == 3602


def test_where_two_boards_hold_a_pair_the_earlier_board_is_believed() -> None:
    assert known(Book([rate("EUR/AUD", "1.6"), rate("AUD/EUR", "0.5")]), EUR, AUD).value == 2


def test_a_correction_stands_for_what_it_corrects() -> None:
    assert known(Book([rate("USD/MNT", "3600"), rate("USD/MNT", "3610")]), USD, MNT).value == 3610


def test_a_familys_own_rate_goes_before_the_published_ones_also_within_a_path() -> None:
    book = Book([rate("USD/MNT", "3600", day(1)), rate("BTC/USD", "100000", day(1))], [manual("USD/MNT", "3450")])
    own = known(book, USD, MNT, day(1))
    assert (str(own.value), own.sources, own.day) == ("3450", ("manual",), DAY)
    assert known(book, BTC, MNT, day(1)).value == 345_000_000
    assert known(Book([rate("USD/MNT", "3600", day(-1))], [manual("USD/MNT", "3450")]), USD, MNT, day(-1)).value == 3600


def test_the_last_rate_by_hand_stands_until_it_is_taken_back_or_too_old() -> None:
    mine = [manual("USD/MNT", "3450"), manual("MNT/USD", "0.00025", day(1)), manual("USD/MNT", None, day(2))]
    book = Book([rate("USD/MNT", "3600", day(2)), rate("USD/MNT", "3610", day(40))], mine[:2])
    assert known(book, USD, MNT, day(2)).value == 4000
    assert known(book, USD, MNT, day(1 + MANUAL_LIMIT_DAYS)).value == 4000
    assert known(book, USD, MNT, day(40)).value == 3610
    assert known(Book([rate("USD/MNT", "3600", day(2))], mine), USD, MNT, day(2)).value == 3600
    said_twice = Book([], [manual("USD/MNT", "3450"), manual("USD/MNT", "3460")])
    assert known(said_twice, USD, MNT).value == 3460


@pytest.mark.parametrize(
    ("sum_", "pair", "value", "result"),
    [
        ("1.00 AUD", "AUD/MNT", "2559.03", "2559.03 MNT"),
        ("0.01 AUD", "AUD/MNT", "2559.03", "25.59 MNT"),
        ("0.05 USD", "USD/AUD", "1.5", "0.08 AUD"),
        ("0.03 USD", "USD/AUD", "1.5", "0.04 AUD"),
        ("-0.05 USD", "USD/AUD", "1.5", "-0.08 AUD"),
        ("-0.03 USD", "USD/AUD", "1.5", "-0.04 AUD"),
        ("1.00 USD", "USD/KRW", "1400.5", "1400 KRW"),
        ("3.00 USD", "USD/KRW", "1400.5", "4202 KRW"),
        ("0.00000001 BTC", "BTC/USD", "95000", "0.00 USD"),
        ("1.5 BTC", "BTC/USD", "95000.12345", "142500.19 USD"),
        ("100000 USD", "BTC/USD", "95000", "1.05263158 BTC"),
    ],
)
def test_a_sum_is_rounded_half_to_even_at_the_last_stored_digit(sum_: str, pair: str, value: str, result: str) -> None:
    wanted = money(result)
    done = Book([rate(pair, value)]).convert(money(sum_), wanted.currency, DAY)
    assert done is not None
    assert done.result == wanted
    assert done.money == money(sum_)


def test_a_path_is_rounded_once_at_its_end() -> None:
    book = Book([rate("AUD/USD", "3"), rate("USD/MNT", "1")])
    there = book.convert(money("100 MNT"), AUD, DAY)
    assert there is not None
    assert (there.result, str(there.quote.value)) == (money("33.33 AUD"), "0." + "3" * SHOWN_DIGITS)


@given(
    st.sampled_from(sorted(CURRENCIES.keys() - {"USD"})),
    st.integers(-(10**15), 10**15),
    st.decimals("0.000001", "100000", places=6),
)
def test_no_sum_is_further_from_the_exact_one_than_half_a_unit(code: str, minor: int, value: Decimal) -> None:
    other = CURRENCIES[code]
    book = Book([rate(f"{code}/USD", str(value))])
    there = book.convert(Money(minor, other), USD, DAY)
    assert there is not None
    exact = minor * value.scaleb(USD.scale - other.scale)
    assert abs(there.result.minor - exact) <= Decimal("0.5")


@pytest.mark.parametrize("minor", [0, 1, 7, -7, 10**15, -(10**15) - 1])
@pytest.mark.parametrize("factor", [Fraction(1), Fraction(1, 2), Fraction(5, 2), Fraction(17_977, 5), Fraction(7, 3)])
def test_minor_units_times_a_factor_round_half_to_even(minor: int, factor: Fraction) -> None:
    assert times(minor, factor) == round(minor * factor)
    assert times(minor, 1 / factor) == round(minor / factor)
