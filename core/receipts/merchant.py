"""Whose receipt it is: the name at the head, before the address, found by what such a name looks like.

A name has the form of a company, or words of a trade, or stands over a registration number; it stands first, or large.
Addresses, telephone numbers, headings and thanks are no names, nor is what somebody wrote on the paper.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from core.documents.page import Box
from core.receipts.fold import plain, skeleton
from core.receipts.names import Spelled, spelled
from core.receipts.rows import Row
from core.receipts.words import ReceiptWords, Spot

_HEAD = 14
"""So many lines may stand over the first that is surely no head any more."""
_LETTERS = 3
WEIGHTS: Mapping[str, float] = {
    "suffix": 3.0, "registered": 1.2, "numbered": 0.5, "trade": 1.6, "first": 1.2, "second": 0.5, "large": 0.7,
    "late": -1.2, "after": -0.6, "digits": -1.5, "scrawl": -1.5, "owner": -2.5, "quoted": 0.5, "place": -1.0,
    "short": -1.0, "bracket": -0.8,
}  # fmt: skip
"""How much each kind of evidence speaks for a name."""
_NO_NAME = frozenset({"address", "contact", "courtesy", "heading", "register"})


@dataclass(slots=True)
class NameCandidate:
    """A name that may be the seller's, what speaks for it, and where it stands. `engine` read it."""

    text: str
    evidence: set[str] = field(default_factory=set)
    box: Box | None = None
    page: int = 1
    engine: str = ""
    sure: float = 1.0

    @property
    def score(self) -> float:
        """All evidence in one number, for ranking only."""
        return sum(WEIGHTS[name] for name in self.evidence)


@dataclass(frozen=True, slots=True)
class _Headed:
    """A line of the head with what its words are."""

    row: Row
    spots: tuple[Spot, ...]
    name: Spelled

    def is_a(self, slot: str) -> bool:
        return any(spot.slot == slot for spot in self.spots)


def name_candidates(rows: Sequence[Row], words: ReceiptWords) -> tuple[NameCandidate, ...]:
    """Every line at the head that could be the seller's name, the likeliest first."""
    head = [_headed(row, words) for row in rows[:_HEAD] if sum(map(str.isalpha, row.text)) >= _LETTERS]
    joined = _join(head)
    usual = median(one.row.box.height for one in head) if head else 0
    made = [_candidate(joined, place, usual) for place, one in enumerate(joined) if _may_be(one)]
    for place, one in enumerate(made[:2]):
        one.evidence.add(("first", "second")[place])
    for one in made:
        if "owner" in one.evidence and any(_longer(one.text, other.text) for other in made):
            one.evidence.remove("owner")
    return tuple(sorted(made, key=lambda one: -one.score))


def _longer(one: str, other: str) -> bool:
    """Whether a name is another in full: "Banh Mi Cafe Sdn Bhd" of "Banh Mi Cafe"."""
    return one != other and plain(one).startswith(plain(other))


def _headed(row: Row, words: ReceiptWords) -> _Headed:
    spots = words.merchant.spot(row.bones, slips=True)
    return _Headed(row, spots, spelled(row.text, spots, words))


def _may_be(one: _Headed) -> bool:
    """Whether a line can be a name: enough letters, and not an address, a heading, a number or thanks."""
    letters = sum(map(str.isalpha, one.name.text))
    digits = sum(map(str.isdigit, one.name.text))
    if letters < _LETTERS or digits > letters or _is_sum(one.row):
        return False
    if one.name.suffix:
        return True
    first = next((spot for spot in one.spots if spot.slot in _NO_NAME), None)
    return first is None or (first.slot == "address" and one.is_a("trade") and first.start > 0)


def _is_sum(row: Row) -> bool:
    """Whether a line is of money: a label with a figure, or a figure with decimals or a sign."""
    return any(row.spots or not figure.whole or figure.code for figure in row.figures)


def _candidate(head: Sequence[_Headed], place: int, usual: float) -> NameCandidate:
    one = head[place]
    after = head[place + 1] if place + 1 < len(head) else None
    before = head[:place]
    formed = one.name.suffix or _has_trade(one)
    facts = {
        "suffix": one.name.suffix,
        "trade": formed and not one.name.suffix,
        "registered": formed and (one.name.numbered or (after is not None and _is_register(after))),
        "numbered": not formed and after is not None and _is_register(after),
        "large": one.row.box.height > 1.3 * usual,
        "late": any(_is_address(other) for other in before),
        "after": any(_is_register(other) or other.is_a("heading") for other in before),
        "digits": bool(re.search(r"\d{3}", one.name.text)),
        "scrawl": one.row.text.islower() and not one.name.suffix,
        "owner": one.is_a("owner") or (place > 0 and head[place - 1].is_a("owner")),
        "quoted": bool(re.search(r"[\"«“”»„]", one.row.text)),
        "bracket": one.row.text.lstrip().startswith("("),
        "short": sum(map(str.isalpha, one.name.text)) < 5,
        "place": one.is_a("address") and not one.name.suffix,
    }
    found = {name for name, holds in facts.items() if holds}
    return NameCandidate(one.name.text, found, one.row.box, one.row.page, one.row.engine, one.row.sure)


def _has_trade(one: _Headed) -> bool:
    """Whether a word of a trade stands on a line as in a name; "the fresh food people" is a motto."""
    words = [one.row.text[spot.start : spot.end] for spot in one.spots if spot.slot == "trade"]
    return any(not word[0].islower() or not word.isascii() for word in words)


def _is_register(one: _Headed) -> bool:
    """Whether a line is a company's number: "(1074617K)", "ABN 51 824 753 556", "ТТД: 1234567"."""
    bare = re.sub(r"[\s().:-]", "", one.row.text)
    return one.is_a("register") or bool(re.fullmatch(r"\d{5,12}[A-Za-z]{0,2}", bare))


def _is_address(one: _Headed) -> bool:
    return not one.name.suffix and (
        one.is_a("address") or one.is_a("contact") or bool(re.search(r"\b\d{5}\b", one.row.text))
    )


def _join(head: Sequence[_Headed]) -> list[_Headed]:
    """The head with names that are broken over two or three lines in one piece."""
    joined: list[_Headed] = []
    for one in head:
        if joined and _continues(joined[-1], one):
            joined[-1] = _together(joined[-1], one)
        else:
            joined.append(one)
    return joined


def _continues(before: _Headed, one: _Headed) -> bool:
    """Whether a line goes on with the name above: it is only a form or a trade, or a bracket or an "and" is open."""
    if not _may_be(before) or before.name.suffix or one.row.page != before.row.page:
        return False
    if one.row.box.top - before.row.box.bottom > 1.5 * before.row.box.height:
        return False
    text = before.row.text.rstrip()
    if text.count("(") > text.count(")") and ")" in one.row.text:
        return True
    if text.endswith(("&", " AND", " and", "-", "(")) and _may_be(one):
        return True
    return one.name.only_form and not one.row.text.lstrip().startswith("(")


def _together(before: _Headed, one: _Headed) -> _Headed:
    row, text = before.row, f"{before.row.text} {one.row.text}"
    both = Row(
        row.number, row.engine, row.page, text, row.box.around(one.row.box), min(row.sure, one.row.sure),
        skeleton(text), (), (), (*row.words, *one.row.words), (),
    )  # fmt: skip
    shift = len(row.text) + 1
    spots = (*before.spots, *(Spot(s.slot, s.start + shift, s.end + shift, s.exact) for s in one.spots))
    name = Spelled(f"{before.name.text} {one.name.text}", one.name.suffix, one.name.numbered, only_form=False)
    return _Headed(both, spots, name)
