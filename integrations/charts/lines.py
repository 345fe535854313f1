"""Series over days."""

from datetime import date

from core.charts.model import Line, Lines
from integrations.charts import look
from integrations.charts.canvas import Canvas, Point
from integrations.charts.lettering import shown, width_of
from integrations.charts.plane import Plane, plane


def draw_lines(canvas: Canvas, plot: Lines, top: float) -> None:
    """Draw from `top` on, in the height of a plane."""
    ground = plane(canvas, top, plot.marks)
    days = [day for line in plot.lines for day, _ in line.points]
    first, last = min(days), max(days)

    def x(day: date) -> float:
        if first == last:
            return (ground.left + ground.right) / 2
        return ground.left + (ground.right - ground.left) * (day - first).days / (last - first).days

    traces = [[(x(day), ground.y(value)) for day, value in line.points] for line in plot.lines]
    if len(traces) == 1 and ground.low == 0:
        (trace,) = traces
        canvas.area([(trace[0][0], ground.bottom), *trace, (trace[-1][0], ground.bottom)], look.SERIES[0])
    for number, trace in reversed(list(enumerate(traces))):
        canvas.line(trace, 6, look.SERIES[number])
        canvas.dot(trace[-1], 18, look.SERIES[number])
    if len(traces) == 1:
        _end(canvas, ground, plot.lines[0], traces[0])
    ground.below(canvas, [(x(mark.day), mark.label) for mark in plot.days])


def _end(canvas: Canvas, ground: Plane, line: Line, trace: list[Point]) -> None:
    """Word the last value over the end of its line, above all that lies beneath the words."""
    words = shown(line.label)
    width = width_of(words, look.LABEL, bold=True)
    end = min(trace[-1][0] + width / 2, ground.right)
    highest = min(y for x, y in trace if x >= end - width - 20)
    canvas.text((end, highest - 24), words, look.LABEL, bold=True, side="right")
