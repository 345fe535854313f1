"""A bill that stands on a paper and is to be paid yet: kept once, or as one that comes back."""

from datetime import date, datetime

from core.accounts.country import home_of
from core.bills.add import add
from core.bills.model import Bill, Flow, Source
from core.bills.ports import Holidays
from core.family.model import Viewer
from core.matters.act import Act
from core.matters.model import Matter
from core.recurring.rule import Rule
from core.recurring.rule import Unit as Every
from core.reviewing.look import EntryLook
from core.unit import Unit


async def keep_of_paper(
    unit: Unit, viewer: Viewer, seen: EntryLook, due: date, months: int, holidays: Holidays, today: date, at: datetime
) -> Act[Bill] | None:
    """Make it a bill that is due on a day, and each so many `months` after it; 0 is once.

    What comes back differs each time, as the next paper will tell. None when the paper made one already, or does not
    tell whose bill it is and how much. Raises `NotAllowedError`.
    """
    bill = bill_of(seen, due, months)
    made = [one.body for one in await unit.matters.find(viewer, Bill) if one.body.document_id == seen.paper.id]
    if bill is None or any(one.title == bill.title for one in made):
        return None
    private = seen.chosen.private
    account = None if private or seen.plan.account is None else seen.plan.account.id
    return await add(unit, viewer, Matter(viewer.member_id, bill, private, account), holidays, today, at)


def bill_of(seen: EntryLook, due: date, months: int) -> Bill | None:
    """The bill that a paper tells of; None where the payee or the amount is not known."""
    details = seen.plan.details
    if details is None or details.payee is None:
        return None
    rule = Rule(Every.MONTH, months or 1, month_days=(due.day,), count=None if months else 1)
    code = details.money.currency
    return Bill(
        title=details.payee,
        flow=Flow.OUT,
        currency=code,
        rule=rule.text(),
        first=due,
        money=None if months else details.money,
        low=details.money if months else None,
        high=details.money if months else None,
        payee=details.payee,
        category=details.category,
        country=home_of(code),
        source=Source.PAPER,
        document_id=seen.paper.id,
    )
