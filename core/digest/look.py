"""The figures of a digest, as its reader may see them, when it is worded."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.agenda.model import Remains
from core.agenda.remains import remains
from core.bills.model import Flow, Settled
from core.bills.schedule import upcoming
from core.bills.settle import BACK, unsettled
from core.budgets.look import budgets
from core.digest.flow import month_so_far
from core.digest.knowing import worth_knowing
from core.digest.model import Coming, Digest, mark_of
from core.family.model import Viewer
from core.money.currency import Currency
from core.unit import Unit
from core.worth.model import Movement
from core.worth.movement import Film, movement, section_days
from core.worth.value import Circle, currencies, value

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """Whose, in which currency, the week that ends on `day`; `knowing` is the mark of what was chosen, "" for none."""

    viewer: Viewer
    base: Currency
    day: date
    knowing: str = ""


async def digest(unit: Unit, week: Week, now: datetime) -> Digest:
    """All of it; a budget of which nothing was spent says nothing. Raises `NotAllowedError`."""
    viewer, day = week.viewer, week.day
    found = tuple(one for one in await budgets(unit, viewer, day) if one.spent.minor > 0 or one.left.minor < 0)
    month = None if found else await month_so_far(unit, viewer, week.base, day)
    coming, left = await _coming(unit, week, now)
    members = {one.id: one for one in await unit.people.members(viewer)}
    worth = None if left.unsaid or not left.now else await _moved(unit, viewer, week.base, day)
    known = await worth_knowing(unit, viewer, week.base, day, now) if week.knowing else ()
    knowing = next((one for one in known if mark_of(one) == week.knowing), None)
    return Digest(day, found, members, month, coming, worth, knowing)


async def _coming(unit: Unit, week: Week, now: datetime) -> tuple[Coming, Remains]:
    """The bills of the next seven days; what is left after them in currencies of which each figure is known."""
    viewer, day, last = week.viewer, week.day, week.day + WEEK
    found = await unsettled(unit, viewer, await upcoming(unit, viewer, day - BACK, last, day), day, now)
    left = await remains(unit, viewer, found, day, last)
    bills = tuple(
        one
        for one in found
        if one.bill.body.flow is Flow.OUT and one.occurrence.body.settled is Settled.OPEN and one.day > day
    )
    at_the_end = {money.currency: money for at in sorted(left.left) for money in left.left[at]}
    uncounted = [one for one in found if one.bill.body.title in left.uncounted]
    unknown = tuple(dict.fromkeys(one.bill.body.title for one in uncounted if one.money is None))
    unsure = {one.bill.body.currency for one in uncounted if one.money is not None}
    unsure |= {account.currency for account in left.unsaid}
    sure = {one.bill.body.currency for one in bills} - unsure
    ordered = sorted(sure & set(at_the_end), key=lambda code: (code != week.base, code.code))
    return Coming(bills, tuple(at_the_end[code] for code in ordered), unknown), left


async def _moved(unit: Unit, viewer: Viewer, base: Currency, day: date) -> Movement | None:
    """What changed in the net worth of the family within the week; None where nothing was there, or nothing changed."""
    before = day - WEEK
    accounts = await unit.accounts.visible(viewer)
    balances = await unit.accounts.balances(viewer, section_days(before, day))
    film = Film(accounts, balances, await unit.entries.restated(viewer, before, day))
    book = await unit.rates.book(viewer, currencies(list(balances.values())) | {base}, before, day)
    circle = Circle(await unit.people.members(viewer))
    if not value(accounts, balances[before], circle, book, base, before).holdings:
        return None
    moved = movement(film, circle, book, base, before, day)
    parts = (moved.saved, moved.market, moved.currency, moved.opened)
    return moved if any(part.minor for part in parts) and not moved.left_out else None
