"""Owners on a deed, with their shares: names under or beside a label, until the next label or a wide gap."""

import re
from collections.abc import Iterator

from core.documents.model import DeedOwner
from core.papers.cells import Cell, Sheet
from core.papers.labelled import Label, Spotted, labels_of
from core.papers.words import PaperWords
from core.receipts.fold import plain, skeleton

_ROWS = 10
_BEGINS, _GAP = 3.4, 2.2
"""Heights of a letter between the label and the first owner at most, and between two owners."""
_SHARE = re.compile(r"(?<![\d/])(\d{1,3})\s*/\s*(\d{1,4})(?![\d/])|(?<!\d)(\d{1,3}(?:[.,]\d+)?)\s*%")
_OF_TOTAL = re.compile(r"(\d{1,3}) of a total of (\d{1,3})", re.IGNORECASE)
_REGISTER = re.compile(r"[(/\[]?\s*(?:РД|регистр\w*|register)?\s*:?\s*[А-ЯӨҮЁ]{2}\s?\d{8}\s*[)/\]]?", re.IGNORECASE)
"""A person's own number, which is not kept."""
_AFTER = re.compile(r"\(.*|\bof\s+(?:\d|unit|lot|level|po box).*|\b(?:ABN|ACN)\b.*|\b[A-Z]{1,2}\d{6,}.*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b|\bболон\b|\bба\b|\n)\s*", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}[).]|[•*-])\s*")
_WORDS_OF_SHARING = re.compile(
    r"\b(?:as|in|share|shares|the|undivided|equal|interest|sole proprietor|sole owner|estate|fee simple|as to)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 7


def owners_of(paper: Sheet, spots: Spotted, words: PaperWords) -> tuple[DeedOwner, ...]:
    """The owners of the first label that has any."""
    for label in labels_of(paper, spots, ("owner",)):
        owners = _owners("\n".join(_texts(paper, spots, label)), words)
        if owners:
            return _in_equal_shares(owners) if _equal(paper, words) else owners
    return ()


def _equal(paper: Sheet, words: PaperWords) -> bool:
    """Whether the paper says that all own as much, and nowhere (as a form with boxes to tick does) anything else."""
    told = {spot.slot for cell in paper.cells for spot in words.sharing.spot(cell.bones)}
    return "equal" in told and "joint" not in told


def _in_equal_shares(owners: tuple[DeedOwner, ...]) -> tuple[DeedOwner, ...]:
    if len(owners) < 2 or any(one.share for one in owners):
        return owners
    return tuple(DeedOwner(one.name, f"1/{len(owners)}") for one in owners)


def _texts(paper: Sheet, spots: Spotted, label: Label) -> Iterator[str]:
    """What stands beside and under a label up to the next one."""
    if label.text.strip(" :"):
        yield label.text
    row, marks = paper.rows[label.cell.row], spots[label.cell.row]
    beside = row[label.place + 1 : label.place + 2]
    if beside and not marks[label.place + 1]:
        yield beside[0].text
    left = (beside[0] if beside and not label.text.strip(" :") else label.cell).box.left
    last, reach = label.cell, _BEGINS
    for number in range(label.cell.row + 1, min(len(paper.rows), label.cell.row + 1 + _ROWS)):
        cell = _under(paper.rows[number], label.cell, left)
        if cell is None:
            continue
        found = spots[number][paper.rows[number].index(cell)]
        if cell.page != last.page or cell.box.top - last.box.bottom > reach * cell.letter:
            return
        if found and found[0].start <= 1 and found[0].slot != "owner":
            return
        last, reach = cell, _GAP
        yield cell.text


def _under(row: tuple[Cell, ...], label: Cell, left: int) -> Cell | None:
    """The cell of a row that goes on with the list: under the label, or under what stands beside it."""
    return next((cell for cell in row if cell.beside(label) or abs(cell.box.left - left) <= 2 * label.letter), None)


def _owners(text: str, words: PaperWords) -> tuple[DeedOwner, ...]:
    made: list[DeedOwner] = []
    ahead: str | None = None
    for part in _parts(text, words):
        share, name = _share(part), _name(part, words)
        if name and plain(name) not in {plain(one.name) for one in made}:
            made.append(DeedOwner(name, share or ahead))
            ahead = None
        elif share and made and made[-1].share is None:
            made[-1] = DeedOwner(made[-1].name, share)
        elif share:
            ahead = share  # a share that is printed before its owner
    return tuple(made)


def _parts(text: str, words: PaperWords) -> Iterator[str]:
    """The text cut into what may each be an owner, without the words that say how they share."""
    for line in text.split("\n"):
        cut = line
        for spot in reversed(words.sharing.spot(skeleton(line))):
            cut = f"{cut[: spot.start]}\n{cut[spot.end :]}"
        yield from _BETWEEN.split(cut)


def _share(text: str) -> str | None:
    total = _OF_TOTAL.search(text)
    if total:
        return f"{total[1]}/{total[2]}"
    found = _SHARE.search(text)
    if not found:
        return None
    return f"{found[1]}/{found[2]}" if found[1] else f"{found[3]}%"


def _name(text: str, words: PaperWords) -> str | None:
    """A text as a name: letters alone, of a few words, and nothing that a register prints for another reason."""
    bare = _NUMBERING.sub("", _AFTER.sub("", _REGISTER.sub(" ", _OF_TOTAL.sub(" ", text))))
    bare = _WORDS_OF_SHARING.sub(" ", _SHARE.sub(" ", bare))
    name = " ".join(bare.split()).strip(" :-–—,.;()/_=*")
    if len(name) < 3 or any(char.isdigit() for char in name) or not name[0].isalpha():
        return None
    if len(name.split()) > _MOST_WORDS or not name[0].isupper():
        return None
    lone = " " not in name and "." not in name
    headings = words.deed.spot(skeleton(name))
    return None if lone or (headings and headings[0].start == 0) else name
