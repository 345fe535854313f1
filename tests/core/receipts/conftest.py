"""What every test of receipts uses: the words that ship."""

import pytest

from core.receipts.words import ReceiptWords
from integrations.vocabulary.receipts import load_receipt_words


@pytest.fixture(scope="session")
def words() -> ReceiptWords:
    return load_receipt_words()
