"""Draws a book in a style on a canvas, page after page."""

import textwrap
from dataclasses import dataclass, field
from decimal import Decimal

from tests.statement_pdf.canvas import Canvas
from tests.statement_pdf.style import Book, Column, Happened, Style, long

TOP, FOOT = 60.0, 60.0


@dataclass
class _Pen:
    canvas: Canvas
    style: Style
    book: Book
    y: float = TOP
    pages: int = 0
    said: str = ""
    tops: list[float] = field(default_factory=list)


def draw(canvas: Canvas, style: Style, *books: Book) -> None:
    """Draw one statement an account, each from a page of its own."""
    for book in books:
        pen = _Pen(canvas, style, book)
        _page(pen)
        _above(pen)
        _heading(pen)
        _fact(pen, style.opening, book.opening)
        rows = list(zip(book.rows, book.balances, strict=True))
        if style.newest_first:
            rows.reverse()
        for at, (row, left) in enumerate(rows):
            later = rows[at + 1][0].day if at + 1 < len(rows) else None
            _row(pen, row, left, last_of_day=later != row.day)
        _fact(pen, style.closing, book.closing)


def _page(pen: _Pen) -> None:
    pen.canvas.new_page(*pen.style.size)
    pen.pages += 1
    pen.said = ""
    pen.y = TOP
    width, height = pen.style.size
    pen.canvas.write(40, 30, "Everyday Bank Statement", size=9)
    pen.canvas.write(width - 40, 30, f"Account {pen.book.number}", align="right", size=9)
    if pen.style.foot:
        pen.canvas.write(width / 2, height - 30, pen.style.foot.format(page=pen.pages, pages=9), align="center", size=8)


def _above(pen: _Pen) -> None:
    book = pen.book
    first = book.rows[0].day if book.rows else None
    last = book.rows[-1].day if book.rows else None
    for line in pen.style.above:
        text = line.format(
            number=book.number, opening=_left(pen, book.opening), closing=_left(pen, book.closing),
            first=long(first) if first else "", last=long(last) if last else "", currency=book.currency,
            iso_first=first, iso_last=last,
        )  # fmt: skip
        x = 40.0
        for cell in text.split("|"):
            pen.canvas.write(x, pen.y, cell)
            x += pen.canvas.width(cell) + 30
        pen.y += 14
    pen.y += 14


def _heading(pen: _Pen) -> None:
    lines = max(len(column.label) for column in pen.style.columns)
    for column in pen.style.columns:
        start = lines - len(column.label)
        for at, label in enumerate(column.label):
            _put(pen, column, label, pen.y + (start + at) * pen.style.line_step, column.label_align or column.align)
    pen.y += lines * pen.style.line_step + 5


def _put(pen: _Pen, column: Column, text: str, y: float, align: str = "") -> None:
    align = align or column.align
    x = {"left": column.left, "right": column.right, "center": (column.left + column.right) / 2}[align]
    pen.canvas.write(x, y, text, align=align)


def _room(pen: _Pen, height: float, left: Decimal | None) -> None:
    """Turn the page when there is no room for a row of this height; `left` is the balance before it."""
    if pen.y + height <= pen.style.size[1] - FOOT:
        return
    turn = pen.style.turn
    if turn and left is not None:
        _line(pen, turn[0], left)
    _page(pen)
    if pen.style.repeat:
        _heading(pen)
    if turn and left is not None:
        _line(pen, turn[1], left)


def _fact(pen: _Pen, label: str, left: Decimal) -> None:
    if label:
        _room(pen, pen.style.row_step, None)
        _line(pen, label, left)


def _left(pen: _Pen, left: Decimal) -> str:
    return pen.style.left(-left if pen.style.owes else left)


def _line(pen: _Pen, label: str, left: Decimal) -> None:
    for column in pen.style.columns:
        if column.role == "text":
            _put(pen, column, label, pen.y)
    holds = [one for one in pen.style.columns if one.role == "balance"] or [
        one for one in pen.style.columns if one.role in {"amount", "in"}
    ]
    _put(pen, holds[-1], _left(pen, left), pen.y)
    pen.y += pen.style.row_step


def _row(pen: _Pen, row: Happened, left: Decimal, *, last_of_day: bool) -> None:
    style = pen.style
    lines = textwrap.wrap(row.text, style.wrap) or [""]
    head = style.heads_days and pen.said != style.day(row.day)
    height = style.row_step * (1 + head) + style.line_step * (len(lines) - 1)
    _room(pen, height, left - row.amount)
    if style.heads_days and pen.said != style.day(row.day):
        pen.canvas.write(40, pen.y, style.day(row.day))
        pen.said = style.day(row.day)
        pen.y += style.row_step
    money_at = pen.y + (len(lines) - 1) * style.line_step * (1 if style.money_last else 0.5 if style.middle else 0)
    day_at = pen.y if style.money_last else money_at
    for column in style.columns:
        if column.role == "text":
            for at, line in enumerate(lines):
                _put(pen, column, line, pen.y + at * style.line_step)
        elif column.role == "day":
            if not (style.once or style.heads_days) or pen.said != style.day(row.day):
                _put(pen, column, style.day(row.day), day_at)
        elif cell := _cell(pen, column, row, left, last_of_day=last_of_day):
            _put(pen, column, cell, money_at)
    pen.said = style.day(row.day)
    pen.y += style.row_step + style.line_step * (len(lines) - 1)


def _cell(pen: _Pen, column: Column, row: Happened, left: Decimal, *, last_of_day: bool) -> str:
    style = pen.style
    match column.role:
        case "amount":
            return style.money(row.amount)
        case "owed_amount":
            return style.money(-row.amount)
        case "in":
            return style.money(row.amount) if row.amount > 0 else ""
        case "out":
            return style.money(row.amount if style.signed_out else -row.amount) if row.amount < 0 else ""
        case "balance":
            return style.left(left) if last_of_day or not style.day_balance else ""
        case "opening":
            return style.left(left - row.amount)
        case "later":
            return style.day(row.day)
        case "number":
            return str(pen.book.rows.index(row) + 1)
        case role:
            return {"branch": "5001", "side": "5012345678", "time": "10:11"}[role]
