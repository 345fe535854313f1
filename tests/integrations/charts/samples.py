"""One chart of each kind, in both languages."""

from datetime import date, timedelta

from core.charts.axis import round_steps
from core.charts.model import Bars, Chart, Column, Columns, DayMark, Line, Lines, Mark, Row

FIRST, LAST = date(2025, 9, 27), date(2026, 11, 27)
MARKS = (Mark(0, "0₮"), Mark(500, "500 сая₮"), Mark(1000, "1 тэрбум₮"))


def line(*values: int, name: str = "", label: str = "") -> Line:
    """A line that rises or falls through these values, evenly spaced over 14 months."""
    step = (LAST - FIRST) / max(len(values) - 1, 1)
    return Line(name, tuple((FIRST + step * number, value) for number, value in enumerate(values)), label)


def lines(*values: int) -> Chart:
    """One line, on an axis that spans it."""
    marks = tuple(Mark(at, str(at)) for at in round_steps(values))
    return Chart("Net worth", Lines((line(*values, label="A$1"),), marks, (DayMark(FIRST, "27 Sept"),)))


def bars(*values: int) -> Chart:
    """A bar for each value."""
    return Chart("Spent", Bars(("",), tuple(Row(f"Row {value}", (value,), (str(value),)) for value in values)))


def columns(*values: int) -> Chart:
    """A column for each value."""
    marks = tuple(Mark(at, str(at)) for at in round_steps((0, *values)))
    return Chart("Saved", Columns(("",), tuple(Column(f"{value}", (value,)) for value in values), marks))


MONGOLIAN = (
    Chart(
        "Цэвэр хөрөнгө",
        Lines((line(100, 700, 950, label="950 сая₮"),), MARKS, (DayMark(FIRST + timedelta(35), "11-р сар"),)),
        "Төгрөгөөр, тухайн өдрийн ханшаар",
    ),
    Chart("Өр, хөрөнгө", Lines((line(900, 800, name="🏠 Хөрөнгө"), line(300, 200, name="💳 Өр")), MARKS)),
    Chart("11-р сарын зарлага", Bars(("",), (Row("🛒 Хүнс", (9,), ("9₮",)), Row("🚌 Тээвэр", (4,), ("4₮",))))),
    Chart("Харьцуулалт", Bars(("10-р сар", "11-р сар"), (Row("☕ Кофе", (9, -4), ("9₮", "−4₮")),))),
    Chart("Орлого, зарлага", Columns(("Орлого", "Зарлага"), (Column("11", (700, 300)), Column("12", (0, 500))), MARKS)),
)
ENGLISH = (lines(31_000, 32_000), lines(5), bars(100, 50, 0), bars(0), columns(10, -5, 0))
