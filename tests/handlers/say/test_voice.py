"""How money, days and names are said in each language."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.ledger.record import EVERYDAY
from core.money.currency import CURRENCIES, currency
from core.money.money import Money
from handlers.say.voice import SHOWN, Html, Voice, shorten
from tests.handlers.say.shown import BANK, EN, EVERYDAY_ACCOUNT, HIDDEN, LANGUAGES, MN, NOON, TODAY, VOICES


@pytest.mark.parametrize(
    ("minor", "code", "text"),
    [
        (4_50, "AUD", "A$4.50"),
        (-1_234_56, "AUD", "−A$1,234.56"),
        (0, "AUD", "A$0.00"),
        (8_500_00, "MNT", "8,500₮"),
        (-8_500_00, "MNT", "−8,500₮"),
        (8_500_51, "MNT", "8,501₮"),
        (0, "MNT", "0₮"),
        (50_000_000, "BTC", "0.5 BTC"),
        (-1, "BTC", "−0.00000001 BTC"),
        (850, "JPY", "850 JPY"),
        (1, "KWD", "0.001 KWD"),
        (1_00, "USD", "US$1.00"),
        (1_00, "EUR", "€1.00"),
        (1_000, "KRW", "₩1,000"),
        (10**17, "AUD", "A$1,000,000,000,000,000.00"),
    ],
)
def test_money_is_said_alike_in_both_languages(minor: int, code: str, text: str) -> None:
    assert {voice.money(Money(minor, currency(code))) for voice in VOICES.values()} == {text}


def test_no_two_currencies_look_alike() -> None:
    assert len({EN.money(Money(10**9, code)) for code in CURRENCIES.values()}) == len(CURRENCIES)


@pytest.mark.parametrize(
    ("day", "english", "mongolian"),
    [
        (TODAY, "today", "өнөөдөр"),
        (TODAY - timedelta(days=1), "yesterday", "өчигдөр"),
        (TODAY - timedelta(days=2), "Sun 22 Nov", "11-р сарын 22"),
        (TODAY + timedelta(days=1), "tomorrow", "маргааш"),
        (TODAY + timedelta(days=2), "Thu 26 Nov", "11-р сарын 26"),
        (date(2026, 1, 1), "Thu 1 Jan", "1-р сарын 1"),
        (date(2025, 12, 31), "31 Dec 2025", "2025 оны 12-р сарын 31"),
        (date(2027, 2, 1), "1 Feb 2027", "2027 оны 2-р сарын 1"),
    ],
)
def test_a_day_is_said_as_people_say_it(day: date, english: str, mongolian: str) -> None:
    assert (EN.day(day), MN.day(day)) == (english, mongolian)


def test_two_days_of_different_years_both_have_theirs() -> None:
    first, last = date(2026, 2, 16), date(2027, 11, 30)
    assert (EN.plain_span(first, last), MN.plain_span(first, last)) == (
        ("16 Feb 2026", "30 Nov 2027"),
        ("2026.02.16", "2027.11.30"),
    )
    assert EN.plain_span(first, date(2026, 11, 30)) == ("16 Feb", "30 Nov")
    assert EN.plain_span(None, last) == ("…", "30 Nov 2027")


def test_an_instant_is_said_in_the_hearers_zone() -> None:
    assert (EN.instant(NOON), MN.instant(NOON)) == ("24 Nov, 12:00 pm", "11-р сарын 24, 09:00")
    winter = datetime(2026, 6, 30, 14, 30, tzinfo=UTC)
    assert (EN.instant(winter), MN.instant(winter)) == ("1 July, 12:30 am", "6-р сарын 30, 22:30")


def test_a_category_is_one_thing_with_a_name_in_each_language() -> None:
    assert (EN.category("food.coffee"), MN.category("food.coffee")) == ("☕ Coffee", "☕ Кофе")
    assert (EN.category(None), MN.category(None)) == ("❔ no category", "❔ ангилалгүй")
    assert EN.category("food.no_such") == "food.no_such"


def test_an_everyday_account_has_a_name_in_each_language_and_others_keep_theirs() -> None:
    assert (EN.account(EVERYDAY_ACCOUNT, 1), MN.account(EVERYDAY_ACCOUNT, 1)) == ("Everyday", "Өдөр тутмын")
    assert EN.account(EVERYDAY_ACCOUNT, 2) == "Everyday (other)"
    assert (EN.account(HIDDEN, 1), EN.account(BANK, 2)) == ("🔒 Everyday", "CommBank")
    assert EVERYDAY not in {voice.account(EVERYDAY_ACCOUNT, 1) for voice in VOICES.values()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_escaped_unless_it_is_markup_already(language: str) -> None:
    voice = VOICES[language]
    assert voice.say("entry.plain", text="<b>H&M</b>") == "&lt;b&gt;H&amp;M&lt;/b&gt;"
    assert voice.say("entry.plain", text=Html("<b>x</b>")) == "<b>x</b>"
    assert isinstance(voice.say("entry.plain", text="x"), Html)
    assert voice.word("entry.plain", text="<b>H&M") == "<b>H&M"


def test_a_language_that_we_do_not_speak_is_answered_in_english() -> None:
    stranger = Voice("fr", "Europe/Paris", TODAY)
    assert stranger.word("button.undo") == EN.word("button.undo")
    assert stranger.day(TODAY - timedelta(days=2)) == "Sun 22 Nov"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x" * SHOWN, "x" * SHOWN),
        ("x" * (SHOWN + 1), "x" * (SHOWN - 1) + "…"),
        (" a \n\t b ", "a b"),
        ("", "…"),
        ("\u202e\u200f", "…"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_what_people_wrote_is_one_short_line(text: str, shown: str) -> None:
    assert shorten(text) == shown
