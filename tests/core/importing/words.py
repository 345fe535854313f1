"""What the tests of imports share: the words, and statements made of a few rows."""

from datetime import date, timedelta
from decimal import Decimal

from core.documents.model import Statement, StatementRow
from core.family.model import Viewer
from core.importing.book import book
from core.importing.model import NO_CHOICES, Booked, Choices, NewAccount, Plan
from core.importing.plan import ImportWords, plan
from core.ledger.model import Account
from core.money.currency import currency
from integrations.db.unit import SqlUnit
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.importing import load_text_words
from tests.conftest import NOON

WORDS = ImportWords(load_vocabulary(), load_text_words())
AUD = currency("AUD")
COMMBANK = NewAccount("CommBank", AUD, "5678")
FIRST = date(2026, 10, 1)
Told = tuple[int, str, str]
"""(day of October 2026, amount, text)."""


def statement(*told: Told, opening: str = "100.00", number: str | None = "06 2000 1234 5678") -> Statement:
    """A proved statement with running balances."""
    balance = Decimal(opening)
    rows = []
    for day, amount, text in told:
        balance += Decimal(amount)
        rows.append(StatementRow(FIRST + timedelta(days=day - 1), Decimal(amount), text, balance))
    return Statement(tuple(rows), "commbank", number, "AUD", opening=Decimal(opening), closing=balance, proved=True)


async def taken(
    unit: SqlUnit,
    viewer: Viewer,
    target: Account | NewAccount,
    said: Statement,
    choices: Choices = NO_CHOICES,
    document_id: int | None = None,
) -> tuple[Plan, Booked]:
    """Plan and book in one go."""
    made = await plan(unit, viewer, target, said, WORDS, choices)
    return made, await book(unit, viewer, document_id, made, NOON)
