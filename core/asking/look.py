"""Tells a question from a record before either is read: whether a chat line asks something of what was recorded."""

from core.asking.model import Inquiry, Measure
from core.asking.period import read_period
from core.asking.read import LONGEST, is_threshold, read_question
from core.asking.sentence import Sentence, read_sentence
from core.asking.spelling import mend
from core.asking.words import QuestionWords
from core.capture.atoms import is_number
from core.capture.model import Context
from core.capture.text import clean

_OF_NO_RECORD = ("amount", "who", "whom", "on_what")
"""Question words that no record has, whatever sum stands beside them: who spent 45 at coles yesterday?"""
_OF_NO_THING = ("net_worth", "balance", "rate", "average", "largest", "top", "entries", "count", "owed", "saved")
_CLOSING = (".", "!", ")", '"', "'", "…")
_TOLD = frozenset({Measure.SPENT, Measure.RECEIVED, Measure.SAVED})


def is_question(text: str, words: QuestionWords, context: Context) -> bool:
    """Whether a line asks rather than records. Never raises; pure, and costs at most two readings of a question.

    True means: hand the line to `read_question`, and if that asks back, say what can be asked. False means: it is for
    capture, which records it, asks about it, or finds nothing in it.

    A line that `read_question` understands is a question, but for one that only tells ("spent money on groceries", of
    which the sum is missing). Of the others, "how much" and "who" ask whatever sum stands beside them. Any question
    word, a question mark, or a word of measuring ("smallest purchase", "spending by person and category") asks where
    no sum is named, or only one to hold entries against: "coffee 4.50?" records, but "did Bat pay the rent?" and
    "purchases over $50" ask.
    """
    inquiry = read_question(text, words, context).inquiry
    if inquiry is not None and (inquiry.first or inquiry.last or inquiry.group_by or inquiry.measure not in _TOLD):
        return True
    plain = clean(text)
    if len(plain) > LONGEST:
        return False
    s = read_sentence(mend(plain, words), words, context)
    return _asks(s) if inquiry is None else not _only_tells(s, inquiry)


def _only_tells(s: Sentence, inquiry: Inquiry) -> bool:
    """Spent money on groceries: a verb that tells, and nothing that asks; "total spent" is no verb."""
    return s.any("told") and not (s.any("asking") or s.any("total") or inquiry.limit or _ends_asking(s))


def _asks(s: Sentence) -> bool:
    if s.any("asking", *_OF_NO_RECORD):
        return True
    read_period(s)
    sums = [at for at in range(len(s.atoms)) if _is_sum(s, at)]
    measured = s.any("measure", *_OF_NO_THING) or (s.any("measure", "spent") and not s.any("told"))
    if sums:
        return measured and any(is_threshold(s, at) for at in sums)
    asks = s.says(0, "opener") or s.any("asking") or s.any("compare")
    return asks or measured or _ends_asking(s)


def _ends_asking(s: Sentence) -> bool:
    """Whether a question mark or a particle («уу», «бэ») ends the line."""
    last = next((at for at in reversed(range(len(s.atoms))) if not s.atoms[at].is_mark(*_CLOSING)), None)
    return last is not None and (s.atoms[last].is_mark("?") or (s.line.mongolian and s.says(last, "particle")))


def _is_sum(s: Sentence, at: int) -> bool:
    """Whether an atom is a number that no day has taken; 15к and 3pm count, since capture looks at them."""
    atom = s.atoms[at]
    return atom.free and (is_number(atom) or any(letter.isdigit() for letter in atom.text))
