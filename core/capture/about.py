"""What words are about when no sum was said: they are read beside one that anything may cost."""

from core.capture.model import Context, Item
from core.capture.read import read_line
from core.capture.vocabulary import Vocabulary

_PROBE = " 100"


def about(words: str, vocabulary: Vocabulary, context: Context) -> Item | None:
    """The first thing that the words name, whatever would be asked of the sum; None when they name nothing."""
    reading = read_line(words + _PROBE, vocabulary, context)
    chosen = reading.question.choices[0].items if reading.question and reading.question.choices else ()
    return next(iter(reading.items or chosen), None)
