"""A reply to a card changes what it speaks of, and only that."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from core.capture.model import Context, Kind
from core.ledger.amend import amended
from core.ledger.model import Account, Details
from core.money.currency import currency
from core.money.money import Money
from integrations.vocabulary import load_vocabulary

AUD, MNT = currency("AUD"), currency("MNT")
WORDS = load_vocabulary()
CONTEXT = Context("en", "AU", "AUD", date(2026, 11, 24), accounts=(("commbank", "AUD"),))
ACCOUNTS = (Account(7, 1, 1, "everyday", AUD, everyday=True), Account(8, 1, 1, "CommBank", AUD))
ENTRY = Details(
    Kind.EXPENSE, date(2026, 11, 24), Money(4_50, AUD), 7, "food.coffee", "Gloria", "a note", tags=("work",)
)


def reply(text: str, details: Details = ENTRY, context: Context = CONTEXT) -> Details | None:
    return amended(details, text, WORDS, context, ACCOUNTS)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("groceries", {"category": "food.groceries"}),
        ("was 45", {"money": Money(45_00, AUD)}),
        ("45", {"money": Money(45_00, AUD)}),
        ("yesterday", {"day": date(2026, 11, 23)}),
        ("3 days ago", {"day": date(2026, 11, 21)}),
        ("from commbank", {"account_id": 8}),
        ("12 oct", {"day": date(2026, 10, 12)}),
        ("12/10", {"day": date(2026, 10, 12)}),
        ("12/10/2026", {"day": date(2026, 10, 12)}),
        ("rent 620 yesterday", {"category": "home.rent", "money": Money(620_00, AUD), "day": date(2026, 11, 23)}),
        ("groceries #home", {"category": "food.groceries", "tags": ("home",)}),
        ("8500₮", {"money": Money(8_500_00, MNT)}),
    ],
)
def test_a_reply_changes_what_it_says_and_nothing_else(text: str, change: dict[str, Any]) -> None:
    assert reply(text) == replace(ENTRY, **change)


@pytest.mark.parametrize(
    "text", ["", "?", "how much?", "2x 3", "thanks!", "hello", "coffee", "4.50", "today", "from nowhere at all"]
)
def test_a_reply_that_says_nothing_of_it_or_nothing_new_changes_nothing(text: str) -> None:
    assert reply(text) is None


def test_a_reply_in_mongolian_is_read_alike() -> None:
    context = replace(CONTEXT, language="mn", country="MN", base="MNT")
    spent = replace(ENTRY, money=Money(8_500_00, MNT))
    assert reply("хүнс", spent, context) == replace(spent, category="food.groceries")
    assert reply("45к байсан", spent, context) == replace(spent, money=Money(45_000_00, MNT))
    assert reply("өчигдөр", spent, context) == replace(spent, day=date(2026, 11, 23))


def test_an_account_that_nobody_has_changes_nothing() -> None:
    assert amended(ENTRY, "from commbank", WORDS, CONTEXT, ACCOUNTS[:1]) is None
