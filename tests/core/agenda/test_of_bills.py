"""What is asked of bills and income, in both languages and both alphabets; all else is left to others."""

import pytest

from core.agenda.asked import LONGEST
from core.agenda.of_bills import Ask, AskedOfBills, read_of_bills
from integrations.vocabulary.calendar import load_calendar_words

WORDS = load_calendar_words()
ASKED = {
    "When's the rent due?": (Ask.NEXT, "rent"),
    "when do we have to pay the car insurance next": (Ask.NEXT, "car insurance"),
    "next electricity bill": (Ask.NEXT, "electricity"),
    "what's my rent?": (Ask.NEXT, "rent"),
    "how much is Netflix": (Ask.NEXT, "netflix"),
    "is the rent paid yet?": (Ask.PAID, "rent"),
    "did we pay the rent this month": (Ask.PAID, "rent"),
    "when did we last pay the gym": (Ask.PAID, "gym"),
    "what is the next bill": (Ask.COMING, ""),
    "what bills are coming up?": (Ask.COMING, ""),
    "anything due": None,
    "any bills due soon": (Ask.COMING, ""),
    "is anything overdue?": (Ask.COMING, ""),
    "which bills are not paid yet": (Ask.COMING, ""),
    "what bills do we have": (Ask.ALL, ""),
    "show all my subscriptions": (Ask.ALL, ""),
    "how much are our bills a month?": (Ask.ALL, ""),
    "how much do we pay for subscriptions per month": (Ask.ALL, ""),
    "when is payday": (Ask.PAYDAY, ""),
    "when do I get paid?": (Ask.PAYDAY, ""),
    "how many days until payday": (Ask.PAYDAY, ""),
    "am I going to run out of money?": (Ask.ENOUGH, ""),
    "will we have enough until payday": (Ask.ENOUGH, ""),
    "how long will the money last?": (Ask.ENOUGH, ""),
    "цалин хүртэл мөнгө хүрэх үү": (Ask.ENOUGH, ""),
    "мөнгө маань хэзээ дуусах вэ": (Ask.ENOUGH, ""),
    "tsalin hurtel mungu hureh uu": (Ask.ENOUGH, ""),
    "Түрээсээ хэзээ төлөх вэ?": (Ask.NEXT, "түрээсээ"),
    "дараагийн интернэтийн төлбөр хэзээ вэ": (Ask.NEXT, "интернэтийн"),
    "цахилгаан хэд вэ": (Ask.NEXT, "цахилгаан"),
    "turees hezee tuluh ve": (Ask.NEXT, "turees"),
    "түрээсээ төлсөн үү": (Ask.PAID, "түрээсээ"),
    "зээлээ хамгийн сүүлд хэзээ төлсөн бэ": (Ask.PAID, "зээлээ"),
    "ямар төлбөр ойртож байна вэ": (Ask.COMING, ""),
    "төлөөгүй төлбөр байна уу": (Ask.COMING, ""),
    "манай бүх тогтмол төлбөр": (Ask.ALL, ""),
    "бид сард хэдэн төгрөгийн төлбөр төлдөг вэ": (Ask.ALL, ""),
    "цалин хэзээ буух вэ?": (Ask.PAYDAY, ""),
    "хэзээ цалингаа авах вэ": (Ask.PAYDAY, ""),
    "цалин буух хүртэл хэд хоног үлдсэн бэ": (Ask.PAYDAY, ""),
}


@pytest.mark.parametrize("text", ASKED)
def test_what_is_asked_is_read(text: str) -> None:
    assert WORDS.may_be(text)
    found = read_of_bills(text, WORDS.load())
    expected = ASKED[text]
    if expected is None:
        assert not [one for one in found if not one.name]
    else:
        assert found[0] == AskedOfBills(*expected)


@pytest.mark.parametrize(
    "text",
    [
        "coffee 4.50",
        "how much did we spend on bills in October?",
        "rent 2400 every second friday",
        "paid the rent 2400",
        "кофе 8500",
        "10 сард төлбөрт хэдийг зарцуулсан бэ",
        "next bill\nand another",
        "when is " + "rent " * LONGEST + "due",
    ],
)
def test_what_is_something_else_is_left(text: str) -> None:
    assert read_of_bills(text, WORDS.load()) == ()
