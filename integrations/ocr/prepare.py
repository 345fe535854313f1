"""From what a camera saw to a sheet that engines read: flat, level, the right way up, in even light."""

from collections.abc import Callable, Sequence

from core.documents.page import Word
from integrations.ocr.engine import Script, Sheet
from integrations.ocr.letters import Letters, letters
from integrations.ocr.light import brightness, evened
from integrations.ocr.paper import laid_flat
from integrations.ocr.pixels import Pixels
from integrations.ocr.strip import told
from integrations.ocr.upright import lies_on_its_side, quarter, tilt, turned

Look = Callable[[Pixels, Script], Sequence[Word]]
"""Reads a strip of even light as print of a script."""


def prepared(picture: Pixels, look: Look, until: float) -> Sheet:
    """The sheet of a picture; `look` is asked for a few lines of it, to tell the script and the top from the foot."""
    colour = laid_flat(picture)
    even, found = _seen(colour)
    if lies_on_its_side(found):
        colour = quarter(colour, 1)
        even, found = _seen(colour)
    angle = tilt(found)
    if angle:
        colour = turned(colour, angle)
        even, found = _seen(colour)
    script, over = told(even, found, look)
    if over:
        colour, even = quarter(colour, 2), quarter(even, 2)
        found = letters(even)
    return Sheet(colour, even, found, script, until)


def _seen(colour: Pixels) -> tuple[Pixels, Letters]:
    even = evened(brightness(colour))
    return even, letters(even)
