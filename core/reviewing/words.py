"""The words that looking a paper over needs beyond those of spending."""

from dataclasses import dataclass

from core.importing.words import TextWords
from core.reviewing.caption import CaptionWords


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """Words of statements' texts, and of captions."""

    text: TextWords
    captions: CaptionWords
