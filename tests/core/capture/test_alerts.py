"""Banks' own messages: the sum that moved, never a balance, and which way."""

import pytest

from core.capture.model import Context
from core.capture.read import read_message
from integrations.vocabulary import load_vocabulary
from tests.core.capture.telling import SYDNEY, ULAANBAATAR, tell, told

_ALERTS: tuple[tuple[Context, str, str], ...] = (
    (
        SYDNEY,
        "NAB Alert: Debit of $64.00 at BP PARRAMATTA on 22 Nov. Bal: $310.55",
        "expense 64.00 AUD 2026-11-22 transport.fuel payee=BP account=nab bank_message",
    ),
    (
        SYDNEY,
        "Bankwest: Debit $15.00 KMART 22-Nov-26 Bal $200.00",
        "expense 15.00 AUD 2026-11-22 payee=Kmart account=bankwest bank_message",
    ),
    (
        SYDNEY,
        "Bankwest: Debit $15.00 KMART 22-Abc-26 Bal $200.00",
        "expense 15.00 AUD payee=Kmart account=bankwest bank_message",
    ),
    (
        SYDNEY,
        "Up: Payment of $25.90 to Netflix. Available: $400.00",
        "expense 25.90 AUD fun.subscriptions payee=Netflix bank_message",
    ),
    (
        SYDNEY,
        "Revolut: Paid €12.00 at Lidl. Balance: €80.00",
        "expense 12.00 EUR food.groceries payee=Lidl account=revolut bank_message",
    ),
    (
        SYDNEY,
        "ING Alert: deposit of $80.00 received from J SMITH. Bal. $110.40",
        "income 80.00 AUD payee=J SMITH account=ing bank_message",
    ),
    (
        ULAANBAATAR,
        "ТДБ: 4990***23 Орлого 500,000.00 MNT. Үлд. 700,000 MNT. Утга: түрээс",
        "income 500000 MNT payee=түрээс account=tdb bank_message",
    ),
    (
        ULAANBAATAR,
        "М банк: Зарлага 9,900₮ Утга: Netflix Боломжит үлдэгдэл: 45,000₮",
        "expense 9900 MNT fun.subscriptions payee=Netflix account=mbank bank_message",
    ),
    (SYDNEY, "shopping 45 bal 300", "? meaning.plan | first 45.00 AUD | second 300.00 AUD | sum 345.00 AUD | no"),
    (SYDNEY, "coffee 4.50 balance bike 80", "expense 4.50 AUD food.coffee; expense 80.00 AUD family.children"),
)


@pytest.mark.parametrize(("context", "line", "meant"), _ALERTS)
def test_what_is_left_is_no_payment(context: Context, line: str, meant: str) -> None:
    assert told(line, context) == meant


_KHAN = """Таны 50****1234 данснаас 2026-11-23 10:22 цагт 45,000.00 MNT зарлага гарлаа.
Утга: EB-CU 123
Үлдэгдэл: 1,234,567.00 MNT"""
_KHAN_FIELDS = """Khan Bank
Zarlaga: 45,000.00 MNT
Dans: 50****1234
Uldegdel: 1,200,000.00 MNT
Ognoo: 2026/11/23 10:22
Utga: NOMIN"""
_GOLOMT = """ОРЛОГЫН ГҮЙЛГЭЭ
Дансны дугаар: 116*****50
Гүйлгээний дүн: +1,850,000.00 MNT
Гүйлгээний огноо: 2026-11-10
Гүйлгээний утга: ЦАЛИН 11 САР
Үлдэгдэл: 1,867,499.92 MNT"""


