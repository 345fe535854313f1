"""What the tests of budgets share: a rate, money that is spent, and budgets as they are said."""

from datetime import date
from decimal import Decimal

from core.budgets.keep import Kept, set_budget
from core.budgets.model import Period, Scope
from core.budgets.said import Act, BudgetSaid
from core.capture.model import Item, Kind
from core.family.model import Viewer
from core.ledger.model import Entry, Origin
from core.ledger.record import record
from core.money.currency import currency
from core.money.money import Money
from core.rates.hold import Admission
from core.unit import Unit
from tests.conftest import NOON
from tests.core.rates.rating import rate

AUD, MNT, USD = currency("AUD"), currency("MNT"), currency("USD")
DAY = date(2026, 11, 24)
FOOD = Scope(("food",))


async def spend(unit: Unit, viewer: Viewer, amount: int, code: str = "AUD", **more: object) -> Entry:
    """An entry of so many major units, of groceries today unless it says otherwise."""
    unit_code = currency(code)
    given = {"kind": Kind.EXPENSE, "date": DAY, "category": "food.groceries", **more}
    item = Item(money=Money(amount * 10**unit_code.scale, unit_code), **given)  # type: ignore[arg-type]
    return (await record(unit, viewer, [item], Origin(1, 1, 0), NOON)).entries[0]


async def budgeted(unit: Unit, viewer: Viewer, amount: str = "900", scope: Scope = FOOD, **more: object) -> Kept:
    """A budget as it is said."""
    said = BudgetSaid(Act.SET, scope, Decimal(amount), period=more.pop("period", Period.MONTH), **more)  # type: ignore[arg-type]
    kept = await set_budget(unit, viewer, said, AUD, DAY, NOON)
    assert isinstance(kept, Kept)
    return kept


async def know_rates(unit: Unit, *days: date) -> None:
    """A dollar is 2,000 tögrög on these days."""
    accepted = tuple(rate("AUD/MNT", "2000", day) for day in days or (DAY,))
    await unit.rates.store(Admission(accepted, (), ()), NOON)
