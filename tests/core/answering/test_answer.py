"""Answers from the store: averages, counts, balances, what has no rate, and in how few statements."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, insert

from core.answering.answer import answer, entries_behind, last_recorded, nameless
from core.answering.model import Average, Balance, Counted, Flow, Largest, Listed, Query, Unknown
from core.answering.nearest import nearest
from core.answering.scope import Asker
from core.answering.summary import summary
from core.asking.model import Group, Inquiry, Measure, Order
from core.capture.model import Context, Kind
from core.family.membership import Joined
from core.ledger.model import Details, Origin
from core.money.currency import currency
from core.money.money import Money
from integrations.db.tables import rate
from integrations.db.unit import SqlStore, SqlUnit
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.questions import load_question_words
from tests.conftest import NOON
from tests.core.conftest import House

AUD, USD, KRW = (currency(code) for code in ("AUD", "USD", "KRW"))
TODAY = date(2026, 11, 24)
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def asker(joined: Joined, base: str = "AUD") -> Asker:
    return Asker(joined.viewer, TODAY, base, load_question_words(), load_vocabulary().merchants)


async def spend(unit: SqlUnit, who: Joined, minor: int, day: date, **more: Any) -> None:
    """An expense on this person's everyday account."""
    accounts = await unit.accounts.visible(who.viewer)
    own = next(one for one in accounts if one.everyday and one.owner_id == who.viewer.member_id)
    code = more.pop("code", AUD)
    details = Details(Kind.EXPENSE, day, Money(minor, code), own.id, "food.coffee", "Campos")
    await unit.entries.add(who.viewer, Origin(1, 1, 0), replace(details, **more), NOON)


async def lived(unit: SqlUnit, house: House) -> None:
    """A few coffees of two, in two currencies, of which one has a rate."""
    await spend(unit, house.bat, 400, date(2026, 8, 20))
    await spend(unit, house.bat, 500, date(2026, 9, 5))
    await spend(unit, house.tuya, 700, date(2026, 10, 6), category="food.groceries", payee="Номин")
    await spend(unit, house.bat, 1_000, date(2026, 10, 7), code=USD)
    await spend(unit, house.bat, 90_000, date(2026, 10, 8), code=KRW)
    await spend(unit, house.bat, 300, date(2026, 11, 20))
    row = {"day": date(2026, 10, 6), "base": "AUD", "quote": "USD", "source": "rba", "value": "0.5", "stored_at": NOON}
    await unit.connection.execute(insert(rate), [row])


async def asked(unit: SqlUnit, who: Joined, measure: Measure, **fields: Any) -> Any:
    return await answer(unit, asker(who), Query(Inquiry(measure, **fields)))


