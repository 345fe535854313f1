"""Tables in, statements out: each account's rows with what proves them, or what is to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.documents.model import Hints, Mapping, Problem, Statement
from core.documents.page import Table
from core.statements.accounts import named, split
from core.statements.candidates import Candidate, Figures
from core.statements.choose import Choice, Printed, choose, tried
from core.statements.columns import Header
from core.statements.compose import Parts, composed
from core.statements.dates import day_reader
from core.statements.doubt import answered
from core.statements.evidence import evidence_of
from core.statements.facts import facts_of, period_of
from core.statements.gather import Entry, cell, gather
from core.statements.printed import printed_of
from core.statements.rows import RowMaker, id_column
from core.statements.sections import Section, sections
from core.statements.shape import Frame, frame_of
from core.statements.words import StatementWords

_SAMPLE = 100


@dataclass(frozen=True, slots=True)
class _Source:
    """A section that is being read: how it is looked at, and what is known beside its rows."""

    section: Section
    sheet: str
    frame: Frame
    printed: Printed
    period: tuple[date | None, date | None]
    words: StatementWords
    hints: Hints


def read_tables(tables: Sequence[Table], words: StatementWords, hints: Hints) -> tuple[Statement, ...]:
    """The statements that tables hold, one for each account in the order of the file; () when none looks like one."""
    return tuple(
        statement
        for table in tables
        for section in sections(table, words)
        for statement in _of_section(section, table.name, words, hints)
    )


def read_under(header: Header, table: Table, words: StatementWords, hints: Hints) -> tuple[Statement, ...]:
    """The statements of a table whose `header` was not printed, but seen from the places of its columns."""
    section = Section(
        header, table.rows[header.end :], table.places[header.end :], facts_of(table.rows[: header.start], words)
    )
    return tuple(_of_section(section, table.name, words, hints))


def _of_section(section: Section, sheet: str, words: StatementWords, hints: Hints) -> list[Statement]:
    above = section.above
    period = _period(section, words, hints)
    latest = min(period[1], hints.today) if period[1] else hints.today
    code = above.currency or (section.header.currency if section.header else None)
    frame = frame_of(section, code, words, hints, latest)
    if frame is None:
        return []
    said = answered(frame, hints)
    if said is not None and not frame.reader.sure:
        frame = replace(frame, reader=replace(frame.reader, order=said.order, sure=True, _seen={}))
    gathered = gather(section, frame, words)
    below = facts_of(gathered.below, words)
    source = _Source(
        replace(section, above=above.over(below)), sheet, frame, printed_of(frame, above, gathered.below, words),
        period, words, hints,
    )  # fmt: skip
    problems = list(gathered.problems)
    if gathered.left_out:
        problems.append(Problem("statement.left_out", (("count", str(gathered.left_out)),)))
    return _of_accounts(gathered.entries, source, problems)


def _period(section: Section, words: StatementWords, hints: Hints) -> tuple[date | None, date | None]:
    dates = section.above.dates
    return period_of(section.above, day_reader(dates, words.months, hints.today)) if dates else (None, None)


def _of_accounts(entries: Sequence[Entry], source: _Source, problems: Sequence[Problem]) -> list[Statement]:
    """One statement of all entries when that proves, or when one account is named; else one for each account."""
    if not entries:
        return []
    groups = split(entries, source.frame)
    if len(groups) > 1:
        whole = _statement(entries, source, problems)
        if whole is not None and whole.proved:
            return [whole]
        source = replace(source, printed=Printed(before=source.printed.before))
    made = [_statement(group, source, problems if number == 0 else ()) for number, group in enumerate(groups)]
    return [statement for statement in made if statement is not None]


def _statement(entries: Sequence[Entry], source: _Source, problems: Sequence[Problem]) -> Statement | None:
    posted = [entry for entry in entries if not entry.pending]
    pending = [entry for entry in entries if entry.pending]
    figures, choice = _chosen(posted or entries, source)
    if pending and (choice is None or not choice.outcome.proved):
        other = _chosen(entries, source)
        if other[1] is not None and other[1].outcome.proved:
            posted, pending, (figures, choice) = list(entries), [], other
            for entry in posted:
                entry.pending = False
    if choice is None or not (source.frame.header or choice.outcome.proved or _is_money(choice, figures)):
        return None
    account = named(entries, source.frame, source.section.above, source.sheet, source.words, source.hints)
    said = answered(source.frame, source.hints) if choice.rivals else None
    if said is not None:
        choice = _as_said(Candidate(replace(said, flip=False)), choice, said, figures, source)
    return composed(
        Parts(
            choice=choice,
            posted=posted or entries,
            pending=pending if posted else (),
            figures=figures,
            printed=source.printed,
            account=account,
            period=source.period,
            today=source.hints.today,
            maker=RowMaker(source.frame, source.words, id_column(posted, source.frame), account.currency),
            problems=problems,
            is_answered=said is not None,
        )
    )


def _is_money(choice: Choice, figures: Figures) -> bool:
    """Whether figures without a header and a proof are printed as money is, and not as telephone numbers are."""
    column = choice.mapping.amount
    if column is None:
        return True
    cells = [cell(entry.row, column).strip() for entry in figures.entries[:_SAMPLE]]
    return sum(not one.isdigit() for one in cells) * 2 > len(cells)


def _chosen(entries: Sequence[Entry], source: _Source) -> tuple[Figures, Choice | None]:
    figures = Figures(entries, source.frame.figures)
    evidence = evidence_of(entries, source.frame, source.section.above.texts, source.words)
    days = [entry.day for entry in entries]
    return figures, choose(source.frame, figures, days, source.printed, evidence)


def _as_said(candidate: Candidate, choice: Choice, said: Mapping, figures: Figures, source: _Source) -> Choice:
    """The choice that a person made, with the sums as they come out of it."""
    best = choice.outcome.candidate
    if (said.amount, said.money_in, said.money_out) == (best.mapping.amount, None, None):
        candidate = replace(candidate, sign=best.sign, fee=best.fee)
    outcome = tried(candidate, figures, [entry.day for entry in figures.entries], source.printed, source.frame.others)
    return Choice(outcome, said, outcome.turned != said.flip)
