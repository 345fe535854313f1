"""What the bank's own formats (OFX, QIF, camt, MT940) have in common once read: rows put in order and proved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from core.documents.errors import TooMuchError
from core.documents.limits import MOST_ROWS
from core.documents.model import Problem, Statement, StatementRow
from core.statements.facts import Facts, bank_of
from core.statements.prove import prove
from core.statements.words import fold
from integrations.vocabulary.statements import load_statement_words

_LEAST_ID = 6
"""Digits: a shorter number counts the rows of one file, and says nothing of the next."""
_NO_IDS = {"", "NONREF", "NOTPROVIDED", "NOTAVAILABLE", "NONE", "NULL"}
_ABOUT = timedelta(days=7)
_DIGITS = 24
"""A longer figure is no bank's."""


@dataclass(slots=True)
class Account:
    """One account of a file as it is being read; `statement` makes what is handed on of it.

    `branch` is the bank's own number (a BSB), `institution` its name, where the format has them.
    """

    number: str | None = None
    branch: str | None = None
    institution: str | None = None
    currency: str | None = None
    holder: str | None = None
    opening: Decimal | None = None
    closing: Decimal | None = None
    first: date | None = None
    last: date | None = None
    rows: list[StatementRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, row: StatementRow) -> None:
        """Keep a row. Raises `TooMuchError` past the limit of rows."""
        if len(self.rows) >= MOST_ROWS:
            raise TooMuchError("rows", MOST_ROWS)
        self.rows.append(row)

    def unread(self, place: int) -> None:
        """Tell of a row without a day or an amount: it may not vanish."""
        self.problems.append(Problem("statement.row_unread", (("row", str(place)),)))

    def statement(self) -> Statement:
        """The rows from the oldest, their ids where they can be relied on, and whether the balances prove them."""
        rows = _with_ids(_in_time(self.rows))
        return checked(
            Statement(
                rows=rows,
                bank=self._bank(),
                account=self.number or None,
                currency=self.currency or None,
                holder=self.holder or None,
                opening=self.opening,
                closing=self.closing,
                first=self.first or (rows[0].day if rows else None),
                last=self.last or (rows[-1].day if rows else None),
                problems=tuple(self.problems),
            )
        )

    def _bank(self) -> str | None:
        """The bank by its short name in the vocabulary, if it is one that we know."""
        number = "".join((self.number or "").split())
        facts = Facts(iban=number, bsb=self.branch, texts=(fold(self.institution or ""),))
        bank = bank_of(facts, (), "", None, load_statement_words())
        return bank.name if bank else None


def checked(statement: Statement) -> Statement:
    """The statement with its proof: opening and every booked row make the closing, all within its days, none unread."""
    booked = [row for row in statement.rows if not row.pending]
    problems = (*statement.problems, *(_day_off(row) for row in booked if not _within(row, statement)))
    if statement.opening is None or statement.closing is None:
        return replace(statement, problems=problems)
    proof = prove([row.amount for row in booked], [None] * len(booked), statement.opening, statement.closing)
    problems += tuple(
        Problem("statement.closing_off", (("expected", str(one.expected)), ("found", str(one.found))))
        for one in proof.breaks
    )
    return replace(statement, problems=problems, proved=proof.proved and not problems)


def _day_off(row: StatementRow) -> Problem:
    return Problem("statement.day_off", (("row", str(row.place)), ("day", row.day.isoformat())))


def _within(row: StatementRow, statement: Statement) -> bool:
    """Whether a row's day is about where it must be; days of value lie a little outside."""
    first, last = statement.first or row.day, statement.last or row.day
    return first - _ABOUT <= row.day <= last + _ABOUT


def joined(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements of one account of which each begins where the one before it ended, as one."""
    made: list[Statement] = []
    for one in statements:
        before = made[-1] if made else None
        if before is None or not _follows(before, one):
            made.append(one)
            continue
        rows = before.rows + one.rows
        whole = replace(
            before, rows=_with_ids(rows), closing=one.closing, last=one.last, proved=False,
            problems=before.problems + one.problems,
        )  # fmt: skip
        made[-1] = checked(whole)
    return tuple(made)


def _follows(before: Statement, one: Statement) -> bool:
    return (
        (before.account, before.currency) == (one.account, one.currency)
        and before.account is not None
        and before.proved
        and one.proved
        and before.closing == one.opening
        and (before.last is None or one.first is None or before.last <= one.first)
    )


def _in_time(rows: Sequence[StatementRow]) -> list[StatementRow]:
    """From the oldest: a file that begins with the newest is turned round, so that a day's rows keep their order."""
    turned = bool(rows) and rows[0].day > rows[-1].day
    return sorted(reversed(rows) if turned else rows, key=lambda row: row.day)


def _with_ids(rows: Sequence[StatementRow]) -> tuple[StatementRow, ...]:
    """With the bank's ids if they are ids: where one is there twice they are made of what repeats, and none holds."""
    given = [row.id for row in rows if row.id is not None and row.id.upper() not in _NO_IDS]
    twice = any(count > 1 for count in Counter(given).values())
    if twice or any(one.isdecimal() and len(one) < _LEAST_ID for one in given):
        return tuple(replace(row, id=None) for row in rows)
    known = set(given)
    return tuple(row if row.id is None or row.id in known else replace(row, id=None) for row in rows)


def figure(text: str) -> Decimal | None:
    """An amount as bank software writes it: "-12.50", "+12,5", "1,234.56", "1 234,56". None when it is not plain.

    "1,234" is none: it is a thousand to some, and one and a bit to others.
    """
    bare = "".join(text.split()).replace("\u2212", "-").replace("'", "")
    sign, digits = ("-", bare[1:]) if bare[:1] == "-" else ("", bare.removeprefix("+"))
    dot, comma = digits.rfind("."), digits.rfind(",")
    if dot >= 0 and comma >= 0:
        digits = digits.replace("," if dot > comma else ".", "")
    elif digits.count(",") == 1 and len(digits) - comma == 4 and 0 < comma <= 3 and digits[0] != "0":
        return None
    elif digits.count(",") > 1:
        digits = digits.replace(",", "")
    digits = digits.replace(",", ".")
    whole, _, part = digits.partition(".")
    if not (whole + part).isdecimal() or not digits.isascii() or len(digits) > _DIGITS:
        return None
    return Decimal(f"{sign}{whole or '0'}.{part or '0'}") if part else Decimal(f"{sign}{whole}")


def text_of_parts(*parts: str | None) -> str:
    """What was said of a row, in one line; a part that another one holds already is left out."""
    kept: list[str] = []
    for part in (" ".join(one.split()) for one in parts if one):
        if part and not any(part.casefold() in other.casefold() for other in kept):
            kept = [other for other in kept if other.casefold() not in part.casefold()] + [part]
    return " ".join(kept)
