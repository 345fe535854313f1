"""What the demo family told: the same each time, up to yesterday, as each of them would write it."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from bot.demo.calendar import tsagaan_sar
from bot.demo.market import published
from bot.demo.people import BAT, SARNAI, TUYA
from bot.demo.story import MONTHS, Story, story
from bot.demo.things import Stated
from bot.demo.told import Told
from core.accounts.model import AccountKind
from core.capture.model import Kind
from core.clock import local_date, months_before
from core.family.model import Person
from core.money.currency import CurrencyKind
from integrations.vocabulary import load_vocabulary

CLOCKS = [
    datetime(2026, 11, 24, 1, tzinfo=UTC),
    datetime(2027, 3, 1, 13, 30, tzinfo=UTC),  # tomorrow in Sydney, still today in Ulaanbaatar
    datetime(2028, 2, 29, 23, 59, tzinfo=UTC),
    datetime(2031, 7, 15, 8, tzinfo=UTC),
]


def at(now: datetime) -> Story:
    return story(now, published(now))


def told(one: Story) -> list[Told]:
    return [what for what in one.happened if isinstance(what, Told)]


@pytest.fixture(scope="module")
def usual() -> Story:
    return at(CLOCKS[0])


def test_twice_is_the_same(usual: Story) -> None:
    assert at(CLOCKS[0]) == usual


@pytest.mark.parametrize("now", CLOCKS)
def test_it_fills_fourteen_months_up_to_yesterday_and_never_tells_the_future(now: datetime) -> None:
    its = at(now)
    assert its.start == months_before(local_date(now, SARNAI.zone), MONTHS)
    assert 1_300 <= len(its.happened) + len(its.before) <= 1_700
    for who in (BAT, SARNAI, TUYA):
        days = [one.day for one in its.happened if one.who == who]
        yesterday = local_date(now, who.zone) - timedelta(days=1)
        assert min(days) <= its.start + timedelta(days=3)
        assert yesterday - timedelta(days=4) <= max(days) <= yesterday
    assert max(one.day for one in its.happened) >= local_date(now, TUYA.zone) - timedelta(days=1)
    assert [one.day for one in its.happened] == sorted(one.day for one in its.happened)


def test_a_day_is_the_same_whenever_the_family_is_planted(usual: Story) -> None:
    """But for what follows balances, whose beginning moves with the clock."""
    later = at(CLOCKS[0] + timedelta(days=40))

    def spent(of: Story) -> list[Told]:
        seen = (later.start + timedelta(days=7), usual.happened[-1].day)  # what comes back was given before
        return [
            one
            for one in told(of)
            if one.kind in {Kind.EXPENSE, Kind.REPAYMENT, Kind.REFUND, Kind.REMITTANCE}
            and one.category != "home.mortgage"
            and seen[0] <= one.day < seen[1]
        ]

    assert spent(usual) == spent(later)
    assert len(spent(usual)) > 1_000


def test_they_have_all_seven_kinds_in_four_currencies_in_three_hands(usual: Story) -> None:
    kinds = {one.opening.kind for one in usual.things}
    assert kinds == set(AccountKind)
    assert {one.opening.currency.code for one in usual.things} == {"AUD", "MNT", "USD", "BTC"}
    assert {one.who for one in usual.things} == {BAT, SARNAI, TUYA}
    assert [one.opening.name for one in usual.things if one.opening.private] == ["Surprises"]
    assert any(one.opening.owners and one.parts for one in usual.things)


def test_each_kind_of_entry_is_there_more_than_once(usual: Story) -> None:
    kinds = Counter(one.kind for one in told(usual))
    assert all(
        kinds[kind] > 3
        for kind in (Kind.EXPENSE, Kind.INCOME, Kind.TRANSFER, Kind.REMITTANCE, Kind.REPAYMENT, Kind.REFUND)
    )
    assert any(one.split_with for one in told(usual))
    assert any(one.payer for one in told(usual))
    assert len({one.worth for one in usual.happened if isinstance(one, Stated)}) > 10
    assert len([one for one in told(usual) if one.to == "Bitcoin" and one.arrived]) > 3


def test_each_writes_their_own_language(usual: Story) -> None:
    def letters(one: Told) -> str:
        return "".join(filter(str.isalpha, one.note or ""))

    notes = {who: [letters(one) for one in told(usual) if one.who == who and one.note] for who in (BAT, SARNAI, TUYA)}
    assert all(note.isascii() for note in notes[BAT])
    assert all(not any(map(str.isascii, note)) for who in (SARNAI, TUYA) for note in notes[who])
    assert all(len(set(of)) > 5 for of in notes.values())
    assert (BAT.language, SARNAI.language, TUYA.language) == ("en", "mn", "mn")
    assert (TUYA.base, TUYA.zone) == ("MNT", "Asia/Ulaanbaatar")


def test_categories_are_those_of_the_vocabulary(usual: Story) -> None:
    known = set(load_vocabulary().categories)
    assert {one.category for one in told(usual)} - {None} <= known


def test_the_year_can_be_seen_in_it(usual: Story) -> None:
    def paid(who: Person, month: int, category: str) -> int:
        bills = (one for one in told(usual) if (one.who, one.category) == (who, category))
        return max(one.money.minor for one in bills if one.day.month == month)

    assert paid(BAT, 7, "home.electricity") > paid(BAT, 4, "home.electricity") + 40_00
    assert paid(TUYA, 1, "home.heating") > paid(TUYA, 7, "home.heating")
    feast = tsagaan_sar(2026)
    near = [one for one in told(usual) if abs((one.day - feast).days) <= 12 and one.note]
    assert {"буузны мах, ууц", "цагаан сарын", "золголт"} <= {one.note for one in near}
    naadam = {one.note for one in told(usual) if date(2026, 7, 7) <= one.day <= date(2026, 7, 12)}
    assert {"наадмын", "наадмын хуушуур", "наадмын тасалбар"} <= naadam


def test_salaries_come_each_fortnight_and_differ_by_overtime(usual: Story) -> None:
    pays = [one for one in told(usual) if one.payee == "Harbour Logistics"]
    assert {(after.day - before.day).days for before, after in pairwise(pays)} == {14}
    assert len({one.money for one in pays}) > 4


def test_what_is_sent_home_arrives_at_about_the_rate_of_its_day(usual: Story) -> None:
    sent = [one for one in told(usual) if one.kind is Kind.REMITTANCE]
    assert len(sent) >= 14
    for one in sent:
        assert one.arrived is not None
        assert one.arrived.currency.kind is CurrencyKind.FIAT
        assert one.fee is not None
        assert 2_000 < one.arrived.minor / one.money.minor < 3_400


def test_a_year_without_a_known_feast_has_one_in_february() -> None:
    assert tsagaan_sar(2055).month == 2
