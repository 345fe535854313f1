"""The words of receipts that ship: whole in both languages."""

import tomllib

import pytest

from integrations.vocabulary import LANGUAGES, LOCALES
from integrations.vocabulary.receipts import FILE, load_receipt_words

_BOTH = ("label", "date", "month", "merchant", "refund", "currency", "country")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_is_there_in_every_language(language: str) -> None:
    tables = tomllib.loads((LOCALES / language / FILE).read_text("utf-8"))
    assert set(_BOTH) <= set(tables)
    assert sorted(map(int, tables["month"])) == list(range(1, 13))
    assert all(text for slots in tables.values() for texts in slots.values() for text in texts)


def test_the_words_are_loaded_once() -> None:
    assert load_receipt_words() is load_receipt_words()
    assert load_receipt_words().suffixes["sdnbhd"] == "SDN BHD"
