"""Making a bill of what was said: who it is of, from which account, with its occurrences ahead."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from core.accounts.country import home_of
from core.bills.add import add
from core.bills.model import Bill, Flow
from core.bills.ports import Holidays
from core.bills.schedule import extend
from core.capture.model import Kind
from core.capture.vocabulary import Vocabulary
from core.family.model import Person, Viewer
from core.ledger.model import Change
from core.ledger.record import named
from core.matters.act import revise
from core.matters.model import Matter
from core.money.currency import currency
from core.recurring.said import Said
from core.unit import Unit


@dataclass(frozen=True, slots=True)
class Kept:
    """The bill as it is now, the change to undo, and the word for an account that nobody knows.

    `first_sure` is False where another first day may be meant.
    """

    bill: Matter[Bill]
    change: Change | None
    unknown_account: str | None = None
    new: bool = True
    first_sure: bool = True


async def keep(
    unit: Unit,
    viewer: Viewer,
    who: Person,
    said: Said,
    vocabulary: Vocabulary,
    holidays: Holidays,
    today: date,
    at: datetime,
) -> Kept:
    """Store what was said; the same bill said again, with another amount or rule, changes the one that there is.

    Raises `NotAllowedError`.
    """
    account = named(await unit.accounts.visible(viewer), said.account) if said.account else None
    bill = bill_of(said, who)
    new = Matter(viewer.member_id, bill, account_id=account.id if account else None)
    unknown = _as_called(said.account, vocabulary, who) if said.account and account is None else None
    if old := await _same(unit, viewer, bill):
        return replace(await _change(unit, viewer, old, new, holidays, today, at), unknown_account=unknown)
    act = await add(unit, viewer, new, holidays, today, at)
    return Kept(act.matter, act.change, unknown, first_sure=said.first_sure)


def _as_called(account: str, vocabulary: Vocabulary, who: Person) -> str:
    """A bank by its own name, which the reader knows by its id; any other account as it was written."""
    return vocabulary.bank_names.get(account, {}).get(who.language, account)


def bill_of(said: Said, who: Person) -> Bill:
    """The bill that was said, in the speaker's own currency where none was named."""
    sum_said = said.money or said.high
    code = sum_said.currency if sum_said else currency(who.base)
    return Bill(
        title=said.title,
        flow=Flow.IN if said.kind is Kind.INCOME else Flow.OUT,
        currency=code,
        rule=said.rule.text(),
        first=said.first,
        money=said.money,
        low=said.low,
        high=said.high,
        payee=said.payee,
        category=said.category,
        country=home_of(code) or who.country,
        autopay=said.autopay,
    )


async def _same(unit: Unit, viewer: Viewer, bill: Bill) -> Matter[Bill] | None:
    """One's own bill, or one that all see, with the same title in the same currency and direction."""
    known = [one for one in await unit.matters.find(viewer, Bill) if one.body.title.casefold() == bill.title.casefold()]
    alike = (one for one in known if (one.body.flow, one.body.currency) == (bill.flow, bill.currency))
    return next(alike, None)


async def _change(
    unit: Unit, viewer: Viewer, old: Matter[Bill], new: Matter[Bill], holidays: Holidays, today: date, at: datetime
) -> Kept:
    said = new.body
    body = replace(
        old.body,
        rule=said.rule,
        first=said.first,
        since=None if said.rule == old.body.rule else max(today, said.first),
        money=said.money or (None if said.high else old.body.money),
        low=said.low or old.body.low,
        high=said.high or old.body.high,
        until=None,
        autopay=said.autopay or old.body.autopay,
        paused=False,
    )
    if said.rule == old.body.rule:
        body = replace(body, first=old.body.first, since=old.body.since)
    wanted = replace(old, body=body, account_id=new.account_id or old.account_id)
    change = await revise(unit, viewer, [(old, wanted)], at)
    await extend(unit, viewer, holidays, today, [wanted])
    return Kept(wanted, change, new=False)
