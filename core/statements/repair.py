"""Figures that an engine misread, put right where the balances leave one value only, one that looks like what was read.

A figure is repaired when changing it, and no other single figure, makes every sum around it true: a movement between
two balances that other sums confirm, or a balance between two movements that both contradict it. What could as well
be explained by a line that was not read is left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from core.statements.figures import FigureReader, bare_sign, is_blank, reader_for
from core.statements.page_layout import LEFT, MONEY, MOVES
from core.statements.page_misread import alike, rewritten, spelt
from core.statements.page_tables import PageTable
from core.statements.words import StatementWords, fold

_OUT = frozenset({"out", "debit"})
_IN = frozenset({"in", "credit"})


@dataclass(frozen=True, slots=True)
class Repair:
    """A figure that was put right: the row of the table's own (from 0), its column, what was read, and what it is."""

    row: int
    column: int
    was: str
    now: Decimal


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of the chain: where it stands, and its value with the sign that it has in the sum."""

    row: int
    column: int
    text: str
    value: Decimal | None
    sign: int


@dataclass(frozen=True, slots=True)
class _Step:
    """A row as a sum: the money that moved, and the balance after it. `gap`: something may be missing before it."""

    move: _Cell | None
    left: _Cell | None
    gap: bool


def tidy(found: PageTable, words: StatementWords) -> PageTable:
    """The table with its figures spelt as figures: digits for letters that look like them, one kind of separator."""
    money = [at for at, role in enumerate(found.roles) if role in MONEY]
    comma = reader_for((row[at] for row in _body(found) for at in money), words, None).comma
    rows = [list(row) for row in found.table.rows]
    for row in rows[found.head + 1 : found.head + 1 + len(found.gaps)]:
        for at in money:
            row[at] = spelt(row[at], comma=comma)
    return replace(found, table=replace(found.table, rows=tuple(map(tuple, rows))))


def repaired(found: PageTable, words: StatementWords) -> tuple[PageTable, tuple[Repair, ...]] | None:
    """The table with every broken sum mended, or None when one cannot be, or none is broken."""
    chain = _best_chain(found, words)
    if chain is None:
        return None
    steps, opening, closing = chain
    repairs = _mended(steps, opening, closing)
    if not repairs:
        return None
    rows = [list(row) for row in found.table.rows]
    reader = _reader(found, words)
    for repair in repairs:
        cell = rows[found.head + 1 + repair.row]
        text = rewritten(cell[repair.column], repair.now, replace(reader, bare=_bare(found, repair.column, words)))
        if text is None:
            return None
        cell[repair.column] = text
    return replace(found, table=replace(found.table, rows=tuple(map(tuple, rows)))), repairs


def _body(found: PageTable) -> Sequence[Sequence[str]]:
    return found.table.rows[found.head + 1 : found.head + 1 + len(found.gaps)]


def _reader(found: PageTable, words: StatementWords) -> FigureReader:
    money = [at for at, role in enumerate(found.roles) if role in MONEY]
    return reader_for((row[at] for row in _body(found) for at in money), words, None)


def _bare(found: PageTable, column: int, words: StatementWords) -> int:
    return bare_sign((row[column] for row in _body(found)), words)


Chain = tuple[list[_Step], Decimal | None, Decimal | None]


def _best_chain(found: PageTable, words: StatementWords) -> Chain | None:
    """The rows as sums in the order of time and with the sign of movements that makes the most of them true."""
    if not MOVES & set(found.roles) or not LEFT & set(found.roles):
        return None
    opening, closing = (stated(found, words, fact) for fact in ("opening", "closing"))
    chains: list[Chain] = []
    for flip in (1, -1):
        steps = _steps(found, words, flip)
        chains += [(steps, opening, closing), (steps[::-1], opening, closing)]
    scored = [(sum(map(_holds, _sums(*chain))), -at) for at, chain in enumerate(chains)]
    best, at = max(scored)
    return chains[-at] if 2 * best > len(chains[-at][0]) else None


def stated(found: PageTable, words: StatementWords, fact: str) -> Decimal | None:
    """What was there before the table's first row, or after its last, where it is printed around the table."""
    reader = _reader(found, words)
    around = [*found.table.rows[: found.head], *found.table.rows[found.head + 1 + len(found.gaps) :]]
    for row in around:
        for label, value in pairwise(row):
            if words.labels.get(fold(label)) == fact and (read := reader.read(value)) is not None:
                return read
    return None


