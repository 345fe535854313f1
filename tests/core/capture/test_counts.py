"""Every number is accounted for: as a price, or as what it counts; what may be either is asked."""

import pytest

from core.capture.model import Context
from tests.core.capture.telling import ENGLISH_IN_ULAANBAATAR, SYDNEY, ULAANBAATAR, told

_CASES: tuple[tuple[Context, str, str], ...] = (
    (SYDNEY, "3 coffees 13.50", "expense 13.50 AUD food.coffee"),
    (SYDNEY, "domino's 2 pizzas 31.90", "expense 31.90 AUD food.eating_out payee=Domino's"),
    (SYDNEY, "firewood 2 loads 260", "expense 260.00 AUD home.heating"),
    (SYDNEY, "yoga pass 10 classes 180", "expense 180.00 AUD health.fitness"),
    (SYDNEY, "dog food 2 bags 92", "expense 92.00 AUD family.pets"),
    (SYDNEY, "3 coffees at 4.50", "expense 13.50 AUD food.coffee"),
    (SYDNEY, "2 beer 24", "? amount.each | together 24.00 AUD | each 48.00 AUD"),
    (SYDNEY, "bought 10 pens @ 1.50", "expense 15.00 AUD education.books"),
    (SYDNEY, "bought 10 zaffre pens, @ 1.50", "expense 15.00 AUD education.books payee=zaffre"),
    (SYDNEY, "coffee 5 @", "expense 5.00 AUD food.coffee"),
    (SYDNEY, "tram 3 x 4.5", "expense 13.50 AUD transport.public"),
    (SYDNEY, "lunch 19 w tash, coffee 7.5", "expense 19.00 AUD food.eating_out; expense 7.50 AUD food.coffee"),
    (SYDNEY, "milk 2 l, coffee 7.5", "? amount.which | first 7.50 AUD"),
    (SYDNEY, "milk 2 l 3.20, coffee 7.5", "expense 3.20 AUD food.groceries; expense 7.50 AUD food.coffee"),
    (SYDNEY, "coffee 5 tickets 30", "? amount.which | first 5.00 AUD | second 30.00 AUD | sum 35.00 AUD"),
    (SYDNEY, "movies 2 tix 46", "expense 46.00 AUD fun.entertainment"),
    (SYDNEY, "dinner 60 less 10", "? amount.which | first 60.00 AUD | second 10.00 AUD | sum 70.00 AUD"),
    (SYDNEY, "rent 460 week", "expense 460.00 AUD home.rent"),
    (SYDNEY, "swimming classes 180 for 2 kids", "expense 180.00 AUD health.fitness"),
    (ULAANBAATAR, "талх 3ш 7500", "expense 7500 MNT food.groceries"),
    (ULAANBAATAR, "3 кофе 24000", "expense 24000 MNT food.coffee"),
    (ENGLISH_IN_ULAANBAATAR, "pub 3 beers 27000", "expense 27000 MNT food.alcohol"),
    (
        ULAANBAATAR,
        "пиво 6 лааз 27000 тамхи 9к",
        "expense 27000 MNT food.alcohol; expense 9000 MNT food.tobacco",
    ),
    (
        ULAANBAATAR,
        "цүнх 78000 дэвтэр 32000 вжийк 15000",
        "expense 78000 MNT personal.clothes; expense 32000 MNT education.books; expense 15000 MNT payee=вжийк",
    ),
)


@pytest.mark.parametrize(("context", "line", "meant"), _CASES)
def test_counts(context: Context, line: str, meant: str) -> None:
    assert told(line, context) == meant
