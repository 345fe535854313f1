"""How wide words are, and as much of them as there is room for.

DejaVu Sans, which comes with matplotlib, has Ө, Ү and ₮, and so has no machine to bring a font.
"""

from bisect import bisect_right
from functools import cache

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

from integrations.charts.words import writable

mpl.rcParams["text.hinting"] = "no_hinting"  # which halves the time, and is not seen at these sizes
_EXACT, _SIXTEENTHS = 1000, 1 << 16
_FACES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}


@cache
def face(*, bold: bool) -> FontProperties:
    """The font by its file: looking one up by name costs more than drawing with it."""
    return FontProperties(fname=f"{mpl.get_data_path()}/fonts/ttf/{_FACES[bold]}")


@cache
def _known(*, bold: bool) -> frozenset[int]:
    return frozenset(_font(bold=bold).get_charmap())


def _font(*, bold: bool) -> FT2Font:
    return get_font(str(face(bold=bold).get_file()))


def shown(text: str, *, bold: bool = False) -> str:
    """The text as far as the font can write it."""
    return writable(text, _known(bold=bold))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """In pixels, as the sum of its letters: laying the text out for it takes a hundred times as long."""
    return size * sum(_advance(letter, bold=bold) for letter in text)


@cache
def _advance(letter: str, *, bold: bool) -> float:
    """How far the next letter stands, in sizes of the font."""
    font = _font(bold=bold)
    font.set_size(_EXACT, 72)
    return font.load_char(ord(letter), flags=LoadFlags.NO_HINTING).linearHoriAdvance / _SIXTEENTHS / _EXACT


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """One line of the text, its end cut off where `room` ends."""
    line = shown(text, bold=bold)
    if width_of(line, size, bold=bold) <= room:
        return line
    most = bisect_right(range(len(line)), room, key=lambda end: width_of(f"{line[:end]}…", size, bold=bold)) - 1
    return f"{line[: max(most, 0)].rstrip()}…"


def wrapped(text: str, size: float, room: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """At most `most` lines of whole words; what is left is cut off at the end of the last."""
    lines: list[str] = []
    words = shown(text, bold=bold).split()
    while words and len(lines) < most - 1:
        end = 1
        while end < len(words) and width_of(" ".join(words[: end + 1]), size, bold=bold) <= room:
            end += 1
        lines.append(fitted(" ".join(words[:end]), size, room, bold=bold))
        words = words[end:]
    return (*lines, fitted(" ".join(words), size, room, bold=bold)) if words else tuple(lines)
