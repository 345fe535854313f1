"""Money that came from someone, and accounts that are named in one's own words."""

import pytest

from core.capture.model import Context
from tests.core.capture.telling import SYDNEY, ULAANBAATAR, told

_CASES: tuple[tuple[Context, str, str], ...] = (
    (SYDNEY, "lodger paid rent 250", "income 250.00 AUD income.rental"),
    (SYDNEY, "tenant paid 400", "income 400.00 AUD income.rental"),
    (SYDNEY, "400 from tenant", "income 400.00 AUD income.rental"),
    (SYDNEY, "boss paid me 500", "income 500.00 AUD income.salary"),
    (SYDNEY, "client dinner 80", "expense 80.00 AUD food.eating_out"),
    (SYDNEY, "paid customer 30", "expense 30.00 AUD"),
    (SYDNEY, "You've been paid $1,105.60 by Acme", "income 1105.60 AUD"),
    (SYDNEY, "uber driving earnings 214.65", "income 214.65 AUD income.other payee=Uber"),
    (SYDNEY, "won 20 on a scratchie", "income 20.00 AUD income.other"),
    (SYDNEY, "we won 3", "? meaning.plan | record 3.00 AUD | no"),
    (SYDNEY, "nan gave me 50 for my birthday", "income 50.00 AUD income.gift payee=grandma"),
    (SYDNEY, "got 100 from grandpa for christmas", "income 100.00 AUD income.gift payee=grandpa"),
    (SYDNEY, "got lunch from dad 20", "expense 20.00 AUD food.eating_out"),
    (SYDNEY, "+8.12 interest", "income 8.12 AUD income.interest"),
    (SYDNEY, "earned 61 interest", "income 61.00 AUD income.interest"),
    (SYDNEY, "daycare pension 486", "? kind.which | income 486.00 AUD | expense 486.00 AUD"),
    (SYDNEY, "daycare 486 after ccs", "expense 486.00 AUD education.childcare"),
    (SYDNEY, "moved 250 to the holiday account", "transfer 250.00 AUD to_account=holiday"),
    (SYDNEY, "chucked 50 into the new car fund", "transfer 50.00 AUD to_account=new car"),
    (SYDNEY, "coffee 5 from house kitty account", "expense 5.00 AUD food.coffee account=house kitty"),
    (SYDNEY, "account 50", "? meaning.no_words | record 50.00 AUD | no"),
    (SYDNEY, "from account 50", "? meaning.no_words | record 50.00 AUD | no"),
    (SYDNEY, "top up revolut 100", "transfer 100.00 AUD to_account=revolut"),
    (SYDNEY, "transferred 400 for tuition fees", "expense 400.00 AUD education.tuition"),
    (
        SYDNEY,
        "wise 1000 aud -> 2,240,000 mnt to sister, 6.11 fee",
        "remittance 1000.00 AUD account=wise beneficiary=sister to=2240000MNT fee=6.11AUD",
    ),
    (SYDNEY, "kmart return, 19 back on card", "refund 19.00 AUD payee=Kmart"),
    (SYDNEY, "cancelled flight refund 340", "refund 340.00 AUD fun.travel"),
    (SYDNEY, "Fenwick & Sons 77", "expense 77.00 AUD payee=Fenwick & Sons"),
    (SYDNEY, "couch 150 off gumtree", "expense 150.00 AUD home.furniture payee=Gumtree"),
    (SYDNEY, "couch 150 off", "? meaning.plan | record 150.00 AUD | no"),
    (SYDNEY, "water rates 240 due today, paid", "expense 240.00 AUD home.water"),
    (SYDNEY, "paid back Woolworths 45", "repayment 45.00 AUD payee=Woolworths"),
    (ULAANBAATAR, "түрээслэгч 400к төлсөн", "income 400000 MNT income.rental"),
    (ULAANBAATAR, "ажлын хөлс 200к авсан", "income 200000 MNT income.salary"),
    (ULAANBAATAR, "обой наалгасан ажлын хөлс 450к", "expense 450000 MNT home.repairs"),
    (ULAANBAATAR, "ажлын хөлс 200к", "? kind.which | expense 200000 MNT | income 200000 MNT"),
    (ULAANBAATAR, "сугалаанд 20 мянга хожлоо", "income 20000 MNT income.other"),
    (ULAANBAATAR, "тэтгэмж 1.9 сая авлаа", "income 1900000 MNT income.benefit"),
    (ULAANBAATAR, "pay orchloo 987000", "income 987000 MNT income.salary"),
    (ULAANBAATAR, "гутлаа буцаагаад 89к авлаа", "refund 89000 MNT personal.clothes"),
    (ULAANBAATAR, "лизинг буцаасан 200к", "expense 200000 MNT money.debt"),
    (ULAANBAATAR, "машиндаа бензин хийлээ 80000", "expense 80000 MNT transport.fuel"),
    (ULAANBAATAR, "хадгаламждаа 150к нэмлээ", "transfer 150000 MNT to_account=savings"),
    (ULAANBAATAR, "аяллын данс руу 200к хийсэн", "transfer 200000 MNT to_account=аяллын"),
    (ULAANBAATAR, "голомт данс руу 200к", "transfer 200000 MNT to_account=golomt"),
    (ULAANBAATAR, "данс руу 200к", "? meaning.no_words | record 200000 MNT | no"),
    (ULAANBAATAR, "facebook-с гутал 60к", "expense 60000 MNT personal.clothes payee=Facebook"),
)


