"""A card to draw on, in pixels from its upper left corner.

Of matplotlib, figures and artists are used, and no axes: making those takes longer than all the rest, and what they
find out (marks, wordings, places) is decided before. pyplot keeps each figure for ever, and is never loaded.
"""

import io
from collections.abc import Sequence
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import BoxStyle, FancyBboxPatch, Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from PIL import Image

from integrations.charts import look
from integrations.charts.lettering import face, fitted

_DPI = 72  # so that a point is a pixel
Point = tuple[float, float]


class Canvas:
    """One picture of this height; what is added first lies beneath."""

    def __init__(self, height: float) -> None:
        self.height = round(height)
        self._figure = Figure(figsize=(look.WIDTH / _DPI, self.height / _DPI), dpi=_DPI, facecolor=look.CARD)
        self._agg = FigureCanvasAgg(self._figure)
        self._down = Affine2D().scale(1, -1).translate(0, self.height)

    def text(
        self,
        at: Point,
        text: str,
        size: float,
        *,
        color: str = look.INK,
        bold: bool = False,
        side: Literal["left", "center", "right"] = "left",
        room: float = look.WIDTH,
    ) -> None:
        """Write on a base line, of which `at` is the left, center or right; what has no `room` is cut off."""
        words = Text(
            *at,
            fitted(text, size, room, bold=bold),
            color=color,
            fontproperties=face(bold=bold),
            fontsize=size,
            horizontalalignment=side,
            verticalalignment="baseline",
            parse_math=False,  # else what stands between two $ is taken for a formula
        )
        self._add(words)

    def bar(self, corner: Point, opposite: Point, color: str) -> None:
        """Fill a rectangle; its corners are round where it is large enough."""
        (left, right), (top, bottom) = sorted((corner[0], opposite[0])), sorted((corner[1], opposite[1]))
        width, height = max(right - left, 2), max(bottom - top, 2)
        rounding = min(6, width / 2, height / 2)
        style = BoxStyle.Round(pad=0, rounding_size=rounding)
        self._add(FancyBboxPatch((left, top), width, height, boxstyle=style, facecolor=color, linewidth=0))

    def line(self, points: Sequence[Point], width: float, color: str) -> None:
        """Draw through all points."""
        xs, ys = zip(*points, strict=True)
        self._add(Line2D(xs, ys, linewidth=width, color=color, solid_capstyle="round", solid_joinstyle="round"))

    def dot(self, at: Point, size: float, color: str) -> None:
        """Mark one point."""
        self._add(Line2D(*([number] for number in at), marker="o", markersize=size, color=color))

    def area(self, points: Sequence[Point], color: str) -> None:
        """Fill what the points enclose, faintly."""
        self._add(Polygon(points, facecolor=color, alpha=0.22, linewidth=0))

    def png(self) -> bytes:
        """The picture. 128 colours are more than it has but for the edges of its letters, and a fifth of the bytes."""
        self._agg.draw()  # type: ignore[no-untyped-call]
        pixels = self._agg.buffer_rgba()  # type: ignore[no-untyped-call]
        size = (look.WIDTH, self.height)
        image = Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1).convert("RGB")
        out = io.BytesIO()
        image.quantize(128, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
        return out.getvalue()

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._down)
        artist.set_zorder(len(self._figure.get_children()))  # else lines lie over bars, whichever came first
        self._figure.add_artist(artist)
