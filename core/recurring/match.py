"""Which entry pays which expected bill: one to one, the best first, and never twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from core.importing.fold import likeness
from core.recurring.grouped import name_of
from core.recurring.model import Seen

EARLY = 7
"""Days before it is due from which a payment counts."""
LATE = 14
"""Days after; a bill that comes more often than every three weeks has half its interval on either side."""
_TENTH = 10


@dataclass(frozen=True, slots=True)
class Bill:
    """An occurrence that waits for its payment.

    `low` and `high` are what it may be, in minor units, both inclusive; `account` is where it is paid from, None for
    any. `every` is about how many days lie between two. `id` and `series` are the caller's own: two occurrences of one
    series are the same bill at two times.
    """

    id: int
    series: int
    day: date
    payee: str
    low: int
    high: int
    currency: str
    outgoing: bool
    account: int | None = None
    every: int = 30


@dataclass(frozen=True, slots=True)
class Paid:
    """An entry that pays a bill."""

    bill: Bill
    entry: Seen


def matched(bills: Sequence[Bill], entries: Sequence[Seen], noise: Collection[str] = ()) -> list[Paid]:
    """Pairs of a bill and the entry that pays it; `entries` are those that pay nothing yet.

    The payee decides first, then the account, then how near the day is. Without a likeness of the payees nothing is
    matched unless one of them names nobody and the amount is exactly the bill's.
    """
    pairs = [(rank, bill, entry) for bill in bills for entry in entries if (rank := _rank(bill, entry, noise))]
    paid: set[int] = set()
    used: set[int] = set()
    found = []
    for _, bill, entry in sorted(pairs, key=lambda pair: (pair[0], pair[1].day, pair[1].id, pair[2].id)):
        if bill.id not in paid and entry.id not in used:
            paid.add(bill.id)
            used.add(entry.id)
            found.append(Paid(bill, entry))
    return sorted(found, key=lambda one: (one.bill.day, one.bill.id))


def amount_range(minor: int, past: Sequence[int] = ()) -> tuple[int, int]:
    """What a bill may be that is expected to be `minor`: a tenth to either side, and as far as the past went."""
    spread = -(-minor // _TENTH)
    return min([minor - spread, *past]), max([minor + spread, *past])


def _rank(bill: Bill, entry: Seen, noise: Collection[str]) -> tuple[int, int, int] | None:
    """How well an entry pays a bill, the best lowest; None when it does not."""
    if (bill.currency, bill.outgoing) != (entry.currency, entry.outgoing) or not bill.low <= entry.minor <= bill.high:
        return None
    after = (entry.day - bill.day).days
    if not -min(EARLY, bill.every // 2) <= after <= min(LATE, (bill.every - 1) // 2):
        return None
    alike = _likeness(bill, entry, noise)
    if not alike:
        return None
    elsewhere = bill.account is not None and entry.account is not None and bill.account != entry.account
    return (-alike, int(elsewhere), abs(after))


def _likeness(bill: Bill, entry: Seen, noise: Collection[str]) -> int:
    """How much the payees are one; 1 where one side names nobody and only the amount speaks for it."""
    mine = name_of(Seen(bill.day, bill.payee, bill.low, bill.currency, bill.outgoing), noise)
    theirs = name_of(entry, noise)
    if mine and theirs:
        return likeness(mine, theirs, noise)
    exact = bill.low <= entry.minor <= bill.high and (bill.high - bill.low) * _TENTH <= 2 * bill.high + _TENTH
    return int(exact)
