"""What the family has and owes: accounts of all seven kinds in four currencies, and what they were worth over time.

All days are counted from the first day of the story.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from bot.demo.dice import Dice
from bot.demo.people import BAT, SARNAI, TUYA
from bot.demo.told import AUD, BTC, MNT, USD, dollars, togrog
from core.accounts.keep import Opening
from core.accounts.model import NO_FACTS, AccountKind, Facts, Holder, Owner
from core.clock import months_before
from core.family.model import Person
from core.money.currency import Currency
from core.money.money import Money

COMMBANK, SAVINGS, ANZ = "CommBank", "CommBank Savings", "ANZ"
KHAN, DEPOSIT = "Хаан банк", "Голомт хадгаламж"
WISE, SHARES, COINS = "Wise USD", "Vanguard VTI", "Bitcoin"
FLAT, LOAN, LAND, CAR = "Зайсангийн байр", "Ипотекийн зээл", "Гачууртын газар", "Toyota Prius"
BATS_SUPER, SARNAIS_SUPER, SURPRISES = "AustralianSuper", "Hostplus", "Surprises"
EVERYDAY = {BAT: COMMBANK, SARNAI: ANZ, TUYA: KHAN}
"""The accounts with which a member begins, by the names that they gave them."""
LOAN_PAYMENT = togrog(983_600)
_LOAN, _MONTHLY = togrog(117_600_000), Fraction(8, 1200)
_OURS = (Owner(Holder.FAMILY, Fraction(1)),)
_HALF_A_YEAR, _QUARTER = 182, 91


@dataclass(frozen=True, slots=True)
class Thing:
    """An account to open, by whom. `parts` are members' shares; who has no id yet cannot stand in `Opening.owners`."""

    who: Person
    opening: Opening
    parts: tuple[tuple[Person, Fraction], ...] = ()
    secures: str | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """What is on an account at the end of a day, as `Opening.worth` has it."""

    who: Person
    day: date
    account: str
    worth: Money


def things(start: date) -> tuple[Thing, ...]:
    """Every account as it is on the first day of the story; those with which members begin are there already."""
    bought = months_before(start, 74)
    flat = Facts("Хан-Уул, 11-р хороо, Зайсан 24-16", bought, togrog(168_000_000))
    loan = Facts(rate="8", term_months=240, since=bought, number="5034 118 204")
    land = Facts("Гачуурт, Наран 7-12")
    car = Facts(bought_on=months_before(start, 12), bought_for=dollars(14_900_00), make="Toyota Prius", year=2014)
    return (
        Thing(BAT, Opening(SAVINGS, AccountKind.CASH, AUD, dollars(6_420_00), start, owners=_OURS)),
        Thing(BAT, _cash(SURPRISES, AUD, dollars(180_00), start, private=True)),
        Thing(BAT, _cash(WISE, USD, Money(1_450_00, USD), start)),
        Thing(BAT, Opening(CAR, AccountKind.VEHICLE, AUD, dollars(12_800_00), start, owners=_OURS, facts=car)),
        Thing(BAT, Opening(SHARES, AccountKind.INVESTMENT, USD, Money(5_140_00, USD), start, "US")),
        Thing(BAT, Opening(COINS, AccountKind.CRYPTO, BTC)),
        Thing(BAT, _super(BATS_SUPER, dollars(12_460_00), start, "40118220")),
        Thing(SARNAI, _super(SARNAIS_SUPER, dollars(3_150_00), start, "11873305")),
        Thing(TUYA, _cash(DEPOSIT, MNT, togrog(14_200_000), start)),
        Thing(
            TUYA,
            Opening(FLAT, AccountKind.PROPERTY, MNT, togrog(248_000_000), owners=(_third(Holder.FAMILY),), facts=flat),
            ((TUYA, Fraction(2, 3)),),
        ),
        Thing(TUYA, Opening(LOAN, AccountKind.DEBT, MNT, _LOAN, bought, facts=loan), secures=FLAT),
        Thing(
            TUYA,
            Opening(
                LAND,
                AccountKind.PROPERTY,
                MNT,
                togrog(46_000_000),
                start,
                owners=(Owner(Holder.OTHER, Fraction(1, 2), name="Ганболд"),),
                facts=land,
            ),
            ((TUYA, Fraction(1, 2)),),
        ),
    )


def openings(start: date) -> Iterator[Stated]:
    """What is on the accounts with which members begin."""
    for who, worth in ((BAT, dollars(1_860_00)), (SARNAI, dollars(640_00)), (TUYA, togrog(1_140_000))):
        yield Stated(who, start - timedelta(days=1), EVERYDAY[who], worth)


def valuations(start: date, last: date) -> Iterator[Stated]:
    """What was stated later: the flat twice a year, super each quarter, shares each month; and the loan before."""
    for months in (50, 12):
        yield Stated(TUYA, months_before(start, months), LOAN, owed(start, months_before(start, months)))
    yield Stated(TUYA, start - timedelta(days=1), LOAN, owed(start, start))
    yield Stated(TUYA, months_before(start, 10), FLAT, togrog(236_000_000))
    yield from _rising(
        Stated(TUYA, start, FLAT, togrog(248_000_000)), last, _HALF_A_YEAR, (9_000_000, 14_000_000), 500_000
    )
    yield from _rising(Stated(BAT, start, CAR, dollars(12_800_00)), last, 200, (-620, -480), 20)
    yield from _rising(Stated(BAT, start, BATS_SUPER, dollars(12_460_00)), last, _QUARTER, (620, 1_480))
    yield from _rising(Stated(SARNAI, start, SARNAIS_SUPER, dollars(3_150_00)), last, _QUARTER, (330, 690))


def owed(start: date, day: date) -> Money:
    """What was left of the loan after so many payments."""
    bought = months_before(start, 74)
    left = Fraction(_LOAN.minor)
    for _ in range((day.year - bought.year) * 12 + day.month - bought.month):
        left += left * _MONTHLY - LOAN_PAYMENT.minor
    return replace(_LOAN, minor=round(left / 100) * 100)


def interest(left: Money) -> Money:
    """A month's interest on what is left of the loan, in whole tögrög."""
    return replace(left, minor=round(left.minor * _MONTHLY / 100) * 100)


def _rising(first: Stated, last: date, days: int, by: tuple[int, int], step: int = 1) -> Iterator[Stated]:
    """Values at equal distances, each so much above the one before, in whole units of their currency."""
    worth, day = first.worth, first.day + timedelta(days=days)
    while day <= last:
        gain = Dice(first.account, day).among(*by, step)
        worth = replace(worth, minor=worth.minor + gain * 10**worth.currency.scale)
        yield replace(first, day=day, worth=worth)
        day += timedelta(days=days)


def _third(holder: Holder) -> Owner:
    return Owner(holder, Fraction(1, 3))


def _cash(name: str, code: Currency, worth: Money, start: date, *, private: bool = False) -> Opening:
    return Opening(name, AccountKind.CASH, code, worth, start, private=private)


def _super(name: str, worth: Money, start: date, number: str) -> Opening:
    return Opening(name, AccountKind.SUPER, AUD, worth, start, facts=replace(NO_FACTS, fund=name, number=number))
