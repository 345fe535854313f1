"""What a new account is called where the statement names no bank."""

import pytest

from core.documents.model import Statement
from core.importing.account import account_for
from core.money.currency import currency
from integrations.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("bank", "number", "name"),
    [("khan", "5012345678", "Khan Bank"), (None, "062000 11112222", "AUD ··2222"), (None, None, "AUD")],
)
def test_it_is_told_by_its_number(bank: str | None, number: str | None, name: str) -> None:
    statement = Statement((), bank=bank, account=number, currency="AUD")
    assert account_for(statement, (), load_vocabulary(), currency("AUD")).proposal.name == name
