"""What the columns of a table hold, by looking at a sample of its rows: dates, figures, text or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from core.documents.model import Hints
from core.statements.columns import MONEY, Header, Row
from core.statements.dates import DayReader, day_reader, taken_apart
from core.statements.figures import FigureReader, is_blank, reader_for
from core.statements.figures import taken_apart as figure_parts
from core.statements.sections import Section
from core.statements.words import StatementWords, fold

SAMPLE = 200
"""Rows by which columns are judged."""
AMERICAN = "USD"
_OF_ROWS = (
    "id",
    "number",
    "text",
    "more",
    "side",
    "status",
    "sign",
    "day",
    "later",
    "account",
    "bsb",
    "pocket",
    "currency",
)
_OTHER_FIGURES = ("rate", "foreign", "foreign_currency", "fee", "gross", "opening")
_NOT_MONEY = frozenset((*_OF_ROWS, *_OTHER_FIGURES))


@dataclass(frozen=True, slots=True)
class Frame:
    """How the rows of a section are to be looked at. Column numbers are from 0; `kinds` has one letter a column.

    Kinds are `d` (dates), `f` (figures), `t` (text) and `b` (blank). `money` are the columns in which amounts and
    balances may stand. `later` are other dates, taken where the day is blank.
    """

    header: Header | None
    kinds: str
    roles: dict[str, tuple[int, ...]]
    day: int
    later: tuple[int, ...]
    text: tuple[int, ...]
    money: tuple[int, ...]
    reader: DayReader
    figures: FigureReader

    @property
    def others(self) -> tuple[int, ...]:
        """The columns in which a figure could be money, whatever most of the column is."""
        known = {self.day, *self.later, *self.text}
        return tuple(
            column
            for column in range(len(self.kinds))
            if column not in known and label_at(column, self.roles) not in _NOT_MONEY
        )

    def role(self, name: str) -> int | None:
        """The first column of a role that is not blank."""
        return next((column for column in self.roles.get(name, ()) if self.kinds[column] != "b"), None)


def frame_of(section: Section, code: str | None, words: StatementWords, hints: Hints, latest: date) -> Frame | None:
    """The frame of a section, or None when its rows are no rows of a statement. `code` is the currency, if known."""
    sample = sample_of(section.rows, words)
    if not sample:
        return None
    width = max(*map(len, sample), len(section.header.labels) if section.header else 0)
    columns = [[row[column] if column < len(row) else "" for row in sample] for column in range(width)]
    kinds = "".join(_kind(cells, words) for cells in columns)
    roles = _settled(section.header, kinds)
    day, serials = _day_column(roles, kinds, columns)
    if day is None:
        return None
    kinds = "".join(_kind_said(column, day, kinds, roles, columns, words) for column in range(width))
    money = tuple(column for column, kind in enumerate(kinds) if kind in "fb" and _may_be_money(column, kind, roles))
    figures = reader_for((cell for column in money for cell in columns[column]), words, code)
    american = (code or hints.currencies[0] if hints.currencies else code) == AMERICAN
    return Frame(
        header=section.header,
        kinds=kinds,
        roles=roles,
        day=day,
        later=tuple(column for column, kind in enumerate(kinds) if kind == "d" and column != day),
        text=_text_columns(roles, kinds, columns, words),
        money=money,
        reader=day_reader(columns[day], words.months, latest, american=american, serials=serials),
        figures=figures,
    )


def sample_of(rows: Sequence[Row], words: StatementWords) -> list[Row]:
    """The first rows with a date in one cell and a figure in another; else those beginning with a spreadsheet's day."""
    return _first(rows, lambda row: _is_sample(row, words)) or _first(rows, lambda row: _begins_with_serial(row, words))


def _first(rows: Sequence[Row], fits: Callable[[Row], bool]) -> list[Row]:
    return list(islice(filter(fits, rows), SAMPLE))


def _is_sample(row: Row, words: StatementWords) -> bool:
    dates = [taken_apart(cell, words.months) is not None for cell in row]
    figures = (figure_parts(cell, words) is not None for cell, dated in zip(row, dates, strict=True) if not dated)
    return any(dates) and any(figures)


def _begins_with_serial(row: Row, words: StatementWords) -> bool:
    cells = [cell for cell in row if cell.strip()]
    first = cells[:1]
    return _are_serials(first) and bool(first) and any(figure_parts(cell, words) for cell in cells[1:])


