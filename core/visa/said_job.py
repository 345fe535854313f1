"""What is left of a line once times and days are taken: the name of the job, or a sign that it is prose."""

import re
from dataclasses import dataclass

from core.capture.skeleton import skeleton, skeletons
from core.visa.said_model import Line, Speaker
from core.visa.words import ShiftWords

_MOST_WORDS, _MOST_AT = 3, 5
_TOKEN = re.compile(r"[^\W_][\w'’&+.-]*")
_PROSE = re.compile(
    r"(?<!\w)(?:on\s+[^\W\d]+|about|because|but|while|that|which|if|like|than|as|how|why|what|who|you|he|she|they|his|her|their)(?!\w)",
    re.IGNORECASE,
)
_HUNG = re.compile(r"(.+?)-(?:т|д|нд|ын|ийн|t|d|nd)$", re.IGNORECASE)
_AT = re.compile(r"([а-яёөү]{2,}?[бвгджзклмнпрстфхцчшщ])[аэоө]д|([а-яёөү]{3,}(?:д|(?<=[гврсхк])т))", re.IGNORECASE)
_PARTS = re.compile(r"[¦,;.!]|\s-\s|\+|&(?!\w)")


@dataclass(frozen=True, slots=True)
class Job:
    """A name as it was typed; `known` when it is a workplace or a job of theirs; `numbers` when digits are left.

    `bare`: it opens the line with nothing that makes it a place, so that it may be who worked.
    """

    name: str
    known: bool
    numbers: bool
    bare: bool


def job_of(line: Line, words: ShiftWords, speaker: Speaker, *, mongolian: bool) -> Job | None:
    """The job that is left in a line; None when more is left than a name."""
    if _PROSE.search(line.text):
        return None
    at = words.pattern("at.any")
    pieces = [piece for part in _PARTS.split(line.text) for piece in _pieces(part, at)]
    named = [(bare, behind) for text, behind in pieces if (bare := _without_filler(text, words))]
    if len(named) > 1:
        named = [one for one in named if one[1]] if sum(behind for _, behind in named) == 1 else named
    if len(named) > 1:
        return None
    name, behind = named[0] if named else ("", False)
    tokens = name.split()
    if len(tokens) > (_MOST_AT if behind else _MOST_WORDS):
        return None
    if mongolian and tokens:
        tokens[-1] = _uninflected(tokens[-1], words)
        behind = behind or not name.endswith(tokens[-1])
        name = " ".join(tokens)
    known = name.lower() in {job.lower() for job in speaker.jobs} or bool(words.pattern("employer.any").search(name))
    mine = name.lower() in {job.lower() for job in speaker.jobs}
    digits = any(token[0].isdigit() and not (known and len(token) > 2) for token in tokens) and not mine
    opens = not line.text[: line.text.find(tokens[0])].strip() if tokens else False
    return Job(name, known, digits, opens and not known and not behind)


def _pieces(part: str, at: re.Pattern[str]) -> list[tuple[str, bool]]:
    """A part of the line cut at its "at": what is before it, and what is behind."""
    before, *behind = at.split(part)
    return [(before, False), *((text, True) for text in behind)]


def _without_filler(text: str, words: ShiftWords) -> str:
    return " ".join(_TOKEN.findall(words.pattern("filler.any").sub(" ", text)))


def _uninflected(word: str, words: ShiftWords) -> str:
    """A Mongolian name of a place without its "at": кафед is кафе. In Latin letters only where the rest is known."""
    if hung := _HUNG.match(word):
        return hung[1]
    if word.lower() in words.phrases["employer.any"]:
        return word
    if found := _AT.fullmatch(word):
        return found[1] or found[2][:-1]
    known = {form for phrase in words.phrases["employer.any"] for form in skeletons(phrase)}
    return word[:-1] if word[-1:] in "dt" and skeleton(word[:-1].lower()) in known else word
