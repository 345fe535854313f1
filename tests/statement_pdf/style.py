"""How a bank prints a statement, as data, and what happened on an account, as truth."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
FULL = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


@dataclass(frozen=True)
class Column:
    """A column: its role, the lines of its label, where it begins and ends, and how its cells and label stand in it."""

    role: str
    label: tuple[str, ...]
    left: float
    right: float
    align: str = "left"
    label_align: str = ""


def numeric(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def short(day: date) -> str:
    return f"{day.day:02d} {MONTHS[day.month - 1]}"


def short_year(day: date) -> str:
    return f"{short(day)} {day.year}"


def short_year_two(day: date) -> str:
    return f"{short(day)} {day:%y}"


def slashed(day: date) -> str:
    return f"{day:%Y/%m/%d}"


def dotted(day: date) -> str:
    return f"{day:%Y.%m.%d}"


def us(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def long(day: date) -> str:
    return f"{day.day} {FULL[day.month - 1]} {day.year}"


def plain(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def dollars(amount: Decimal) -> str:
    return f"-${-amount:,.2f}" if amount < 0 else f"${amount:,.2f}"


def side(amount: Decimal) -> str:
    return f"{abs(amount):,.2f} {'DR' if amount < 0 else 'CR'}"


def dollars_side(amount: Decimal) -> str:
    return f"${abs(amount):,.2f} {'DR' if amount < 0 else 'CR'}"


def whole(amount: Decimal) -> str:
    return f"{amount:,.0f}"


def apart(amount: Decimal) -> str:
    return f"$ {amount:,.2f}"


def comma(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def behind(amount: Decimal) -> str:
    return f"{-amount:,.2f}-" if amount < 0 else f"{amount:,.2f}"


def brackets(amount: Decimal) -> str:
    return f"({-amount:,.2f})" if amount < 0 else f"{amount:,.2f}"


Write = Callable[[Decimal], str]


@dataclass(frozen=True, repr=False)
class Style:
    """A layout. `opening` and `closing` are labels of rows, "" for none; `above` are lines over the table.

    `turn` are the labels of what a page carries and brings forward. `once` prints a day only on the first of its rows,
    `money_last` puts the money on the last line of a wrapped text, `middle` centres wrapped texts on their row.
    `owes` prints balances as what is owed, `signed_out` a minus in the column of what went out.
    """

    name: str
    columns: tuple[Column, ...]
    day: Callable[[date], str] = numeric
    money: Write = plain
    left: Write = plain
    size: tuple[float, float] = (595.0, 842.0)
    above: tuple[str, ...] = ()
    opening: str = ""
    closing: str = ""
    turn: tuple[str, str] | None = None
    foot: str = "Page {page} of {pages}"
    repeat: bool = True
    once: bool = False
    day_balance: bool = False
    newest_first: bool = False
    money_last: bool = False
    middle: bool = False
    heads_days: bool = False
    row_step: float = 14.0
    line_step: float = 11.0
    signed_out: bool = False
    owes: bool = False
    wrap: int = 34
    digits: int = 2

    def __repr__(self) -> str:
        return f"<{self.name}>"


@dataclass(frozen=True)
class Happened:
    """One movement."""

    day: date
    amount: Decimal
    text: str


@dataclass(frozen=True)
class Book:
    """An account and what happened on it, the oldest first."""

    opening: Decimal
    rows: tuple[Happened, ...]
    number: str = "062000 12345678"
    currency: str = "AUD"

    @property
    def balances(self) -> tuple[Decimal, ...]:
        """What was left after each row."""
        left, found = self.opening, []
        for row in self.rows:
            left += row.amount
            found.append(left)
        return tuple(found)

    @property
    def closing(self) -> Decimal:
        """What is left at the end."""
        return self.balances[-1] if self.rows else self.opening
