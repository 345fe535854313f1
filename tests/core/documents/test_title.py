"""What a paper is called, of which days it is, and by which words it is found."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.documents.model import (
    Bill,
    Deed,
    Other,
    PaperKind,
    Payslip,
    Read,
    Reading,
    Receipt,
    Statement,
    StatementRow,
)
from core.documents.reading import PaperRead
from core.documents.title import MOST_TITLE, MOST_WORDS, days_of, facts_of, kind_of, title_of

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
ROWS = tuple(StatementRow(day, Decimal(1), "x") for day in (LAST, FIRST))


@pytest.mark.parametrize(
    ("reading", "title", "days"),
    [
        (Receipt(merchant=Read(" Harvey  Norman ", 0.9), day=Read(FIRST, 0.9)), "Harvey Norman", [FIRST]),
        (Receipt(), "", []),
        (
            Statement(rows=(), bank="commbank", account="06 2000 1234", first=FIRST, last=LAST),
            "commbank ··1234",
            [FIRST, LAST],
        ),
        (Statement(rows=ROWS, bank="khan"), "khan", [FIRST, LAST]),
        (Statement(rows=(), account="1234"), "··1234", []),
        (Bill(biller=Read("AGL", 0.9), due=Read(LAST, 0.9)), "AGL", [LAST]),
        (Bill(issued=Read(FIRST, 0.9), due=Read(LAST, 0.9)), "", [FIRST]),
        (Payslip(employer=Read("Toll", 0.9), first=Read(FIRST, 0.9), paid_on=Read(LAST, 0.9)), "Toll", [FIRST, LAST]),
        (Payslip(last=Read(LAST, 0.9)), "", [LAST]),
        (Deed(address=Read("1 George St", 0.9), day=Read(FIRST, 0.9)), "1 George St", [FIRST]),
        (Other(), "", []),
    ],
)
def test_a_reading_names_who_gave_it_out_and_its_days(reading: Reading, title: str, days: list[date]) -> None:
    assert title_of(reading) == title
    assert days_of(reading) == days


READ = PaperRead(
    (Other(), Receipt(merchant=Read("АЛТАН Joloo", 0.9), day=Read(LAST, 0.9))), "jpeg", 2, "НӨАТ  10", (None, None)
)


def test_the_first_money_says_the_kind_and_the_name() -> None:
    facts = facts_of(READ, ["", "a.pdf"], "For Sarnai")
    assert (facts.kind, facts.title, facts.first_day, facts.last_day) == (PaperKind.RECEIPT, "АЛТАН Joloo", LAST, LAST)
    assert facts.words == "алтан joloo алтан joloo for sarnai a.pdf нөат 10"
    assert (facts.format, facts.pages, facts.readings) == ("jpeg", 2, READ.readings)


@pytest.mark.parametrize(
    ("names", "caption", "title"),
    [(["", "letter.of.may.pdf"], "", "letter.of.may"), (["a.pdf"], " the  lease ", "the lease"), ([""], "", "")],
)
def test_without_money_it_is_called_by_its_caption_or_its_file(names: list[str], caption: str, title: str) -> None:
    facts = facts_of(replace(READ, readings=(Other(),)), names, caption)
    assert (facts.kind, facts.title, facts.first_day) == (PaperKind.OTHER, title, None)


def test_what_is_kept_for_the_search_has_an_end() -> None:
    facts = facts_of(replace(READ, readings=(Other(),), text="word " * MOST_WORDS), ["x" * 200 + ".pdf"], "")
    assert len(facts.words) == MOST_WORDS
    assert len(facts.title) == MOST_TITLE


def test_nothing_read_is_other() -> None:
    assert kind_of(()) is PaperKind.OTHER