def _steps(found: PageTable, words: StatementWords, flip: int) -> list[_Step]:
    reader = _reader(found, words)
    readers = [replace(reader, bare=_bare(found, at, words)) for at in range(len(found.roles))]
    steps = []
    day = found.roles.index("day")
    for number, (row, gap) in enumerate(zip(_body(found), found.gaps, strict=True)):
        if not row[day] and all(is_blank(row[at]) for at, role in enumerate(found.roles) if role in MONEY):
            continue
        cells = [
            _Cell(number, at, row[at], readers[at].read(row[at]), _sign(found.roles[at], readers[at], row[at], flip))
            for at in range(len(found.roles))
            if found.roles[at] in MOVES | LEFT and not is_blank(row[at])
        ]
        moves = [cell for cell in cells if found.roles[cell.column] in MOVES and cell.value != 0]
        lefts = [cell for cell in cells if found.roles[cell.column] in LEFT]
        steps.append(_Step(moves[0] if len(moves) == 1 else None, lefts[0] if len(lefts) == 1 else None, gap))
    return steps


def _sign(role: str, reader: FigureReader, text: str, flip: int) -> int:
    """By what a figure counts in the sum: columns of two kinds give the sign whatever sign is printed in them."""
    if role in LEFT:
        return 1
    value = reader.read(text)
    if role in _OUT:
        return 1 if value is not None and value < 0 else -1
    if role in _IN:
        return -1 if value is not None and value < 0 else 1
    return flip


def _value(cell: _Cell | None) -> Decimal | None:
    return None if cell is None or cell.value is None else cell.sign * cell.value


@dataclass(frozen=True, slots=True)
class _Sum:
    """An equality: `before` + `move` = `after`; any of them None when it could not be read."""

    before: Decimal | None
    move: Decimal | None
    after: Decimal | None


def _sums(steps: Sequence[_Step], opening: Decimal | None, closing: Decimal | None) -> list[_Sum]:
    """One for each row, and one for the closing, in which nothing moves."""
    sums = []
    before = opening
    for step in steps:
        after = _value(step.left)
        sums.append(_Sum(before, _value(step.move), after))
        before = after
    return [*sums, _Sum(before, Decimal(0), closing)]


def _holds(one: _Sum) -> bool:
    return (
        one.before is not None and one.move is not None and one.after is not None and one.before + one.move == one.after
    )


def _mended(steps: Sequence[_Step], opening: Decimal | None, closing: Decimal | None) -> tuple[Repair, ...]:
    """Repairs after which every sum of the chain is true; none when it cannot be, or when all are true already."""
    sums = _sums(steps, opening, closing)
    last = len(steps) if closing is not None else len(steps) - 1
    first = 0 if opening is not None else 1
    holds = [_holds(one) for one in sums]
    repairs: list[Repair] = []
    at = first
    while at <= last:
        if holds[at]:
            at += 1
            continue
        pair = at + 1 <= last and not holds[at + 1]
        repair = _balance(steps, sums, at) if pair else _move(steps, sums, holds, at, first, last)
        if repair is None:
            return ()
        repairs.append(repair)
        at += 2 if pair else 1
    return tuple(repairs)


def _move(
    steps: Sequence[_Step], sums: Sequence[_Sum], holds: Sequence[bool], at: int, first: int, last: int
) -> Repair | None:
    """A movement between two balances that the sums before and after it confirm."""
    confirmed = first < at < last and holds[at - 1] and holds[at + 1]
    before, after = sums[at].before, sums[at].after
    if not confirmed or before is None or after is None or steps[at].gap:
        return None
    return _if_alike(steps[at].move, after - before)


def _balance(steps: Sequence[_Step], sums: Sequence[_Sum], at: int) -> Repair | None:
    """A balance that the sum before it and the sum after it contradict alike."""
    one, two = sums[at], sums[at + 1]
    if one.before is None or one.move is None or two.move is None or two.after is None:
        return None
    now = one.before + one.move
    return _if_alike(steps[at].left, now) if now + two.move == two.after else None


def _if_alike(cell: _Cell | None, now: Decimal) -> Repair | None:
    if cell is None or not alike(cell.text, now):
        return None
    return Repair(cell.row, cell.column, cell.text, now * cell.sign)
