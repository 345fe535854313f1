"""Which days a line asks for, in both languages and both alphabets; all else is left to others."""

from datetime import date
from typing import Any

import pytest

from core.agenda.asked import LONGEST, read_asked, read_when
from core.agenda.words import ask_words, folded
from integrations.vocabulary.calendar import load_calendar_words

TODAY = date(2026, 11, 28)
"""A Saturday."""
WORDS = load_calendar_words()


def read(text: str) -> str | None:
    window = read_asked(text, WORDS.load(), TODAY) if WORDS.may_be(text) else None
    return None if window is None else window.text or "coming"


SUNDAY = "2026-11-28_2026-11-29"
NEXT_WEEK = "2026-11-30_2026-12-06"
TO_NEXT_SUNDAY = "2026-11-28_2026-12-06"
ASKED = {
    "calendar": "coming",
    "Show my calendar": "coming",
    "What’s coming up?": "coming",
    "what is ahead of us": "coming",
    "calendar december": "2026-12",
    "the December calendar": "2026-12",
    "calendar for Feb 2027": "2027-02",
    "calendar november": "2026-11",
    "calendar october": "2027-10",
    "what's due this week?": SUNDAY,
    "whats due next week": NEXT_WEEK,
    "what is due today": "2026-11-28_2026-11-28",
    "anything due tomorrow?": "2026-11-29_2026-11-29",
    "which bills are due in two weeks": "2026-11-28_2026-12-12",
    "what do we have to pay in the next 10 days": "2026-11-28_2026-12-08",
    "what will I pay in the next fortnight?": "2026-11-28_2026-12-12",
    "bills for next month": "2026-12",
    "this month's bills": "2026-11",
    "upcoming bills this month": "2026-11",
    "календарь": "coming",
    "Ирэх төлбөрүүд": "coming",
    "удахгүй юу төлөх вэ?": "coming",
    "12-р сарын календарь": "2026-12",
    "арванхоёрдугаар сарын төлбөр": "2026-12",
    "2027 оны 2-р сарын календарь": "2027-02",
    "энэ долоо хоногт юу төлөх вэ": SUNDAY,
    "ирэх долоо хоногт юу төлөх вэ": NEXT_WEEK,
    "дараагийн 7 хоногт юу төлөх вэ?": TO_NEXT_SUNDAY,
    "маргааш юу төлөх вэ": "2026-11-29_2026-11-29",
    "нөгөөдөр ямар төлбөртэй вэ": "2026-11-30_2026-11-30",
    "ойрын арван хоногт ямар төлбөр байна": "2026-11-28_2026-12-08",
    "ирэх сард бид юу төлөх вэ": "2026-12",
    "daraagiin 7 honogt yu tuluh ve": TO_NEXT_SUNDAY,
    "ene sard yamar tulbur baina": "2026-11",
}
NOT_ASKED = (
    "bills 120", "rent 2400 due tomorrow", "paid the bills today 45", "calendar 25", "what's due",
    "what did we pay this week",
    "calendar december 25", "calendar february 2031", "what is due in 90 days", "what is due in 0 days", "төлбөр 50000",
    "маргааш түрээс төлөх", "энэ сард хэд төлсөн бэ", "календарь 15000", "calendar\ndecember", "coffee 4.50",
)  # fmt: skip


@pytest.mark.parametrize("text", ASKED)
def test_the_days_that_are_asked_for(text: str) -> None:
    assert read(text) == ASKED[text]


@pytest.mark.parametrize("text", NOT_ASKED)
def test_what_asks_nothing_of_the_kind(text: str) -> None:
    assert read(text) is None


def test_a_long_line_is_not_looked_at() -> None:
    assert read("calendar" + " " * LONGEST) is None


def test_a_week_ends_on_its_sunday() -> None:
    monday, sunday = date(2026, 11, 23), date(2026, 11, 29)
    both = [read_when("this week", WORDS.load(), day) for day in (monday, sunday)]
    assert [(one.first, one.last) for one in both if one] == [(monday, sunday), (sunday, sunday)]


def test_behind_the_command_the_days_stand_alone() -> None:
    said = {"december": "2026-12", "ирэх сар": "2026-12", "10 хоног": "2026-11-28_2026-12-08", "next week": NEXT_WEEK}
    for text, wanted in said.items():
        window = read_when(text, WORDS.load(), TODAY)
        assert window is not None
        assert window.text == wanted
    assert read_when("nonsense", WORDS.load(), TODAY) is None
    assert read_when("?", WORDS.load(), TODAY) is None


def test_words_are_met_in_both_alphabets_and_with_any_apostrophe() -> None:
    assert folded("What's") == folded("what’s") == folded("whats") == folded("WHAT IS")
    assert folded("Төлөх") == folded("tuluh") == folded("toloh")


def test_a_phrase_may_leave_words_out_or_choose_among_them() -> None:
    table: dict[str, Any] = {
        "ask": {"alone": ["show/open_up/~ it"], "dated": []},
        "when": {},
        "bills": {},
        "months": {"any": []},
        "numbers": {},
    }
    words = [ask_words(table)]
    said = {text: read_asked(text, words, TODAY) is not None for text in ("it", "show it", "open up it", "open it", "")}
    assert said == {"it": True, "show it": True, "open up it": True, "open it": False, "": False}
