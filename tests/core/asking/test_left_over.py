"""Words that would change what is asked and that no field holds: the whole question is asked back."""

import pytest

from tests.core.asking.asking import ask, days


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("how much did we spend on #trip", "AU"),
        ("how much did we spend since on coffee", "AU"),
        ("how much was the kmart purchase before last", "AU"),
        ("who has money in khan", "AU"),
        ("who is the usd rate", "AU"),
        ("did bat pay the rent", "AU"),
        ("has the electricity bill been paid", "AU"),
        ("what day do i usually get paid", "AU"),
        ("which days did we go to kmart", "AU"),
        ("what's our profit on bitcoin", "AU"),
        ("how much did we make on our shares", "AU"),
        ("khan loan balance", "AU"),
        ("how much do we owe on the commbank loan", "AU"),
        ("how much gst did we pay on uber", "AU"),
        ("average savings per month", "AU"),
        ("show purchases of exactly 25 dollars", "AU"),
        ("spending on mondays", "AU"),
        ("spending every friday", "AU"),
        ("spending on weekends", "AU"),
        ("can we spend 500 on coffee", "AU"),
        ("net worth at the end of", "AU"),
        ("өнгөрсөн жилээс илүү зарцуулж байна уу", "MN"),
        ("тог төлсөн үү", "MN"),
        ("хэн Хаанд хэдтэй вэ", "MN"),
        ("Хаан банкны зээл хэд үлдсэн бэ", "MN"),
        ("даваа гараг бүр хэд зарцуулдаг вэ", "MN"),
        ("хоол юм уу кофе 10-р сард", "MN"),
        ("сард дунджаар хэд хуримтлуулдаг вэ", "MN"),
        ("100 мянга гаруй зарлага", "MN"),
        ("оны эхнээс биткойны өсөлт", "MN"),
        ("хадгаламжийн хүү хэд вэ", "MN"),
        ("кофенд 10-р сард хасах хэд зарцуулсан бэ", "MN"),
        ("income from bat's job in october", "AU"),
        ("we sent how much home", "AU"),
        ("how much did we spend on other in october", "AU"),
        ("spending next week", "AU"),
        ("what did grandma give the kids", "AU"),
        ("kofenoos uur yund hed zartsuulsan", "MN"),
        ("эхний даваа гарагт хэд зарцуулсан бэ", "MN"),
        ("how much is the mortgage", "AU"),
        ("Номинд сүү хэд вэ", "MN"),
        ("how much of the rent did bat pay", "AU"),
        ("spending at night", "AU"),
        ("НӨАТ-гүй зарлага хэд вэ", "MN"),
        ("кофенд хэт их зарцуулж байна уу", "MN"),
        ("давхардсан гүйлгээ", "MN"),
        ("12-р сар гэхэд хэд хуримтлуулах вэ", "MN"),
        ("хэд төлөх вэ энэ сард", "MN"),
        ("Сарнайгийнх хэд вэ", "MN"),
        ("хувьцаа маань хэдээр өссөн бэ", "MN"),
        ("net worth on my birthday", "AU"),
        ("which categories are there", "AU"),
    ],
)
def test_it_is_asked(text: str, country: str) -> None:
    assert ask(text, country) == {"ask": "meaning"}


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("how much did we send home", "AU", {"measure": "spent", "category": "family.support"}),
        ("last 5 expenses", "AU", {"measure": "entries", "limit": 5}),
        ("сүүлийн 5 зарлага", "MN", {"measure": "entries", "limit": 5}),
        ("find me the ikea purchase", "AU", {"measure": "entries", "payee": "IKEA"}),
        ("how much is left over each month", "AU", {"measure": "saved", "group_by": "month"}),
        ("how much income did sarnai have", "AU", {"measure": "received", "member": "sarnai"}),
        ("taksind heden udaa suusan be", "MN", {"measure": "count", "category": "transport.taxi"}),
        ("what's the flat in ulaanbaatar worth", "AU", {"measure": "balance", "account": "flat in ulaanbaatar"}),
        ("value of our sydney flat", "AU", {"measure": "balance", "account": "sydney flat"}),
        ("lowest spending month", "AU", {"measure": "spent", "group_by": "month"}),
        ("which month had the highest spending", "AU", {"measure": "spent", "group_by": "month"}),
        ("top 3 spending categories", "AU", {"measure": "spent", "group_by": "category", "limit": 3}),
        ("last 10 purchases by sarnai", "AU", {"measure": "entries", "member": "sarnai", "limit": 10}),
        ("sarnain zarlaga", "MN", {"measure": "spent", "member": "sarnai"}),
        ("bat vs sarnai", "AU", {"measure": "spent", "group_by": "member"}),
        ("average we earn per month", "AU", {"measure": "average", "category": "income", "group_by": "month"}),
        ("how many times did we get paid", "AU", {"measure": "count", "category": "income"}),
        ("net worth this time last year", "AU", {"measure": "net_worth", "from": "2025-11-24", "to": "2025-11-24"}),
        ("7 хоногт дунджаар хэд зарцуулдаг вэ", "MN", {"measure": "average", "group_by": "week"}),
        ("бүх дансанд доллараар хэд байна", "MN", {"measure": "balance", "currency": "USD"}),
    ],
)
def test_it_is_read(text: str, country: str, found: dict[str, object]) -> None:
    assert ask(text, country) == found


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("spending same period last year", "AU", ("2025-01-01", "2025-11-24")),
        ("spending last 12 months by month", "AU", ("2025-11-25", "2026-11-24")),
        ("give me a summary for this fy", "AU", ("2026-07-01", "2026-11-24")),
        ("9, 10-р сард нийт хэд зарцуулсан бэ", "MN", ("2026-09-01", "2026-10-31")),
        ("this april vs last april", "AU", "date"),
        ("what were our savings at the end of june", "AU", "date"),
        ("spending this time last year", "AU", "date"),
        ("compare this year and the same period last year", "AU", "date"),
        ("spending in the first half of the year", "AU", ("2026-01-01", "2026-06-30")),
        ("өнгөрсөн оны мөн үед хэд зарцуулсан бэ", "MN", ("2025-01-01", "2025-11-24")),
        ("өнгөрсний өмнөх долоо хоногт хэд зарцуулсан бэ", "MN", ("2026-11-09", "2026-11-15")),
        ("оны эхний хагаст хэд зарцуулсан", "MN", ("2026-01-01", "2026-06-30")),
        ("10 сарын 1-нээс 10 сарын 15 хүртэл хэд зарцуулсан", "MN", ("2026-10-01", "2026-10-15")),
    ],
)
def test_days(text: str, country: str, found: object) -> None:
    assert days(text, country) == found
