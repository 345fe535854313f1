"""Each publisher's format, read from an answer as its own description has it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from core.money.currency import CURRENCIES, Currency, CurrencyKind, currency
from core.rates.errors import SourceUnreadableError
from core.rates.model import Rate
from core.rates.order import AUD, BOARDS, EUR, MNT, USD
from core.rates.ports import RateSource
from integrations.rates import Origins, all_sources
from integrations.rates.coingecko import IDS, CoinGecko
from integrations.rates.ecb import EuropeanCentralBank
from integrations.rates.frankfurter import Frankfurter
from integrations.rates.mongolbank import BankOfMongolia
from integrations.rates.rba import ReserveBankOfAustralia
from integrations.rates.web import Web
from tests.integrations.rates.replayed import Asked, ReplayedWeb, answer

BTC, KRW = currency("BTC"), currency("KRW")
FRIDAY, MONDAY, TUESDAY = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)
AT = "https://bank.example"
Make = Callable[[Web], RateSource]
MAKERS: dict[str, Make] = {
    "mongolbank.json": lambda web: BankOfMongolia(web, AT),
    "frankfurter.json": lambda web: Frankfurter(web, AT, "ECB", EUR),
    "frankfurter-bom.json": lambda web: Frankfurter(web, AT, "BOM", MNT),
    "rba.csv": lambda web: ReserveBankOfAustralia(web, AT),
    "ecb.csv": lambda web: EuropeanCentralBank(web, AT),
    "coingecko.json": lambda web: CoinGecko(web, AT),
}


def told(rates: tuple[Rate, ...]) -> list[str]:
    """`2026-11-24 AUD/MNT 2562.18` of each."""
    return [f"{one.day} {one.base}/{one.quote} {one.value}" for one in rates]


async def test_the_bank_of_mongolia_with_its_commas_and_without_its_repeats() -> None:
    web = ReplayedWeb(answer("mongolbank.json"))
    rates = await BankOfMongolia(web, AT).published([USD, KRW, BTC, MNT], FRIDAY, TUESDAY)
    assert told(rates) == [
        "2026-11-20 USD/MNT 3599.40",
        "2026-11-23 USD/MNT 3600.25",
        "2026-11-23 KRW/MNT 2.45",
        "2026-11-24 USD/MNT 3601.10",
        "2026-11-24 KRW/MNT 2.46",
    ]
    assert web.asked == [
        Asked("POST", f"{AT}/mn/currency-rates/data", {"startDate": "2026-11-10", "endDate": "2026-11-24"})
    ]


async def test_a_weekend_asked_for_alone_has_no_publication() -> None:
    source = BankOfMongolia(ReplayedWeb(answer("mongolbank.json")), AT)
    assert await source.published([USD], date(2026, 11, 21), date(2026, 11, 22)) == ()


async def test_a_long_history_is_asked_for_in_parts() -> None:
    web = ReplayedWeb('{"success": true, "data": []}')
    await BankOfMongolia(web, AT).published([USD], date(2025, 11, 24), TUESDAY)
    assert [(one.query["startDate"], one.query["endDate"]) for one in web.asked] == [
        ("2025-11-14", "2026-05-12"),
        ("2026-05-13", "2026-11-08"),
        ("2026-11-09", "2026-11-24"),
    ]


async def test_frankfurter_by_the_euro_without_weekends() -> None:
    web = ReplayedWeb(answer("frankfurter.json"))
    rates = await Frankfurter(web, AT, "ECB", EUR).published([USD, AUD, BTC], FRIDAY, MONDAY)
    assert told(rates) == [
        "2026-11-20 EUR/AUD 1.5975",
        "2026-11-20 EUR/USD 1.135",
        "2026-11-23 EUR/AUD 1.5982",
        "2026-11-23 EUR/USD 1.1357",
    ]
    assert {one.source for one in rates} == {"frankfurter.ecb"}
    query = {"base": "EUR", "quotes": "AUD,USD", "providers": "ECB", "from": "2026-11-20", "to": "2026-11-23"}
    assert web.asked == [Asked("GET", f"{AT}/v2/rates", query)]


async def test_frankfurter_asks_for_the_tugrik_as_the_quote_so_that_its_digits_remain() -> None:
    web = ReplayedWeb(answer("frankfurter-bom.json"), "[]")
    rates = await Frankfurter(web, AT, "BOM", MNT).published([USD, AUD], MONDAY, TUESDAY)
    assert told(rates) == ["2026-11-23 AUD/MNT 2559.03", "2026-11-24 AUD/MNT 2562.18"]
    assert [(one.query["base"], one.query["quotes"]) for one in web.asked] == [("AUD", "MNT"), ("USD", "MNT")]


async def test_frankfurter_asks_one_by_one_when_one_of_several_spoils_them() -> None:
    web = ReplayedWeb(None, None, answer("frankfurter.json"))
    rates = await Frankfurter(web, AT, "ECB", EUR).published([currency("KWD"), USD], MONDAY, MONDAY)
    assert [one.query["quotes"] for one in web.asked] == ["KWD,USD", "KWD", "USD"]
    assert told(rates) == ["2026-11-23 EUR/USD 1.1357"]


async def test_the_reserve_bank_with_its_heads_its_index_and_its_gaps() -> None:
    web = ReplayedWeb(answer("rba.csv"))
    rates = await ReserveBankOfAustralia(web, AT).published([USD, KRW], MONDAY, TUESDAY)
    assert told(rates) == ["2026-11-23 AUD/USD 0.7108", "2026-11-23 AUD/KRW 1044.53", "2026-11-24 AUD/USD 0.7115"]
    assert web.asked == [Asked("GET", f"{AT}/statistics/tables/csv/f11.1-data.csv", {})]


@pytest.mark.parametrize(
    "row", ["31-Feb-2026,1", "06-Okt-2026,1", "Publication date,1", "x-Oct-2026,1", "", "06-Oct,1"]
)
async def test_a_row_of_the_reserve_bank_that_is_no_day_says_nothing(row: str) -> None:
    source = ReserveBankOfAustralia(ReplayedWeb(f"Units,USD\n{row}\n24-Nov-2026,0.7\n24-Nov-2026"), AT)
    assert told(await source.published([USD], FRIDAY, TUESDAY)) == ["2026-11-24 AUD/USD 0.7"]


async def test_the_ecb_without_what_is_no_number() -> None:
    web = ReplayedWeb(answer("ecb.csv"))
    rates = await EuropeanCentralBank(web, AT).published([USD, KRW, EUR, BTC], FRIDAY, MONDAY)
    assert told(rates) == ["2026-11-20 EUR/KRW 1663.58", "2026-11-20 EUR/USD 1.135", "2026-11-23 EUR/USD 1.1357"]
    assert web.asked[0].url == f"{AT}/service/data/EXR/D.KRW+USD.EUR.SP00.A"
    assert web.asked[0].query["startPeriod"] == "2026-11-20"


async def test_coingecko_takes_the_first_point_of_each_day_with_every_digit() -> None:
    web = ReplayedWeb(answer("coingecko.json"))
    rates = await CoinGecko(web, AT, "demo-key").published([BTC], MONDAY, TUESDAY)
    assert told(rates) == ["2026-11-23 BTC/USD 94870.12345678901", "2026-11-24 BTC/USD 95210"]
    (asked,) = web.asked
    assert asked.url == f"{AT}/api/v3/coins/bitcoin/market_chart/range"
    assert (asked.query["from"], asked.query["to"]) == ("1795392000", "1795564799")
    assert asked.headers == {"x-cg-demo-api-key": "demo-key"}


async def test_the_tugrik_is_never_asked_of_coingecko_where_mnt_is_another_thing() -> None:
    web = ReplayedWeb(answer("coingecko.json"))
    unlisted, of_a_state = Currency("MNT", 9, 9, CurrencyKind.CRYPTO), Currency("BTC", 2, 2)
    assert await CoinGecko(web, AT).published([MNT, USD, unlisted, of_a_state], MONDAY, TUESDAY) == ()
    assert web.asked == []


async def test_coingecko_is_asked_for_no_more_than_a_year() -> None:
    web = ReplayedWeb(answer("coingecko.json"))
    await CoinGecko(web, AT).published([BTC], date(2020, 1, 1), TUESDAY)
    assert int(web.asked[0].query["to"]) + 1 - int(web.asked[0].query["from"]) == 365 * 86_400


def test_every_coin_that_we_know_has_an_id_and_every_source_of_a_board_is_there() -> None:
    assert set(IDS) == {one.code for one in CURRENCIES.values() if one.kind is CurrencyKind.CRYPTO}
    names = [source.name for source in all_sources(ReplayedWeb(""))]
    assert sorted(names) == sorted(name for board in BOARDS for name in board.sources)


def test_the_sandbox_stands_in_for_all() -> None:
    at = Origins.of_sandbox("http://127.0.0.1:8081")
    assert (at.rba, at.coingecko) == ("http://127.0.0.1:8081/rates/rba", "http://127.0.0.1:8081/rates/coingecko")


@pytest.mark.parametrize("name", MAKERS)
async def test_nothing_asked_for_is_nothing_told(name: str) -> None:
    assert await MAKERS[name](ReplayedWeb(answer(name))).published([], FRIDAY, TUESDAY) == ()


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize(
    "text",
    ["", "<!doctype html><title>Just a moment…</title>", "[1]", '{"success": false}', "[" * 100_000, '"a', "a\n\x00"],
)
async def test_another_thing_than_the_format_is_unreadable(name: str, text: str) -> None:
    if name == "ecb.csv" and text == "":
        text = "CURRENCY,OBS_VALUE"  # an empty text is how the ECB says that it has nothing
    with pytest.raises(SourceUnreadableError):
        await MAKERS[name](ReplayedWeb(text)).published([USD, KRW, BTC], FRIDAY, TUESDAY)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("figure", ["1e999999", "-3600", "Infinity", "36OO", "1" * 50, "1e-300"])
async def test_a_figure_that_is_no_rate_is_unreadable(name: str, figure: str) -> None:
    as_they_are = {
        "mongolbank.json": "3,601.10",
        "frankfurter.json": "1.1357",
        "frankfurter-bom.json": "2562.18",
        "rba.csv": "0.7115",
        "ecb.csv": "1.1357",
        "coingecko.json": "95210]",
    }
    closing = "]" if name == "coingecko.json" else ""
    text = answer(name).replace(as_they_are[name], figure + closing)
    assert figure in text
    with pytest.raises(SourceUnreadableError):
        await MAKERS[name](ReplayedWeb(text)).published([USD, AUD, KRW, BTC], FRIDAY, TUESDAY)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("mongolbank.json", "2026-11-23", "23.11.2026"),
        ("mongolbank.json", "2026-11-23", "2026-02-30"),
        ("mongolbank.json", "2026-11-23", "2026-W48-1"),
        ("frankfurter.json", "2026-11-23", "2026-23-11"),
        ("ecb.csv", "2026-11-23,1.1357", "2026-W48,1.1357"),
        ("ecb.csv", "2026-11-23,1.1357", "2026-11-23"),
        ("coingecko.json", "[1795478400000,", '["1795478400000",'),
        ("coingecko.json", "[1795478400000,", "[99999999999999999,"),
    ],
)
async def test_a_day_that_is_none_is_unreadable(name: str, right: str, wrong: str) -> None:
    text = answer(name).replace(right, wrong)
    assert text != answer(name)
    with pytest.raises(SourceUnreadableError):
        await MAKERS[name](ReplayedWeb(text)).published([USD, BTC], FRIDAY, TUESDAY)


@pytest.mark.parametrize("name", MAKERS)
async def test_every_value_is_a_decimal_as_it_was_written(name: str) -> None:
    rates = await MAKERS[name](ReplayedWeb(answer(name))).published([USD, AUD, KRW, BTC], FRIDAY, TUESDAY)
    assert rates
    for rate in rates:
        assert type(rate.value) is Decimal
        assert f"{rate.value:f}" in answer(name).replace(",", "")
