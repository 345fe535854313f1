"""Reads a bank's alert that was pasted or forwarded: the one sum that moved, never a balance."""

from core.capture.model import Context, Reading
from core.capture.vocabulary import Vocabulary


def is_alert(plain: str, vocabulary: Vocabulary) -> bool:
    """Whether a text is a bank's own message."""
    return False


def read_alert(plain: str, vocabulary: Vocabulary, context: Context) -> Reading:
    """Read an alert."""
    return Reading(plain)
