"""What lies ahead, as Mongolian verbs say it: of each listed verb of the past the forms in -х and -на.

Nothing is recorded for days ahead, so that «хэд зарцуулах вэ» is asked back. A form that is not listed would be taken
for a slip of the past one (хуримтлуулах, хуримтлуулав).
"""

from collections.abc import Iterable, Iterator

_PAST = {"сан": "а", "сэн": "э", "сон": "о", "сөн": "ө"}
_VOWELS = "аэиоуөүяеёюый"


def forms_ahead(past: Iterable[str]) -> Iterator[str]:
    """The forms of plan and future of each word of the past; none of any other word."""
    for word in past:
        stem, vowel = word[:-3], _PAST.get(word[-3:])
        if vowel is None or len(stem) < 2 or " " in word:
            continue
        yield stem + ("" if stem[-1] in _VOWELS else vowel) + "х"
        yield stem + "н" + vowel
