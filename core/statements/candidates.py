"""Every way in which the columns of a table could mean money in, money out and what is left, the likeliest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from core.documents.model import Mapping
from core.statements.figures import FigureReader, bare_sign, is_blank
from core.statements.gather import Entry, cell
from core.statements.shape import Frame, label_at
from core.statements.words import fold

_MOST_COLUMNS = 6
"""Columns of figures between which all pairs are tried."""
_ABSOLUTE = {"in": "in", "credit": "in", "out": "out", "debit": "out"}
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mapping with what it needs beside: a column of Dr and Cr, a fee that is taken off.

    `against` counts the labels that it contradicts. `absolute` tells that words say which side is money out: `strong`
    ones from the holder's side (deposit, зарлага), while "debit" may be meant from the other. `relative` takes the
    lesser sign within a column for a reversal. `fixed` ones are not tried with all signs turned: another candidate is
    that.
    """

    mapping: Mapping
    against: int = 0
    absolute: bool = False
    strong: bool = False
    fixed: bool = False
    sign: int | None = None
    fee: int | None = None
    relative: bool = False


class Figures:
    """The figures of some entries, read once a column."""

    def __init__(self, entries: Sequence[Entry], reader: FigureReader) -> None:
        self.entries = entries
        self.reader = reader
        self._bad: dict[int, list[int]] = {}
        self._columns: dict[int, list[Decimal | None]] = {}

    def column(self, number: int) -> list[Decimal | None]:
        """The figures of a column, None where it is blank or holds none."""
        if number not in self._columns:
            self._columns[number] = self._read(number)
        return self._columns[number]

    def bad(self, number: int) -> list[int]:
        """The entries whose cell is neither blank nor a figure."""
        self.column(number)
        return self._bad[number]

    def _read(self, number: int) -> list[Decimal | None]:
        texts = [cell(entry.row, number).strip() for entry in self.entries]
        bare = bare_sign(texts[:_BARE_SAMPLE], self.reader.words)
        read = replace(self.reader, bare=bare).read
        values = [None if is_blank(text) else read(text) for text in texts]
        self._bad[number] = [
            index for index, value in enumerate(values) if value is None and not is_blank(texts[index])
        ]
        return values

    def head(self, count: int) -> "Figures":
        """The figures of the first entries only."""
        return Figures(self.entries[:count], self.reader)


_BARE_SAMPLE = 2000


def amounts_of(candidate: Candidate, figures: Figures) -> list[Decimal | None]:
    """The signed amount of each entry, None where no amount is printed. `flip` is left to who decides about signs."""
    mapping = candidate.mapping
    if mapping.amount is None:
        return _of_two(candidate, figures)
    values = figures.column(mapping.amount)
    if candidate.sign is not None:
        marks = figures.reader.words.marks
        signs = [marks.get(fold(cell(entry.row, candidate.sign)), 0) for entry in figures.entries]
        values = [None if value is None else abs(value) * sign for value, sign in zip(values, signs, strict=True)]
    if candidate.fee is not None:
        fees = figures.column(candidate.fee)
        values = [None if value is None else value - abs(fee or _ZERO) for value, fee in zip(values, fees, strict=True)]
    return values


def _of_two(candidate: Candidate, figures: Figures) -> list[Decimal | None]:
    mapping = candidate.mapping
    nothing: list[Decimal | None] = [None] * len(figures.entries)
    came = figures.column(mapping.money_in) if mapping.money_in is not None else nothing
    went = figures.column(mapping.money_out) if mapping.money_out is not None else nothing
    came, went = _sized(came, relative=candidate.relative), _sized(went, relative=candidate.relative)
    return [
        None if one is None and other is None else (one or _ZERO) - (other or _ZERO)
        for one, other in zip(came, went, strict=True)
    ]


def _sized(values: Sequence[Decimal | None], *, relative: bool) -> list[Decimal | None]:
    """Without signs; or, when relative, with the sign that most of the column has taken for plus."""
    if not relative:
        return [None if value is None else abs(value) for value in values]
    negative = sum(1 for value in values if value is not None and value < 0)
    positive = sum(1 for value in values if value is not None and value > 0)
    return [None if value is None else -value for value in values] if negative > positive else list(values)


