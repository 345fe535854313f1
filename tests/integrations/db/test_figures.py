"""Figures on both databases: sums, counts and pages of a few entries that are told apart in every way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from core.answering.model import Query
from core.answering.ports import Filter, Root, Size, Sought, Split, Sum
from core.asking.model import Inquiry, Measure
from core.capture.model import Kind
from core.family.membership import Joined, accept, found_family, invite
from core.family.model import Person, Role
from core.ledger.model import Details, Origin
from core.money.currency import currency
from core.money.money import Money
from integrations.db.engine import Database
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON, StandingClock

AUD, USD, MNT = (currency(code) for code in ("AUD", "USD", "MNT"))
BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Туяа", "mn", "MN", "Asia/Ulaanbaatar", "AUD")
BOLD = Person(3, "Bold", "en", "AU", "Australia/Sydney", "AUD")
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
ALL = frozenset(Root)
SPENT = Filter(frozenset({Root.EXPENSES}), *OCTOBER)


class Home:
    """Two of a family, one of another, and what they wrote."""

    def __init__(self, bat: Joined, tuya: Joined, bold: Joined) -> None:
        self.bat, self.tuya, self.bold = bat.viewer, tuya.viewer, bold.viewer
        self.ids: dict[str, int] = {}


async def settle(unit: SqlUnit) -> Home:
    bat = await found_family(unit, BAT, "Bat's", NOON)
    await invite(unit, bat.viewer, Role.ADULT, "token", NOON)
    tuya = await accept(unit, TUYA, "token", NOON)
    bold = await found_family(unit, BOLD, "Bold's", NOON)
    home = Home(bat, tuya, bold)
    mine, theirs, other = [
        (await unit.accounts.visible(who))[0] for who in (home.bat, home.tuya, home.bold)
    ]  # everyday ones come first; each sees the other's too
    theirs = next(one for one in await unit.accounts.visible(home.tuya) if one.owner_id == home.tuya.member_id)
    secret = await unit.accounts.add(home.tuya, "secret", AUD, private=True, everyday=False)
    joint = await unit.accounts.add(home.bat, "joint", AUD, private=False, everyday=False)
    day = date(2026, 10, 5)

    def bought(minor: int, account: int, category: str | None, payee: str | None = None, code: str = "AUD") -> Details:
        return Details(Kind.EXPENSE, day, Money(minor, currency(code)), account, category, payee)

    coffee = replace(bought(450, mine.id, "food.coffee", "Campos"), note="Төрсөн өдөр", fee=Money(20, USD))
    written = (
        ("coffee", home.bat, coffee),
        ("theirs", home.bat, bought(600, theirs.id, "food.coffee", "Номин")),
        ("joint", home.tuya, bought(9_000, joint.id, "food.groceries", "Номин")),
        ("dollars", home.bat, bought(700, joint.id, None, "Kmart", "USD")),
        ("secret", home.tuya, bought(5_000, secret.id, "food.coffee", "Campos")),
        ("sent", home.bat, Details(Kind.REMITTANCE, day, Money(50_000, AUD), mine.id, beneficiary="Ээж",
                                   to_money=Money(49_500, AUD))),
        ("earned", home.tuya, Details(Kind.INCOME, day, Money(200_000, AUD), theirs.id, "income.salary")),
        ("september", home.bat, replace(coffee, day=date(2026, 9, 30), fee=None)),
        ("november", home.bat, replace(coffee, day=date(2026, 11, 1), fee=None)),
        ("deleted", home.bat, replace(coffee, deleted=True)),
    )  # fmt: skip
    for line, (name, who, details) in enumerate(written):
        home.ids[name] = (await unit.entries.add(who, Origin(1, 1, line), details, NOON)).id
    refund = Details(Kind.REFUND, date(2026, 10, 9), Money(1_000, AUD), joint.id, repays=home.ids["joint"])
    home.ids["refund"] = (await unit.entries.add(home.tuya, Origin(1, 1, 90), refund, NOON)).id
    opened = Details(Kind.OPENING, day, Money(7_777, AUD), joint.id)
    home.ids["opened"] = (await unit.entries.add(home.bat, Origin(1, 1, 91), opened, NOON)).id
    await unit.entries.add(home.bold, Origin(1, 2, 0), replace(coffee, account_id=other.id), NOON)
    return home


def told(sums: Sequence[Sum]) -> list[tuple[str, str | None, str, int]]:
    """What sums say, days apart: the root, the key, the currency, and the sum of it."""
    found: dict[tuple[str, str | None, str], int] = {}
    for one in sums:
        place = (one.root.value, one.key, one.money.currency.code)
        found[place] = found.get(place, 0) + one.money.minor
    return sorted(((*place, minor) for place, minor in found.items()), key=str)


async def test_a_month_is_summed_by_root_and_day_and_for_each_ones_eyes(store: SqlStore) -> None:
    async with store.unit() as unit:
        home = await settle(unit)
        figures = unit.figures
        which = replace(SPENT, roots=ALL)
        assert told(await figures.sums(home.bold, replace(which, last=date(2026, 10, 5)))) == [
            ("expenses", None, "AUD", 450),
            ("expenses", None, "USD", 20),
        ]
        bats = told(await figures.sums(home.bat, which))
        assert bats == [
            ("expenses", None, "AUD", 450 + 600 + 9_000 - 1_000 + 500),
            ("expenses", None, "USD", 720),
            ("income", None, "AUD", 200_000),
            ("sent", None, "AUD", 49_500),
        ]
        hers = told(await figures.sums(home.tuya, which))
        assert hers[0] == ("expenses", None, "AUD", 450 + 600 + 9_000 - 1_000 + 500 + 5_000)
        assert {one.day for one in await figures.sums(home.bat, SPENT)} == {date(2026, 10, 5), date(2026, 10, 9)}


async def test_sums_are_split_by_what_is_asked(store: SqlStore) -> None:
    async with store.unit() as unit:
        home = await settle(unit)

        async def split(*by: Split) -> dict[str | None, int]:
            sums = await unit.figures.sums(home.bat, replace(SPENT, payee=None), by)
            return {key: minor for _, key, code, minor in told(sums) if code == "AUD"}

        assert await split(Split.CATEGORY) == {"food.coffee": 1_050, "food.groceries": 8_000, "money.fees": 500}
        assert await split(Split.PAYEE) == {"campos": 450, "номин": 9_600, None: -500}
        member = await split(Split.MEMBER)
        assert member == {str(home.bat.member_id): 950, str(home.tuya.member_id): 8_600}
        both = await split(Split.CATEGORY, Split.MEMBER)
        assert both[f"food.coffee {home.tuya.member_id}"] == 600
        assert sum((await split(Split.ACCOUNT)).values()) == 9_550
        names = {one.key: one.name for one in await unit.figures.sums(home.bat, SPENT, (Split.PAYEE,))}
        assert names["номин"] == "Номин"


@pytest.mark.parametrize(
    ("narrowed", "minor"),
    [
        ({"category": "food"}, 9_050),
        ({"category": "food.coffee"}, 1_050),
        ({"category": "money.fees"}, 500),
        ({"category": "transport"}, 0),
        ({"payee": "номин"}, 9_600),
        ({"payee": "оми", "containing": True}, 9_600),
        ({"payee": "оми"}, 0),
        ({"words": (Sought("төрсөн"),)}, 450),
        ({"words": (Sought("birthday"),)}, 0),
        ({"words": (Sought("nothing", ("food.groceries",)),)}, 9_000),
        ({"words": (Sought("campos"), Sought("өдөр"))}, 450),
        ({"bought": True}, 450 + 600 + 9_000),
    ],
)
async def test_sums_are_narrowed(narrowed: dict[str, object], minor: int, store: SqlStore) -> None:
    async with store.unit() as unit:
        home = await settle(unit)
        sums = await unit.figures.sums(home.bat, replace(SPENT, **narrowed))  # type: ignore[arg-type]
        assert sum(one.money.minor for one in sums if one.money.currency == AUD) == minor


async def test_what_was_sent_is_found_by_whom_it_was_for(store: SqlStore) -> None:
    async with store.unit() as unit:
        home = await settle(unit)
        sent = Filter(frozenset({Root.SENT, Root.EXPENSES}), *OCTOBER, payee="ээж", people=True)
        assert told(await unit.figures.sums(home.bat, sent)) == [
            ("expenses", None, "AUD", 500),
            ("sent", None, "AUD", 49_500),
        ]
        assert await unit.figures.sums(home.bat, replace(sent, people=False)) == ()


async def test_entries_are_counted_listed_and_measured(store: SqlStore) -> None:
    async with store.unit() as unit:
        home = await settle(unit)
        figures, ids = unit.figures, home.ids
        coffee = replace(SPENT, category="food.coffee")
        assert await figures.count(home.bat, coffee, 10) == 2
        assert await figures.count(home.tuya, coffee, 10) == 3
        assert await figures.count(home.bat, Filter(), 3) == 3
        assert await figures.count(home.bat, Filter(bought=True), 99) == await figures.count(home.bat, Filter(), 99) - 1
        listed = await figures.entries(home.bat, replace(SPENT, roots=frozenset({Root.SENT})), 10)
        assert [entry.id for entry in listed] == [ids["sent"]]
        newest = await figures.entries(home.bat, Filter(), 3, 1)
        assert [entry.id for entry in newest] == [ids["refund"], ids["opened"], ids["earned"]]
        of_fees = await figures.entries(home.bat, replace(SPENT, category="money.fees"), 10)
        assert {entry.id for entry in of_fees} == {ids["coffee"], ids["sent"]}
        sizes = await figures.sizes(home.bat, replace(SPENT, bought=True), 1)
        assert {(one.entry_id, one.money) for one in sizes} == {
            (ids["joint"], Money(9_000, AUD)),
            (ids["dollars"], Money(700, USD)),
        }
        assert [entry.id for entry in await figures.of_sizes(home.bat, sizes[:1])] == [sizes[0].entry_id]
        hidden = Size(ids["secret"], date(2026, 10, 5), Money(1, AUD))
        assert await figures.of_sizes(home.bat, [hidden]) == ()
        earned = Filter(frozenset({Root.INCOME}), bought=True)
        assert [one.money for one in await figures.sizes(home.bat, earned, 5)] == [Money(200_000, AUD)]


async def test_counts_are_split(store: SqlStore) -> None:
    async with store.unit() as unit:
        home = await settle(unit)

        async def counts(split: Split | None, *, by_day: bool = False) -> dict[object, int]:
            found: dict[object, int] = {}
            for one in await unit.figures.counts(home.bat, replace(SPENT, bought=True), split, by_day=by_day):
                key = one.day if by_day else one.key
                found[key] = found.get(key, 0) + one.count
            return found

        assert await counts(None) == {None: 4}
        assert await counts(Split.CATEGORY) == {"food.coffee": 2, "food.groceries": 1, None: 1}
        assert await counts(Split.MEMBER) == {str(home.bat.member_id): 2, str(home.tuya.member_id): 2}
        assert await counts(None, by_day=True) == {date(2026, 10, 5): 4}


async def test_days_and_payees_are_known(store: SqlStore) -> None:
    async with store.unit() as unit:
        home = await settle(unit)
        assert await unit.figures.first_day(home.bat) == date(2026, 9, 30)
        assert await unit.figures.last_day(home.bat, Filter(SPENT.roots)) == date(2026, 11, 1)
        assert await unit.figures.last_day(home.bat, Filter(SPENT.roots, category="transport")) is None
        assert await unit.figures.knows_payee(home.bat, "campos")
        assert not await unit.figures.knows_payee(home.bat, "campo")


async def test_sums_larger_than_a_column_are_exact(store: SqlStore) -> None:
    async with store.unit() as unit:
        home = await settle(unit)
        (account, *_) = await unit.accounts.visible(home.bat)
        for line in range(12):
            huge = Details(Kind.EXPENSE, date(2026, 12, 1), Money(10**15 - 1, MNT), account.id, "home.rent")
            await unit.entries.add(home.bat, Origin(1, 9, line), huge, NOON)
        (found,) = await unit.figures.sums(home.bat, Filter(SPENT.roots, date(2026, 12, 1), date(2026, 12, 1)))
        assert found.money == Money(12 * (10**15 - 1), MNT)


async def test_a_question_is_kept_for_its_asker_alone(store: SqlStore) -> None:
    query = Query(Inquiry(Measure.SPENT, *OCTOBER, category="food"), ("a word",))
    async with store.unit() as unit:
        home = await settle(unit)
        key = await unit.inquiries.put(home.bat, query, NOON)
        assert await unit.inquiries.get(home.bat, key) == query
        assert await unit.inquiries.get(home.tuya, key) is None
        assert await unit.inquiries.get(home.bold, key) is None
        assert await unit.inquiries.get(home.bat, key + 1) is None


async def test_a_month_looks_at_no_other_month(migrated_sqlite_url: str) -> None:
    database = Database(migrated_sqlite_url)
    said: list[tuple[str, Any]] = []

    @event.listens_for(database._writer.sync_engine, "before_cursor_execute")
    def note(connection: Any, cursor: Any, statement: str, given: Any, context: Any, many: bool) -> None:
        said.append((statement, given))

    async with SqlStore(database, StandingClock()).unit() as unit:
        home = await settle(unit)
        said.clear()
        await unit.figures.sums(home.bat, replace(SPENT, roots=ALL), (Split.CATEGORY, Split.MEMBER))
        await unit.figures.sizes(home.bat, SPENT, 5)
        await unit.figures.counts(home.bat, SPENT, Split.CATEGORY, by_day=True)
        await unit.figures.count(home.bat, SPENT, 10)
        await unit.figures.entries(home.bat, SPENT, 10)
        asked = list(said)
        assert len(asked) == 5
        for statement, given in asked:
            rows: Any = await unit.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
            plan = [row[3] for row in rows]
            assert any("ix_entry_family_day (family_id=? AND day>? AND day<?)" in step for step in plan), plan
            assert not [step for step in plan if step.startswith(("SCAN entry", "SCAN posting"))], plan
    await database.close()
