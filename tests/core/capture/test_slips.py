"""A slip of one letter is read and shown, or asked; what is right is never corrected."""

import pytest

from core.capture.model import Context
from tests.core.capture.telling import (
    SYDNEY,
    ULAANBAATAR,
    told,
)

_CASES: tuple[tuple[Context, str, str], ...] = (
    (SYDNEY, "cofee 4.50", "expense 4.50 AUD food.coffee cofee>coffee"),
    (SYDNEY, "gorceries 45", "expense 45.00 AUD food.groceries gorceries>groceries"),
    (SYDNEY, "yesteday coffee 4.50", "expense 4.50 AUD 2026-11-23 food.coffee yesteday>yesterday"),
    (SYDNEY, "salery 3200", "income 3200.00 AUD income.salary salery>salary"),
    (SYDNEY, "refunnd 20 kmart", "refund 20.00 AUD payee=Kmart refunnd>refund"),
    (SYDNEY, "toffee 4.50", "expense 4.50 AUD payee=toffee"),
    (SYDNEY, "battle 20", "? meaning.guess | record 20.00 AUD | no"),
    (SYDNEY, "kithdrew 85.50", "? meaning.plan | record 85.50 AUD | no"),
    (SYDNEY, "zentrelink 85.50", "? meaning.plan | record 85.50 AUD | no"),
    (SYDNEY, "lunch at Cofee 12", "expense 12.00 AUD food.eating_out payee=Cofee"),
    (SYDNEY, "moved 500 to sayings", "? kind.which | expense 500.00 AUD | own 500.00 AUD | own 500.00 AUD"),
    (SYDNEY, "renit 500", "? meaning.plan | record 500.00 AUD | no"),
    (ULAANBAATAR, "бензн 80000", "expense 80000 MNT transport.fuel"),
    (ULAANBAATAR, "шилжүүлгэ 50000 хадгаламж руу", "? meaning.plan | record 50000 MNT | no"),
    (ULAANBAATAR, "bensin 80000", "expense 80000 MNT transport.fuel bensin>benzin"),
    (ULAANBAATAR, "хүнс 45000 ачигдөр", "? meaning.plan | record 45000 MNT | no"),
)


@pytest.mark.parametrize(("context", "line", "meant"), _CASES)
def test_slips(context: Context, line: str, meant: str) -> None:
    assert told(line, context) == meant
