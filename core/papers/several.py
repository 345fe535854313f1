"""Several payslips or bills in one document: where one ends and the next begins.

A page begins another paper when it tells other days than those before it, and with the pages behind it makes a paper
of its own. What only continues one (details, notes, a slip to tear off) tells no other days, or no sum.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from core.documents.model import Bill, Hints, Payslip, Read
from core.documents.page import Page
from core.papers.bill import read_bill
from core.papers.payslip import glance, read_payslip
from core.papers.words import PaperWords

T = TypeVar("T")
Readings = Sequence[Sequence[Page]]
_Said = tuple[tuple[object | None, ...], ...]
"""What tells one paper from the next, None where it is not said: another one differs in all parts of some of these."""


def read_payslips(readings: Readings, words: PaperWords, hints: Hints) -> tuple[Payslip, ...]:
    """The payslips of each engine's pages in their order, one a pay; () where no net pay stands."""

    def said(pages: Readings) -> _Said:
        seen = glance(pages, words, hints)
        days = [(_of(one),) for one in (seen.first, seen.last, seen.paid_on)]
        pay = (_of(seen.employer), _of(seen.net))
        return (*days, pay)

    return _each(readings, said, lambda pages: read_payslip(pages, words, hints))


def read_bills(readings: Readings, words: PaperWords, hints: Hints) -> tuple[Bill, ...]:
    """The bills of each engine's pages in their order; () where no sum to be paid stands."""

    def said(pages: Readings) -> _Said:
        bill = read_bill(pages, words, hints)
        if bill is None or not (bill.due or bill.issued):
            return ((None,), (None,), (None, None))
        days = [(_of(one),) for one in (bill.due, bill.issued)]
        return (*days, (_of(bill.reference), _of(bill.amount)))

    return _each(readings, said, lambda pages: read_bill(pages, words, hints))


def _of(read: Read[T] | None) -> T | None:
    return read.value if read else None


def _each(readings: Readings, said: Callable[[Readings], _Said], read: Callable[[Readings], T | None]) -> tuple[T, ...]:
    """Read pages in groups. One in which nothing is read goes on the one before it, or begins the next."""
    found: list[tuple[list[int], T]] = []
    waiting: list[int] = []
    for group in _groups(readings, said):
        made = read(_some(readings, [*waiting, *group]))
        if made is not None:
            found.append(([*waiting, *group], made))
            waiting = []
        elif found:
            numbers, before = found[-1]
            found[-1] = ([*numbers, *group], read(_some(readings, [*numbers, *group])) or before)
        else:
            waiting += group
    return tuple(made for _, made in found)


def _groups(readings: Readings, said: Callable[[Readings], _Said]) -> list[list[int]]:
    """The numbers of pages, apart where one contradicts what was said since the last group began."""
    groups: list[list[int]] = []
    known: _Said = ()
    for number in sorted({page.number for pages in readings for page in pages}):
        now = said(_some(readings, [number]))
        if not groups or any(map(_differ, known, now)):
            groups.append([number])
            known = now
        else:
            groups[-1].append(number)
            known = tuple(now_said if None in was else was for was, now_said in zip(known, now, strict=True))
    return groups


def _differ(was: Sequence[object | None], now: Sequence[object | None]) -> bool:
    return all(None not in pair and pair[0] != pair[1] for pair in zip(was, now, strict=True))


def _some(readings: Readings, numbers: Sequence[int]) -> list[list[Page]]:
    """The pages of these numbers as each engine saw them."""
    return [[page for page in pages if page.number in numbers] for pages in readings]
