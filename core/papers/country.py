"""Which country a paper is of, and which currency its sums are in when they do not say it themselves."""

from collections import Counter
from collections.abc import Iterable

from core.documents.model import Hints, Read
from core.papers.cells import Sheet
from core.papers.figures import DOLLARS, Sum
from core.papers.numbers import abn
from core.papers.words import COIN_OF, PaperWords

_MONGOLIAN = frozenset("өүӨҮ")
"""Letters that no other language of the two countries has."""
_CELLS = 3
_TOLD = 2
"""Different words of a country that make a paper plainly of it."""
ALONE = "_alone"
"""What ends the slot of words that need no other."""
_DOLLARS = ("AUD", "USD", "NZD", "SGD", "CAD", "HKD")
_NAMED, _PLAIN, _HINTED = 0.97, 0.92, 0.6


def country_of(paper: Sheet, words: PaperWords) -> str | None:
    """The country whose letters, company number, or else words stand on the paper; None when there are too few."""
    if sum(bool(_MONGOLIAN & set(cell.text)) for cell in paper.cells) >= _CELLS:
        return "MN"
    if any(abn(cell.text) for cell in paper.cells):
        return "AU"
    told = {
        (spot.slot, cell.text[spot.start : spot.end].casefold())
        for cell in paper.cells
        for spot in words.country.spot(cell.bones)
    }
    points = Counter(slot.removesuffix(ALONE) for slot, _ in told)
    points.update(slot.removesuffix(ALONE) for slot, _ in told if slot.endswith(ALONE))
    counts = points.most_common(2)
    if not counts or counts[0][1] < _TOLD or (len(counts) > 1 and counts[1][1] == counts[0][1]):
        return None
    return counts[0][0]


def currency_of(figures: Iterable[Sum], country: str | None, hints: Hints) -> Read[str] | None:
    """The currency of a paper: named beside its sums, or that of its country, or for `$` the family's dollar."""
    coins = Counter(one.coin for one in figures if one.coin).most_common(1)
    home = COIN_OF.get(country or "")
    if coins and coins[0][0] == "CNY" and home == "MNT":
        return Read(home, _HINTED)  # engines take ₮ for ¥
    if coins and coins[0][0] != DOLLARS:
        return Read(coins[0][0], _NAMED)
    if coins:
        if home in _DOLLARS:
            return Read(home, _NAMED)
        dollar = next((code for code in hints.currencies if code in _DOLLARS), None)
        return Read(dollar, _HINTED) if dollar else None
    return Read(home, _PLAIN) if home else None
