"""The prices of a journal: what the bot counts by on the book's days, as beancount and hledger read it."""

from decimal import Decimal

from beancount import loader
from beancount.core.data import Price

from core.export.beancount import Beancount
from core.export.hledger import Hledger
from core.export.journal import Journal
from core.export.model import Book as Family
from core.export.prices import prices
from core.rates.book import Book
from core.rates.model import Rate
from tests.core.export.reading import hledger, needs_hledger
from tests.core.rates.rating import AUD, BTC, DAY, KRW, MNT, USD, day, manual, rate

PUBLISHED = [rate("AUD/MNT", str(2500 + back), day(-back)) for back in range(30) if day(-back).weekday() < 5]


def written(told: tuple[Rate, ...]) -> list[str]:
    return [f"{rate.day.day} {rate.base}/{rate.quote} {rate.value:f}" for rate in told]


def test_only_the_days_of_the_book_are_priced_each_rate_once() -> None:
    sunday = day(-2)
    told = prices(Book(PUBLISHED), [AUD, MNT, KRW], [DAY, sunday, day(-3), day(-3)])
    assert written(told) == ["20 AUD/MNT 2504", "24 AUD/MNT 2500"]


def test_without_a_direct_rate_the_steps_are_told() -> None:
    told = prices(Book([rate("BTC/USD", "95000"), rate("USD/MNT", "3600"), rate("AUD/USD", "0.7")]), [BTC, MNT], [DAY])
    assert written(told) == ["24 BTC/USD 95000", "24 USD/MNT 3600"]


def test_ones_own_rate_stands_from_its_day_until_it_is_taken_back() -> None:
    own = [manual("AUD/MNT", "2600", day(-6)), manual("AUD/MNT", None, day(-1))]
    told = prices(Book(PUBLISHED, own), [AUD, MNT], [day(-7), day(-5), day(-1), DAY])
    assert written(told) == ["17 AUD/MNT 2507", "18 AUD/MNT 2600", "23 AUD/MNT 2501", "24 AUD/MNT 2500"]


def test_a_published_rate_that_stands_again_is_dated_by_the_day_from_which_it_does() -> None:
    own = [manual("AUD/MNT", "2600", day(-3)), manual("AUD/MNT", None, day(-2))]
    told = prices(Book(PUBLISHED, own), [AUD, MNT], [day(-2)])
    assert written(told) == ["21 AUD/MNT 2600", "22 AUD/MNT 2504"]


def test_a_pair_stands_the_same_way_round_as_it_is_published() -> None:
    own = [manual("MNT/AUD", "0.0004", DAY)]
    assert written(prices(Book(PUBLISHED, own), [AUD, MNT], [day(-1), DAY])) == ["23 AUD/MNT 2501", "24 AUD/MNT 2500"]
    assert written(prices(Book([], own), [AUD, MNT], [DAY])) == ["24 MNT/AUD 0.0004"]


def test_nothing_known_is_no_price() -> None:
    assert prices(Book(), [AUD, MNT], [DAY]) == ()
    assert prices(Book(PUBLISHED), [AUD], [DAY]) == ()
    assert Journal(Family("Bat's", {}, {}), Hledger()).prices([]) == ""


def journal(dialect: Beancount | Hledger) -> str:
    told = prices(Book(PUBLISHED, [manual("USD/MNT", "3450")]), [AUD, MNT, USD], [DAY, day(-3)])
    made = Journal(Family("Bat's", {}, {}), dialect)
    return made.header() + made.prices(told)


def test_beancount_reads_them() -> None:
    entries, errors, _ = loader.load_string(journal(Beancount()))
    assert not errors, errors
    told = [(one.date, one.currency, one.amount.number) for one in entries if isinstance(one, Price)]
    assert told == [
        (day(-4), "AUD", Decimal(2504)),
        (DAY, "AUD", Decimal(2500)),
        (DAY, "USD", Decimal(3450)),
    ]


@needs_hledger
def test_hledger_reads_them_and_values_by_them() -> None:
    spent = f"\naccount Assets:A\naccount Expenses:B\n\n{DAY} x\n    Expenses:B  10.00 AUD\n    Assets:A\n"
    text = journal(Hledger()) + spent
    hledger(text, "check", "--strict")
    assert "AUD 2500" in hledger(text, "prices")
    assert hledger(text, "bal", "-X", "MNT", "-N", "Expenses").split()[0] == "25000.00"
    assert hledger(text, "bal", "-X", "USD", "-N", "Expenses").split()[1] == "USD"
