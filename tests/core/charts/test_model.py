"""What a chart may hold: nothing that could not be drawn, or not be read on a phone."""

from collections.abc import Callable
from datetime import date

import pytest

from core.charts.model import MOST_ROWS, MOST_SERIES, Bars, Column, Columns, Line, Lines, Mark, Row

MARKS = (Mark(0, "0"), Mark(10, "10"))
DAY, NEXT = date(2026, 11, 26), date(2026, 11, 27)
LINE = Line("", ((DAY, 1), (NEXT, 2)))
ROW = Row("a", (1,), ("1",))


@pytest.mark.parametrize(
    "made",
    [
        lambda: Lines((), MARKS),
        lambda: Lines((LINE,) * (MOST_SERIES + 1), MARKS),
        lambda: Lines((Line("", ()),), MARKS),
        lambda: Lines((Line("", ((NEXT, 1), (DAY, 2))),), MARKS),
        lambda: Lines((Line("", ((DAY, 1), (DAY, 2))),), MARKS),
        lambda: Lines((LINE,), MARKS[:1]),
        lambda: Lines((LINE,), MARKS[::-1]),
        lambda: Bars(("",), ()),
        lambda: Bars((), (ROW,)),
        lambda: Bars(("",), (ROW,) * (MOST_ROWS + 1)),
        lambda: Bars(("", ""), (ROW,)),
        lambda: Bars(("",), (Row("a", (1,), ()),)),
        lambda: Columns(("",), (), MARKS),
        lambda: Columns(("",), (Column("a", ()),), MARKS),
        lambda: Columns(("",), (Column("a", (1,)),), ()),
    ],
)
def test_what_cannot_be_drawn_is_no_chart(made: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"chart shows|must rise|needs a value"):
        made()


def test_the_most_that_can_be_read_is_a_chart() -> None:
    assert len(Bars(("",), (ROW,) * MOST_ROWS).rows) == MOST_ROWS
    assert len(Lines((LINE,) * MOST_SERIES, MARKS).lines) == MOST_SERIES
