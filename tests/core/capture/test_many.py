"""Several things in one line, and lines that record nothing."""

import pytest

from core.capture.model import Context
from tests.core.capture.telling import (
    SYDNEY,
    ULAANBAATAR,
    told,
)

_CASES: tuple[tuple[Context, str, str], ...] = (
    (SYDNEY, "lunch 18 + coffee 5.5", "expense 18.00 AUD food.eating_out; expense 5.50 AUD food.coffee"),
    (SYDNEY, "lunch 18 + 5.5 coffee", "expense 18.00 AUD food.eating_out; expense 5.50 AUD food.coffee"),
    (
        SYDNEY,
        "milk 3.20, bread 4, eggs 6.5",
        "expense 3.20 AUD food.groceries; expense 4.00 AUD food.groceries; expense 6.50 AUD food.groceries",
    ),
    (
        SYDNEY,
        "milk 3 bread 4 eggs 5",
        "expense 3.00 AUD food.groceries; expense 4.00 AUD food.groceries; expense 5.00 AUD food.groceries",
    ),
    (SYDNEY, "3.20 milk 4 bread", "expense 3.20 AUD food.groceries; expense 4.00 AUD food.groceries"),
    (SYDNEY, "lego 40, book 12", "expense 40.00 AUD personal.hobbies payee=Lego; expense 12.00 AUD education.books"),
    (SYDNEY, "lunch 18; coffee 5.5", "expense 18.00 AUD food.eating_out; expense 5.50 AUD food.coffee"),
    (SYDNEY, "lunch 18/coffee 5.5", "expense 18.00 AUD food.eating_out; expense 5.50 AUD food.coffee"),
    (
        SYDNEY,
        "coffee 4.50 yesterday, lunch 18 today",
        "expense 4.50 AUD 2026-11-23 food.coffee; expense 18.00 AUD food.eating_out",
    ),
    (
        SYDNEY,
        "yesterday: coffee 4.50, bus 3.20",
        "expense 4.50 AUD 2026-11-23 food.coffee; expense 3.20 AUD 2026-11-23 transport.public",
    ),
    (
        SYDNEY,
        "coffee 4.50 lunch 18 from commbank",
        "expense 4.50 AUD food.coffee account=commbank; expense 18.00 AUD food.eating_out account=commbank",
    ),
    (SYDNEY, "doctor 90 medicare rebate 41", "expense 90.00 AUD health.doctor; income 41.00 AUD income.benefit"),
    (SYDNEY, "coffee 4 5", "? amount.which | first 4.00 AUD | second 5.00 AUD | sum 9.00 AUD"),
    (
        SYDNEY,
        "milk 3.20 bread 4.10 = 7.30",
        "? amount.which | first 3.20 AUD | second 4.10 AUD | third 7.30 AUD | sum 14.60 AUD",
    ),
    (SYDNEY, "size 42 shoes 89", "expense 89.00 AUD personal.clothes"),
    (SYDNEY, "milk 3, zorblax 4", "expense 3.00 AUD food.groceries; expense 4.00 AUD payee=zorblax"),
    (SYDNEY, "milk 3 -4", "? amount.which | first 3.00 AUD | second 4.00 AUD | sum 7.00 AUD"),
    (SYDNEY, "coffee 4.50, lunch 4,50", "? amount.separator | decimal 4.50 AUD 4.50 AUD | grouped 4.50 AUD 450.00 AUD"),
    (
        SYDNEY,
        "coffee 4.50 lunch 18 7 nov",
        "expense 4.50 AUD 2026-11-07 food.coffee; expense 18.00 AUD 2026-11-07 food.eating_out",
    ),
    (
        SYDNEY,
        "coffee 1 2 3 4 5 6 7 8 9 10 11 12 13 14",
        "? amount.which | first 1.00 AUD | second 2.00 AUD | third 3.00 AUD | sum 105.00 AUD",
    ),
    (ULAANBAATAR, "талх 2500 сүү 4500", "expense 2500 MNT food.groceries; expense 4500 MNT food.groceries"),
    (ULAANBAATAR, "захаас мах 32000 ногоо 8000", "expense 32000 MNT food.groceries; expense 8000 MNT food.groceries"),
    (ULAANBAATAR, "кофе 8500, бялуу 12000", "expense 8500 MNT food.coffee; expense 12000 MNT food.eating_out"),
    (SYDNEY, "", "? meaning.nothing"),
    (SYDNEY, "hello", "? meaning.greeting"),
    (SYDNEY, "thanks!", "? meaning.thanks"),
    (SYDNEY, "help", "? meaning.help"),
    (SYDNEY, "how much did we spend on food", "? meaning.question"),
    (SYDNEY, "/help", "? meaning.command"),
    (SYDNEY, "...", "? meaning.nothing"),
    (SYDNEY, "😂", "? meaning.unclear"),
    (SYDNEY, "asdfgh", "? meaning.unclear"),
    (SYDNEY, "coffee", "? meaning.no_amount"),
    (SYDNEY, "99112233", "? meaning.number"),
    (SYDNEY, "+976 99112233", "? meaning.number"),
    (SYDNEY, "0412 345 678", "? meaning.number"),
    (SYDNEY, "17:30", "? meaning.number"),
    (SYDNEY, "https://example.com/45", "? meaning.number"),
    (SYDNEY, "room 405", "? meaning.number"),
    (SYDNEY, "it is 25 degrees", "? meaning.number"),
    (SYDNEY, "2026-10-12", "? meaning.number"),
    (SYDNEY, "call me at 5", "? meaning.command"),
    (SYDNEY, "remind me to pay rent 620", "? meaning.command"),
    (ULAANBAATAR, "сайн уу", "? meaning.greeting"),
    (ULAANBAATAR, "баярлалаа", "? meaning.thanks"),
    (ULAANBAATAR, "хүнсэнд хэд зарцуулсан бэ?", "? meaning.question"),
    (ULAANBAATAR, "буцаа", "? meaning.command"),
    (ULAANBAATAR, "45 тоот", "? meaning.number"),
    (ULAANBAATAR, "5 минутын дараа", "? meaning.number"),
)


@pytest.mark.parametrize(("context", "line", "meant"), _CASES)
def test_many(context: Context, line: str, meant: str) -> None:
    assert told(line, context) == meant
