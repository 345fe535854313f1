"""A receipt out of the words that engines saw: `read_receipt` is the one door of this package."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.documents.model import Hints, Problem, Read, Receipt, ReceiptItem
from core.documents.page import Page
from core.receipts import choose
from core.receipts.agree import Choice
from core.receipts.choose import Seen
from core.receipts.items import items_of
from core.receipts.money import Entry
from core.receipts.payment import card_tail, paid_by
from core.receipts.refunds import is_refund
from core.receipts.rows import Row
from core.receipts.seller import is_ebarimt, seller_of
from core.receipts.taxes import tax_of
from core.receipts.totals import PROOFS
from core.receipts.words import ReceiptWords

FUTURE = "receipt.future"
"""The date that is printed lies ahead of the reader's day."""
SEVERAL = "receipt.totals"
"""More than one sum is called the total."""
_PROVED, _PRINTED = 0.95, 0.7
_AGREED, _ONCE = 0.95, 0.85


@dataclass(frozen=True, slots=True)
class _Best:
    """The reading that the finer fields come from: that in which most labels were read."""

    rows: tuple[Row, ...]
    made: tuple[Entry, ...]


def read_receipt(
    readings: Sequence[Sequence[Page]],
    words: ReceiptWords,
    hints: Hints,
    codes: Sequence[str] = (),
    heads: Sequence[Page] = (),
) -> Receipt | None:
    """What a receipt says, or None when neither a total nor a day with a name stands on it.

    `readings` are the pages as each engine read them, `codes` the texts of QR codes on the pictures, `heads` the
    first lines read once more, for the name. The text of a code, a lottery number and a ДДТД are not kept. The total of
    a refund is as printed; `refund` says what it is.
    """
    seen = choose.look(readings, words, hints, codes)
    choices = choose.totals(seen)
    day, clock = choose.day(seen)
    merchant = choose.merchant(seen, heads)
    if not choices and (day is None or merchant is None):
        return None
    rivals = choose.rivals(choices)
    total = choose.total(choices, rivals)
    best = _best(seen)
    value = total.value if total else None
    items = items_of(best.rows, best.made)
    return Receipt(
        merchant=merchant,
        day=day,
        time=clock,
        total=total,
        currency=_currency(seen),
        tax=_tax(seen, value),
        payment=_paid(seen, value),
        card_tail=_tail(seen),
        seller_id=_seller(seen),
        items=items,
        totals=tuple(one for one in (value, *rivals) if one is not None),
        refund=bool(seen.code and seen.code.refund) or is_refund(seen.readings, words, value),
        ebarimt=any(is_ebarimt(rows, words) for rows in seen.readings),
        checked=_checked(choices, items),
        problems=_problems(day, rivals, hints),
    )


def _best(seen: Seen) -> _Best:
    ranked = [_Best(rows, made) for rows, made in zip(seen.readings, seen.figures, strict=True)]
    return max(
        ranked, key=lambda one: sum(1 for entry in one.made if entry.role and entry.exact), default=_Best((), ())
    )


def _currency(seen: Seen) -> Read[str] | None:
    return Read(seen.currency.code, seen.currency.confidence) if seen.currency else None


def _tax(seen: Seen, total: Decimal | None) -> Read[Decimal] | None:
    """The taxes on which most readings agree, those that a rate bears out first."""
    found = [tax for made in seen.figures for tax in (tax_of(made, total),) if tax]
    proved = [tax for tax in found if tax.proved]
    if proved:
        return Read(proved[0].value, _PROVED)
    return Read(found[0].value, _PRINTED) if found else None


def _paid(seen: Seen, total: Decimal | None) -> Read[str] | None:
    return _agreed([paid_by(rows, made, total) for rows, made in zip(seen.readings, seen.figures, strict=True)])


def _tail(seen: Seen) -> Read[str] | None:
    return _agreed([card_tail(rows) for rows in seen.readings])


def _seller(seen: Seen) -> Read[str] | None:
    return _agreed([seller_of(rows) for rows in seen.readings])


def _agreed(values: Sequence[str | None]) -> Read[str] | None:
    """The value of the first engine that has one; surer when another says the same, unsure when it differs."""
    said = [value for value in values if value is not None]
    if not said:
        return None
    if len(set(said)) > 1:
        return Read(said[0], 0.5)
    return Read(said[0], _AGREED if len(said) > 1 else _ONCE)


def _checked(choices: Sequence[Choice[Decimal]], items: Sequence[ReceiptItem]) -> bool:
    """Whether the total comes out of the lines and taxes, and not only of what was paid."""
    return bool(choices and items and choices[0].evidence & (PROOFS - {"paid", "code"}))


def _problems(day: Read[date] | None, rivals: Sequence[Decimal], hints: Hints) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if day is not None and day.value > hints.today:
        found.append(Problem(FUTURE, (("day", day.value.isoformat()),)))
    if rivals:
        found.append(Problem(SEVERAL, (("amounts", ", ".join(map(str, rivals))),)))
    return tuple(found)
