"""One name out of what several engines read: near spellings are one name, and the best of them stands for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.documents.page import Box
from core.receipts.fold import distance, plain, skeleton
from core.receipts.merchant import NameCandidate
from core.receipts.words import ReceiptWords

_BOTH = 1.5
_MOST = 6
"""No more names of each engine are compared."""
_LATIN = ("tesseract", "rapidocr", "textract", "pdf")
_CYRILLIC = ("rapidocr", "textract", "tesseract", "pdf")
"""Engines by how well they read a script, the best last."""


@dataclass(frozen=True, slots=True)
class NameChoice:
    """A name with what all engines say of it.

    `same` engines spell it with the same letters, `near` have it or something very like it; `ahead` is by how much its
    score is over the next name's.
    """

    text: str
    evidence: frozenset[str]
    same: int
    near: int
    engine: str
    sure: float
    score: float
    ahead: float = 0.0
    box: Box | None = None
    page: int = 1


def pooled_names(readings: Sequence[Sequence[NameCandidate]], words: ReceiptWords) -> tuple[NameChoice, ...]:
    """The names of all engines, the likeliest first."""
    groups: list[list[tuple[int, NameCandidate]]] = []
    for engine, ranked in enumerate(readings):
        for one in ranked[:_MOST]:
            home = next((group for group in groups if _alike(group, engine, one)), None)
            if home is None:
                groups.append([(engine, one)])
            else:
                home.append((engine, one))
    made = sorted((_choice(group, words) for group in groups), key=lambda one: -one.score)
    return tuple(
        NameChoice(
            one.text, one.evidence, one.same, one.near, one.engine, one.sure, one.score,
            one.score - (made[place + 1].score if place + 1 < len(made) else 0.0), one.box, one.page,
        )
        for place, one in enumerate(made)
    )  # fmt: skip


def _alike(group: Sequence[tuple[int, NameCandidate]], engine: int, one: NameCandidate) -> bool:
    """Whether a name is that of a group, to a fifth of its letters, read by another engine."""
    if any(other == engine for other, _ in group):
        return False
    mine, theirs = plain(one.text), plain(group[0][1].text)
    most = max(1, min(len(mine), len(theirs)) // 5)
    return distance(mine, theirs, most) <= most


def _choice(group: Sequence[tuple[int, NameCandidate]], words: ReceiptWords) -> NameChoice:
    names = sorted((one for _, one in group), key=lambda one: -_trust(one))
    best = max(names, key=lambda one: _votes(one, names))
    text = best.text
    for other in names:
        text = _mended(text, other.text, words)
    same = sum(1 for one in names if plain(one.text) == plain(text))
    evidence = frozenset(name for one in names for name in one.evidence)
    scores = sorted((one.score for one in names), reverse=True)
    score = scores[0] + sum(max(one, 0) for one in scores[1:]) / 2 + _BOTH * (len(names) - 1)
    return NameChoice(text, evidence, same, len(names), best.engine, best.sure, score, 0.0, best.box, best.page)


def _votes(one: NameCandidate, names: Sequence[NameCandidate]) -> int:
    return sum(1 for other in names if plain(other.text) == plain(one.text))


def _trust(one: NameCandidate) -> int:
    """How well an engine reads the script of a name; RapidOCR gives Latin letters for Cyrillic ones."""
    known = _CYRILLIC if any("а" <= char <= "я" or char in "өү" for char in one.text.lower()) else _LATIN
    return known.index(one.engine) if one.engine in known else len(known)


def _mended(text: str, other: str, words: ReceiptWords) -> str:
    """A name with the blanks that another engine saw, and with words that only the other spelled as they are known."""
    if plain(text) == plain(other):
        return max(text, other, key=lambda one: one.count(" "))
    mine, theirs = text.split(), other.split()
    if len(mine) != len(theirs):
        return text
    return " ".join(
        right if not _known(left, words) and _known(right, words) and distance(left, right, 2) <= 2 else left
        for left, right in zip(mine, theirs, strict=True)
    )


def _known(word: str, words: ReceiptWords) -> bool:
    """Whether a word is one of a trade or a company's form, to the letter."""
    spots = words.merchant.spot(skeleton(word))
    return any(spot.slot in {"trade", "suffix"} and spot.end - spot.start >= len(word) - 1 for spot in spots)
