"""Bills and invoices: how much is to be paid, by when, to whom, and with which reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.documents.model import Bill, Hints, Problem, Read
from core.documents.page import Page
from core.papers.agree import DOUBTED, LOOSE, agreed, settled, surer
from core.papers.cells import Sheet, sheet
from core.papers.country import country_of, currency_of
from core.papers.days import days, one_day
from core.papers.figures import Sum, one_sum, sums
from core.papers.labelled import Found, Spotted, Where, beginning, but, labels_of, spotted, values
from core.papers.names import maker, name_in
from core.papers.numbers import abn, biller_code, reference, tin
from core.papers.words import PaperWords

_BESIDE = 6
"""Letters between a day and the word that says "by", at most."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A bill in one reading, before engines are compared. `others` are other sums that are called due."""

    bill: Bill
    others: frozenset[Decimal]


def read_bill(readings: Sequence[Sequence[Page]], words: PaperWords, hints: Hints) -> Bill | None:
    """Read a bill of each engine's pages; None when no sum to be paid stands on it.

    `biller_id` is the BPAY biller code where there is one, else the ABN or ТТД. `reference` is what a payer quotes,
    else the number of the account or of the invoice.
    """
    seen = [_seen(sheet(pages), words, hints) for pages in readings]
    amount = agreed([one.bill.amount for one in seen])
    if amount is None:
        return None
    others = frozenset.intersection(*(one.others for one in seen if one.bill.amount)) - {amount.value}
    if others:
        amount = surer(amount, min(amount.confidence, DOUBTED))
    return Bill(
        biller=agreed([one.bill.biller for one in seen]),
        amount=amount,
        currency=agreed([one.bill.currency for one in seen]),
        due=agreed([one.bill.due for one in seen]),
        issued=agreed([one.bill.issued for one in seen]),
        reference=agreed([one.bill.reference for one in seen]),
        biller_id=agreed([one.bill.biller_id for one in seen]),
        problems=_problems(amount, others),
    )


def _problems(amount: Read[Decimal], others: frozenset[Decimal]) -> tuple[Problem, ...]:
    if not others:
        return ()
    told = ", ".join(f"{one:,.2f}" for one in sorted({amount.value, *others}))
    return (Problem("bill.two_amounts", (("amounts", told),)),)


def _seen(paper: Sheet, words: PaperWords, hints: Hints) -> _Seen:
    marks = spotted(paper, words.bill)
    spots = but(beginning(paper, marks, {"biller"}, {"issued"}), {"by"})
    country = country_of(paper, words)
    found = _amounts(paper, spots, words)
    amount = settled([_plain(one) for one in found], own=paper.own)
    called = frozenset(one.value.value for one in found if found and one.slot == found[0].slot)
    label = settled(values(paper, spots, ("biller",), lambda text: _biller(text, words)), own=paper.own)
    figures = [one.value for one in found] or [one for cell in paper.cells for one in sums(cell.text, words)]
    due, issued = _days(paper, spots, words, country)
    due = due or _day_by_which(paper, marks, words, country)
    return _Seen(
        Bill(
            biller=maker(paper, words, known=label.value if label else None),
            amount=amount,
            currency=currency_of(figures, country, hints),
            due=due,
            issued=issued,
            reference=_reference(paper, spots),
            biller_id=_biller_id(paper, spots),
        ),
        called - {amount.value} if amount else frozenset(),
    )


def _biller(text: str, words: PaperWords) -> str | None:
    """A name after "From", where a period may stand as well."""
    return None if one_day(text, words, None) else name_in(text)


def _amounts(paper: Sheet, spots: Spotted, words: PaperWords) -> tuple[Found[Sum], ...]:
    """The sums called due, or with the day by which; the last of those called a total only where nothing is.

    What later pages call due is of single services.
    """
    found = values(paper, spots, ("amount",), lambda text: one_sum(text, words))
    found = found or values(paper, spots, ("due",), lambda text: _signed(text, words))
    if found:
        return tuple(one for one in found if one.page == min(each.page for each in found))
    totals = values(paper, spots, ("total",), lambda text: one_sum(text, words))
    return tuple(sorted(totals, key=lambda one: (-one.page, -one.box.top)))[:1]


def _signed(text: str, words: PaperWords) -> Sum | None:
    found = one_sum(text, words)
    return found if found and found.coin else None


def _plain(found: Found[Sum]) -> Found[Decimal]:
    exact = found.exact and found.value.money and not found.value.slip
    return Found(found.value.value, found.slot, found.where, found.box, found.page, found.sure, exact)


def _days(
    paper: Sheet, spots: Spotted, words: PaperWords, country: str | None
) -> tuple[Read[date] | None, Read[date] | None]:
    """When it is to be paid, and when it was written; a day to pay before the bill was written is doubted."""

    def day(text: str) -> date | None:
        found = one_day(text, words, country)
        return found.value if found else None

    beside = [one for one in values(paper, spots, ("amount",), day) if one.where == Where.SAME]
    due = settled(values(paper, spots, ("due",), day) or beside, own=paper.own)
    issued = settled(values(paper, spots, ("issued",), day), own=paper.own)
    if due and issued and due.value < issued.value:
        return surer(due, DOUBTED), surer(issued, DOUBTED)
    return due, issued


def _day_by_which(paper: Sheet, marks: Spotted, words: PaperWords, country: str | None) -> Read[date] | None:
    """A day in a sentence: right after "by", or right before «дотор»."""
    for label in labels_of(paper, marks, ("by",)):
        for day in days(label.cell.text, words, country):
            beside = day.start - label.spot.end if day.start >= label.spot.end else label.spot.start - day.end
            if 0 <= beside <= _BESIDE:
                return Read(day.value, LOOSE, label.cell.box, label.cell.page)
    return None


def _reference(paper: Sheet, spots: Spotted) -> Read[str] | None:
    for slot in ("reference", "account"):
        read = settled(values(paper, spots, (slot,), reference), own=paper.own)
        if read:
            return read
    return None


def _biller_id(paper: Sheet, spots: Spotted) -> Read[str] | None:
    for slots, parse in ((("biller_code",), biller_code), (("register",), abn), (("register",), tin)):
        read = settled(values(paper, spots, slots, parse), own=paper.own)
        if read:
            return read
    return None
