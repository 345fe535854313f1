"""A layout as data, and a statement rendered in it as the table that a file of a bank would give."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.documents.page import Table
from tests.statement_layouts.story import Event, Story

Figure = Callable[[Decimal], str]
Day = Callable[[date], str]


def plain(value: Decimal) -> str:
    """-1234.50"""
    return f"{value}"


def grouped(value: Decimal) -> str:
    """-1,234.50"""
    return f"{value:,}"


def german(value: Decimal) -> str:
    """-1.234,50"""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def french(value: Decimal) -> str:
    """-1 234,50, with a space that does not break"""
    return f"{value:,}".translate(str.maketrans(",.", "\u202f,"))


def swiss(value: Decimal) -> str:
    """-1'234.50"""
    return f"{value:,}".replace(",", "'")


def plus(value: Decimal) -> str:
    """+1234.50"""
    return f"{value:+}"


def bracketed(value: Decimal) -> str:
    """(1,234.50) for what is negative"""
    return f"({-value:,})" if value < 0 else f"{value:,}"


def trailing(value: Decimal) -> str:
    """1,234.50- for what is negative"""
    return f"{-value:,}-" if value < 0 else f"{value:,}"


def marked(value: Decimal) -> str:
    """1,234.50 DR for what is negative, CR for the rest"""
    return f"{abs(value):,} {'DR' if value < 0 else 'CR'}"


def dollars(value: Decimal) -> str:
    """-$1,234.50, with the minus of typographers"""
    return f"{'−' if value < 0 else ''}${abs(value):,}"


def tugriks(value: Decimal) -> str:
    """-1,234.50₮"""
    return f"{value:,}₮"


def whole(value: Decimal) -> str:
    """-1,234, where there are no decimals"""
    return f"{value.to_integral_value():,}"


@dataclass(frozen=True, repr=False)
class Layout:
    """How a bank prints. `columns` names what each column holds; `labels` is None where it prints no header.

    `unused` stands in the one of two columns that a row does not use; `out` prints what went out (negated or not).
    `above` and `below` may hold {opening}, {closing}, {came}, {went}, {first} and {last}. `asked` tells that nothing
    in the file proves it.
    """

    name: str
    columns: tuple[str, ...]
    labels: tuple[str, ...] | None = None
    day: Day = lambda day: f"{day:%d/%m/%Y}"
    figure: Figure = plain
    out: Figure | None = None
    unused: str = ""
    newest_first: bool = False
    flipped: bool = False
    above: tuple[tuple[str, ...], ...] = ()
    below: tuple[tuple[str, ...], ...] = ()
    sheet: str = ""
    asked: bool = False
    digits: int = 2

    def __repr__(self) -> str:
        return f"<{self.name}>"


def rendered(layout: Layout, story: Story) -> Table:
    """The statement as a table."""
    events = list(enumerate(story.events))
    body = [tuple(_cell(layout, story, number, event, one) for one in layout.columns) for number, event in events]
    if layout.newest_first:
        body.reverse()
    header = [layout.labels] if layout.labels else []
    rows = [*_filled(layout, story, layout.above), *header, *body, *_filled(layout, story, layout.below)]
    return Table(tuple(rows), layout.sheet)


def _cell(layout: Layout, story: Story, number: int, event: Event, column: str) -> str:
    out, size = layout.out or layout.figure, abs(event.amount)
    signed = -event.amount if layout.flipped else event.amount
    values = {
        "day": layout.day(event.day),
        "text": event.text,
        "amount": layout.figure(signed),
        "size": layout.figure(size),
        "balance": layout.figure(-event.balance if layout.flipped else event.balance),
        "before": layout.figure(event.balance - event.amount),
        "in": layout.figure(size) if event.amount > 0 else layout.unused,
        "out": out(size) if event.amount < 0 else layout.unused,
        "sign": "DR" if event.amount < 0 else "CR",
        "number": str(number + 1),
        "id": f"TX{number:06}0099",
        "account": "032000123456",
    }
    return values.get(column, column)


def _filled(layout: Layout, story: Story, rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    amounts = [event.amount for event in story.events]
    values = {
        "opening": layout.figure(story.opening),
        "closing": layout.figure(story.closing),
        "came": layout.figure(sum((one for one in amounts if one > 0), Decimal(0))),
        "went": layout.figure(-sum((one for one in amounts if one < 0), Decimal(0))),
        "first": layout.day(story.events[0].day),
        "last": layout.day(story.events[-1].day),
    }
    return [tuple(cell.format_map(values) for cell in row) for row in rows]
