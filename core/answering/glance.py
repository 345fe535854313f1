"""A glance at a line: whether it can be a question at all. Most lines record, and need not be read as questions."""

from core.asking.sentence import read_sentence
from core.asking.spelling import mend
from core.asking.words import QuestionWords
from core.capture.model import Context
from core.capture.text import clean

_ASKING = frozenset({
    "asking", "measure", "compare", "summary", "opener", "threshold", "total", "per", "group_by", "order", "span",
    "edge", "last", "rolling", "year_mark",
})  # fmt: skip
"""Slots of which a question with a figure in it has a word; a test holds this to all the lists of questions."""


def may_ask(text: str, words: QuestionWords, context: Context) -> bool:
    """False for a line with a figure and no word of a question: `is_question` would say the same, at a higher cost."""
    plain = clean(text)
    if "?" in plain or not any(map(str.isdigit, plain)):
        return True
    sentence = read_sentence(mend(plain, words), words, context)
    return any(not _ASKING.isdisjoint(cues) for cues in sentence.cues)
