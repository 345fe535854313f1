"""What is typed while a bill is made step by step: read wholly, or asked again."""

from dataclasses import replace
from datetime import date

import pytest

from core.bills.add import add, twin_of
from core.bills.typed import Named, Price, read_ahead, read_due, read_name, read_price, reads_once
from core.capture.model import Context
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from core.recurring.clauses import When
from integrations.db.unit import SqlStore
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.recurring import load_words_of_a_bill
from tests.conftest import NOON
from tests.core.bills.conftest import AUD, HOLIDAYS, MNT, RENT, TODAY, due
from tests.core.conftest import House

AU, MN = Context("en", "AU", "AUD", TODAY), Context("mn", "MN", "MNT", TODAY)
USD = currency("USD")


def named(text: str) -> Named | None:
    return read_name(text, AUD, load_words_of_a_bill(), load_vocabulary(), AU)


def priced(text: str) -> Price | None:
    return read_price(text, AUD, load_words_of_a_bill(), AU)


def ahead(text: str, context: Context = AU) -> tuple[date, ...]:
    return read_ahead(text, load_words_of_a_bill(), context)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rent", Named("Rent", category="home.rent")),
        ("rent 1280", Named("Rent", category="home.rent", money=Money(1280_00, AUD))),
        ("1280 rent", Named("Rent", category="home.rent", money=Money(1280_00, AUD))),
        ("Netflix 22.99", Named("Netflix", False, "fun.subscriptions", "Netflix", Money(22_99, AUD))),
        ("salary", Named("Salary", True, "income.salary")),
        ("цалин 1.4 сая₮", Named("Цалин", True, "income.salary", None, Money(1_400_000_00, MNT))),
        ("unit 4", Named("Unit 4")),
        ("iCloud", Named("iCloud", False, "fun.subscriptions", "iCloud")),
        ("unit 400 rent", Named("Unit 400 rent", category="home.rent")),
        ("zorgblat", Named("Zorgblat", payee="Zorgblat")),
        ("1280", None),
        ("", None),
        ("a" * 61, None),
    ],
)
def test_a_name_is_read_with_what_it_is_about(text: str, expected: Named | None) -> None:
    assert named(text) == expected


def test_what_is_neither_spent_nor_received_says_nothing_of_a_bill() -> None:
    found = named("sent mum")
    assert found is not None
    assert (found.category, found.income) == (None, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1280", Price(Money(1280_00, AUD))),
        ("$1,280.50", Price(Money(1280_50, AUD))),
        ("45000₮", Price(Money(45_000_00, MNT))),
        ("US$20", Price(Money(20_00, USD))),
        ("20 dollars", Price(Money(20_00, AUD))),
        ("1280 fortnightly", Price(Money(1280_00, AUD), when=When(period="fortnight"))),
        ("1200 each term", Price(Money(1200_00, AUD))),
        ("it varies", Price(None, varies=True)),
        ("өөр өөр", Price(None, varies=True)),
        ("about 160", Price(Money(160_00, AUD), varies=True)),
        ("160 орчим", Price(Money(160_00, AUD), varies=True)),
        ("it varies monthly", Price(None, varies=True, when=When(period="month"))),
        ("85,5", None),
        ("0", None),
        ("-5", None),
        ("no idea", None),
        ("it varies 5 or 6", None),
        ("1280 until june", None),
        ("1280 on the 15th", None),
        ("monthly", None),
        ("0.001", None),
        ("1e30", None),
    ],
)
def test_a_price_is_read_with_how_often(text: str, expected: Price | None) -> None:
    assert priced(text) == expected


def test_an_amount_that_may_be_in_several_moneys_is_none() -> None:
    elsewhere = Context("en", "JP", "JPY", TODAY)
    assert read_price("20 dollars", currency("JPY"), load_words_of_a_bill(), elsewhere) is None
    assert read_price("20 dollars", AUD, load_words_of_a_bill(), elsewhere) == Price(Money(20_00, AUD))


def test_the_days_of_the_rule_stand_beside_a_price() -> None:
    found = priced("1280 every second friday")
    assert found is not None
    assert found.when == When(period="fortnight", weekdays=[4])


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("today", ["24 Nov"]),
        ("tomorrow", ["25 Nov"]),
        ("starting tomorrow", ["25 Nov"]),
        ("маргааш", ["25 Nov"]),
        ("yesterday", []),
        ("friday", ["27 Nov"]),
        ("on friday", ["27 Nov"]),
        ("this friday", ["27 Nov"]),
        ("next friday", ["27 Nov", "04 Dec"]),
        ("next tuesday", ["01 Dec"]),
        ("next monday", ["30 Nov"]),
        ("ирэх баасан", ["27 Nov", "04 Dec"]),
        ("monday and friday", []),
        ("in 3 days", ["27 Nov"]),
        ("in 2 weeks", ["08 Dec"]),
        ("3 хоногийн дараа", ["27 Nov"]),
        ("2026-12-05", ["05 Dec"]),
        ("5/12", ["05 Dec"]),
        ("5/12/2026", ["05 Dec"]),
        ("5/12/26", ["05 Dec"]),
        ("1/11/2026", []),
        ("31/11", []),
        ("5 dec", []),
        ("tomorrow or so maybe", []),
    ],
)
def test_a_day_ahead_is_read(text: str, days: list[str]) -> None:
    assert [f"{day:%d %b}" for day in ahead(text)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("tomorrow", ["25 Nov"]),
        ("5 dec", ["05 Dec"]),
        ("12 сарын 5", ["05 Dec"]),
        ("starting 5 dec", ["05 Dec"]),
        ("the 15th", ["15 Dec"]),
        ("last day", ["30 Nov"]),
        ("5 dec 2025", []),
        ("december", []),
        ("every friday", []),
        ("until june", []),
        ("soon enough", []),
    ],
)
def test_a_day_by_which_to_pay_is_read(text: str, days: list[str]) -> None:
    assert [f"{day:%d %b}" for day in read_due(text, load_words_of_a_bill(), AU)] == days


def test_in_mongolia_the_month_stands_first() -> None:
    assert ahead("12/5", MN) == (date(2026, 12, 5),)
    assert ahead("12/5/2026", MN) == (date(2026, 12, 5),)


def test_once_is_understood() -> None:
    words = load_words_of_a_bill()
    assert [reads_once(text, words, AU) for text in ("just once", "нэг удаа", "once a month", "rent")] == [
        True,
        True,
        False,
        False,
    ]


async def test_it_is_stored_with_what_is_due_and_a_second_of_its_name_is_told(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        assert await twin_of(unit, house.bat.viewer, RENT) is None
        made = await add(unit, house.bat.viewer, Matter(house.bat.viewer.member_id, RENT), HOLIDAYS, TODAY, NOON)
        assert len(await due(unit, house.bat.viewer)) == 5
        found = await twin_of(unit, house.bat.viewer, RENT)
        assert found is not None
        assert found.id == made.matter.id
        assert await twin_of(unit, house.bat.viewer, replace(RENT, title="Power")) is None
