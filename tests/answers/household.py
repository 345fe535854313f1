"""A family of two with 14 months of money in three currencies, to ask about: private accounts, refunds, splits, fees.

Made by a seed, so that it is the same in every run. A fourth currency has no rate, and another family spends as well.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import insert

from core.accounts.model import AccountKind
from core.capture.model import Kind
from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person, Role, Viewer
from core.ledger.model import Account, Details, Origin
from core.money.currency import currency
from core.money.money import Money
from integrations.db.tables import rate
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON

BAT = Person(11, "Bat", "en", "AU", "Australia/Sydney", "AUD")
SARNAI = Person(12, "Сарнай", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
STRANGER = Person(13, "Bold", "en", "AU", "Australia/Sydney", "AUD")
FIRST, TODAY = date(2025, 9, 24), date(2026, 11, 24)
ENTRIES = 600
AUD, MNT, USD, KRW = (currency(code) for code in ("AUD", "MNT", "USD", "KRW"))
_THINGS: tuple[tuple[str | None, tuple[str | None, ...], int, int], ...] = (
    ("food.groceries", ("Woolworths", "Coles", "Aldi", "Номин", None), 20, 180),
    ("food.coffee", (None, "Campos", "McDonald's"), 4, 12),
    ("food.eating_out", ("KFC", "McDonald's", "Uber Eats", None), 12, 90),
    ("transport.public", (None, "Opal"), 2, 40),
    ("transport.taxi", ("Uber", None), 8, 60),
    ("transport.fuel", (None, "7-Eleven"), 30, 110),
    ("home.rent", (None,), 600, 640),
    ("home.electricity", ("AGL", None), 60, 250),
    ("home.internet", ("Telstra", None), 59, 99),
    ("health.medicine", ("Chemist Warehouse",), 8, 60),
    ("personal.clothes", ("Kmart", "Номин"), 10, 150),
    ("personal.gifts", ("Kmart", None), 15, 120),
    ("fun.subscriptions", ("Netflix",), 12, 23),
    ("education.books", ("Officeworks", None), 9, 70),
    ("money.insurance", (None,), 40, 130),
    (None, ("Kmart", "Bunnings", "Costco"), 10, 200),
)
"""Category, where, and what it costs in Australian dollars at least and at most."""
_WORTH = {AUD: Decimal(1), MNT: Decimal(2300), USD: Decimal("0.65"), KRW: Decimal(900)}


@dataclass(frozen=True)
class Household:
    """The two, their accounts by name, and somebody of another family."""

    bat: Joined
    sarnai: Joined
    stranger: Joined
    accounts: dict[str, Account]


async def household(store: SqlStore) -> Household:
    """Make it in an empty store."""
    async with store.unit() as unit:
        bat = await found_family(unit, BAT, "Bat's", NOON)
        await invite(unit, bat.viewer, Role.ADULT, "token", NOON)
        sarnai = await accept(unit, SARNAI, "token", NOON)
        stranger = await found_family(unit, STRANGER, "Bold's", NOON)
        accounts = await _accounts(unit, bat, sarnai)
        home = Household(bat, sarnai, stranger, accounts)
        await _Year(unit, home).live()
        (theirs,) = await unit.accounts.visible(stranger.viewer)
        spent = Details(Kind.EXPENSE, TODAY, Money(999_99, AUD), theirs.id, "food.coffee", "Kmart")
        await unit.entries.add(stranger.viewer, Origin(13, 1, 0), spent, NOON)
        await unit.connection.execute(insert(rate), list(_rates()))
    return home


async def _accounts(unit: SqlUnit, bat: Joined, sarnai: Joined) -> dict[str, Account]:
    everyday = {"bat": bat, "sarnai": sarnai}
    found = {}
    for name, who in everyday.items():
        accounts = await unit.accounts.visible(who.viewer)
        found[name] = next(one for one in accounts if one.everyday and one.owner_id == who.viewer.member_id)
    new = (
        (bat, "CommBank", AUD, AccountKind.CASH, False),
        (sarnai, "Хаан банк", MNT, AccountKind.CASH, False),
        (bat, "Savings", AUD, AccountKind.CASH, False),
        (bat, "Golomt Bank", USD, AccountKind.CASH, False),
        (sarnai, "Seoul", KRW, AccountKind.CASH, False),
        (bat, "Bat's own", AUD, AccountKind.CASH, True),
        (sarnai, "Нууц", MNT, AccountKind.CASH, True),
        (sarnai, "Орон сууцны зээл", MNT, AccountKind.DEBT, False),
        (sarnai, "Байр", MNT, AccountKind.PROPERTY, False),
        (bat, "Car loan", AUD, AccountKind.DEBT, False),
    )
    for who, name, code, kind, private in new:
        account = Account(0, 0, 0, name, code, private, kind=kind)
        found[name] = await unit.accounts.open(who.viewer, account)
    return found


class _Year:
    """Lives through the months, an entry after another."""

    def __init__(self, unit: SqlUnit, home: Household) -> None:
        self._unit = unit
        self._home = home
        self._random = random.Random(4)
        self._made = 0

    async def live(self) -> None:
        """Everything that happened."""
        for name, whole in (
            ("Орон сууцны зээл", -85_000_000), ("Байр", 260_000_000), ("Car loan", -14_500), ("Savings", 21_300),
        ):  # fmt: skip
            account = self._home.accounts[name]
            money = Money.of(Decimal(whole), account.currency)
            await self._add("bat", Details(Kind.OPENING, FIRST, money, account.id))
        while self._made < ENTRIES:
            await self._something(FIRST + timedelta(days=self._random.randint(0, (TODAY - FIRST).days)))

    async def _something(self, day: date) -> None:
        chance = self._random.random()
        if chance < 0.06:
            await self._income(day)
        elif chance < 0.11:
            await self._sent(day)
        elif chance < 0.15:
            await self._moved(day)
        elif chance < 0.17:
            await self._add("sarnai", self._bought(day, self._home.accounts["Seoul"]))
        else:
            await self._expense(day)

    async def _expense(self, day: date) -> None:
        names = ("bat", "bat", "CommBank", "CommBank", "sarnai", "Хаан банк", "Golomt Bank", "Bat's own", "Нууц")
        name = self._random.choice(names)
        account = self._home.accounts[name]
        who = (
            "sarnai"
            if account.owner_id == self._home.sarnai.viewer.member_id
            else self._random.choice(("bat", "sarnai"))
        )
        who = "bat" if name == "Bat's own" else who
        details = self._bought(day, account)
        key = await self._add(who, details)
        chance = self._random.random()
        if chance < 0.05:
            back = Money(details.money.minor // 2, details.money.currency)
            refund = Details(Kind.REFUND, min(day + timedelta(days=3), TODAY), back, account.id, None, details.payee)
            await self._add(who, replace(refund, repays=key))
        elif chance < 0.08:
            back = Money(details.money.minor // 3, details.money.currency)
            paid = Details(Kind.REPAYMENT, min(day + timedelta(days=5), TODAY), back, account.id, None, "Dorj")
            await self._add(who, replace(paid, repays=key, incoming=True))
        elif chance < 0.10:
            await self._unit.entries.replace(
                self._viewer(who), await self._unit.entries.get(self._viewer(who), key), replace(details, deleted=True)
            )

    def _bought(self, day: date, account: Account) -> Details:
        category, places, least, most = self._random.choice(_THINGS)
        money = self._money(account, least, most)
        details = Details(Kind.EXPENSE, day, money, account.id, category, self._random.choice(places))
        chance = self._random.random()
        if chance < 0.05:
            return replace(details, fee=self._money(account, 1, 3))
        if chance < 0.10:
            return replace(details, split_with=("Dorj",), beneficiary="Dorj")
        if chance < 0.12:
            return replace(details, payer="Dorj")
        return replace(details, note="төрсөн өдөр Birthday") if chance < 0.15 else details

    async def _income(self, day: date) -> None:
        name, category, least, most = self._random.choice((
            ("CommBank", "income.salary", 900, 2400), ("Хаан банк", "income.salary", 700, 1300),
            ("bat", "income.bonus", 100, 400), ("Savings", "income.interest", 5, 40),
            ("Нууц", "income.gift", 50, 200), ("sarnai", None, 20, 80),
        ))  # fmt: skip
        account = self._home.accounts[name]
        who = "sarnai" if account.owner_id == self._home.sarnai.viewer.member_id else "bat"
        await self._add(who, Details(Kind.INCOME, day, self._money(account, least, most), account.id, category))

    async def _sent(self, day: date) -> None:
        account = self._home.accounts["CommBank"]
        money = self._money(account, 200, 900)
        arrived = self._random.choice((
            None, Money(money.minor * 2280, MNT), Money(money.minor - 5_00, AUD),
        ))  # fmt: skip
        to = self._random.choice((None, None, self._home.accounts["Хаан банк"].id)) if arrived else None
        to = to if arrived and arrived.currency == MNT else None
        details = Details(Kind.REMITTANCE, day, money, account.id, beneficiary=self._random.choice(("mum", "ээж")))
        fee = self._random.choice((None, Money(8_00, AUD)))
        await self._add("bat", replace(details, to_money=arrived, to_account_id=to, fee=fee))

    async def _moved(self, day: date) -> None:
        account, to = (self._home.accounts[name] for name in ("CommBank", "Savings"))
        details = Details(Kind.TRANSFER, day, self._money(account, 100, 700), account.id, to_account_id=to.id)
        await self._add("bat", replace(details, fee=self._random.choice((None, Money(2_50, AUD)))))

    def _money(self, account: Account, least: int, most: int) -> Money:
        cents = self._random.randint(least * 100, most * 100)
        code = account.currency
        minor = int(cents * _WORTH[code] * 10**code.scale / 100)
        return Money(minor - minor % 100 if code == MNT else minor, code)

    async def _add(self, who: str, details: Details) -> int:
        self._made += 1
        made = await self._unit.entries.add(self._viewer(who), Origin(11, self._made, 0), details, NOON)
        return made.id

    def _viewer(self, who: str) -> Viewer:
        return (self._home.bat if who == "bat" else self._home.sarnai).viewer


def _rates() -> Sequence[dict[str, object]]:
    """The three pairs of each day but Sundays, as publishers have it; they move a little."""
    moved = random.Random(7)
    rows = []
    day = FIRST - timedelta(days=14)
    while day <= TODAY:
        if day.weekday() != 6:
            values = (
                ("AUD", "MNT", "mongolbank", f"{2300 + moved.randint(-4000, 4000) / 100:.2f}"),
                ("USD", "MNT", "mongolbank", f"{3550 + moved.randint(-4000, 4000) / 100:.2f}"),
                ("AUD", "USD", "rba", f"0.{6500 + moved.randint(-150, 150)}"),
            )
            rows += [
                {"day": day, "base": base, "quote": quote, "source": source, "value": value, "stored_at": NOON}
                for base, quote, source, value in values
            ]
        day += timedelta(days=1)
    return rows