@pytest.mark.parametrize(
    ("context", "text", "meant"),
    [
        (ULAANBAATAR, _KHAN, "expense 45000 MNT 2026-11-23 payee=EB-CU bank_message"),
        (
            ULAANBAATAR,
            _KHAN_FIELDS,
            "expense 45000 MNT 2026-11-23 food.groceries payee=Номин account=khan bank_message",
        ),
        (SYDNEY, _GOLOMT, "income 1850000 MNT 2026-11-10 income.salary payee=ЦАЛИН 11 САР bank_message"),
    ],
)
def test_an_alert_over_several_lines_is_one_reading(context: Context, text: str, meant: str) -> None:
    (reading,) = read_message(text, load_vocabulary(), context)
    assert tell(reading) == meant
    assert reading.text == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "CommBank: You made a purchase of $45.60 at COLES 1234 on 23/11/2026. Available balance $1,234.56",
            "expense 45.60 AUD 2026-11-23 food.groceries payee=Coles account=commbank bank_message",
        ),
        (
            "NAB: A payment of $120.00 from Smith Pty Ltd has been credited to your account ending 5678. Bal $2,000.10",
            "income 120.00 AUD payee=Smith Pty Ltd account=nab bank_message",
        ),
        (
            "ANZ: Your card ending in 9876 was used at SHELL COLES EXPRESS for $65.40 on 22 Nov.",
            "expense 65.40 AUD 2026-11-22 transport.fuel payee=Shell account=anz bank_message",
        ),
        (
            "$54.20 at Woolworths Metro. You have $910.15 left in your Spending account.",
            "expense 54.20 AUD food.groceries payee=Woolworths account=everyday bank_message",
        ),
        (
            "Payment of $79.99 to AUSSIE BROADBAND from account xx5678 was successful.",
            "expense 79.99 AUD home.internet payee=Aussie Broadband bank_message",
        ),
        (
            "ATM withdrawal of $200.00 from account ending 1234. Available balance: $300.00",
            "transfer 200.00 AUD to_account=cash bank_message",
        ),
        (
            "Refund of $19.99 from KMART to card ending 1234.",
            "refund 19.99 AUD payee=Kmart bank_message",
        ),
        ("Low balance alert: your account ending 5678 has $12.30 available.", "? meaning.alert"),
        ("Purchase declined: $45.00 at KMART card ending 1234", "? meaning.alert"),
        (
            "Transfer of $500.00 to SAVINGS from account xx1234 was successful.",
            "transfer 500.00 AUD to_account=savings",
        ),
        (
            "Your account ending 1234 was debited $5.00 and $6.00",
            "? amount.which | first 5.00 AUD | second 6.00 AUD",
        ),
        (
            "Your account ending 1234 was debited $5.00 on 20 Nov 2026 and 21 Nov 2026",
            "? date.which | date 5.00 AUD 2026-11-20 | date 5.00 AUD 2026-11-21",
        ),
        ("Your account ending 1234 will be debited $5.00 on 30 Nov 2026", "? meaning.alert"),
        ("Your account ending 1234 was debited $5.00 at . Ok", "expense 5.00 AUD bank_message"),
        ("Your account ending 1234 was debited $5.00 at", "expense 5.00 AUD bank_message"),
    ],
)
def test_an_australian_alert(text: str, meant: str) -> None:
    assert told(text) == meant


def test_a_dollar_of_an_unnamed_bank_is_asked_abroad() -> None:
    text = "You paid $4.50 to Single O. Your balance is $120.00"
    assert told(text, ULAANBAATAR) == "? currency.dollar | AUD 4.50 AUD | USD 4.50 USD"
    assert told("Up Bank: " + text, ULAANBAATAR).startswith("expense 4.50 AUD")


def test_choices_of_an_alert_are_marked_as_a_banks_too() -> None:
    text = "M bank Гүйлгээний дүн: 8,900.00 Гүйлгээ хийсэн огноо: 2026-11-22 Үлдэгдэл: 120,000.00"
    (reading,) = read_message(text, load_vocabulary(), ULAANBAATAR)
    assert reading.question is not None
    assert {item.source for choice in reading.question.choices for item in choice.items} == {"bank_message"}
    assert {item.money.plain() for choice in reading.question.choices for item in choice.items} == {"8900"}


def test_what_a_person_writes_of_an_account_is_no_alert() -> None:
    assert told("картаар хүнс 45000", ULAANBAATAR) == "expense 45000 MNT food.groceries account=card"
    assert told("groceries 45 from card ending 1234") == "expense 45.00 AUD food.groceries account=card"


def test_a_very_long_text_is_no_alert() -> None:
    assert told("your balance " * 200).startswith("? meaning.")
