"""What a paper is called, of which days it is, and what it is found by: worked out once, when it was read."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import PurePath

from core.documents.model import Bill, Deed, PaperKind, Payslip, Read, Reading, Receipt, Statement
from core.documents.paper import PaperFacts
from core.documents.reading import PaperRead

MOST_TITLE = 80
MOST_WORDS = 100_000
"""Characters of what stands on a paper that are kept for the search."""
_TAIL = 4


def facts_of(read: PaperRead, names: Sequence[str], caption: str) -> PaperFacts:
    """What is kept of a paper that was read. `names` are those of its files, `caption` what was written to them."""
    title = next(filter(None, map(title_of, read.readings)), "") or named(names, caption)
    days = sorted(day for reading in read.readings for day in days_of(reading))
    words = " ".join([title, *map(title_of, read.readings), caption, *names, read.text]).casefold()
    return PaperFacts(
        kind_of(read.readings),
        read.format,
        read.pages,
        title[:MOST_TITLE],
        days[0] if days else None,
        days[-1] if days else None,
        " ".join(words.split())[:MOST_WORDS],
        read.readings,
    )


def kind_of(readings: Iterable[Reading]) -> PaperKind:
    """The kind of the first reading that is money, else "other"."""
    kinds = [reading.kind for reading in readings]
    return next((kind for kind in kinds if kind is not PaperKind.OTHER), PaperKind.OTHER)


def title_of(reading: Reading) -> str:
    """Who gave the paper out, or of what it is; "" when that was not read."""
    match reading:
        case Receipt():
            return _text(reading.merchant)
        case Statement():
            tail = "".join(filter(str.isalnum, reading.account or ""))[-_TAIL:]
            return " ".join(filter(None, [reading.bank, f"··{tail}" if tail else ""]))
        case Bill():
            return _text(reading.biller)
        case Payslip():
            return _text(reading.employer)
        case Deed():
            return _text(reading.address)
        case _:
            return ""


def days_of(reading: Reading) -> list[date]:
    """The days that a reading is of."""
    match reading:
        case Receipt():
            return _days(_value(reading.day))
        case Statement():
            rows = [row.day for row in reading.rows]
            return _days(reading.first or min(rows, default=None), reading.last or max(rows, default=None))
        case Bill():
            return _days(_value(reading.issued) or _value(reading.due))
        case Payslip():
            return _days(_value(reading.first), _value(reading.last) or _value(reading.paid_on))
        case Deed():
            return _days(_value(reading.day))
        case _:
            return []


def named(names: Sequence[str], caption: str) -> str:
    """By its caption, else by the name of its file without the ending; a photo may have neither."""
    first = next(filter(None, names), "")
    return " ".join(caption.split()) or PurePath(first).stem


def _text(read: Read[str] | None) -> str:
    return " ".join(read.value.split()) if read else ""


def _value(read: Read[date] | None) -> date | None:
    return read.value if read else None


def _days(*days: date | None) -> list[date]:
    return [day for day in days if day is not None]
