"""What another one paid, and numbers that are not what was paid, are asked about."""

import pytest

from core.capture.model import Context
from tests.core.capture.telling import MONGOLIAN_IN_SYDNEY, SYDNEY, ULAANBAATAR, told

_ASKED: tuple[tuple[Context, str], ...] = (
    (SYDNEY, "mum spent 200 on groceries"),
    (SYDNEY, "lunch was 18 but jack paid"),
    (SYDNEY, "kids school fees paid by grandma 500"),
    (SYDNEY, "lunch on jack 25"),
    (SYDNEY, "spent over 100 on groceries"),
    (SYDNEY, "dinner 90, my share"),
    (SYDNEY, "3 coffees"),
    (SYDNEY, "got 3 coffees"),
    (SYDNEY, "dinner at 7.30 with bat"),
    (MONGOLIAN_IN_SYDNEY, "3 кофе"),
    (ULAANBAATAR, "Бат хоол авсан 12000"),
    (ULAANBAATAR, "хүнс 100000 гаруй"),
)


@pytest.mark.parametrize(("context", "line"), _ASKED)
def test_such_a_line_is_asked(context: Context, line: str) -> None:
    assert told(line, context).startswith("? meaning.guess | record")


_OTHERWISE: tuple[tuple[Context, str, str], ...] = (
    (SYDNEY, "my wife paid 45 groceries", "expense 45.00 AUD food.groceries"),
    (SYDNEY, "gave mum lunch 18", "expense 18.00 AUD food.eating_out"),
    (SYDNEY, "sent mum 500", "remittance 500.00 AUD beneficiary=mum"),
    (SYDNEY, "mum sent 500", "? kind.which | income 500.00 AUD | remittance 500.00 AUD"),
    (SYDNEY, "lunch with jack paid 18", "expense 18.00 AUD food.eating_out"),
    (SYDNEY, "50 groceries", "expense 50.00 AUD food.groceries"),
    (SYDNEY, "3 groceries", "expense 3.00 AUD food.groceries"),
    (SYDNEY, "bond back 2400", "? kind.which | refund 2400.00 AUD | expense 2400.00 AUD"),
    (
        SYDNEY,
        "bought shares 1000",
        "? kind.which | own 1000.00 AUD | own 1000.00 AUD | expense 1000.00 AUD | income 1000.00 AUD",
    ),
    (SYDNEY, "petty 4.50", "expense 4.50 AUD payee=petty"),
    (ULAANBAATAR, "зээл 5 сая авсан", "? kind.which | income 5000000 MNT | repayment 5000000 MNT"),
    (ULAANBAATAR, "ээж рүү 50000 явуулсан", "remittance 50000 MNT beneficiary=ээж"),
    (
        ULAANBAATAR,
        "Бат Дорж хоёрт 50000 өгсөн",
        "? meaning.guess | expense 50000 MNT | remittance 50000 MNT | repayment 50000 MNT | no",
    ),
)


@pytest.mark.parametrize(("context", "line", "meant"), _OTHERWISE)
def test_what_is_like_it_is_read_as_before(context: Context, line: str, meant: str) -> None:
    assert told(line, context) == meant