async def test_a_sum_has_each_day_at_its_rate_and_what_has_none_apart(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await lived(unit, house)
        found = await asked(unit, house.bat, Measure.SPENT, first=OCTOBER[0], last=OCTOBER[1])
        assert isinstance(found, Flow)
        assert found.total == Money(2_700, AUD)
        assert found.basis.missing == (Money(90_000, KRW),)
        ((first, last),) = found.basis.used.values()
        assert first is last
        assert first.day == date(2026, 10, 6)


async def test_averages_are_of_whole_units_since_the_first_entry(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await lived(unit, house)
        monthly = await asked(unit, house.bat, Measure.AVERAGE, category="food.coffee", group_by=Group.MONTH)
        assert isinstance(monthly, Average)
        assert (monthly.units, monthly.unit, monthly.each) == (2, Group.MONTH, Money(1_250, AUD))
        assert (monthly.flow.scope.first, monthly.flow.scope.last) == (date(2026, 9, 1), date(2026, 10, 31))
        yearly = await asked(unit, house.bat, Measure.AVERAGE, group_by=Group.YEAR)
        assert (yearly.unit, yearly.units) == (Group.DAY, (TODAY - date(2026, 8, 20)).days + 1)
        everything = await asked(unit, house.bat, Measure.AVERAGE)
        assert everything.unit is Group.MONTH
        person = await asked(unit, house.bat, Measure.AVERAGE, group_by=Group.MEMBER)
        assert (person.units, person.each) == (2, Money(1_950, AUD))


async def test_an_average_without_a_unit_is_of_one_purchase(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await lived(unit, house)
        one = await asked(unit, house.bat, Measure.AVERAGE, category="food.coffee", first=date(2026, 9, 1))
        assert (one.unit, one.units, one.each) == (None, 4, Money(700, AUD))
        nothing = await asked(unit, house.bat, Measure.AVERAGE, category="home.rent")
        assert nothing.each == Money(0, AUD)
        assert nothing.flow.count == 0
        by_shop = await asked(unit, house.bat, Measure.AVERAGE, group_by=Group.PAYEE)
        assert [(row.key, row.money.minor) for row in by_shop.flow.rows] == [("campos", 640), ("номин", 700)][::-1]
        behind = await entries_behind(unit, asker(house.bat), by_shop.flow.query, 0)
        assert isinstance(behind, Listed)
        assert behind.count == 6


@pytest.mark.parametrize(
    ("group", "rows"),
    [
        (Group.MONTH, [(date(2026, 8, 1), 1), (date(2026, 9, 1), 1), (date(2026, 10, 1), 3), (date(2026, 11, 1), 1)]),
        (Group.CATEGORY, [("food.coffee", 5), ("food.groceries", 1)]),
        (Group.CURRENCY, [("AUD", 4), ("KRW", 1), ("USD", 1)]),
    ],
)
async def test_entries_are_counted_by_what_is_asked(
    group: Group, rows: list[tuple[object, int]], store: SqlStore, house: House
) -> None:
    async with store.unit() as unit:
        await lived(unit, house)
        found = await asked(unit, house.bat, Measure.COUNT, first=date(2026, 1, 1), group_by=group)
        assert isinstance(found, Counted)
        assert list(found.rows) == rows
        assert found.count == 6


async def test_income_is_counted_ranked_and_summed_as_income(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await lived(unit, house)
        await spend(unit, house.bat, 200_000, date(2026, 10, 1), kind=Kind.INCOME, category="income.salary", payee=None)
        period = {"first": OCTOBER[0], "last": OCTOBER[1]}
        assert (await asked(unit, house.bat, Measure.COUNT, category="income", **period)).count == 1
        ranked = await asked(unit, house.bat, Measure.LARGEST, category="income", **period)
        assert [one.money.minor for one in ranked.ranked] == [200_000]
        behind = await entries_behind(unit, asker(house.bat), ranked.query, 0)
        assert isinstance(behind, Listed)
        assert behind.count == 1
        averaged = await asked(unit, house.bat, Measure.AVERAGE, category="income.salary", **period)
        assert averaged.each == Money(200_000, AUD)
        saved = await asked(unit, house.bat, Measure.SAVED, **period)
        assert saved.total == Money(200_000 - 2_700, AUD)


async def test_groups_by_country_and_the_least_first(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await lived(unit, house)
        by_country = await asked(unit, house.bat, Measure.SPENT, first=date(2026, 1, 1), group_by=Group.COUNTRY)
        assert {row.key for row in by_country.rows} == {"AU"}
        least = await asked(
            unit, house.bat, Measure.SPENT, first=date(2026, 1, 1), group_by=Group.MEMBER, order=Order.LEAST
        )
        assert [row.key for row in least.rows] == [house.tuya.viewer.member_id, house.bat.viewer.member_id]


async def test_balances_are_of_what_is_named(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await lived(unit, house)
        await unit.accounts.add(house.bat.viewer, "Empty", AUD, private=False, everyday=False)
        everything = await asked(unit, house.bat, Measure.BALANCE)
        assert isinstance(everything, Balance)
        assert everything.total == Money(-400 - 500 - 700 - 300, AUD)
        assert set(everything.basis.missing) == {Money(-1_000, USD), Money(-90_000, KRW)}  # its rate is too old
        mine = await asked(unit, house.bat, Measure.BALANCE, member="me")
        assert {one.account.owner_id for one in mine.held} == {house.bat.viewer.member_id}
        dollars = await asked(unit, house.bat, Measure.BALANCE, currency="USD")
        assert [one.balance for one in dollars.held] == [Money(-1_000, USD)]


async def test_nobody_and_nothing_are_told_apart(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await lived(unit, house)
        unknown = await asked(unit, house.bat, Measure.SPENT, member="Bold")
        assert isinstance(unknown, Unknown)
        assert nameless(unknown.query).inquiry.member is None
        assert await last_recorded(unit, asker(house.bat), unknown.query) is None
        assert isinstance(await entries_behind(unit, asker(house.bat), unknown.query, 0), Unknown)
        rent = Query(Inquiry(Measure.SPENT, *OCTOBER, category="home.rent"))
        assert await last_recorded(unit, asker(house.bat), rent) is None
        coffee = Query(Inquiry(Measure.SPENT, date(2026, 1, 1), date(2026, 1, 31), category="food.coffee"))
        assert await last_recorded(unit, asker(house.bat), coffee) == date(2026, 11, 20)


async def test_a_question_takes_at_most_four_statements(store: SqlStore, house: House) -> None:
    said: list[str] = []

    @event.listens_for(store.database._writer.sync_engine, "before_cursor_execute")
    def note(connection: Any, cursor: Any, statement: str, given: Any, context: Any, many: bool) -> None:
        said.append(statement)

    async with store.unit() as unit:
        await lived(unit, house)
        for measure, fields in (
            (Measure.SPENT, {"category": "food"}),
            (Measure.SPENT, {"payee": "Campos"}),
            (Measure.SPENT, {"group_by": Group.CATEGORY}),
            (Measure.SAVED, {}),
            (Measure.AVERAGE, {"group_by": Group.MONTH}),
            (Measure.COUNT, {}),
            (Measure.LARGEST, {}),
            (Measure.ENTRIES, {"payee": "Campos"}),
        ):
            said.clear()
            found = await asked(unit, house.bat, measure, **{"first": OCTOBER[0], "last": OCTOBER[1], **fields})
            assert not isinstance(found, Unknown)
            assert 1 <= len(said) <= 4, (measure, said)
        said.clear()
        assert (await summary(unit, asker(house.bat), OCTOBER[0])).month.spent == Money(2_700, AUD)
        assert len(said) <= 3


async def test_the_largest_are_held_against_each_other_at_their_rates(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await lived(unit, house)
        found = await asked(unit, house.bat, Measure.LARGEST, first=date(2026, 1, 1), limit=2)
        assert isinstance(found, Largest)
        assert [one.money.minor for one in found.ranked] == [2_000, 700]
        assert found.basis.missing == (Money(90_000, KRW),)


def test_a_long_text_has_only_the_usual_nearest_questions() -> None:
    context = Context("en", "AU", "AUD", TODAY)
    near = nearest("what do you think " * 9, load_question_words(), context)
    assert near.unread == ""
    assert [query.inquiry.first for query in near.queries] == [date(2026, 11, 1), date(2026, 10, 1)]