def candidates(frame: Frame, figures: Figures) -> Iterator[Candidate]:
    """First what the labels say, then every other use of the columns that hold figures."""
    said = list(_labelled(frame, figures))
    yield from said
    seen = {_use(candidate.mapping) for candidate in said}
    for mapping in _by_shape(frame, figures):
        if _use(mapping) not in seen:
            sign, pair = _sign_column(frame, figures, mapping), mapping.amount is None
            yield Candidate(mapping, against=_against(mapping, frame), fixed=pair, sign=sign)


def _use(mapping: Mapping) -> tuple[int | None, ...]:
    return mapping.amount, mapping.money_in, mapping.money_out, mapping.balance


def _labelled(frame: Frame, figures: Figures) -> Iterator[Candidate]:
    balances: list[int | None] = [*_of_roles(frame, "balance", "owed")] or [None]
    money_in, money_out = _of_roles(frame, "in", "credit"), _of_roles(frame, "out", "debit")
    for balance in balances:
        if money_in or money_out:
            first_in, first_out = next(iter(money_in), None), next(iter(money_out), None)
            base = _mapping(frame, money_in=first_in, money_out=first_out, balance=balance)
            strong = bool({"in", "out"} & {label_at(one, frame.roles) for one in (*money_in, *money_out)})
            for relative in (False, True):
                yield Candidate(base, absolute=True, strong=strong, relative=relative)
        for amount in _of_roles(frame, "amount"):
            yield from _with_fee(_of_amount(frame, figures, amount, balance), frame)


def _of_amount(frame: Frame, figures: Figures, amount: int, balance: int | None) -> Candidate:
    base = _mapping(frame, amount=amount, balance=balance)
    sign = _sign_column(frame, figures, base)
    return Candidate(base, absolute=sign is not None, sign=sign)


def _with_fee(candidate: Candidate, frame: Frame) -> Iterator[Candidate]:
    """A fee in a column of its own comes on top of the amount, unless gross and net are printed."""
    fee = frame.role("fee")
    if fee is not None and frame.role("gross") is None:
        yield replace(candidate, fee=fee)
    yield candidate


def _of_roles(frame: Frame, *roles: str) -> list[int]:
    """The columns of some roles that hold figures; blank ones only where all are."""
    columns = [column for role in roles for column in frame.roles.get(role, ()) if column in frame.money]
    return [column for column in columns if frame.kinds[column] == "f"] or columns


def _by_shape(frame: Frame, figures: Figures) -> Iterator[Mapping]:
    columns = [column for column in frame.money if frame.kinds[column] == "f"][:_MOST_COLUMNS]
    for balance in [*reversed(columns), None]:
        free = [column for column in columns if column != balance]
        for amount in free:
            yield _mapping(frame, amount=amount, balance=balance)
        for money_in, money_out in permutations(free, 2):
            if _exclude_each_other(figures.column(money_in), figures.column(money_out)):
                yield _mapping(frame, money_in=money_in, money_out=money_out, balance=balance)


def _exclude_each_other(one: Sequence[Decimal | None], other: Sequence[Decimal | None]) -> bool:
    return not any(first and second for first, second in zip(one, other, strict=True))


def _mapping(
    frame: Frame,
    *,
    amount: int | None = None,
    money_in: int | None = None,
    money_out: int | None = None,
    balance: int | None = None,
) -> Mapping:
    return Mapping(frame.day, frame.text, amount, money_in, money_out, balance, frame.reader.order)


def _against(mapping: Mapping, frame: Frame) -> int:
    """How many labels say something else than the mapping."""
    uses = {mapping.amount: "amount", mapping.money_in: "in", mapping.money_out: "out", mapping.balance: "balance"}
    count = 0
    for column in frame.money:
        label = label_at(column, frame.roles)
        meant = _ABSOLUTE.get(label, "balance" if label == "owed" else label)
        count += bool(meant) and frame.kinds[column] == "f" and uses.get(column) != meant
    return count


def _sign_column(frame: Frame, figures: Figures, mapping: Mapping) -> int | None:
    """A column that says Dr or Cr, or in or out, beside each amount; none when the amounts have signs of their own."""
    if mapping.amount is None or any(value < 0 for value in figures.column(mapping.amount) if value is not None):
        return None
    marks = figures.reader.words.marks
    columns = [column for column, kind in enumerate(frame.kinds) if kind == "t" and column not in frame.text]
    for column in columns:
        if figures.entries and all(fold(cell(entry.row, column)) in marks for entry in figures.entries):
            return column
    return None
