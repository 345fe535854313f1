"""A statement put together: rows in the order of time, what is wrong with them, and whether all of it is proved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.documents.model import Problem, Statement, StatementRow
from core.statements.accounts import Account
from core.statements.candidates import Figures, amounts_of
from core.statements.choose import Choice, Printed
from core.statements.days import misplaced
from core.statements.doubt import doubt_of
from core.statements.gather import Entry
from core.statements.rows import RowMaker, in_time, is_checkpoint

_MOST_PROBLEMS = 20
_HARMLESS = frozenset({"statement.year_filled", "statement.left_out"})
"""Problems that take nothing from a proof."""


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a statement is made of. `posted` are the entries that were proved, `pending` stand outside."""

    choice: Choice
    posted: Sequence[Entry]
    pending: Sequence[Entry]
    figures: Figures
    printed: Printed
    account: Account
    period: tuple[date | None, date | None]
    today: date
    maker: RowMaker
    problems: Sequence[Problem]
    is_answered: bool


def composed(parts: Parts) -> Statement:
    """The statement of one account."""
    proof, sign = parts.choice.outcome.proof, -1 if parts.choice.owed else 1
    rows = _rows(parts)
    problems = [*parts.problems, *_unread(parts), *_off(parts), *_sums_off(parts), *_days_off(parts), *_notes(parts)]
    asks = bool(parts.choice.rivals) or not parts.maker.frame.reader.sure
    doubt = None
    if asks and not parts.is_answered:
        choices = (parts.choice.mapping, *parts.choice.rivals)
        in_order = [parts.posted[one] for one in parts.choice.outcome.order[:30]]
        doubt = doubt_of(choices, in_order, parts.maker.frame, parts.maker, parts.choice.outcome.candidate)
    first, last = parts.period
    return Statement(
        rows=in_time(rows, _pending(parts)),
        bank=parts.account.bank,
        account=parts.account.number,
        currency=parts.account.currency,
        holder=parts.account.holder,
        opening=None if proof.opening is None else sign * proof.opening,
        closing=None if proof.closing is None else sign * proof.closing,
        first=first or min((row.day for row in rows), default=None),
        last=last or max((row.day for row in rows), default=None),
        proved=parts.choice.outcome.proved and doubt is None and all(problem.code in _HARMLESS for problem in problems),
        doubt=doubt,
        problems=tuple(problems[:_MOST_PROBLEMS]),
    )


def _direction(choice: Choice) -> int:
    """-1 where amounts mean the opposite of what the candidate reads."""
    return 1 if choice.mapping == choice.outcome.candidate.mapping else -1


def _rows(parts: Parts) -> list[StatementRow]:
    """The posted rows, the oldest first. What has no amount is no row; nor is a nought that says what was there."""
    outcome, sign = parts.choice.outcome, -1 if parts.choice.owed else 1
    direction = _direction(parts.choice)
    column = parts.choice.mapping.balance
    balances = parts.figures.column(column) if column is not None else [None] * len(parts.posted)
    make, rows = parts.maker.make, []
    for index in outcome.order:
        amount, balance, entry = outcome.amounts[index], balances[index], parts.posted[index]
        if amount is None or (not amount and is_checkpoint(entry, parts.maker.frame, parts.maker.words)):
            continue
        signed = amount if direction == 1 else -amount
        rows.append(make(entry, signed, balance if sign == 1 or balance is None else -balance))
    return rows


def _pending(parts: Parts) -> list[StatementRow]:
    figures = Figures(parts.pending, parts.figures.reader)
    amounts = amounts_of(parts.choice.outcome.candidate, figures)
    direction = _direction(parts.choice)
    return [
        parts.maker.make(entry, direction * amount, None)
        for entry, amount in zip(parts.pending, amounts, strict=True)
        if amount is not None
    ]


def _unread(parts: Parts) -> list[Problem]:
    """Rows whose amount or balance is no figure, and rows without a day of their own where nothing proves them."""
    mapping = parts.choice.outcome.candidate.mapping
    columns = (mapping.amount, mapping.money_in, mapping.money_out, mapping.balance, parts.choice.outcome.candidate.fee)
    bad = {index for column in columns if column is not None for index in parts.figures.bad(column)}
    bad.update(parts.choice.outcome.uncovered)
    found = [_at("row_unread", parts.posted[index]) for index in sorted(bad)]
    if not parts.choice.outcome.proved:
        found += [_at("row_undated", entry) for entry in parts.posted if not entry.dated]
    return found


def _at(code: str, entry: Entry) -> Problem:
    return Problem(f"statement.{code}", (("row", str(entry.place)),))


def _off(parts: Parts) -> list[Problem]:
    """Where the sums are not what is printed."""
    if parts.choice.rivals:
        return []
    outcome, sign = parts.choice.outcome, -1 if parts.choice.owed else 1
    found = []
    for one in outcome.proof.breaks:
        told = (("expected", str(sign * one.expected)), ("found", str(sign * one.found)))
        if one.index < len(outcome.order):
            entry = parts.posted[outcome.order[one.index]]
            found.append(Problem("statement.row_off", (("row", str(entry.place)), *told)))
        else:
            found.append(Problem("statement.closing_off", told))
    return found + _before_off(parts)


def _before_off(parts: Parts) -> list[Problem]:
    """Rows that print what was there before them, where it is not so. Rows that are off already are not told twice."""
    column, balance = parts.printed.before, parts.choice.mapping.balance
    if column is None or balance is None or parts.choice.outcome.proof.failed:
        return []
    outcome = parts.choice.outcome
    sign = -1 if outcome.turned else 1
    befores, afters = parts.figures.column(column), parts.figures.column(balance)
    found = [_at("row_unread", parts.posted[one]) for one in parts.figures.bad(column)]
    for entry, before, amount, after in zip(parts.posted, befores, outcome.amounts, afters, strict=True):
        if before is not None and amount is not None and after is not None and before + sign * amount != after:
            told = (("expected", str(before + sign * amount)), ("found", str(after)))
            found.append(Problem("statement.row_off", (("row", str(entry.place)), *told)))
    return found


def _sums_off(parts: Parts) -> list[Problem]:
    """Printed sums of what came and went that are not the sums of the rows, where the columns are certain."""
    if not parts.choice.outcome.candidate.absolute or parts.choice.rivals:
        return []
    direction = _direction(parts.choice)
    amounts = [direction * amount for amount in parts.choice.outcome.amounts if amount is not None]
    sums = (
        (parts.printed.total_in, sum((one for one in amounts if one > 0), Decimal(0))),
        (parts.printed.total_out, -sum((one for one in amounts if one < 0), Decimal(0))),
    )
    return [
        Problem("statement.total_off", (("expected", str(made)), ("found", str(printed))))
        for printed, made in sums
        if printed is not None and printed != made
    ]


def _days_off(parts: Parts) -> list[Problem]:
    in_order = [parts.posted[one] for one in parts.choice.outcome.order]
    wrong = misplaced([entry.day for entry in in_order], *parts.period, parts.today)
    return [
        Problem("statement.day_off", (("row", str(in_order[one].place)), ("day", in_order[one].day.isoformat())))
        for one in wrong
    ]


def _notes(parts: Parts) -> list[Problem]:
    """What was filled in, and what could be read in two ways."""
    frame = parts.maker.frame
    found = [] if frame.figures.sure else [Problem("statement.figures_unsure")]
    if frame.reader.guessed_year and parts.period[1] is None:
        found.append(Problem("statement.year_filled", (("year", str(frame.reader.latest.year)),)))
    return found
