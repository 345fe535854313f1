"""Builds ahead of the first question what it would build: keys of listed words, and the words that a slip may mean.

They are made late, when a word is first sought, so that no start waits for them; whoever asks first would wait.
"""

from core.asking.words import QuestionWords
from core.capture.tokens import tokenize

_MEANT_BY_NO_WORD = "zyxwvut"


def warm(words: QuestionWords) -> None:
    """Look up every word of questions once. Takes some seconds, and a few ms when it was done before.

    May run in a thread beside questions that are being read: they find all that is listed, made by either.
    """
    vocabulary = words.vocabulary
    vocabulary.singles.every_key()
    vocabulary.phrases.every_key()
    vocabulary.correct(_MEANT_BY_NO_WORD, mongolian=False)
    for word in words.spelt:
        for token in tokenize(word)[:1]:
            for mongolian in (False, True):
                vocabulary.match([token], 0, mongolian=mongolian)
