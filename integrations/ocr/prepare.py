"""From what a camera saw to a sheet that engines read: flat, level, in even light."""

from dataclasses import replace

from integrations.ocr.engine import Script, Sheet
from integrations.ocr.letters import Letters, letters
from integrations.ocr.light import brightness, evened
from integrations.ocr.paper import laid_flat
from integrations.ocr.pixels import Pixels
from integrations.ocr.upright import lies_on_its_side, quarter, tilt, turned


def prepared(picture: Pixels, until: float) -> Sheet:
    """The sheet of a picture. Whether it stands on its head, and what letters it is of, only reading can tell."""
    colour = laid_flat(picture)
    even, found = _seen(colour)
    if lies_on_its_side(found):
        colour = quarter(colour, 1)
        even, found = _seen(colour)
    angle = tilt(found)
    if angle:
        colour = turned(colour, angle)
        even, found = _seen(colour)
    return Sheet(colour, even, found, Script.LATIN, until)


def turned_over(sheet: Sheet) -> Sheet:
    """The sheet with its foot at the top."""
    even = quarter(sheet.even, 2)
    return replace(sheet, colour=quarter(sheet.colour, 2), even=even, letters=letters(even))


def _seen(colour: Pixels) -> tuple[Pixels, Letters]:
    even = evened(brightness(colour))
    return even, letters(even)
