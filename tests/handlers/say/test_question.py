"""Questions can be worded for every line of the phrase lists, and what a button shows is what it records."""

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from core.capture.model import Ask, Choice, Context, Item, Kind, Question, Reading
from core.capture.questions import QUESTIONS
from core.capture.read import read_line
from core.conversation.model import Pending
from core.money.money import Money
from handlers.say.question import HABITUAL, NONE_OF_THESE, always, asked, item_label, many_unread, unread
from integrations.vocabulary import load_vocabulary
from tests.handlers.say.judging import assert_sendable, buttons, plain
from tests.handlers.say.shown import AUD, EN, LANGUAGES, MN, MNT, TODAY, VOICES
from tests.phrases.judging import load

COFFEE = Item(Kind.EXPENSE, Money(4_50, AUD), TODAY, "food.coffee")
LISTS = sorted((Path(__file__).parents[2] / "phrases").glob("*/*.jsonl"))
FEWEST_QUESTIONS = 150
AMBIGUOUS = Question(
    Ask.AMOUNT,
    "amount.unheard_of",
    (),
    (Choice("one", (), (COFFEE,)), Choice("two", (), (replace(COFFEE, money=Money(450_00, AUD)),))),
)


def pending(question: Question = AMBIGUOUS, text: str = "coffee 4,50") -> Pending:
    return Pending(9, 11, 1, 11, 1, 0, text, question)


