"""What other programs show of a calendar, in both languages: plain words, and nothing that was skipped."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from core.agenda.feed import Event
from core.agenda.model import Item, Kind
from core.bills.model import Standing
from core.ledger.model import Account
from core.money.currency import currency
from core.money.money import Money
from handlers.say.calendar_feed import feed
from handlers.say.voice import Voice

DAY = date(2026, 12, 4)
MADE = datetime(2026, 11, 28, 4, 5, 6, 7, tzinfo=UTC)
AUD = currency("AUD")
RENT = Item(DAY, Kind.BILL, "bill-1-2026-12-04", "Rent", money=Money(2_400_00, AUD), standing=Standing.EXPECTED)
PAY = replace(RENT, kind=Kind.INCOME, title="Pay", money=Money(3_000_00, AUD))
VOICES = {language: Voice(language, "Australia/Sydney", date(2026, 11, 28)) for language in ("en", "mn")}


def told(item: Item, language: str = "en") -> Event:
    (event,) = feed(VOICES[language], [item], 1, MADE).events
    return event


def test_what_was_skipped_is_left_out_and_the_stamp_is_cut_to_its_day() -> None:
    found = feed(VOICES["en"], [RENT, replace(RENT, standing=Standing.SKIPPED)], 1, MADE)
    assert len(found.events) == 1
    assert found.stamp == datetime(2026, 11, 28, tzinfo=UTC)
    assert (found.name, found.language) == ("GlobFam", "en")


@pytest.mark.parametrize(
    ("item", "en", "mn"),
    [
        (RENT, "Rent: A$2,400.00", "Rent: A$2,400.00"),
        (PAY, "Pay: +A$3,000.00", "Pay: +A$3,000.00"),
        (replace(RENT, standing=Standing.PAID), "✓ Rent: A$2,400.00", "✓ Rent: A$2,400.00"),
        (replace(RENT, money=None), "Rent", "Rent"),
        (
            Item(DAY, Kind.GOAL, "g", "Tickets", money=Money(800_00, AUD)),
            "🎯 Tickets: A$800.00 still to put aside",
            "🎯 Tickets: A$800.00 дутуу байна",
        ),
        (Item(DAY, Kind.COURSE_START, "v"), "🎓 The course starts", "🎓 Хичээл эхэлнэ"),
        (Item(DAY, Kind.COURSE_END, "v"), "🎓 The course ends", "🎓 Хичээл дуусна"),
        (Item(DAY, Kind.VISA_EXPIRY, "v"), "🛂 The visa expires", "🛂 Визийн хугацаа дуусна"),
        (Item(DAY, Kind.BREAK, "v", last=date(2027, 2, 20)), "🏖 Course break", "🏖 Хичээлийн амралт"),
        (Item(DAY, Kind.HOLIDAY, "h", "Day", countries=("AU", "MN", "FR")), "🇦🇺🇲🇳FR Day", "🇦🇺🇲🇳FR Day"),
    ],
)
def test_titles(item: Item, en: str, mn: str) -> None:
    assert (told(item).title, told(item, "mn").title) == (en, mn)


def test_the_text_says_where_from_and_how_it_stands() -> None:
    account = Account(1, 1, 1, "CommBank", AUD)
    states = {
        Standing.EXPECTED: ("Account: CommBank", ""),
        Standing.PAID: ("Account: CommBank\nPaid.", "It came in."),
        Standing.OVERDUE: ("Account: CommBank\nOverdue.", "It has not come in yet."),
    }
    for standing, (bill, income) in states.items():
        assert told(replace(RENT, account=account, standing=standing)).text == bill
        assert told(replace(PAY, standing=standing)).text == income
    assert told(replace(RENT, money=None)).text == "The amount is not known yet."
    assert told(Item(DAY, Kind.BREAK, "v", last=DAY)).text == ""


def test_days_and_names_of_events_are_those_of_the_items() -> None:
    event = told(Item(DAY, Kind.BREAK, "v-1", last=date(2027, 2, 20)))
    assert (event.uid, event.first, event.last) == ("v-1@globfam.invalid", DAY, date(2027, 2, 20))
    assert told(RENT).last == DAY


def test_amounts_that_are_kept_covered_are_left_out() -> None:
    voice = replace(VOICES["en"], hidden=True)
    goal = Item(DAY, Kind.GOAL, "g", "Tickets", money=Money(800_00, AUD))
    assert [one.title for one in feed(voice, [RENT, PAY, goal], 1, MADE).events] == ["Rent", "Pay", "🎯 Tickets"]
