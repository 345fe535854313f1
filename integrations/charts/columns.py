"""Upright bars side by side."""

from core.charts.model import Columns
from integrations.charts import look
from integrations.charts.canvas import Canvas
from integrations.charts.plane import plane

_FILLED = 0.72
"""As much of a column's place as its bars take; the rest keeps it from the next."""
_WIDEST = 120


def draw_columns(canvas: Canvas, plot: Columns, top: float) -> None:
    """Draw from `top` on, in the height of a plane."""
    ground = plane(canvas, top, plot.marks)
    place = (ground.right - ground.left) / len(plot.columns)
    width = min(place * _FILLED / len(plot.series), _WIDEST)
    zero = ground.y(min(max(0, ground.low), ground.high))
    names = []
    for number, column in enumerate(plot.columns):
        middle = ground.left + place * (number + 0.5)
        begin = middle - width * len(plot.series) / 2
        for series, value in enumerate(column.values):
            left = begin + width * series
            if value:
                canvas.bar((left + 1, zero), (left + width - 1, ground.y(value)), look.SERIES[series])
        names.append((middle, column.name))
    ground.below(canvas, names)
