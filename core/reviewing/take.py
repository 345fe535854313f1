"""Taking a paper in: what was looked over is written as one change, and the paper is kept with what came of it."""

from dataclasses import replace
from datetime import datetime

from core.accounts.keep import Act
from core.documents.model import Bill, Receipt
from core.importing.bill import keep_bill
from core.importing.book import book
from core.importing.deed import keep_deed
from core.importing.errors import NotConfirmedError
from core.importing.model import Booked
from core.importing.paper import Kept, PaperPlan
from core.importing.payslip import keep_payslip
from core.importing.receipt import keep_receipt
from core.ledger.record import private_everyday
from core.reviewing.look import DeedLook, EntryLook, Eyes, StatementLook
from core.unit import Unit


async def take_statement(unit: Unit, eyes: Eyes, seen: StatementLook, at: datetime) -> Booked:
    """Book the rows of a statement. Raises what `book` raises, `NotConfirmedError` while the account is not known."""
    if seen.plan is None:
        raise NotConfirmedError
    booked = await book(unit, eyes.viewer, seen.paper.id, seen.plan, at, seen.part)
    await _kept(unit, eyes, seen.paper.id, private=booked.account.private)
    return booked


async def take_entry(unit: Unit, eyes: Eyes, seen: EntryLook, at: datetime) -> Kept:
    """Write the entry of a receipt, of a bill that was paid, or of a payslip; raises what `keep` raises."""
    plan = await _in_private(unit, eyes, seen)
    writing = (unit, eyes.viewer, seen.paper.id, plan, at, seen.part)
    match seen.reading:
        case Receipt():
            kept = await keep_receipt(*writing)
        case Bill():
            kept = await keep_bill(*writing)
        case _:
            kept = await keep_payslip(*writing)
    accounts = {one.id: one for one in await unit.accounts.visible(eyes.viewer)}
    await _kept(unit, eyes, seen.paper.id, private=accounts[kept.entry.details.account_id].private)
    return kept


async def take_deed(unit: Unit, eyes: Eyes, seen: DeedLook, at: datetime) -> Act:
    """Open the property of a deed; raises what `open_account` raises."""
    act = await keep_deed(unit, eyes.viewer, seen.paper.id, seen.opening, eyes.today, at, seen.part)
    await _kept(unit, eyes, seen.paper.id, private=act.account.private)
    return act


async def _in_private(unit: Unit, eyes: Eyes, seen: EntryLook) -> PaperPlan:
    """What shall be private goes to the member's own private account, unless it is in the record already."""
    details = seen.plan.details
    if not seen.chosen.private or details is None or seen.plan.entry is not None:
        return seen.plan
    account = await private_everyday(unit, eyes.viewer, details.money.currency)
    return replace(seen.plan, account=account, details=replace(details, account_id=account.id))


async def _kept(unit: Unit, eyes: Eyes, paper_id: int, *, private: bool) -> None:
    """The paper is done with; on a shared account it is the family's to see."""
    await unit.papers.booked(eyes.viewer, paper_id)
    if not private:
        await unit.papers.share(eyes.viewer, paper_id)
