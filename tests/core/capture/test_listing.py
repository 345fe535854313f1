"""How a vocabulary is made of tables, and how a typed word finds what is listed."""

from collections.abc import Mapping
from typing import Any

import pytest

from core.capture import vocabulary as vocabulary_module
from core.capture.listing import build
from core.capture.roles import Role
from core.capture.skeleton import Endings, drop_vowel, one_script, skeleton
from core.capture.slips import Slips, one_slip
from core.capture.tokens import tokenize
from core.capture.vocabulary import Vocabulary

_MN: Mapping[str, Any] = {
    "endings": {"noun": ["**с", "д", "н**с"], "past": ["с*н"], "plan": ["н*"]},
    "signal": {"buy": ["ав-", "хий-"]},
    "words": {"stop": ["л"]},
    "categories": {"health.dental": {"name": "шүд", "emoji": "🦷", "words": ["шүд", "шүдний эмч"]}},
}
_EN: Mapping[str, Any] = {
    "categories": {"health.dental": {"name": "dental", "emoji": "🦷 😬", "words": ["dentist"], "weak": ["teeth"]}},
    "merchants": {"any": {"GS25": []}, "food.coffee": {"H&M": ["h and m"]}},
    "banks": {"khan": {"currency": "MNT", "words": ["khan"]}},
    "plausible": {"AUD": {"any": "1 5"}},
    "currency_by_country": {"dollar": {"AU": ["AUD"], "*": ["USD"]}},
    "alert": {"out": ["зарлаг*"]},
}


@pytest.fixture
def small() -> Vocabulary:
    return build([("en", _EN), ("mn", _MN)])


def _met(vocabulary: Vocabulary, text: str, *, mongolian: bool = True) -> list[tuple[Role, str]]:
    match = vocabulary.match(tokenize(text), 0, mongolian)
    return [(meaning.role, meaning.value) for meaning in match.meanings] if match else []


@pytest.mark.parametrize("typed", ["шүд", "шүдээс", "ШҮД", "shud", "shvd", "shudees"])
def test_a_word_is_met_in_any_form(small: Vocabulary, typed: str) -> None:
    assert _met(small, typed) == [(Role.CATEGORY, "health.dental")]


@pytest.mark.parametrize(
    ("typed", "role"), [("авсан", Role.SIGNAL), ("авна", Role.NOTHING), ("хийсэн", Role.SIGNAL), ("авсон", None)]
)
def test_a_verb_is_met_in_its_own_vowels(small: Vocabulary, typed: str, role: Role | None) -> None:
    assert [found for found, _ in _met(small, typed)] == ([role] if role else [])


def test_a_short_word_of_latin_letters_is_mongolian_only_in_such_a_line(small: Vocabulary) -> None:
    assert _met(small, "xud", mongolian=False) == []


def test_both_languages_name_one_category(small: Vocabulary) -> None:
    category = small.categories["health.dental"]
    assert (category.emoji, dict(category.names)) == ("🦷", {"en": "dental", "mn": "шүд"})
    assert small.languages == ("en", "mn")


def test_a_shop_with_digits_or_marks_is_one_word(small: Vocabulary) -> None:
    assert small.merchants == {"GS25": None, "H&M": "food.coffee"}
    assert _met(small, "h&m") == [(Role.MERCHANT, "H&M")]


def test_alerts_find_the_rest_of_a_word(small: Vocabulary) -> None:
    assert small.alerts["out"].search("ЗАРЛАГЫН гүйлгээ")
    assert not small.alerts["out"].search("нийтзарлага")


def test_a_table_without_its_parts_is_refused() -> None:
    with pytest.raises(KeyError):
        build([("en", {"categories": {"food.coffee": {"words": [], "emoji": "☕"}}})])
    with pytest.raises(ValueError):
        build([("en", {"words": {"nonsense": ["x"]}})])


def test_words_are_forgotten_when_too_many_were_met(small: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary_module, "_MOST_REMEMBERED", 2)
    for typed in ("шүд", "ав", "dentist", "шүд"):
        _met(small, typed)
    assert _met(small, "шүд") == [(Role.CATEGORY, "health.dental")]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("хүнс", "huns"), ("hvns", "huns"), ("khuns", "huns"), ("түрээс", "tures"), ("tvrees", "tures"), ("цай", "cai")],
)
def test_every_spelling_has_one_skeleton(typed: str, folded: str) -> None:
    assert skeleton(typed) == folded


@pytest.mark.parametrize(
    ("typed", "brought"),
    [("кофe", "кофе"), ("сoffee", "coffee"), ("xүнс", "хүнс"), ("coffee", "coffee"), ("жq", "жq"), ("кофе", "кофе")],
)
def test_a_word_of_two_alphabets_is_brought_to_one(typed: str, brought: str) -> None:
    assert one_script(typed) == brought


@pytest.mark.parametrize(("word", "dropped"), [("эмнэлэг", "эмнэлг"), ("хоол", None), ("дэлгүүр", None), ("ном", None)])
def test_a_short_last_vowel_drops_before_an_ending(word: str, dropped: str | None) -> None:
    assert drop_vowel(word) == dropped


def test_endings_come_off_where_harmony_allows() -> None:
    endings = Endings(["аас", "ээс", "д"])
    assert endings.stems("номаас", 2) == ["ном"]
    assert endings.stems("хүнсаас", 2) == []
    assert endings.stems("комментаас", 2) == ["коммент"]
    assert endings.stems("эмд", 2) == []
    assert endings.folded_stems("hunses", 2) == ["huns"]


@pytest.mark.parametrize(
    ("typed", "word", "near"),
    [
        ("cofee", "coffee", True),
        ("coffeee", "coffee", True),
        ("coffae", "coffee", True),
        ("cofefe", "coffee", True),
        ("coffee", "coffee", False),
        ("cafe", "coffee", False),
        ("ceffoe", "coffee", False),
    ],
)
def test_one_slip(typed: str, word: str, near: bool) -> None:
    assert one_slip(typed, word) is near


def test_short_and_long_words_are_not_corrected() -> None:
    slips = Slips(["coffee", "x" * 30])
    assert slips.near("cofe") == []
    assert slips.near("x" * 29) == []
    assert slips.near("cofee") == ["coffee"]
