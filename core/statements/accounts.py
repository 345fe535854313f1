"""Whose rows they are: a file of several accounts split by its columns, and what names each account."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.documents.model import Hints
from core.money.currency import CURRENCIES
from core.statements.facts import Facts, bank_of
from core.statements.figures import signs_in
from core.statements.gather import Entry, cell
from core.statements.shape import Frame
from core.statements.words import StatementWords

_KEYS = ("account", "pocket", "currency")
_MOST_ACCOUNTS = 40
"""Different numbers in a column from which on it is not of the holder's own accounts."""


@dataclass(frozen=True, slots=True)
class Account:
    """The name of an account as the statement gives it; each part None where it is silent."""

    bank: str | None = None
    number: str | None = None
    currency: str | None = None
    holder: str | None = None


def split(entries: Sequence[Entry], frame: Frame) -> list[list[Entry]]:
    """The entries of each account, in the order of their first rows; one list when the columns name only one."""
    columns = [column for role in _KEYS if (column := frame.role(role)) is not None]
    groups: dict[tuple[str, ...], list[Entry]] = {}
    for entry in entries:
        groups.setdefault(tuple(cell(entry.row, column).strip() for column in columns), []).append(entry)
    return list(groups.values()) if len(groups) <= _MOST_ACCOUNTS else [list(entries)]


def named(
    entries: Sequence[Entry], frame: Frame, facts: Facts, sheet: str, words: StatementWords, hints: Hints
) -> Account:
    """What names the account of some entries: columns first, then what is said above the table."""
    first = entries[0].row
    number = (_only(entries, frame.role("account")) or "").strip("- ") or facts.account or facts.iban
    bsb = frame.role("bsb")
    if bsb is not None and facts.bsb is None:
        facts = Facts(bsb=cell(first, bsb)).over(facts)
    labels = frame.header.labels if frame.header else ()
    bank = bank_of(facts, labels, sheet, number, words)
    code = _code(entries, frame) or facts.currency or (frame.header.currency if frame.header else None)
    code = code or (bank.currency if bank else None) or _by_sign(entries, frame, words, hints)
    return Account(bank.name if bank else None, number, code, facts.holder)


def _only(entries: Sequence[Entry], column: int | None) -> str | None:
    """What a column says, when it says the same on every row."""
    if column is None:
        return None
    said = {cell(entry.row, column).strip() for entry in entries}
    return said.pop() or None if len(said) == 1 else None


def _code(entries: Sequence[Entry], frame: Frame) -> str | None:
    code = (_only(entries, frame.role("currency")) or "").upper()
    return code if code in CURRENCIES else None


def _by_sign(entries: Sequence[Entry], frame: Frame, words: StatementWords, hints: Hints) -> str | None:
    """The currency of the signs beside the figures; of a sign that several share, the first that the family has."""
    cells = (cell(entry.row, column) for entry in entries[:50] for column in frame.money)
    for sign in signs_in(cells, words):
        codes = (sign,) if sign in CURRENCIES else words.signs[sign]
        return codes[0] if len(codes) == 1 else next((code for code in hints.currencies if code in codes), None)
    return None
