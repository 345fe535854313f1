"""Which entry pays which occurrence: pure, one to one, and never a guess.

An entry pays an occurrence when it goes the same way in the same currency, near its day, fits its amount, and names it:
by its payee, its note, or at least by its category. One of which nothing at all is known must be of the very amount.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.bills.model import Bill, Flow, Occurrence
from core.bills.names import is_named, is_partly_named
from core.capture.model import Kind
from core.ledger.model import Details, Entry
from core.matters.model import Matter
from core.money.money import Money

WINDOW = timedelta(days=14)
"""An entry lies no further from the day than this, and no further than half of the interval to the next."""
_GOES = {
    Flow.OUT: frozenset({Kind.EXPENSE, Kind.REMITTANCE, Kind.TRANSFER}),
    Flow.IN: frozenset({Kind.INCOME}),
}
_NEAR, _EXACT = 10, 2
"""An amount fits within so many percent of what is expected: a price may rise; without the name it must be closer."""
_FAR = 2
"""What varies may be so many times its most, or its least divided by it."""
_CLOSE = timedelta(days=3)
_TELLING_DIGITS = 3
"""An amount with so many digits, but for the noughts at its end, is seldom met by chance: 983600, 22.99; not 50."""


@dataclass(frozen=True, slots=True)
class Open:
    """An open occurrence with its bill. `reach` is how far an entry may lie from its day."""

    bill: Matter[Bill]
    occurrence: Matter[Occurrence]
    reach: timedelta = WINDOW


def matched(open_ones: Sequence[Open], entries: Iterable[Entry]) -> dict[int, Entry]:
    """The entry that pays each occurrence, by its matter's id; the best pair first, each entry once."""
    pairs = [(weight, one, entry) for entry in entries for one in open_ones if (weight := _weight(one, entry.details))]
    taken: set[int] = set()
    found: dict[int, Entry] = {}
    for _, one, entry in sorted(pairs, key=lambda pair: (pair[0], pair[2].id)):
        if one.occurrence.id not in found and entry.id not in taken:
            found[one.occurrence.id] = entry
            taken.add(entry.id)
    return found


def _weight(one: Open, details: Details) -> tuple[int, int, int] | None:
    """How well an entry fits, the least is best: (evidence, days away, how far the amount is off); None not at all."""
    bill, expected = one.bill.body, one.occurrence.body.expected
    away = abs(details.day - one.occurrence.body.due)
    if details.deleted or details.kind not in _GOES[bill.flow] or away > one.reach:
        return None
    money = _paid(details, bill)
    if money is None or one.bill.account_id not in {None, details.account_id}:
        return None
    off = _off(money, expected) if expected else 0
    if off > _NEAR if bill.money else not _is_in_range(money, bill, expected):
        return None
    evidence = _evidence(bill, details, expected, off, away)
    return None if evidence is None else (evidence, away.days, off)


def _evidence(bill: Bill, details: Details, expected: Money | None, off: int, away: timedelta) -> int | None:
    """What says that it is this bill which an entry pays, the least is best; None when nothing does."""
    others_kind = None not in {bill.category, details.category} and bill.category != details.category
    if is_named(bill, details.payee, details.note, details.beneficiary):
        return 0
    if is_partly_named(bill, details.payee, details.beneficiary) and not others_kind:
        return 1
    is_of_another = bill.payee is not None and details.payee is not None
    is_its_kind = bill.category is not None and bill.category == details.category
    is_sure = (expected is not None and off <= _EXACT) or _is_bare(bill, details)
    if is_its_kind and is_sure and not is_of_another:
        return 2
    return 3 if away <= _CLOSE and _is_nameless(details) and _is_the_very(expected, details) else None


def _is_nameless(details: Details) -> bool:
    """Whether nothing was said of an entry but how much it was."""
    return not any((details.category, details.payee, details.note, details.beneficiary))


def _is_the_very(expected: Money | None, details: Details) -> bool:
    """Whether it is what was expected to the last digit, where that can hardly be chance."""
    telling = expected is not None and len(str(expected.minor).rstrip("0")) >= _TELLING_DIGITS
    return telling and expected in {details.money, details.to_money}


def _paid(details: Details, bill: Bill) -> Money | None:
    """What an entry paid, in the bill's currency."""
    sides = (details.money, details.to_money)
    return next((money for money in sides if money and money.currency == bill.currency), None)


def _off(money: Money, expected: Money) -> int:
    """By how many percent one differs from what was expected."""
    return abs(money.minor - expected.minor) * 100 // max(expected.minor, 1)


def _is_in_range(money: Money, bill: Bill, expected: Money | None) -> bool:
    least, most = bill.low or expected, bill.high or expected
    return (least is None or money.minor * _FAR >= least.minor) and (most is None or money.minor <= most.minor * _FAR)


def _is_bare(bill: Bill, details: Details) -> bool:
    """Whether nothing but its kind was said of an entry ("electricity 104"), as one says it of a bill that varies."""
    return bill.money is None and not any((bill.payee, details.payee, details.note, details.beneficiary))
