"""The order of sources and the paths, which are data."""

from core.money.currency import CURRENCIES
from core.rates.order import BOARDS, PATHS, needed, rank, sources_of
from tests.core.rates.rating import AUD, BTC, EUR, KRW, MNT, USD, rate


def test_the_tugrik_is_the_bank_of_mongolias_to_tell() -> None:
    for other in (AUD, USD, EUR, KRW):
        assert sources_of(other, MNT) == sources_of(MNT, other) == ("mongolbank", "frankfurter.bom")


def test_a_coin_has_a_price_in_dollars_only() -> None:
    assert sources_of(BTC, USD) == ("coingecko",)
    assert sources_of(BTC, MNT) == ()


def test_the_reserve_bank_goes_before_the_ecb_about_its_own_currency() -> None:
    assert sources_of(EUR, AUD) == ("rba", "frankfurter.rba", "ecb", "frankfurter.ecb")
    assert sources_of(EUR, KRW) == ("ecb", "frankfurter.ecb")
    assert sources_of(USD, KRW) == ()


def test_a_source_that_is_not_named_comes_last() -> None:
    assert rank(rate("USD/MNT", "3600")) == 0
    assert rank(rate("USD/MNT", "3600", source="somebody")) == 2


def test_no_path_goes_twice_over_one_currency_and_every_pivot_is_asked_for() -> None:
    assert all(len(set(path)) == len(path) for path in PATHS)
    assert {pivot for path in PATHS for pivot in path} <= needed([])
    assert needed([KRW]) == needed([]) | {KRW}


def test_every_currency_stands_on_a_board_but_never_on_its_own() -> None:
    assert all(any(board.lists(one) or one == board.hub for board in BOARDS) for one in CURRENCIES.values())
    assert not any(board.lists(board.hub) for board in BOARDS)