def _kind(cells: Sequence[str], words: StatementWords) -> str:
    filled = [cell for cell in cells if not is_blank(cell)]
    if not filled:
        return "b"
    if _most(sum(taken_apart(cell, words.months) is not None for cell in filled), filled):
        return "d"
    return "f" if _most(sum(_is_money(cell, words) for cell in filled), filled) else "t"


def _kind_said(
    column: int,
    day: int,
    kinds: str,
    roles: dict[str, tuple[int, ...]],
    columns: Sequence[Sequence[str]],
    words: StatementWords,
) -> str:
    """The kind of a column whose label counts for more than cells that cannot be read."""
    if column == day:
        return "d"
    if (
        kinds[column] == "t"
        and label_at(column, roles) in MONEY
        and any(_is_money(one, words) for one in columns[column])
    ):
        return "f"
    return kinds[column]


def _most(count: int, of: Sequence[str]) -> bool:
    return count * 4 >= len(of) * 3


def _is_money(cell: str, words: StatementWords) -> bool:
    """A figure, unless it is written as numbers of accounts and receipts are: with a nought before other digits."""
    parts = figure_parts(cell, words)
    return parts is not None and not (parts.digits.isdigit() and len(parts.digits) > 1 and parts.digits[0] == "0")


def _settled(header: Header | None, kinds: str) -> dict[str, tuple[int, ...]]:
    """The columns of each role. A label above a blank column means the column beside it that has no label."""
    if header is None:
        return {}
    labelled = {column for columns in header.roles.values() for column in columns}
    return {
        role: tuple(_beside(column, role, kinds, labelled) for column in columns)
        for role, columns in header.roles.items()
    }


def _beside(column: int, role: str, kinds: str, labelled: set[int]) -> int:
    wanted = {"day": "d", "text": "t"}.get(role, "dft" if role in _NOT_MONEY else "f")
    if kinds[column] != "b":
        return column
    near = [one for one in (column + 1, column - 1) if 0 <= one < len(kinds) and one not in labelled]
    return next((one for one in near if kinds[one] in wanted), column)


def _day_column(
    roles: dict[str, tuple[int, ...]], kinds: str, columns: Sequence[Sequence[str]]
) -> tuple[int | None, bool]:
    """The column of the day, and whether it holds a spreadsheet's numbers of days."""
    for role in ("day", "later"):
        for column in roles.get(role, ()):
            if kinds[column] == "d":
                return column, False
    if "d" in kinds:
        return kinds.index("d"), False
    labelled = [near for column in roles.get("day", ()) for near in (column, column - 1, column + 1)]
    for column in [*labelled, *range(len(kinds))]:
        if 0 <= column < len(kinds) and kinds[column] == "f" and _are_serials(columns[column]):
            return column, True
    return None, False


def _are_serials(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return all(taken_apart(cell, {}, serials=True) for cell in filled)


def _may_be_money(column: int, kind: str, roles: dict[str, tuple[int, ...]]) -> bool:
    """Whether amounts may stand in a column: figures with no other label, or a blank one that is labelled so."""
    label = label_at(column, roles)
    return label not in _NOT_MONEY if kind == "f" else bool(label) and label not in _NOT_MONEY


def label_at(column: int, roles: dict[str, tuple[int, ...]]) -> str:
    """The role of a column, "" when its label is not known."""
    return next((role for role, columns in roles.items() if column in columns), "")


def _text_columns(
    roles: dict[str, tuple[int, ...]], kinds: str, columns: Sequence[Sequence[str]], words: StatementWords
) -> tuple[int, ...]:
    """The columns of the description: those labelled so, else the first with many different texts."""
    said = [column for column in roles.get("text", ()) if kinds[column] != "b"]
    if said:
        telling = [column for column in said if not {fold(cell) for cell in columns[column]} <= words.marks.keys()]
        return tuple(telling or said)
    free = [column for column, kind in enumerate(kinds) if kind == "t" and not label_at(column, roles)]
    free = free or [column for column, kind in enumerate(kinds) if kind == "t" and label_at(column, roles) == "more"]
    if not free:
        return roles.get("text", ())[:1]
    different = {column: len(set(columns[column])) for column in free}
    most = max(different.values())
    return (next(column for column in free if different[column] * 2 >= most),)
