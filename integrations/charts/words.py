"""What of a text can be written in a picture: no emoji, since the font has few of them, and none in colour."""

import re
from collections.abc import Container

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u200d\u20e3\U000e0000-\U000e007f]"
)


def writable(text: str, known: Container[int]) -> str:
    """The text on one line without emoji, and without characters that are not among the `known` code points."""
    plain = " ".join(_EMOJI.sub(" ", text).split())
    return " ".join("".join(sign for sign in plain if ord(sign) in known).split())
