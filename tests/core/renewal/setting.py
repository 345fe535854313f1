"""A student whose visa ends, and what they tell of the next one."""

from dataclasses import replace
from datetime import date

from core.family.model import Viewer
from core.ledger.model import Change
from core.renewal.guide import Item
from core.renewal.keep import keep_item
from core.renewal.look import Readiness, readiness
from core.renewal.model import Line, Mark, Prepared
from core.unit import Unit
from core.visa.keep import keep_profile
from core.visa.kept import Profile
from core.visa.model import Visa
from integrations.law.renewal import load_renewal_guide
from tests.conftest import NOON

GUIDE = load_renewal_guide()
ENDS = date(2027, 3, 15)
TODAY = date(2026, 11, 24)
STUDENT = Profile(Visa("8105", course_start=date(2026, 2, 16), course_end=date(2026, 12, 4)), "500", None, ENDS)


async def tell_visa(unit: Unit, viewer: Viewer, profile: Profile = STUDENT, **changed: object) -> None:
    await keep_profile(unit, viewer, replace(profile, **changed), NOON)  # type: ignore[arg-type]


async def tell(
    unit: Unit, viewer: Viewer, item: Item, mark: Mark = Mark.OPEN, day: date | None = None, ends: date | None = ENDS
) -> Change | None:
    return await keep_item(unit, viewer, Prepared(item, mark, day, ends if mark is not Mark.OPEN else None), NOON)


async def look(unit: Unit, viewer: Viewer, today: date = TODAY) -> Readiness:
    return await readiness(unit, viewer, GUIDE, today)


async def line(unit: Unit, viewer: Viewer, item: Item, today: date = TODAY) -> Line:
    found = (await look(unit, viewer, today)).line(item)
    assert found is not None
    return found
