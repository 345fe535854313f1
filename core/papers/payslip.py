"""Payslips: who paid for which period, how much before and after tax. Sums of the year so far are never taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.documents.model import Hints, Payslip, Problem, Read
from core.documents.page import Page
from core.papers.agree import DOUBTED, LOOSE, PRINTED, PROVED_BY_SUMS, SEEN, agreed, settled
from core.papers.cells import Sheet, sheet
from core.papers.columns import HEADS, Heading, Placed, headings, of_this_pay, placed
from core.papers.country import country_of, currency_of
from core.papers.days import days, month_of, one_day
from core.papers.figures import sums
from core.papers.labelled import Spotted, but, labels_of, only, spotted, values
from core.papers.names import maker, name_in
from core.papers.payslip_sums import Proved, hours_worked, proved
from core.papers.words import PaperWords

_SUMS = ("gross", "tax", "net", "retirement", "deductions", "additions")
_LEAST_HOURS, _MOST_HOURS = Decimal(1), Decimal(400)
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class _Paper:
    """One reading with what is found on it."""

    sheet: Sheet
    spots: Spotted
    heads: tuple[Heading, ...]
    words: PaperWords
    country: str | None


def read_payslip(readings: Sequence[Sequence[Page]], words: PaperWords, hints: Hints) -> Payslip | None:
    """Read a payslip of each engine's pages; None when no net pay stands on it."""
    seen = glance(readings, words, hints)
    return seen if seen.net else None


def glance(readings: Sequence[Sequence[Page]], words: PaperWords, hints: Hints) -> Payslip:
    """What each engine's pages tell of a payslip, be it a part of one."""
    seen = [_seen(sheet(pages), words, hints) for pages in readings]
    net = agreed([one.net for one in seen])
    gross, tax = agreed([one.gross for one in seen]), agreed([one.tax for one in seen])
    checked = any(one.checked and _same(one, net, gross, tax) for one in seen)
    return Payslip(
        employer=agreed([one.employer for one in seen]),
        first=agreed([one.first for one in seen]),
        last=agreed([one.last for one in seen]),
        paid_on=agreed([one.paid_on for one in seen]),
        hours=agreed([one.hours for one in seen]),
        gross=gross,
        tax=tax,
        net=net,
        retirement=agreed([one.retirement for one in seen]),
        currency=agreed([one.currency for one in seen]),
        checked=checked,
        problems=() if checked or not (gross and tax) else (Problem("payslip.sums"),),
    )


def _same(one: Payslip, net: Read[Decimal] | None, gross: Read[Decimal] | None, tax: Read[Decimal] | None) -> bool:
    pairs = ((one.net, net), (one.gross, gross), (one.tax, tax))
    return all(mine and theirs and mine.value == theirs.value for mine, theirs in pairs)


def _seen(page: Sheet, words: PaperWords, hints: Hints) -> Payslip:
    spots = spotted(page, words.payslip)
    paper = _Paper(page, but(spots, HEADS), headings(page, spots), words, country_of(page, words))
    found = {slot: _sums_of(paper, slot) for slot in _SUMS}
    proof = proved(found, paper.country)
    reads = {slot: _read(found[slot], proof, slot, own=page.own) for slot in _SUMS}
    first, last = _period(paper)
    label = settled(values(page, spots, ("employer",), name_in), own=page.own)
    return Payslip(
        employer=maker(page, words, known=label.value if label else None),
        first=first,
        last=last,
        paid_on=settled(values(page, spots, ("paid_on",), lambda text: _day(text, paper)), own=page.own),
        hours=_hours(paper),
        gross=reads["gross"],
        tax=reads["tax"],
        net=reads["net"],
        retirement=reads["retirement"],
        currency=currency_of([one for cell in page.cells for one in sums(cell.text, words)], paper.country, hints),
        checked=proof is not None,
    )


