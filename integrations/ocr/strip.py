"""A few lines of a picture, read first: which letters they are of, and whether they stand on their heads.

A whole page read in the wrong language costs as much as a whole page; a few lines cost a fifth of it.
"""

import re
from collections.abc import Callable, Sequence

import numpy as np

from core.documents.page import Word
from integrations.ocr.engine import Script
from integrations.ocr.letters import Letters
from integrations.ocr.pixels import Pixels

_LINES = 7
"""How high the strip is, in letters: four lines, more or less. Of fewer, faint print could not be told."""
SURE = 0.7
"""As sure as an engine is of plain print in its own language, on the whole; of anything else it is less sure."""
_FAIR = 0.55
"""As sure as an engine is of faint or broken print in the better of two languages, and never of what is upside down."""
_ONLY_CYRILLIC = re.compile("[бвгджзийлпуфцчшщъыьэюяөүБГДЖЗИЙЛПУФЦЧШЩЪЫЬЭЮЯӨҮ]")
"""Letters that look like no Latin one."""


def densest(even: Pixels, found: Letters) -> Pixels:
    """The rows with the most letters: the fullest lines stand there."""
    height = found.height
    if height is None:
        return even
    window = int(height * _LINES)
    if window >= len(even):
        return even
    letters_in = np.convolve(np.bincount(found.boxes[:, 1], minlength=len(even)), np.ones(window), "valid")
    top = int(letters_in.argmax())
    return even[max(0, top - int(height / 2)) : top + window + int(height)]


def _sureness(words: Sequence[Word]) -> float:
    """How sure an engine is of a strip: of each letter and digit alike, and a strip without any is nothing."""
    weights = [(sum(map(str.isalnum, word.text)), word.sure) for word in words]
    total = sum(weight for weight, _ in weights)
    return sum(weight * sure for weight, sure in weights) / total if total >= 6 else 0.0


def told(even: Pixels, found: Letters, read: Callable[[Pixels, Script], Sequence[Word]]) -> tuple[Script, bool]:
    """Which letters the print is of, and whether it stands on its head, by what `read` says of a strip of it.

    Plain Latin print, the right way up, is told by the first of at most four looks.
    """
    strip = densest(even, found)
    best, answer = 0.0, (Script.LATIN, False)
    for over in (False, True):
        turned = np.ascontiguousarray(strip[::-1, ::-1]) if over else strip
        for script in Script:
            sure = _sure_of(read(turned, script), script)
            if sure > best:
                best, answer = sure, (script, over)
            if sure >= SURE:
                return answer
        if best >= _FAIR:
            break
    return answer


def _sure_of(words: Sequence[Word], script: Script) -> float:
    """How sure the engine is of the letters, not of the digits: those are the same in every language."""
    lettered = [word for word in words if any(map(str.isalpha, word.text))]
    if script is Script.CYRILLIC and not any(_ONLY_CYRILLIC.search(word.text) for word in lettered):
        return 0.0
    return _sureness(lettered)
