"""What comes by itself in Sydney: rent, bills, fees of schools, taxes, and what is put aside in other currencies."""

from collections.abc import Iterator
from datetime import date

from bot.demo.calendar import every, in_term, of_year
from bot.demo.dice import Dice
from bot.demo.market import Counter
from bot.demo.people import BAT, SARNAI
from bot.demo.things import ANZ, COINS, COMMBANK, SHARES, WISE
from bot.demo.told import BTC, USD, Told, dollars
from core.capture.model import Kind
from core.family.model import Person
from core.money.money import Money

_ELECTRICITY = (168, 154, 128, 108, 122, 176, 208, 196, 142, 112, 118, 150)
"""Dollars by month: the heater in winter, the fan in summer."""
_TERM_FEES = ((2, 3), (4, 21), (7, 14), (10, 7))
_MONTHLY: tuple[tuple[int, Person, int, str, str, str | None], ...] = (
    (3, BAT, 30_00, "home.phone", "Amaysim", None),
    (8, BAT, 79_00, "home.internet", "Aussie Broadband", None),
    (11, BAT, 18_99, "fun.subscriptions", "Netflix", None),
    (15, BAT, 372_40, "money.insurance", "Bupa", "OSHC, family"),
    (17, SARNAI, 28_00, "home.phone", "Boost", None),
    (22, SARNAI, 13_99, "fun.subscriptions", "Spotify", None),
)
_YEARLY: tuple[tuple[tuple[int, int], Person, int, str, str | None, str | None], ...] = (
    ((1, 24), SARNAI, 236_40, "education.school", None, "дүрэмт хувцас, дэвтэр"),
    ((2, 5), SARNAI, 118_50, "education.books", "Dymocks", None),
    ((3, 20), BAT, 1_184_00, "money.insurance", "NRMA", "car insurance"),
    ((4, 11), BAT, 286_00, "transport.car", None, "car service"),
    ((5, 16), BAT, 195_00, "health.dental", None, "dentist"),
    ((7, 6), BAT, 268_00, "fun.travel", None, "Blue Mountains weekend"),
    ((10, 5), BAT, 946_00, "transport.car", "Service NSW", "rego and green slip"),
    ((10, 24), BAT, 318_00, "transport.car", None, "tyres"),
    ((12, 20), SARNAI, 164_70, "personal.gifts", "Kmart", "хүүхдүүдийн бэлэг"),
)


def bills(day: date) -> Iterator[Told]:
    """What was due that day."""
    dice = Dice("bills", day)
    if every(day, 7, 4):
        yield _paid(BAT, day, 640_00, "home.rent", "Ray White", None)
    if in_term(day) and every(day, 7, 3):
        yield _paid(SARNAI, day, 84_50, "education.childcare", "Camp Australia", None)
    if day.day == 12:
        cents = _ELECTRICITY[day.month - 1] * dice.among(92, 108)
        yield _paid(BAT, day, cents, "home.electricity", "EnergyAustralia", None)
    if every(day, 14, 6):
        yield _paid(BAT, day, 25_00, "transport.car", "Linkt", "tolls")
    for on, who, cents, category, payee, note in _MONTHLY:
        if day.day == on:
            yield _paid(who, day, cents, category, payee, note)
    for month_and_day, who, cents, category, shop, note in _YEARLY:
        if of_year(day, month_and_day):
            yield _paid(who, day, cents, category, shop, note)
    if of_year(day, *_TERM_FEES):
        fee = dollars(2_450_00)
        yield Told(
            SARNAI, day, Kind.EXPENSE, fee, COMMBANK, "education.tuition", "Sydney Business College", "улирлын төлбөр"
        )
    yield from _taxes(day, dice)


def _taxes(day: date, dice: Dice) -> Iterator[Told]:
    if of_year(day, (2, 27), (4, 28), (7, 28), (10, 28)):
        yield _paid(BAT, day, dice.among(338, 426) * 100, "money.taxes", "ATO", "BAS, rideshare GST")
    if of_year(day, (8, 9)):
        back = dollars(1_286_45)
        yield Told(BAT, day, Kind.INCOME, back, COMMBANK, "income.refund", "ATO", "tax return")
    if of_year(day, (8, 14)):
        back = dollars(742_30)
        yield Told(SARNAI, day, Kind.INCOME, back, ANZ, "income.refund", "ATO", "татварын буцаалт")


def abroad(day: date, bitcoin_from: date, counter: Counter) -> Iterator[Told]:
    """Dollars, shares and coins."""
    if of_year(day, (1, 19), (4, 19), (7, 19), (10, 19)):
        given = dollars(420_00)
        got = counter.change(given, USD, day, kept_per_mille=5)
        yield Told(BAT, day, Kind.TRANSFER, given, COMMBANK, to=WISE, arrived=got, fee=dollars(1_86))
        yield Told(BAT, day, Kind.TRANSFER, Money(250_00, USD), WISE, to=SHARES)
    if of_year(day, (3, 28), (6, 28), (9, 28), (12, 28)):
        cents = Dice("dividend", day).among(17_10, 24_60)
        yield Told(BAT, day, Kind.INCOME, Money(cents, USD), WISE, "income.dividend", "Vanguard")
    if of_year(day, (2, 14), (8, 14)):
        yield Told(BAT, day, Kind.EXPENSE, Money(39_00, USD), WISE, "education.books", "Coursera", "English for Sarnai")
    if day == bitcoin_from or (day > bitcoin_from and day.day == 25):
        given = dollars(1_500_00 if day == bitcoin_from else 100_00)
        got = counter.change(given, BTC, day, kept_per_mille=10)
        yield Told(BAT, day, Kind.TRANSFER, given, COMMBANK, note="CoinSpot", to=COINS, arrived=got)


def _paid(who: Person, day: date, cents: int, category: str, payee: str | None, note: str | None) -> Told:
    account = COMMBANK if who is BAT else ANZ
    return Told(who, day, Kind.EXPENSE, dollars(cents), account, category, payee, note)
