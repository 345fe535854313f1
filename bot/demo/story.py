"""All that the family told in fourteen months, in the order of the days: from the calendar and the dice, up to now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.demo.bills import abroad, bills
from bot.demo.market import Counter
from bot.demo.people import SARNAI, TUYA
from bot.demo.sharing import owed, returned, sent_home, shared
from bot.demo.sydney import day_of_bat, day_of_sarnai
from bot.demo.things import LOAN, Stated, Thing, openings, things, valuations
from bot.demo.things import owed as owed_of_loan
from bot.demo.told import Told
from bot.demo.ulaanbaatar import day_of_tuya
from bot.demo.upkeep import Upkeep
from core.clock import local_date, months_before
from core.money.money import Money
from core.rates.model import Rate

MONTHS = 14
_COINS_MONTHS = 11
"""Since when they have bitcoin; prices of coins go back a year."""


@dataclass(frozen=True, slots=True)
class Story:
    """What there was on the first day, and what happened from then on until yesterday."""

    start: date
    things: tuple[Thing, ...]
    before: tuple[Stated, ...]
    happened: tuple[Told | Stated, ...]


def story(now: datetime, rates: tuple[Rate, ...]) -> Story:
    """The story as it stands at an instant; `rates` are those of its days."""
    today = local_date(now, SARNAI.zone)
    start, yesterday = months_before(today, MONTHS), today - timedelta(days=1)
    counter = Counter(rates)
    told = things(start)
    stated = sorted(valuations(start, yesterday), key=lambda one: one.day)
    before = (*openings(start), *(one for one in stated if one.day < start))
    happened = _happened(now, start, yesterday, counter, _beginning(start, told))
    later = [one for one in stated if one.day >= start]
    return Story(start, told, before, tuple(sorted([*happened, *later], key=lambda one: one.day)))


def _beginning(start: date, told: tuple[Thing, ...]) -> dict[str, Money]:
    opened = {one.opening.name: one.opening.worth for one in told if one.opening.worth is not None}
    everyday = {one.account: one.worth for one in openings(start)}
    return opened | everyday | {LOAN: owed_of_loan(start, start).negated()}


def _happened(
    now: datetime, start: date, yesterday: date, counter: Counter, beginning: dict[str, Money]
) -> Iterator[Told | Stated]:
    """Day after day. In Ulaanbaatar yesterday may be the day before."""
    upkeep = Upkeep(beginning)
    bitcoin_from = months_before(yesterday, _COINS_MONTHS)
    last_of_tuya = local_date(now, TUYA.zone) - timedelta(days=1)
    for number in range((yesterday - start).days + 1):
        day = start + timedelta(days=number)
        for one in _told(day, start, bitcoin_from, counter):
            if one.who is not TUYA or day <= last_of_tuya:
                yield upkeep.happened(one)
        yield from (one for one in upkeep.evening(day) if one.who is not TUYA or day <= last_of_tuya)


def _told(day: date, start: date, bitcoin_from: date, counter: Counter) -> Iterator[Told]:
    yield from bills(day)
    yield from day_of_bat(day)
    yield from day_of_sarnai(day)
    yield from sent_home(day, counter)
    yield from shared(day, start)
    yield from owed(day, start)
    yield from returned(day, start)
    yield from abroad(day, bitcoin_from, counter)
    yield from day_of_tuya(day)