@pytest.mark.parametrize(("context", "line", "meant"), _CASES)
def test_coming_in(context: Context, line: str, meant: str) -> None:
    assert told(line, context) == meant


_TALK = (
    "rent went up by 30",
    "price is 30 now",
    "can u pay the rego pls its 412",
    "pls buy milk 5",
    "they wanted 600 for a plumber",
)


@pytest.mark.parametrize("line", _TALK)
def test_requests_and_news_are_asked(line: str) -> None:
    assert told(line).startswith("? meaning.plan")


_COUNTED: tuple[tuple[str, str], ...] = (
    ("vet 150 in 3 days", "? date.future"),
    ("vet 150 in a week", "? date.future"),
    ("dinner 30 each for 4 of us", "? amount.each | together 30.00 AUD | each 120.00 AUD"),
    ("30 each for 4 of us", "? amount.each | together 30.00 AUD | each 120.00 AUD"),
    ("dinner for 4 people 120", "expense 120.00 AUD food.eating_out"),
    ("pizza 2x 15", "? amount.each | together 15.00 AUD | each 30.00 AUD"),
    ("3 x 4.5 coffee", "expense 13.50 AUD food.coffee"),
    ("2 beers at 11 each", "expense 22.00 AUD food.alcohol"),
    ("100 napkins n plates 14.5", "? amount.which | first 100.00 AUD | second 14.50 AUD | sum 114.50 AUD"),
    ("coffee 5 @ starbucks", "expense 5.00 AUD food.coffee payee=Starbucks"),
    ("table for 6 dinner 240", "? amount.which | first 6.00 AUD | second 240.00 AUD | sum 246.00 AUD"),
    ("lunch 18 incl tip 2", "? amount.which | first 18.00 AUD | second 2.00 AUD | sum 20.00 AUD"),
    ("rent 620 x 2 weeks", "? amount.each | together 620.00 AUD | each 1240.00 AUD"),
    ("bus from Coogee 4, at congie 5", "expense 4.00 AUD transport.public payee=Coogee; expense 5.00 AUD payee=congie"),
    ("movies 2 tix 46", "expense 46.00 AUD fun.entertainment"),
)


@pytest.mark.parametrize(("line", "meant"), _COUNTED)
def test_what_is_counted_or_ahead_is_asked(line: str, meant: str) -> None:
    assert told(line) == meant


def test_in_mongolian_the_days_ahead_are_asked() -> None:
    assert told("3 хоногийн дараа түрээс 900к", ULAANBAATAR) == "? date.future"


_ALERTS: tuple[tuple[str, str], ...] = (
    (
        "Bendigo: Card 5521 refund AUD 39.00 from THE ICONIC processed",
        "refund 39.00 AUD personal.clothes payee=The Iconic account=bendigo bank_message",
    ),
    (
        "NAB alert: $1,120.00 was deposited into account ending 552 from ACE PTY LTD WAGES 20/11/2026",
        "income 1120.00 AUD 2026-11-20 income.salary payee=ACE PTY LTD account=nab bank_message",
    ),
    (
        "Khan Bank: 5012****88 account debited 45,000.00 MNT. NOMIN SUPERMARKET. Balance: 1,203,400.00 MNT",
        "expense 45000 MNT food.groceries payee=Номин account=khan bank_message",
    ),
)


@pytest.mark.parametrize(("text", "meant"), _ALERTS)
def test_alerts_are_dated_and_named_by_their_memo(text: str, meant: str) -> None:
    assert told(text) == meant
