"""How the words of `receipts.toml` are laid out, and how they are found on a line that an engine read.

Each table is a group (`[label]`, `[date]`, `[merchant]` …) that lists phrases by slot. Phrases are compared as
skeletons (`core.receipts.fold`); the longest that fits a place wins, so that "sub total" is never a "total".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import category

from core.receipts.fold import Skeleton, compact, distance

Tables = Mapping[str, Any]
_Taken = tuple[int, int, str, bool]
_WHOLE = 7
"""A phrase of fewer letters must end where a word ends; a longer one may have the next word glued to it."""
_SLIP, _SLIPS = 5, 9
"""From so many letters on, one letter of a phrase, and two, may have been read wrong."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A phrase found: its slot, where it begins and ends in the text, and whether every letter was right."""

    slot: str
    start: int
    end: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Phrases:
    """One group of phrases. `listed` holds (skeleton, slot), the longest first, by the first letter.

    `slips` holds those that may have been misread, by length and first letter (place 0) or last letter (place -1).
    """

    listed: Mapping[str, tuple[tuple[str, str], ...]]
    slips: Mapping[tuple[int, int, str], tuple[tuple[str, str], ...]]

    def spot(self, text: Skeleton, *, slips: bool = False) -> tuple[Spot, ...]:
        """All phrases on a line, from left to right, none over another; `slips` allows letters that were misread."""
        taken: list[_Taken] = []
        self._exactly(text, taken)
        if slips:
            self._nearly(text, taken)
        return tuple(
            Spot(slot, text.at[start], text.at[end - 1] + 1, exact) for start, end, slot, exact in sorted(taken)
        )

    def _exactly(self, text: Skeleton, taken: list[_Taken]) -> None:
        whole = text.compact
        found = [
            (-len(phrase), start, slot)
            for start in text.starts
            for phrase, slot in self.listed.get(whole[start : start + 1], ())
            if whole.startswith(phrase, start)
            and _ends(text, start, start + len(phrase))
            and not text.digits.issuperset(range(start, start + len(phrase)))
        ]
        for length, start, slot in sorted(found):
            _take(taken, (start, start - length, slot, True))

    def _nearly(self, text: Skeleton, taken: list[_Taken]) -> None:
        spans = [
            (start, end)
            for start in text.starts
            for end in text.ends
            if end - start >= _SLIP - 1 and end - 1 not in text.starts and _is_open(taken, start, end)
        ]
        found = [
            (off - len(phrase), start, end, slot)
            for start, end in spans
            for read in (text.compact[start:end],)
            for phrase, slot in self._like(read)
            for off in (_off(read, phrase),)
            if off is not None
        ]
        for _, start, end, slot in sorted(found):
            if _is_open(taken, start, end):
                taken[:] = [one for one in taken if not start <= one[0] < end]
                taken.append((start, end, slot, False))

    def _like(self, read: str) -> set[tuple[str, str]]:
        """The phrases that begin or end with the same letter and are about as long."""
        lengths = range(len(read) - 2, len(read) + 3)
        keys = ((length, place, read[place]) for length in lengths for place in (0, -1))
        return {pair for key in keys for pair in self.slips.get(key, ())}


def _ends(text: Skeleton, start: int, end: int) -> bool:
    """Whether a phrase may end here: not inside a short word, nor with the first letter of the next one."""
    if end - start < _WHOLE:
        return end in text.ends
    return end - 1 not in text.starts or text.at[end - 1] - text.at[end - 2] == 1


def _take(taken: list[_Taken], one: _Taken) -> None:
    if not _covered(taken, one[0], one[1]):
        taken.append(one)


def _covered(taken: Iterable[_Taken], start: int, end: int) -> bool:
    return any(start < right and left < end for left, right, _, _ in taken)


def _is_open(taken: Sequence[_Taken], start: int, end: int) -> bool:
    """Whether most of a span is in no phrase yet; it cuts none in two, and holds no misread one."""
    within = [one for one in taken if one[0] < end and start < one[1]]
    if any(one[0] < start or one[1] > end or not one[3] for one in within):
        return False
    return 2 * sum(one[1] - one[0] for one in within) <= end - start


def _off(read: str, phrase: str) -> int | None:
    """By how many letters what was read is off a phrase, None when by too many."""
    most = 2 if len(phrase) >= _SLIPS else 1
    if len(set(read) ^ set(phrase)) > 2 * most:
        return None  # a letter that is put in, left out or changed adds at most two to what differs
    off = distance(read, phrase, most)
    return off if off <= most else None


def phrases(table: Mapping[str, Iterable[str]]) -> Phrases:
    """Make a group of slots and their phrases. Raises `ValueError` for a phrase without a letter."""
    listed: dict[str, list[tuple[str, str]]] = {}
    for slot, texts in table.items():
        for text in texts:
            folded = compact(text)
            if not folded:
                raise ValueError(text)
            listed.setdefault(folded[0], []).append((folded, slot))
    slips: dict[tuple[int, int, str], list[tuple[str, str]]] = {}
    for pair in (pair for pairs in listed.values() for pair in pairs if len(pair[0]) >= _SLIP):
        for place in (0, -1):
            slips.setdefault((len(pair[0]), place, pair[0][place]), []).append(pair)
    return Phrases(
        {letter: tuple(sorted(pairs, key=lambda pair: -len(pair[0]))) for letter, pairs in listed.items()},
        {key: tuple(pairs) for key, pairs in slips.items()},
    )


@dataclass(frozen=True, slots=True)
class ReceiptWords:
    """All that the reader of receipts knows of words, in every language at once.

    `signs` gives the code of a currency for each sign ("€", "A$"), the longest first; `suffixes` the forms of companies
    as they are printed, by skeleton.
    """

    label: Phrases
    date: Phrases
    month: Phrases
    merchant: Phrases
    refund: Phrases
    currency: Phrases
    country: Phrases
    ebarimt: Phrases
    signs: Mapping[str, str]
    suffixes: Mapping[str, str]


def build_words(tables: Iterable[Tables]) -> ReceiptWords:
    """Make the words of one table for each language. Raises `KeyError` or `ValueError` for a malformed one."""
    merged: dict[str, dict[str, list[str]]] = {}
    for table in tables:
        for group, slots in table.items():
            for slot, texts in slots.items():
                merged.setdefault(group, {}).setdefault(slot, []).extend(texts)
    signs = sorted((-len(text), text.upper(), code) for code, text in _each(merged["currency"]) if _signed(text))
    spelled = {slot: [text for text in texts if not _signed(text)] for slot, texts in merged["currency"].items()}
    groups = {
        name: phrases(merged[name]) for name in ("label", "date", "month", "merchant", "refund", "country", "ebarimt")
    }
    return ReceiptWords(
        **groups,
        currency=phrases(spelled),
        signs={text: code for _, text, code in signs},
        suffixes={compact(text): text.upper() for text in reversed(merged["merchant"]["suffix"])},
    )


def _signed(text: str) -> bool:
    """Whether a currency is written with a sign ("A$", "€") and not in letters alone."""
    return any(category(char) == "Sc" for char in text)


def _each(table: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    return ((slot, text) for slot, texts in table.items() for text in texts)