@cache
def readings() -> tuple[Reading, ...]:
    """What the reader makes of every phrase that is not stored as it is."""
    words = load_vocabulary()
    phrases = [phrase for path in LISTS for phrase in load(path)]
    found = (read_line(p.text, words, Context(p.language, p.country, p.base, p.today)) for p in phrases)
    return tuple(reading for reading in found if reading.question is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_that_the_reader_puts_can_be_worded(language: str) -> None:
    assert len(readings()) >= FEWEST_QUESTIONS
    for reading in readings():
        assert reading.question is not None
        if reading.question.choices or reading.question.ask is not Ask.MEANING:
            reply = asked(VOICES[language], pending(reading.question, reading.text))
        else:
            reply = unread(VOICES[language], reading)
        assert_sendable(reply)
        assert plain(reply)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_buttons_of_a_question_look_alike(language: str) -> None:
    for reading in readings():
        assert reading.question is not None
        labels = [b.text for b in buttons(asked(VOICES[language], pending(reading.question, reading.text)))]
        assert len(set(labels)) == len(labels), (reading.text, labels)


def test_a_question_shows_the_line_and_each_choice_as_what_it_would_record() -> None:
    reply = asked(EN, pending())
    assert "coffee 4,50" in plain(reply)
    assert [(b.text, b.data) for b in buttons(reply)] == [
        ("A$4.50 · ☕ Coffee", "q:9:0"),
        ("A$450.00 · ☕ Coffee", "q:9:1"),
        (EN.word("button.not_that"), f"q:9:{NONE_OF_THESE}"),
    ]


def test_the_readers_own_way_out_is_not_doubled() -> None:
    choices = (*AMBIGUOUS.choices[:1], Choice("meaning.no", (), ()))
    labels = [b.text for b in buttons(asked(EN, pending(replace(AMBIGUOUS, choices=choices))))]
    assert labels == ["A$4.50 · ☕ Coffee", EN.word("choice.meaning.no")]
    unnamed = replace(AMBIGUOUS, choices=(*AMBIGUOUS.choices[:1], Choice("no.name.for.it", (), ())))
    assert [b.text for b in buttons(asked(EN, pending(unnamed)))][-1] == EN.word("button.not_that")


def test_a_question_that_only_words_can_answer_has_no_buttons() -> None:
    assert buttons(asked(EN, pending(replace(AMBIGUOUS, choices=())))) == []


def test_a_question_about_the_day_shows_days() -> None:
    old = replace(COFFEE, date=TODAY - timedelta(days=4))
    question = Question(Ask.DATE, "date.unheard_of", (), (Choice("x", (), (COFFEE,)), Choice("y", (), (old,))))
    assert [b.text for b in buttons(asked(EN, pending(question)))][:2] == ["today · A$4.50", "Fri 20 Nov · A$4.50"]


@pytest.mark.parametrize(
    ("item", "english", "mongolian"),
    [
        (COFFEE, "A$4.50 · ☕ Coffee", "A$4.50 · ☕ Кофе"),
        (replace(COFFEE, category=None), "A$4.50", "A$4.50"),
        (replace(COFFEE, payee="Gloria"), "A$4.50 · Gloria", "A$4.50 · Gloria"),
        (replace(COFFEE, kind=Kind.INCOME, category=None), "A$4.50 · income", "A$4.50 · орлого"),
        (
            replace(COFFEE, money=Money(8_500_00, MNT), date=TODAY - timedelta(days=1)),
            "8,500₮ · ☕ Coffee · yesterday",
            "8,500₮ · ☕ Кофе · өчигдөр",
        ),
    ],
)
def test_an_item_is_said_in_a_few_words(item: Item, english: str, mongolian: str) -> None:
    assert (item_label(EN, item), item_label(MN, item)) == (english, mongolian)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_account_is_asked_about_by_its_name(language: str) -> None:
    params = (("name", "CommBank"), ("field", "account"), ("currency", "AUD"))
    codes = ("account.create_shared", "account.create_private", "account.use_everyday")
    question = Question(Ask.ACCOUNT, "account.new", params, tuple(Choice(c, params, (COFFEE,)) for c in codes))
    reply = asked(VOICES[language], pending(question, "coffee 4.50 from commbank"))
    assert "CommBank" in plain(reply)
    assert "AUD" in plain(reply)
    assert [b.text for b in buttons(reply)][:3] == [VOICES[language].word(f"choice.{code}") for code in codes]


def test_params_are_said_as_people_see_them() -> None:
    params = (("amount", "8500.50"), ("currency", "MNT"))
    shown = [
        plain(asked(EN, pending(replace(AMBIGUOUS, ask=Ask.MEANING, code="meaning.no_words", params=some))))
        for some in (params, (("amount", "0.001"), ("currency", "AUD")), (("amount", "4.50"), ("currency", "")))
    ]
    assert ["8,500.50₮" in shown[0], "0.001" in shown[1], "4.50" in shown[2]] == [True, True, True]


# "Always so"


def test_only_what_will_mean_the_same_next_time_is_remembered() -> None:
    for ask in Ask:
        offered = always(EN, pending(replace(AMBIGUOUS, ask=ask)), 1)
        assert [button.data for button in offered] == (["h:9:1"] if ask in HABITUAL else [])
    assert always(EN, pending(replace(AMBIGUOUS, choices=AMBIGUOUS.choices[:1])), 0) == ()


# Nothing to record


def test_a_hint_fits_what_the_line_was() -> None:
    hint = plain(unread(EN, Reading("hello")))
    assert "hello" in hint
    nothing = Question(Ask.MEANING, "meaning.question")
    assert plain(unread(EN, Reading("how much on food?", (), nothing))) != hint
    unheard = Question(Ask.MEANING, "meaning.unheard_of")
    assert plain(unread(EN, Reading("hello", (), unheard))) == hint


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_records_nothing_has_words_of_its_own(language: str) -> None:
    """Only what is not understood at all gets the general hint."""
    codes = {code for code in QUESTIONS if code.startswith("meaning.")}
    asked_with_buttons = {"meaning.guess", "meaning.no_words", "meaning.plan"}
    general = plain(unread(VOICES[language], Reading("hm")))
    for code in codes - asked_with_buttons - {"meaning.unclear"}:
        assert plain(unread(VOICES[language], Reading("hm", (), Question(Ask.MEANING, code)))) != general


def test_several_lines_without_money_are_counted() -> None:
    assert "3" in plain(many_unread(EN, 3))
    assert "3" in plain(many_unread(MN, 3))
