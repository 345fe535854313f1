"""A payslip as an entry: the net pay that came, which the bank's row tells of too."""

from dataclasses import replace
from datetime import date, datetime

from core.capture.model import Kind
from core.documents.model import PROVED, Payslip
from core.family.model import Viewer
from core.importing.money import money_of
from core.importing.paper import NOTHING_SAID, Kept, PaperPlan, Said, account_of, keep, with_same
from core.importing.plan import ImportWords
from core.ledger.model import Details
from core.unit import Unit

SOURCE = "payslip"
SALARY = "income.salary"


async def propose(
    unit: Unit,
    viewer: Viewer,
    payslip: Payslip,
    words: ImportWords,
    today: date,
    document_id: int | None = None,
    said: Said = NOTHING_SAID,
) -> PaperPlan:
    """What a payslip would become: income of the net on the day of payment, else on the last of its period."""
    money = money_of(payslip.net, payslip.currency)
    day = payslip.paid_on or payslip.last
    fields = (("total", payslip.net), ("day", day), ("currency", payslip.currency))
    unsure = tuple(name for name, read in fields if read is not None and read.confidence < PROVED)
    plan = PaperPlan(unsure=unsure, problems=payslip.problems)
    if money is None or day is None:
        missing = tuple(name for name, read in fields if read is None) or ("total",)
        return replace(plan, missing=missing)
    employer = payslip.employer.value if payslip.employer else None
    account = await account_of(unit, viewer, money.currency, employer, None)
    account_id = account.id if account else 0
    details = Details(Kind.INCOME, day.value, money, account_id, SALARY, employer)
    plan = replace(plan, details=details, account=account, future=day.value > today)
    return await with_same(unit, viewer, document_id, plan, words.text.noise, said)


async def keep_payslip(
    unit: Unit, viewer: Viewer, document_id: int | None, plan: PaperPlan, at: datetime, part: int = 0
) -> Kept:
    """Write a payslip; see `core.importing.paper.keep`."""
    return await keep(unit, viewer, document_id, plan, at, SOURCE, part)
