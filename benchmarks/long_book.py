"""A family's book of any length at an even pace, for what must not cost more the longer a family keeps it.

Thirty entries a day on ten accounts in four currencies, with a rate of each pair for each day. A shorter book is the
end of a longer one: its days hold the same entries.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from core.accounts.keep import Opening, open_account
from core.accounts.model import AccountKind
from core.capture.model import Kind
from core.clock import Clock, local_date
from core.family.membership import accept, found_family, invite
from core.family.model import Person, Role, Viewer
from core.ledger.bulk import import_entries
from core.ledger.model import Details, Origin
from core.money.currency import currency
from core.money.money import Money
from core.rates.hold import Admission
from core.rates.model import Rate
from core.unit import Store

BAT = Person(1001, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(1002, "Туяа", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
_CHUNK = 30_000
_LEGS_A_DAY = 62
"""Postings of a day's entries: two of each, and two more where currencies meet."""
_AUD, _MNT, _USD, _BTC = (currency(code) for code in ("AUD", "MNT", "USD", "BTC"))
_ACCOUNTS = (
    ("CommBank", AccountKind.CASH, _AUD),
    ("Savings", AccountKind.CASH, _AUD),
    ("Khan Bank", AccountKind.CASH, _MNT),
    ("Wise", AccountKind.CASH, _USD),
    ("Bitcoin", AccountKind.CRYPTO, _BTC),
    ("Flat", AccountKind.PROPERTY, _MNT),
    ("Mortgage", AccountKind.DEBT, _MNT),
    ("Super", AccountKind.SUPER, _AUD),
)
"""Beside the two with which members begin."""
_WORTHS = {
    AccountKind.CRYPTO: 3_420_000, AccountKind.PROPERTY: 260_000_000_00, AccountKind.DEBT: 94_000_000_00,
    AccountKind.SUPER: 16_900_00,
}  # fmt: skip
_SHOPS = (
    ("food.groceries", "Woolworths", 86_40), ("food.groceries", "Coles", 41_15), ("food.coffee", "Campos", 4_50),
    ("transport.public", "Opal", 3_79), ("food.eating_out", "Mamak", 32_80), ("transport.fuel", "BP", 58_90),
    ("health.medicine", "Chemist Warehouse", 19_95), ("home.electricity", "EnergyAustralia", 142_10),
    ("personal.clothes", "Kmart", 35_00), ("fun.entertainment", "Hoyts", 27_00), ("home.rent", "Ray White", 91_00),
)  # fmt: skip
_AT_HOME = (
    ("food.groceries", "Номин", 18_400), ("food.groceries", "E-mart", 32_900), ("transport.taxi", "UBCab", 8_500),
    ("food.coffee", None, 7_500), ("food.eating_out", None, 21_000), ("home.heating", "ОСНААУГ", 64_000),
    ("health.medicine", "Монос", 14_800), ("personal.gifts", None, 50_000),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LongBook:
    """What was made: for whom, up to which day, and how many postings it has."""

    viewer: Viewer
    tuya: Viewer
    today: date
    postings: int


async def long_book(store: Store, clock: Clock, postings: int) -> LongBook:
    """Make a family of two with so many postings that end today, and the rates of all their days."""
    now = clock.now()
    today = local_date(now, BAT.zone)
    days = -(-postings // _LEGS_A_DAY)
    first = today - timedelta(days=days - 1)
    async with store.unit() as unit:
        bat = (await found_family(unit, BAT, "Bat's", now)).viewer
        await invite(unit, bat, Role.ADULT, "bench", now)
        tuya = (await accept(unit, TUYA, "bench", now)).viewer
        for number, (name, kind, code) in enumerate(_ACCOUNTS):
            worth = Money(_WORTHS[kind], code) if kind in _WORTHS else None
            opening = Opening(name, kind, code, worth, first)
            await open_account(unit, bat, opening, Origin(1, -number - 1, 0, "benchmark"), first, now)
        ids = {one.name if not one.everyday else one.currency.code: one.id for one in await unit.accounts.visible(bat)}
        await unit.rates.store(Admission(tuple(_rates(first, today))), now)
    told, message = _entries(first, today, ids), 0
    while chunk := list(islice(told, _CHUNK)):
        message += 1
        async with store.unit() as unit:
            await import_entries(unit, bat, chunk, Origin(1, message, 0, "benchmark"), now)
    return LongBook(bat, tuya, today, days * _LEGS_A_DAY)


def _entries(first: date, today: date, ids: dict[str, int]) -> Iterator[Details]:
    """What happened day by day; the day's own number makes amounts differ."""
    day = first
    while day <= today:
        yield from _of_day(day, day.toordinal(), ids)
        day += timedelta(days=1)


def _of_day(day: date, number: int, ids: dict[str, int]) -> Iterator[Details]:
    for turn in range(17):
        category, shop, cents = _SHOPS[(number + turn) % len(_SHOPS)]
        money = Money(cents + (number * 7 + turn * 13) % 397, _AUD)
        yield Details(Kind.EXPENSE, day, money, ids["AUD" if turn % 3 else "CommBank"], category, shop)
    for turn in range(8):
        category, seller, whole = _AT_HOME[(number + turn) % len(_AT_HOME)]
        money = Money((whole + (number * 3 + turn) % 97 * 100) * 100, _MNT)
        yield Details(Kind.EXPENSE, day, money, ids["MNT" if turn % 2 else "Khan Bank"], category, seller)
    yield Details(Kind.EXPENSE, day, Money(12_00 + number % 800, _USD), ids["Wise"], "fun.subscriptions", "Netflix")
    yield Details(Kind.INCOME, day, Money(880_00 + number % 9_700, _AUD), ids["CommBank"], "income.salary", "Uni")
    yield Details(Kind.INCOME, day, Money(240_000_00, _MNT), ids["Khan Bank"], "income.salary", None)
    given = Money(20_00 + number % 500, _AUD)
    yield Details(Kind.TRANSFER, day, given, ids["CommBank"], to_account_id=ids["Savings"])
    yield Details(Kind.TRANSFER, day, given, ids["CommBank"], to_account_id=ids["Wise"], to_money=Money(14_00, _USD))


def _rates(first: date, today: date) -> Iterator[Rate]:
    """A rate of each pair for each day, as decimals that differ."""
    day = first - timedelta(days=10)
    while day <= today:
        step = day.toordinal() % 211
        yield Rate(day, _USD, _MNT, "mongolbank", Decimal(f"{3_480 + step}.{step % 100:02}"))
        yield Rate(day, _AUD, _MNT, "mongolbank", Decimal(f"{2_380 + step}.{step % 97:02}"))
        yield Rate(day, _AUD, _USD, "rba", Decimal(f"0.6{500 + step}"))
        yield Rate(day, _BTC, _USD, "coingecko", Decimal(f"{94_000 + 40 * step}.{step % 100:02}"))
        day += timedelta(days=1)
