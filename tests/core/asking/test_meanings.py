"""What words mean beside each other: gifts, what is owned, rates of other things, small words that name a thing."""

import pytest

from tests.core.asking.asking import ask, days


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("how much did grandma give us", "AU", {"measure": "received", "payee": "grandma"}),
        ("how much did we send my mother", "AU", {"measure": "spent", "payee": "mum"}),
        ("how much did mum cost us", "AU", {"measure": "spent", "payee": "mum"}),
        ("from who did we get the most money", "AU", {"measure": "received", "group_by": "payee"}),
        ("ээж надад хэд өгсөн бэ", "MN", {"measure": "received", "payee": "ээж"}),
        ("ээжээс хэд авсан бэ", "MN", {"measure": "received", "payee": "ээж"}),
        ("номингоос хэд авсан бэ", "MN", {"measure": "spent", "payee": "Номин"}),
        ("хэн бидэнд хамгийн их мөнгө явуулсан бэ", "MN", {"measure": "received", "group_by": "payee"}),
        ("batin zarlaga", "MN", {"measure": "spent", "member": "bat"}),
        ("сарнай хэд зарцуулсан бэ", "MN", {"measure": "spent", "member": "сарнай"}),
    ],
)
def test_who_gave_and_who_got(text: str, country: str, found: dict[str, object]) -> None:
    assert ask(text, country) == found


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("how much usd do we have", "AU", {"measure": "balance", "currency": "USD"}),
        ("how many bitcoin do we own", "AU", {"measure": "balance", "currency": "BTC"}),
        ("what's our bitcoin worth", "AU", {"measure": "balance", "currency": "BTC"}),
        ("price of bitcoin", "AU", {"measure": "rate", "currency": "BTC"}),
        ("how much do we own", "AU", {"measure": "net_worth"}),
        ("credit card debt", "AU", {"measure": "balance", "account": "credit card"}),
        ("credit card balance", "AU", {"measure": "balance", "account": "credit card"}),
        ("how much is left to pay on the mortgage", "AU", {"measure": "balance", "account": "mortgage"}),
        ("total in all accounts", "AU", {"measure": "balance"}),
        ("данс хэдтэй байна", "MN", {"measure": "balance"}),
        ("хадгаламж хэд болсон бэ", "MN", {"measure": "balance", "account": "savings"}),
        ("хадгаламжаар хэд төлсөн бэ", "MN", {"measure": "spent", "account": "savings"}),
        ("хэдэн биткойнтой вэ", "MN", {"measure": "balance", "currency": "BTC"}),
        ("биткойн хэд болсон бэ", "MN", {"measure": "rate", "currency": "BTC"}),
    ],
)
def test_what_one_has(text: str, country: str, found: dict[str, object]) -> None:
    assert ask(text, country) == found


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("savings rate last year", "AU"),
        ("interest rate on the mortgage", "AU"),
        ("average usd rate this month", "AU"),
        ("what's left of my salary", "AU"),
        ("how much did we save on groceries", "AU"),
        ("average number of coffees per week", "AU"),
        ("highest balance this year", "AU"),
        ("lowest expense in october", "AU"),
        ("how much more did we spend last month", "AU"),
        ("food and coffee in october", "AU"),
        ("list all transactions over 500", "AU"),
        ("how much did we spend on bills", "AU"),
        ("how much did we spend on the trip", "AU"),
        ("how much did they spend", "AU"),
        ("how much have we lent", "AU"),
        ("recent spending", "AU"),
        ("цалингаас хэд үлдсэн бэ", "MN"),
        ("хамгийн бага орлого", "MN"),
        ("зээл дээр хэд төлсөн бэ", "MN"),
        ("хүүхэд хэдтэй вэ", "MN"),
        ("мөнгө юунд ордог вэ", "MN"),
        ("өнгөрсөн сард цэрэг хэд зарцуулсан бэ", "MN"),
        ("юу байна", "MN"),
        ("how many accounts do we have", "AU"),
        ("where did our income come from", "AU"),
        ("how much do we owe on the house", "AU"),
        ("how much can we spend this month", "AU"),
        ("хэн юунд зарцуулсан бэ", "MN"),
        ("хаанаас голомт руу хэд шилжүүлсэн бэ", "MN"),
        ("биткойноос хэд олсон бэ", "MN"),
        ("хүүхдүүдтэй хэд зарцуулсан бэ", "MN"),
        ("Бат бид хоёр хэд зарцуулсан бэ", "MN"),
    ],
)
def test_two_meanings_or_none_are_asked(text: str, country: str) -> None:
    assert ask(text, country) == {"ask": "meaning"}


@pytest.mark.parametrize(
    ("text", "country", "found"),
    [
        ("show all expenses of Bat", "AU", {"measure": "entries", "member": "Bat"}),
        ("our average grocery shop", "AU", {"measure": "average", "category": "food.groceries"}),
        ("how many fines did i get", "AU", {"measure": "count", "category": "transport.fines", "member": "me"}),
        ("kfc 🍗 total spent", "AU", {"measure": "spent", "payee": "KFC"}),
        ("how much 💰 did we spend", "AU", {"measure": "spent"}),
        ("highest income", "AU", {"measure": "largest", "category": "income"}),
        ("топ 5 дэлгүүр", "MN", {"measure": "spent", "group_by": "payee", "limit": 5}),
        ("ене сард хэд зарцуулсан бе", "MN", ask("энэ сард хэд зарцуулсан бэ", "MN")),
        ("шүдний эмчид хэд төлсөн бэ", "MN", {"measure": "spent", "category": "health.dental"}),
        ("түрээс долоо хоногт хэд вэ", "MN", {"measure": "spent", "category": "home.rent", "group_by": "week"}),
        ("бензин долоо хоногоор хэд зарцуулсан бэ", "MN",
         {"measure": "spent", "category": "transport.fuel", "group_by": "week"}),
    ],
)  # fmt: skip
def test_small_words(text: str, country: str, found: dict[str, object]) -> None:
    assert ask(text, country) == found


def test_festivals_of_a_year_and_comparisons_by_from() -> None:
    assert days("spending in naadam 2025") == ("2025-07-11", "2025-07-13")
    assert days("spending in tsagaan sar 2015") == "date"
    assert days("10-р сар 9-р сараас их байсан уу", "MN") == ("2026-09-01", "2026-10-31")
    assert days("9-р сарын 1-ээс 15 хүртэлх зарлага", "MN") == ("2026-09-01", "2026-09-15")
    assert days("өнгөрсөн 3 сард хэд зарцуулсан бэ", "MN") == "date"
    assert days("хоёр сард хэд зарцуулсан бэ", "MN") == "date"
    assert days("хоёрдугаар сард хэд зарцуулсан бэ", "MN") == ("2026-02-01", "2026-02-28")
    assert days("өнгөрсөн 10 сард хэд зарцуулсан бэ", "MN") == ("2026-10-01", "2026-10-31")
    assert days("энэ хавар хэд зарцуулсан бэ", "MN") == "date"
