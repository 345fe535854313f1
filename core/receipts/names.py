"""A seller's name as it should stand: without the number of its register, the form of the company spelled right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.receipts.fold import compact, distance
from core.receipts.words import ReceiptWords, Spot

_NUMBER = re.compile(
    r"[\s,'\"]*(?:\(?\s*(?:co\.?\s*)?(?:reg\.?\s*)?(?:no\.?)?\s*[:#]?\s*[A-Z]{0,3}\d[\d\s]{2,12}\s?-?\s?[A-Z0-9]{0,2}\s*\)?)[\s.,]*$",
    re.IGNORECASE,
)
"""A register's number behind a name: "(519537-X)", "1110644-W", "(139386 X)"."""
_FORM_NUMBER = re.compile(r"\(\s*[A-Za-z]{0,3}\d[^()]*\)?.*$")
_LABEL = re.compile(r"^[^\W\d_][\w\s.]{2,24}:\s*(?=\S)")
_QUOTES = '"«»“”„'
_EDGES = " \t.,:;-_=*#~'\"`«»“”„<>|/\\!•·"

_SLIPS = (
    (re.compile(r"(?:(?<=[A-Za-z.])Y|(?<=[A-Za-z.]))[¥¥](?=[A-Za-z.]|\b)"), "Y"),
    (re.compile(r"(?<=[A-Z]\.)[1l](?=\.)|\b1(?=[A-Z]{2})|(?<=[A-Z])1(?=[A-Z])"), "I"),
    (re.compile(r"(?<=[a-z])I(?=[a-z])"), "l"),
    (re.compile(r"(?<=[A-Z])0(?=[A-Z])"), "O"),
    (re.compile(r"(?<=[a-z])0(?=[a-z])"), "o"),
)
"""Signs and digits inside words, where only a letter can stand."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A line as a name. `suffix` tells that it has the form of a company, `numbered` that a register's number followed.

    `only_form` tells that it is nothing but a form or words of a trade with it, so that the name stands above.
    """

    text: str
    suffix: bool
    numbered: bool
    only_form: bool


def spelled(text: str, spots: Sequence[Spot], words: ReceiptWords) -> Spelled:
    """A line without what is no part of a name."""
    form = _form(text, spots)
    begin = _begin(text, spots)
    if form is None:
        cut = _NUMBER.sub("", text[begin:])
        numbered = cut != text[begin:] and len(cut.strip()) > 2
        bare = cut if numbered else text[begin:]
        return Spelled(_tidy(bare), suffix=False, numbered=numbered, only_form=_only_form(text, spots, len(text)))
    tail = text[form.end :]
    numbered = bool(re.search(r"\d{4}", tail))
    form = _widened(text, form, words)
    printed = text[form.start : form.end]
    small = printed.islower() and not printed.isascii()  # of Х and х an engine sees the shape, and guesses the size
    clean = form.exact and not small and not any(map(str.isdigit, printed))
    right = printed if clean else _right(printed, words)
    name = _tidy(text[begin : form.start]) if not text[: form.start].strip(_EDGES) else text[begin : form.start]
    end = "." if tail.startswith(".") and form.exact and "." in right else ""
    return Spelled(
        _tidy(f"{name}{right}") + end, suffix=True, numbered=numbered, only_form=_only_form(text, spots, form.end)
    )


def _form(text: str, spots: Sequence[Spot]) -> Spot | None:
    """The last company form on a line that has something before it, or that is all there is."""
    forms = [spot for spot in spots if spot.slot == "suffix" and (spot.exact or spot.end - spot.start >= 6)]
    if forms and not text[: forms[-1].start].strip(_EDGES) and text[forms[-1].end :].strip(_EDGES):
        return Spot(forms[-1].slot, forms[-1].start, len(text.rstrip()), exact=True)  # the form stands before the name
    forms = [spot for spot in forms if len(text[spot.start : spot.end].strip()) > 2 or text[spot.start].isupper()]
    return forms[-1] if forms else None


def _widened(text: str, form: Spot, words: ReceiptWords) -> Spot:
    """A form with the word before it where both are a longer form that was misread: "SON" and "BHD"."""
    before = re.search(r"[^\W\d_]+\W*$", text[: form.start])
    if before is None:
        return form
    both = compact(text[before.start() : form.end])
    longer = [one for one in words.suffixes if len(one) > len(compact(text[form.start : form.end]))]
    near_one = any(distance(both, one, 1) == 1 for one in longer if len(one) >= 6)
    return Spot(form.slot, before.start(), form.end, exact=False) if near_one else form


def _begin(text: str, spots: Sequence[Spot]) -> int:
    """Where the name begins: behind "#000002" and behind "Owned by:"."""
    owner = next((spot for spot in spots if spot.slot == "owner" and spot.start <= 2), None)
    if owner is not None:
        return owner.end
    numbered = re.match(r"\s*#\s?\d+\s+(?=\S)", text)
    return numbered.end() if numbered else 0


def _only_form(text: str, spots: Sequence[Spot], end: int) -> bool:
    """Whether every word up to the form is of a trade or a form: "RESTAURANT SDN BHD", "CO. (M) SDN BHD"."""
    if not any(spot.slot in {"trade", "suffix"} for spot in spots):
        return False
    rest = list(text[:end])
    for spot in spots:
        if spot.slot in {"trade", "suffix"}:
            rest[spot.start : min(spot.end, end)] = " " * (min(spot.end, end) - spot.start)
    left = re.sub(r"\([^()]*\)?|[^\w]", "", "".join(rest))
    return not left


def _right(read: str, words: ReceiptWords) -> str:
    """The nearest company form for one that was misread ("SON BHD"): as the vocabulary spells it."""
    bare = compact(read)
    return words.suffixes[min(words.suffixes, key=lambda one: distance(bare, one, 3))]


def _tidy(text: str) -> str:
    """One blank between words, nothing hanging on at the ends; brackets that never open go."""
    clean = " ".join(text.split()).strip(_EDGES)
    for pattern, letter in _SLIPS:
        clean = pattern.sub(letter, clean)
    if sum(clean.count(quote) for quote in _QUOTES) % 2:
        clean = "".join(char for char in clean if char not in _QUOTES)
    if clean.count(")") > clean.count("("):
        clean = clean.rstrip(")").strip(_EDGES)
    if clean.count("(") > clean.count(")"):
        clean = clean.strip("(").strip(_EDGES)
    return clean
