"""How the words of `papers.toml` are laid out.

`[sure]` and `[some]` list by kind of paper what tells it, more or less. `[bill]`, `[payslip]` and `[deed]` list
labels by field; `other` holds labels whose values are none of ours, `part` words that look like one. `[sharing]`
tells how a property is shared, `[country]` which country a paper is of, `[currency]` what is printed beside a sum.
Phrases are found as those of receipts are (`core.receipts.words`): the longest that fits a place wins, small slips of
an engine do not matter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.documents.model import PaperKind
from core.receipts.words import Phrases, phrases

Tables = Mapping[str, Any]
SURE, SOME = 3, 1
"""Points of a phrase that hardly any other kind of paper has, and of one that fits several."""
COIN_OF = {"AU": "AUD", "MN": "MNT"}
"""The currency of a paper that names none, by the country it is plainly of."""


@dataclass(frozen=True, slots=True)
class PaperWords:
    """All that the readers of these papers know of words, in every language at once.

    `kinds` finds the phrases that tell kinds, each a slot of its own; `points` says what it is worth for which.
    """

    kinds: Phrases
    points: Mapping[str, Mapping[PaperKind, int]]
    bill: Phrases
    payslip: Phrases
    deed: Phrases
    sharing: Phrases
    month: Phrases
    currency: Phrases
    country: Phrases
    company: Phrases


def build_words(tables: Iterable[Tables]) -> PaperWords:
    """Make the words of one table for each language. Raises `KeyError` or `ValueError` for a malformed one."""
    merged: dict[str, dict[str, list[str]]] = {}
    for table in tables:
        for group, slots in table.items():
            for slot, texts in slots.items():
                merged.setdefault(group, {}).setdefault(slot, []).extend(texts)
    points = _points(merged)
    return PaperWords(
        kinds=phrases({text: [text] for text in points}),
        points=points,
        bill=phrases(merged["bill"]),
        payslip=phrases(merged["payslip"]),
        deed=phrases(merged["deed"]),
        sharing=phrases(merged["sharing"]),
        month=phrases(merged["month"]),
        currency=phrases(merged["currency"]),
        country=phrases(merged["country"]),
        company=phrases(merged["company"]),
    )


def _points(merged: Mapping[str, Mapping[str, list[str]]]) -> Mapping[str, Mapping[PaperKind, int]]:
    """What each phrase says of each kind."""
    points: dict[str, dict[PaperKind, int]] = {}
    for group, worth in (("some", SOME), ("sure", SURE)):
        for kind, texts in merged[group].items():
            for text in texts:
                points.setdefault(text, {})[PaperKind(kind)] = worth
    return points
