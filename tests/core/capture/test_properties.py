"""What holds for every line, whatever is in it."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.capture.model import Ask, Context, Item, Reading
from core.capture.questions import CHOICES, QUESTIONS
from core.capture.read import read_line, read_message
from core.capture.text import clean
from core.money.currency import CURRENCIES
from core.money.money import LIMIT
from integrations.vocabulary import load_vocabulary
from tests.core.capture.telling import (
    ENGLISH_IN_ULAANBAATAR,
    MONGOLIAN_IN_SYDNEY,
    SYDNEY,
    TODAY,
    ULAANBAATAR,
    read,
)

_CONTEXTS = st.sampled_from([SYDNEY, ULAANBAATAR, MONGOLIAN_IN_SYDNEY, ENGLISH_IN_ULAANBAATAR])
_VOCABULARY = load_vocabulary()
_SINGLES = sorted(key for key in _VOCABULARY.singles.every_key() if key[0] not in "+=~")
_PIECES = st.one_of(
    st.sampled_from(_SINGLES),
    st.sampled_from(["+", "-", "x", "%", "/", "(", ")", ",", ".", "?", "=", "$", "₮", "A$", "-нд", "->", "#work", "@"]),
    st.integers(0, 10**9).map(str),
    st.decimals(0, 10**6, places=2).map(str),
    st.sampled_from(["12/10", "2026-10-12", "17:30", "4,50", "1.234", "1 234", "45к", "2.5сая", "12th", "5-нд", "x2"]),
    st.text(max_size=6),
)
_LINES = st.lists(_PIECES, max_size=9).flatmap(lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)]))


def _check(reading: Reading) -> None:
    if reading.question is None:
        assert reading.items
        for item in reading.items:
            _check_item(item)
        return
    assert reading.items == ()
    assert reading.question.code in QUESTIONS
    assert reading.question.code.startswith(reading.question.ask.value)
    assert len(reading.question.choices) <= 4
    for choice in reading.question.choices:
        assert choice.code in CHOICES or f"{choice.code.split('.')[0]}.*" in CHOICES
        for item in choice.items:
            _check_item(item)


def _check_item(item: Item) -> None:
    for money in filter(None, (item.money, item.to_money, item.fee)):
        assert 0 < money.minor <= LIMIT
        assert CURRENCIES[money.currency.code] == money.currency
    assert item.date <= TODAY
    assert item.category is None or item.category in _VOCABULARY.categories


@settings(max_examples=400, deadline=None)
@given(_LINES, _CONTEXTS)
def test_a_line_of_known_pieces_is_read_or_asked(line: str, context: Context) -> None:
    _check(read_line(line, _VOCABULARY, context))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), _CONTEXTS)
def test_any_text_is_read_or_asked(text: str, context: Context) -> None:
    for reading in read_message(text, _VOCABULARY, context):
        _check(reading)


_SYDNEY_STYLES = ("{}", "${}", "A${}", "{} aud", "AUD {}", "{}$", "$ {}")


@given(st.integers(100, 11_999), st.sampled_from(_SYDNEY_STYLES), st.booleans())
def test_an_amount_written_in_any_style_is_read_back_in_sydney(cents: int, style: str, first: bool) -> None:
    amount = style.format(f"{Decimal(cents) / 100:.2f}")
    reading = read(f"{amount} coffee" if first else f"coffee {amount}")
    assert [(item.money.minor, item.money.currency.code) for item in reading.items] == [(cents, "AUD")]


_UB_STYLES = ("{0}", "{0}₮", "₮{0}", "{1}", "{1}₮", "{1} төг", "{2}к", "{2} мянга", "{2}k", "{0} төгрөг", "{3} mnt")


@given(st.integers(10, 2_000), st.sampled_from(_UB_STYLES), st.booleans())
def test_an_amount_written_in_any_style_is_read_back_in_ulaanbaatar(hundreds: int, style: str, first: bool) -> None:
    whole = hundreds * 100
    forms = (str(whole), f"{whole:,}", f"{Decimal(whole) / 1000:g}", f"{whole:,}".replace(",", " "))
    amount = style.format(*forms)
    reading = read(f"{amount} кофе" if first else f"кофе {amount}", ULAANBAATAR)
    if reading.ask is not Ask.AMOUNT:
        assert [(item.money.minor, item.money.currency.code) for item in reading.items] == [(whole * 100, "MNT")]


@given(st.text(max_size=80))
def test_cleaning_is_done_at_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    "line",
    [
        "a" * 5000,
        "1 " * 2500,
        "coffee 4.50 " * 420,
        "+1" * 2500,
        "-1" * 2500,
        "1," * 2500,
        "(1" * 2500,
        "a-т" * 1600,
        "1 оны " * 900,
        "ээж рүү " * 600,
        "$" * 5000,
        "last " * 1000,
    ],
)
def test_five_thousand_characters_are_read_without_crashing(line: str) -> None:
    _check(read(line))


def test_a_thousand_lines_are_a_thousand_readings() -> None:
    assert len(read_message("coffee 4.50\n" * 1000, _VOCABULARY, SYDNEY)) == 1000
