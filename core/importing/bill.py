"""A bill that was paid, as an entry of the day on which it was paid. A bill that waits is no entry: it is only kept."""

from dataclasses import replace
from datetime import date, datetime

from core.capture.model import Kind
from core.documents.model import PROVED, Bill
from core.family.model import Viewer
from core.importing.category import Categories, Shop
from core.importing.fold import folded
from core.importing.money import money_of
from core.importing.paper import NOTHING_SAID, Kept, PaperPlan, Said, account_of, keep, with_same
from core.importing.plan import ImportWords
from core.ledger.model import Details
from core.unit import Unit

SOURCE = "bill"


async def propose(
    unit: Unit,
    viewer: Viewer,
    bill: Bill,
    words: ImportWords,
    paid: date,
    document_id: int | None = None,
    said: Said = NOTHING_SAID,
) -> PaperPlan:
    """What a bill becomes when it was paid on a day."""
    money = money_of(bill.amount, bill.currency)
    fields = (("total", bill.amount), ("currency", bill.currency))
    unsure = tuple(name for name, read in fields if read is not None and read.confidence < PROVED)
    plan = PaperPlan(unsure=unsure, problems=bill.problems)
    if money is None:
        return replace(plan, missing=tuple(name for name, read in fields if read is None) or ("total",))
    printed = bill.biller.value if bill.biller else None
    taught = dict(await unit.memory.payees(viewer))
    categories = Categories(words.vocabulary, taught, await unit.bank_rows.habits(viewer))
    mongolian = money.currency.code == "MNT"
    shop = categories.shop(folded(printed).split(), mongolian=mongolian) if printed else Shop()
    name = shop.name or printed
    account = await account_of(unit, viewer, money.currency, name, None)
    category = categories.of(name, shop, income=False)
    details = Details(Kind.EXPENSE, paid, money, account.id if account else 0, category, name)
    plan = replace(plan, details=details, account=account)
    return await with_same(unit, viewer, document_id, plan, words.text.noise, said)


async def keep_bill(
    unit: Unit, viewer: Viewer, document_id: int | None, plan: PaperPlan, at: datetime, part: int = 0
) -> Kept:
    """Write that a bill was paid; see `core.importing.paper.keep`."""
    return await keep(unit, viewer, document_id, plan, at, SOURCE, part)
