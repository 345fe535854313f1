"""A made-up sale whose sums are right: prices hold the taxes, and both taxes are on what is left without them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from random import Random

from benchmarks.ebarimt import names

VAT = Decimal("0.10")
CITY = Decimal("0.02")
_CENT = Decimal("0.01")
_LATEST = datetime(2026, 11, 20, 21, 0)  # noqa: DTZ001 - what a till prints has no zone
_DAYS = 900
_NOTES = (1000, 5000, 10000, 20000)


@dataclass(frozen=True, slots=True)
class Bought:
    """A line: `each` is of one piece or litre; `city` tells whether the city's tax is on it."""

    name: str
    quantity: Decimal
    each: int
    city: bool

    @property
    def amount(self) -> Decimal:
        """Of the whole line, in whole tögrög."""
        return (self.quantity * self.each).quantize(Decimal(1), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Sale:
    """All that a receipt may print. `discount` is taken off the lines' sum; `cash` is None when a card paid."""

    merchant: str
    branch: str
    phone: str
    tin: str
    receipt_id: str
    lottery: str
    code: str
    cashier: str
    till: str
    at: datetime
    lines: tuple[Bought, ...]
    discount: Decimal
    cash: Decimal | None
    card: str

    @property
    def gross(self) -> Decimal:
        """The lines' sum, before the discount."""
        return sum((line.amount for line in self.lines), Decimal(0))

    @property
    def total(self) -> Decimal:
        """What was paid."""
        return self.gross - self.discount

    @property
    def vat(self) -> Decimal:
        """НӨАТ within the total."""
        return _rounded(sum((net * VAT for net, _ in self._nets()), Decimal(0)))

    @property
    def city_tax(self) -> Decimal:
        """НХАТ within the total."""
        return _rounded(sum((net * CITY for net, city in self._nets() if city), Decimal(0)))

    def _nets(self) -> list[tuple[Decimal, bool]]:
        """Each line without its taxes, the discount spread over all."""
        share = self.total / self.gross
        return [(line.amount * share / (1 + VAT + (CITY if line.city else 0)), line.city) for line in self.lines]


def random_sale(random: Random) -> Sale:
    """One sale: a shop, a restaurant, a pharmacy or a petrol station."""
    lines = random.choice((_shop, _shop, _restaurant, _pharmacy, _station))(random)
    gross = sum((line.amount for line in lines), Decimal(0))
    discount = _rounded(gross * random.choice((5, 10, 15)) / 100).quantize(Decimal(1)) if random.random() < 0.15 else 0
    digits = "".join(random.choice("0123456789") for _ in range(400))
    return Sale(
        merchant=f"{random.choice(names.FIRST)} {random.choice(names.SECOND)} {random.choice(names.FORMS)}",
        branch=random.choice(names.BRANCHES),
        phone=f"{random.choice('789')}{digits[:3]}-{digits[3:7]}",
        tin=digits[10 : 21 if random.random() < 0.7 else 24],
        receipt_id=digits[30:63],
        lottery=f"{random.choice('ABCDEFGHK')}{random.choice('ABCDEFGHK')} {digits[70:78]}",
        code=digits[80 : 80 + random.choice((120, 180, 260))],
        cashier=random.choice(names.CASHIERS),
        till=f"{random.randint(1, 12):02}",
        at=_LATEST - timedelta(seconds=random.randrange(_DAYS * 86_400)),
        lines=lines,
        discount=Decimal(discount),
        cash=_cash(random, gross - discount) if random.random() < 0.4 else None,
        card=digits[400 - 4 :],
    )


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)


def _cash(random: Random, total: Decimal) -> Decimal:
    """What was handed over: the very sum, or notes that are enough."""
    note = random.choice(_NOTES)
    return total if random.random() < 0.25 else (total / note).to_integral_value(ROUND_CEILING) * note


def _some(random: Random, goods: tuple[tuple[str, int, int], ...], most: int, *, city: bool) -> tuple[Bought, ...]:
    chosen = random.sample(goods, random.randint(1, min(most, len(goods))))
    step = random.choice((10, 50, 100))
    return tuple(
        Bought(name, Decimal(random.choice((1, 1, 1, 2, 3))), random.randrange(least, top, step), city)
        for name, least, top in chosen
    )


def _shop(random: Random) -> tuple[Bought, ...]:
    taxed = _some(random, names.TAXED, 2, city=True) if random.random() < 0.3 else ()
    weighed = tuple(
        Bought(line.name, Decimal(random.randrange(205, 2400)) / 1000, line.each, city=False)
        if line.name.endswith("кг") and random.random() < 0.5
        else line
        for line in _some(random, names.GROCERIES, 12, city=False)
    )
    return (*weighed, *taxed)


def _restaurant(random: Random) -> tuple[Bought, ...]:
    return _some(random, names.DISHES, 6, city=True)


def _pharmacy(random: Random) -> tuple[Bought, ...]:
    return _some(random, names.PHARMACY, 4, city=False)


def _station(random: Random) -> tuple[Bought, ...]:
    name, least, top = random.choice(names.FUEL)
    return (Bought(name, Decimal(random.randrange(800, 6500)) / 100, random.randrange(least, top, 10), city=False),)
