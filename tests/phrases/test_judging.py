"""The judge itself: a measure that cannot fail measures nothing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from core.capture.model import Ask, Item, Kind, Question, Reading
from core.money.currency import currency
from core.money.money import Money
from tests.phrases.judging import Accepted, Phrase, Tally, load, verdict_on

TODAY = date(2026, 11, 24)
COFFEE: dict[str, Accepted] = {
    "kind": ("expense",),
    "amount": ("4.5",),
    "currency": ("AUD",),
    "date": ("2026-11-24",),
    "category": ("food.coffee",),
}


def phrase(*asks: str | None, items: tuple[dict[str, Accepted], ...] = (COFFEE,)) -> Phrase:
    return Phrase("coffee 4.50", "en", "AU", "AUD", TODAY, items, asks)


def coffee(amount: str = "4.50", category: str | None = "food.coffee", payee: str | None = None) -> Item:
    return Item(Kind.EXPENSE, Money.of(Decimal(amount), currency("AUD")), TODAY, category, payee)


def asking(ask: Ask, *items: Item) -> Reading:
    return Reading("coffee 4.50", items, Question(ask, "code"))


def stored(*items: Item) -> Reading:
    return Reading("coffee 4.50", items)


def test_what_is_meant_is_right() -> None:
    verdict = verdict_on(phrase(None), stored(coffee()))
    assert (verdict.right, verdict.unasked, verdict.misses, verdict.categories) == (True, False, (), ("right",))


@pytest.mark.parametrize("reading", [stored(coffee("450")), stored(), stored(coffee(), coffee())])
def test_another_amount_or_number_of_items_is_wrong_unasked(reading: Reading) -> None:
    verdict = verdict_on(phrase(None), reading)
    assert verdict.unasked
    assert not verdict.right
    assert verdict.misses


def test_what_had_to_be_asked_is_wrong_when_stored() -> None:
    assert verdict_on(phrase("amount", items=()), stored(coffee())).unasked


def test_a_needless_question_is_a_miss_and_stores_nothing() -> None:
    verdict = verdict_on(phrase(None), asking(Ask.AMOUNT))
    assert (verdict.right, verdict.unasked) == (False, False)


def test_one_of_several_accepted_questions_is_right() -> None:
    assert verdict_on(phrase("currency", None), asking(Ask.CURRENCY)).right


def test_a_line_without_meaning_holds_no_items() -> None:
    assert verdict_on(phrase("meaning", items=()), asking(Ask.MEANING)).right
    assert not verdict_on(phrase("meaning", items=()), asking(Ask.MEANING, coffee())).right


def test_a_category_is_right_wrong_or_unknown() -> None:
    readings = [stored(coffee()), stored(coffee(category="food.alcohol")), stored(coffee(category=None))]
    tally = Tally([verdict_on(phrase(None), reading) for reading in readings])
    assert (tally.right, tally.category_right, tally.category_wrong) == (1, 1 / 3, 1 / 3)


def test_names_are_compared_without_case_and_have_their_own_rate() -> None:
    want: dict[str, Accepted] = {**COFFEE, "payee": ("kmart", "k-mart")}
    tally = Tally([verdict_on(phrase(None, items=(want,)), stored(coffee(payee=name))) for name in ("KMART", None)])
    assert (tally.right, tally.names_right) == (1, 0.5)


def test_a_misspelt_field_is_refused(tmp_path: Path) -> None:
    line = (
        '{"text": "a", "country": "AU", "currency": "AUD", "today": "2026-11-24", '
        '"expect": {"items": [{"amonut": "1"}], "ask": null}}'
    )
    path = tmp_path / "en.jsonl"
    path.write_text(line, "utf-8")
    with pytest.raises(ValueError, match="amonut"):
        load(path)
