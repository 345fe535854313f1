"""One picture: title, note and legend, and beneath them the plot of its kind."""

from core.charts.model import Bars, Chart, Columns, Lines
from integrations.charts import look
from integrations.charts.bars import bars_height, draw_bars
from integrations.charts.canvas import Canvas
from integrations.charts.columns import draw_columns
from integrations.charts.lettering import fitted, width_of, wrapped
from integrations.charts.lines import draw_lines
from integrations.charts.plane import HEIGHT

_ROOM = look.WIDTH - 2 * look.MARGIN
_SQUARE, _AFTER_SQUARE, _AFTER_NAME = 24, 12, 36
_BENEATH_HEAD = 30


def png(chart: Chart) -> bytes:
    """Draw it; the height follows from what is shown."""
    title = wrapped(chart.title, look.TITLE, _ROOM, 2, bold=True)
    note = wrapped(chart.note, look.NOTE, _ROOM, 2)
    legend = _legend(chart.plot)
    rows = max((row for row, _, _ in legend), default=-1) + 1
    sizes = [look.TITLE] * len(title) + [look.NOTE] * len(note) + [look.LABEL] * rows
    ends = [look.MARGIN / 2 + sum(sizes[: count + 1]) * look.LEADING for count in range(len(sizes))]
    top = max(ends, default=0) + _BENEATH_HEAD
    canvas = Canvas(top + _height(chart.plot) + look.MARGIN)
    for base, line in zip(ends, title, strict=False):
        canvas.text((look.MARGIN, base), line, look.TITLE, bold=True)
    for base, line in zip(ends[len(title) :], note, strict=False):
        canvas.text((look.MARGIN, base), line, look.NOTE, color=look.FAINT)
    for number, (row, x, name) in enumerate(legend):
        base = ends[len(title) + len(note) + row]
        canvas.bar((x, base - _SQUARE), (x + _SQUARE, base), look.SERIES[number])
        canvas.text((x + _SQUARE + _AFTER_SQUARE, base), name, look.LABEL)
    _plot(canvas, chart.plot, top)
    return canvas.png()


def _height(plot: Lines | Bars | Columns) -> float:
    return bars_height(plot) if isinstance(plot, Bars) else HEIGHT


def _plot(canvas: Canvas, plot: Lines | Bars | Columns, top: float) -> None:
    match plot:
        case Lines():
            draw_lines(canvas, plot, top)
        case Bars():
            draw_bars(canvas, plot, top)
        case Columns():
            draw_columns(canvas, plot, top)


def _legend(plot: Lines | Bars | Columns) -> list[tuple[int, float, str]]:
    """(row, x, name) of each series; nothing for one alone, of which the title tells."""
    names = [f"{line.name} {line.label}" for line in plot.lines] if isinstance(plot, Lines) else list(plot.series)
    if len(names) == 1:
        return []
    places: list[tuple[int, float, str]] = []
    row, x = 0, float(look.MARGIN)
    for name in names:
        words = fitted(name, look.LABEL, _ROOM - _SQUARE - _AFTER_SQUARE)
        width = _SQUARE + _AFTER_SQUARE + width_of(words, look.LABEL)
        if x > look.MARGIN and x + width > look.WIDTH - look.MARGIN:
            row, x = row + 1, float(look.MARGIN)
        places.append((row, x, words))
        x += width + _AFTER_NAME
    return places
