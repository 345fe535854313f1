"""What is spent of a budget: in every currency, by whom, under which tag, as far as one sees; and carried exactly."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from core.answering.exchange import Exchange
from core.answering.model import Basis
from core.answering.ports import Root, Sum
from core.budgets.look import budget, budgets
from core.budgets.measure import Standing, _standing, standings
from core.budgets.model import Budget, Period, Scope
from core.budgets.period import Span, spans
from core.capture.model import Kind
from core.family.membership import found_family
from core.family.model import Person
from core.matters.model import Matter
from core.money.money import Money
from core.rates.book import Book
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.budgets.setting import AUD, DAY, FOOD, budgeted, know_rates, spend
from tests.core.conftest import House

OCTOBER = date(2026, 10, 20)


def aud(amount: int) -> Money:
    return Money(amount * 100, AUD)


async def test_other_currencies_count_at_their_days_rate_and_what_has_none_is_told(
    store: SqlStore, house: House
) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await know_rates(unit)
        kept = await budgeted(unit, bat)
        await spend(unit, bat, 100)
        await spend(unit, bat, 40_000, "MNT", category="food.coffee")
        await spend(unit, bat, 7, "USD")
        await spend(unit, bat, 500, category="home.rent")
        await spend(unit, bat, 500, date=OCTOBER)
        found = await budget(unit, bat, kept.matter.id, DAY)
    assert (found.spent, found.left) == (aud(120), aud(780))
    assert [money.currency.code for money in found.basis.missing] == ["USD"]
    assert (found.days_left, found.a_day) == (7, Money(111_42, AUD))
    assert (found.share, found.gone) == (Fraction(12, 90), Fraction(24, 30))
    assert found.pace == aud(-600)


async def test_refunds_lower_it_and_moving_ones_own_money_counts_nothing(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        kept = await budgeted(unit, bat, scope=Scope())
        await spend(unit, bat, 100)
        await spend(unit, bat, 30, kind=Kind.REFUND)
        await spend(unit, bat, 400, kind=Kind.REMITTANCE, payee="Ээж", category=None)
        await spend(unit, bat, 900, kind=Kind.INCOME, category="income.salary")
        found = await budget(unit, bat, kept.matter.id, DAY)
    assert found.spent == aud(70)


async def test_money_sent_home_counts_in_a_budget_of_it(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        kept = await budgeted(unit, bat, scope=Scope(("family",)))
        await spend(unit, bat, 400, kind=Kind.REMITTANCE, payee="Ээж", category=None)
        await spend(unit, bat, 20, category="family.pets")
        found = await budget(unit, bat, kept.matter.id, DAY)
    assert found.spent == aud(420)


async def test_a_members_and_a_tags_budget_count_theirs_alone(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        of_bat = await budgeted(unit, bat, scope=Scope(("food",), member_id=bat.member_id))
        trip = await budgeted(unit, bat, scope=Scope(tag="trip"))
        food_of_trip = await budgeted(unit, bat, scope=Scope(("food",), tag="trip"))
        await spend(unit, bat, 10, tags=("Trip", "beach"))
        await spend(unit, tuya, 20, tags=("trip",), category="fun.travel")
        await spend(unit, tuya, 40, tags=("trip2",))
        await spend(unit, bat, 80, note="trip")
        matters = [kept.matter for kept in (of_bat, trip, food_of_trip)]
        found = [one.spent for one in await standings(unit, bat, matters, DAY)]
    assert found == [aud(90), aud(30), aud(10)]


async def test_what_is_private_counts_for_its_owner_alone(store: SqlStore, house: House) -> None:
    bat, tuya, saraa = house.bat.viewer, house.tuya.viewer, house.saraa.viewer
    async with store.unit() as unit:
        await unit.accounts.add(bat, "Secret", AUD, private=True, everyday=False)
        await budgeted(unit, bat)
        await budgeted(unit, bat, scope=Scope(("personal",)), private=True)
        await spend(unit, bat, 100)
        await spend(unit, bat, 50, account="Secret")
        found = {who.member_id: await budgets(unit, who, DAY) for who in (bat, tuya, saraa)}
    assert [one.spent for one in found[bat.member_id]] == [aud(150), aud(0)]
    for other in (tuya, saraa):
        assert [(one.spent, one.matter.private) for one in found[other.member_id]] == [(aud(100), False)]


async def test_another_family_sees_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await budgeted(unit, house.bat.viewer)
        other = await found_family(unit, Person(9, "Nara", "en", "AU", "Australia/Sydney", "AUD"), "Nara's", NOON)
        assert await budgets(unit, other.viewer, DAY) == ()


async def test_what_was_left_goes_on_into_the_next_month(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        kept = await budgeted(unit, bat, carries=True)
        await spend(unit, bat, 700)
        november = await budget(unit, bat, kept.matter.id, DAY)
        december = await budget(unit, bat, kept.matter.id, date(2026, 12, 5))
    assert (november.carried, december.carried) == (aud(0), aud(200))
    assert (december.spent, december.available, december.left) == (aud(0), aud(1100), aud(1100))


@given(
    some.sampled_from([Period.WEEK, Period.FORTNIGHT, Period.MONTH, Period.YEAR]),
    some.integers(1, 10**7),
    some.lists(
        some.tuples(some.dates(date(2026, 1, 1), date(2026, 11, 24)), some.integers(-(10**6), 10**7)), max_size=40
    ),
    some.integers(-(10**6), 10**6),
)
def test_what_is_carried_is_all_that_was_given_less_all_that_was_spent(
    period: Period, given_each: int, spent: list[tuple[date, int]], brought: int
) -> None:
    kept = Budget(FOOD, Money(given_each, AUD), period, date(2026, 1, 1), carries=True, brought=Money(brought, AUD))
    periods = spans(kept, DAY)
    sums = [Sum(Root.EXPENSES, day, Money(minor, AUD), 1) for day, minor in spent]
    found = _standing(Matter(1, kept), DAY, periods, sums, Exchange(Book([], []), AUD))
    before = sum(minor for day, minor in spent if day < periods[-1].first)
    assert found.carried.minor == brought + given_each * (len(periods) - 1) - before
    assert found.left.minor == brought + given_each * len(periods) - sum(minor for _, minor in spent)
    assert 0 <= found.a_day.minor * found.days_left <= max(0, found.left.minor)


def standing(given_: int, spent: int, carried: int = 0) -> Standing:
    kept = Budget(FOOD, Money(given_, AUD), Period.MONTH, date(2026, 11, 1))
    span = Span(date(2026, 11, 1), date(2026, 11, 30))
    return Standing(Matter(1, kept), DAY, span, Money(spent, AUD), Money(carried, AUD), Basis(AUD))


def test_what_has_nothing_to_spend_from_is_spent_as_soon_as_anything_is() -> None:
    assert standing(100, 0, -100).share == 0
    assert standing(100, 1, -100).share == 1
    assert standing(100, 0, -200).share == 1
    assert standing(100, 50).share == Fraction(1, 2)


async def test_nothing_is_asked_where_there_is_no_budget(store: SqlStore, house: House) -> None:
    async with store.look() as unit:
        assert await standings(unit, house.bat.viewer, [], DAY) == ()
