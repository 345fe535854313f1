"""Which letters a picture is of, and whether they stand on their heads, by a few lines of it and by what was read.

Tesseract starts on Mongolian in a sixth of the time that English takes it. So the lines are tried as Cyrillic first,
and what is none is read whole as Latin: only what was read badly so is looked at again.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from core.documents.page import Box, Word
from integrations.ocr.engine import Script
from integrations.ocr.letters import Letters
from integrations.ocr.pieces import rows_of
from integrations.ocr.pixels import Pixels

Told = tuple[Script, bool]
"""The letters of a picture, and whether they stand on their heads."""
_LINES = 7
"""How high the strip is, in letters: four lines, more or less. Of fewer, faint print could not be told."""
_LINE = 2.5
"""How tall a line is at most, in letters: two that touch, but no picture, code or frame."""
_SMALL = 0.7
"""How tall a letter is at least, as a share of capitals and digits; asterisks and strokes of a rule are lower."""
SURE = 0.7
"""As sure as an engine is of plain print in its own language, on the whole; of anything else it is less sure."""
FAIR = 0.55
"""As sure as an engine is of faint or broken print in the better of two languages, and never of what is upside down."""
_ONLY_CYRILLIC = re.compile("[бвгджзийлпуфцчшщъыьэюяөүБГДЖЗИЙЛПУФЦЧШЩЪЫЬЭЮЯӨҮ]")
"""Letters that look like no Latin one."""
_MIXED = re.compile(r"\d[^\W\d_]{3}|[^\W\d_]\d[^\W\d_]")


def densest(even: Pixels, found: Letters) -> Pixels:
    """The rows with the most letters in lines; a QR code and a rule of asterisks have more spots, and are no words."""
    height = found.height
    if height is None:
        return even
    window = int(height * _LINES)
    if window >= len(even):
        return even
    lines = (piece.box for row in rows_of(found) for piece in row if piece.box.height < _LINE * height)
    letters_in = np.zeros(len(even))
    for line in lines:
        letters_in[int(line.middle)] += _letters_on(line, found)
    top = int(np.convolve(letters_in, np.ones(window), "valid").argmax())
    return even[max(0, top - int(height / 2)) : top + window + int(height)]


def _letters_on(line: Box, found: Letters) -> int:
    """How many spots on a line are as tall as letters."""
    left, top, width, tall = found.boxes.T
    across, down = left + width // 2, top + tall // 2
    on = (line.left <= across) & (across < line.right) & (line.top <= down) & (down < line.bottom)
    return int((on & (tall >= _SMALL * np.percentile(tall, 75))).sum())


def _sureness(words: Sequence[Word]) -> float:
    """How sure an engine is of a strip: of each letter and digit alike, and a strip without any is nothing."""
    weights = [(sum(map(str.isalnum, word.text)), word.sure) for word in words]
    total = sum(weight for weight, _ in weights)
    return sum(weight * sure for weight, sure in weights) / total if total >= 6 else 0.0


def told(strip: Pixels, sure: Mapping[Script, float], read: Callable[[Pixels, Script], Sequence[Word]]) -> Told:
    """Which letters the print is of, and whether it stands on its head, where neither was read well the right way up.

    `sure` is how sure the engine was of it in each script; `read` is asked for the strip on its head only if in none.
    """
    best, script = max((sure[one], one) for one in reversed(Script))
    answer = script, False
    if best >= FAIR:
        return answer
    over = np.ascontiguousarray(strip[::-1, ::-1])
    for script in Script:
        turned = sure_of(read(over, script), script)
        if turned > best:
            best, answer = turned, (script, True)
    return answer


def sure_of(words: Sequence[Word], script: Script) -> float:
    """How sure an engine is of the letters, not of the digits: those are the same in every language.

    For Cyrillic only words speak that have a letter of its own, and against it those of letters and digits mixed:
    a Latin S, B or Z is a 5, an 8 or a 3 to whom knows no Latin letters.
    """
    lettered = [word for word in words if any(map(str.isalpha, word.text))]
    if script is Script.CYRILLIC:
        lettered = [
            replace(word, sure=0.0) if _MIXED.search(word.text) else word
            for word in lettered
            if _ONLY_CYRILLIC.search(word.text) or _MIXED.search(word.text)
        ]
    return _sureness(lettered)
