"""What is still to be asked for: recent days at once, older ones backwards, and nothing twice."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from core.money.currency import Currency
from core.rates.order import BOARDS, COIN_DAYS, LIMIT_DAYS
from core.rates.plan import MOST_DAYS, STRETCH_DAYS, USUAL, Ask, plan
from tests.core.rates.rating import AUD, BTC, DAY, EUR, KRW, MNT, USD, day

Spans = dict[tuple[Currency, Currency], tuple[date, date]]
TOMORROW = day(1)


def answered(asks: Iterable[Ask], stored: Mapping[tuple[Currency, Currency], tuple[date, date]]) -> Spans:
    """The spans that are stored once every source has answered with a rate for each day."""
    spans = dict(stored)
    for ask in asks:
        for board in BOARDS:
            for one in ask.currencies:
                if board.lists(one):
                    first, last = spans.get((one, board.hub), (ask.first, ask.last))
                    spans[one, board.hub] = (min(first, ask.first), max(last, ask.last))
    return spans


def test_with_nobody_there_only_the_usual_and_recent_is_asked_for() -> None:
    (recent,) = plan({}, {}, DAY)
    assert recent == Ask(USUAL, day(-LIMIT_DAYS), TOMORROW)


def test_a_book_of_fourteen_months_is_fetched_backwards_without_a_gap() -> None:
    since = day(-425)
    recent, *asks = plan({AUD: since, MNT: day(-3)}, {}, DAY)
    assert recent.currencies == USUAL
    assert recent.last == TOMORROW
    before = recent
    for ask in asks:
        assert ask.last == before.first - timedelta(days=1)
        assert (ask.last - ask.first).days < STRETCH_DAYS
        assert ask.currencies == {AUD, USD, EUR, MNT} - {MNT}, "the tögrög is a hub: the others are told in it"
        before = ask
    assert before.first == since - timedelta(days=LIMIT_DAYS)


def test_what_was_answered_is_not_asked_for_again() -> None:
    used = {AUD: day(-425), KRW: day(-10), BTC: day(-10)}
    recent = plan(used, answered(plan(used, {}, DAY), {}), DAY)
    assert [(ask.first, ask.last) for ask in recent] == [(day(-LIMIT_DAYS), TOMORROW)]


def test_work_that_was_broken_off_goes_on_where_it_stopped() -> None:
    used = {AUD: day(-425)}
    asks = plan(used, {}, DAY)
    assert plan(used, answered(asks[:3], {}), DAY) == (asks[0], *asks[3:])


def test_a_currency_that_is_new_gets_the_days_of_the_others() -> None:
    used = {AUD: day(-100)}
    stored = answered(plan(used, {}, DAY), {})
    recent, *asks = plan({**used, KRW: DAY}, stored, DAY)
    assert KRW in recent.currencies
    assert {one for ask in asks for one in ask.currencies} == {KRW}
    assert asks[-1].first == day(-100 - LIMIT_DAYS)


def test_coins_go_back_as_far_as_their_source() -> None:
    asks = plan({AUD: day(-600), BTC: day(-600)}, {}, DAY)
    coins = [ask.first for ask in asks if BTC in ask.currencies]
    assert min(coins) == day(1 - COIN_DAYS)
    assert min(ask.first for ask in asks) == day(-600 - LIMIT_DAYS)


def test_nothing_is_older_than_the_most() -> None:
    assert min(ask.first for ask in plan({AUD: date(2001, 1, 1)}, {}, DAY)) == day(-MOST_DAYS)


def test_days_on_which_the_machine_was_off_are_made_up_for() -> None:
    used = {AUD: day(-20)}
    stored = answered(plan(used, {}, DAY), {})
    asks = plan(used, stored, day(200))
    assert asks[0].first == TOMORROW
    assert asks[-1].last == day(201)
    assert all(after.first == before.last + timedelta(days=1) for before, after in pairwise(asks))


def test_days_that_one_source_has_not_told_are_asked_for_but_not_for_ever() -> None:
    used = {AUD: day(-20)}
    stored = answered(plan(used, {}, DAY), {})
    others = answered(plan(used, stored, day(30)), stored)
    others[USD, EUR] = stored[USD, EUR]
    assert plan(used, others, day(30))[0].first == TOMORROW
    gone = answered(plan(used, stored, day(300)), stored)
    gone[USD, EUR] = stored[USD, EUR]
    assert plan(used, gone, day(300))[0].first == day(300 - STRETCH_DAYS)
