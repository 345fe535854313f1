"""Statements on pages, printed or scanned, become the rows of accounts: tables are found, cut into columns and proved.

What a page's words mean is settled by `core.statements.read`, as for any file. Where the place of columns is in doubt,
each way to cut them is tried, and the one that proves is kept. Pages that an engine read from a picture are held to
more: nothing proves the first row but a printed opening, and days must not turn back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from core.documents.model import Hints, Problem, Statement
from core.documents.page import Page
from core.statements.figures import reader_for
from core.statements.page_layout import MOVES
from core.statements.page_marks import Marks
from core.statements.page_sections import Section, sections
from core.statements.page_tables import WAYS, PageTable, page_table
from core.statements.page_unheaded import unheaded
from core.statements.read import read_tables, read_under
from core.statements.repair import Repair, repaired, stated, tidy
from core.statements.words import StatementWords

PRINTED = "pdf"
"""The engine of pages whose words are exactly what was printed."""


def read_pages(pages: Sequence[Page], words: StatementWords, hints: Hints) -> tuple[Statement, ...]:
    """The statements that pages hold, one an account, in their order; () when they hold none.

    All pages come from one engine. Nothing is raised for pages that make no sense: they hold no statement.
    """
    marks = Marks(words, loose=any(page.engine != PRINTED for page in pages))
    return _of_all(sections(pages, marks), marks, hints) or _unheaded(pages, marks, hints)


def _of_all(found: Iterable[Section], marks: Marks, hints: Hints) -> tuple[Statement, ...]:
    return tuple(statement for section in found for statement in _section(section, marks, hints))


def _unheaded(pages: Sequence[Page], marks: Marks, hints: Hints) -> tuple[Statement, ...]:
    """Tables without a heading in the first way to see them that proves, else in the way that explains the most."""
    most: tuple[Statement, ...] = ()
    for found in unheaded(pages, marks):
        read = _of_all(found, marks, hints)
        if _worth(read) > _worth(most):
            most = read
        if _worth(most)[0]:
            break
    return most


def _section(section: Section, marks: Marks, hints: Hints) -> tuple[Statement, ...]:
    """A table in the first way to cut it that proves, else in the way that explains the most of it."""
    best: tuple[Statement, ...] = ()
    for way in range(WAYS):
        found = page_table(section, marks, way)
        read = _table(found, marks, hints) if found is not None else ()
        if _worth(read) > _worth(best):
            best = read
        if read and all(statement.proved for statement in read):
            break
    return best


def _table(found: PageTable, marks: Marks, hints: Hints) -> tuple[Statement, ...]:
    if not marks.loose:
        return tuple(_placed(one, found, marks.words) for one in _read(found, marks.words, hints))
    found = tidy(found, marks.words)
    read = _read(found, marks.words, hints)
    if mended := repaired(found, marks.words):
        again = _read(mended[0], marks.words, hints)
        if len(again) == 1 and again[0].proved:
            read = (_told(again[0], mended[1], found),)
            found = mended[0]
    return tuple(_placed(_held(statement, found, marks), found, marks.words) for statement in read)


def _read(found: PageTable, words: StatementWords, hints: Hints) -> tuple[Statement, ...]:
    if found.header is not None:
        return read_under(found.header, found.table, words, hints)
    return read_tables((found.table,), words, hints)


def _without_move(statement: Statement, found: PageTable, words: StatementWords) -> int | None:
    """A row whose amount is printed in no column of money that moved, or that was left out; None when there is none.

    Where two lines ran into one, a balance can pass for an amount and even add up.
    """
    moves = [at for at, role in enumerate(found.roles) if role in MOVES]
    body = found.table.rows[found.head + 1 : found.head + 1 + len(found.gaps)]
    reader = reader_for((row[at] for row in body for at in moves), words, None)
    for row in statement.rows:
        printed = [reader.read(body[row.place - 1][at]) for at in moves]
        if not any(one is not None and abs(one) == abs(row.amount) for one in printed):
            return row.place
    kept = {row.place for row in statement.rows}
    return next(
        (at for at, row in enumerate(body, 1) if at not in kept and any(map(reader.read, map(row.__getitem__, moves)))),
        None,
    )


def _placed(statement: Statement, found: PageTable, words: StatementWords) -> Statement:
    """The statement with the pages of its rows, whose places are numbers of the table's rows."""
    if statement.proved and (lost := _without_move(statement, found, words)) is not None:
        problem = Problem("statement.row_unread", (("row", str(lost)),))
        statement = replace(statement, proved=False, problems=(*statement.problems, problem))
    rows = tuple(replace(row, place=found.pages[row.place - 1]) for row in statement.rows)
    return replace(statement, rows=rows)


def _told(statement: Statement, repairs: Sequence[Repair], found: PageTable) -> Statement:
    """A statement that says which figures of it were put right."""
    problems = []
    for repair in repairs:
        row = found.table.rows[found.head + 1 + repair.row]
        params = (("row", str(repair.row + 1)), ("was", row[repair.column]), ("now", str(repair.now)))
        problems.append(Problem("statement.repaired", params))
    return replace(statement, repairs=len(repairs), problems=(*statement.problems, *problems))


def _held(statement: Statement, found: PageTable, marks: Marks) -> Statement:
    """What was read from a picture, less the proof where a misread figure or day would not have broken it."""
    if not statement.proved:
        return statement
    days = [row.day for row in statement.rows if not row.pending]
    if any(later < earlier for earlier, later in pairwise(days)):
        return replace(statement, proved=False, problems=(*statement.problems, Problem("statement.days_turn_back")))
    if any(problem.code == "statement.year_filled" for problem in statement.problems):
        return replace(statement, proved=False)
    opening = stated(found, marks.words, "opening")
    anchored = opening is not None and statement.opening is not None and abs(opening) == abs(statement.opening)
    if not anchored and "opening" not in found.roles:
        return replace(statement, proved=False, problems=(*statement.problems, Problem("statement.unopened")))
    return statement


def _worth(statements: Sequence[Statement]) -> tuple[bool, bool, int]:
    """How good a reading is: proved, then without repairs, then with the most rows."""
    proved = bool(statements) and all(statement.proved for statement in statements)
    mended = any(statement.repairs for statement in statements)
    return proved, proved and not mended, sum(len(statement.rows) for statement in statements)


def best(readings: Iterable[Sequence[Statement]]) -> tuple[Statement, ...]:
    """What several engines read of the same pages, as one: what proves comes first, the earlier of equals.

    Two that prove and tell of other days take each other's proof away: a balance says nothing of days.
    """
    ranked = sorted((tuple(reading) for reading in readings), key=_worth, reverse=True)
    if not ranked:
        return ()
    first, *others = ranked
    return tuple(
        _unless_contradicted(statement, [other[at] for other in others if len(other) == len(first)])
        for at, statement in enumerate(first)
    )


def _unless_contradicted(statement: Statement, others: Iterable[Statement]) -> Statement:
    days = [(row.day, row.amount) for row in statement.rows]
    for other in others:
        if statement.proved and other.proved and [(row.day, row.amount) for row in other.rows] != days:
            return replace(statement, proved=False, problems=(*statement.problems, Problem("statement.engines_differ")))
    return statement
