"""What keeps the accounts in order: savings when there is enough, help from them when there is not, interest, the loan.

It follows what is on the accounts, as the family would, so that none is overdrawn for long, and none swells.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.demo.calendar import every
from bot.demo.dice import Dice
from bot.demo.people import BAT, SARNAI, TUYA
from bot.demo.things import ANZ, COMMBANK, DEPOSIT, KHAN, LOAN, LOAN_PAYMENT, SAVINGS, SHARES, Stated, interest
from bot.demo.told import AUD, MNT, USD, Told, dollars, togrog
from core.capture.model import Kind
from core.family.model import Person
from core.money.money import Money

_GAINING = {Kind.INCOME, Kind.REFUND}
_STEP = {AUD: 50_00, MNT: 5_000_000}
"""To what people round when they move money between their accounts, in minor units."""


class Upkeep:
    """Follows the balances through the story, and tells what was done about them at the end of a day."""

    def __init__(self, beginning: Mapping[str, Money]) -> None:
        self._on = {name: money.minor for name, money in beginning.items()}

    def happened(self, one: Told) -> Told:
        """Count what was told, and hand it on."""
        if one.payer is None:
            gains = one.kind in _GAINING or one.incoming
            self._add(one.account, one.money.minor if gains else -one.money.minor)
        if one.fee is not None:
            self._add(one.account, -one.fee.minor)
        if one.to is not None:
            self._add(one.to, (one.arrived or one.money).minor)
        return one

    def evening(self, day: date) -> Iterator[Told | Stated]:
        """What is done at the end of a day."""
        for acts in (self._interest, self._loan, self._aside, self._helped):
            for one in acts(day):
                yield self.happened(one)
        if day.day == 2:
            yield self._valued(day)

    def _add(self, name: str, minor: int) -> None:
        self._on[name] = self._on.get(name, 0) + minor

    def _interest(self, day: date) -> Iterator[Told]:
        if day.day == 1:
            earned = dollars(self._on[SAVINGS] * 43 // 12_000)
            yield Told(BAT, day, Kind.INCOME, earned, SAVINGS, "income.interest", "CommBank")
            paid = togrog(self._on[DEPOSIT] * 12 // 1_200 // 100)
            yield Told(TUYA, day, Kind.INCOME, paid, DEPOSIT, "income.interest", None, "хадгаламжийн хүү")

    def _loan(self, day: date) -> Iterator[Told]:
        """A payment: what is interest is spent, the rest lowers what is owed."""
        if day.day == 15:
            cost = interest(Money(-self._on[LOAN], MNT))
            yield Told(TUYA, day, Kind.EXPENSE, cost, KHAN, "home.mortgage", None, "зээлийн хүү")
            yield Told(TUYA, day, Kind.TRANSFER, LOAN_PAYMENT.minus(cost), KHAN, note="үндсэн төлбөр", to=LOAN)

    def _aside(self, day: date) -> Iterator[Told]:
        """What is left over after payday."""
        if every(day, 14, 10):
            yield from self._moved(SARNAI, day, ANZ, COMMBANK, dollars(820_00), "гэрийн мөнгө")
        if every(day, 14, 5):
            yield from self._moved(BAT, day, COMMBANK, SAVINGS, dollars(2_600_00), None)
        if day.day == 19:
            yield from self._moved(TUYA, day, KHAN, DEPOSIT, togrog(1_150_000), "хуримтлал")

    def _moved(self, who: Person, day: date, source: str, to: str, kept: Money, note: str | None) -> Iterator[Told]:
        step = _STEP[kept.currency]
        over = (self._on[source] - kept.minor) // step * step
        if over > 0:
            yield Told(who, day, Kind.TRANSFER, replace(kept, minor=over), source, note=note, to=to)

    def _helped(self, day: date) -> Iterator[Told]:
        """Where too little is left for the days to come."""
        for who, short, source, least in (
            (SARNAI, ANZ, COMMBANK, dollars(60_00)),
            (BAT, COMMBANK, SAVINGS, dollars(240_00)),
            (TUYA, KHAN, DEPOSIT, togrog(60_000)),
        ):
            missing = least.minor - self._on[short]
            if missing > 0:
                step = _STEP[least.currency]
                given = Money((missing // step + 4) * step, least.currency)
                yield Told(who, day, Kind.TRANSFER, given, source, to=short)

    def _valued(self, day: date) -> Stated:
        """What the shares are worth now: the market goes up and down, and a little more up."""
        by = Dice(SHARES, day).among(-21, 34)
        self._on[SHARES] += self._on[SHARES] * by // 1_000
        return Stated(BAT, day, SHARES, Money(self._on[SHARES], USD))
