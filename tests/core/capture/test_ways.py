"""Which way money went: by the verb, by who stands where; what nobody said is asked."""

import pytest

from core.capture.model import Context
from tests.core.capture.telling import MONGOLIAN_IN_SYDNEY, SYDNEY, ULAANBAATAR, told

_CASES: tuple[tuple[Context, str, str], ...] = (
    (SYDNEY, "sam paid me 36 for petrol", "repayment 36.00 AUD payee=sam incoming"),
    (SYDNEY, "mum paid me 50", "? kind.which | income 50.00 AUD | repayment 50.00 AUD"),
    (SYDNEY, "eggs 6 from Sally", "? kind.which | expense 6.00 AUD | income 6.00 AUD | repayment 6.00 AUD"),
    (SYDNEY, "soccer money 60 from Sally", "income 60.00 AUD payee=Sally"),
    (SYDNEY, "got lunch from dad 20", "expense 20.00 AUD food.eating_out"),
    (SYDNEY, "pay 4,318.22", "income 4318.22 AUD income.salary"),
    (SYDNEY, "fortnight pay 2400", "income 2400.00 AUD income.salary"),
    (SYDNEY, "pay rent 500", "expense 500.00 AUD home.rent"),
    (SYDNEY, "payment 2400", "expense 2400.00 AUD"),
    (SYDNEY, "pay Bat 50", "? kind.which | expense 50.00 AUD | remittance 50.00 AUD | repayment 50.00 AUD"),
    (SYDNEY, "wages 800", "income 800.00 AUD income.salary"),
    (SYDNEY, "wages to Sam 800", "? kind.which | expense 800.00 AUD | income 800.00 AUD"),
    (SYDNEY, "casual wages Tilda 412", "? kind.which | expense 412.00 AUD | income 412.00 AUD"),
    (SYDNEY, "bond refund to tenant 2480", "? kind.which | expense 2480.00 AUD | income 2480.00 AUD"),
    (SYDNEY, "invoice 1043 paid 1870", "? kind.which | expense 1870.00 AUD | income 1870.00 AUD"),
    (SYDNEY, "tenant 2 late again", "? meaning.guess | record 2.00 AUD | no"),
    (SYDNEY, "taxi there and back 34.60", "expense 34.60 AUD transport.taxi"),
    (SYDNEY, "home loan interest 2910.55", "expense 2910.55 AUD money.interest"),
    (SYDNEY, "woolies refund 6.50 off milk", "refund 6.50 AUD food.groceries payee=Woolworths"),
    (SYDNEY, "hairdresser set and perm 95", "expense 95.00 AUD personal.care"),
    (ULAANBAATAR, "таксигаар ирсэн 15000", "expense 15000 MNT transport.taxi"),
    (ULAANBAATAR, "такси ирсэн 15000", "? kind.which | expense 15000 MNT | income 15000 MNT"),
    (ULAANBAATAR, "кинонд орсон 20000", "expense 20000 MNT fun.entertainment"),
    (ULAANBAATAR, "сүүний мөнгө 46000 орсон", "income 46000 MNT income.other"),
    (ULAANBAATAR, "Батаас мах 50000 авсан", "expense 50000 MNT food.groceries"),
    (ULAANBAATAR, "Батаас авлагаа авсан 50000", "repayment 50000 MNT payee=Бат incoming"),
    (ULAANBAATAR, "2 сарын дулаан 98600", "expense 98600 MNT home.heating"),
    (ULAANBAATAR, "2 сард дулаан 98600", "? date.vague | date 98600 MNT"),
    (ULAANBAATAR, "2 sard dulaan 98600", "? date.vague | date 98600 MNT"),
    (ULAANBAATAR, "12-р сарын 35-нд даашинз 320000", "? date.impossible"),
    (SYDNEY, "rent in march 2400", "? date.vague | date 2400.00 AUD"),
    (SYDNEY, "kr 120 sandwich", "? currency.mark | SEK 120.00 SEK | NOK 120.00 NOK | DKK 120.00 DKK"),
    (SYDNEY, "zz 120 sandwich", "? currency.mark | EUR 120.00 EUR | USD 120.00 USD"),
    (SYDNEY, "ISK 4500 hotdog", "expense 4500 ISK food.eating_out"),
    (SYDNEY, "JMD 500 lunch", "expense 500.00 JMD food.eating_out"),
    (SYDNEY, "lunch ¤45", "? currency.mark | EUR 45.00 EUR | USD 45.00 USD"),
    (
        ULAANBAATAR,
        "кофе 4,50",
        "? amount.separator | thousands 4500 MNT | literal 4.50 MNT | AUD 4.50 AUD | literal 450 MNT",
    ),
    (SYDNEY, "Mick's Palace 22", "expense 22.00 AUD payee=Mick's Palace"),
    (SYDNEY, "put 50 for Bat", "? account.to | own 50.00 AUD | own 50.00 AUD | remittance 50.00 AUD"),
    (ULAANBAATAR, "Болороос авлага 200000 авлаа", "repayment 200000 MNT payee=Болор incoming"),
    (SYDNEY, "interest on car loan 300", "expense 300.00 AUD money.interest"),
    (SYDNEY, "dinner 20 part 180", "? amount.which | first 20.00 AUD | second 180.00 AUD | sum 200.00 AUD"),
    (ULAANBAATAR, "хүүгийн цэцэрлэг 850к", "expense 850000 MNT education.childcare"),
    (MONGOLIAN_IN_SYDNEY, "OSHC даатгал 620", "expense 620.00 AUD money.insurance"),
    (MONGOLIAN_IN_SYDNEY, "сургалт 45000", "? currency.size | AUD 45000.00 AUD | MNT 45000 MNT"),
)  # fmt: skip


@pytest.mark.parametrize(("context", "line", "meant"), _CASES)
def test_ways(context: Context, line: str, meant: str) -> None:
    assert told(line, context) == meant
