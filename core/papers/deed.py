"""Deeds: an Australian title or contract of sale, and the Mongolian «үл хөдлөх эд хөрөнгийн гэрчилгээ»."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from core.documents.model import Deed, DeedOwner, Hints, Read
from core.documents.page import Page
from core.papers.agree import DOUBTED, LOOSE, PRINTED, SEEN, agreed, settled, surer
from core.papers.cells import Cell, Sheet, sheet
from core.papers.country import country_of, currency_of
from core.papers.days import one_day
from core.papers.figures import Sum, one_sum
from core.papers.labelled import Found, Spotted, but, spotted, values
from core.papers.owners import owners_of
from core.papers.titles import area, certificate, few_digits, folio, lot_and_plan, title_reference
from core.papers.words import PaperWords

_LINES = 3
"""Lines that an address may go on over."""
_HEAD, _BESIDE_DAY = 8, 10
"""Rows at the head of a paper, and letters that may stand beside a day there ("-ны өдөр")."""
_LEAST_FIELDS = 2
_STEP = 1.2
"""Heights of a letter between two lines of one address at most."""
_ENDS = re.compile(r"\b\d{4}$|[.;]$")
"""An Australian address ends with its postcode."""


def read_deed(readings: Sequence[Sequence[Page]], words: PaperWords, hints: Hints) -> Deed | None:
    """Read a deed of each engine's pages; None unless two of address, owners and number stand on it.

    The owners of a contract of sale are those who buy. `country` is told by the words of the paper.
    """
    seen = [_seen(sheet(pages), words, hints) for pages in readings]
    address, number = agreed([one.address for one in seen]), agreed([one.certificate for one in seen])
    owners = _agreed_owners(seen)
    if sum((address is not None, number is not None, bool(owners))) < _LEAST_FIELDS:
        return None
    return Deed(
        address=address,
        owners=owners,
        price=agreed([one.price for one in seen]),
        currency=agreed([one.currency for one in seen]),
        day=agreed([one.day for one in seen]),
        land_area=agreed([one.land_area for one in seen]),
        floor_area=agreed([one.floor_area for one in seen]),
        certificate=number,
        country=next((one.country for one in seen if one.country), None),
    )


def _agreed_owners(seen: Sequence[Deed]) -> tuple[DeedOwner, ...]:
    """The owners that most readings tell; of several, those of the first."""
    told = [one.owners for one in seen if one.owners]
    return max(told, key=told.count) if told else ()


def _seen(paper: Sheet, words: PaperWords, hints: Hints) -> Deed:
    spots = but(spotted(paper, words.deed), {"part"})
    country = country_of(paper, words)
    prices = values(paper, spots, ("price",), lambda text: _price(text, words))
    return Deed(
        address=_address(paper, spots),
        owners=owners_of(paper, spots, words),
        price=settled([_plain(one) for one in prices], own=paper.own),
        currency=currency_of([one.value for one in prices], country, hints) if prices else None,
        day=settled(values(paper, spots, ("day",), lambda text: _day(text, words, country)), own=paper.own)
        or _day_at_head(paper, words, country),
        land_area=settled(values(paper, spots, ("land_area",), area), own=paper.own),
        floor_area=settled(values(paper, spots, ("floor_area",), area), own=paper.own),
        certificate=_certificate(paper, spots),
        country=country,
    )


def _price(text: str, words: PaperWords) -> Sum | None:
    found = one_sum(text, words)
    return found if found and found.value > 0 else None


def _plain(found: Found[Sum]) -> Found[Decimal]:
    exact = found.exact and found.value.money and not found.value.slip
    return Found(found.value.value, found.slot, found.where, found.box, found.page, found.sure, exact)


def _day(text: str, words: PaperWords, country: str | None) -> date | None:
    found = one_day(text, words, country)
    return found.value if found else None


def _day_at_head(paper: Sheet, words: PaperWords, country: str | None) -> Read[date] | None:
    """A day that stands by itself at the head, as that of a Mongolian contract does."""
    for row in paper.rows[:_HEAD]:
        for cell in row:
            found = one_day(cell.text, words, country)
            if found and len(cell.text) - (found.end - found.start) <= _BESIDE_DAY:
                return Read(found.value, LOOSE, cell.box, cell.page)
    return None


def _certificate(paper: Sheet, spots: Spotted) -> Read[str] | None:
    """The number of the title: where its shape is its own, anywhere; else beside a label; else the lot and the plan."""
    for parse in (certificate, folio, title_reference):
        read = settled(values(paper, spots, ("certificate",), parse), own=paper.own)
        if read:
            return read
    columns = [settled(values(paper, spots, (slot,), few_digits), own=paper.own) for slot in ("volume", "certificate")]
    if columns[0] and columns[1]:
        return Read(f"Volume {columns[0].value} Folio {columns[1].value}", LOOSE, columns[0].box, columns[0].page)
    for parse, sure in ((certificate, SEEN), (_volume, PRINTED if paper.own else SEEN), (lot_and_plan, LOOSE)):
        found = list(_anywhere(paper, parse, sure))
        if found:
            return found[0] if len({one.value for one in found}) == 1 else surer(found[0], DOUBTED)
    return None


def _volume(text: str) -> str | None:
    found = folio(text)
    return found if found and found.startswith("Volume") else None


def _anywhere(paper: Sheet, parse: Callable[[str], str | None], sure: float) -> Iterator[Read[str]]:
    for row in paper.rows:
        found = parse(" ".join(cell.text for cell in row))
        if found:
            yield Read(found, sure, row[0].box, row[0].page)


def _address(paper: Sheet, spots: Spotted) -> Read[str] | None:
    """Where the property is, over as many lines as it takes."""
    found = values(paper, spots, ("address",), _place)
    read = settled(found, own=paper.own)
    if read is None or read.box is None:
        return None
    cell = next(cell for cell in paper.cells if cell.box == read.box and cell.page == read.page)
    return Read(
        " ".join((read.value, *_going_on(paper, spots, cell, read.value))), read.confidence, read.box, read.page
    )


def _place(text: str) -> str | None:
    """A text as an address: letters, and a number of a house, a lot or a flat."""
    letters = sum(char.isalpha() for char in text)
    digits = sum(char.isdigit() for char in text)
    return " ".join(text.split()) if letters >= 5 and 1 <= digits < letters else None


def _going_on(paper: Sheet, spots: Spotted, cell: Cell, begun: str) -> Iterator[str]:
    """The next lines of an address: right under it, with no label, until a postcode or a full stop."""
    last, text = cell, begun
    for number in range(cell.row + 1, min(len(paper.rows), cell.row + _LINES)):
        below = next((one for one in paper.rows[number] if one.beside(last)), None)
        if below is None or _ENDS.search(text) or below.page != cell.page:
            return
        labelled = any(spots[number][: paper.rows[number].index(below) + 1])
        if (
            labelled
            or below.box.top - last.box.bottom > _STEP * cell.letter
            or not any(c.isalpha() for c in below.text)
        ):
            return
        last, text = below, below.text
        yield below.text
