"""What the tests of calendars share: bills as they are made, and accounts with something on them."""

from datetime import date

from core.accounts.keep import Opening, open_account
from core.accounts.model import AccountKind
from core.agenda.look import agenda
from core.agenda.model import Agenda
from core.bills.model import Bill, Flow
from core.bills.schedule import extend
from core.family.membership import Joined
from core.family.model import Viewer
from core.ledger.model import Account, Origin
from core.matters.act import begin
from core.matters.model import Matter
from core.money.currency import Currency, currency
from core.money.money import Money
from core.unit import Unit
from integrations.holidays import PublicHolidays
from tests.conftest import NOON

AUD, MNT, USD = currency("AUD"), currency("MNT"), currency("USD")
TODAY = date(2026, 11, 24)
"""A Tuesday."""
HOLIDAYS = PublicHolidays()


def monthly(day: int) -> str:
    return f"FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY={day}"


async def bill(
    unit: Unit, viewer: Viewer, title: str, first: date, minor: int | None, code: Currency = AUD, **more: object
) -> Matter[Bill]:
    """A bill of a month, with its occurrences ahead."""
    told = {name: more.pop(name) for name in ("private", "account_id") if name in more}
    money = None if minor is None else Money(minor, code)
    body = Bill(title, more.pop("flow", Flow.OUT), code, more.pop("rule", monthly(first.day)), first, money, **more)  # type: ignore[arg-type]
    made = (await begin(unit, viewer, Matter(viewer.member_id, body, **told), NOON)).matter  # type: ignore[arg-type]
    await extend(unit, viewer, HOLIDAYS, TODAY, [made])
    return made


async def account(unit: Unit, viewer: Viewer, name: str, worth: Money, **more: object) -> Account:
    """An account of which it was said what is on it."""
    opening = Opening(name, more.pop("kind", AccountKind.CASH), worth.currency, worth, **more)  # type: ignore[arg-type]
    return (await open_account(unit, viewer, opening, Origin(1, 1, 0), TODAY, NOON)).account


async def seen(unit: Unit, who: Joined, first: date, last: date, today: date = TODAY) -> Agenda:
    """The days as a member sees them."""
    return await agenda(unit, who.viewer, who.person, HOLIDAYS, first, last, today)


def titles(found: Agenda) -> dict[str, list[str]]:
    """What each day holds, by names or, of a visa's dates, kinds."""
    return {str(one.day): [item.title or str(item.kind) for item in one.items] for one in found.days}


def left(found: Agenda) -> dict[str, list[str]]:
    """What is left at the end of the days that move something."""
    return {
        str(one.day): [f"{money.currency} {money.decimal:.0f}" for money in one.left] for one in found.days if one.left
    }
