"""Bars that lie: each beneath the name of its row, which may be as long as a category's is in Mongolian."""

from core.charts.model import Bars, Row
from integrations.charts import look
from integrations.charts.canvas import Canvas
from integrations.charts.lettering import shown, width_of

_NAME = look.LABEL * look.LEADING
_ONE, _OF_SEVERAL = 22, 40
"""How high a bar is that has its row alone, and one with its label beside it."""
_BETWEEN = 26
_GAP = 14


def bars_height(plot: Bars) -> float:
    """How high the rows are together."""
    return _row_height(plot) * len(plot.rows) - _BETWEEN


def draw_bars(canvas: Canvas, plot: Bars, top: float) -> None:
    """Draw all rows from `top` on."""
    scale = _Scale(plot)
    draw = _draw_one if len(plot.series) == 1 else _draw_several
    for number, row in enumerate(plot.rows):
        draw(canvas, scale, row, top + _row_height(plot) * number)


class _Scale:
    """Where a value lies between the margins, beside which the labels of several series have room."""

    def __init__(self, plot: Bars) -> None:
        values = [value for row in plot.rows for value in row.values]
        self.low = min(0, *values)
        self.span = max(1, *values) - self.low
        labels = [label for row in plot.rows for label in row.labels] if len(plot.series) > 1 else []
        beside = max((width_of(shown(label), look.LABEL) + _GAP for label in labels), default=0)
        self.room = look.WIDTH - 2 * look.MARGIN - beside

    def x(self, value: int) -> float:
        return look.MARGIN + self.room * (value - self.low) / self.span


def _row_height(plot: Bars) -> float:
    count = len(plot.series)
    return _NAME + _BETWEEN + (_ONE if count == 1 else _OF_SEVERAL * count)


def _draw_one(canvas: Canvas, scale: _Scale, row: Row, top: float) -> None:
    """The name on the left, the label on the right, the bar beneath both."""
    (value,), (label,) = row.values, row.labels
    right = look.WIDTH - look.MARGIN
    room = right - look.MARGIN - width_of(shown(label, bold=True), look.LABEL, bold=True) - 2 * _GAP
    canvas.text((look.MARGIN, top + look.LABEL), row.name, look.LABEL, room=room)
    canvas.text((right, top + look.LABEL), label, look.LABEL, bold=True, side="right")
    if value:
        canvas.bar((scale.x(0), top + _NAME), (scale.x(value), top + _NAME + _ONE), look.SERIES[0])


def _draw_several(canvas: Canvas, scale: _Scale, row: Row, top: float) -> None:
    """The name, and beneath it the bar of each series with its label at its end."""
    canvas.text((look.MARGIN, top + look.LABEL), row.name, look.LABEL, room=look.WIDTH - 2 * look.MARGIN)
    for number, (value, label) in enumerate(zip(row.values, row.labels, strict=True)):
        begin = top + _NAME + _OF_SEVERAL * number
        if value:
            canvas.bar((scale.x(0), begin + 3), (scale.x(value), begin + _OF_SEVERAL - 3), look.SERIES[number])
        where = (max(scale.x(0), scale.x(value)) + _GAP, begin + _OF_SEVERAL / 2 + look.LABEL * 0.36)
        canvas.text(where, label, look.LABEL, color=look.FAINT if number else look.INK)
