"""What the entries of a family show that may be worth knowing: dearer, double, and unusual payments, and categories.

Pure. Each rule is strict: a digest that says nothing is better than one that says what everybody knew.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations
from statistics import median_low

from core.capture.model import Kind
from core.digest.model import Above, Dearer, Twice, Unusual
from core.ledger.model import Entry
from core.money.currency import currency
from core.money.money import Money
from core.recurring.detect import SURE
from core.recurring.model import Series

FRESH = timedelta(days=35)
"""A rise that is older is no news."""
WEEK = timedelta(days=7)
MONTHS = 3
"""Of so many months before the usual is the middle one."""
_FAR_ABOVE = 2
_SHARE_OF_ALL = 10
"""What is above the usual must be at least a tenth of what a month usually takes."""
_TIMES = 3
_FEWEST_BEFORE = 6
_FEWEST_OF_ONE = 3
_SAME_MONTH = timedelta(days=31)


def dearer(series: Iterable[Series], today: date) -> list[Dearer]:
    """Payments that rose lately, the largest rise first."""
    found = []
    for one in series:
        if one.stopped or not one.last.outgoing or one.confidence < SURE or not one.changes:
            continue
        change, code = one.changes[-1], currency(one.last.currency)
        if change.after > change.before and today - FRESH <= change.day <= today:
            found.append(Dearer(one.last.payee, change.day, Money(change.before, code), Money(change.after, code)))
    return sorted(found, key=lambda one: (one.before.minor - one.after.minor, one.payee))


def twice(series: Iterable[Series]) -> list[Twice]:
    """Pairs of subscriptions that look like one paid twice: of one payee, equally often, equally much, within a month.

    What was given twice now and then is none.
    """
    steady = [one for one in series if one.fixed and not one.stopped and one.last.outgoing and one.confidence >= SURE]
    found = []
    for one, other in combinations([one for one in steady if len(one.entries) >= _FEWEST_OF_ONE], 2):
        same = (one.last.payee.casefold(), one.last.currency, one.rhythm, one.minor)
        if one.last.payee and same == (other.last.payee.casefold(), other.last.currency, other.rhythm, other.minor):
            first, last = sorted((one.last.day, other.last.day))
            if last - first <= _SAME_MONTH:
                found.append(Twice(one.last.payee, Money(one.minor, currency(one.last.currency)), (first, last)))
    return sorted(found, key=lambda one: (-one.money.minor, one.payee))


def unusual(entries: Sequence[Entry], recurring: frozenset[int], today: date) -> list[Unusual]:
    """Expenses of the week that are three times as large as any other of their category, the latest first."""
    by_kind: dict[tuple[str | None, str], list[Entry]] = {}
    for entry in entries:
        if entry.details.kind is Kind.EXPENSE:
            by_kind.setdefault((entry.details.category, entry.details.money.currency.code), []).append(entry)
    found = []
    for some in by_kind.values():
        before = [one for one in some if one.details.day <= today - WEEK]
        if len(before) < _FEWEST_BEFORE:
            continue
        most = max((one.details.money for one in before), key=lambda money: money.minor)
        new = [one for one in some if one.details.day > today - WEEK and one.id not in recurring]
        found += [Unusual(one, most) for one in new if one.details.money.minor >= _TIMES * most.minor]
    return sorted(found, key=lambda one: (one.entry.details.day, one.entry.id), reverse=True)


def above(spent: Mapping[str, Sequence[Money]], month: date) -> list[Above]:
    """Groups far above what they usually are, by (this month so far, the same days of the months before).

    Nothing is told of a family of whom some month is not known.
    """
    totals = [sum(moneys[at].minor for moneys in spent.values()) for at in range(1, MONTHS + 1)]
    if not all(total > 0 for total in totals):
        return []
    found = []
    for category, (now, *before) in spent.items():
        usual = median_low(money.minor for money in before)
        more = now.minor - usual
        if usual > 0 and now.minor >= _FAR_ABOVE * usual and more * _SHARE_OF_ALL >= median_low(totals):
            found.append(Above(category, month, now, Money(usual, now.currency)))
    return sorted(found, key=lambda one: (one.usual.minor - one.spent.minor, one.category))
