"""A receipt as an entry: spending, or a refund, of one day at one shop."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from core.capture.model import Kind
from core.documents.model import PROVED, Problem, Read, Receipt
from core.family.model import Viewer
from core.importing.candidates import CASH_TAG
from core.importing.category import Categories, Shop
from core.importing.fold import folded
from core.importing.money import money_of
from core.importing.paper import NOTHING_SAID, Kept, PaperPlan, Said, account_of, keep, with_same
from core.importing.plan import ImportWords
from core.ledger.model import Account, Details
from core.ledger.record import REPAID_WITHIN
from core.money.money import Money
from core.unit import Unit

SOURCE = "receipt"
FUTURE = "receipt.future"
_CASH = "cash"


async def propose(
    unit: Unit,
    viewer: Viewer,
    receipt: Receipt,
    words: ImportWords,
    today: date,
    document_id: int | None = None,
    said: Said = NOTHING_SAID,
) -> PaperPlan:
    """What a receipt would become; nothing is written. `today` is the day of who sent it."""
    money = money_of(receipt.total, receipt.currency)
    day = receipt.day.value if receipt.day else None
    plan = PaperPlan(unsure=_unsure(receipt), problems=_problems(receipt, today))
    if money is None or day is None:
        return replace(plan, missing=_missing(receipt))
    name, category = await _what(unit, viewer, receipt, words, money)
    spent = Details(Kind.EXPENSE, day, money, 0, category, name)
    details = await _details(unit, viewer, receipt, money, spent)
    account = await _account(unit, viewer, receipt, details)
    if account is not None:
        details = replace(details, account_id=account.id)
    plan = replace(plan, details=details, account=account, future=day > today)
    return await with_same(unit, viewer, document_id, plan, words.text.noise, said)


async def keep_receipt(
    unit: Unit, viewer: Viewer, document_id: int | None, plan: PaperPlan, at: datetime, part: int = 0
) -> Kept:
    """Write a receipt; see `core.importing.paper.keep`."""
    return await keep(unit, viewer, document_id, plan, at, SOURCE, part)


def corrected(receipt: Receipt, fields: Mapping[str, str]) -> Receipt:
    """The receipt with fields that a person put right, which are sure now.

    By the names of `Receipt`: `merchant`, `day` (ISO), `total` (decimal), `currency`, `payment`. Raises `ValueError`
    for a day or a decimal that is none.
    """
    text = {name: Read(fields[name], 1.0) for name in ("merchant", "currency", "payment") if name in fields}
    day = Read(date.fromisoformat(fields["day"]), 1.0) if "day" in fields else None
    return replace(
        receipt,
        merchant=text.get("merchant", receipt.merchant),
        currency=text.get("currency", receipt.currency),
        payment=text.get("payment", receipt.payment),
        day=day or receipt.day,
        total=Read(_decimal(fields["total"]), 1.0) if "total" in fields else receipt.total,
        problems=tuple(one for one in receipt.problems if one.code != FUTURE) if day else receipt.problems,
    )


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error


def _problems(receipt: Receipt, today: date) -> tuple[Problem, ...]:
    day = receipt.day.value if receipt.day else None
    told = any(one.code == FUTURE for one in receipt.problems)
    if day is None or day <= today or told:
        return receipt.problems
    return (*receipt.problems, Problem(FUTURE, (("day", day.isoformat()),)))


def _missing(receipt: Receipt) -> tuple[str, ...]:
    fields = (("total", receipt.total), ("day", receipt.day), ("currency", receipt.currency))
    return tuple(name for name, read in fields if read is None) or ("total",)


async def _details(unit: Unit, viewer: Viewer, receipt: Receipt, money: Money, spent: Details) -> Details:
    """The entry as spending, or as a refund where the money came back."""
    details = replace(
        spent, money=replace(money, minor=abs(money.minor)), tags=(CASH_TAG,) if _in_cash(receipt) else ()
    )
    if not receipt.refund and money.minor > 0:
        return details
    return await _repaying(unit, viewer, replace(details, kind=Kind.REFUND))


async def _account(unit: Unit, viewer: Viewer, receipt: Receipt, details: Details) -> Account | None:
    cash = _in_cash(receipt)
    tail = receipt.card_tail.value if receipt.card_tail and not cash else None
    return await account_of(unit, viewer, details.money.currency, None if cash else details.payee, tail)


def _in_cash(receipt: Receipt) -> bool:
    return receipt.payment is not None and receipt.payment.value == _CASH


def _unsure(receipt: Receipt) -> tuple[str, ...]:
    fields = (
        ("merchant", receipt.merchant),
        ("day", receipt.day),
        ("total", receipt.total),
        ("currency", receipt.currency),
    )
    return tuple(name for name, read in fields if read is not None and read.confidence < PROVED)


async def _what(
    unit: Unit, viewer: Viewer, receipt: Receipt, words: ImportWords, money: Money
) -> tuple[str | None, str | None]:
    """The shop as people call it, and what was bought: by the shop, else by most of the money of the items."""
    taught = dict(await unit.memory.payees(viewer))
    categories = Categories(words.vocabulary, taught, await unit.bank_rows.habits(viewer))
    mongolian = money.currency.code == "MNT"
    printed = receipt.merchant.value if receipt.merchant else None
    shop = categories.shop(folded(printed or "").split(), mongolian=mongolian) if printed else Shop()
    name = shop.name or printed
    category = categories.of(name, shop, income=False)
    return name, category or _of_items(receipt, categories, mongolian=mongolian)


def _of_items(receipt: Receipt, categories: Categories, *, mongolian: bool) -> str | None:
    """The category of more than half of the money of the items."""
    sums: dict[str, Decimal] = {}
    whole = Decimal(0)
    for item in receipt.items:
        amount = abs(item.amount or Decimal(0))
        whole += amount
        category = categories.shop(folded(item.text).split(), mongolian=mongolian).category
        if category and not category.startswith("income."):
            sums[category] = sums.get(category, Decimal(0)) + amount
    best = max(sums, key=lambda slug: sums[slug], default=None)
    return best if best and sums[best] * 2 > whole else None


async def _repaying(unit: Unit, viewer: Viewer, details: Details) -> Details:
    """A refund with the purchase that it lowers, when there is one at this shop."""
    if not details.payee:
        return details
    found = await unit.entries.candidates(viewer, details, details.day - REPAID_WITHIN)
    if not found:
        return details
    return replace(details, repays=found[0].id, category=found[0].details.category or details.category)
