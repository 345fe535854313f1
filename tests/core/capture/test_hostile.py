"""What pranksters and broken keyboards send."""

import pytest

from core.capture.model import Context
from tests.core.capture.telling import (
    SYDNEY,
    told,
)

_CASES: tuple[tuple[Context, str, str], ...] = (
    (SYDNEY, "coffee ４.５０", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "coffee 4️⃣", "expense 4.00 AUD food.coffee"),
    (SYDNEY, "coffee ④", "? amount.unreadable"),
    (SYDNEY, "coffee ٤٫٥", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "coffee\u200f 4.50", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "coffee \u202e05.4", "? amount.unreadable"),
    (SYDNEY, "c\u200boffee 4.50", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "coffee 4̶.̶5̶", "? amount.unreadable"),
    (SYDNEY, "café 4.50", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "𝟒.𝟓𝟎 coffee", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "coffee Ⅳ", "? amount.unreadable"),
    (SYDNEY, "_coffee_ 4.50", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "coffee\t4.50", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "кофe 4.50", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "сoffee 4.50", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "coffee 🔟", "? amount.unreadable"),
    (SYDNEY, "c̶offee 4.50", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "хyнс 12.50", "expense 12.50 AUD food.groceries"),
    (SYDNEY, "coffee ＄4.50", "expense 4.50 AUD food.coffee"),
    (SYDNEY, "coffee 4:50", "? meaning.number"),
    (SYDNEY, "coffee 0x10", "? amount.zero"),
    (SYDNEY, "coffee 1e5", "? meaning.no_amount"),
    (SYDNEY, "code 123456", "? meaning.number"),
    (
        SYDNEY,
        "my card 4111 1111 1111 1111",
        "? meaning.no_words | first 4111.00 AUD | second 1111.00 AUD | no",
    ),
    (SYDNEY, "groceries 45 card xx1234", "expense 45.00 AUD food.groceries account=card"),
)


@pytest.mark.parametrize(("context", "line", "meant"), _CASES)
def test_hostile(context: Context, line: str, meant: str) -> None:
    assert told(line, context) == meant
