from datetime import date, timedelta
from decimal import Decimal

from core.capture.model import Kind
from core.documents.model import Statement, StatementRow
from core.importing.book import book
from core.importing.model import Fate, NewAccount
from core.importing.plan import ImportWords, plan
from core.ledger.correct import undo
from core.money.currency import currency
from integrations.db.unit import SqlStore
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.importing import load_text_words
from tests.conftest import NOON
from tests.core.conftest import House

WORDS = ImportWords(load_vocabulary(), load_text_words())
AUD = currency("AUD")


def statement(*rows, opening="100.00", proved=True):
    balance = Decimal(opening)
    made = []
    for day, amount, text in rows:
        balance += Decimal(amount)
        made.append(StatementRow(date(2026, 10, day), Decimal(amount), text, balance))
    return Statement(tuple(made), "commbank", "06 2000 1234 5678", "AUD", None, Decimal(opening), balance, proved=proved)


async def test_first(store: SqlStore, house: House) -> None:
    said = statement((1, "-4.50", "CAMPOS COFFEE NEWTOWN NSW AU Card xx1234"), (1, "-4.50", "CAMPOS COFFEE NEWTOWN NSW AU Card xx1234"), (2, "1000", "SALARY UNI"))
    async with store.unit() as unit:
        made = await plan(unit, house.bat.viewer, NewAccount("CommBank", AUD, "5678"), said, WORDS)
        assert made.counts == {Fate.NEW: 3}
        booked = await book(unit, house.bat.viewer, None, made, NOON)
    assert booked.off is None
    async with store.unit() as unit:
        assert (await unit.accounts.balance(house.bat.viewer, booked.account.id)).minor == 1091_00
        again = await plan(unit, house.bat.viewer, booked.account, said, WORDS)
        assert again.counts == {Fate.KNOWN: 3}
        for one in await unit.entries.of_account(house.bat.viewer, booked.account.id, 10): print(one.details)
        await undo(unit, house.bat.viewer, NOON)
        assert await unit.entries.of_account(house.bat.viewer, booked.account.id, 10) == ()