def _sums_of(paper: _Paper, slot: str) -> tuple[Placed, ...]:
    """What could be a field's sum: right of its labels, or under them where nothing stands on the right."""
    made: list[Placed] = []
    for label in labels_of(paper.sheet, paper.spots, (slot,)):
        made += of_this_pay(paper.sheet, paper.spots, label, paper.heads, paper.words)
    if made:
        return tuple(made)

    def lone(text: str) -> Decimal | None:
        found = [one for one in sums(text, paper.words) if one.money]
        return abs(found[0].value) if len(found) == 1 else None

    under = values(paper.sheet, paper.spots, (slot,), lone)
    return tuple(Placed(one.value, one.box, one.page, one.sure, money=True) for one in under)


def _read(found: Sequence[Placed], proof: Proved | None, slot: str, *, own: bool) -> Read[Decimal] | None:
    """A field's sum: the one that adds up with the others, else the only one, else the first and in doubt."""
    chosen: Placed | None = getattr(proof, slot, None) if proof else None
    if chosen is not None and proof is not None:
        return Read(chosen.value, PROVED_BY_SUMS if proof.alone else PRINTED, chosen.box, chosen.page)
    if not found:
        return None
    first = found[0]
    if any(one.value != first.value for one in found):
        return Read(first.value, DOUBTED, first.box, first.page)
    sure = PRINTED if own or len(found) > 1 else SEEN
    return Read(first.value, sure if first.money else LOOSE, first.box, first.page)


def _hours(paper: _Paper) -> Read[Decimal] | None:
    """Hours by their label, or by rows that say hours × rate = amount under a heading of hours; allowances are none."""
    label = settled(
        values(paper.sheet, paper.spots, ("hours",), lambda text: _few(text, paper.words)), own=paper.sheet.own
    )
    if label:
        return label
    tops = [head for head in paper.heads if head.slot == "units"]
    if not tops:
        return None
    rows = [
        tuple(one for cell in row for one in placed(cell, paper.words))
        for row in paper.sheet.rows[min(head.cell.row for head in tops) + 1 :]
        if not any(spot.slot == "extra" for cell in row for spot in paper.words.payslip.spot(cell.bones))
    ]
    worked = hours_worked(rows)
    if worked is None or not _LEAST_HOURS <= worked.value <= _MOST_HOURS:
        return None
    return Read(worked.value, PRINTED, worked.box, worked.page)


def _few(text: str, words: PaperWords) -> Decimal | None:
    found = [one.value for one in sums(text, words)]
    return found[0] if found and _LEAST_HOURS <= found[0] <= _MOST_HOURS else None


def _day(text: str, paper: _Paper) -> date | None:
    found = one_day(text, paper.words, paper.country)
    return found.value if found else None


def _period(paper: _Paper) -> tuple[Read[date] | None, Read[date] | None]:
    """The first and the last day: of a period, of two labels, or of a month that is named."""

    def span(text: str) -> Span | None:
        found = days(text, paper.words, paper.country)
        if len(found) >= 2 and found[0].value < found[1].value:
            return found[0].value, found[1].value
        return month_of(text, paper.words)

    own = paper.sheet.own
    whole = settled(values(paper.sheet, only(paper.spots, {"period"}), ("period",), span), own=own)
    first, last = (
        settled(values(paper.sheet, paper.spots, (slot,), lambda text: _day(text, paper)), own=own)
        for slot in ("first", "last")
    )
    if whole is None and first is None and last is None:
        whole = _anywhere(paper, span)
    return (_part(whole, 0), _part(whole, 1)) if whole else (first, last)


def _part(span: Read[Span], which: int) -> Read[date]:
    return Read(span.value[which], span.confidence, span.box, span.page)


def _anywhere(paper: _Paper, span: Callable[[str], Span | None]) -> Read[Span] | None:
    """A period that stands at the head without a label ("2026 оны 10 сарын цалингийн хуудас")."""
    for cell in paper.sheet.cells:
        found = span(cell.text)
        if found:
            return Read(found, LOOSE, cell.box, cell.page)
    return None
