"""A chart of each kind, with each of its fields set to something."""

from datetime import date

from core.charts.model import Bars, Chart, Column, Columns, DayMark, Line, Lines, Mark, Row

DAY, NEXT = date(2026, 11, 26), date(2026, 11, 27)
MARKS = (Mark(0, "0₮"), Mark(10**16, "Ө"))

KINDS = (
    Chart(
        "Цэвэр", Lines((Line("Net", ((DAY, -1), (NEXT, 10**16)), "Ү"),), MARKS, (DayMark(DAY, "26 Nov"),)), "note", True
    ),
    Chart("Bars", Bars(("a", "b"), (Row("Хүнс", (1, -2), ("1₮", "−2₮")),))),
    Chart("Columns", Columns(("a",), (Column("Nov", (5,)), Column("Dec", (0,))), MARKS)),
)
