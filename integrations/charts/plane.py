"""The plane of a chart with an axis of values: its grid, the wordings left of it, and where a value lies on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.charts.model import Mark
from integrations.charts import look
from integrations.charts.canvas import Canvas
from integrations.charts.lettering import shown, width_of

HEIGHT = 520
"""With what is written above and beneath the plane."""
_HEADROOM, _FOOT, _GAP = 50, 64, 18
_SMALLEST_SPACE = 16


@dataclass(frozen=True, slots=True)
class Plane:
    """Where the plane lies on the card, in pixels, and from which to which value it reaches."""

    left: float
    right: float
    top: float
    bottom: float
    low: int
    high: int

    def y(self, value: int) -> float:
        """How far down a value lies."""
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)

    def below(self, canvas: Canvas, places: Sequence[tuple[float, str]]) -> None:
        """Word places beneath the plane, moved inwards at its ends: each, or every second, third … that has room."""
        worded = [self._placed(x, shown(label)) for x, label in places]
        for stride in range(1, len(worded) + 1):
            chosen = worded[::stride]
            if all(end + _SMALLEST_SPACE <= begin for (_, end, _), (begin, _, _) in pairwise(chosen)):
                break
        else:
            return
        for begin, _, words in chosen:
            canvas.text((begin, self.bottom + look.LABEL * 1.5), words, look.LABEL, color=look.FAINT)

    def _placed(self, x: float, words: str) -> tuple[float, float, str]:
        """Where words begin and end."""
        width = width_of(words, look.LABEL)
        begin = min(max(x - width / 2, look.MARGIN / 2), look.WIDTH - look.MARGIN / 2 - width)
        return begin, begin + width, words


def plane(canvas: Canvas, top: float, marks: Sequence[Mark]) -> Plane:
    """Draw the grid of `marks`, beginning at `top`."""
    gutter = max(width_of(shown(mark.label), look.LABEL) for mark in marks)
    found = Plane(
        left=look.MARGIN + gutter + _GAP,
        right=look.WIDTH - look.MARGIN,
        top=top + _HEADROOM,
        bottom=top + HEIGHT - _FOOT,
        low=marks[0].at,
        high=marks[-1].at,
    )
    for mark in marks:
        y = found.y(mark.at)
        canvas.line([(found.left, y), (found.right, y)], 3 if mark.at == 0 else 1.5, look.GRID)
        where = (look.MARGIN + gutter, y + look.LABEL * 0.36)
        canvas.text(where, mark.label, look.LABEL, color=look.FAINT, side="right")
    return found
