"""What is worth knowing, found in a family's books through the eyes of who reads it."""

from datetime import date, timedelta
from decimal import Decimal

from core.bills.model import Bill, Flow
from core.bills.schedule import extend
from core.capture.model import Kind
from core.digest.knowing import worth_knowing
from core.digest.model import Above, Behind, Unseen
from core.family.model import Viewer
from core.goals.keep import set_goal
from core.goals.said import Act, GoalSaid
from core.ledger.model import Details, Origin
from core.matters.act import begin
from core.matters.model import Matter
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.bills.conftest import HOLIDAYS
from tests.core.conftest import House

AUD, USD = currency("AUD"), currency("USD")
TODAY = date(2026, 11, 29)


async def spend(unit: Unit, viewer: Viewer, day: date, minor: int, category: str, code: str = "AUD") -> None:
    account = next(one for one in await unit.accounts.visible(viewer) if one.owner_id == viewer.member_id)
    details = Details(Kind.EXPENSE, day, Money(minor, currency(code)), account.id, category=category)
    await unit.entries.add(viewer, Origin(1, 1, 0), details, NOON)


async def found(unit: Unit, viewer: Viewer, day: date = TODAY) -> list[object]:
    return list(await worth_knowing(unit, viewer, AUD, day, NOON))


async def test_a_month_far_above_the_others_and_what_made_it(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        for month in (8, 9, 10):
            for day in (5, 15):
                await spend(unit, viewer, date(2026, month, day), 50_00, "food.groceries")
        await spend(unit, viewer, date(2026, 10, 31), 900_00, "food.groceries")
        assert await found(unit, viewer) == []
        await spend(unit, viewer, date(2026, 11, 2), 100_00, "food.groceries")
        await spend(unit, viewer, date(2026, 11, 27), 250_00, "food.eating_out")
        november = date(2026, 11, 1)
        assert await found(unit, viewer) == [Above("food", november, Money(350_00, AUD), Money(100_00, AUD))]
        assert await found(unit, viewer, date(2026, 12, 5)) == [], "a month that has just begun"
        await spend(unit, viewer, date(2026, 11, 3), 1_00, "food.coffee", "USD")
        assert await found(unit, viewer) == [], "a rate is missing"


async def test_what_should_have_shown_and_did_not(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        made = []
        for title, flow, autopay in (("Gym", Flow.OUT, True), ("Pay", Flow.IN, False), ("Rent", Flow.OUT, False)):
            rule = "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=20"
            bill = Bill(title, flow, AUD, rule, date(2026, 11, 20), Money(10_00, AUD), autopay=autopay)
            made.append((await begin(unit, viewer, Matter(viewer.member_id, bill), NOON)).matter)
        await extend(unit, viewer, HOLIDAYS, date(2026, 11, 20), made)
        seen = [one for one in await found(unit, viewer) if isinstance(one, Unseen)]
        assert [one.due.bill.body.title for one in seen] == ["Gym", "Pay"]
        assert {one.key.partition(":")[0] for one in seen} == {"unseen"}
        assert await found(unit, viewer, date(2026, 12, 10)) == [], "it was told long before"


async def test_a_goal_that_lags_is_told_to_whom_no_reminder_tells_it(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        said = GoalSaid(Act.SET, "Tickets", Decimal(1000), by=date(2027, 6, 1))
        await set_goal(unit, viewer, said, AUD, TODAY - timedelta(days=200), NOON)
        assert await found(unit, viewer) == []
        (one,) = await found(unit, house.tuya.viewer)
        assert isinstance(one, Behind)
        assert one.key.endswith(":2027-06-01"), "once until its day"
